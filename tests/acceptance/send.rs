//! Sends employees and compares the target's data.

use domain::plan::ChangeKind;
use domain::run::{Outcome, Reason, RunState, Step, StepState};
use exports::runner::{Mode, Point, Progress, Silent, Watch};
use sandbox::{Fault, FaultKind, Service, Switches};
use tests::fixture::{Fixture, FixtureOptions, change_of};
use tokio_util::sync::CancellationToken;

#[tokio::test]
async fn chosen_rows_are_confirmed_and_the_next_plan_is_empty() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    let state = fixture.export.send("first", &plan, |_| true).await;

    assert_eq!(state, RunState::Done);
    for row in fixture.export.rows("first") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{}: {:?}", row.change.name, row.result);
    }
    let next_plan = fixture.export.plan().await;
    for change in &next_plan.changes {
        assert!(!change.is_sendable(), "{} again: {:?}", change.name, change.fields);
    }
    for mark in ["alexis-65a000000000000000000002", "alexis-65a000000000000000000016", "alexis-65a000000000000000000017"] {
        assert_eq!(fixture.users_marked(mark), 1, "{mark}");
    }
}

#[tokio::test]
async fn update_sends_only_changed_fields() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.send("ebba", &plan, |change| change.name == "Ebba Lindqvist").await;
    let effects = fixture.effects();
    assert_eq!(
        effects,
        ["POST /v1/company/4242/payroll/user/501 <payroll-user-writable><monthly-salary>3550000</monthly-salary>\
          <monthly-salary-start-date>2026-11-01</monthly-salary-start-date></payroll-user-writable>"]
    );
}

#[tokio::test]
async fn new_person_is_created_before_the_agreement() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.send("nils", &plan, |change| change.name == "Nils Åberg").await;
    let steps: Vec<(Step, StepState)> = fixture.export.store.ledger("nils").unwrap().into_iter().map(|row| (row.step, row.state)).collect();
    assert_eq!(steps, [(Step::CreateUser, StepState::Confirmed), (Step::CreateAgreement, StepState::Confirmed)]);
}

#[tokio::test]
async fn user_without_agreement_gets_one() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.send("rasmus", &plan, |change| change.name == "Rasmus Falk").await;
    assert_eq!(fixture.export.row("rasmus", "Rasmus Falk").result.outcome, Outcome::Confirmed);
    assert!(fixture.export.store.ledger("rasmus").unwrap().iter().any(|row| row.step == Step::CreateAgreement));
    assert_eq!(change_of(&fixture.export.plan().await, "Rasmus Falk").kind, ChangeKind::InStep);
}

#[tokio::test]
async fn salary_is_not_written_before_its_unit_is_confirmed() {
    let fixture = Fixture::with(Switches::default(), FixtureOptions { unit: None, ..FixtureOptions::default() }).await;
    let plan = fixture.export.plan().await;
    fixture.export.send("without", &plan, |_| true).await;
    assert!(!fixture.effects().is_empty());
    assert!(assertions::all(fixture.effects().iter(), |write| !write.contains("salary")), "{:#?}", fixture.effects());
}

#[tokio::test]
async fn user_changed_since_the_review_is_skipped() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().payroll_user_mut(523).unwrap().tax_table = 35);
    fixture.export.send("late", &plan, |change| change.name == "Freja Lund").await;
    let row = fixture.export.row("late", "Freja Lund");
    assert_eq!((row.result.outcome, row.result.reason), (Outcome::Skipped, Some(Reason::ChangedSinceReview)));
    assert!(fixture.effects().is_empty());
}

#[tokio::test]
async fn user_created_by_hand_is_not_created_twice() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.send("app", &plan, |change| change.name == "Nils Åberg").await;
    fixture.sandbox.edit(|state| {
        for user in &mut state.kleer.company_mut().unwrap().users {
            user.foreign_id = None;
        }
    });
    // The same plan from another computer with an empty ledger.
    let other = tempfile::tempdir().unwrap();
    let export = tests::fixture::Export::open(other.path(), fixture.sandbox.addresses(), &FixtureOptions::default());
    export.send("other", &plan, |change| change.name == "Nils Åberg").await;
    assert_eq!(export.row("other", "Nils Åberg").result.outcome, Outcome::Skipped);
    let creations = fixture.effects().iter().filter(|write| write.starts_with("PUT /v1/company/4242/user")).count();
    assert_eq!(creations, 1);
}

