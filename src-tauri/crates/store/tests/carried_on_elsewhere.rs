//! A run that two data files have, because a back-up was made before it was at its end: whichever file comes to whichever, what was
//! sent is known, nothing that was sent is called not sent, and what was settled stays settled.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use common::{Kept, begun, kept, now};
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

/// A write for somebody, as far as it is known.
fn written(store: &Store, name: &str, minutes: i64, state: StepState) {
    let idempotency_key = Fingerprint::of(&[name]);
    let intent =
        Intent { idempotency_key: &idempotency_key, run_id: "r", row_key: &key(name), step: Step::CreateUser, fields: &[], amount: None };
    let seq = store.record_intent_unless_written(&intent, i64::MAX, at(minutes)).unwrap().unwrap();
    if state != StepState::Intended {
        store.set_step(seq, state, Some("501"), at(minutes)).unwrap();
    }
}

fn ends(store: &Store, name: &str, verdict: RowOutcome) {
    store.set_row_outcome("r", &key(name), &verdict).unwrap();
}

fn confirmed(store: &Store, name: &str, minutes: i64) {
    written(store, name, minutes, StepState::Confirmed);
    ends(store, name, RowOutcome::plain(Outcome::Confirmed));
}

fn stands(store: &Store, state: RunState, minutes: i64) {
    store.set_run_state("r", state, Some(at(minutes)), None).unwrap();
}

/// The same run in two files: Ebba was sent, then the computer died.
fn two() -> (Kept, Kept) {
    let here = kept();
    begun(&here.store, "r", &["Ebba", "Nils"]);
    confirmed(&here.store, "Ebba", 0);
    stands(&here.store, RunState::Interrupted, 0);
    let there = kept();
    comes(&here, &there, 1);
    (here, there)
}

/// What one file knows comes to the other.
fn comes(from: &Kept, to: &Kept, minutes: i64) {
    let file = from.folder.path().join(format!("at {minutes}.db"));
    from.store.back_up(&file).unwrap();
    take(&file, to, minutes);
}

fn take(file: &Path, to: &Kept, minutes: i64) {
    to.store.take_in(&to.store.look_at_back_up(file).unwrap(), at(minutes)).unwrap();
}

fn outcomes(store: &Store) -> Vec<Outcome> {
    store.run_rows("r").unwrap().into_iter().map(|row| row.verdict.outcome).collect()
}

fn known(store: &Store) -> Vec<(String, StepState)> {
    store.ledger("r").unwrap().into_iter().map(|row| (row.row_key, row.state)).collect()
}

fn carry_on_here(here: &Store) {
    confirmed(here, "Nils", 5);
    stands(here, RunState::Done, 6);
}

#[rstest]
fn what_was_sent_after_the_back_up_comes_with_the_next_one(#[values(true, false)] older_last: bool) {
    let (here, there) = two();
    let older = here.folder.path().join("older.db");
    here.store.back_up(&older).unwrap();
    carry_on_here(&here.store);
    comes(&here, &there, 7);
    if older_last {
        take(&older, &there, 8);
    }
    let told = there.store.run("r").unwrap();
    assert_eq!((told.state, told.ended_at), (RunState::Done, Some(at(6))));
    assert_eq!(outcomes(&there.store), [Outcome::Confirmed, Outcome::Confirmed]);
    let both = [(key("Ebba"), StepState::Confirmed), (key("Nils"), StepState::Confirmed)];
    assert_eq!(known(&there.store), both);
    // The other way round there is nothing to learn.
    comes(&there, &here, 9);
    assert_eq!((known(&here.store), outcomes(&here.store)), (both.to_vec(), vec![Outcome::Confirmed; 2]));
}

#[rstest]
fn what_one_called_not_sent_and_the_other_sent_was_sent(#[values(true, false)] to_the_one_that_sent: bool) {
    let (here, there) = two();
    carry_on_here(&here.store);
    ends(&there.store, "Nils", RowOutcome::because(Outcome::Skipped, Reason::Cancelled));
    stands(&there.store, RunState::Cancelled, 8);
    let asked = if to_the_one_that_sent { &here } else { &there };
    if to_the_one_that_sent {
        comes(&there, &here, 9)
    } else {
        comes(&here, &there, 9)
    }
    assert_eq!(outcomes(&asked.store), [Outcome::Confirmed, Outcome::Confirmed]);
    assert_eq!(known(&asked.store).len(), 2);
    assert!(matches!(asked.store.run("r").unwrap().state, RunState::Done | RunState::Cancelled));
}

#[test]
fn what_ended_here_and_was_begun_there_is_open_again() {
    let (here, there) = two();
    ends(&here.store, "Nils", RowOutcome::because(Outcome::Skipped, Reason::Cancelled));
    stands(&here.store, RunState::Cancelled, 3);
    written(&there.store, "Nils", 5, StepState::Intended);
    comes(&there, &here, 9);
    assert_eq!(here.store.run("r").unwrap().state, RunState::Interrupted, "it has to be found out");
    assert_eq!(outcomes(&here.store), [Outcome::Confirmed, Outcome::Unknown], "a request left: it is not said to wait");
    assert_eq!(known(&here.store)[1], (key("Nils"), StepState::Intended));
}

