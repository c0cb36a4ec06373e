//! A model of Kleer's expected data, compared under random leave, manual edits in Kleer, locks, exports, faults and deaths of the process.
//! After a clean export Kleer has exactly this data.

mod expected;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::Poll;

use domain::field::{Field, Value};
use domain::leave::Period;
use domain::plan::ChangeKind;
use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Point, Progress, Silent, Watch};
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service};
use tests::leave_fixture::{november, on};
use tests::long;
use tokio_util::sync::CancellationToken;

use world::World;

/// Dies at a point.
struct DiesAt(AtomicU32);

impl Watch for DiesAt {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, _point: Point) {
        if self.0.fetch_sub(1, Ordering::SeqCst) == 0 {
            resume_unwind(Box::new("died"));
        }
    }
}

/// The number of the next run.
struct Runs(usize);

impl Runs {
    fn latest(&self) -> String {
        format!("run {}", self.0)
    }
}

fn inject_faults(world: &mut World) {
    for _ in 0..world.chance.below(3) {
        let kinds = [
            FaultKind::Drop { after_effect: false },
            FaultKind::Drop { after_effect: true },
            FaultKind::status(500),
            FaultKind::status(500).after_effect(),
            FaultKind::status(429),
            FaultKind::status(503),
            FaultKind::Truncate { bytes: None, quietly: true },
        ];
        let kind = world.chance.one(&kinds).clone();
        let (method, path) = *world.chance.one(&[
            ("PUT", "/company/*/event"),
            ("PUT", "/company/*/event"),
            ("POST", "/company/*/event/*"),
            ("DELETE", "/company/*/event/*"),
            ("GET", "/company/*/event"),
        ]);
        let (skip, times) = (world.chance.below(5), 1 + world.chance.below(2));
        world.fixture.sandbox.inject(Fault::new(Service::Kleer, kind).method(method).path(path).skip(skip).times(times));
    }
}

/// Whether the run can be continued.
fn is_open(world: &World, run: &str) -> bool {
    let store = &world.fixture.export.store;
    let Ok(row) = store.run(run) else { return false };
    let rows = world.fixture.export.rows(run);
    // The app starts no run without rows.
    !rows.is_empty() && (row.state == RunState::Interrupted || rows.iter().any(|row| !row.result.outcome.is_settled()))
}

/// Continues the latest run to its end or to the death of the process, and asserts that confirmed rows are true.
async fn continue_run(world: &mut World, run: &str, mode: Mode, label: &str) {
    let dies = if world.chance.per_cent(35) { world.chance.below(14) } else { u32::MAX };
    let watch = DiesAt(AtomicU32::new(dies));
    let export = &world.fixture.export;
    let open: Vec<String> = export.rows(run).into_iter().filter(|row| !row.result.outcome.is_settled()).map(|row| row.change.key).collect();
    {
        let mut run_future = pin!(export.execute_leave(run, mode, &watch, CancellationToken::new()));
        std::future::poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| run_future.as_mut().poll(context))) {
            Ok(poll) => poll.map(drop),
            Err(_) => Poll::Ready(()),
        })
        .await;
    }
    export.store.mark_interrupted_runs().unwrap();
    export.assert_no_open_intent(run, label);
    let events = world.fixture.events();
    for row in export.rows(run).iter().filter(|row| open.contains(&row.change.key) && row.result.outcome == Outcome::Confirmed) {
        let change = &row.change;
        let there: Vec<_> = events.iter().filter(|event| event.foreign_id == change.key).collect();
        assert_eq!(there.len(), usize::from(change.kind != ChangeKind::Remove), "{label}: {} is called confirmed", change.key);
        if let (Some(event), Some(hours)) = (there.first(), change.field(Field::LeaveHours)) {
            assert_eq!(hours.new, Some(Value::Hours(event.hours)), "{label}: {} is called confirmed", change.key);
        }
    }
}

/// A random export: perhaps a part of the month and some of the rows, with events and faults in between.
async fn export(world: &mut World, runs: &mut Runs, label: &str) {
    inject_faults(world);
    let run = runs.latest();
    if is_open(world, &run) {
        let mode = *world.chance.one(&[Mode::Send, Mode::ReconcileOnly]);
        if world.chance.per_cent(50) {
            world.fixture.export.pass_waiting_time();
        }
        continue_run(world, &run, mode, label).await;
    } else {
        let halves = [november(), Period { from: on(11, 1), to: on(11, 15) }, Period { from: on(11, 16), to: on(11, 30) }];
        let period = *world.chance.one(&halves);
        if let Ok(planned) = world.fixture.export.try_plan_leave(period).await {
            while world.chance.per_cent(40) {
                world.random_event();
            }
            runs.0 += 1;
            let share = *world.chance.one(&[50, 100, 100]);
            let keys: Vec<String> =
                planned.plan.changes.iter().filter(|_| world.chance.per_cent(share)).map(|change| change.key.clone()).collect();
            world.fixture.export.begin_leave(&runs.latest(), &planned.plan, |change| keys.contains(&change.key));
            continue_run(world, &runs.latest(), Mode::Send, label).await;
        }
    }
    world.fixture.sandbox.clear_faults();
    world.assert_invariants(label);
}

/// An export that leaves nothing open: reconciles unclear rows, then plans and sends everything.
async fn clean_export(world: &mut World, runs: &mut Runs, label: &str) {
    let fixture = &world.fixture;
    if is_open(world, &runs.latest()) {
        fixture.export.pass_waiting_time();
        fixture.export.execute_leave(&runs.latest(), Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
        assert!(!is_open(world, &runs.latest()), "{label}: {:#?}", fixture.export.rows(&runs.latest()));
    }
    let plan = fixture.export.plan_leave(november()).await;
    runs.0 += 1;
    fixture.export.send_leave(&runs.latest(), &plan, |_| true).await;
    for row in fixture.export.rows(&runs.latest()) {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {:#?}", row);
    }
    let next_plan = fixture.export.plan_leave(november()).await;
    let left: Vec<_> = next_plan.changes.iter().filter(|change| change.is_sendable()).collect();
    assert!(left.is_empty(), "{label}: {left:#?}");
    world.assert_invariants(label);
    world.assert_as_expected(label);
}

#[rstest]
#[tokio::test]
async fn random_leave_runs_match_the_model(#[values(0, 1, 2, 3)] part: u64) {
    for seed in (part * 10..).take(long::count(3, 10)) {
        let mut world = World::new(seed).await;
        let mut runs = Runs(0);
        for round in 0..2 {
            for step in 0..5 {
                for _ in 0..world.chance.below(6) {
                    world.random_event();
                }
                export(&mut world, &mut runs, &format!("seed {seed}, round {round}, step {step}")).await;
            }
            clean_export(&mut world, &mut runs, &format!("seed {seed}, round {round}")).await;
        }
    }
}
