//! Two hundred people with three days each: the number of requests, compared with the minimum.

use std::collections::BTreeMap;

use connectors::http::HttpOptions;
use domain::run::Outcome;
use sandbox::{Company, Options};
use serde_json::Value;
use tests::fixture::{Fixture, FixtureOptions, day};
use tests::leave_fixture::november;

const PEOPLE: usize = 200;
const DAYS: usize = 3;

/// The number of requests by method and resource.
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
async fn two_hundred_people_need_near_minimum_requests() {
    let folder = tempfile::tempdir().unwrap();
    let traffic_dir = Some(folder.path().to_owned());
    let choice = FixtureOptions { http: HttpOptions::default(), ..FixtureOptions::default() };
    let fixture = Fixture::of(Options { today: day(), traffic_dir, company: Company::People(PEOPLE), ..Options::default() }, choice).await;
    fixture.sandbox.edit(|state| state.give_everybody_leave(DAYS));
    let plan = fixture.export.plan_leave(november()).await;
    assert_eq!(plan.changes.iter().filter(|change| change.is_sendable()).count(), PEOPLE * DAYS);
    fixture.export.send_leave("run", &plan, |_| true).await;
    assert!(assertions::all(fixture.export.rows("run").iter(), |row| row.result.outcome == Outcome::Confirmed));

    let counts = requests(folder.path());
    assert_eq!(counts["PUT event"], PEOPLE * DAYS, "each day is one request");
    // Compared for the plan, and read by the run before and after.
    assert_eq!(counts["GET event"], PEOPLE * 3);
    assert_eq!((counts["GET statuses"], counts["GET schedule"]), (PEOPLE, PEOPLE));
    // The minimum: the writes, and one read for each person before and after.
    let (all, least) = (counts.values().sum::<usize>(), PEOPLE * DAYS + PEOPLE * 2);
    assert!(all * 100 <= least * 165, "{all} requests, {least} would be the least: {counts:?}");

    let next_plan = fixture.export.plan_leave(november()).await;
    assert!(assertions::all(next_plan.changes.iter(), |change| !change.is_sendable()));
}
