//! A request whose sender is gone, or gave up, takes effect later than the reads that look for it: what it makes is made once.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Point, Progress, Silent, Watch};
use rstest::rstest;
use sandbox::FaultKind;
use tests::crash::{RUN, Way};
use tests::fixture::Fixture;

use crate::truth::{no_false_confirmed, once_each};

/// Dies when so many answers came.
struct DiesAnswered {
    after: usize,
    came: AtomicUsize,
}

impl Watch for DiesAnswered {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::Answered && self.came.fetch_add(1, Ordering::SeqCst) == self.after {
            resume_unwind(Box::new("died"));
        }
    }
}

/// A run that is begun and carried on until it dies with the answer to a request in its hand.
async fn died(fixture: &Fixture, way: Way, number: usize) {
    let dies = DiesAnswered { after: number, came: AtomicUsize::default() };
    let mut going = pin!(way.carry_on(&fixture.export, RUN, Mode::Send, &dies));
    std::future::poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| going.as_mut().poll(context)));
        polled.map_or(Poll::Ready(()), |poll| poll.map(|state| panic!("it came to its end: {state:?}")))
    })
    .await;
    fixture.export.store.mark_interrupted_runs().unwrap();
}

/// A run in which a request that makes a record gets no answer, and takes effect once the sandbox lets it.
async fn begun(way: Way, number: usize, dies: bool) -> Fixture {
    let fixture = way.fixture().await;
    let plan = way.plan(&fixture.export).await;
    way.begin(&fixture.export, RUN, &plan);
    fixture.sandbox.inject(way.fault_on(number, FaultKind::Late));
    if dies {
        died(&fixture, way, number).await;
    }
    fixture
}

/// Why the rows stay open that a run could not settle.
fn open_rows(fixture: &Fixture) -> Vec<Reason> {
    let rows = fixture.export.rows(RUN).into_iter().filter(|row| row.verdict.outcome == Outcome::Unknown);
    rows.filter_map(|row| row.verdict.reason).collect()
}

/// A new run of everything that a new plan finds left.
async fn next(fixture: &Fixture, way: Way, run: &str) {
    let plan = way.plan(&fixture.export).await;
    way.begin(&fixture.export, run, &plan);
    way.carry_on(&fixture.export, run, Mode::Send, &Silent).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn write_that_takes_effect_late_is_made_once(
    #[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way,
    #[values(false, true)] dies: bool,
) {
    assert!(!way.making().is_empty());
    for number in way.making() {
        let label = format!("{way:?}, request {number}, dies: {dies}");
        let fixture = begun(way, *number, dies).await;
        // Its service is still at it when the run goes on.
        assert_eq!(way.carry_on(&fixture.export, RUN, Mode::Send, &Silent).await, RunState::Done, "{label}");
        assert_eq!(open_rows(&fixture), [if dies { Reason::NoAnswer } else { Reason::UnclearNotShown }], "{label}");
        // Asking once more does not know more, and another run does not send it either.
        way.carry_on(&fixture.export, RUN, Mode::ReconcileOnly, &Silent).await;
        assert_eq!(open_rows(&fixture).len(), 1, "{label}");
        next(&fixture, way, "at once").await;
        fixture.sandbox.release();
        fixture.sandbox.wait_for_none_paused().await;
        way.carry_on(&fixture.export, RUN, Mode::ReconcileOnly, &Silent).await;
        assert_eq!(open_rows(&fixture), [], "{label}");
        no_false_confirmed(&fixture, &fixture.export, way, &label).await;
        next(&fixture, way, "later").await;
        once_each(&fixture, way, &label);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn write_that_takes_no_effect_is_sent_after_the_wait(
    #[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way,
    #[values(Mode::Send, Mode::ReconcileOnly)] mode: Mode,
) {
    for number in way.making() {
        let label = format!("{way:?}, request {number}, {mode:?}");
        let fixture = begun(way, *number, true).await;
        fixture.sandbox.hang_up();
        fixture.sandbox.wait_for_none_paused().await;
        way.carry_on(&fixture.export, RUN, Mode::ReconcileOnly, &Silent).await;
        assert_eq!(open_rows(&fixture), [Reason::NoAnswer], "{label}");
        fixture.export.let_records_appear();
        way.carry_on(&fixture.export, RUN, mode, &Silent).await;
        assert_eq!(open_rows(&fixture), [], "{label}");
        fixture.export.leaves_no_intent_behind(RUN, &label);
        next(&fixture, way, "later").await;
        once_each(&fixture, way, &label);
    }
}
