//! Thousands of people: one raise needs only the requests of one raise.

use connectors::http::HttpOptions;
use domain::plan::ChangeKind;
use domain::run::Outcome;
use sandbox::{Company, Options};
use serde_json::json;
use tests::fixture::{Fixture, FixtureOptions, day};
use tests::long;

#[tokio::test]
async fn one_raise_among_thousands_is_one_write() {
    let people = long::count(1_000, 5_000);
    let choice = FixtureOptions { http: HttpOptions::default(), ..FixtureOptions::default() };
    let fixture = Fixture::of(Options { today: day(), company: Company::People(people), ..Options::default() }, choice).await;
    let plan = fixture.export.plan().await;
    assert!(plan.changes.len() >= people, "{} rows", plan.changes.len());
    assert!(assertions::all(plan.changes.iter(), |change| change.kind == ChangeKind::InStep));
    let id = fixture.sandbox.edit(|state| {
        let id = state.alexis.all("employee")[people / 2]["id"].as_str().unwrap().to_owned();
        state.alexis.employee_mut(&id).unwrap().insert("tax".to_owned(), json!({"table": 35, "column": 1}));
        id
    });
    let plan = fixture.export.plan().await;
    let changed: Vec<_> = plan.changes.iter().filter(|change| change.is_sendable()).collect();
    assert_eq!(changed.iter().map(|change| change.source_id.as_ref().unwrap().as_str()).collect::<Vec<_>>(), [id.as_str()]);
    fixture.export.send("run", &plan, |_| true).await;
    assert_eq!(fixture.export.rows("run")[0].result.outcome, Outcome::Confirmed);
    assert_eq!(fixture.effects().len(), 1);
}
