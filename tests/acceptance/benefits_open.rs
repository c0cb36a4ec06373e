//! An unresolvable write blocks the rows that depend on it, and no others.

use std::panic::AssertUnwindSafe;

use domain::finding::FindingCode;
use domain::fingerprint::Fingerprint;
use domain::plan::{BenefitState, Change, OpenKnown, OpenRow, Plan};
use domain::run::{ExportKind, Outcome, Reason, RunState, Step, StepState};
use exports::runner::{Mode, Point, Progress, Silent, Watch};
use rstest::rstest;
use sandbox::{Fault, FaultKind, PersonioPostAnswer, Service, Switches, personio_person_id};
use store::{Intent, RowOutcome, Store, StoredConnection, StoredIntegration, StoredPlan, StoredRun};
use tests::benefit_fixture::{is_ticked, november, rows_left};
use tests::fixture::{Fixture, FixtureOptions, INTEGRATION};
use tokio_util::sync::CancellationToken;

/// An amount for each of these people. Number 45 never had pay; the others have a salary.
async fn fixture(numbers: &[usize]) -> Fixture {
    let mut switches = Switches::default();
    switches.personio.post_answer = PersonioPostAnswer::TypeOnly;
    let fixture = Fixture::with(switches, FixtureOptions::default()).await;
    for number in numbers {
        fixture.export.set_amount(*number, "Essenszuschuss", november(), Some(10_005));
    }
    fixture
}

/// Moves people to a legal entity that the credentials may not read.
fn hide(fixture: &Fixture, numbers: &[usize]) {
    fixture.sandbox.edit(|state| {
        for number in numbers {
            state.personio.person_mut(&personio_person_id(*number)).unwrap().employments[0].legal_entity = "171".to_owned();
        }
        state.personio.credential_mut().unwrap().restrict_to(&["170"]);
    });
}

fn of_person(plan: &Plan, number: usize) -> &Change {
    let id = personio_person_id(number);
    plan.changes.iter().find(|change| change.target_id.as_ref().is_some_and(|own| own.as_str() == id)).unwrap()
}

fn outcome_of(fixture: &Fixture, run: &str, number: usize) -> (Outcome, Option<Reason>) {
    let id = personio_person_id(number);
    let rows = fixture.export.rows(run);
    let row = rows.iter().find(|row| row.change.target_id.as_ref().is_some_and(|own| own.as_str() == id)).unwrap();
    (row.result.outcome, row.result.reason)
}

fn codes(change: &Change) -> Vec<FindingCode> {
    change.findings.iter().map(|finding| finding.code).collect()
}

const CONFIRMED: (Outcome, Option<Reason>) = (Outcome::Confirmed, None);

#[tokio::test]
async fn person_of_hidden_entity_waits_and_the_rest_is_sent() {
    let fixture = fixture(&[2, 12, 22, 45]).await;
    hide(&fixture, &[22]);
    let plan = fixture.export.plan_pay(november()).await;
    let row = of_person(&plan, 22);
    assert!(codes(row).contains(&FindingCode::BenefitOutside), "{row:#?}");
    assert_eq!(rows_left(&plan).len(), 3, "who has no pay yet and whose entity is shown is not held back: {:#?}", rows_left(&plan));
    assert_eq!(fixture.export.send_pay("run", &plan, is_ticked).await, RunState::Done);
    for number in [2, 12, 45] {
        assert_eq!(outcome_of(&fixture, "run", number), CONFIRMED, "{number}");
    }
    assert_eq!(fixture.posted_for(row), 0);
}

#[tokio::test]
async fn person_of_hidden_entity_when_ticked_stops_nobody_else() {
    let fixture = fixture(&[2, 10, 12, 22, 26]).await;
    hide(&fixture, &[2, 22]);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, Change::is_sendable).await, RunState::Done);
    for number in [10, 12, 26] {
        assert_eq!(outcome_of(&fixture, "run", number), CONFIRMED, "{number}");
    }
    // After one invisible write, no further write to hidden people is sent.
    let mut hidden = [2, 22].map(|number| outcome_of(&fixture, "run", number));
    hidden.sort_by_key(|(outcome, _)| *outcome == Outcome::Skipped);
    assert_eq!(hidden, [(Outcome::Unknown, Some(Reason::CannotBeSeen)), (Outcome::Skipped, Some(Reason::PayNotShown))]);
    assert_eq!(fixture.posted().len(), 4);
    fixture.assert_no_duplicates("hidden");
}

/// Dies when a run passes a point for the first time.
struct DiesAt(Point, std::sync::atomic::AtomicBool);

