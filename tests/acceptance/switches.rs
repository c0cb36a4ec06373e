//! Unknown behaviour of the services, in every variant: everything is confirmed and the next plan is empty.

use assertions::some;
use connectors::kleer::{Calls, CreateAgreement, IdOnCreate, SalaryUnit};
use domain::run::{Outcome, Reason, RunState, Step};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::{Fault, FaultKind, KleerMoney, KleerNewUserId, KleerPayrollCreate, KleerSalaryRead, Service, Switches};
use tests::fixture::{Fixture, FixtureOptions};
use tokio_util::sync::CancellationToken;

async fn assert_all_confirmed(turn: impl FnOnce(&mut Switches), choice: FixtureOptions) {
    let mut switches = Switches::default();
    turn(&mut switches);
    let fixture = Fixture::with(switches, choice).await;
    let plan = fixture.export.plan().await;
    assert_eq!((plan.counts().create, plan.counts().update, plan.counts().blocked), (3, 11, 3), "{:#?}", plan.changes);
    fixture.export.send("run", &plan, |_| true).await;
    for row in fixture.export.rows("run") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{}: {:?}", row.change.name, row.result);
    }
    for change in fixture.export.plan().await.changes {
        assert!(!change.is_sendable(), "{} again: {:?}", change.name, change.fields);
    }
}

#[rstest]
#[case::small_pages(|s: &mut Switches| s.alexis.max_limit = Some(7))]
#[case::lower_case(|s: &mut Switches| s.alexis.lower_case_enums = true)]
#[case::extra_fields(|s: &mut Switches| s.alexis.extra_fields = true)]
#[case::newer_schema(|s: &mut Switches| s.alexis.newer_schema = true)]
#[case::salary_history_at_the_person(|s: &mut Switches| s.alexis.whole_compensation_history = true)]
#[case::employment_history_at_the_person(|s: &mut Switches| s.alexis.whole_employment_history = true)]
#[case::nulls(|s: &mut Switches| s.alexis.nulls = true)]
#[case::local_midnight(|s: &mut Switches| s.alexis.local_midnight = true)]
#[tokio::test]
async fn alexis_switches_end_in_confirmed_rows(#[case] turn: fn(&mut Switches)) {
    assert_all_confirmed(turn, FixtureOptions::default()).await;
}

#[rstest]
#[case::update_keeps_what_is_left_out(|s: &mut Switches| s.kleer.user_update_clears = false)]
#[case::empty_lists(|s: &mut Switches| s.kleer.omit_empty_lists = false)]
#[case::no_ssn_check(|s: &mut Switches| s.kleer.check_ssn = false)]
#[tokio::test]
async fn kleer_switches_end_in_confirmed_rows(#[case] turn: fn(&mut Switches)) {
    assert_all_confirmed(turn, FixtureOptions::default()).await;
}

#[tokio::test]
async fn salaries_in_kronor_end_in_confirmed_rows() {
    let choice = FixtureOptions { unit: Some(SalaryUnit::Kronor), ..FixtureOptions::default() };
    assert_all_confirmed(|switches| switches.kleer.money = KleerMoney::Kronor, choice).await;
}

#[tokio::test]
async fn new_user_without_id_is_created() {
    let choice = FixtureOptions { calls: Calls { create_user_id: IdOnCreate::Omit, ..Calls::default() }, ..FixtureOptions::default() };
    assert_all_confirmed(|switches| switches.kleer.new_user_id = KleerNewUserId::Omitted, choice).await;
}

#[tokio::test]
async fn new_user_with_id_zero_is_created() {
    let choice = FixtureOptions { calls: Calls { create_user_id: IdOnCreate::Zero, ..Calls::default() }, ..FixtureOptions::default() };
    assert_all_confirmed(|switches| switches.kleer.new_user_id = KleerNewUserId::Zero, choice).await;
}

#[tokio::test]
async fn new_agreement_by_post_is_created() {
    let choice =
        FixtureOptions { calls: Calls { create_agreement: CreateAgreement::Post, ..Calls::default() }, ..FixtureOptions::default() };
    assert_all_confirmed(|switches| switches.kleer.payroll_user_create = KleerPayrollCreate::Post, choice).await;
}

#[tokio::test]
async fn latest_salary_shown_as_current_is_accepted() {
    assert_all_confirmed(|switches| switches.kleer.salary_read = KleerSalaryRead::Latest, FixtureOptions::default()).await;
}

