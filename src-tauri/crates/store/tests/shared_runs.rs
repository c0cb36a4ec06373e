//! A run that two data files have, because a back-up was made before the run ended. After a merge in either direction, all writes are
//! known, no sent row counts as not sent, and settled writes stay settled.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use common::{Fixture, add_run_of, fixture, now};
use domain::fingerprint::Fingerprint;
use domain::run::{Outcome, Reason, RunState, Step, StepState};
use rstest::rstest;
use store::{Intent, MailState, PersonIds, RowOutcome, Store};

fn at(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

fn key(name: &str) -> String {
    format!("source:{name}")
}

/// Adds a write in a given state to the person's row.
fn add_write(store: &Store, name: &str, minutes: i64, state: StepState) {
    let idempotency_key = Fingerprint::of(&[name]);
    let intent =
        Intent { idempotency_key: &idempotency_key, run_id: "r", row_key: &key(name), step: Step::CreateUser, fields: &[], amount: None };
    let seq = store.record_intent_unless_written(&intent, i64::MAX, at(minutes)).unwrap().unwrap();
    if state != StepState::Intended {
        store.set_step(seq, state, Some("501"), at(minutes)).unwrap();
    }
}

fn set_outcome(store: &Store, name: &str, outcome: RowOutcome) {
    store.set_row_outcome("r", &key(name), &outcome).unwrap();
}

fn add_confirmed(store: &Store, name: &str, minutes: i64) {
    add_write(store, name, minutes, StepState::Confirmed);
    set_outcome(store, name, RowOutcome::plain(Outcome::Confirmed));
}

fn set_state(store: &Store, state: RunState, minutes: i64) {
    store.set_run_state("r", state, Some(at(minutes)), None).unwrap();
}

/// Two files with the same interrupted run: Ebba was sent, Nils was not.
fn two_files() -> (Fixture, Fixture) {
    let here = fixture();
    add_run_of(&here.store, "r", &["Ebba", "Nils"]);
    add_confirmed(&here.store, "Ebba", 0);
    set_state(&here.store, RunState::Interrupted, 0);
    let there = fixture();
    merge_into(&here, &there, 1);
    (here, there)
}

/// Restores a back-up of one file into the other.
fn merge_into(from: &Fixture, to: &Fixture, minutes: i64) {
    let file = from.folder.path().join(format!("at {minutes}.db"));
    from.store.back_up(&file).unwrap();
    restore(&file, to, minutes);
}

fn restore(file: &Path, to: &Fixture, minutes: i64) {
    to.store.restore(&to.store.inspect_back_up(file).unwrap(), at(minutes)).unwrap();
}

fn outcomes(store: &Store) -> Vec<Outcome> {
    store.run_rows("r").unwrap().into_iter().map(|row| row.result.outcome).collect()
}

fn ledger_states(store: &Store) -> Vec<(String, StepState)> {
    store.ledger("r").unwrap().into_iter().map(|row| (row.row_key, row.state)).collect()
}

fn continue_here(here: &Store) {
    add_confirmed(here, "Nils", 5);
    set_state(here, RunState::Done, 6);
}

#[rstest]
fn later_writes_come_with_the_next_back_up(#[values(true, false)] older_last: bool) {
    let (here, there) = two_files();
    let older = here.folder.path().join("older.db");
    here.store.back_up(&older).unwrap();
    continue_here(&here.store);
    merge_into(&here, &there, 7);
    if older_last {
        restore(&older, &there, 8);
    }
    let run = there.store.run("r").unwrap();
    assert_eq!((run.state, run.ended_at), (RunState::Done, Some(at(6))));
    assert_eq!(outcomes(&there.store), [Outcome::Confirmed, Outcome::Confirmed]);
    let both = [(key("Ebba"), StepState::Confirmed), (key("Nils"), StepState::Confirmed)];
    assert_eq!(ledger_states(&there.store), both);
    // In the other direction nothing is new.
    merge_into(&there, &here, 9);
    assert_eq!((ledger_states(&here.store), outcomes(&here.store)), (both.to_vec(), vec![Outcome::Confirmed; 2]));
}

#[rstest]
fn sent_row_wins_over_skipped_row(#[values(true, false)] into_sender: bool) {
    let (here, there) = two_files();
    continue_here(&here.store);
    set_outcome(&there.store, "Nils", RowOutcome::because(Outcome::Skipped, Reason::Cancelled));
    set_state(&there.store, RunState::Cancelled, 8);
    let merged = if into_sender { &here } else { &there };
    if into_sender {
        merge_into(&there, &here, 9)
    } else {
        merge_into(&here, &there, 9)
    }
    assert_eq!(outcomes(&merged.store), [Outcome::Confirmed, Outcome::Confirmed]);
    assert_eq!(ledger_states(&merged.store).len(), 2);
    assert!(matches!(merged.store.run("r").unwrap().state, RunState::Done | RunState::Cancelled));
}

#[test]
fn intent_of_other_file_reopens_ended_row() {
    let (here, there) = two_files();
    set_outcome(&here.store, "Nils", RowOutcome::because(Outcome::Skipped, Reason::Cancelled));
    set_state(&here.store, RunState::Cancelled, 3);
    add_write(&there.store, "Nils", 5, StepState::Intended);
    merge_into(&there, &here, 9);
    assert_eq!(here.store.run("r").unwrap().state, RunState::Interrupted, "it has to be found out");
    assert_eq!(outcomes(&here.store), [Outcome::Confirmed, Outcome::Unknown], "a request left: it is not said to wait");
    assert_eq!(ledger_states(&here.store)[1], (key("Nils"), StepState::Intended));
}

#[test]
fn newest_state_of_a_write_wins() {
    let (here, there) = two_files();
    add_write(&here.store, "Nils", 2, StepState::Unknown);
    set_outcome(&here.store, "Nils", RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear));
    merge_into(&here, &there, 3);
    let seq = there.store.ledger("r").unwrap()[1].seq;
    there.store.set_step(seq, StepState::Confirmed, Some("502"), at(4)).unwrap();
    set_outcome(&there.store, "Nils", RowOutcome::because(Outcome::Confirmed, Reason::SeenByOwner));
    set_state(&there.store, RunState::Done, 4);
    merge_into(&there, &here, 5);
    merge_into(&there, &here, 6);
    let row = &here.store.ledger("r").unwrap()[1];
    assert_eq!((row.state, row.target_id.as_deref()), (StepState::Confirmed, Some("502")));
    assert_eq!(here.store.run_rows("r").unwrap()[1].result.reason, Some(Reason::SeenByOwner));
    assert_eq!(ledger_states(&here.store).len(), 2, "each write once");
}

