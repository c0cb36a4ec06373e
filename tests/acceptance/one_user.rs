//! An update replaces the whole user, so the run reads this user directly before it. A missing user is confirmed by the whole list.

use domain::field::Field;
use domain::plan::Plan;
use domain::run::{Outcome, Reason};
use sandbox::{Fault, FaultKind, Options, Service};
use serde_json::Value;
use tests::fixture::{Fixture, FixtureOptions, change_of, day};

/// The person with another name at Kleer.
const RENAMED: &str = "Freja Lund";
const PATH: &str = "/v1/company/4242/user/523";

async fn planned(fixture: &Fixture) -> Plan {
    fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().user_mut(523).unwrap().name = "Freja L".to_owned());
    fixture.export.plan().await
}

#[tokio::test]
async fn update_reads_only_its_user() {
    let folder = tempfile::tempdir().unwrap();
    let fixture =
        Fixture::of(Options { today: day(), traffic_dir: Some(folder.path().to_owned()), ..Options::default() }, FixtureOptions::default())
            .await;
    let plan = planned(&fixture).await;
    fixture.export.send("run", &plan, |change| change.name == RENAMED).await;
    assert_eq!(fixture.export.row("run", RENAMED).result.outcome, Outcome::Confirmed);
    let reads = |path: &str| {
        let files = std::fs::read_dir(folder.path()).unwrap();
        let lines = files.flat_map(|file| {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect::<Vec<_>>()
        });
        lines.filter(|line| line["request"]["method"] == "GET" && line["request"]["path"] == path).count()
    };
    assert_eq!(reads(PATH), 1);
    assert_eq!(reads("/v1/company/4242/user"), 3, "for the plan, by the run before and after");
}

#[tokio::test]
async fn refused_single_read_falls_back_to_the_list() {
    let fixture = Fixture::sample().await;
    let plan = planned(&fixture).await;
    fixture.sandbox.inject(Fault::new(Service::Kleer, FaultKind::status(404)).method("GET").path("/company/*/user/*").always());
    fixture.export.send("run", &plan, |change| change.name == RENAMED).await;
    assert_eq!(fixture.export.row("run", RENAMED).result.outcome, Outcome::Confirmed);
}

#[tokio::test]
async fn deleted_user_is_not_written() {
    let fixture = Fixture::sample().await;
    let plan = planned(&fixture).await;
    assert!(change_of(&plan, RENAMED).field(Field::Name).is_some());
    let hold = FaultKind::Hold { after_effect: false };
    fixture.sandbox.inject(Fault::new(Service::Kleer, hold).method("GET").path("/company/*/user/*").times(1));
    let sending = fixture.export.send("run", &plan, |change| change.name == RENAMED);
    let removing = async {
        fixture.sandbox.wait_for_paused(1).await;
        fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().users.retain(|user| user.id != 523));
        fixture.sandbox.release();
    };
    tokio::join!(sending, removing);
    let result = fixture.export.row("run", RENAMED).result;
    assert_eq!((result.outcome, result.reason), (Outcome::Skipped, Some(Reason::NotInTarget)));
    assert!(fixture.effects().is_empty());
}
