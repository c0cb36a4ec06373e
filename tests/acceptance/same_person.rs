//! People are never confused with each other, and nobody exists twice.

use domain::person::PersonId;
use domain::plan::ChangeKind;
use domain::plan::employees::{EmployeeSettings, SourceOfTruth};
use domain::run::{Outcome, Reason};
use sandbox::{Fault, FaultKind, Service, Switches};
use serde_json::json;
use tests::fixture::{Fixture, FixtureOptions, INTEGRATION, change_of};

const NILS: &str = "65a000000000000000000002";

#[tokio::test]
async fn mark_on_a_person_kept_apart_is_not_followed() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.send("first", &plan, |change| change.name == "Nils Åberg").await;
    let kleer = fixture.export.store.links(INTEGRATION).unwrap()[&PersonId(NILS.to_owned())].clone();
    // In Kleer, a hand gave the user to another person.
    fixture.sandbox.edit(|state| {
        let id = kleer.as_str().parse().unwrap();
        let company = state.kleer.company_mut().unwrap();
        let user = company.user_mut(id).unwrap();
        user.name = "Bo Ek".to_owned();
        user.email = "bo@hem.example".to_owned();
        company.payroll_user_mut(id).unwrap().ssn = "19850505-9805".to_owned();
    });
    fixture.export.store.put_not_same_person(INTEGRATION, &PersonId(NILS.to_owned()), &kleer).unwrap();
    let plan = fixture.export.plan().await;
    assert_eq!(change_of(&plan, "Nils Åberg").kind, ChangeKind::Create);
    let before = fixture.effects().len();
    fixture.export.send("second", &plan, |change| change.name == "Nils Åberg").await;
    let nils = fixture.export.row("second", "Nils Åberg");
    assert_eq!((nils.result.outcome, nils.result.reason), (Outcome::Skipped, Some(Reason::ChangedSinceReview)));
    assert_eq!(fixture.effects().len(), before, "Bo was not touched");
}

#[tokio::test]
async fn created_person_is_matched_in_every_number_format() {
    let settings = EmployeeSettings { lead: SourceOfTruth::Kleer, ..EmployeeSettings::default() };
    let fixture = Fixture::with(Switches::default(), FixtureOptions { settings, ..FixtureOptions::default() }).await;
    let plan = fixture.export.plan_import().await;
    let hold = FaultKind::Hold { after_effect: true };
    fixture.sandbox.inject(Fault::new(Service::Alexis, hold).method("POST").path("/employee").times(1));
    let run = fixture.export.send_import("faulty", &plan, |change| change.name == "Bertil Ask");
    let respell = async {
        fixture.sandbox.wait_for_paused(1).await;
        fixture.sandbox.edit(|state| {
            let bertil = state.alexis.all_mut("employee").iter_mut().find(|row| row["firstName"] == json!("Bertil")).unwrap();
            let number = bertil["ssn"].as_str().unwrap().replace('-', "");
            bertil.insert("ssn".to_owned(), json!(number));
        });
        fixture.sandbox.hang_up();
    };
    tokio::join!(run, respell);
    assert_eq!(fixture.export.row("faulty", "Bertil Ask").result.outcome, Outcome::Confirmed);
    assert_eq!(fixture.employees_named("Bertil", "Ask").len(), 1);
}
