//! A model of what Personio should hold, beside random lists and rules, hands in Personio, a restriction that comes and goes,
//! faults and deaths of the process: nobody is ever paid twice, nothing false is told, and in the end all of it is there.

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
use tests::benefit_fixture::{december, november, ticked};
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
    world.fixture.export.rows(run).iter().any(|row| !row.verdict.outcome.is_settled())
}

/// Carries a run on: to its end, or to the death of the process. What is told of its rows then is so.
async fn carried_on(world: &mut World, run: &str, mode: Mode, label: &str) {
    let dies = if world.chance.per_cent(35) { world.chance.below(14) } else { u32::MAX };
    let watch = DiesAt(AtomicU32::new(dies));
    let export = &world.fixture.export;
    // What was posted before, of every row that is open: what is posted from here on is this going on's own.
    let open: BTreeMap<String, usize> = export
        .rows(run)
        .into_iter()
        .filter(|row| !row.verdict.outcome.is_settled() && row.change.target_id.is_some())
        .map(|row| (row.change.key.clone(), world.fixture.posted_for(&row.change)))
        .collect();
    {
        let mut going = pin!(export.carry_on_pay(run, mode, &watch, CancellationToken::new()));
        std::future::poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| going.as_mut().poll(context))) {
            Ok(poll) => poll.map(drop),
            Err(_) => Poll::Ready(()),
        })
        .await;
    }
    export.store.mark_interrupted_runs().unwrap();
    export.leaves_no_intent_behind(run, label);
    let (latest, posted) = world.runs.last().unwrap();
    for row in &export.rows(run) {
        let Some(before) = open.get(&row.change.key) else { continue };
        // What was posted since an earlier run began may be of a later one, and is no word about it.
        let of_run = (latest == run).then(|| posted[&row.change.key]);
        is_true(world, run, row, of_run.unwrap_or(*before), of_run.is_some(), label);
    }
}

