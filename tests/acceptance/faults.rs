//! Faults of the employee export: after every fault the run ends in a truthful state, and the next run settles it once.

use domain::field::Field;
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Point, Progress, Silent, Watch};
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service};
use tests::fixture::Fixture;
use tokio_util::sync::CancellationToken;

/// The writes of the export.
const WRITES: [(&str, &str); 4] = [
    ("PUT", "/company/*/user"),
    ("POST", "/company/*/user/*"),
    ("PUT", "/company/*/payroll/user/*"),
    ("POST", "/company/*/payroll/user/*"),
];

/// The reads of the export.
const READS: [(Service, &str); 4] = [
    (Service::Alexis, "/employee"),
    (Service::Alexis, "/compensation"),
    (Service::Kleer, "/company/*/user"),
    (Service::Kleer, "/company/*/payroll/user"),
];

fn drop_after() -> FaultKind {
    FaultKind::Drop { after_effect: true }
}

/// Asserts that confirmed rows are true and all others are planned again, and that at the end everything exists once.
async fn assert_truthful_and_settled(fixture: &Fixture, label: &str) {
    if let Ok(plan) = fixture.export.try_plan().await {
        for row in fixture.export.rows("faulty").iter().filter(|row| row.result.outcome == Outcome::Confirmed) {
            let now = plan.changes.iter().find(|change| change.key == row.change.key).expect("the row");
            assert!(!now.is_sendable(), "{label}: {} was called confirmed and differs: {:?}", row.change.name, now.fields);
        }
    }
    fixture.sandbox.clear_faults();
    fixture.sandbox.release();
    // Reconciles open rows by reading; then the next export sends the rest.
    if fixture.export.rows("faulty").iter().any(|row| !row.result.outcome.is_settled()) {
        fixture.export.pass_waiting_time();
        fixture.export.execute("faulty", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    }
    for row in fixture.export.rows("faulty") {
        assert!(row.result.outcome.is_settled(), "{label}: {} is still {:?}", row.change.name, row.result);
    }
    let plan = fixture.export.plan().await;
    fixture.export.send("next", &plan, |_| true).await;
    for row in fixture.export.rows("next") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.result);
    }
    for mark in ["alexis-65a000000000000000000002", "alexis-65a000000000000000000016", "alexis-65a000000000000000000017"] {
        assert_eq!(fixture.users_marked(mark), 1, "{label}: {mark} is there once");
    }
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
#[case::dropped_after(drop_after())]
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
        let fixture = Fixture::sample().await;
        let plan = fixture.export.plan().await;
        fixture.sandbox.inject(Fault::new(Service::Kleer, kind.clone()).method(method).path(path).times(1));
        fixture.export.send("faulty", &plan, |_| true).await;
        assert_truthful_and_settled(&fixture, &format!("{} on {method} {path}", kind.name())).await;
    }
}

#[rstest]
#[case::always_500(FaultKind::status(500))]
#[case::always_dropped_after(drop_after())]
#[case::always_401(FaultKind::status(401))]
#[case::always_429(FaultKind::status(429))]
#[tokio::test]
async fn failing_writes_leave_a_truthful_run(#[case] kind: FaultKind) {
    for method in ["PUT", "POST"] {
        let fixture = Fixture::sample().await;
        let plan = fixture.export.plan().await;
        fixture.sandbox.inject(Fault::new(Service::Kleer, kind.clone()).method(method).path("/**").always());
        fixture.export.send("faulty", &plan, |_| true).await;
        assert_truthful_and_settled(&fixture, &format!("always {} on {method}", kind.name())).await;
    }
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
async fn failed_read_never_becomes_a_smaller_company(#[case] kind: FaultKind) {
    for (service, path) in READS {
        let fixture = Fixture::sample().await;
        fixture.sandbox.inject(Fault::new(service, kind.clone()).method("GET").path(path).always());
        assert!(fixture.export.try_plan().await.is_err(), "{} on {path} gave a plan", kind.name());
        fixture.sandbox.clear_faults();
        assert_eq!(fixture.export.plan().await.counts().update, 11);
    }
}

#[tokio::test]
async fn row_that_moves_between_pages_is_read_again() {
    let fixture = Fixture::sample().await;
    fixture.sandbox.set_switches(|switches| switches.alexis.max_limit = Some(7));
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::MoveRow).path("/employee").skip(1).times(1));
    assert_eq!(fixture.export.plan().await.counts().update, 11);
}

#[tokio::test]
async fn unreadable_target_confirms_nothing() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    // The run reads both lists once before it sends, and once at the end.
    fixture
        .sandbox
        .inject(Fault::new(Service::Kleer, FaultKind::status(503)).method("GET").path("/company/*/payroll/user").skip(1).always());
    let state = fixture.export.send("faulty", &plan, |change| change.name == "Freja Lund").await;
    let row = fixture.export.row("faulty", "Freja Lund");
    assert_eq!(state, RunState::Stopped);
    assert_eq!((row.result.outcome, row.result.reason), (Outcome::Sent, Some(Reason::NotReadBack)));

    fixture.sandbox.clear_faults();
    fixture.export.execute("faulty", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    assert_eq!(fixture.export.row("faulty", "Freja Lund").result.outcome, Outcome::Confirmed);
    assert_eq!(fixture.effects().len(), 1);
}

