//! Missing rights: the failure names each one, no outcome is false, and other rows are sent.

use connectors::ErrorCode;
use domain::plan::employees::{EmployeeSettings, SourceOfTruth};
use domain::run::{Outcome, Reason, RunState};
use rstest::rstest;
use sandbox::{AlexisToken, KleerNoRight, Switches};
use tests::fixture::{Fixture, FixtureOptions};

async fn fixture(turn: impl FnOnce(&mut Switches)) -> Fixture {
    let mut switches = Switches::default();
    turn(&mut switches);
    Fixture::with(switches, FixtureOptions::default()).await
}

#[rstest]
#[tokio::test]
async fn kleer_without_read_right_gives_no_plan(
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
async fn kleer_without_write_right_fails_the_rows(#[values(KleerNoRight::ServerError, KleerNoRight::Forbidden)] form: KleerNoRight) {
    let fixture = fixture(|switches| {
        switches.kleer.no_right = form;
        switches.kleer.rights.write_payroll_users = false;
    })
    .await;
    let plan = fixture.export.plan().await;
    // A new name needs the right to write users; a new tax table needs the right to write payroll users.
    let state = fixture.export.send("run", &plan, |change| ["Freja Lund", "Göran Palm"].contains(&change.name.as_str())).await;
    assert_eq!(state, RunState::Done);
    for name in ["Freja Lund", "Göran Palm"] {
        let row = fixture.export.row("run", name);
        assert_eq!((row.result.outcome, row.result.reason), (Outcome::Failed, Some(Reason::Refused)), "{name}: {:?}", row.result);
    }
    assert!(fixture.effects().is_empty());
}

#[tokio::test]
async fn alexis_token_of_former_owner_is_a_wrong_token() {
    let fixture = fixture(|switches| switches.alexis.token = AlexisToken::OwnerLeft).await;
    assert_eq!(fixture.export.try_plan().await.expect_err("no plan").code, ErrorCode::WrongCredentials);
}

#[rstest]
#[tokio::test]
async fn alexis_enums_in_both_cases_give_the_same_plans(#[values(SourceOfTruth::Alexis, SourceOfTruth::Kleer)] lead: SourceOfTruth) {
    let settings = EmployeeSettings { lead, ..EmployeeSettings::default() };
    let mut plans = Vec::new();
    for lower_case in [false, true] {
        let mut switches = Switches::default();
        switches.alexis.lower_case_enums = lower_case;
        let fixture = Fixture::with(switches, FixtureOptions { settings: settings.clone(), ..FixtureOptions::default() }).await;
        plans.push((fixture.export.plan().await, fixture.export.plan_import().await));
    }
    assert_eq!(plans[0], plans[1]);
}
