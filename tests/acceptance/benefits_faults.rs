//! Faults of the benefit export: after every fault the run ends in a truthful state, the next run settles it, and Personio gets no payment
//! twice.

use domain::benefits::mark_in;
use domain::plan::{BenefitState, Change};
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::{Fault, FaultKind, PersonioPostAnswer, Service, Switches};
use tests::benefit_fixture::{is_ticked, november, rows_left, type_id};
use tests::fixture::{Fixture, FixtureOptions};
use tokio_util::sync::CancellationToken;

/// The writes of the export, with their number in a run.
const WRITES: [(&str, u32); 2] = [("/compensations/types", 2), ("/compensations", 4)];
/// The reads of the plan.
const READS: [&str; 3] = ["/persons", "/compensations/types", "/compensations"];
/// The reads of the run.
const READS_BACK: [&str; 2] = ["/compensations/types", "/compensations"];
/// The expected payments.
const PAID: [&str; 4] = [
    "3002 Essenszuschuss 100.05 2026-11-01 once",
    "3002 Sachbezug 50 2026-11-01 once",
    "3012 Jobrad 89.5 2026-11-01 HalfYearly",
    "3026 Sachbezug 50.01 2026-11-01 once",
];

fn fault(kind: FaultKind, method: &str, path: &str) -> Fault {
    Fault::new(Service::Personio, kind).method(method).path(path)
}

/// `without_ids`: answers have no ids, and reads have no comments.
fn switches(without_ids: bool) -> Switches {
    let mut switches = Switches::default();
    if without_ids {
        switches.personio.post_answer = PersonioPostAnswer::TypeOnly;
    }
    switches
}

/// Two types and four compensations to create.
async fn fixture(without_ids: bool) -> Fixture {
    let fixture = Fixture::with(switches(without_ids), FixtureOptions::default()).await;
    fixture.export.set_amount(2, "Sachbezug", november(), Some(5_000));
    fixture.export.set_amount(26, "Sachbezug", november(), Some(5_001));
    fixture.export.set_amount(12, "Jobrad", november(), Some(8_950));
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    fixture
}

/// Asserts that the outcomes of a run's rows are true.
fn assert_truthful(fixture: &Fixture, run: &str, label: &str) {
    let state = fixture.sandbox.state();
    for row in fixture.export.rows(run) {
        let benefit = row.change.benefit.as_ref().unwrap();
        let label = format!("{label}: {} is called {:?}", row.change.key, row.result);
        if benefit.state == BenefitState::TypeToMake {
            let name = &benefit.pay_type.as_ref().unwrap().name;
            let there = state.personio.type_named(name).is_some();
            assert!(there || row.result.outcome != Outcome::Confirmed, "{label}");
            assert!(!there || !matches!(row.result.outcome, Outcome::Failed | Outcome::Skipped), "{label}");
            continue;
        }
        let posted = fixture.posted_for(&row.change);
        match row.result.outcome {
            Outcome::Confirmed | Outcome::Sent => assert_eq!(posted, 1, "{label}"),
            Outcome::Failed | Outcome::Skipped => assert_eq!(posted, 0, "{label}"),
            Outcome::Unknown | Outcome::Waiting => assert!(posted <= 1, "{label}"),
        }
    }
}

/// Reconciles unclear rows, then sends the rest with the next export, and asserts that every payment exists once.
async fn assert_settled(fixture: &Fixture, label: &str) {
    fixture.sandbox.clear_faults();
    fixture.sandbox.wait_for_none_paused().await;
    let sent = fixture.sandbox.writes().len();
    if fixture.export.rows("faulty").iter().any(|row| !row.result.outcome.is_settled()) {
        fixture.export.pass_waiting_time();
        fixture.export.execute_pay("faulty", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    }
    assert_eq!(fixture.sandbox.writes().len(), sent, "{label}: settling sends nothing");
    for row in fixture.export.rows("faulty") {
        assert!(row.result.outcome.is_settled(), "{label}: {} is still {:?}", row.change.key, row.result);
    }
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("next", &plan, is_ticked).await;
    for row in fixture.export.rows("next") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.key, row.result);
    }
    let next_plan = fixture.export.plan_pay(november()).await;
    assert!(rows_left(&next_plan).is_empty(), "{label}: {:#?}", rows_left(&next_plan));
    fixture.assert_no_duplicates(label);
    let mut paid = fixture.compensation_lines();
    paid.sort();
    assert_eq!(paid, PAID, "{label}");
    let mut marks: Vec<String> =
        fixture.compensations().iter().filter_map(|pay| mark_in(pay.comment.as_deref()?).map(str::to_owned)).collect();
    marks.sort();
    marks.dedup();
    assert_eq!(marks.len(), PAID.len(), "{label}");
}

