//! A model of Personio's expected data, compared under random lists, rules, manual edits in Personio, a restriction that comes and goes,
//! faults and deaths of the process. No payment is sent twice, no outcome is false, and at the end every payment exists.

mod world;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::Poll;

use assertions::Reached;
use domain::benefits::{PayrollMonth, ReadBack};
use domain::finding::FindingCode;
use domain::plan::{BenefitState, Change, ChangeKind, Plan};
use domain::run::{Outcome, Reason, StepState};
use exports::runner::{Mode, Point, Progress, Silent, Watch};
use rstest::rstest;
use rust_decimal::Decimal;
use sandbox::personio::Compensation;
use sandbox::{Fault, FaultKind, Service};
use store::{RowOutcome, StoredRunRow};
use tests::benefit_fixture::{december, is_ticked, november};
use tests::fixture::midnight;
use tests::long;
use tokio_util::sync::CancellationToken;

use world::{World, key_of};

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

fn inject_faults(world: &mut World) {
    for _ in 0..world.chance.below(3) {
        let kinds = [
            FaultKind::Drop { after_effect: false },
            FaultKind::Drop { after_effect: true },
            FaultKind::status(500),
            FaultKind::status(500).after_effect(),
            FaultKind::status(429),
            FaultKind::status(503).retry_after("30"),
            FaultKind::status(403),
            FaultKind::status(422),
            FaultKind::Truncate { bytes: None, quietly: true },
        ];
        let kind = world.chance.one(&kinds).clone();
        let (method, path) = *world.chance.one(&[
            ("POST", "/compensations"),
            ("POST", "/compensations"),
            ("POST", "/compensations"),
            ("POST", "/compensations/types"),
            ("GET", "/compensations"),
            ("GET", "/compensations/types"),
        ]);
        let (skip, times) = (world.chance.below(5), 1 + world.chance.below(2));
        world.fixture.sandbox.inject(Fault::new(Service::Personio, kind).method(method).path(path).skip(skip).times(times));
    }
}

fn is_open(world: &World, run: &str) -> bool {
    world.fixture.export.rows(run).iter().any(|row| !row.result.outcome.is_settled())
}

/// Continues a run to its end or to the death of the process, and asserts that the outcomes are true.
async fn continue_run(world: &mut World, run: &str, mode: Mode, label: &str) {
    let dies = if world.chance.per_cent(35) { world.chance.below(14) } else { u32::MAX };
    let watch = DiesAt(AtomicU32::new(dies));
    let export = &world.fixture.export;
    // The posts of open rows so far: later posts belong to this continuation.
    let open: BTreeMap<String, usize> = export
        .rows(run)
        .into_iter()
        .filter(|row| !row.result.outcome.is_settled() && row.change.target_id.is_some())
        .map(|row| (row.change.key.clone(), world.fixture.posted_for(&row.change)))
        .collect();
    {
        let mut run_future = pin!(export.execute_pay(run, mode, &watch, CancellationToken::new()));
        std::future::poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| run_future.as_mut().poll(context))) {
            Ok(poll) => poll.map(drop),
            Err(_) => Poll::Ready(()),
        })
        .await;
    }
    export.store.mark_interrupted_runs().unwrap();
    export.assert_no_open_intent(run, label);
    let (latest, posted) = world.runs.last().unwrap();
    for row in &export.rows(run) {
        let Some(before) = open.get(&row.change.key) else { continue };
        // Posts since an earlier run began may belong to a later run, so they do not count for the earlier one.
        let of_run = (latest == run).then(|| posted[&row.change.key]);
        assert_outcome(world, run, row, of_run.unwrap_or(*before), of_run.is_some(), label);
    }
}