#[test]
fn running_row_of_a_back_up_becomes_unknown() {
    let there = fixture();
    add_run_of(&there.store, "r", &["Ebba", "Nils"]);
    add_write(&there.store, "Ebba", 0, StepState::Intended);
    let here = fixture();
    merge_into(&there, &here, 1);
    assert_eq!(here.store.run("r").unwrap().state, RunState::Interrupted);
    assert_eq!(outcomes(&here.store), [Outcome::Unknown, Outcome::Waiting]);
}

/// Both files continued the run: a second request was sent there, and the row was settled here after that.
fn settled_here_and_open_there() -> (Fixture, Fixture) {
    let (here, there) = two_files();
    add_write(&here.store, "Nils", 2, StepState::Unknown);
    set_outcome(&here.store, "Nils", RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear));
    merge_into(&here, &there, 3);
    let seq = there.store.ledger("r").unwrap()[1].seq;
    there.store.set_step(seq, StepState::Failed, None, at(4)).unwrap();
    add_write(&there.store, "Nils", 5, StepState::Intended);
    let seq = here.store.ledger("r").unwrap()[1].seq;
    here.store.set_step(seq, StepState::Confirmed, Some("501"), at(6)).unwrap();
    set_outcome(&here.store, "Nils", RowOutcome::plain(Outcome::Confirmed));
    set_state(&here.store, RunState::Done, 6);
    (here, there)
}

#[test]
fn unsettled_write_reopens_its_row() {
    let (here, there) = settled_here_and_open_there();
    merge_into(&there, &here, 9);
    assert_eq!(outcomes(&here.store), [Outcome::Confirmed, Outcome::Unknown]);
    assert_eq!(here.store.open_runs("i").unwrap().len(), 1, "the owner is led to it");
}

/// Without its values, the write cannot be compared with the target and would never be settled.
#[rstest]
fn unsettled_write_without_values_counts_as_made(#[values(true, false)] cleared: bool) {
    let (here, there) = settled_here_and_open_there();
    if cleared {
        assert_eq!(here.store.clear_runs(at(8), at(8)).unwrap(), 1);
    } else {
        let person = PersonIds { integration_id: "i".to_owned(), source: ["Nils".to_owned()].into(), target: [].into() };
        here.store.erase(&person, at(8)).unwrap();
    }
    merge_into(&there, &here, 9);
    assert_eq!(outcomes(&here.store), [Outcome::Confirmed, Outcome::Confirmed]);
    assert!(
        assertions::all(ledger_states(&here.store).iter(), |(_, state)| *state == StepState::Confirmed),
        "{:?}",
        ledger_states(&here.store)
    );
    assert_eq!(here.store.open_runs("i").unwrap(), []);
}

#[test]
fn two_writes_at_the_same_time_stay_two() {
    let (here, there) = two_files();
    for state in [StepState::Failed, StepState::Sent] {
        add_write(&here.store, "Nils", 2, state);
    }
    for minutes in [3, 4] {
        merge_into(&here, &there, minutes);
    }
    let states: Vec<StepState> = ledger_states(&there.store).into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, [StepState::Confirmed, StepState::Failed, StepState::Sent]);
}

#[test]
fn mail_sent_in_other_file_is_not_sent_again() {
    let (here, there) = two_files();
    for file in [&here, &there] {
        file.store.put_mail("r", "{}", at(2)).unwrap();
    }
    here.store.set_mail("r", MailState::Sent, None, at(3)).unwrap();
    merge_into(&here, &there, 4);
    assert_eq!(there.store.mail("r").unwrap().unwrap().state, MailState::Sent);
}

#[test]
fn cleared_run_stays_cleared_after_merge() {
    let (here, there) = two_files();
    continue_here(&here.store);
    set_state(&there.store, RunState::Cancelled, 2);
    for name in ["Ebba", "Nils"] {
        set_outcome(&there.store, name, RowOutcome::plain(Outcome::Skipped));
    }
    assert_eq!(there.store.clear_runs(at(3), at(3)).unwrap(), 1);
    merge_into(&here, &there, 7);
    assert!(assertions::all(there.store.run_rows("r").unwrap().iter(), |row| row.change.name.is_empty()));
    assert_eq!(ledger_states(&there.store).len(), 2, "what was sent is known all the same");
}
