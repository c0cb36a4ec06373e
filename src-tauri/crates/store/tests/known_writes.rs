//! The writes of other runs that a run's plan does not know, also after a restore, which renumbers the writes.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use chrono::TimeDelta;
use common::{Fixture, add_run_of, fixture, now, plan, run};
use domain::fingerprint::Fingerprint;
use domain::run::{Outcome, RunState, Step, StepState};
use store::{Intent, RowOutcome, Store, StoredPlan};

/// Adds a run that is done: each person's write is confirmed.
fn add_done_run(store: &Store, id: &str, names: &[&str], minutes: i64) {
    add_run_of(store, id, names);
    for name in names {
        let (key, idempotency_key, at) = (format!("source:{name}"), Fingerprint::of(&[id, name]), now() + TimeDelta::minutes(minutes));
        let intent =
            Intent { idempotency_key: &idempotency_key, run_id: id, row_key: &key, step: Step::CreateUser, fields: &[], amount: None };
        let seq = store.record_intent_unless_written(&intent, i64::MAX, at).unwrap().unwrap();
        store.set_step(seq, StepState::Confirmed, Some("501"), at).unwrap();
        store.set_row_outcome(id, &key, &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    }
    store.set_run_state(id, RunState::Done, Some(now()), None).unwrap();
}

/// The writes of other runs that the run's plan does not know, as run and person.
fn unknown_to(store: &Store, run_id: &str) -> Vec<(String, String)> {
    store.other_writes(run_id).unwrap().rows.into_iter().map(|row| (row.write.run_id, row.change.name)).collect()
}

fn writes_of(id: &str, names: &[&str]) -> Vec<(String, String)> {
    names.iter().map(|name| (id.to_owned(), (*name).to_owned())).collect()
}

fn merge_into(from: &Fixture, to: &Fixture, minutes: i64) {
    let file = from.folder.path().join("a back-up.db");
    from.store.back_up(&file).unwrap();
    to.store.restore(&to.store.inspect_back_up(&file).unwrap(), now() + TimeDelta::minutes(minutes)).unwrap();
}

#[test]
fn write_between_read_and_storage_is_unknown_to_plan() {
    let fixture = fixture();
    add_done_run(&fixture.store, "before", &["Ebba"], 0);
    let read = StoredPlan { known_writes: fixture.store.newest_write().unwrap(), ..plan("plan r", &["Ebba", "Nils"]) };
    add_done_run(&fixture.store, "meanwhile", &["Nils"], 1);
    fixture.store.add_plan(&read).unwrap();
    assert!(fixture.store.begin_run(&run("r", &read), &read.plan.changes.iter().collect::<Vec<_>>()).unwrap());
    assert_eq!(unknown_to(&fixture.store, "r"), writes_of("meanwhile", &["Nils"]));
}

#[test]
fn run_from_back_up_does_not_know_local_writes() {
    let (there, here) = (fixture(), fixture());
    add_done_run(&there.store, "known", &["Ada", "Bo", "Cia", "Dag", "Ebba"], 2);
    add_run_of(&there.store, "r", &["Nils"]);
    there.store.mark_interrupted_runs().unwrap();
    // One write is before the other file's writes and one is after them, so the new numbers do not matter.
    add_done_run(&here.store, "early", &["Nils"], 0);
    add_done_run(&here.store, "late", &["Nils"], 9);
    merge_into(&there, &here, 10);
    assert_eq!(unknown_to(&here.store, "r").iter().filter(|(run, _)| run != "known").count(), 2, "{:?}", unknown_to(&here.store, "r"));
}

#[test]
fn local_run_keeps_its_knowledge_after_restore() {
    let (there, here) = (fixture(), fixture());
    add_done_run(&here.store, "known", &["Ada", "Bo"], 0);
    add_run_of(&here.store, "r", &["Nils"]);
    here.store.mark_interrupted_runs().unwrap();
    add_done_run(&there.store, "elsewhere", &["Nils", "Ebba"], 5);
    merge_into(&there, &here, 10);
    assert_eq!(unknown_to(&here.store, "r"), writes_of("elsewhere", &["Nils", "Ebba"]));
    // A second merge of the same file adds nothing.
    merge_into(&there, &here, 11);
    assert_eq!(unknown_to(&here.store, "r"), writes_of("elsewhere", &["Nils", "Ebba"]));
}
