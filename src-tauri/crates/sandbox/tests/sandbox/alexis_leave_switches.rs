//! The switches for leave in Alexis HR, on and off.

use sandbox::{AlexisFreeDayHours, AlexisGradedHours, AlexisOddMoment, AlexisWorkWeekUnit, LeaveType, alexis::Leave, employee_id};
use serde_json::{Value, json};

use crate::{
    alexis_leave::{day, edit_alexis, sick_leave, transactions, without_leaves},
    common::{Fixture, recorded},
};

async fn with_leave(leave: Leave) -> Fixture {
    let fixture = without_leaves(recorded().await).await;
    edit_alexis(&fixture, |alexis| alexis.put_leave(leave));
    fixture
}

fn first_day_only(leave: Leave) -> Leave {
    Leave { to: leave.from, ..leave }
}

#[tokio::test]
async fn free_days_have_zero_hours_or_no_transactions() {
    let fixture = with_leave(sick_leave()).await;
    fixture.switch(|switches| switches.alexis.free_day_hours = AlexisFreeDayHours::Zero);
    let hours: Vec<f64> = transactions(&fixture).await.iter().map(|(_, hours, _)| *hours).collect();
    assert_eq!(hours, [8.0, 8.0, 0.0, 0.0, 8.0]);
    assert_eq!(fixture.alexis_rows("leave-transaction?filters[hours][$gt]=0").await.len(), 3);
    let sunday = fixture.alexis_rows("leave-transaction").await[3]["id"].as_str().unwrap().to_owned();
    fixture.switch(|switches| switches.alexis.transactions_on_free_days = false);
    let body = fixture.alexis("leave-transaction").await.json();
    assert_eq!((&body["total"], body["data"].as_array().unwrap().len()), (&json!(3), 3));
    assert_eq!(fixture.alexis(&format!("leave-transaction/{sunday}")).await.status, 404);
}

#[tokio::test]
async fn public_holidays_count_as_free_days() {
    let fixture = with_leave(Leave::days(employee_id(9), LeaveType::Vacation, day("2026-12-24"), day("2026-12-28"))).await;
    fixture.switch(|switches| switches.alexis.transactions_on_free_days = false);
    let days: Vec<String> = transactions(&fixture).await.into_iter().map(|(day, ..)| day[..10].to_owned()).collect();
    assert_eq!(days, ["2026-12-24", "2026-12-28"]);
}

#[tokio::test]
async fn graded_leave_has_lowered_or_whole_hours() {
    for (leave, lowered, whole) in [
        (sick_leave().graded(50), (4.0, 50.0), (8.0, 50.0)),
        (sick_leave().half(), (4.0, 50.0), (4.0, 100.0)),
        (sick_leave(), (8.0, 100.0), (8.0, 100.0)),
    ] {
        let fixture = with_leave(first_day_only(leave)).await;
        let read = async || transactions(&fixture).await.first().map(|(_, hours, extent)| (*hours, *extent)).unwrap();
        assert_eq!(read().await, lowered);
        fixture.switch(|switches| switches.alexis.graded_hours = AlexisGradedHours::Whole);
        assert_eq!(read().await, whole);
        fixture.switch(|switches| switches.alexis.extent_as_fraction = true);
        assert_eq!(read().await, (whole.0, whole.1 / 100.0));
    }
}

#[tokio::test]
async fn newer_schema_adds_the_grade_percentage() {
    let fixture = with_leave(sick_leave().graded(50)).await;
    assert_eq!(fixture.alexis_rows("leave").await[0].get("gradePercentage"), None);
    fixture.switch(|switches| switches.alexis.newer_schema = true);
    assert_eq!(fixture.alexis_rows("leave?filters[gradePercentage]=50").await[0]["gradePercentage"], 50);
}

#[tokio::test]
async fn exclusive_leave_end_is_the_next_day() {
    let fixture = with_leave(sick_leave()).await;
    fixture.switch(|switches| switches.alexis.leave_end_exclusive = true);
    assert_eq!(fixture.alexis_rows("leave?filters[endDate]=2026-11-10").await[0]["endDate"], "2026-11-10T00:00:00.000Z");
    edit_alexis(&fixture, |alexis| alexis.put_leave(first_day_only(sick_leave()).minutes(60)));
    assert_eq!(fixture.alexis_rows("leave").await[1]["endDate"], "2026-11-05T08:00:00.000Z", "a time is the end already");
}

