//! The process is killed at every point of a run, and in the middle of every request: nothing is lost, nothing exists twice, no row is
//! falsely confirmed. This covers people in both directions, leave and benefits: Kleer stores our mark on new people, Alexis HR has no
//! field for one, and Personio can neither change nor remove a compensation.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[cfg(target_os = "linux")]
mod asleep;
mod instances;
mod invariants;
mod late;
mod random;

use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::FaultKind;
use tests::crash::{Job, ProcessEnd, RUN, kill_at_point, start};
use tests::fixture::Fixture;

use crate::invariants::{assert_continued_to_the_end, assert_each_sent_once, assert_no_false_confirmed, reopened};

const PROGRAM: &str = env!("CARGO_BIN_EXE_crash_run");

/// Runs the process to the point, and kills it there.
async fn killed(fixture: &Fixture, job: Job, at: usize) -> ProcessEnd {
    let child = start(PROGRAM, fixture.folder.path(), fixture.sandbox.addresses(), job, Some(at));
    tokio::task::spawn_blocking(move || kill_at_point(child)).await.unwrap()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn run_killed_at_every_point_is_continued(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
) {
    let mut points = 0;
    loop {
        let fixture = job.fixture().await;
        if killed(&fixture, job, points).await == ProcessEnd::Ended {
            break;
        }
        assert_eq!(reopened(&fixture, fixture.folder.path(), job).store.run(RUN).unwrap().state, RunState::Interrupted);
        assert_continued_to_the_end(&fixture, fixture.folder.path(), job, false, &format!("point {points}")).await;
        points += 1;
    }
    // The reads before and after, three points for each request, one for each row, and the end.
    assert_eq!(points, 1 + job.requests().len() * 3 + job.rows() + 2);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn run_killed_again_while_continuing_is_continued(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
) {
    for point in [2, 7, 11, 16] {
        let fixture = job.fixture().await;
        assert_eq!(killed(&fixture, job, point).await, ProcessEnd::Killed);
        for again in [1, 3] {
            killed(&fixture, job, again).await;
        }
        assert_continued_to_the_end(&fixture, fixture.folder.path(), job, false, &format!("points {point}, 1, 3")).await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn run_killed_at_every_point_is_reconciled(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
) {
    let mut points = 0;
    let next = assertions::Reached::new();
    loop {
        let fixture = job.fixture().await;
        if killed(&fixture, job, points).await == ProcessEnd::Ended {
            break;
        }
        let sent = fixture.sandbox.writes().len();
        let export = reopened(&fixture, fixture.folder.path(), job);
        export.pass_waiting_time();
        job.execute(&export, RUN, Mode::ReconcileOnly, &Silent).await;
        assert_eq!(fixture.sandbox.writes().len(), sent, "point {points}: settling sends nothing");
        assert!(assertions::all(export.rows(RUN).iter(), |row| row.result.outcome.is_settled()), "point {points}");
        assert_no_false_confirmed(&fixture, &export, job, &format!("point {points}")).await;
        let plan = job.plan(&export).await;
        job.begin(&export, "next", &plan);
        job.execute(&export, "next", Mode::Send, &Silent).await;
        // There are none if everything was confirmed before.
        for row in export.rows("next") {
            assert_eq!(row.result.outcome, Outcome::Confirmed, "point {points}");
            next.once();
        }
        assert_each_sent_once(&fixture, job, &format!("point {points}"));
        points += 1;
    }
    next.assert_reached();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn run_killed_in_every_request_sends_nothing_twice(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
) {
    for after_effect in [false, true] {
        for number in 0..job.requests().len() {
            let label = format!("request {number}, held {} its effect", if after_effect { "after" } else { "before" });
            let fixture = job.fixture().await;
            fixture.sandbox.inject(job.fault_on(number, FaultKind::Hold { after_effect }));
            let mut child = start(PROGRAM, fixture.folder.path(), fixture.sandbox.addresses(), job, None);
            fixture.sandbox.wait_for_paused(1).await;
            child.kill().unwrap();
            child.wait().unwrap();
            fixture.sandbox.clear_faults();
            fixture.sandbox.release();
            fixture.sandbox.wait_for_none_paused().await;
            assert_continued_to_the_end(&fixture, fixture.folder.path(), job, false, &label).await;
        }
    }
}