#[tokio::test]
async fn unclear_write_without_read_back_stops_the_run() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.sandbox.inject(Fault::new(Service::Kleer, drop_after()).method("PUT").path("/company/*/user").times(1));
    fixture.sandbox.inject(Fault::new(Service::Kleer, FaultKind::status(503)).method("GET").path("/company/*/user").skip(1).always());
    let state = fixture.export.send("faulty", &plan, |_| true).await;
    assert_eq!(state, RunState::Stopped);
    let rows = fixture.export.rows("faulty");
    assert_eq!(rows.iter().filter(|row| row.result.outcome == Outcome::Unknown).count(), 1);
    assert!(assertions::all(rows.iter(), |row| matches!(row.result.outcome, Outcome::Unknown | Outcome::Skipped)), "{rows:#?}");
    assert_truthful_and_settled(&fixture, "unclear and unreadable").await;
}

#[tokio::test]
async fn unclear_creation_without_mark_is_found_by_baseline() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture
        .sandbox
        .inject(Fault::new(Service::Kleer, FaultKind::Hold { after_effect: true }).method("PUT").path("/company/*/user").times(1));
    let run = fixture.export.send("faulty", &plan, |change| change.name == "Nils Åberg");
    let forget = async {
        fixture.sandbox.wait_for_paused(1).await;
        fixture.sandbox.edit(|state| {
            for user in &mut state.kleer.company_mut().expect("a company").users {
                user.foreign_id = None;
            }
        });
        fixture.sandbox.hang_up();
    };
    tokio::join!(run, forget);
    assert_eq!(fixture.export.row("faulty", "Nils Åberg").result.outcome, Outcome::Confirmed);
    let creations = fixture.effects().iter().filter(|write| write.starts_with("PUT /v1/company/4242/user ")).count();
    assert_eq!(creations, 1);
}

/// Kleer answers "saved" to one write and stores another value.
async fn run_with_undone_write(fixture: &Fixture, run_id: &str) -> RunState {
    let plan = fixture.export.plan().await;
    let hold = FaultKind::Hold { after_effect: true };
    fixture.sandbox.inject(Fault::new(Service::Kleer, hold).method("POST").path("/company/*/payroll/user/523").times(1));
    let run = fixture.export.send(run_id, &plan, |change| change.name == "Freja Lund");
    let undo = async {
        fixture.sandbox.wait_for_paused(1).await;
        fixture.sandbox.edit(|state| state.kleer.company_mut().expect("a company").payroll_user_mut(523).expect("Freja").tax_table = 32);
        fixture.sandbox.release();
    };
    tokio::join!(run, undo).0
}

#[tokio::test]
async fn accepted_write_with_another_value_is_not_confirmed() {
    let fixture = Fixture::sample().await;
    let state = run_with_undone_write(&fixture, "faulty").await;
    let row = fixture.export.row("faulty", "Freja Lund");
    assert_eq!(state, RunState::Done);
    assert_eq!((row.result.outcome, row.result.reason), (Outcome::Failed, Some(Reason::NotAsSent)));
    assert_eq!(row.result.fields, [Field::TaxTable]);
    assert_truthful_and_settled(&fixture, "saved and undone").await;
}

/// Simulates a process that dies after a write was accepted and before the read-back.
struct StopReading<'a>(&'a Fixture);

impl Watch for StopReading<'_> {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::ChangeKept {
            let fault = Fault::new(Service::Kleer, FaultKind::status(503)).method("GET").path("/company/*/user").always();
            self.0.sandbox.inject(fault);
        }
    }
}

#[tokio::test]
async fn accepted_write_is_not_sent_again_by_the_same_run() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.begin("faulty", &plan, |change| change.name == "Freja Lund");
    fixture.export.execute("faulty", Mode::Send, &StopReading(&fixture), CancellationToken::new()).await;
    assert_eq!(fixture.export.row("faulty", "Freja Lund").result.outcome, Outcome::Sent);
    fixture.sandbox.clear_faults();
    fixture.sandbox.edit(|state| state.kleer.company_mut().expect("a company").payroll_user_mut(523).expect("Freja").tax_table = 32);

    fixture.export.execute("faulty", Mode::Send, &Silent, CancellationToken::new()).await;
    assert_eq!(fixture.effects().len(), 1, "somebody undid it; that is for the owner to see, not to be overwritten");
    assert_eq!(fixture.export.row("faulty", "Freja Lund").result.reason, Some(Reason::NotAsSent));
}
