//! What is not known about leave at Alexis HR, both ways.

use sandbox::{AlexisFreeDayHours, AlexisGradedHours, AlexisOddMoment, AlexisWorkWeekUnit, LeaveType, alexis::Leave, employee_id};
use serde_json::{Value, json};

use crate::{
    alexis_leave::{alexis, day, long, transactions, without_leaves},
    common::{Start, recorded},
};

async fn with(leave: Leave) -> Start {
    let start = without_leaves(recorded().await).await;
    alexis(&start, |alexis| alexis.put_leave(leave));
    start
}

fn single(leave: Leave) -> Leave {
    Leave { to: leave.from, ..leave }
}

#[tokio::test]
async fn free_days() {
    let start = with(long()).await;
    start.turn(|switches| switches.alexis.free_day_hours = AlexisFreeDayHours::Zero);
    let hours: Vec<f64> = transactions(&start).await.iter().map(|(_, hours, _)| *hours).collect();
    assert_eq!(hours, [8.0, 8.0, 0.0, 0.0, 8.0]);
    assert_eq!(start.alexis_rows("leave-transaction?filters[hours][$gt]=0").await.len(), 3);
    let sunday = start.alexis_rows("leave-transaction").await[3]["id"].as_str().unwrap().to_owned();
    start.turn(|switches| switches.alexis.transactions_on_free_days = false);
    let body = start.alexis("leave-transaction").await.json();
    assert_eq!((&body["total"], body["data"].as_array().unwrap().len()), (&json!(3), 3));
    assert_eq!(start.alexis(&format!("leave-transaction/{sunday}")).await.status, 404);
}

#[tokio::test]
async fn public_holidays_are_free() {
    let start = with(Leave::days(employee_id(9), LeaveType::Vacation, day("2026-12-24"), day("2026-12-28"))).await;
    start.turn(|switches| switches.alexis.transactions_on_free_days = false);
    let days: Vec<String> = transactions(&start).await.into_iter().map(|(day, ..)| day[..10].to_owned()).collect();
    assert_eq!(days, ["2026-12-24", "2026-12-28"]);
}

#[tokio::test]
async fn graded_hours() {
    for (leave, lowered, whole) in
        [(long().graded(50), (4.0, 50.0), (8.0, 50.0)), (long().half(), (4.0, 50.0), (4.0, 100.0)), (long(), (8.0, 100.0), (8.0, 100.0))]
    {
        let start = with(single(leave)).await;
        let read = async || transactions(&start).await.first().map(|(_, hours, extent)| (*hours, *extent)).unwrap();
        assert_eq!(read().await, lowered);
        start.turn(|switches| switches.alexis.graded_hours = AlexisGradedHours::Whole);
        assert_eq!(read().await, whole);
        start.turn(|switches| switches.alexis.extent_as_fraction = true);
        assert_eq!(read().await, (whole.0, whole.1 / 100.0));
    }
}

#[tokio::test]
async fn the_grade_of_the_newer_documents() {
    let start = with(long().graded(50)).await;
    assert_eq!(start.alexis_rows("leave").await[0].get("gradePercentage"), None);
    start.turn(|switches| switches.alexis.newer_schema = true);
    assert_eq!(start.alexis_rows("leave?filters[gradePercentage]=50").await[0]["gradePercentage"], 50);
}

#[tokio::test]
async fn an_end_that_is_the_day_after() {
    let start = with(long()).await;
    start.turn(|switches| switches.alexis.leave_end_exclusive = true);
    assert_eq!(start.alexis_rows("leave?filters[endDate]=2026-11-10").await[0]["endDate"], "2026-11-10T00:00:00.000Z");
    alexis(&start, |alexis| alexis.put_leave(single(long()).minutes(60)));
    assert_eq!(start.alexis_rows("leave").await[1]["endDate"], "2026-11-05T08:00:00.000Z", "a time is the end already");
}

#[tokio::test]
async fn local_midnights_move_windows_too() {
    let start = with(long()).await;
    start.turn(|switches| switches.alexis.local_midnight = true);
    let leave = start.alexis_rows("leave").await.remove(0);
    assert_eq!((&leave["startDate"], &leave["endDate"]), (&json!("2026-11-04T23:00:00.000Z"), &json!("2026-11-08T23:00:00.000Z")));
    let window = "leave-transaction?filters[date][$between][]=2026-11-05&filters[date][$between][]=2026-11-30";
    let rows = start.alexis_rows(window).await;
    assert_eq!((rows.len(), &rows[0]["date"]), (4, &json!("2026-11-05T23:00:00.000Z")), "the first day began the evening before");
    assert_eq!(start.alexis_rows("work-week").await[0]["effectiveFrom"], "2019-12-31T23:00:00.000Z");
    alexis(&start, |alexis| alexis.put_leave(Leave::days(employee_id(9), LeaveType::Sick, day("2026-07-01"), day("2026-07-01"))));
    assert_eq!(start.alexis_rows("leave").await[1]["startDate"], "2026-06-30T22:00:00.000Z");
}

#[tokio::test]
async fn single_days_are_told_as_odd_moments() {
    let start = with(long()).await;
    let rows = start.alexis_rows("leave-transaction").await;
    let odd = |record: &Value, field: &str| AlexisOddMoment {
        record: record["id"].as_str().unwrap().to_owned(),
        field: field.to_owned(),
        told: "2026-11-05T23:30:00.000Z".to_owned(),
    };
    let other = odd(&rows[1], "hours");
    start.turn(|switches| switches.alexis.odd_moments = vec![odd(&rows[0], "date"), other]);
    let window = "leave-transaction?filters[date][$between][]=2026-11-05&filters[date][$between][]=2026-11-30";
    let told = start.alexis_rows(window).await;
    assert_eq!((told.len(), &told[0]["date"]), (rows.len(), &json!("2026-11-05T23:30:00.000Z")), "conditions hold for what is kept");
    assert_eq!(told[1..], rows[1..], "nothing else is touched");
}

#[tokio::test]
async fn lower_case() {
    let start = with(long()).await;
    start.turn(|switches| switches.alexis.lower_case_enums = true);
    assert_eq!(start.alexis_rows("leave").await[0]["status"], "approved");
    let body = start.alexis("leave-transaction?relations=leaveType").await.json();
    assert_eq!((&body["data"][0]["status"], &body["relations"]["leaveType"][0]["kind"]), (&json!("approved"), &json!("sick_leave")));
}

#[tokio::test]
async fn working_weeks_in_minutes() {
    let start = recorded().await;
    start.turn(|switches| switches.alexis.work_week_unit = AlexisWorkWeekUnit::Minutes);
    let weeks = start.alexis_rows("work-week?filters[duration]=2400").await;
    assert_eq!(weeks.len(), 2);
    assert_eq!((&weeks[0]["monday"]["duration"], &weeks[0]["monday"]["shifts"][1]["duration"]), (&json!(480), &json!(240)));
    assert_eq!((&weeks[0]["monday"]["shifts"][1]["startHour"], &weeks[0]["sunday"]["duration"]), (&json!(13), &json!(0)));
}

#[tokio::test]
async fn what_has_no_value_as_null() {
    let start = with(long()).await;
    let row = start.alexis_rows("leave-transaction").await.remove(0);
    assert!(row.get("childId").is_none());
    start.turn(|switches| switches.alexis.nulls = true);
    assert_eq!(start.alexis_rows("leave-transaction").await[0]["childId"], json!(null));
}
