//! Reads of compensations: the compensations that a window shows.

use rstest::rstest;
use rust_decimal::Decimal;
use sandbox::personio::{Compensation, READ_COMPENSATIONS};
use serde_json::{Value, json};

use crate::{
    common::{Fixture, recorded, unrecorded},
    personio_common::{HOURLY, MEALS, NOVEMBER, SALARY, TICKET, assert_bad_request, assert_refused},
};

/// The values of a person's compensations of a type in a window.
async fn values(fixture: &Fixture, window: &str, person: &str, type_id: &str) -> Vec<Value> {
    let rows = fixture.personio_rows(&format!("compensations?{window}&person.id={person}")).await;
    rows.iter().filter(|row| row["type"]["id"] == type_id).map(|row| row["amount"]["value"].clone()).collect()
}

fn add_compensation(
    fixture: &Fixture,
    make: fn(&str, &str, Decimal, chrono::NaiveDate) -> Compensation,
    type_id: &str,
    euros: i64,
    from: &str,
) -> String {
    let made = make("3002", type_id, Decimal::from(euros), from.parse().unwrap());
    fixture.edit_personio(|personio| personio.put_compensation(made))
}

#[tokio::test]
async fn one_time_compensation_shows_in_its_month_only() {
    let fixture = recorded().await;
    let first = add_compensation(&fixture, Compensation::once, MEALS, 7, "2026-11-01");
    add_compensation(&fixture, Compensation::once, MEALS, 8, "2026-11-30");
    add_compensation(&fixture, Compensation::once, MEALS, 9, "2026-12-01");
    let of = async |window: &str| values(&fixture, window, "3002", MEALS).await;
    assert_eq!(of("start_date=2026-11-01&end_date=2026-11-30").await, [7, 8]);
    assert_eq!(of("start_date=2026-11-02&end_date=2026-12-01").await, [8, 9]);
    assert_eq!(of("start_date=2026-10-01&end_date=2026-10-31").await, Vec::<Value>::new());
    assert!(fixture.edit_personio(|personio| personio.change_compensation(&first, |stored| stored.value = Decimal::ZERO)));
    assert_eq!(of("start_date=2026-11-01&end_date=2026-11-30").await, [8], "zero is not shown");
    assert_eq!(fixture.sandbox.state().personio.compensations_of("3002").iter().filter(|stored| stored.type_id == MEALS).count(), 3);
    assert!(fixture.edit_personio(|personio| personio.delete_compensation(&first)));
    assert!(!fixture.edit_personio(|personio| personio.delete_compensation(&first)));
}

#[tokio::test]
async fn recurring_compensation_shows_until_replaced() {
    let fixture = recorded().await;
    add_compensation(&fixture, Compensation::monthly, TICKET, 49, "2026-03-15");
    add_compensation(&fixture, Compensation::monthly, TICKET, 63, "2026-11-10");
    add_compensation(&fixture, Compensation::monthly, TICKET, 0, "2027-02-01");
    let in_month = async |month: &str| {
        let last = if month == "2026-02" || month == "2027-02" { 28 } else { 30 };
        values(&fixture, &format!("start_date={month}-01&end_date={month}-{last}"), "3002", TICKET).await
    };
    let none = Vec::<Value>::new();
    assert_eq!(in_month("2026-02").await, none);
    assert_eq!(in_month("2026-03").await, [49]);
    assert_eq!(in_month("2026-09").await, [49]);
    assert_eq!(in_month("2026-11").await, [49, 63], "both hold on some of its days");
    assert_eq!(in_month("2026-12").await, [63]);
    assert_eq!(in_month("2027-01").await, [63]);
    assert_eq!(in_month("2027-02").await, none, "ended by a zero");
}

#[tokio::test]
async fn window_shows_salaries() {
    let fixture = recorded().await;
    let window = "start_date=2026-11-01&end_date=2026-11-30";
    assert_eq!(values(&fixture, window, "3001", SALARY).await, [3550], "last month's is no longer in force");
    assert_eq!(values(&fixture, "start_date=2026-10-01&end_date=2026-10-31", "3001", SALARY).await, [3400]);
    assert_eq!(values(&fixture, window, "3006", HOURLY).await, [16.5]);
}

#[rstest]
#[case::this_month("", "2026-11-01", "2026-11-30")]
#[case::to_the_end_of_its_month("start_date=2026-10-15", "2026-10-15", "2026-10-31")]
#[case::from_the_first_of_its_month("end_date=2026-10-15", "2026-10-01", "2026-10-15")]
#[case::a_day("start_date=2026-10-15&end_date=2026-10-15", "2026-10-15", "2026-10-15")]
#[case::a_whole_month("start_date=2026-10-31&end_date=2026-11-30", "2026-10-31", "2026-11-30")]
#[tokio::test]
async fn window_defaults_fill_missing_dates(#[case] query: &str, #[case] first: &str, #[case] last: &str) {
    let fixture = recorded().await;
    let (first, last): (chrono::NaiveDate, chrono::NaiveDate) = (first.parse().unwrap(), last.parse().unwrap());
    fixture.edit_personio(|personio| {
        personio.compensations.clear();
        for (euros, day) in [(1, first.pred_opt()), (2, Some(first)), (3, Some(last)), (4, last.succ_opt())] {
            personio.put_compensation(Compensation::once("3002", MEALS, Decimal::from(euros), day.unwrap()));
        }
    });
    assert_eq!(values(&fixture, query, "3002", MEALS).await, [2, 3]);
}

