//! What is removed goes from the disk, or nothing is removed: another program that reads the file keeps what it reads on the disk.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use chrono::TimeDelta;
use common::{Kept, begun, kept, now};
use domain::run::{Outcome, RunState};
use rstest::rstest;
use rusqlite::Connection;
use store::{PersonIds, RowOutcome, Store, StoreError};

fn erase(store: &Store) -> Result<(), StoreError> {
    let who = PersonIds { integration_id: "i".to_owned(), source: ["Ebba".to_owned()].into(), target: [].into() };
    store.erase(&who, now()).map(drop)
}

fn clear(store: &Store) -> Result<(), StoreError> {
    store.clear_runs(now() + TimeDelta::minutes(1), now()).map(drop)
}

fn take_in(store: &Store) -> Result<(), StoreError> {
    let empty = kept();
    let file = empty.folder.path().join("mine.db");
    empty.store.back_up(&file)?;
    empty.store.remove_integration("i", now())?;
    store.take_in(&store.look_at_back_up(&file)?, now()).map(drop)
}

#[rstest]
#[case::erasing(erase)]
#[case::keeping_for_so_long(clear)]
#[case::taking_in(take_in)]
fn while_another_program_reads_nothing_is_removed(#[case] remove: fn(&Store) -> Result<(), StoreError>) {
    let Kept { store, folder } = kept();
    begun(&store, "r", &["Ebba"]);
    store.set_row_outcome("r", "source:Ebba", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.set_run_state("r", RunState::Done, Some(now()), None).unwrap();
    store.update_integration("i", "Changed since", "{}").unwrap();
    let reader = Connection::open(folder.path().join("paybridge.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM run;").unwrap();
    assert!(matches!(remove(&store), Err(StoreError::Locked)));
    let told = (store.run_rows("r").unwrap().remove(0).change.name, store.integration("i").unwrap().label);
    assert_eq!(told, ("Ebba".to_owned(), "Changed since".to_owned()), "what failed has changed nothing");
    assert_eq!(store.copies().unwrap(), []);
    reader.execute_batch("COMMIT").unwrap();
    remove(&store).unwrap();
    let told = (store.run_rows("r").unwrap().remove(0).change.name, store.integration("i").unwrap().label);
    assert_ne!(told, ("Ebba".to_owned(), "Changed since".to_owned()));
}