#[rstest]
#[case::refused(FaultKind::status(400))]
#[case::unauthorized(FaultKind::status(401))]
#[case::forbidden(FaultKind::status(403))]
#[case::not_found(FaultKind::status(404))]
#[case::conflict(FaultKind::status(409))]
#[case::precondition(FaultKind::status(412))]
#[case::unprocessable(FaultKind::status(422))]
#[case::too_many(FaultKind::status(429))]
#[case::too_many_with_header(FaultKind::status(429).retry_after("30"))]
#[case::technical(FaultKind::status(500))]
#[case::technical_after_effect(FaultKind::status(500).after_effect())]
#[case::bad_gateway(FaultKind::status(502))]
#[case::unavailable(FaultKind::status(503).retry_after("30"))]
#[case::unavailable_after_effect(FaultKind::status(503).after_effect())]
#[case::gateway_timeout_after_effect(FaultKind::status(504).after_effect())]
#[case::dropped_before(FaultKind::Drop { after_effect: false })]
#[case::dropped_after(FaultKind::Drop { after_effect: true })]
#[case::silent_before(FaultKind::Silence { after_effect: false })]
#[case::silent_after(FaultKind::Silence { after_effect: true })]
#[case::truncated(FaultKind::Truncate { bytes: None, quietly: false })]
#[case::truncated_quietly(FaultKind::Truncate { bytes: None, quietly: true })]
#[case::empty(FaultKind::Truncate { bytes: Some(0), quietly: true })]
#[case::ids_of_another_kind(FaultKind::WrongType { field: "id".to_owned(), value: None })]
#[case::html(FaultKind::Html { status: 200, after_effect: false })]
#[case::html_after(FaultKind::Html { status: 200, after_effect: true })]
#[case::redirect(FaultKind::Redirect { location: "http://127.0.0.1:9/elsewhere".to_owned(), status: 302 })]
#[case::redirect_that_keeps_the_method(FaultKind::Redirect { location: "http://127.0.0.1:9/elsewhere".to_owned(), status: 307 })]
#[tokio::test]
async fn failed_write_is_settled_by_the_next_run(#[case] kind: FaultKind, #[values(false, true)] without_ids: bool) {
    for (path, count) in WRITES {
        // The run reads the first write back at once, and the others at the end.
        for skip in [0, count - 1] {
            let label = format!("{} on write {skip} of {path}, without ids: {without_ids}", kind.name());
            let fixture = fixture(without_ids).await;
            let plan = fixture.export.plan_pay(november()).await;
            fixture.sandbox.inject(fault(kind.clone(), "POST", path).skip(skip).times(1));
            fixture.export.send_pay("faulty", &plan, is_ticked).await;
            assert_truthful(&fixture, "faulty", &label);
            assert_settled(&fixture, &label).await;
        }
    }
}

