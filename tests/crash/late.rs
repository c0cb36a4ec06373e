//! A request takes effect after its sender died or gave up, and after the reads that look for it: its record is created once.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Point, Progress, Silent, Watch};
use rstest::rstest;
use sandbox::FaultKind;
use tests::crash::{Job, RUN};
use tests::fixture::Fixture;

use crate::invariants::{assert_each_sent_once, assert_no_false_confirmed};

/// Dies after this many answers.
struct DiesAnswered {
    after: usize,
    answers: AtomicUsize,
}

impl Watch for DiesAnswered {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::Answered && self.answers.fetch_add(1, Ordering::SeqCst) == self.after {
            resume_unwind(Box::new("died"));
        }
    }
}

/// Executes a run until it dies right after the answer to a request.
async fn run_until_death(fixture: &Fixture, job: Job, number: usize) {
    let dies = DiesAnswered { after: number, answers: AtomicUsize::default() };
    let mut run_future = pin!(job.execute(&fixture.export, RUN, Mode::Send, &dies));
    std::future::poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| run_future.as_mut().poll(context)));
        polled.map_or(Poll::Ready(()), |poll| poll.map(|state| panic!("it came to its end: {state:?}")))
    })
    .await;
    fixture.export.store.mark_interrupted_runs().unwrap();
}

/// A run in which a creating request gets no answer, and takes effect when the sandbox releases it.
async fn start_run(job: Job, number: usize, dies: bool) -> Fixture {
    let fixture = job.fixture().await;
    let plan = job.plan(&fixture.export).await;
    job.begin(&fixture.export, RUN, &plan);
    fixture.sandbox.inject(job.fault_on(number, FaultKind::Late));
    if dies {
        run_until_death(&fixture, job, number).await;
    }
    fixture
}

/// The reasons of the unknown rows.
fn open_rows(fixture: &Fixture) -> Vec<Reason> {
    let rows = fixture.export.rows(RUN).into_iter().filter(|row| row.result.outcome == Outcome::Unknown);
    rows.filter_map(|row| row.result.reason).collect()
}

/// A new run of all rows of a new plan.
async fn send_new_run(fixture: &Fixture, job: Job, run: &str) {
    let plan = job.plan(&fixture.export).await;
    job.begin(&fixture.export, run, &plan);
    job.execute(&fixture.export, run, Mode::Send, &Silent).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn late_write_is_made_once(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
    #[values(false, true)] dies: bool,
) {
    assert!(!job.creations().is_empty());
    for number in job.creations() {
        let label = format!("{job:?}, request {number}, dies: {dies}");
        let fixture = start_run(job, *number, dies).await;
        // Creating a person at Kleer is an unproven call: the first one stops the run when it gets no answer and shows nothing.
        if job == Job::Export && *number == 0 && !dies {
            assert_eq!(job.execute(&fixture.export, RUN, Mode::Send, &Silent).await, RunState::Interrupted, "{label}");
        }
        // The service still works on the request when the run continues.
        assert_eq!(job.execute(&fixture.export, RUN, Mode::Send, &Silent).await, RunState::Done, "{label}");
        assert_eq!(open_rows(&fixture), [if dies { Reason::NoAnswer } else { Reason::UnclearNotShown }], "{label}");
        // A second reconciliation finds nothing new, and another run does not send the row either.
        job.execute(&fixture.export, RUN, Mode::ReconcileOnly, &Silent).await;
        assert_eq!(open_rows(&fixture).len(), 1, "{label}");
        send_new_run(&fixture, job, "at once").await;
        fixture.sandbox.release();
        fixture.sandbox.wait_for_none_paused().await;
        job.execute(&fixture.export, RUN, Mode::ReconcileOnly, &Silent).await;
        assert_eq!(open_rows(&fixture), [], "{label}");
        assert_no_false_confirmed(&fixture, &fixture.export, job, &label).await;
        send_new_run(&fixture, job, "later").await;
        assert_each_sent_once(&fixture, job, &label);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn write_without_effect_is_sent_again_after_the_wait(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
    #[values(Mode::Send, Mode::ReconcileOnly)] mode: Mode,
) {
    for number in job.creations() {
        let label = format!("{job:?}, request {number}, {mode:?}");
        let fixture = start_run(job, *number, true).await;
        fixture.sandbox.hang_up();
        fixture.sandbox.wait_for_none_paused().await;
        job.execute(&fixture.export, RUN, Mode::ReconcileOnly, &Silent).await;
        assert_eq!(open_rows(&fixture), [Reason::NoAnswer], "{label}");
        fixture.export.pass_waiting_time();
        job.execute(&fixture.export, RUN, mode, &Silent).await;
        assert_eq!(open_rows(&fixture), [], "{label}");
        fixture.export.assert_no_open_intent(RUN, &label);
        send_new_run(&fixture, job, "later").await;
        assert_each_sent_once(&fixture, job, &label);
    }
}
