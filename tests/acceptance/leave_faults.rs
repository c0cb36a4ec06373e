//! Faults of the leave export: after every fault the run ends in a truthful state, and the next run settles it once.

use domain::plan::{Change, ChangeKind};
use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use rust_decimal::Decimal;
use sandbox::{Fault, FaultKind, Service, kleer_user_id};
use tests::fixture::Fixture;
use tests::leave_fixture::{CORRECTED, corrected, days, on, quarter};
use tokio_util::sync::CancellationToken;

/// The writes of the export.
const WRITES: [(&str, &str); 3] = [("PUT", "/company/*/event"), ("POST", "/company/*/event/*"), ("DELETE", "/company/*/event/*")];

/// The reads of the export.
const READS: [(Service, &str); 12] = [
    (Service::Alexis, "/employee"),
    (Service::Alexis, "/leave-transaction"),
    (Service::Alexis, "/leave"),
    (Service::Alexis, "/leave-type"),
    (Service::Alexis, "/work-week"),
    (Service::Alexis, "/child"),
    (Service::Kleer, "/company/*/user"),
    (Service::Kleer, "/company/*/payroll/user"),
    (Service::Kleer, "/company/*/activity"),
    (Service::Kleer, "/company/*/event"),
    (Service::Kleer, "/company/*/event/statuses"),
    (Service::Kleer, "/company/*/payroll/user/*/schedule/**"),
];

fn concerned(change: &Change) -> bool {
    CORRECTED.contains(&change.name.as_str())
}

async fn fixture() -> Fixture {
    let fixture = Fixture::sample().await;
    corrected(&fixture).await;
    fixture
}

/// Asserts that confirmed rows are true and all others are planned again, and that at the end every day exists once.
async fn assert_truthful_and_settled(fixture: &Fixture, label: &str) {
    if let Ok(planned) = fixture.export.try_plan_leave(days()).await {
        for row in fixture.export.rows("faulty").iter().filter(|row| row.result.outcome == Outcome::Confirmed) {
            let again = planned.plan.changes.iter().any(|change| change.key == row.change.key && change.is_sendable());
            assert!(!again, "{label}: {} was called confirmed and differs", row.change.key);
        }
    }
    fixture.sandbox.clear_faults();
    fixture.sandbox.wait_for_none_paused().await;
    if fixture.export.rows("faulty").iter().any(|row| !row.result.outcome.is_settled()) {
        fixture.export.pass_waiting_time();
        fixture.export.execute_leave("faulty", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    }
    for row in fixture.export.rows("faulty") {
        assert!(row.result.outcome.is_settled(), "{label}: {} is still {:?}", row.change.key, row.result);
    }
    let plan = fixture.export.plan_leave(days()).await;
    fixture.export.send_leave("next", &plan, concerned).await;
    for row in fixture.export.rows("next") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.key, row.result);
    }
    fixture.assert_unique_marks(label);
    let events = |person: usize, day: u32| {
        let events = fixture.events_on(kleer_user_id(person), on(11, day));
        events.iter().map(|event| (event.activity, event.hours)).collect::<Vec<_>>()
    };
    let four = Decimal::from(4);
    assert_eq!((events(22, 9), events(22, 10)), (vec![(9002, four)], Vec::new()), "{label}");
    assert_eq!((events(25, 9), events(25, 10)), (vec![(9003, four)], vec![(9003, four)]), "{label}");
}

#[rstest]
#[case::refused(FaultKind::status(400))]
#[case::unauthorized(FaultKind::status(401))]
#[case::forbidden(FaultKind::status(403))]
#[case::not_found(FaultKind::status(404))]
#[case::conflict(FaultKind::status(409))]
#[case::unprocessable(FaultKind::status(422))]
#[case::too_many(FaultKind::status(429))]
#[case::too_many_with_header(FaultKind::status(429).retry_after("1"))]
#[case::technical(FaultKind::status(500).message("Tekniskt fel"))]
#[case::java(FaultKind::status(500).message("SingleAccessDeniedException: Otillåten access"))]
#[case::technical_after_effect(FaultKind::status(500).after_effect())]
#[case::bad_gateway(FaultKind::status(502))]
#[case::unavailable(FaultKind::status(503))]
#[case::gateway_timeout_after_effect(FaultKind::status(504).after_effect())]
#[case::dropped_before(FaultKind::Drop { after_effect: false })]
#[case::dropped_after(FaultKind::Drop { after_effect: true })]
#[case::silent_before(FaultKind::Silence { after_effect: false })]
#[case::silent_after(FaultKind::Silence { after_effect: true })]
#[case::truncated(FaultKind::Truncate { bytes: None, quietly: false })]
#[case::truncated_quietly(FaultKind::Truncate { bytes: None, quietly: true })]
#[case::html(FaultKind::Html { status: 200, after_effect: false })]
#[case::html_after(FaultKind::Html { status: 200, after_effect: true })]
#[case::redirect(FaultKind::Redirect { location: "http://127.0.0.1:9/elsewhere".to_owned(), status: 302 })]
#[tokio::test]
async fn failed_write_is_settled_by_the_next_run(#[case] kind: FaultKind) {
    for (method, path) in WRITES {
        let fixture = fixture().await;
        let plan = fixture.export.plan_leave(days()).await;
        fixture.sandbox.inject(Fault::new(Service::Kleer, kind.clone()).method(method).path(path).times(1));
        fixture.export.send_leave("faulty", &plan, concerned).await;
        assert_truthful_and_settled(&fixture, &format!("{} on {method} {path}", kind.name())).await;
    }
}

