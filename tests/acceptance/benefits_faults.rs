//! Faults of the benefit export: whatever Personio does, the run ends in a truthful state, the next one settles it, and nobody
//! is paid twice.

use domain::benefits::mark_in;
use domain::plan::{BenefitState, Change};
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::{Fault, FaultKind, PersonioPostAnswer, Service, Switches};
use tests::benefit_fixture::{left, november, ticked, type_id};
use tests::fixture::{Choice, Fixture};
use tokio_util::sync::CancellationToken;

/// Every write of the export, with how many of each a run makes.
const WRITES: [(&str, u32); 2] = [("/compensations/types", 2), ("/compensations", 4)];
/// Every read of the plan.
const READS: [&str; 3] = ["/persons", "/compensations/types", "/compensations"];
/// Every read of the run.
const READS_BACK: [&str; 2] = ["/compensations/types", "/compensations"];
/// What the list comes to.
const PAID: [&str; 4] = [
    "3002 Essenszuschuss 100.05 2026-11-01 once",
    "3002 Sachbezug 50 2026-11-01 once",
    "3012 Jobrad 89.5 2026-11-01 HalfYearly",
    "3026 Sachbezug 50.01 2026-11-01 once",
];

fn fault(kind: FaultKind, method: &str, path: &str) -> Fault {
    Fault::new(Service::Personio, kind).method(method).path(path)
}

/// `untold`: neither ids nor comments come back.
fn switches(untold: bool) -> Switches {
    let mut switches = Switches::default();
    if untold {
        switches.personio.post_answer = PersonioPostAnswer::TypeOnly;
    }
    switches
}

/// Two types to make, four compensations to pay.
async fn fixture(untold: bool) -> Fixture {
    let fixture = Fixture::with(switches(untold), Choice::default()).await;
    fixture.export.give(2, "Sachbezug", november(), Some(5_000));
    fixture.export.give(26, "Sachbezug", november(), Some(5_001));
    fixture.export.give(12, "Jobrad", november(), Some(8_950));
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    fixture
}

/// What is claimed of a run's rows is so.
fn truthful(fixture: &Fixture, run: &str, label: &str) {
    let state = fixture.sandbox.state();
    for row in fixture.export.rows(run) {
        let told = row.change.benefit.as_ref().unwrap();
        let label = format!("{label}: {} is called {:?}", row.change.key, row.verdict);
        if told.state == BenefitState::TypeToMake {
            let name = &told.pay_type.as_ref().unwrap().name;
            let there = state.personio.type_named(name).is_some();
            assert!(there || row.verdict.outcome != Outcome::Confirmed, "{label}");
            assert!(!there || !matches!(row.verdict.outcome, Outcome::Failed | Outcome::Skipped), "{label}");
            continue;
        }
        let posted = fixture.posted_for(&row.change);
        match row.verdict.outcome {
            Outcome::Confirmed | Outcome::Sent => assert_eq!(posted, 1, "{label}"),
            Outcome::Failed | Outcome::Skipped => assert_eq!(posted, 0, "{label}"),
            Outcome::Unknown | Outcome::Waiting => assert!(posted <= 1, "{label}"),
        }
    }
}

