//! Rows that failed or were not sent. They are open until a later run has them, a drift check finds both sides equal, or the owner puts
//! them aside.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use common::{Fixture, fixture, now, plan, run};
use domain::run::{ExportKind, Outcome, Reason, RunState};
use store::{OpenRows, PersonIds, PutAsideCause, RowOutcome, RunFilter, Store, StoredRun};

/// Adds a run that ended `minutes` after the first, with rows of these outcomes.
fn add_ended_run(store: &Store, id: &str, minutes: i64, rows: &[(&str, Outcome)]) {
    let names: Vec<&str> = rows.iter().map(|(name, _)| *name).collect();
    let plan = plan(&format!("plan {id}"), &names);
    store.add_plan(&plan).unwrap();
    let row = StoredRun { started_at: now() + TimeDelta::minutes(minutes), ..run(id, &plan) };
    assert!(store.begin_run(&row, &plan.plan.changes.iter().collect::<Vec<_>>()).unwrap());
    for (name, outcome) in rows {
        store.set_row_outcome(id, &format!("source:{name}"), &RowOutcome::plain(*outcome)).unwrap();
    }
    store.set_run_state(id, RunState::Done, Some(row.started_at), None).unwrap();
}

fn open_failures(store: &Store) -> Vec<(String, u32, u32)> {
    let rows = store.open_failures("i").unwrap().into_iter();
    rows.map(|OpenRows { run_id, failed, not_sent, .. }| (run_id, failed, not_sent)).collect()
}

fn runs_that_need_attention(store: &Store) -> Vec<String> {
    let filter = RunFilter { needs_attention: true, limit: 10, ..RunFilter::default() };
    store.runs(&filter).unwrap().0.into_iter().map(|run| run.id).collect()
}

fn counts(run: &str, failed: u32, not_sent: u32) -> (String, u32, u32) {
    (run.to_owned(), failed, not_sent)
}

#[test]
fn failure_is_open_until_a_later_run_confirms_it() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", 0, &[("Ebba", Outcome::Failed), ("Nils", Outcome::Skipped), ("Ida", Outcome::Confirmed)]);
    assert_eq!(open_failures(&store), [counts("one", 1, 1)]);
    assert_eq!(runs_that_need_attention(&store), ["one"]);
    // The later run closes Ebba's earlier row. Nils is not in it and stays open.
    add_ended_run(&store, "two", 5, &[("Ebba", Outcome::Failed)]);
    assert_eq!(open_failures(&store), [counts("two", 1, 0), counts("one", 0, 1)]);
    add_ended_run(&store, "three", 10, &[("Ebba", Outcome::Confirmed)]);
    assert_eq!(open_failures(&store), [counts("one", 0, 1)]);
    add_ended_run(&store, "four", 15, &[("Nils", Outcome::Confirmed)]);
    assert_eq!(open_failures(&store), []);
    assert_eq!(runs_that_need_attention(&store), Vec::<String>::new());
}

#[test]
fn run_of_another_kind_closes_no_failure() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", 0, &[("Ebba", Outcome::Failed)]);
    let mut other = plan("plan two", &["Ebba"]);
    other.export = ExportKind::Leave;
    store.add_plan(&other).unwrap();
    let row = StoredRun { export: ExportKind::Leave, started_at: now() + TimeDelta::minutes(5), ..run("two", &other) };
    assert!(store.begin_run(&row, &other.plan.changes.iter().collect::<Vec<_>>()).unwrap());
    store.set_row_outcome("two", "source:Ebba", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.set_run_state("two", RunState::Done, Some(now()), None).unwrap();
    assert_eq!(open_failures(&store), [counts("one", 1, 0)]);
}

#[test]
fn run_before_its_end_has_no_open_failures() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", 0, &[("Ebba", Outcome::Failed)]);
    store.set_run_state("one", RunState::Interrupted, None, None).unwrap();
    assert_eq!(open_failures(&store), []);
}

#[test]
fn put_aside_takes_open_rows_with_a_reason() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", 0, &[("Ebba", Outcome::Failed), ("Nils", Outcome::Skipped), ("Ida", Outcome::Confirmed)]);
    let keys = ["source:Ebba".to_owned(), "source:Ida".to_owned(), "nobody".to_owned()];
    assert_eq!(store.put_aside("one", &keys, "entered by hand", now()).unwrap(), 1);
    assert_eq!(open_failures(&store), [counts("one", 0, 1)]);
    let aside = store.rows_put_aside("one").unwrap();
    assert_eq!(aside.keys().collect::<Vec<_>>(), ["source:Ebba"]);
    assert_eq!((aside["source:Ebba"].cause, aside["source:Ebba"].reason.as_str()), (PutAsideCause::Owner, "entered by hand"));
    // The row fails again in a later run, and is open there.
    add_ended_run(&store, "two", 5, &[("Ebba", Outcome::Failed)]);
    assert_eq!(open_failures(&store), [counts("two", 1, 0), counts("one", 0, 1)]);
}

#[test]
fn drift_check_in_sync_closes_the_row() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", 0, &[("Ebba", Outcome::Failed), ("Nils", Outcome::Failed)]);
    store.put_aside_in_sync("i", ExportKind::Leave, &BTreeSet::from(["source:Ebba"]), now()).unwrap();
    assert_eq!(open_failures(&store), [counts("one", 2, 0)], "another export's look says nothing of it");
    store.put_aside_in_sync("i", ExportKind::Employees, &BTreeSet::from(["source:Ebba"]), now()).unwrap();
    assert_eq!(open_failures(&store), [counts("one", 1, 0)]);
}

#[test]
fn erased_person_has_no_open_row_and_no_reason() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", 0, &[("Ebba", Outcome::Failed), ("Nils", Outcome::Failed)]);
    store.put_aside("one", &["source:Nils".to_owned()], "as with ebba", now()).unwrap();
    let person = PersonIds { integration_id: "i".to_owned(), source: ["Ebba".to_owned()].into(), target: BTreeSet::new() };
    store.erase(&person, now()).unwrap();
    assert_eq!(open_failures(&store), []);
    assert_eq!(store.rows_put_aside("one").unwrap()["source:Nils"].reason, "");
}

#[test]
fn seen_by_owner_counts_manual_confirmations() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", 0, &[("Ebba", Outcome::Confirmed), ("Nils", Outcome::Confirmed), ("Ida", Outcome::Failed)]);
    store.set_row_outcome("one", "source:Nils", &RowOutcome::because(Outcome::Confirmed, Reason::SeenByOwner)).unwrap();
    assert_eq!(store.confirmed_because("one", Reason::SeenByOwner).unwrap(), 1);
}

#[test]
fn put_aside_rows_survive_restore() {
    let Fixture { store, folder } = fixture();
    add_ended_run(&store, "one", 0, &[("Ebba", Outcome::Failed)]);
    store.put_aside("one", &["source:Ebba".to_owned()], "by hand", now()).unwrap();
    let file = folder.path().join("backup.db");
    store.back_up(&file).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (other, _) = Store::open(elsewhere.path(), now()).unwrap();
    other.restore(&other.inspect_back_up(&file).unwrap(), now()).unwrap();
    assert_eq!(open_failures(&other), []);
    assert_eq!(other.rows_put_aside("one").unwrap()["source:Ebba"].reason, "by hand");
}