/// Asserts that the outcome of a row is true. `before` is the number of posts of the row when its run began (`whole`), or when it was last
/// continued.
fn assert_outcome(world: &World, run: &str, row: &StoredRunRow, before: usize, whole: bool, label: &str) {
    let personio = world.fixture.sandbox.state().personio;
    let (person, kind, month) = key_of(&row.change).unwrap();
    let posted = world.fixture.posted_for(&row.change) - before;
    let label = format!("{label}: {} is called {:?}", row.change.key, row.result);
    match row.result.outcome {
        Outcome::Confirmed => {
            let wanted = row.change.benefit.as_ref().unwrap().wanted.as_ref().unwrap().amount;
            let is_it = |pay: &&Compensation| {
                let of_type = personio.type_of(&pay.type_id).is_some_and(|it| it.name == kind);
                pay.person == person && of_type && pay.value == wanted && pay.effective_from == month.first()
            };
            assert!(personio.compensations.iter().any(|pay| is_it(&pay)), "{label}");
            // The amounts of the proof equal Personio's data, record by record.
            let writes = world.fixture.export.store.ledger_of(run, &row.change.key).unwrap();
            let shown = &writes.iter().rfind(|write| write.state == StepState::Confirmed).unwrap().read_back;
            let is_held = |shown: &ReadBack| {
                let pay = personio.compensation(&shown.record);
                pay.is_some_and(|pay| (pay.value, Some(pay.effective_from)) == (shown.amount.amount, shown.effective_from))
            };
            assert!(assertions::all(shown, is_held), "{label}: {shown:?}");
            assert!(shown.iter().any(|shown| shown.amount.amount == wanted), "{label}: {shown:?}");
            CONFIRMED.once();
        }
        Outcome::Skipped | Outcome::Waiting => {
            assert_eq!(posted, 0, "{label}");
            NOT_SENT.once();
        }
        Outcome::Failed if row.result.reason != Some(Reason::NotAsSent) => {
            assert_eq!(posted, 0, "{label}");
            NOT_SENT.once();
        }
        // Personio accepted the write once.
        Outcome::Failed | Outcome::Sent if whole => assert_eq!(posted, 1, "{label}"),
        Outcome::Failed | Outcome::Sent | Outcome::Unknown => assert!(posted <= 1, "{label}: posted {posted} times"),
    }
}

/// Asserts that a plan sends the list. The test counts the list itself, because the rows come from the app.
fn assert_plan_sends_list(world: &World, plan: &Plan, month: PayrollMonth, label: &str) {
    let expected = world.expected(month);
    for change in plan.changes.iter().filter(|change| change.is_sendable() && change.target_id.is_some()) {
        let (person, kind, of) = key_of(change).unwrap();
        let wanted = change.benefit.as_ref().unwrap().wanted.as_ref().unwrap().amount;
        let listed = expected.get(&(person, kind)).map(|cents| Decimal::new(*cents, 2));
        assert_eq!((of, Some(wanted)), (month, listed), "{label}: {change:#?}");
        PLANNED.once();
    }
}

// The number of times that each case was reached: a random draw may never reach a case.
static PLANNED: Reached = Reached::new();
static CONFIRMED: Reached = Reached::new();
static NOT_SENT: Reached = Reached::new();

fn begin(world: &mut World, plan: &Plan, chosen: impl Fn(&Change) -> bool) -> String {
    let run = format!("run {}", world.runs.len());
    let rows: Vec<&Change> = plan.changes.iter().filter(|change| change.is_sendable() && chosen(change)).collect();
    for change in rows.iter().filter(|change| !is_ticked(change)) {
        *world.purposely_repeated.entry(key_of(change).unwrap()).or_default() += 1;
    }
    let pay = rows.iter().filter(|change| change.target_id.is_some());
    let posted: BTreeMap<String, usize> = pay.map(|change| (change.key.clone(), world.fixture.posted_for(change))).collect();
    world.runs.push((run.clone(), posted));
    world.fixture.export.begin_pay(&run, plan, chosen);
    run
}

/// A random export: some of the rows, with events and faults in between.
async fn export(world: &mut World, label: &str) {
    inject_faults(world);
    let open: Vec<String> = world.runs.iter().map(|(run, _)| run.clone()).filter(|run| is_open(world, run)).collect();
    if !open.is_empty() && world.chance.per_cent(70) {
        let run = world.chance.one(&open).clone();
        let mode = *world.chance.one(&[Mode::Send, Mode::ReconcileOnly]);
        if world.chance.per_cent(50) {
            world.fixture.export.pass_waiting_time();
        }
        continue_run(world, &run, mode, label).await;
    } else {
        let month = *world.chance.one(&[november(), december()]);
        if let Ok(plan) = world.fixture.export.try_plan_pay(month).await {
            assert_plan_sends_list(world, &plan, month, label);
            while world.chance.per_cent(40) {
                world.random_event();
            }
            let share = *world.chance.one(&[50, 100, 100]);
            let mut keys: Vec<String> = Vec::new();
            for change in plan.changes.iter().filter(|change| change.is_sendable()) {
                if world.chance.per_cent(if is_ticked(change) { share } else { 5 }) {
                    keys.push(change.key.clone());
                }
            }
            let run = begin(world, &plan, |change| keys.contains(&change.key));
            continue_run(world, &run, Mode::Send, label).await;
        }
    }
    world.fixture.sandbox.clear_faults();
    world.assert_invariants(label);
}