impl Watch for DiesAt {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == self.0 && !self.1.swap(true, std::sync::atomic::Ordering::SeqCst) {
            std::panic::resume_unwind(Box::new("died"));
        }
    }
}

async fn killed(fixture: &Fixture, run: &str, plan: &Plan, number: usize, point: Point) {
    let id = personio_person_id(number);
    fixture.export.begin_pay(run, plan, |change| change.target_id.as_ref().is_some_and(|own| own.as_str() == id));
    let dies = DiesAt(point, false.into());
    let mut run_future = std::pin::pin!(fixture.export.execute_pay(run, Mode::Send, &dies, CancellationToken::new()));
    std::future::poll_fn(|context| {
        let polled = std::panic::catch_unwind(AssertUnwindSafe(|| run_future.as_mut().poll(context)));
        polled.map_or(std::task::Poll::Ready(()), |poll| poll.map(drop))
    })
    .await;
    fixture.export.store.mark_interrupted_runs().unwrap();
}

#[rstest]
#[tokio::test]
async fn write_without_answer_blocks_that_person_alone(#[values(Point::Intended, Point::Answered)] point: Point) {
    let fixture = fixture(&[2, 12, 45]).await;
    hide(&fixture, &[45]);
    let plan = fixture.export.plan_pay(november()).await;
    killed(&fixture, "killed", &plan, 45, point).await;
    let open = |known| Some(OpenRow::of("killed".to_owned(), of_person(&plan, 45).key.clone(), known, of_person(&plan, 45).clone()).write);
    // Before and after a reconciliation.
    for settles in [false, true] {
        if settles {
            fixture.export.execute_pay("killed", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
        }
        assert_eq!(outcome_of(&fixture, "killed", 45), (Outcome::Unknown, Some(Reason::NoAnswer)), "settled: {settles}");
        let next = fixture.export.plan_pay(november()).await;
        let row = of_person(&next, 45);
        assert_eq!((row.open.clone(), row.is_sendable()), (open(OpenKnown::NoAnswer), false), "{row:#?}");
        assert_eq!(codes(row)[0], FindingCode::OpenBefore);
        assert_eq!(row.benefit.as_ref().unwrap().state, BenefitState::Blocked);
    }
    let next = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("next", &next, Change::is_sendable).await, RunState::Done);
    assert_eq!([2, 12].map(|number| outcome_of(&fixture, "next", number)), [CONFIRMED, CONFIRMED]);
    assert!(fixture.posted_for(of_person(&plan, 45)) <= 1);
    // The same run does not send it again either.
    fixture.export.execute_pay("killed", Mode::Send, &Silent, CancellationToken::new()).await;
    assert!(fixture.posted_for(of_person(&plan, 45)) <= 1);
    fixture.assert_no_duplicates("killed");
}

#[tokio::test]
async fn open_write_is_sent_after_the_owner_says_not_there() {
    let fixture = fixture(&[2, 45]).await;
    hide(&fixture, &[45]);
    let plan = fixture.export.plan_pay(november()).await;
    killed(&fixture, "killed", &plan, 45, Point::Intended).await;
    let key = of_person(&plan, 45).key.clone();
    settle(&fixture.export.store, "killed", &key, StepState::Failed, &RowOutcome::because(Outcome::Failed, Reason::NotSeenByOwner));
    let next = fixture.export.plan_pay(november()).await;
    assert!(of_person(&next, 45).is_sendable() && of_person(&next, 45).open.is_none());
    fixture.export.send_pay("next", &next, Change::is_sendable).await;
    assert_eq!(fixture.posted_for(of_person(&plan, 45)), 1);
}

/// Personio shows all pay again.
fn show_all(fixture: &Fixture) {
    fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().restrict_to(&["170", "171"]));
}

#[tokio::test]
async fn wrong_not_there_is_corrected_by_the_next_read() {
    let fixture = fixture(&[2, 45]).await;
    hide(&fixture, &[45]);
    let plan = fixture.export.plan_pay(november()).await;
    killed(&fixture, "killed", &plan, 45, Point::Answered).await;
    let key = of_person(&plan, 45).key.clone();
    settle(&fixture.export.store, "killed", &key, StepState::Failed, &RowOutcome::because(Outcome::Failed, Reason::NotSeenByOwner));
    // The plan from before the read offers the row; the read of its run finds the payment.
    let offered = fixture.export.plan_pay(november()).await;
    assert!(of_person(&offered, 45).is_sendable());
    show_all(&fixture);
    fixture.export.send_pay("next", &offered, Change::is_sendable).await;
    assert_eq!(fixture.posted_for(of_person(&plan, 45)), 1, "{:?}", outcome_of(&fixture, "next", 45));
    assert_eq!(outcome_of(&fixture, "next", 2), CONFIRMED);
    let last = fixture.export.plan_pay(november()).await;
    assert!(!is_ticked(of_person(&last, 45)), "{:#?}", of_person(&last, 45));
    fixture.assert_no_duplicates("said not there");
}