#[rstest]
#[case::always_400(FaultKind::status(400))]
#[case::always_500(FaultKind::status(500))]
#[case::always_500_after(FaultKind::status(500).after_effect())]
#[case::always_dropped_after(FaultKind::Drop { after_effect: true })]
#[case::always_dropped_before(FaultKind::Drop { after_effect: false })]
#[case::always_401(FaultKind::status(401))]
#[case::always_403(FaultKind::status(403))]
#[case::always_422(FaultKind::status(422))]
#[case::always_429(FaultKind::status(429))]
#[case::always_503(FaultKind::status(503).retry_after("30"))]
#[tokio::test]
async fn failing_writes_leave_a_truthful_run(#[case] kind: FaultKind, #[values(false, true)] without_ids: bool) {
    for (path, _) in WRITES {
        let label = format!("always {} on {path}, without ids: {without_ids}", kind.name());
        let fixture = fixture(without_ids).await;
        let plan = fixture.export.plan_pay(november()).await;
        fixture.sandbox.inject(fault(kind.clone(), "POST", path).always());
        fixture.export.send_pay("faulty", &plan, is_ticked).await;
        assert_truthful(&fixture, "faulty", &label);
        assert_settled(&fixture, &label).await;
    }
}

#[rstest]
#[case::unauthorized(FaultKind::status(401))]
#[case::forbidden(FaultKind::status(403))]
#[case::not_found(FaultKind::status(404))]
#[case::unprocessable(FaultKind::status(422))]
#[case::too_many(FaultKind::status(429))]
#[case::too_many_with_header(FaultKind::status(429).retry_after("30"))]
#[case::technical(FaultKind::status(500))]
#[case::unavailable(FaultKind::status(503).retry_after("30"))]
#[case::dropped(FaultKind::Drop { after_effect: false })]
#[case::truncated(FaultKind::Truncate { bytes: None, quietly: false })]
#[case::truncated_quietly(FaultKind::Truncate { bytes: None, quietly: true })]
#[case::ids_of_another_kind(FaultKind::WrongType { field: "id".to_owned(), value: None })]
#[case::another_list(FaultKind::WrongType { field: "_data".to_owned(), value: None })]
#[case::html(FaultKind::Html { status: 200, after_effect: false })]
#[case::redirect(FaultKind::Redirect { location: "http://127.0.0.1:9/elsewhere".to_owned(), status: 302 })]
#[tokio::test]
async fn failed_read_never_becomes_an_empty_month(#[case] kind: FaultKind) {
    for without_ids in [false, true] {
        let fixture = fixture(without_ids).await;
        let plan = fixture.export.plan_pay(november()).await;
        for path in READS {
            fixture.sandbox.inject(fault(kind.clone(), "GET", path).always());
            assert!(fixture.export.try_plan_pay(november()).await.is_err(), "{} on {path} gave a plan", kind.name());
            fixture.sandbox.clear_faults();
        }
        assert_eq!(fixture.export.plan_pay(november()).await, plan);
        // Faults from the first read of the run, between the first and the second write, and at the end.
        for path in READS_BACK {
            for skip in [0, 1, 2] {
                let label = format!("{} on read {skip} of {path}, without ids: {without_ids}", kind.name());
                let fixture = self::fixture(without_ids).await;
                let plan = fixture.export.plan_pay(november()).await;
                fixture.sandbox.inject(fault(kind.clone(), "GET", path).skip(skip).always());
                let state = fixture.export.send_pay("faulty", &plan, is_ticked).await;
                let reads = if path == "/compensations" { 3 } else { 2 };
                assert_eq!(state, if skip < reads { RunState::Stopped } else { RunState::Done }, "{label}");
                if skip < reads {
                    let rows = fixture.export.rows("faulty");
                    assert!(assertions::all(rows.iter(), |row| row.result.outcome != Outcome::Confirmed), "{label}: {rows:#?}");
                }
                assert_truthful(&fixture, "faulty", &label);
                assert_settled(&fixture, &label).await;
            }
        }
    }
}

#[rstest]
#[case::refused(FaultKind::status(400))]
#[case::unauthorized(FaultKind::status(401))]
#[case::too_many(FaultKind::status(429))]
#[case::technical(FaultKind::status(500))]
#[case::unavailable(FaultKind::status(503))]
#[case::dropped(FaultKind::Drop { after_effect: false })]
#[case::truncated(FaultKind::Truncate { bytes: None, quietly: true })]
#[case::html(FaultKind::Html { status: 200, after_effect: false })]
#[case::redirect(FaultKind::Redirect { location: "http://127.0.0.1:9/elsewhere".to_owned(), status: 302 })]
#[tokio::test]
async fn failed_login_is_named_and_sends_nothing(#[case] kind: FaultKind) {
    let fixture = fixture(false).await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.inject(fault(kind.clone(), "POST", "/auth/token").always());
    assert!(fixture.export.try_plan_pay(november()).await.is_err());
    assert_eq!(fixture.export.send_pay("faulty", &plan, is_ticked).await, RunState::Stopped);
    assert_eq!(fixture.export.outcomes("faulty"), [Outcome::Skipped]);
    assert!(fixture.sandbox.writes().is_empty());
    assert_settled(&fixture, &kind.name()).await;
}

