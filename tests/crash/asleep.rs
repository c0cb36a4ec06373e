//! The computer sleeps in the middle of a request and wakes up hours later: the service has closed the connection, the clock has jumped to
//! another day, and Personio's token has expired.

use std::io::{BufRead as _, BufReader};
use std::process::Child;

use chrono::TimeDelta;
use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::FaultKind;
use tests::crash::{FileClock, Job, RUN, signal, start};
use tests::fixture::{Fixture, day, midnight};

use crate::PROGRAM;
use crate::invariants::{assert_data_file_intact, assert_each_sent_once, assert_no_false_confirmed, reopened};

/// The hours of sleep.
const HOURS: i64 = 30;

/// Suspends the process as a sleeping computer does, and waits until it is stopped.
fn suspend(child: &Child) {
    signal(child.id(), "STOP");
    let state = || std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
    // The state follows the name in brackets.
    while !state().rsplit(')').next().unwrap().trim_start().starts_with('T') {
        std::thread::yield_now();
    }
}

/// Resumes the process, and waits for the end of its run.
async fn resume(mut child: Child) {
    signal(child.id(), "CONT");
    let line = tokio::task::spawn_blocking(move || {
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(child.wait().unwrap().success());
        line
    });
    assert_eq!(line.await.unwrap().trim(), "ended");
}

fn tokens_given(fixture: &Fixture) -> u64 {
    fixture.sandbox.state().personio.tokens_given
}

/// Sleeps during a request that is paused before or after its effect. Returns the label.
async fn sleep_in_request(fixture: &Fixture, job: Job, number: usize, after_effect: bool) -> String {
    let folder = fixture.folder.path();
    fixture.sandbox.inject(job.fault_on(number, FaultKind::Hold { after_effect }));
    let child = start(PROGRAM, folder, fixture.sandbox.addresses(), job, None);
    fixture.sandbox.wait_for_paused(1).await;
    suspend(&child);
    let tokens = tokens_given(fixture);
    FileClock::jump(folder, HOURS);
    fixture.sandbox.edit(|state| state.personio.advance_clock(HOURS * 3600));
    fixture.sandbox.hang_up();
    fixture.sandbox.wait_for_none_paused().await;
    resume(child).await;
    let label = format!("{job:?}, asleep in request {number}, {} its effect", if after_effect { "after" } else { "before" });
    assert_eq!(tokens_given(fixture) - tokens, u64::from(job.is_benefits()), "{label}: one new token, where tokens grow old");
    label
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn sleep_in_every_request_sends_nothing_twice(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
    #[values(false, true)] after_effect: bool,
) {
    for number in 0..job.requests().len() {
        let fixture = job.fixture().await;
        let label = sleep_in_request(&fixture, job, number, after_effect).await;
        let mut export = reopened(&fixture, fixture.folder.path(), job);
        let run = export.store.run(RUN).unwrap();
        // Nobody has been seen to create a person or an agreement at Kleer: the first such request stops the run when it gets no answer and
        // shows nothing.
        let stops = job == Job::Export && number <= 1 && !after_effect;
        let expected = if stops { RunState::Interrupted } else { RunState::Done };
        assert_eq!(run.state, expected, "{label}: {:?}", run.stopped_by);
        assert_ne!(run.ended_at.unwrap().date_naive(), day(), "{label}: the clock jumped");
        assert_no_false_confirmed(&fixture, &export, job, &label).await;
        // A creation without an answer is looked up again a while after the computer woke up.
        export.set_clock(midnight() + TimeDelta::hours(HOURS));
        export.pass_waiting_time();
        job.execute(&export, RUN, Mode::ReconcileOnly, &Silent).await;
        export.set_clock(midnight());
        for row in assertions::some(export.rows(RUN)) {
            assert!(row.result.outcome.is_settled(), "{label}: {}: {:?}", row.change.name, row.result);
            assert!(!after_effect || row.result.outcome == Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.result);
        }
        let plan = job.plan(&export).await;
        job.begin(&export, "next", &plan);
        job.execute(&export, "next", Mode::Send, &Silent).await;
        let next = export.rows("next");
        assert_eq!(next.is_empty(), after_effect, "{label}: nothing is left where everything was confirmed before");
        assert!(next.iter().all(|row| row.result.outcome == Outcome::Confirmed), "{label}");
        assert_each_sent_once(&fixture, job, &label);
        assert_data_file_intact(fixture.folder.path(), &label);
    }
}
