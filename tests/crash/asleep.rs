//! The computer falls asleep in the middle of a request and wakes up hours later: the other side gave up the connection long ago,
//! the clock jumped to another day, and Personio's token is worth nothing any more.

use std::io::{BufRead as _, BufReader};
use std::process::Child;

use chrono::TimeDelta;
use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::FaultKind;
use tests::crash::{HoursIn, RUN, Way, signal, start};
use tests::fixture::{Fixture, day, midnight};

use crate::PROGRAM;
use crate::truth::{no_false_confirmed, once_each, reopened, whole};

/// How long the computer sleeps.
const HOURS: i64 = 30;

/// Stops the process as a sleeping computer does, and returns when it stands still.
fn put_to_sleep(child: &Child) {
    signal(child.id(), "STOP");
    let state = || std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
    // The name stands in brackets, the state behind it.
    while !state().rsplit(')').next().unwrap().trim_start().starts_with('T') {
        std::thread::yield_now();
    }
}

/// Wakes the process up, and returns when its run came to its end.
async fn woken(mut child: Child) {
    signal(child.id(), "CONT");
    let said = tokio::task::spawn_blocking(move || {
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(child.wait().unwrap().success());
        line
    });
    assert_eq!(said.await.unwrap().trim(), "ended");
}

fn tokens_given(fixture: &Fixture) -> u64 {
    fixture.sandbox.state().personio.tokens_given
}

/// Falls asleep in a request of the run, held before or after its effect. Gives the label.
async fn slept(fixture: &Fixture, way: Way, number: usize, after_effect: bool) -> String {
    let folder = fixture.folder.path();
    fixture.sandbox.inject(way.fault_on(number, FaultKind::Hold { after_effect }));
    let child = start(PROGRAM, folder, fixture.sandbox.addresses(), way, None);
    fixture.sandbox.wait_for_paused(1).await;
    put_to_sleep(&child);
    let tokens = tokens_given(fixture);
    HoursIn::jump(folder, HOURS);
    fixture.sandbox.edit(|state| state.personio.advance_clock(HOURS * 3600));
    fixture.sandbox.hang_up();
    fixture.sandbox.wait_for_none_paused().await;
    woken(child).await;
    let label = format!("{way:?}, asleep in request {number}, {} its effect", if after_effect { "after" } else { "before" });
    assert_eq!(tokens_given(fixture) - tokens, u64::from(way.is_benefits()), "{label}: one new token, where tokens grow old");
    label
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn asleep_in_the_middle_of_every_request(
    #[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way,
    #[values(false, true)] after_effect: bool,
) {
    for number in 0..way.requests().len() {
        let fixture = way.fixture().await;
        let label = slept(&fixture, way, number, after_effect).await;
        let mut export = reopened(&fixture, fixture.folder.path(), way);
        let run = export.store.run(RUN).unwrap();
        assert_eq!(run.state, RunState::Done, "{label}: {:?}", run.stopped_by);
        assert_ne!(run.ended_at.unwrap().date_naive(), day(), "{label}: the clock jumped");
        no_false_confirmed(&fixture, &export, way, &label).await;
        // What makes a record and got no answer is asked for again, a while after the computer woke up.
        export.turn_clock(midnight() + TimeDelta::hours(HOURS));
        export.let_records_appear();
        way.carry_on(&export, RUN, Mode::ReconcileOnly, &Silent).await;
        export.turn_clock(midnight());
        for row in assertions::some(export.rows(RUN)) {
            assert!(row.verdict.outcome.is_settled(), "{label}: {}: {:?}", row.change.name, row.verdict);
            assert!(!after_effect || row.verdict.outcome == Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.verdict);
        }
        let plan = way.plan(&export).await;
        way.begin(&export, "next", &plan);
        way.carry_on(&export, "next", Mode::Send, &Silent).await;
        let next = export.rows("next");
        assert_eq!(next.is_empty(), after_effect, "{label}: nothing is left where everything was confirmed before");
        assert!(next.iter().all(|row| row.verdict.outcome == Outcome::Confirmed), "{label}");
        once_each(&fixture, way, &label);
        whole(fixture.folder.path(), &label);
    }
}