#[tokio::test]
async fn local_midnight_moves_filter_windows() {
    let fixture = with_leave(sick_leave()).await;
    fixture.switch(|switches| switches.alexis.local_midnight = true);
    let leave = fixture.alexis_rows("leave").await.remove(0);
    assert_eq!((&leave["startDate"], &leave["endDate"]), (&json!("2026-11-04T23:00:00.000Z"), &json!("2026-11-08T23:00:00.000Z")));
    let window = "leave-transaction?filters[date][$between][]=2026-11-05&filters[date][$between][]=2026-11-30";
    let rows = fixture.alexis_rows(window).await;
    assert_eq!((rows.len(), &rows[0]["date"]), (4, &json!("2026-11-05T23:00:00.000Z")), "the first day began the evening before");
    assert_eq!(fixture.alexis_rows("work-week").await[0]["effectiveFrom"], "2019-12-31T23:00:00.000Z");
    edit_alexis(&fixture, |alexis| alexis.put_leave(Leave::days(employee_id(9), LeaveType::Sick, day("2026-07-01"), day("2026-07-01"))));
    assert_eq!(fixture.alexis_rows("leave").await[1]["startDate"], "2026-06-30T22:00:00.000Z");
}

#[tokio::test]
async fn odd_moments_change_single_days_only() {
    let fixture = with_leave(sick_leave()).await;
    let rows = fixture.alexis_rows("leave-transaction").await;
    let odd = |record: &Value, field: &str| AlexisOddMoment {
        record: record["id"].as_str().unwrap().to_owned(),
        field: field.to_owned(),
        value: "2026-11-05T23:30:00.000Z".to_owned(),
    };
    let other = odd(&rows[1], "hours");
    fixture.switch(|switches| switches.alexis.odd_moments = vec![odd(&rows[0], "date"), other]);
    let window = "leave-transaction?filters[date][$between][]=2026-11-05&filters[date][$between][]=2026-11-30";
    let rows_with_odd_day = fixture.alexis_rows(window).await;
    assert_eq!(
        (rows_with_odd_day.len(), &rows_with_odd_day[0]["date"]),
        (rows.len(), &json!("2026-11-05T23:30:00.000Z")),
        "conditions hold for what is kept"
    );
    assert_eq!(rows_with_odd_day[1..], rows[1..], "nothing else is touched");
}

#[tokio::test]
async fn lower_case_enums_apply_to_leave() {
    let fixture = with_leave(sick_leave()).await;
    fixture.switch(|switches| switches.alexis.lower_case_enums = true);
    assert_eq!(fixture.alexis_rows("leave").await[0]["status"], "approved");
    let body = fixture.alexis("leave-transaction?relations=leaveType").await.json();
    assert_eq!((&body["data"][0]["status"], &body["relations"]["leaveType"][0]["kind"]), (&json!("approved"), &json!("sick_leave")));
}

#[tokio::test]
async fn work_week_durations_can_be_minutes() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.alexis.work_week_unit = AlexisWorkWeekUnit::Minutes);
    let weeks = fixture.alexis_rows("work-week?filters[duration]=2400").await;
    assert_eq!(weeks.len(), 2);
    assert_eq!((&weeks[0]["monday"]["duration"], &weeks[0]["monday"]["shifts"][1]["duration"]), (&json!(480), &json!(240)));
    assert_eq!((&weeks[0]["monday"]["shifts"][1]["startHour"], &weeks[0]["sunday"]["duration"]), (&json!(13), &json!(0)));
}

#[tokio::test]
async fn nulls_switch_adds_empty_fields() {
    let fixture = with_leave(sick_leave()).await;
    let row = fixture.alexis_rows("leave-transaction").await.remove(0);
    assert!(row.get("childId").is_none());
    fixture.switch(|switches| switches.alexis.nulls = true);
    assert_eq!(fixture.alexis_rows("leave-transaction").await[0]["childId"], json!(null));
}
