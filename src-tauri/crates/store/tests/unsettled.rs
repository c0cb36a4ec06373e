//! Rows without an end keep their values, because the values are needed to settle the writes.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use chrono::TimeDelta;
use common::{Fixture, add_run_of, fixture, now};
use domain::run::{Outcome, Reason, RunState};
use rstest::rstest;
use store::{PersonIds, RowOutcome, Store};

/// Adds a stopped run with one unsettled row.
fn add_run_with_open_row(store: &Store, outcome: Outcome) {
    add_run_of(store, "r", &["Ebba", "Nils"]);
    store.set_row_outcome("r", "source:Ebba", &RowOutcome::because(outcome, Reason::NotReadBack)).unwrap();
    store.set_row_outcome("r", "source:Nils", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.set_run_state("r", RunState::Stopped, Some(now()), None).unwrap();
}

fn ids(names: &[&str]) -> PersonIds {
    PersonIds { integration_id: "i".to_owned(), source: names.iter().map(|&name| name.to_owned()).collect(), target: [].into() }
}

fn names(store: &Store) -> Vec<String> {
    store.run_rows("r").unwrap().into_iter().map(|row| row.change.name).collect()
}

#[rstest]
fn person_with_unconfirmed_row_has_open_run(#[values(Outcome::Sent, Outcome::Unknown)] outcome: Outcome) {
    let Fixture { store, .. } = fixture();
    add_run_with_open_row(&store, outcome);
    let open = |name: &str| store.known_people("i", name).unwrap()[0].open_run.clone();
    assert_eq!((open("Ebba").as_deref(), open("Nils")), (Some("r"), None));
}

/// A back-up from before the erasure brings the row back with its person. A row without its values would count as confirmed, because
/// none of its values would be missing in the target.
#[rstest]
fn restored_open_row_keeps_its_values(#[values(Outcome::Sent, Outcome::Unknown, Outcome::Waiting)] outcome: Outcome) {
    let source = fixture();
    add_run_with_open_row(&source.store, outcome);
    let file = source.folder.path().join("mine.db");
    source.store.back_up(&file).unwrap();
    let Fixture { store, folder: _folder } = fixture();
    store.erase(&ids(&["Ebba", "Nils"]), now()).unwrap();
    store.restore(&store.inspect_back_up(&file).unwrap(), now()).unwrap();
    assert_eq!(names(&store), ["Ebba", ""], "who is at the end stays erased");
    // When the row has ended, the next restore erases it.
    store.set_row_outcome("r", "source:Ebba", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.restore(&store.inspect_back_up(&file).unwrap(), now() + TimeDelta::seconds(1)).unwrap();
    assert_eq!(names(&store), ["", ""]);
}
