//! Rows that failed or were not sent: open until a later run takes them up, a look finds both sides alike, or the owner says so.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use common::{Kept, kept, now, plan, run};
use domain::run::{ExportKind, Outcome, Reason, RunState};
use store::{OpenRows, PersonIds, RowOutcome, RunFilter, Store, StoredRun, WhyAside};

/// A run that ended, `minutes` after the first, with rows of these outcomes.
fn ended(store: &Store, id: &str, minutes: i64, rows: &[(&str, Outcome)]) {
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

fn open(store: &Store) -> Vec<(String, u32, u32)> {
    let rows = store.open_failures("i").unwrap().into_iter();
    rows.map(|OpenRows { run_id, failed, not_sent, .. }| (run_id, failed, not_sent)).collect()
}

fn attention(store: &Store) -> Vec<String> {
    let filter = RunFilter { needs_attention: true, limit: 10, ..RunFilter::default() };
    store.runs(&filter).unwrap().0.into_iter().map(|run| run.id).collect()
}

fn of(run: &str, failed: u32, not_sent: u32) -> (String, u32, u32) {
    (run.to_owned(), failed, not_sent)
}

#[test]
fn failure_is_open_until_a_later_run_confirms_it() {
    let Kept { store, .. } = kept();
    ended(&store, "one", 0, &[("Ebba", Outcome::Failed), ("Nils", Outcome::Skipped), ("Ida", Outcome::Confirmed)]);
    assert_eq!(open(&store), [of("one", 1, 1)]);
    assert_eq!(attention(&store), ["one"]);
    // The later run answers for Ebba; who is not in it stays open.
    ended(&store, "two", 5, &[("Ebba", Outcome::Failed)]);
    assert_eq!(open(&store), [of("two", 1, 0), of("one", 0, 1)]);
    ended(&store, "three", 10, &[("Ebba", Outcome::Confirmed)]);
    assert_eq!(open(&store), [of("one", 0, 1)]);
    ended(&store, "four", 15, &[("Nils", Outcome::Confirmed)]);
    assert_eq!(open(&store), []);
    assert_eq!(attention(&store), Vec::<String>::new());
}

#[test]
fn run_of_another_kind_answers_for_nothing() {
    let Kept { store, .. } = kept();
    ended(&store, "one", 0, &[("Ebba", Outcome::Failed)]);
    let mut other = plan("plan two", &["Ebba"]);
    other.export = ExportKind::Leave;
    store.add_plan(&other).unwrap();
    let row = StoredRun { export: ExportKind::Leave, started_at: now() + TimeDelta::minutes(5), ..run("two", &other) };
    assert!(store.begin_run(&row, &other.plan.changes.iter().collect::<Vec<_>>()).unwrap());
    store.set_row_outcome("two", "source:Ebba", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.set_run_state("two", RunState::Done, Some(now()), None).unwrap();
    assert_eq!(open(&store), [of("one", 1, 0)]);
}

#[test]
fn run_before_its_end_is_not_counted() {
    let Kept { store, .. } = kept();
    ended(&store, "one", 0, &[("Ebba", Outcome::Failed)]);
    store.set_run_state("one", RunState::Interrupted, None, None).unwrap();
    assert_eq!(open(&store), []);
}

#[test]
fn owner_puts_aside_with_a_reason_and_only_what_is_open() {
    let Kept { store, .. } = kept();
    ended(&store, "one", 0, &[("Ebba", Outcome::Failed), ("Nils", Outcome::Skipped), ("Ida", Outcome::Confirmed)]);
    let keys = ["source:Ebba".to_owned(), "source:Ida".to_owned(), "nobody".to_owned()];
    assert_eq!(store.put_aside("one", &keys, "entered by hand", now()).unwrap(), 1);
    assert_eq!(open(&store), [of("one", 0, 1)]);
    let aside = store.aside_of("one").unwrap();
    assert_eq!(aside.keys().collect::<Vec<_>>(), ["source:Ebba"]);
    assert_eq!((aside["source:Ebba"].why, aside["source:Ebba"].reason.as_str()), (WhyAside::Owner, "entered by hand"));
    // It fails again: that is open again.
    ended(&store, "two", 5, &[("Ebba", Outcome::Failed)]);
    assert_eq!(open(&store), [of("two", 1, 0), of("one", 0, 1)]);
}

#[test]
fn look_that_finds_both_sides_alike_closes_the_row() {
    let Kept { store, .. } = kept();
    ended(&store, "one", 0, &[("Ebba", Outcome::Failed), ("Nils", Outcome::Failed)]);
    store.found_in_step("i", ExportKind::Leave, &BTreeSet::from(["source:Ebba"]), now()).unwrap();
    assert_eq!(open(&store), [of("one", 2, 0)], "another export's look says nothing of it");
    store.found_in_step("i", ExportKind::Employees, &BTreeSet::from(["source:Ebba"]), now()).unwrap();
    assert_eq!(open(&store), [of("one", 1, 0)]);
}

#[test]
fn erased_person_waits_for_nobody_and_is_in_no_reason() {
    let Kept { store, .. } = kept();
    ended(&store, "one", 0, &[("Ebba", Outcome::Failed), ("Nils", Outcome::Failed)]);
    store.put_aside("one", &["source:Nils".to_owned()], "as with ebba", now()).unwrap();
    let who = PersonIds { integration_id: "i".to_owned(), source: ["Ebba".to_owned()].into(), target: BTreeSet::new() };
    store.erase(&who, now()).unwrap();
    assert_eq!(open(&store), []);
    assert_eq!(store.aside_of("one").unwrap()["source:Nils"].reason, "");
}

#[test]
fn only_the_owner_s_own_look_is_counted_as_seen() {
    let Kept { store, .. } = kept();
    ended(&store, "one", 0, &[("Ebba", Outcome::Confirmed), ("Nils", Outcome::Confirmed), ("Ida", Outcome::Failed)]);
    store.set_row_outcome("one", "source:Nils", &RowOutcome::because(Outcome::Confirmed, Reason::SeenByOwner)).unwrap();
    assert_eq!(store.confirmed_because("one", Reason::SeenByOwner).unwrap(), 1);
}

#[test]
fn restored_file_knows_what_was_put_aside() {
    let Kept { store, folder } = kept();
    ended(&store, "one", 0, &[("Ebba", Outcome::Failed)]);
    store.put_aside("one", &["source:Ebba".to_owned()], "by hand", now()).unwrap();
    let file = folder.path().join("backup.db");
    store.back_up(&file).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (other, _) = Store::open(elsewhere.path(), now()).unwrap();
    other.take_in(&other.look_at_back_up(&file).unwrap(), now()).unwrap();
    assert_eq!(open(&other), []);
    assert_eq!(other.aside_of("one").unwrap()["source:Ebba"].reason, "by hand");
}
