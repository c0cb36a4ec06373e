//! Rights that are missing: each is named, nothing is claimed, and nobody else is held up.

use connectors::ErrorCode;
use domain::plan::employees::{EmployeeSettings, SourceOfTruth};
use domain::run::{Outcome, Reason, RunState};
use rstest::rstest;
use sandbox::{AlexisToken, KleerNoRight, Switches};
use tests::fixture::{Choice, Fixture};

async fn fixture(turn: impl FnOnce(&mut Switches)) -> Fixture {
    let mut switches = Switches::default();
    turn(&mut switches);
    Fixture::with(switches, Choice::default()).await
}

#[rstest]
#[tokio::test]
async fn kleer_without_a_right_to_read_gives_no_plan(
    #[values(true, false)] users: bool,
    #[values(KleerNoRight::ServerError, KleerNoRight::Forbidden)] form: KleerNoRight,
) {
    let fixture = fixture(|switches| {
        switches.kleer.no_right = form;
        switches.kleer.rights.read_users = !users;
        switches.kleer.rights.read_payroll_users = users;
    })
    .await;
    assert_eq!(fixture.export.try_plan().await.expect_err("no plan").code, ErrorCode::MissingRight);
}

#[rstest]
#[tokio::test]
async fn kleer_without_a_right_to_write_refuses_and_is_believed(
    #[values(KleerNoRight::ServerError, KleerNoRight::Forbidden)] form: KleerNoRight,
) {
    let fixture = fixture(|switches| {
        switches.kleer.no_right = form;
        switches.kleer.rights.write_payroll_users = false;
    })
    .await;
    let plan = fixture.export.plan().await;
    // Whose name changes needs the right to write users only; whose tax table changes needs the other one.
    let state = fixture.export.send("run", &plan, |change| ["Freja Lund", "Göran Palm"].contains(&change.name.as_str())).await;
    assert_eq!(state, RunState::Done);
    for name in ["Freja Lund", "Göran Palm"] {
        let row = fixture.export.row("run", name);
        assert_eq!((row.verdict.outcome, row.verdict.reason), (Outcome::Failed, Some(Reason::Refused)), "{name}: {:?}", row.verdict);
    }
    assert!(fixture.effects().is_empty());
}

#[tokio::test]
async fn an_alexis_token_whose_owner_left_is_a_wrong_one() {
    let fixture = fixture(|switches| switches.alexis.token = AlexisToken::OwnerLeft).await;
    assert_eq!(fixture.export.try_plan().await.expect_err("no plan").code, ErrorCode::WrongCredentials);
}

#[rstest]
#[tokio::test]
async fn both_spellings_of_alexis_enums_give_the_same_plans(#[values(SourceOfTruth::Alexis, SourceOfTruth::Kleer)] lead: SourceOfTruth) {
    let settings = EmployeeSettings { lead, ..EmployeeSettings::default() };
    let mut plans = Vec::new();
    for lower_case in [false, true] {
        let mut switches = Switches::default();
        switches.alexis.lower_case_enums = lower_case;
        let fixture = Fixture::with(switches, Choice { settings: settings.clone(), ..Choice::default() }).await;
        plans.push((fixture.export.plan().await, fixture.export.plan_import().await));
    }
    assert_eq!(plans[0], plans[1]);
}
