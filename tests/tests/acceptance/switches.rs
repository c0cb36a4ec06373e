//! What nobody knows about the services, both ways: whichever it is, everything is confirmed and nothing is left over.

use connectors::kleer::{Calls, CreateAgreement, IdOnCreate, SalaryUnit};
use payroll::run::Outcome;
use rstest::rstest;
use sandbox::{KleerMoney, KleerNewUserId, KleerPayrollCreate, KleerSalaryRead, Switches};
use tests::scene::{Choice, Scene};

async fn all_goes_well(turn: impl FnOnce(&mut Switches), choice: Choice) {
    let mut switches = Switches::default();
    turn(&mut switches);
    let scene = Scene::with(switches, choice).await;
    let plan = scene.export.plan().await;
    assert_eq!((plan.counts().create, plan.counts().update, plan.counts().blocked), (3, 11, 3), "{:#?}", plan.changes);
    scene.export.send("run", &plan, |_| true).await;
    for row in scene.export.rows("run") {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{}: {:?}", row.change.name, row.verdict);
    }
    for change in scene.export.plan().await.changes {
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

#[tokio::test]
async fn the_wrong_form_of_an_unproven_call_is_refused_and_said_so() {
    let mut switches = Switches::default();
    switches.kleer.payroll_user_create = KleerPayrollCreate::Post;
    let scene = Scene::with(switches, Choice::default()).await;
    let plan = scene.export.plan().await;
    scene.export.send("run", &plan, |change| change.name == "Nils Åberg").await;
    assert_eq!(scene.export.row("run", "Nils Åberg").verdict.outcome, Outcome::Failed);
    assert_eq!(scene.users_marked("alexis-65a000000000000000000002"), 1, "the person is there, without an agreement");
    let again = scene.export.plan().await;
    let nils = tests::scene::change_of(&again, "Nils Åberg");
    assert_eq!(nils.target_id.as_ref().map(|id| id.as_str().is_empty()), Some(false), "found again, not created again");
}