/// Whether what is told of a row is so. `before` is what had been posted of it when its run began, or else (`whole` is false) when it
/// was last carried on.
fn is_true(world: &World, run: &str, row: &StoredRunRow, before: usize, whole: bool, label: &str) {
    let personio = world.fixture.sandbox.state().personio;
    let (person, kind, month) = key_of(&row.change).unwrap();
    let posted = world.fixture.posted_for(&row.change) - before;
    let label = format!("{label}: {} is called {:?}", row.change.key, row.verdict);
    match row.verdict.outcome {
        Outcome::Confirmed => {
            let wanted = row.change.benefit.as_ref().unwrap().wanted.as_ref().unwrap().amount;
            let is_it = |pay: &&Compensation| {
                let of_type = personio.type_of(&pay.type_id).is_some_and(|it| it.name == kind);
                pay.person == person && of_type && pay.value == wanted && pay.effective_from == month.first()
            };
            assert!(personio.compensations.iter().any(|pay| is_it(&pay)), "{label}");
            // The figures that the proof adds up are what Personio holds, record by record.
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
        Outcome::Failed if row.verdict.reason != Some(Reason::NotAsSent) => {
            assert_eq!(posted, 0, "{label}");
            NOT_SENT.once();
        }
        // It was accepted, and once.
        Outcome::Failed | Outcome::Sent if whole => assert_eq!(posted, 1, "{label}"),
        Outcome::Failed | Outcome::Sent | Outcome::Unknown => assert!(posted <= 1, "{label}: posted {posted} times"),
    }
}

/// A plan sends what the list says, as it is counted here: the rows themselves are what the app made of it.
fn sends_what_is_listed(world: &World, plan: &Plan, month: PayrollMonth, label: &str) {
    let expected = world.expected(month);
    for change in plan.changes.iter().filter(|change| change.is_sendable() && change.target_id.is_some()) {
        let (person, kind, of) = key_of(change).unwrap();
        let wanted = change.benefit.as_ref().unwrap().wanted.as_ref().unwrap().amount;
        let listed = expected.get(&(person, kind)).map(|cents| Decimal::new(*cents, 2));
        assert_eq!((of, Some(wanted)), (month, listed), "{label}: {change:#?}");
        PLANNED.once();
    }
}

// How often these were reached: chance may draw nothing that a check is about.
static PLANNED: Reached = Reached::new();
static CONFIRMED: Reached = Reached::new();
static NOT_SENT: Reached = Reached::new();

fn begin(world: &mut World, plan: &Plan, chosen: impl Fn(&Change) -> bool) -> String {
    let run = format!("run {}", world.runs.len());
    let rows: Vec<&Change> = plan.changes.iter().filter(|change| change.is_sendable() && chosen(change)).collect();
    for change in rows.iter().filter(|change| !ticked(change)) {
        *world.on_purpose.entry(key_of(change).unwrap()).or_default() += 1;
    }
    let pay = rows.iter().filter(|change| change.target_id.is_some());
    let posted: BTreeMap<String, usize> = pay.map(|change| (change.key.clone(), world.fixture.posted_for(change))).collect();
    world.runs.push((run.clone(), posted));
    world.fixture.export.begin_pay(&run, plan, chosen);
    run
}

/// One export as it comes: of some rows, with things happening meanwhile and faults.
async fn export(world: &mut World, label: &str) {
    inject_faults(world);
    let open: Vec<String> = world.runs.iter().map(|(run, _)| run.clone()).filter(|run| is_open(world, run)).collect();
    if !open.is_empty() && world.chance.per_cent(70) {
        let run = world.chance.one(&open).clone();
        let mode = *world.chance.one(&[Mode::Send, Mode::ReconcileOnly]);
        if world.chance.per_cent(50) {
            world.fixture.export.let_records_appear();
        }
        carried_on(world, &run, mode, label).await;
    } else {
        let month = *world.chance.one(&[november(), december()]);
        if let Ok(plan) = world.fixture.export.try_plan_pay(month).await {
            sends_what_is_listed(world, &plan, month, label);
            while world.chance.per_cent(40) {
                world.happens();
            }
            let share = *world.chance.one(&[50, 100, 100]);
            let mut keys: Vec<String> = Vec::new();
            for change in plan.changes.iter().filter(|change| change.is_sendable()) {
                if world.chance.per_cent(if ticked(change) { share } else { 5 }) {
                    keys.push(change.key.clone());
                }
            }
            let run = begin(world, &plan, |change| keys.contains(&change.key));
            carried_on(world, &run, Mode::Send, label).await;
        }
    }
    world.fixture.sandbox.clear_faults();
    world.is_sound(label);
}

/// What the correction guide says is done by hand.
fn correct(world: &World, plan: &Plan, month: PayrollMonth) {
    for change in plan.changes.iter().filter(|change| change.kind == ChangeKind::Blocked) {
        let told = change.benefit.as_ref().unwrap();
        assert!(matches!(told.state, BenefitState::ThereDifferent | BenefitState::GoesOn), "{change:#?}");
        let wanted = told.wanted.as_ref().map_or(Decimal::ZERO, |wanted| wanted.amount);
        world.fixture.sandbox.edit(|state| {
            for (place, held) in told.held.iter().enumerate() {
                let value = if place == 0 { wanted } else { Decimal::ZERO };
                let pay = state.personio.compensation(&held.id).unwrap().clone();
                if pay.effective_from < month.first() {
                    // What was paid in the months before stays.
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

/// What others entered beside it is removed by hand, when the row waits because of that.
fn remove_others(world: &World, plan: &Plan) {
    for change in plan.changes.iter().filter(|change| change.findings.iter().any(|finding| finding.code == FindingCode::BenefitOthersThere))
    {
        for held in &change.benefit.as_ref().unwrap().held {
            world.fixture.sandbox.edit(|state| state.personio.delete_compensation(&held.id));
        }
    }
}

/// The owner looks, and says that a row of a run is not there.
fn say_not_there(world: &World, run: &str, row: &StoredRunRow) {
    let store = &world.fixture.export.store;
    for entry in store.ledger_of(run, &row.change.key).unwrap() {
        store.set_step(entry.seq, StepState::Failed, None, midnight()).unwrap();
    }
    store.set_row_outcome(run, &row.change.key, &RowOutcome::because(Outcome::Failed, Reason::NotSeenByOwner)).unwrap();
}

/// The export that leaves nothing open: what is unclear is settled, hands do what only they can, everything is sent.
async fn clean_export(world: &mut World, label: &str) {
    world.restrict(&[]);
    world.fixture.export.let_records_appear();
    for (run, _) in &world.runs {
        if is_open(world, run) {
            world.fixture.export.carry_on_pay(run, Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
        }
        for row in world.fixture.export.rows(run).iter().filter(|row| !row.verdict.outcome.is_settled()) {
            // It was accepted, and a hand removed it before it was read back: only the owner can tell.
            assert_eq!(row.verdict.reason, Some(Reason::CannotBeSeen), "{label}: {row:#?}");
            say_not_there(world, run, row);
        }
    }
    world.is_sound(label);
    for month in [november(), december()] {
        // What is put right may show what hid behind it: the guide is followed until it says no more.
        for look in 0.. {
            let plan = world.fixture.export.plan_pay(month).await;
            let settled = |state| matches!(state, BenefitState::ThereEqual | BenefitState::NotSent);
            let Some(change) = plan.changes.iter().find(|change| !settled(change.benefit.as_ref().unwrap().state)) else { break };
            assert!(look < 4, "{label}: {change:?}: {:#?}", key_of(change).map(|key| world.told(&key)));
            remove_others(world, &plan);
            correct(world, &plan, month);
            let plan = world.fixture.export.plan_pay(month).await;
            sends_what_is_listed(world, &plan, month, label);
            let run = begin(world, &plan, |_| true);
            world.fixture.export.carry_on_pay(&run, Mode::Send, &Silent, CancellationToken::new()).await;
            for row in world.fixture.export.rows(&run) {
                assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{label}: {row:#?}");
            }
        }
        world.is_as_expected(month, label);
    }
    world.is_sound(label);
}

#[rstest]
#[tokio::test]
async fn personio_holds_what_the_model_says(#[values(0, 1, 2, 3)] part: u64) {
    for seed in (part * 10..).take(long::count(3, 10)) {
        let mut world = World::new(seed).await;
        for round in 0..2 {
            for step in 0..6 {
                for _ in 0..world.chance.below(8) {
                    world.happens();
                }
                export(&mut world, &format!("seed {seed}, round {round}, step {step}")).await;
            }
            clean_export(&mut world, &format!("seed {seed}, round {round}")).await;
        }
    }
    for reached in [&PLANNED, &CONFIRMED, &NOT_SENT] {
        reached.at_all();
    }
}