/// Cancels after the first settled row.
struct CancelAfterOne(CancellationToken);

impl Watch for CancelAfterOne {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::ChangeKept {
            self.0.cancel();
        }
    }
}

#[tokio::test]
async fn cancel_finishes_the_current_row_and_sends_no_other() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.begin("cancelled", &plan, |_| true);
    let cancel = CancellationToken::new();
    let state = fixture.export.execute("cancelled", Mode::Send, &CancelAfterOne(cancel.clone()), cancel).await;

    assert_eq!(state, RunState::Cancelled);
    let rows = fixture.export.rows("cancelled");
    let confirmed = rows.iter().filter(|row| row.result.outcome == Outcome::Confirmed).count();
    let skipped = rows.iter().filter(|row| row.result.reason == Some(Reason::Cancelled)).count();
    assert_eq!((confirmed, skipped), (1, rows.len() - 1));
}

#[tokio::test]
async fn confirmed_link_survives_a_new_number_and_address() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.send("freja", &plan, |change| change.name == "Freja Lund").await;
    fixture.sandbox.edit(|state| {
        let company = state.kleer.company_mut().unwrap();
        company.user_mut(523).unwrap().email = "other@nordlicht.example".to_owned();
        company.payroll_user_mut(523).unwrap().ssn = "19880229-2391".to_owned();
    });
    let change = change_of(&fixture.export.plan().await, "Freja Lund").clone();
    assert_eq!(change.kind, ChangeKind::Update);
    assert_eq!(change.target_id.unwrap().as_str(), "523");
}

#[tokio::test]
async fn reconcile_sends_nothing() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.begin("settled", &plan, |_| true);
    let state = fixture.export.execute("settled", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    assert_eq!(state, RunState::GivenUp, "nobody cancelled");
    assert_eq!(fixture.export.outcomes("settled"), [Outcome::Skipped]);
    let rows = fixture.export.rows("settled");
    assert!(!rows.is_empty() && rows.iter().all(|row| row.result.reason == Some(Reason::GivenUp)), "{rows:#?}");
    assert!(fixture.sandbox.writes().is_empty());
}

/// The account was created and the agreement was not: the row lists both steps.
#[tokio::test]
async fn half_created_person_has_its_confirmed_step_listed() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    let refusal = FaultKind::status(400).message("Felaktigt belopp");
    fixture.sandbox.inject(Fault::new(Service::Kleer, refusal).method("PUT").path("/company/*/payroll/user/*"));
    let state = fixture.export.send("half", &plan, |change| change.name == "Nils Åberg").await;
    assert_eq!(state, RunState::Done);
    let row = fixture.export.row("half", "Nils Åberg");
    assert_eq!((row.result.outcome, row.result.reason), (Outcome::Failed, Some(Reason::Refused)));
    assert_eq!(row.result.failure.unwrap().service_message.as_deref(), Some("Felaktigt belopp"));
    let steps: Vec<(Step, StepState)> = fixture.export.store.ledger("half").unwrap().into_iter().map(|row| (row.step, row.state)).collect();
    assert_eq!(steps, [(Step::CreateUser, StepState::Confirmed), (Step::CreateAgreement, StepState::Failed)]);
}

/// An HTML page came from some server, so the failure does not blame the network.
#[tokio::test]
async fn html_answer_is_no_network_failure() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    let page = FaultKind::Html { after_effect: false, status: 502 };
    fixture.sandbox.inject(Fault::new(Service::Kleer, page).method("PUT").path("/company/*/user"));
    fixture.export.send("page", &plan, |change| change.name == "Nils Åberg").await;
    let outcome_of = || fixture.export.row("page", "Nils Åberg").result;
    // A gateway may give up before the service behind it, so the effect is unknown for a while.
    assert_eq!((outcome_of().outcome, outcome_of().reason), (Outcome::Unknown, Some(Reason::UnclearNotShown)), "{:?}", outcome_of());
    fixture.export.pass_waiting_time();
    fixture.export.execute("page", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    let row = fixture.export.row("page", "Nils Åberg");
    assert_eq!((row.result.outcome, row.result.reason), (Outcome::Failed, Some(Reason::AnsweredWithError)), "{row:?}");
}
