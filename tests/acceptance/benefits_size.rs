//! Two hundred people with three benefits each: how many requests it takes, against the least that it could.

use std::collections::BTreeMap;

use connectors::http::HttpOptions;
use domain::benefits::Payout;
use domain::run::Outcome;
use sandbox::{Company, Options};
use serde_json::Value;
use tests::benefit_fixture::{left, new_type, november, ticked, whole};
use tests::fixture::{Choice, Fixture, day};

const PEOPLE: usize = 200;
const BENEFITS: [&str; 3] = ["Sachbezug", "Essenszuschuss", "Gutschein"];

/// How many requests were made, by method and what they were about.
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

/// Plans and pays three benefits for everybody. `paid`: everybody has a salary in Personio.
async fn counted(paid: bool) -> BTreeMap<String, usize> {
    let folder = tempfile::tempdir().unwrap();
    let traffic_dir = Some(folder.path().to_owned());
    let choice = Choice { http: HttpOptions::default(), ..Choice::default() };
    let mut fixture =
        Fixture::of(Options { today: day(), traffic_dir, company: Company::People(PEOPLE), ..Options::default() }, choice).await;
    if !paid {
        fixture.sandbox.edit(|state| state.personio.compensations.clear());
    }
    fixture.export.benefits.rules.insert("Gutschein".to_owned(), whole(new_type("Gutschein"), Payout::OneTime));
    for number in 1..=PEOPLE {
        for (place, benefit) in BENEFITS.iter().enumerate() {
            fixture.export.give(number, benefit, november(), Some(i64::try_from(1_000 + number * 3 + place).unwrap()));
        }
    }
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(left(&plan).len(), PEOPLE * BENEFITS.len() + 2, "and two types");
    fixture.export.send_pay("run", &plan, ticked).await;
    assert!(assertions::all(fixture.export.rows("run").iter(), |row| row.verdict.outcome == Outcome::Confirmed));
    fixture.nothing_twice("size");
    let counts = requests(folder.path());
    assert!(left(&fixture.export.plan_pay(november()).await).is_empty());
    counts
}

/// What cannot be done with fewer: the writes, and everything read once before and once after, in the largest pages.
fn least(salaries: usize) -> usize {
    let pay = PEOPLE * BENEFITS.len();
    let (people, before, after) = (PEOPLE.div_ceil(50), salaries.div_ceil(100).max(1), (salaries + pay).div_ceil(100));
    pay + 2 + people + before + after
}

#[tokio::test]
async fn three_benefits_for_two_hundred_people() {
    let counts = counted(true).await;
    assert_eq!((counts["POST compensations"], counts["POST types"]), (PEOPLE * 3, 2), "each compensation is one request");
    // For the plan, by the run before and after, and the one that proves that writes can be seen.
    assert_eq!(counts["GET compensations"], 2 + 2 + 8 + 1);
    let (all, least) = (counts.values().sum::<usize>(), least(PEOPLE));
    assert!(all * 100 <= least * 102, "{all} requests, {least} would be the least: {counts:?}");
}

#[tokio::test]
async fn who_has_no_other_pay_is_read_back_at_once_and_once() {
    let counts = counted(false).await;
    assert_eq!(counts["POST compensations"], PEOPLE * 3);
    // Nothing for the plan and by the run before, all pages after, and one a person.
    assert_eq!(counts["GET compensations"], 1 + 1 + 6 + PEOPLE);
    let (all, least) = (counts.values().sum::<usize>(), least(0));
    assert!(all * 100 <= least * 135, "{all} requests, {least} would be the least: {counts:?}");
}
