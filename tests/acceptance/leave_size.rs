//! Two hundred people with three days each: how many requests it takes, against the least that it could.

use std::collections::BTreeMap;

use connectors::http::HttpOptions;
use domain::run::Outcome;
use sandbox::{Company, Options};
use serde_json::Value;
use tests::fixture::{Choice, Fixture, day};
use tests::leave_fixture::november;

const PEOPLE: usize = 200;
const DAYS: usize = 3;

/// How many requests were made, by method and what they were about.
fn requests(folder: &std::path::Path) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        for line in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            let exchange: Value = serde_json::from_str(line).unwrap();
            let request = &exchange["request"];
            let path = request["path"].as_str().unwrap();
            let last = if path.contains("/schedule/") { "schedule" } else { path.rsplit('/').next().unwrap_or_default() };
            *counts.entry(format!("{} {last}", request["method"].as_str().unwrap())).or_default() += 1;
        }
    }
    counts
}

#[tokio::test]
async fn three_days_for_two_hundred_people() {
    let folder = tempfile::tempdir().unwrap();
    let traffic_dir = Some(folder.path().to_owned());
    let choice = Choice { http: HttpOptions::default(), ..Choice::default() };
    let fixture = Fixture::of(Options { today: day(), traffic_dir, company: Company::People(PEOPLE), ..Options::default() }, choice).await;
    fixture.sandbox.edit(|state| state.give_everybody_leave(DAYS));
    let plan = fixture.export.plan_leave(november()).await;
    assert_eq!(plan.changes.iter().filter(|change| change.is_sendable()).count(), PEOPLE * DAYS);
    fixture.export.send_leave("run", &plan, |_| true).await;
    assert!(assertions::all(fixture.export.rows("run").iter(), |row| row.verdict.outcome == Outcome::Confirmed));

    let counts = requests(folder.path());
    assert_eq!(counts["PUT event"], PEOPLE * DAYS, "each day is one request");
    // Held against one another for the plan, and read by the run before and after it.
    assert_eq!(counts["GET event"], PEOPLE * 3);
    assert_eq!((counts["GET statuses"], counts["GET schedule"]), (PEOPLE, PEOPLE));
    // The least: what is written, and one read a person before and after.
    let (all, least) = (counts.values().sum::<usize>(), PEOPLE * DAYS + PEOPLE * 2);
    assert!(all * 100 <= least * 165, "{all} requests, {least} would be the least: {counts:?}");

    let again = fixture.export.plan_leave(november()).await;
    assert!(assertions::all(again.changes.iter(), |change| !change.is_sendable()));
}
