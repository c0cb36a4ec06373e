//! The numbers of plans after a merge. The merge renumbers the writes, and no plan may seem to know a write that it did not know.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use chrono::{DateTime, TimeDelta, Utc};
use common::{Fixture, add_run_of, fixture, now};
use domain::fingerprint::Fingerprint;
use domain::run::{Outcome, RunState, Step, StepState};
use rstest::rstest;
use store::{Intent, RowOutcome, Store};

fn at(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

/// Adds a confirmed write to the person's row.
fn add_write(store: &Store, run_id: &str, name: &str, minutes: i64) {
    let idempotency_key = Fingerprint::of(&[run_id, name]);
    let key = format!("source:{name}");
    let intent = Intent { idempotency_key: &idempotency_key, run_id, row_key: &key, step: Step::CreateUser, fields: &[], amount: None };
    let seq = store.record_intent_unless_written(&intent, i64::MAX, at(minutes)).unwrap().unwrap();
    store.set_step(seq, StepState::Confirmed, Some("501"), at(minutes)).unwrap();
    store.set_row_outcome(run_id, &key, &RowOutcome::plain(Outcome::Confirmed)).unwrap();
}

/// Adds a run that is done: each person's write is confirmed.
fn add_done_run(store: &Store, run_id: &str, names: &[&str], minutes: i64) {
    add_run_of(store, run_id, names);
    for name in names {
        add_write(store, run_id, name, minutes);
    }
    store.set_run_state(run_id, RunState::Done, Some(at(minutes)), None).unwrap();
}

/// Adds a run that was planned now and interrupted before its first write.
fn add_interrupted_run(store: &Store, run_id: &str, names: &[&str]) {
    add_run_of(store, run_id, names);
    store.set_run_state(run_id, RunState::Interrupted, Some(at(50)), None).unwrap();
}

fn merge_into(from: &Fixture, to: &Fixture, minutes: i64) {
    let file = from.folder.path().join(format!("at {minutes}.db"));
    from.store.back_up(&file).unwrap();
    to.store.restore(&to.store.inspect_back_up(&file).unwrap(), at(minutes)).unwrap();
}

/// The writes that a run's plan does not know, as run and row.
fn unknown_writes(store: &Store, run_id: &str) -> Vec<String> {
    let rows = store.other_writes(run_id).unwrap().rows;
    rows.into_iter().map(|row| format!("{} {}", row.write.run_id, row.write.key.replace("source:", ""))).collect()
}

#[rstest]
#[case::written_before_the_plan_was_made(3)]
#[case::written_after_it_was_made(30)]
fn merged_plan_does_not_know_local_writes(#[case] minutes: i64) {
    let there = fixture();
    add_done_run(&there.store, "old", &["Ida", "Nils", "Olle", "Per"], 10);
    add_interrupted_run(&there.store, "r", &["Ebba", "Nils"]);
    let here = fixture();
    add_done_run(&here.store, "mine", &["Ebba"], minutes);
    merge_into(&there, &here, 60);
    assert!(unknown_writes(&here.store, "r").contains(&"mine Ebba".to_owned()), "it would be written a second time");
}

#[rstest]
#[case::written_before_the_plan_was_made(3)]
#[case::written_after_it_was_made(30)]
fn local_plan_does_not_know_restored_writes(#[case] minutes: i64) {
    let there = fixture();
    add_done_run(&there.store, "theirs", &["Ebba"], minutes);
    let here = fixture();
    add_done_run(&here.store, "old", &["Ida", "Nils", "Olle", "Per"], 10);
    add_interrupted_run(&here.store, "r", &["Ebba", "Nils"]);
    merge_into(&there, &here, 60);
    assert!(unknown_writes(&here.store, "r").contains(&"theirs Ebba".to_owned()), "it would be written a second time");
}

/// An interrupted run can be continued after a restore: its plan knows the earlier writes of its own file.
#[rstest]
#[case::into_an_empty_file(false)]
#[case::into_a_file_that_wrote_something_later(true)]
fn restored_run_is_not_blocked_by_known_writes(#[case] wrote_later: bool) {
    let there = fixture();
    add_done_run(&there.store, "first", &["Ebba", "Nils"], 1);
    add_interrupted_run(&there.store, "r", &["Ebba", "Nils"]);
    add_done_run(&there.store, "later", &["Nils"], 5);
    let here = fixture();
    if wrote_later {
        add_done_run(&here.store, "mine", &["Olle"], 40);
    }
    merge_into(&there, &here, 60);
    let later: &[&str] = if wrote_later { &["later Nils", "mine Olle"] } else { &["later Nils"] };
    assert_eq!(unknown_writes(&here.store, "r"), later);
    // Further merges in both directions change nothing.
    merge_into(&here, &there, 70);
    merge_into(&there, &here, 80);
    assert_eq!(
        (unknown_writes(&here.store, "r"), unknown_writes(&there.store, "r")),
        (later.iter().map(ToString::to_string).collect(), later.iter().map(ToString::to_string).collect())
    );
}

/// Both files have a write with the number 1.
#[test]
fn equal_numbers_of_two_files_are_not_the_same_write() {
    let (here, there) = (fixture(), fixture());
    add_done_run(&here.store, "mine", &["Ebba"], 1);
    add_interrupted_run(&here.store, "r here", &["Ebba", "Nils"]);
    add_done_run(&there.store, "theirs", &["Nils"], 2);
    add_interrupted_run(&there.store, "r there", &["Ebba", "Nils"]);
    merge_into(&there, &here, 60);
    assert_eq!(unknown_writes(&here.store, "r here"), ["theirs Nils"]);
    // The write of its own file comes after an unknown write, so it does not count as known.
    assert_eq!(unknown_writes(&here.store, "r there"), ["mine Ebba", "theirs Nils"]);
}

/// A clock that was set back gives a later write an earlier time than the known writes have.
#[test]
fn later_write_with_earlier_time_is_not_known() {
    let there = fixture();
    add_done_run(&there.store, "first", &["Olle"], 20);
    add_interrupted_run(&there.store, "r", &["Ebba"]);
    add_done_run(&there.store, "later", &["Ebba"], 3);
    let here = fixture();
    merge_into(&there, &here, 60);
    assert!(unknown_writes(&here.store, "r").contains(&"later Ebba".to_owned()));
}

/// A back-up of a version without plan numbers has the number 0.
#[test]
fn plan_without_a_number_knows_nothing() {
    let there = fixture();
    add_done_run(&there.store, "first", &["Ebba"], 1);
    add_interrupted_run(&there.store, "r", &["Ebba"]);
    let file = there.folder.path().join("older.db");
    there.store.back_up(&file).unwrap();
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute("UPDATE plan SET ledger_seq = 0", []).unwrap();
    drop(connection);
    let here = fixture();
    here.store.restore(&here.store.inspect_back_up(&file).unwrap(), at(60)).unwrap();
    assert_eq!(unknown_writes(&here.store, "r"), ["first Ebba"]);
}

/// A write into the sample company before the restore blocks no write into the real account.
#[test]
fn writes_to_other_account_leave_plan_number_unchanged() {
    let there = fixture();
    add_done_run(&there.store, "first", &["Ebba"], 10);
    add_interrupted_run(&there.store, "r", &["Ebba"]);
    let here = fixture();
    add_sample_run(&here.store);
    merge_into(&there, &here, 60);
    assert_eq!(unknown_writes(&here.store, "r"), Vec::<String>::new());
}

/// Adds the earliest run, of another integration, into the sample company.
fn add_sample_run(store: &Store) {
    let mut connection = store.connection_of("target").unwrap();
    (connection.id, connection.sample) = ("practice".to_owned(), true);
    store.add_connection(&connection, now()).unwrap();
    let mut integration = store.integration("i").unwrap();
    (integration.id, integration.target_id, integration.sample) = ("practice".to_owned(), "practice".to_owned(), true);
    store.add_integration(&integration, now()).unwrap();
    let mut plan = common::plan("practice", &["Ebba"]);
    plan.integration_id = "practice".to_owned();
    store.add_plan(&plan).unwrap();
    let mut run = common::run("practice", &plan);
    run.integration_id = "practice".to_owned();
    assert!(store.begin_run(&run, &plan.plan.changes.iter().collect::<Vec<_>>()).unwrap());
    add_write(store, "practice", "Ebba", 0);
    store.set_run_state("practice", RunState::Done, Some(at(0)), None).unwrap();
}