/// Follows the correction guide by hand.
fn follow_correction_guide(world: &World, plan: &Plan, month: PayrollMonth) {
    for change in plan.changes.iter().filter(|change| change.kind == ChangeKind::Blocked) {
        let benefit = change.benefit.as_ref().unwrap();
        assert!(matches!(benefit.state, BenefitState::ThereDifferent | BenefitState::GoesOn), "{change:#?}");
        let wanted = benefit.wanted.as_ref().map_or(Decimal::ZERO, |wanted| wanted.amount);
        world.fixture.sandbox.edit(|state| {
            for (place, held) in benefit.held.iter().enumerate() {
                let value = if place == 0 { wanted } else { Decimal::ZERO };
                let pay = state.personio.compensation(&held.id).unwrap().clone();
                if pay.effective_from < month.first() {
                    // Payments of earlier months stay.
                    state.personio.put_compensation(Compensation {
                        id: String::new(),
                        value,
                        effective_from: month.first(),
                        comment: None,
                        ..pay
                    });
                } else if value.is_zero() {
                    state.personio.delete_compensation(&held.id);
                } else {
                    state.personio.change_compensation(&held.id, |pay| pay.value = value);
                }
            }
        });
    }
}

/// Removes other people's entries by hand when a row waits for that.
fn remove_others(world: &World, plan: &Plan) {
    for change in plan.changes.iter().filter(|change| change.findings.iter().any(|finding| finding.code == FindingCode::BenefitOthersThere))
    {
        for held in &change.benefit.as_ref().unwrap().held {
            world.fixture.sandbox.edit(|state| state.personio.delete_compensation(&held.id));
        }
    }
}

/// Resolves a row manually as not there.
fn resolve_as_not_there(world: &World, run: &str, row: &StoredRunRow) {
    let store = &world.fixture.export.store;
    for entry in store.ledger_of(run, &row.change.key).unwrap() {
        store.set_step(entry.seq, StepState::Failed, None, midnight()).unwrap();
    }
    store.set_row_outcome(run, &row.change.key, &RowOutcome::because(Outcome::Failed, Reason::NotSeenByOwner)).unwrap();
}

/// An export that leaves nothing open: reconciles unclear rows, makes corrections by hand, and sends everything.
async fn clean_export(world: &mut World, label: &str) {
    world.restrict(&[]);
    world.fixture.export.pass_waiting_time();
    for (run, _) in &world.runs {
        if is_open(world, run) {
            world.fixture.export.execute_pay(run, Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
        }
        for row in world.fixture.export.rows(run).iter().filter(|row| !row.result.outcome.is_settled()) {
            // Personio accepted the payment, and a hand removed it before the read-back. Only the owner can resolve it.
            assert_eq!(row.result.reason, Some(Reason::CannotBeSeen), "{label}: {row:#?}");
            resolve_as_not_there(world, run, row);
        }
    }
    world.assert_invariants(label);
    for month in [november(), december()] {
        // A correction may reveal another one, so the guide is followed until it is empty.
        for look in 0.. {
            let plan = world.fixture.export.plan_pay(month).await;
            let settled = |state| matches!(state, BenefitState::ThereEqual | BenefitState::NotSent);
            let Some(change) = plan.changes.iter().find(|change| !settled(change.benefit.as_ref().unwrap().state)) else { break };
            assert!(look < 4, "{label}: {change:?}: {:#?}", key_of(change).map(|key| world.results(&key)));
            remove_others(world, &plan);
            follow_correction_guide(world, &plan, month);
            let plan = world.fixture.export.plan_pay(month).await;
            assert_plan_sends_list(world, &plan, month, label);
            let run = begin(world, &plan, |_| true);
            world.fixture.export.execute_pay(&run, Mode::Send, &Silent, CancellationToken::new()).await;
            for row in world.fixture.export.rows(&run) {
                assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {row:#?}");
            }
        }
        world.assert_as_expected(month, label);
    }
    world.assert_invariants(label);
}

#[rstest]
#[tokio::test]
async fn random_benefit_runs_match_the_model(#[values(0, 1, 2, 3)] part: u64) {
    for seed in (part * 10..).take(long::count(3, 10)) {
        let mut world = World::new(seed).await;
        for round in 0..2 {
            for step in 0..6 {
                for _ in 0..world.chance.below(8) {
                    world.random_event();
                }
                export(&mut world, &format!("seed {seed}, round {round}, step {step}")).await;
            }
            clean_export(&mut world, &format!("seed {seed}, round {round}")).await;
        }
    }
    for reached in [&PLANNED, &CONFIRMED, &NOT_SENT] {
        reached.assert_reached();
    }
}