/// What is unclear is settled by reading; then the next export does the rest. At the end everything is there, once.
async fn settled(fixture: &Fixture, label: &str) {
    fixture.sandbox.clear_faults();
    fixture.sandbox.wait_for_none_paused().await;
    let sent = fixture.sandbox.writes().len();
    if fixture.export.rows("faulty").iter().any(|row| !row.verdict.outcome.is_settled()) {
        fixture.export.let_records_appear();
        fixture.export.carry_on_pay("faulty", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    }
    assert_eq!(fixture.sandbox.writes().len(), sent, "{label}: settling sends nothing");
    for row in fixture.export.rows("faulty") {
        assert!(row.verdict.outcome.is_settled(), "{label}: {} is still {:?}", row.change.key, row.verdict);
    }
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("next", &plan, ticked).await;
    for row in fixture.export.rows("next") {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.key, row.verdict);
    }
    let again = fixture.export.plan_pay(november()).await;
    assert!(left(&again).is_empty(), "{label}: {:#?}", left(&again));
    fixture.nothing_twice(label);
    let mut paid = fixture.paid_lines();
    paid.sort();
    assert_eq!(paid, PAID, "{label}");
    let mut marks: Vec<String> = fixture.paid().iter().filter_map(|pay| mark_in(pay.comment.as_deref()?).map(str::to_owned)).collect();
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
async fn a_write_that_goes_wrong(#[case] kind: FaultKind, #[values(false, true)] untold: bool) {
    for (path, count) in WRITES {
        // The first write of a run is read back at once, the others at the end.
        for skip in [0, count - 1] {
            let label = format!("{} on write {skip} of {path}, untold: {untold}", kind.name());
            let fixture = fixture(untold).await;
            let plan = fixture.export.plan_pay(november()).await;
            fixture.sandbox.inject(fault(kind.clone(), "POST", path).skip(skip).times(1));
            fixture.export.send_pay("faulty", &plan, ticked).await;
            truthful(&fixture, "faulty", &label);
            settled(&fixture, &label).await;
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
async fn writes_that_always_go_wrong(#[case] kind: FaultKind, #[values(false, true)] untold: bool) {
    for (path, _) in WRITES {
        let label = format!("always {} on {path}, untold: {untold}", kind.name());
        let fixture = fixture(untold).await;
        let plan = fixture.export.plan_pay(november()).await;
        fixture.sandbox.inject(fault(kind.clone(), "POST", path).always());
        fixture.export.send_pay("faulty", &plan, ticked).await;
        truthful(&fixture, "faulty", &label);
        settled(&fixture, &label).await;
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
async fn a_read_that_goes_wrong_never_becomes_an_empty_month(#[case] kind: FaultKind) {
    for untold in [false, true] {
        let fixture = fixture(untold).await;
        let plan = fixture.export.plan_pay(november()).await;
        for path in READS {
            fixture.sandbox.inject(fault(kind.clone(), "GET", path).always());
            assert!(fixture.export.try_plan_pay(november()).await.is_err(), "{} on {path} gave a plan", kind.name());
            fixture.sandbox.clear_faults();
        }
        assert_eq!(fixture.export.plan_pay(november()).await, plan);
        // In the run: from the first read on, between the first write and the second, at the end.
        for path in READS_BACK {
            for skip in [0, 1, 2] {
                let label = format!("{} on read {skip} of {path}, untold: {untold}", kind.name());
                let fixture = self::fixture(untold).await;
                let plan = fixture.export.plan_pay(november()).await;
                fixture.sandbox.inject(fault(kind.clone(), "GET", path).skip(skip).always());
                let state = fixture.export.send_pay("faulty", &plan, ticked).await;
                let reads = if path == "/compensations" { 3 } else { 2 };
                assert_eq!(state, if skip < reads { RunState::Stopped } else { RunState::Done }, "{label}");
                if skip < reads {
                    let rows = fixture.export.rows("faulty");
                    assert!(assertions::all(rows.iter(), |row| row.verdict.outcome != Outcome::Confirmed), "{label}: {rows:#?}");
                }
                truthful(&fixture, "faulty", &label);
                settled(&fixture, &label).await;
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
async fn a_login_that_goes_wrong(#[case] kind: FaultKind) {
    let fixture = fixture(false).await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.inject(fault(kind.clone(), "POST", "/auth/token").always());
    assert!(fixture.export.try_plan_pay(november()).await.is_err());
    assert_eq!(fixture.export.send_pay("faulty", &plan, ticked).await, RunState::Stopped);
    assert_eq!(fixture.export.outcomes("faulty"), [Outcome::Skipped]);
    assert!(fixture.sandbox.writes().is_empty());
    settled(&fixture, &kind.name()).await;
}

#[tokio::test]
async fn a_token_that_ends_in_the_middle_is_asked_for_anew() {
    let fixture = fixture(false).await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.begin_pay("faulty", &plan, ticked);
    let ends = EndsTokens(&fixture);
    assert_eq!(fixture.export.carry_on_pay("faulty", Mode::Send, &ends, CancellationToken::new()).await, RunState::Done);
    assert_eq!(fixture.export.outcomes("faulty"), [Outcome::Confirmed]);
    settled(&fixture, "tokens that end").await;
}

/// Ends every token before each write.
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
async fn an_answer_that_is_lost_is_settled_by_what_was_there_before(#[values(false, true)] after_effect: bool) {
    let fixture = fixture(true).await;
    // An equal one of the month before the last, and one of another type, are not it.
    fixture.by_hand(2, &type_id(3), 10_005);
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.inject(fault(FaultKind::Drop { after_effect }, "POST", "/compensations").times(1));
    assert_eq!(fixture.export.send_pay("faulty", &plan, ticked).await, RunState::Done);
    let lost: Vec<_> = fixture.export.rows("faulty").into_iter().filter(|row| row.verdict.outcome != Outcome::Confirmed).collect();
    if after_effect {
        assert!(lost.is_empty(), "{lost:#?}");
    } else {
        assert_eq!(
            lost.iter().map(|row| (row.verdict.outcome, row.verdict.reason)).collect::<Vec<_>>(),
            [(Outcome::Unknown, Some(Reason::UnclearNotShown))]
        );
    }
    settled(&fixture, "lost answer").await;
}

#[rstest]
#[tokio::test]
async fn an_unclear_write_for_somebody_without_pay_stays_open_and_is_not_sent_again(
    #[values(FaultKind::Drop { after_effect: false }, FaultKind::Drop { after_effect: true }, FaultKind::status(503))] kind: FaultKind,
    #[values(false, true)] untold: bool,
) {
    let fixture = fixture(untold).await;
    fixture.export.give(45, "Essenszuschuss", november(), Some(1_000));
    let plan = fixture.export.plan_pay(november()).await;
    let only = |change: &Change| change.target_id.as_ref().is_some_and(|id| id.as_str() == "3045");
    fixture.sandbox.inject(fault(kind.clone(), "POST", "/compensations").times(1));
    fixture.export.send_pay("faulty", &plan, only).await;
    let effect = fixture.posted().len();
    let verdict = fixture.export.rows("faulty")[0].verdict.clone();
    let expected = if effect == 1 { (Outcome::Confirmed, None) } else { (Outcome::Unknown, Some(Reason::UnclearNotShown)) };
    assert_eq!((verdict.outcome, verdict.reason), expected, "{verdict:?}");
    let plan = fixture.export.plan_pay(november()).await;
    assert!(!left(&plan).iter().any(|change| only(change)), "it waits for the owner's own tick");
    fixture.export.send_pay("next", &plan, Change::is_sendable).await;
    assert!(fixture.paid_lines().iter().filter(|line| line.starts_with("3045")).count() <= 1);
}

#[tokio::test]
async fn a_row_that_moves_between_pages_fails_the_read() {
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
async fn saved_is_not_confirmed_when_personio_holds_something_else() {
    for untold in [false, true] {
        let fixture = fixture(untold).await;
        let plan = fixture.export.plan_pay(november()).await;
        let hold = fault(FaultKind::Hold { after_effect: true }, "POST", "/compensations");
        fixture.sandbox.inject(hold.skip(3).times(1));
        let run = fixture.export.send_pay("faulty", &plan, ticked);
        let change = async {
            fixture.sandbox.wait_for_paused(1).await;
            let last = fixture.paid().pop().unwrap().id;
            fixture.sandbox.edit(|state| state.personio.change_compensation(&last, |pay| pay.value += rust_decimal::Decimal::ONE));
            fixture.sandbox.release();
        };
        tokio::join!(run, change);
        let rows = fixture.export.rows("faulty");
        let wrong: Vec<_> = rows.iter().filter(|row| row.verdict.outcome != Outcome::Confirmed).collect();
        assert_eq!(wrong.len(), 1, "{rows:#?}");
        assert_ne!(wrong[0].verdict.reason, Some(Reason::NotReached), "untold: {untold}");
        let again = fixture.export.plan_pay(november()).await;
        assert!(left(&again).is_empty(), "nothing is sent on top: {:#?}", left(&again));
    }
}

/// Dies right after the answer to a write came.
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
async fn what_nobody_saw_arrive_and_a_hand_changed_is_not_sent_on_top(#[values(Mode::Send, Mode::ReconcileOnly)] mode: Mode) {
    for untold in [true, false] {
        let fixture = Fixture::with(switches(untold), Choice::default()).await;
        fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
        let plan = fixture.export.plan_pay(november()).await;
        fixture.export.begin_pay("faulty", &plan, ticked);
        let dies = DiesAnswered(false.into());
        let mut going = std::pin::pin!(fixture.export.carry_on_pay("faulty", Mode::Send, &dies, CancellationToken::new()));
        std::future::poll_fn(|context| {
            let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| going.as_mut().poll(context)));
            polled.map_or(std::task::Poll::Ready(()), |poll| poll.map(drop))
        })
        .await;
        let id = fixture.paid()[0].id.clone();
        fixture.sandbox.edit(|state| state.personio.change_compensation(&id, |pay| pay.value = rust_decimal::Decimal::from(50)));
        fixture.export.store.mark_interrupted_runs().unwrap();
        fixture.export.carry_on_pay("faulty", mode, &Silent, CancellationToken::new()).await;
        let verdict = fixture.export.rows("faulty")[0].verdict.clone();
        assert_eq!((verdict.outcome, verdict.reason), (Outcome::Failed, Some(Reason::NotAsSent)), "untold: {untold}");
        fixture.export.leaves_no_intent_behind("faulty", "a hand changed it");
        let plan = fixture.export.plan_pay(november()).await;
        assert!(left(&plan).is_empty(), "{:#?}", left(&plan));
        assert_eq!(fixture.sandbox.writes().len(), 1, "untold: {untold}");
    }
}
