//! What a plan knew when it was made, after a merge: writes are numbered anew then, and no plan may seem to know one that it did not.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use chrono::{DateTime, TimeDelta, Utc};
use common::{Kept, begun, kept, now};
use domain::fingerprint::Fingerprint;
use domain::run::{Outcome, RunState, Step, StepState};
use rstest::rstest;
use store::{Intent, RowOutcome, Store};

fn at(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

/// A write of a run for somebody that the target was seen to hold.
fn wrote(store: &Store, run_id: &str, name: &str, minutes: i64) {
    let idempotency_key = Fingerprint::of(&[run_id, name]);
    let key = format!("source:{name}");
    let intent = Intent { idempotency_key: &idempotency_key, run_id, row_key: &key, step: Step::CreateUser, fields: &[], amount: None };
    let seq = store.record_intent_unless_written(&intent, i64::MAX, at(minutes)).unwrap().unwrap();
    store.set_step(seq, StepState::Confirmed, Some("501"), at(minutes)).unwrap();
    store.set_row_outcome(run_id, &key, &RowOutcome::plain(Outcome::Confirmed)).unwrap();
}

/// A run that wrote for everybody it is about, and ended.
fn done(store: &Store, run_id: &str, names: &[&str], minutes: i64) {
    begun(store, run_id, names);
    for name in names {
        wrote(store, run_id, name, minutes);
    }
    store.set_run_state(run_id, RunState::Done, Some(at(minutes)), None).unwrap();
}

/// A run that was planned now, and broken off before it wrote anything.
fn broken_off(store: &Store, run_id: &str, names: &[&str]) {
    begun(store, run_id, names);
    store.set_run_state(run_id, RunState::Interrupted, Some(at(50)), None).unwrap();
}

fn comes(from: &Kept, to: &Kept, minutes: i64) {
    let file = from.folder.path().join(format!("at {minutes}.db"));
    from.store.back_up(&file).unwrap();
    to.store.take_in(&to.store.look_at_back_up(&file).unwrap(), at(minutes)).unwrap();
}

/// The writes that a run's plan does not know, as run and row.
fn unknown(store: &Store, run_id: &str) -> Vec<String> {
    let rows = store.other_writes(run_id).unwrap().rows;
    rows.into_iter().map(|row| format!("{} {}", row.write.run_id, row.write.key.replace("source:", ""))).collect()
}

#[rstest]
#[case::written_before_the_plan_was_made(3)]
#[case::written_after_it_was_made(30)]
fn merged_plan_does_not_know_what_this_file_wrote(#[case] minutes: i64) {
    let there = kept();
    done(&there.store, "old", &["Ida", "Nils", "Olle", "Per"], 10);
    broken_off(&there.store, "r", &["Ebba", "Nils"]);
    let here = kept();
    done(&here.store, "mine", &["Ebba"], minutes);
    comes(&there, &here, 60);
    assert!(unknown(&here.store, "r").contains(&"mine Ebba".to_owned()), "it would be written a second time");
}

#[rstest]
#[case::written_before_the_plan_was_made(3)]
#[case::written_after_it_was_made(30)]
fn plan_of_this_file_does_not_know_what_a_back_up_brings(#[case] minutes: i64) {
    let there = kept();
    done(&there.store, "theirs", &["Ebba"], minutes);
    let here = kept();
    done(&here.store, "old", &["Ida", "Nils", "Olle", "Per"], 10);
    broken_off(&here.store, "r", &["Ebba", "Nils"]);
    comes(&there, &here, 60);
    assert!(unknown(&here.store, "r").contains(&"theirs Ebba".to_owned()), "it would be written a second time");
}

/// A run that was broken off goes on after a restore: its plan knew what its own file had written before.
#[rstest]
#[case::into_an_empty_file(false)]
#[case::into_a_file_that_wrote_something_later(true)]
fn restored_run_is_not_barred_by_what_its_plan_knew(#[case] wrote_later: bool) {
    let there = kept();
    done(&there.store, "first", &["Ebba", "Nils"], 1);
    broken_off(&there.store, "r", &["Ebba", "Nils"]);
    done(&there.store, "later", &["Nils"], 5);
    let here = kept();
    if wrote_later {
        done(&here.store, "mine", &["Olle"], 40);
    }
    comes(&there, &here, 60);
    let later: &[&str] = if wrote_later { &["later Nils", "mine Olle"] } else { &["later Nils"] };
    assert_eq!(unknown(&here.store, "r"), later);
    // It comes back with more of the same, and knows no more and no less.
    comes(&here, &there, 70);
    comes(&there, &here, 80);
    assert_eq!(
        (unknown(&here.store, "r"), unknown(&there.store, "r")),
        (later.iter().map(ToString::to_string).collect(), later.iter().map(ToString::to_string).collect())
    );
}

/// The same numbers in both files stand for different writes: each is the first of its file.
#[test]
fn equal_numbers_of_two_files_are_not_the_same_write() {
    let (here, there) = (kept(), kept());
    done(&here.store, "mine", &["Ebba"], 1);
    broken_off(&here.store, "r here", &["Ebba", "Nils"]);
    done(&there.store, "theirs", &["Nils"], 2);
    broken_off(&there.store, "r there", &["Ebba", "Nils"]);
    comes(&there, &here, 60);
    assert_eq!(unknown(&here.store, "r here"), ["theirs Nils"]);
    // What its own file wrote stands after what it did not know: it is not said to be known.
    assert_eq!(unknown(&here.store, "r there"), ["mine Ebba", "theirs Nils"]);
}

/// A clock that was set back puts a write before those that a plan knew.
#[test]
fn a_write_with_an_earlier_time_is_not_known() {
    let there = kept();
    done(&there.store, "first", &["Olle"], 20);
    broken_off(&there.store, "r", &["Ebba"]);
    done(&there.store, "later", &["Ebba"], 3);
    let here = kept();
    comes(&there, &here, 60);
    assert!(unknown(&here.store, "r").contains(&"later Ebba".to_owned()));
}

/// A back-up of a version that did not count yet knows nothing.
#[test]
fn a_plan_without_a_number_knows_nothing() {
    let there = kept();
    done(&there.store, "first", &["Ebba"], 1);
    broken_off(&there.store, "r", &["Ebba"]);
    let file = there.folder.path().join("older.db");
    there.store.back_up(&file).unwrap();
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute("UPDATE plan SET ledger_seq = 0", []).unwrap();
    drop(connection);
    let here = kept();
    here.store.take_in(&here.store.look_at_back_up(&file).unwrap(), at(60)).unwrap();
    assert_eq!(unknown(&here.store, "r"), ["first Ebba"]);
}

/// What went to another account bars nobody: a sample company that was tried before the restore.
#[test]
fn writes_to_another_account_leave_a_plan_as_knowing_as_it_was() {
    let there = kept();
    done(&there.store, "first", &["Ebba"], 10);
    broken_off(&there.store, "r", &["Ebba"]);
    let here = kept();
    sample(&here.store);
    comes(&there, &here, 60);
    assert_eq!(unknown(&here.store, "r"), Vec::<String>::new());
}

/// A run of another integration, into the sample company, before everything else.
fn sample(store: &Store) {
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
    wrote(store, "practice", "Ebba", 0);
    store.set_run_state("practice", RunState::Done, Some(at(0)), None).unwrap();
}
