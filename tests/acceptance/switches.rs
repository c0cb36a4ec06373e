//! What nobody knows about the services, both ways: whichever it is, everything is confirmed and nothing is left over.

use assertions::some;
use connectors::kleer::{Calls, CreateAgreement, IdOnCreate, SalaryUnit};
use domain::run::{Outcome, Reason, RunState, Step};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::{Fault, FaultKind, KleerMoney, KleerNewUserId, KleerPayrollCreate, KleerSalaryRead, Service, Switches};
use tests::fixture::{Choice, Fixture};
use tokio_util::sync::CancellationToken;

async fn all_goes_well(turn: impl FnOnce(&mut Switches), choice: Choice) {
    let mut switches = Switches::default();
    turn(&mut switches);
    let fixture = Fixture::with(switches, choice).await;
    let plan = fixture.export.plan().await;
    assert_eq!((plan.counts().create, plan.counts().update, plan.counts().blocked), (3, 11, 3), "{:#?}", plan.changes);
    fixture.export.send("run", &plan, |_| true).await;
    for row in fixture.export.rows("run") {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{}: {:?}", row.change.name, row.verdict);
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
async fn alexis(#[case] turn: fn(&mut Switches)) {
    all_goes_well(turn, Choice::default()).await;
}

#[rstest]
#[case::update_keeps_what_is_left_out(|s: &mut Switches| s.kleer.user_update_clears = false)]
#[case::empty_lists(|s: &mut Switches| s.kleer.omit_empty_lists = false)]
#[case::no_ssn_check(|s: &mut Switches| s.kleer.check_ssn = false)]
#[tokio::test]
async fn kleer(#[case] turn: fn(&mut Switches)) {
    all_goes_well(turn, Choice::default()).await;
}

#[tokio::test]
async fn kleer_in_kronor() {
    let choice = Choice { unit: Some(SalaryUnit::Kronor), ..Choice::default() };
    all_goes_well(|switches| switches.kleer.money = KleerMoney::Kronor, choice).await;
}

#[tokio::test]
async fn a_new_user_without_an_id() {
    let choice = Choice { calls: Calls { create_user_id: IdOnCreate::Omit, ..Calls::default() }, ..Choice::default() };
    all_goes_well(|switches| switches.kleer.new_user_id = KleerNewUserId::Omitted, choice).await;
}

#[tokio::test]
async fn a_new_user_with_the_id_zero() {
    let choice = Choice { calls: Calls { create_user_id: IdOnCreate::Zero, ..Calls::default() }, ..Choice::default() };
    all_goes_well(|switches| switches.kleer.new_user_id = KleerNewUserId::Zero, choice).await;
}

#[tokio::test]
async fn an_agreement_by_post() {
    let choice = Choice { calls: Calls { create_agreement: CreateAgreement::Post, ..Calls::default() }, ..Choice::default() };
    all_goes_well(|switches| switches.kleer.payroll_user_create = KleerPayrollCreate::Post, choice).await;
}

#[tokio::test]
async fn kleer_shows_the_latest_salary_as_the_current_one() {
    all_goes_well(|switches| switches.kleer.salary_read = KleerSalaryRead::Latest, Choice::default()).await;
}

/// Sends everybody with a form that Kleer does not take: it stops at the first, says which switch, and goes on from there.
async fn stops_at_the_first_and_goes_on(turn: impl FnOnce(&mut Switches), switch: &str, right: Calls) {
    let mut switches = Switches::default();
    turn(&mut switches);
    let mut fixture = Fixture::with(switches, Choice::default()).await;
    let plan = fixture.export.plan().await;
    let before = fixture.sandbox.state().kleer.companies[0].users.len();
    let state = fixture.export.send("run", &plan, |_| true).await;
    assert_eq!(state, RunState::Interrupted);
    let run = fixture.export.store.run("run").unwrap();
    assert_eq!(run.stopped_by.map(|failure| failure.code).as_deref(), Some(switch));
    let made = fixture.sandbox.state().kleer.companies[0].users.len() - before;
    assert!(made <= 1, "{made} people without an agreement");
    let waiting: Vec<_> = fixture.export.rows("run").into_iter().filter(|row| row.verdict.outcome == Outcome::Waiting).collect();
    let refused = some(&waiting).into_iter().filter(|row| row.verdict.reason == Some(Reason::Refused)).count();
    assert_eq!(refused, 1, "{waiting:#?}");

    // Carried on without the switch it stops again, having asked once more.
    assert_eq!(fixture.export.carry_on("run", Mode::Send, &Silent, CancellationToken::new()).await, RunState::Interrupted);
    fixture.export.turn_switches(right);
    assert_eq!(fixture.export.carry_on("run", Mode::Send, &Silent, CancellationToken::new()).await, RunState::Done);
    for row in some(fixture.export.rows("run")) {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{}: {:?}", row.change.name, row.verdict);
    }
    for change in some(fixture.export.plan().await.changes) {
        assert!(!change.is_sendable(), "{} again: {:?}", change.name, change.fields);
    }
}

#[rstest]
#[case::by_status(false)]
#[case::by_an_exception(true)]
#[tokio::test]
async fn an_agreement_that_is_refused_as_put_waits_for_the_switch(#[case] by_exception: bool) {
    let turn = |switches: &mut Switches| {
        switches.kleer.payroll_user_create = KleerPayrollCreate::Post;
        switches.kleer.unsupported_by_exception = by_exception;
    };
    let right = Calls { create_agreement: CreateAgreement::Post, ..Calls::default() };
    stops_at_the_first_and_goes_on(turn, "switch_create_agreement", right).await;
}

#[tokio::test]
async fn a_new_user_whose_id_is_refused_waits_for_the_switch() {
    let turn = |switches: &mut Switches| switches.kleer.new_user_id = KleerNewUserId::Omitted;
    let right = Calls { create_user_id: IdOnCreate::Omit, ..Calls::default() };
    stops_at_the_first_and_goes_on(turn, "switch_new_user_id", right).await;
}

#[tokio::test]
async fn a_run_that_waits_for_a_switch_can_be_given_up() {
    let mut switches = Switches::default();
    switches.kleer.payroll_user_create = KleerPayrollCreate::Post;
    let fixture = Fixture::with(switches, Choice::default()).await;
    let plan = fixture.export.plan().await;
    fixture.export.send("run", &plan, |_| true).await;
    assert_eq!(fixture.export.carry_on("run", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await, RunState::GivenUp);
    for row in some(fixture.export.rows("run")) {
        assert!(row.verdict.outcome.is_settled(), "{}: {:?}", row.change.name, row.verdict);
    }
}

/// How often the run asked for an agreement to be made.
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
    assert!(rows.iter().filter(|row| row.verdict.outcome == Outcome::Waiting).count() > 1, "{rows:#?}");
    // The same run goes on with the next one.
    fixture.sandbox.clear_faults();
    fixture.sandbox.release();
    fixture.sandbox.wait_for_none_paused().await;
    assert_eq!(fixture.export.carry_on("run", Mode::Send, &Silent, CancellationToken::new()).await, RunState::Done);
    let failed = fixture.export.rows("run").iter().filter(|row| row.verdict.outcome != Outcome::Confirmed).count();
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