#[test]
fn a_write_is_as_the_file_says_that_learnt_of_it_last() {
    let (here, there) = two();
    written(&here.store, "Nils", 2, StepState::Unknown);
    ends(&here.store, "Nils", RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear));
    comes(&here, &there, 3);
    let seq = there.store.ledger("r").unwrap()[1].seq;
    there.store.set_step(seq, StepState::Confirmed, Some("502"), at(4)).unwrap();
    ends(&there.store, "Nils", RowOutcome::because(Outcome::Confirmed, Reason::SeenByOwner));
    stands(&there.store, RunState::Done, 4);
    comes(&there, &here, 5);
    comes(&there, &here, 6);
    let row = &here.store.ledger("r").unwrap()[1];
    assert_eq!((row.state, row.target_id.as_deref()), (StepState::Confirmed, Some("502")));
    assert_eq!(here.store.run_rows("r").unwrap()[1].verdict.reason, Some(Reason::SeenByOwner));
    assert_eq!(known(&here.store).len(), 2, "each write once");
}

#[test]
fn of_what_was_under_way_when_the_back_up_was_made_nobody_knows_how_it_ended() {
    let there = kept();
    begun(&there.store, "r", &["Ebba", "Nils"]);
    written(&there.store, "Ebba", 0, StepState::Intended);
    let here = kept();
    comes(&there, &here, 1);
    assert_eq!(here.store.run("r").unwrap().state, RunState::Interrupted);
    assert_eq!(outcomes(&here.store), [Outcome::Unknown, Outcome::Waiting]);
}

/// Both carried the run on: there a second request left, here the row was settled after that.
fn settled_here_and_open_there() -> (Kept, Kept) {
    let (here, there) = two();
    written(&here.store, "Nils", 2, StepState::Unknown);
    ends(&here.store, "Nils", RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear));
    comes(&here, &there, 3);
    let seq = there.store.ledger("r").unwrap()[1].seq;
    there.store.set_step(seq, StepState::Failed, None, at(4)).unwrap();
    written(&there.store, "Nils", 5, StepState::Intended);
    let seq = here.store.ledger("r").unwrap()[1].seq;
    here.store.set_step(seq, StepState::Confirmed, Some("501"), at(6)).unwrap();
    ends(&here.store, "Nils", RowOutcome::plain(Outcome::Confirmed));
    stands(&here.store, RunState::Done, 6);
    (here, there)
}

#[test]
fn a_write_without_an_end_opens_its_row_again() {
    let (here, there) = settled_here_and_open_there();
    comes(&there, &here, 9);
    assert_eq!(outcomes(&here.store), [Outcome::Confirmed, Outcome::Unknown]);
    assert_eq!(here.store.open_runs("i").unwrap().len(), 1, "the owner is led to it");
}

/// There is nothing to hold the target against any more, and nobody could ever settle it.
#[rstest]
fn a_write_without_an_end_of_which_the_values_are_gone_counts_as_made(#[values(true, false)] cleared: bool) {
    let (here, there) = settled_here_and_open_there();
    if cleared {
        assert_eq!(here.store.clear_runs(at(8), at(8)).unwrap(), 1);
    } else {
        let who = PersonIds { integration_id: "i".to_owned(), source: ["Nils".to_owned()].into(), target: [].into() };
        here.store.erase(&who, at(8)).unwrap();
    }
    comes(&there, &here, 9);
    assert_eq!(outcomes(&here.store), [Outcome::Confirmed, Outcome::Confirmed]);
    assert!(assertions::all(known(&here.store).iter(), |(_, state)| *state == StepState::Confirmed), "{:?}", known(&here.store));
    assert_eq!(here.store.open_runs("i").unwrap(), []);
}

#[test]
fn two_writes_of_one_moment_are_two() {
    let (here, there) = two();
    for state in [StepState::Failed, StepState::Sent] {
        written(&here.store, "Nils", 2, state);
    }
    for minutes in [3, 4] {
        comes(&here, &there, minutes);
    }
    let states: Vec<StepState> = known(&there.store).into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, [StepState::Confirmed, StepState::Failed, StepState::Sent]);
}

#[test]
fn a_mail_that_went_out_there_does_not_go_out_here() {
    let (here, there) = two();
    for file in [&here, &there] {
        file.store.put_mail("r", "{}", at(2)).unwrap();
    }
    here.store.set_mail("r", MailState::Sent, None, at(3)).unwrap();
    comes(&here, &there, 4);
    assert_eq!(there.store.mail("r").unwrap().unwrap().state, MailState::Sent);
}

#[test]
fn a_run_that_names_nobody_here_any_more_names_nobody() {
    let (here, there) = two();
    carry_on_here(&here.store);
    stands(&there.store, RunState::Cancelled, 2);
    for name in ["Ebba", "Nils"] {
        ends(&there.store, name, RowOutcome::plain(Outcome::Skipped));
    }
    assert_eq!(there.store.clear_runs(at(3), at(3)).unwrap(), 1);
    comes(&here, &there, 7);
    assert!(assertions::all(there.store.run_rows("r").unwrap().iter(), |row| row.change.name.is_empty()));
    assert_eq!(known(&there.store).len(), 2, "what was sent is known all the same");
}