#[rstest]
#[case("start_date=2026-11-01&end_date=2026-12-02", "one month")]
#[case("start_date=2026-01-31&end_date=2026-03-01", "one month")]
#[case("start_date=2026-11-02&end_date=2026-11-01", "one month")]
#[case("start_date=2026-11-31", "parameters")]
#[case("start_date=01.11.2026", "parameters")]
#[case("end_date=2026-11-1", "parameters")]
#[case("limit=101", "Limit value not allowed")]
#[case("as_of=2026-11-01", "parameters")]
#[case("person_id=3001", "parameters")]
#[tokio::test]
async fn wrong_window_or_parameter_is_refused(#[case] query: &str, #[case] detail: &str) {
    let fixture = unrecorded().await;
    assert_bad_request(&fixture.personio(&format!("compensations?{query}")).await, detail);
}

#[tokio::test]
async fn compensations_filter_by_person_and_entity() {
    let fixture = recorded().await;
    fixture.edit_personio(|personio| {
        for person in ["3041", "3043"] {
            personio.put_compensation(Compensation::once(person, MEALS, Decimal::ONE, "2026-11-01".parse().unwrap()));
        }
    });
    let persons = async |filter: &str| {
        let rows = fixture.personio_pages(&format!("{NOVEMBER}&{filter}")).await.concat();
        let mut ids: Vec<String> = rows.iter().map(|row| row["person"]["id"].as_str().unwrap().to_owned()).collect();
        ids.dedup();
        ids
    };
    assert_eq!(persons("person.id=3043,3041").await, ["3041", "3043"]);
    assert_eq!(persons("legal_entity.id=171").await, ["3043"]);
    assert!(persons("legal_entity.id=170,171").await.len() > 20);
    assert!(persons("legal_entity.id=999").await.is_empty());
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().restrict_to(&["171"]));
    assert_eq!(persons("legal_entity.id=170").await, ["3043"], "the restriction takes its place");
    assert_eq!(persons("").await, ["3043"]);
    assert!(persons("person.id=3041").await.is_empty());
    let made = fixture.post_accepted(&crate::personio_common::posted("3041", MEALS, json!(2))).await;
    assert!(fixture.sandbox.state().personio.compensation(made["id"].as_str().unwrap()).is_some(), "but it may be posted");
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().restrict_to(&[]));
    assert_eq!(persons("person.id=3041").await, ["3041"]);
}

#[tokio::test]
async fn compensations_need_a_right() {
    let fixture = recorded().await;
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().revoke_scope(READ_COMPENSATIONS));
    let answer = fixture.personio(NOVEMBER).await;
    assert_refused(&answer, 403, "Insufficient access scope", "#commonforbidden");
    assert_eq!(answer.json()["errors"][0]["detail"], "Client scope insufficient to access resource");
    assert_eq!(fixture.personio("persons").await.status, 200);
}

#[tokio::test]
async fn comment_is_shown_when_switched() {
    let fixture = recorded().await;
    let id = add_compensation(&fixture, Compensation::once, MEALS, 7, "2026-11-01");
    fixture.edit_personio(|personio| personio.change_compensation(&id, |stored| stored.comment = Some("by hand".into())));
    let row = async || fixture.personio_rows(&format!("{NOVEMBER}&person.id=3002")).await.into_iter().find(|row| row["id"] == *id).unwrap();
    assert_eq!(row().await.get("comment"), None);
    fixture.switch(|switches| switches.personio.comments_in_reads = true);
    assert_eq!(row().await["comment"], "by hand");
}

#[tokio::test]
async fn amount_and_interval_follow_the_switches() {
    let fixture = recorded().await;
    let id = add_compensation(&fixture, Compensation::once, MEALS, 7, "2026-11-01");
    fixture.edit_personio(|personio| personio.change_compensation(&id, |stored| stored.value = Decimal::new(700, 2)));
    let row = async || fixture.personio_rows(&format!("{NOVEMBER}&person.id=3002")).await.into_iter().find(|row| row["id"] == *id).unwrap();
    assert_eq!((&row().await["amount"]["value"], row().await.get("interval")), (&json!(7), Some(&Value::Null)));
    fixture.switch(|switches| (switches.personio.amounts_as_text, switches.personio.omit_null_interval) = (true, true));
    assert_eq!((&row().await["amount"]["value"], row().await.get("interval")), (&json!("7.00"), None));
    let recurring = add_compensation(&fixture, Compensation::monthly, TICKET, 63, "2026-11-01");
    let rows = fixture.personio_rows(&format!("{NOVEMBER}&person.id=3002")).await;
    assert_eq!(rows.iter().find(|row| row["id"] == *recurring).unwrap()["interval"], "MONTHLY");
}
