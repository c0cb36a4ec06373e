//! Two hundred people with three benefits each: the number of requests, compared with the minimum.

use std::collections::BTreeMap;

use connectors::http::HttpOptions;
use domain::benefits::Payout;
use domain::run::Outcome;
use sandbox::{Company, Options};
use serde_json::Value;
use tests::benefit_fixture::{is_ticked, new_type, november, rows_left, whole};
use tests::fixture::{Fixture, FixtureOptions, day};

const PEOPLE: usize = 200;
const BENEFITS: [&str; 3] = ["Sachbezug", "Essenszuschuss", "Gutschein"];

/// The number of requests by method and resource.
fn requests(folder: &std::path::Path) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        for line in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            let exchange: Value = serde_json::from_str(line).unwrap();
            let request = &exchange["request"];
            let last = request["path"].as_str().unwrap().rsplit('/').next().unwrap_or_default().to_owned();
            *counts.entry(format!("{} {last}", request["method"].as_str().unwrap())).or_default() += 1;
        }
    }
    counts
}

/// Plans and pays three benefits for everybody. `compensations`: everybody has a salary in Personio.
async fn count_requests(paid: bool) -> BTreeMap<String, usize> {
    let folder = tempfile::tempdir().unwrap();
    let traffic_dir = Some(folder.path().to_owned());
    let choice = FixtureOptions { http: HttpOptions::default(), ..FixtureOptions::default() };
    let mut fixture =
        Fixture::of(Options { today: day(), traffic_dir, company: Company::People(PEOPLE), ..Options::default() }, choice).await;
    if !paid {
        fixture.sandbox.edit(|state| state.personio.compensations.clear());
    }
    fixture.export.benefits.rules.insert("Gutschein".to_owned(), whole(new_type("Gutschein"), Payout::OneTime));
    for number in 1..=PEOPLE {
        for (place, benefit) in BENEFITS.iter().enumerate() {
            fixture.export.set_amount(number, benefit, november(), Some(i64::try_from(1_000 + number * 3 + place).unwrap()));
        }
    }
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(rows_left(&plan).len(), PEOPLE * BENEFITS.len() + 2, "and two types");
    fixture.export.send_pay("run", &plan, is_ticked).await;
    assert!(assertions::all(fixture.export.rows("run").iter(), |row| row.result.outcome == Outcome::Confirmed));
    fixture.assert_no_duplicates("size");
    let counts = requests(folder.path());
    assert!(rows_left(&fixture.export.plan_pay(november()).await).is_empty());
    counts
}

/// The minimum: the writes, and each list once before and once after in pages of maximum size.
fn minimum_requests(salaries: usize) -> usize {
    let pay = PEOPLE * BENEFITS.len();
    let (people, before, after) = (PEOPLE.div_ceil(50), salaries.div_ceil(100).max(1), (salaries + pay).div_ceil(100));
    pay + 2 + people + before + after
}

#[tokio::test]
async fn two_hundred_people_need_near_minimum_requests() {
    let counts = count_requests(true).await;
    assert_eq!((counts["POST compensations"], counts["POST types"]), (PEOPLE * 3, 2), "each compensation is one request");
    // Reads for the plan, by the run before and after, and one that proves that writes are visible.
    assert_eq!(counts["GET compensations"], 2 + 2 + 8 + 1);
    let (all, least) = (counts.values().sum::<usize>(), minimum_requests(PEOPLE));
    assert!(all * 100 <= least * 102, "{all} requests, {least} would be the least: {counts:?}");
}

#[tokio::test]
async fn person_without_other_pay_is_read_back_once() {
    let counts = count_requests(false).await;
    assert_eq!(counts["POST compensations"], PEOPLE * 3);
    // No read for the plan and the start of the run, all pages at the end, and one for each person.
    assert_eq!(counts["GET compensations"], 1 + 1 + 6 + PEOPLE);
    let (all, least) = (counts.values().sum::<usize>(), minimum_requests(0));
    assert!(all * 100 <= least * 135, "{all} requests, {least} would be the least: {counts:?}");
}