#[tokio::test]
async fn expired_token_is_renewed_during_the_run() {
    let fixture = fixture(false).await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.begin_pay("faulty", &plan, is_ticked);
    let ends = EndsTokens(&fixture);
    assert_eq!(fixture.export.execute_pay("faulty", Mode::Send, &ends, CancellationToken::new()).await, RunState::Done);
    assert_eq!(fixture.export.outcomes("faulty"), [Outcome::Confirmed]);
    assert_settled(&fixture, "tokens that end").await;
}

/// Expires every token before each write.
struct EndsTokens<'a>(&'a Fixture);

impl exports::runner::Watch for EndsTokens<'_> {
    fn progress(&self, _progress: exports::runner::Progress) {}

    fn passed(&self, point: exports::runner::Point) {
        if point == exports::runner::Point::Intended {
            self.0.sandbox.edit(|state| state.personio.tokens.clear());
        }
    }
}

#[rstest]
#[tokio::test]
async fn lost_answer_is_settled_by_the_baseline(#[values(false, true)] after_effect: bool) {
    let fixture = fixture(true).await;
    // Equal payments of an earlier month and of another type do not count.
    fixture.enter_by_hand(2, &type_id(3), 10_005);
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.inject(fault(FaultKind::Drop { after_effect }, "POST", "/compensations").times(1));
    assert_eq!(fixture.export.send_pay("faulty", &plan, is_ticked).await, RunState::Done);
    let lost: Vec<_> = fixture.export.rows("faulty").into_iter().filter(|row| row.result.outcome != Outcome::Confirmed).collect();
    if after_effect {
        assert!(lost.is_empty(), "{lost:#?}");
    } else {
        assert_eq!(
            lost.iter().map(|row| (row.result.outcome, row.result.reason)).collect::<Vec<_>>(),
            [(Outcome::Unknown, Some(Reason::UnclearNotShown))]
        );
    }
    assert_settled(&fixture, "lost answer").await;
}

#[rstest]
#[tokio::test]
async fn unclear_write_for_unpaid_person_stays_open(
    #[values(FaultKind::Drop { after_effect: false }, FaultKind::Drop { after_effect: true }, FaultKind::status(503))] kind: FaultKind,
    #[values(false, true)] without_ids: bool,
) {
    let fixture = fixture(without_ids).await;
    fixture.export.set_amount(45, "Essenszuschuss", november(), Some(1_000));
    let plan = fixture.export.plan_pay(november()).await;
    let only = |change: &Change| change.target_id.as_ref().is_some_and(|id| id.as_str() == "3045");
    fixture.sandbox.inject(fault(kind.clone(), "POST", "/compensations").times(1));
    fixture.export.send_pay("faulty", &plan, only).await;
    let effect = fixture.posted().len();
    let result = fixture.export.rows("faulty")[0].result.clone();
    let expected = if effect == 1 { (Outcome::Confirmed, None) } else { (Outcome::Unknown, Some(Reason::UnclearNotShown)) };
    assert_eq!((result.outcome, result.reason), expected, "{result:?}");
    let plan = fixture.export.plan_pay(november()).await;
    assert!(!rows_left(&plan).iter().any(|change| only(change)), "it waits for the owner's own tick");
    fixture.export.send_pay("next", &plan, Change::is_sendable).await;
    assert!(fixture.compensation_lines().iter().filter(|line| line.starts_with("3045")).count() <= 1);
}

