//! Removed data leaves the disk, or nothing is removed: the read of another program would keep the data on the disk.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use chrono::TimeDelta;
use common::{Fixture, add_run_of, fixture, now};
use domain::run::{Outcome, RunState};
use rstest::rstest;
use rusqlite::Connection;
use store::{PersonIds, RowOutcome, Store, StoreError};

fn erase(store: &Store) -> Result<(), StoreError> {
    let person = PersonIds { integration_id: "i".to_owned(), source: ["Ebba".to_owned()].into(), target: [].into() };
    store.erase(&person, now()).map(drop)
}

fn clear(store: &Store) -> Result<(), StoreError> {
    store.clear_runs(now() + TimeDelta::minutes(1), now()).map(drop)
}

fn restore(store: &Store) -> Result<(), StoreError> {
    let empty = fixture();
    let file = empty.folder.path().join("mine.db");
    empty.store.back_up(&file)?;
    empty.store.remove_integration("i", now())?;
    store.restore(&store.inspect_back_up(&file)?, now()).map(drop)
}

#[rstest]
#[case::erasing(erase)]
#[case::clearing(clear)]
#[case::restoring(restore)]
fn removal_is_refused_while_another_program_reads(#[case] remove: fn(&Store) -> Result<(), StoreError>) {
    let Fixture { store, folder } = fixture();
    add_run_of(&store, "r", &["Ebba"]);
    store.set_row_outcome("r", "source:Ebba", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.set_run_state("r", RunState::Done, Some(now()), None).unwrap();
    store.update_integration("i", "Changed since", "{}").unwrap();
    let reader = Connection::open(folder.path().join("paybridge.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM run;").unwrap();
    assert!(matches!(remove(&store), Err(StoreError::Locked)));
    let stored = (store.run_rows("r").unwrap().remove(0).change.name, store.integration("i").unwrap().label);
    assert_eq!(stored, ("Ebba".to_owned(), "Changed since".to_owned()), "what failed has changed nothing");
    assert_eq!(store.copies().unwrap(), []);
    reader.execute_batch("COMMIT").unwrap();
    remove(&store).unwrap();
    let stored = (store.run_rows("r").unwrap().remove(0).change.name, store.integration("i").unwrap().label);
    assert_ne!(stored, ("Ebba".to_owned(), "Changed since".to_owned()));
}