#[tokio::test]
async fn wrong_there_can_still_be_sent_on_purpose() {
    let fixture = fixture(&[2, 45]).await;
    hide(&fixture, &[45]);
    let plan = fixture.export.plan_pay(november()).await;
    killed(&fixture, "killed", &plan, 45, Point::Intended).await;
    let key = of_person(&plan, 45).key.clone();
    settle(&fixture.export.store, "killed", &key, StepState::Confirmed, &RowOutcome::because(Outcome::Confirmed, Reason::SeenByOwner));
    show_all(&fixture);
    let next = fixture.export.plan_pay(november()).await;
    let row = of_person(&next, 45);
    assert!(row.is_sendable() && !is_ticked(row) && row.benefit.as_ref().unwrap().sent_before, "it is asked for once more: {row:#?}");
    fixture.export.send_pay("next", &next, is_ticked).await;
    assert_eq!(fixture.posted_for(row), 0);
    let next_plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("again", &next_plan, Change::is_sendable).await;
    assert_eq!((outcome_of(&fixture, "again", 45), fixture.posted_for(row)), (CONFIRMED, 1));
}

fn settle(store: &Store, run: &str, key: &str, state: StepState, result: &RowOutcome) {
    for entry in store.ledger_of(run, key).unwrap() {
        store.set_step(entry.seq, state, None, tests::fixture::midnight()).unwrap();
    }
    store.set_row_outcome(run, key, result).unwrap();
}

#[rstest]
#[case::own_list(None)]
#[case::another_list_of_the_account(Some("other"))]
#[tokio::test]
async fn run_of_older_plan_skips_open_writes_of_another_run(#[case] other: Option<&str>) {
    let fixture = fixture(&[2, 12, 45]).await;
    let plan = fixture.export.plan_pay(november()).await;
    // Neither plan knows the other run: it starts after both, and is killed before its answer.
    fixture.export.begin_pay("run", &plan, is_ticked);
    let key = &of_person(&plan, 45).key;
    fixture.export.begin_pay("late", &plan, |row| &row.key == key);
    let integration = other.map_or(INTEGRATION, |id| another_list(&fixture.export.store, id));
    let change = of_person(&plan, 45);
    begin(&fixture.export.store, integration, change);
    let idempotency_key = Fingerprint::of(&["other"]);
    let intent = Intent {
        idempotency_key: &idempotency_key,
        run_id: "elsewhere",
        row_key: &change.key,
        step: Step::CreatePay,
        fields: &[],
        amount: None,
    };
    let seq = fixture.export.store.record_intent_unless_written(&intent, i64::MAX, tests::fixture::midnight()).unwrap().unwrap();
    assert_eq!(fixture.export.execute_pay("run", Mode::Send, &Silent, CancellationToken::new()).await, RunState::Done);
    assert_eq!(outcome_of(&fixture, "run", 45), (Outcome::Skipped, Some(Reason::OpenElsewhere)));
    assert_eq!([2, 12].map(|number| outcome_of(&fixture, "run", number)), [CONFIRMED, CONFIRMED]);
    assert_eq!(fixture.posted_for(change), 0);
    // A new plan knows the write and names its run.
    let next = fixture.export.plan_pay(november()).await;
    let open = of_person(&next, 45).open.clone().unwrap();
    assert_eq!((open.run_id.as_str(), open.known), ("elsewhere", OpenKnown::NoAnswer));
    // After the owner resolves the write as there, the older plan does not send it again.
    let later = tests::fixture::midnight() + chrono::TimeDelta::minutes(1);
    fixture.export.store.set_step(seq, StepState::Confirmed, None, later).unwrap();
    fixture.export.store.set_row_outcome("elsewhere", &change.key, &RowOutcome::because(Outcome::Confirmed, Reason::SeenByOwner)).unwrap();
    fixture.export.execute_pay("late", Mode::Send, &Silent, CancellationToken::new()).await;
    assert_eq!(outcome_of(&fixture, "late", 45), (Outcome::Skipped, Some(Reason::OpenElsewhere)));
    assert_eq!(fixture.posted_for(change), 0);
}

