//! Rows of which nobody knows yet how they end: what they were to say is needed to find out, so nothing takes it from them.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use chrono::TimeDelta;
use common::{Kept, begun, kept, now};
use domain::run::{Outcome, Reason, RunState};
use rstest::rstest;
use store::{PersonIds, RowOutcome, Store};

/// A run that ended while one of its rows did not.
fn left_open(store: &Store, outcome: Outcome) {
    begun(store, "r", &["Ebba", "Nils"]);
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
fn who_waits_for_a_read_is_told_to_wait(#[values(Outcome::Sent, Outcome::Unknown)] outcome: Outcome) {
    let Kept { store, .. } = kept();
    left_open(&store, outcome);
    let open = |name: &str| store.known_people("i", name).unwrap()[0].open_run.clone();
    assert_eq!((open("Ebba").as_deref(), open("Nils")), (Some("r"), None));
}

/// A back-up from before brings the row back open, and with it somebody who was erased since: a row without its values would
/// be called confirmed, because nothing of it is missing in the target.
#[rstest]
fn what_comes_back_open_keeps_its_values(#[values(Outcome::Sent, Outcome::Unknown, Outcome::Waiting)] outcome: Outcome) {
    let there = kept();
    left_open(&there.store, outcome);
    let file = there.folder.path().join("mine.db");
    there.store.back_up(&file).unwrap();
    let Kept { store, folder: _folder } = kept();
    store.erase(&ids(&["Ebba", "Nils"]), now()).unwrap();
    store.take_in(&store.look_at_back_up(&file).unwrap(), now()).unwrap();
    assert_eq!(names(&store), ["Ebba", ""], "who is at the end stays erased");
    // Once it is known how it ended, the next back-up that is taken in, or the owner, erases it.
    store.set_row_outcome("r", "source:Ebba", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.take_in(&store.look_at_back_up(&file).unwrap(), now() + TimeDelta::seconds(1)).unwrap();
    assert_eq!(names(&store), ["", ""]);
}