#[tokio::test]
async fn row_that_moves_between_pages_fails_the_read() {
    let fixture = fixture(false).await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.set_switches(|switches| switches.personio.heaviest_read = Some(25));
    assert_eq!(fixture.export.plan_pay(november()).await, plan, "in pages of 25");
    // The first request is the heavy one.
    fixture.sandbox.inject(fault(FaultKind::MoveRow, "GET", "/compensations").skip(2).times(1));
    assert!(fixture.export.try_plan_pay(november()).await.is_err());
    assert_eq!(fixture.export.plan_pay(november()).await, plan);
}

#[tokio::test]
async fn accepted_write_with_another_value_is_not_confirmed() {
    for without_ids in [false, true] {
        let fixture = fixture(without_ids).await;
        let plan = fixture.export.plan_pay(november()).await;
        let hold = fault(FaultKind::Hold { after_effect: true }, "POST", "/compensations");
        fixture.sandbox.inject(hold.skip(3).times(1));
        let run = fixture.export.send_pay("faulty", &plan, is_ticked);
        let change = async {
            fixture.sandbox.wait_for_paused(1).await;
            let last = fixture.compensations().pop().unwrap().id;
            fixture.sandbox.edit(|state| state.personio.change_compensation(&last, |pay| pay.value += rust_decimal::Decimal::ONE));
            fixture.sandbox.release();
        };
        tokio::join!(run, change);
        let rows = fixture.export.rows("faulty");
        let wrong: Vec<_> = rows.iter().filter(|row| row.result.outcome != Outcome::Confirmed).collect();
        assert_eq!(wrong.len(), 1, "{rows:#?}");
        assert_ne!(wrong[0].result.reason, Some(Reason::NotReached), "without ids: {without_ids}");
        let next_plan = fixture.export.plan_pay(november()).await;
        assert!(rows_left(&next_plan).is_empty(), "nothing is sent on top: {:#?}", rows_left(&next_plan));
    }
}

/// Dies right after the answer to a write.
struct DiesAnswered(std::sync::atomic::AtomicBool);

impl exports::runner::Watch for DiesAnswered {
    fn progress(&self, _progress: exports::runner::Progress) {}

    fn passed(&self, point: exports::runner::Point) {
        if point == exports::runner::Point::Answered && !self.0.swap(true, std::sync::atomic::Ordering::SeqCst) {
            std::panic::resume_unwind(Box::new("died"));
        }
    }
}

#[rstest]
#[tokio::test]
async fn unseen_write_changed_by_hand_is_not_sent_again(#[values(Mode::Send, Mode::ReconcileOnly)] mode: Mode) {
    for without_ids in [true, false] {
        let fixture = Fixture::with(switches(without_ids), FixtureOptions::default()).await;
        fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
        let plan = fixture.export.plan_pay(november()).await;
        fixture.export.begin_pay("faulty", &plan, is_ticked);
        let dies = DiesAnswered(false.into());
        let mut run_future = std::pin::pin!(fixture.export.execute_pay("faulty", Mode::Send, &dies, CancellationToken::new()));
        std::future::poll_fn(|context| {
            let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run_future.as_mut().poll(context)));
            polled.map_or(std::task::Poll::Ready(()), |poll| poll.map(drop))
        })
        .await;
        let id = fixture.compensations()[0].id.clone();
        fixture.sandbox.edit(|state| state.personio.change_compensation(&id, |pay| pay.value = rust_decimal::Decimal::from(50)));
        fixture.export.store.mark_interrupted_runs().unwrap();
        fixture.export.execute_pay("faulty", mode, &Silent, CancellationToken::new()).await;
        let result = fixture.export.rows("faulty")[0].result.clone();
        assert_eq!((result.outcome, result.reason), (Outcome::Failed, Some(Reason::NotAsSent)), "without ids: {without_ids}");
        fixture.export.assert_no_open_intent("faulty", "a hand changed it");
        let plan = fixture.export.plan_pay(november()).await;
        assert!(rows_left(&plan).is_empty(), "{:#?}", rows_left(&plan));
        assert_eq!(fixture.sandbox.writes().len(), 1, "without ids: {without_ids}");
    }
}