/// Another list of the same Personio account.
fn another_list<'a>(store: &Store, id: &'a str) -> &'a str {
    let source = StoredConnection {
        id: "list".to_owned(),
        service: "list".to_owned(),
        label: "list".to_owned(),
        address: String::new(),
        account_id: None,
        salary_unit: None,
        sample: false,
    };
    store.add_connection(&source, tests::fixture::midnight()).unwrap();
    let row = StoredIntegration {
        id: id.to_owned(),
        label: id.to_owned(),
        source_id: source.id,
        target_id: "target".to_owned(),
        settings: "{}".to_owned(),
        sample: false,
        removed: false,
    };
    store.add_integration(&row, tests::fixture::midnight()).unwrap();
    id
}

/// Creates a run of one row.
fn begin(store: &Store, integration: &str, change: &Change) {
    let at = tests::fixture::midnight();
    let plan = Plan { changes: vec![change.clone()], leave: None, benefits: None };
    let row = StoredPlan {
        id: "plan elsewhere".to_owned(),
        integration_id: integration.to_owned(),
        export: ExportKind::Benefits,
        made_at: at,
        today: tests::fixture::day(),
        salaries_known: true,
        active: 1,
        out_of_scope: 0,
        settings_fingerprint: String::new(),
        known_writes: store.newest_write().unwrap(),
        plan,
    };
    store.add_plan(&row).unwrap();
    let run = StoredRun {
        id: "elsewhere".to_owned(),
        plan_id: row.id,
        integration_id: integration.to_owned(),
        export: ExportKind::Benefits,
        started_at: at,
        ended_at: None,
        state: RunState::Interrupted,
        stopped_by: None,
        cleared_at: None,
    };
    assert!(store.begin_run(&run, &[change]).unwrap());
}

/// Another process records the intent for the same write between the first read of a run and its first write.
struct IntendsMeanwhile<'a>(&'a Store, Change);

impl Watch for IntendsMeanwhile<'_> {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::BaselineKept {
            begin(self.0, INTEGRATION, &self.1);
            let idempotency_key = Fingerprint::of(&["other"]);
            let intent = Intent {
                idempotency_key: &idempotency_key,
                run_id: "elsewhere",
                row_key: &self.1.key,
                step: Step::CreatePay,
                fields: &[],
                amount: None,
            };
            self.0.record_intent_unless_written(&intent, i64::MAX, tests::fixture::midnight()).unwrap().unwrap();
        }
    }
}

#[tokio::test]
async fn two_processes_with_one_file_pay_once() {
    let fixture = fixture(&[2, 45]).await;
    let plan = fixture.export.plan_pay(november()).await;
    let change = of_person(&plan, 45).clone();
    fixture.export.begin_pay("run", &plan, is_ticked);
    let meanwhile = IntendsMeanwhile(&fixture.export.store, change.clone());
    fixture.export.execute_pay("run", Mode::Send, &meanwhile, CancellationToken::new()).await;
    assert_eq!(outcome_of(&fixture, "run", 45), (Outcome::Skipped, Some(Reason::OpenElsewhere)));
    assert_eq!((outcome_of(&fixture, "run", 2), fixture.posted_for(&change)), (CONFIRMED, 0));
}

#[tokio::test]
async fn unclear_type_creation_blocks_its_rows() {
    let fixture = fixture(&[12]).await;
    fixture.export.set_amount(2, "Sachbezug", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    fixture
        .sandbox
        .inject(Fault::new(Service::Personio, FaultKind::Drop { after_effect: false }).method("POST").path("/compensations/types"));
    fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(500)).method("GET").skip(2).always());
    fixture.export.send_pay("faulty", &plan, |row| row.benefit.as_ref().unwrap().pay_type.as_ref().unwrap().name == "Sachbezug").await;
    fixture.sandbox.clear_faults();
    let next = fixture.export.plan_pay(november()).await;
    let row = of_person(&next, 2);
    assert_eq!((codes(row), row.is_sendable()), (vec![FindingCode::BenefitTypeOpen], false));
    assert_eq!(row.open.as_ref().unwrap().run_id, "faulty");
    assert_eq!(fixture.export.send_pay("next", &next, is_ticked).await, RunState::Done);
    assert_eq!(outcome_of(&fixture, "next", 12), CONFIRMED);
    // After the waiting time a read settles the type, and the row is sent.
    fixture.export.pass_waiting_time();
    fixture.export.execute_pay("faulty", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    let last = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("last", &last, is_ticked).await;
    assert_eq!(outcome_of(&fixture, "last", 2), CONFIRMED);
    fixture.assert_no_duplicates("types");
}