#[rstest]
#[case::always_500(FaultKind::status(500))]
#[case::always_dropped_after(FaultKind::Drop { after_effect: true })]
#[case::always_401(FaultKind::status(401))]
#[case::always_429(FaultKind::status(429))]
#[tokio::test]
async fn failing_writes_leave_a_truthful_run(#[case] kind: FaultKind) {
    for (method, path) in WRITES {
        let fixture = fixture().await;
        let plan = fixture.export.plan_leave(days()).await;
        fixture.sandbox.inject(Fault::new(Service::Kleer, kind.clone()).method(method).path(path).always());
        fixture.export.send_leave("faulty", &plan, concerned).await;
        assert_truthful_and_settled(&fixture, &format!("always {} on {method}", kind.name())).await;
    }
}

#[rstest]
#[case::first_read(0)]
#[case::read_before_the_first_change(1)]
#[case::read_before_the_second(2)]
#[case::last_reads(3)]
#[case::last_read(4)]
#[tokio::test]
async fn failed_read_during_the_run_leaves_a_truthful_run(#[case] pass: u32) {
    let fixture = fixture().await;
    let plan = fixture.export.plan_leave(days()).await;
    let fault = Fault::new(Service::Kleer, FaultKind::status(503)).method("GET").path("/company/*/event");
    fixture.sandbox.inject(fault.skip(pass).always());
    let state = fixture.export.send_leave("faulty", &plan, concerned).await;
    assert_eq!(state, RunState::Stopped);
    assert!(assertions::all(fixture.export.rows("faulty").iter(), |row| row.result.outcome != Outcome::Confirmed));
    assert_truthful_and_settled(&fixture, &format!("after {pass} reads")).await;
}

#[rstest]
#[case::unauthorized(FaultKind::status(401))]
#[case::forbidden(FaultKind::status(403))]
#[case::technical(FaultKind::status(500))]
#[case::unavailable(FaultKind::status(503))]
#[case::dropped(FaultKind::Drop { after_effect: false })]
#[case::truncated(FaultKind::Truncate { bytes: None, quietly: false })]
#[case::truncated_quietly(FaultKind::Truncate { bytes: None, quietly: true })]
#[case::html(FaultKind::Html { status: 200, after_effect: false })]
#[case::redirect(FaultKind::Redirect { location: "http://127.0.0.1:9/elsewhere".to_owned(), status: 302 })]
#[tokio::test]
async fn failed_read_never_becomes_less_leave(#[case] kind: FaultKind) {
    let fixture = fixture().await;
    let plan = fixture.export.plan_leave(days()).await;
    for (service, path) in READS {
        fixture.sandbox.inject(Fault::new(service, kind.clone()).method("GET").path(path).always());
        let planned = fixture.export.try_plan_leave(days()).await;
        assert!(planned.is_err(), "{} on {path} gave a plan", kind.name());
        fixture.sandbox.clear_faults();
    }
    assert_eq!(fixture.export.plan_leave(days()).await, plan);
}

/// The lists of leave, with the page size that makes two pages of each.
const LISTS: [(&str, usize); 2] = [("/leave-transaction", 30), ("/leave", 20)];

#[tokio::test]
async fn row_that_moves_between_pages_is_read_again_once() {
    for (list, size) in LISTS {
        let fixture = fixture().await;
        let plan = fixture.export.plan_leave(quarter()).await;
        fixture.sandbox.set_switches(|switches| switches.alexis.max_limit = Some(size));
        let moved = |skip| fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::MoveRow).path(list).skip(skip).times(1));
        moved(1);
        assert_eq!(fixture.export.plan_leave(quarter()).await, plan, "{list}");
        moved(1);
        moved(2);
        assert!(fixture.export.try_plan_leave(quarter()).await.is_err(), "{list}");
    }
}

/// Plans with small pages while a leave vanishes after the first page, this many times.
async fn planned_while_leaves_vanish(fixture: &Fixture, list: &str, times: usize) -> Option<Vec<ChangeKind>> {
    let ids = fixture.sandbox.state().alexis.leaves().into_iter().filter_map(|leave| leave.id).collect::<Vec<_>>();
    for skip in (1..).take(times) {
        // Between the first and the second page of each read.
        fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Hold { after_effect: false }).path(list).skip(skip).times(1));
    }
    let refuse_connections = async {
        for id in ids.iter().take(times) {
            fixture.sandbox.wait_for_paused(1).await;
            fixture.sandbox.edit(|state| state.alexis.remove_leave(id));
            fixture.sandbox.release();
            fixture.sandbox.wait_for_none_paused().await;
        }
        std::future::pending().await
    };
    let planned = tokio::select! {
        planned = fixture.export.try_plan_leave(quarter()) => planned,
        () = refuse_connections => unreachable!("it waits for ever"),
    };
    planned.ok().map(|planned| planned.plan.changes.iter().map(|change| change.kind).collect())
}

#[tokio::test]
async fn leave_that_vanishes_between_pages_is_read_again_once() {
    for (list, _) in LISTS {
        let fixture = Fixture::sample().await;
        let plan = fixture.export.plan_leave(quarter()).await;
        fixture.export.send_leave("first", &plan, |_| true).await;
        fixture.sandbox.set_switches(|switches| switches.alexis.max_limit = Some(8));
        let removed = |kinds: &[ChangeKind]| kinds.iter().filter(|kind| **kind == ChangeKind::Remove).count();
        let once = planned_while_leaves_vanish(&fixture, list, 1).await.expect("read again, and whole");
        // The first leave, Ebba's six days, is really gone, so exactly her days are removed.
        assert_eq!(removed(&once), 6, "{list}");
        assert_eq!(planned_while_leaves_vanish(&fixture, list, 2).await, None, "{list}");
    }
}
