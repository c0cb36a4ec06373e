//! The process killed at every point of a run, and in the middle of every request: nothing lost, nothing twice, no
//! false "confirmed". People both ways, leave and benefits: Kleer keeps a mark of ours on whom we create, Alexis HR has no place
//! for one, and Personio can neither change nor remove what it took.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[cfg(target_os = "linux")]
mod asleep;
mod instances;
mod late;
mod random;
mod truth;

use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::FaultKind;
use tests::crash::{Came, RUN, Way, kill_when_there, start};
use tests::fixture::Fixture;

use crate::truth::{continued_to_the_end, no_false_confirmed, once_each, reopened};

const PROGRAM: &str = env!("CARGO_BIN_EXE_crash_run");

/// Runs the process until it stands at the point, and kills it there.
async fn killed(fixture: &Fixture, way: Way, at: usize) -> Came {
    let child = start(PROGRAM, fixture.folder.path(), fixture.sandbox.addresses(), way, Some(at));
    tokio::task::spawn_blocking(move || kill_when_there(child)).await.unwrap()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn killed_at_every_point_and_continued(#[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way) {
    let mut points = 0;
    loop {
        let fixture = way.fixture().await;
        if killed(&fixture, way, points).await == Came::Ended {
            break;
        }
        assert_eq!(reopened(&fixture, fixture.folder.path(), way).store.run(RUN).unwrap().state, RunState::Interrupted);
        continued_to_the_end(&fixture, fixture.folder.path(), way, &format!("point {points}")).await;
        points += 1;
    }
    // The reads before and after, three points a request, one a change, and the end.
    assert_eq!(points, 1 + way.requests().len() * 3 + way.rows() + 2);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn killed_again_while_continuing(#[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way) {
    for point in [2, 7, 11, 16] {
        let fixture = way.fixture().await;
        assert_eq!(killed(&fixture, way, point).await, Came::Killed);
        for again in [1, 3] {
            killed(&fixture, way, again).await;
        }
        continued_to_the_end(&fixture, fixture.folder.path(), way, &format!("points {point}, 1, 3")).await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn killed_at_every_point_and_only_settled(
    #[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way,
) {
    let mut points = 0;
    let next = assertions::Reached::new();
    loop {
        let fixture = way.fixture().await;
        if killed(&fixture, way, points).await == Came::Ended {
            break;
        }
        let sent = fixture.sandbox.writes().len();
        let export = reopened(&fixture, fixture.folder.path(), way);
        export.let_records_appear();
        way.carry_on(&export, RUN, Mode::ReconcileOnly, &Silent).await;
        assert_eq!(fixture.sandbox.writes().len(), sent, "point {points}: settling sends nothing");
        assert!(assertions::all(export.rows(RUN).iter(), |row| row.verdict.outcome.is_settled()), "point {points}");
        no_false_confirmed(&fixture, &export, way, &format!("point {points}")).await;
        let plan = way.plan(&export).await;
        way.begin(&export, "next", &plan);
        way.carry_on(&export, "next", Mode::Send, &Silent).await;
        // None are left when everything was confirmed before.
        for row in export.rows("next") {
            assert_eq!(row.verdict.outcome, Outcome::Confirmed, "point {points}");
            next.once();
        }
        once_each(&fixture, way, &format!("point {points}"));
        points += 1;
    }
    next.at_all();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_of_every_request(
    #[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way,
) {
    for after_effect in [false, true] {
        for number in 0..way.requests().len() {
            let label = format!("request {number}, held {} its effect", if after_effect { "after" } else { "before" });
            let fixture = way.fixture().await;
            fixture.sandbox.inject(way.fault_on(number, FaultKind::Hold { after_effect }));
            let mut child = start(PROGRAM, fixture.folder.path(), fixture.sandbox.addresses(), way, None);
            fixture.sandbox.wait_for_paused(1).await;
            child.kill().unwrap();
            child.wait().unwrap();
            fixture.sandbox.clear_faults();
            fixture.sandbox.release();
            fixture.sandbox.wait_for_none_paused().await;
            continued_to_the_end(&fixture, fixture.folder.path(), way, &label).await;
        }
    }
}