/// Sends with a form that Kleer refuses: the run stops at the first row, names the setting, and continues after it is changed.
async fn assert_stops_at_first_and_continues(turn: impl FnOnce(&mut Switches), switch: &str, right: Calls) {
    let mut switches = Switches::default();
    turn(&mut switches);
    let mut fixture = Fixture::with(switches, FixtureOptions::default()).await;
    let plan = fixture.export.plan().await;
    let before = fixture.sandbox.state().kleer.companies[0].users.len();
    let state = fixture.export.send("run", &plan, |_| true).await;
    assert_eq!(state, RunState::Interrupted);
    let run = fixture.export.store.run("run").unwrap();
    assert_eq!(run.stopped_by.map(|failure| failure.code).as_deref(), Some(switch));
    let made = fixture.sandbox.state().kleer.companies[0].users.len() - before;
    assert!(made <= 1, "{made} people without an agreement");
    let waiting: Vec<_> = fixture.export.rows("run").into_iter().filter(|row| row.result.outcome == Outcome::Waiting).collect();
    let refused = some(&waiting).into_iter().filter(|row| row.result.reason == Some(Reason::Refused)).count();
    assert_eq!(refused, 1, "{waiting:#?}");

    // Continued without the setting, it stops again after one more request.
    assert_eq!(fixture.export.execute("run", Mode::Send, &Silent, CancellationToken::new()).await, RunState::Interrupted);
    fixture.export.set_call_forms(right);
    assert_eq!(fixture.export.execute("run", Mode::Send, &Silent, CancellationToken::new()).await, RunState::Done);
    for row in some(fixture.export.rows("run")) {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{}: {:?}", row.change.name, row.result);
    }
    for change in some(fixture.export.plan().await.changes) {
        assert!(!change.is_sendable(), "{} again: {:?}", change.name, change.fields);
    }
}

#[rstest]
#[case::by_status(false)]
#[case::by_an_exception(true)]
#[tokio::test]
async fn agreement_refused_as_put_waits_for_the_setting(#[case] by_exception: bool) {
    let turn = |switches: &mut Switches| {
        switches.kleer.payroll_user_create = KleerPayrollCreate::Post;
        switches.kleer.unsupported_by_exception = by_exception;
    };
    let right = Calls { create_agreement: CreateAgreement::Post, ..Calls::default() };
    assert_stops_at_first_and_continues(turn, "switch_create_agreement", right).await;
}

#[tokio::test]
async fn new_user_with_refused_id_waits_for_the_setting() {
    let turn = |switches: &mut Switches| switches.kleer.new_user_id = KleerNewUserId::Omitted;
    let right = Calls { create_user_id: IdOnCreate::Omit, ..Calls::default() };
    assert_stops_at_first_and_continues(turn, "switch_new_user_id", right).await;
}

#[tokio::test]
async fn run_that_waits_for_a_setting_can_be_given_up() {
    let mut switches = Switches::default();
    switches.kleer.payroll_user_create = KleerPayrollCreate::Post;
    let fixture = Fixture::with(switches, FixtureOptions::default()).await;
    let plan = fixture.export.plan().await;
    fixture.export.send("run", &plan, |_| true).await;
    assert_eq!(fixture.export.execute("run", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await, RunState::GivenUp);
    for row in some(fixture.export.rows("run")) {
        assert!(row.result.outcome.is_settled(), "{}: {:?}", row.change.name, row.result);
    }
}

/// The number of requests of the run to create an agreement.
fn agreements_asked_for(fixture: &Fixture) -> usize {
    fixture.export.store.ledger("run").unwrap().iter().filter(|row| row.step == Step::CreateAgreement).count()
}

fn every_agreement(kind: FaultKind) -> Fault {
    Fault::new(Service::Kleer, kind).method("PUT").path("/company/*/payroll/user/*").always()
}

#[rstest]
#[case::technical(FaultKind::status(500).message("Tekniskt fel"))]
#[case::no_address(FaultKind::status(404))]
#[case::no_words(FaultKind::status(400).message("Bad Request"))]
#[case::gateway(FaultKind::status(503))]
#[case::dropped(FaultKind::Drop { after_effect: false })]
#[case::silent(FaultKind::Silence { after_effect: false })]
#[tokio::test]
async fn unproven_call_that_fails_without_a_reason_stops_the_run(#[case] kind: FaultKind) {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.sandbox.inject(every_agreement(kind));
    assert_eq!(fixture.export.send("run", &plan, |_| true).await, RunState::Interrupted);
    assert_eq!(agreements_asked_for(&fixture), 1, "what one person meets, everybody else would");
    assert!(fixture.export.store.run("run").unwrap().stopped_by.unwrap().message.contains("create_agreement"), "it says which call");
    let rows = fixture.export.rows("run");
    assert!(rows.iter().filter(|row| row.result.outcome == Outcome::Waiting).count() > 1, "{rows:#?}");
    // The same run continues with the next row.
    fixture.sandbox.clear_faults();
    fixture.sandbox.release();
    fixture.sandbox.wait_for_none_paused().await;
    assert_eq!(fixture.export.execute("run", Mode::Send, &Silent, CancellationToken::new()).await, RunState::Done);
    let failed = fixture.export.rows("run").iter().filter(|row| row.result.outcome != Outcome::Confirmed).count();
    assert_eq!(failed, 1, "{:#?}", fixture.export.rows("run"));
}

#[tokio::test]
async fn unproven_call_refused_for_a_value_goes_on() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.sandbox.inject(every_agreement(FaultKind::status(400).message("Felaktigt belopp")));
    assert_eq!(fixture.export.send("run", &plan, |_| true).await, RunState::Done);
    assert!(agreements_asked_for(&fixture) > 1, "whoever names a value took the call apart");
}
