//! Leave at Alexis HR: leaves, their transactions and the working weeks.

use chrono::NaiveDate;
use rstest::rstest;
use sandbox::{
    Fault, FaultKind, LeaveType, Service,
    alexis::{Alexis, Leave, LeaveStatus, Whose},
    child_id, employee_id, office_id,
};
use serde_json::{Value, json};

use crate::common::{Start, recorded, unrecorded};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Changes Alexis HR as its users would.
pub fn alexis<R>(start: &Start, edit: impl FnOnce(&mut Alexis) -> R) -> R {
    start.sandbox.edit(|state| edit(&mut state.alexis))
}

/// The sample's leaves are gone: the tests make their own.
pub async fn without_leaves(start: Start) -> Start {
    alexis(&start, |alexis| ["leave", "leave-transaction"].map(|resource| alexis.all_mut(resource).clear()));
    start
}

/// A sick Thursday to Monday.
pub fn long() -> Leave {
    Leave::days(employee_id(9), LeaveType::Sick, day("2026-11-05"), day("2026-11-09"))
}

pub async fn transactions(start: &Start) -> Vec<(String, f64, f64)> {
    let rows = start.alexis_rows("leave-transaction").await;
    rows.iter().map(|row| (row["date"].as_str().unwrap().into(), row["hours"].as_f64().unwrap(), row["extent"].as_f64().unwrap())).collect()
}

#[tokio::test]
async fn a_long_leave_has_a_row_each_day() {
    let start = without_leaves(recorded().await).await;
    let id = alexis(&start, |alexis| alexis.put_leave(long().description("feber")));
    let leave = start.alexis_rows("leave").await.remove(0);
    let expected = json!({
        "id": id, "employeeId": employee_id(9), "typeId": LeaveType::Sick.id(), "status": "APPROVED", "duration": "longer",
        "startDate": "2026-11-05T00:00:00.000Z", "endDate": "2026-11-09T00:00:00.000Z", "description": "feber",
    });
    assert_eq!(leave, expected);
    let rows = start.alexis_rows("leave-transaction").await;
    assert_eq!(rows.len(), 5);
    let expected = json!({
        "id": rows[0]["id"], "parent": { "id": id, "type": "Leave" }, "status": "APPROVED", "leaveTypeId": LeaveType::Sick.id(),
        "employeeId": employee_id(9), "description": "feber", "date": "2026-11-05T00:00:00.000Z", "hours": 8, "extent": 100,
    });
    assert_eq!(rows[0], expected);
}

#[rstest]
#[case::half(long().half(), "half_day", 4.0, 50.0)]
#[case::graded(long().graded(25), "longer", 2.0, 25.0)]
#[case::half_of_a_half(long().half().graded(50), "half_day", 2.0, 25.0)]
#[case::minutes(long().minutes(150), "minutes", 2.5, 31.25)]
#[tokio::test]
async fn parts_of_days(#[case] leave: Leave, #[case] duration: &str, #[case] hours: f64, #[case] extent: f64) {
    let start = without_leaves(recorded().await).await;
    alexis(&start, |alexis| alexis.put_leave(Leave { to: leave.from, ..leave.clone() }));
    if duration != "longer" {
        assert_eq!(start.alexis_rows("leave").await[0]["duration"], duration);
    }
    assert_eq!(transactions(&start).await, [("2026-11-05T00:00:00.000Z".to_owned(), hours, extent)]);
}

#[tokio::test]
async fn minutes_have_a_time_in_the_day() {
    let start = without_leaves(recorded().await).await;
    let on = |text: &str| Leave::days(employee_id(9), LeaveType::OffDuty, day(text), day(text)).minutes(90);
    alexis(&start, |alexis| [on("2026-11-05"), on("2026-10-05")].map(|leave| alexis.put_leave(leave)));
    start.turn(|switches| switches.alexis.local_midnight = true);
    let rows = start.alexis_rows("leave").await;
    assert_eq!((&rows[0]["startDate"], &rows[0]["endDate"]), (&json!("2026-11-05T07:00:00.000Z"), &json!("2026-11-05T08:30:00.000Z")));
    assert_eq!(rows[1]["startDate"], "2026-10-05T06:00:00.000Z", "in summer");
}

#[rstest]
#[case(LeaveStatus::Pending, None)]
#[case(LeaveStatus::Denied, None)]
#[case(LeaveStatus::Cancelled, None)]
#[case(LeaveStatus::Approved, Some("APPROVED"))]
#[case(LeaveStatus::Confirmed, Some("CONFIRMED"))]
#[tokio::test]
async fn only_what_is_approved_has_transactions(#[case] status: LeaveStatus, #[case] shown: Option<&str>) {
    let start = without_leaves(recorded().await).await;
    let id = alexis(&start, |alexis| alexis.put_leave(long()));
    assert!(alexis(&start, |alexis| alexis.set_leave_status(&id, status)));
    let rows = start.alexis_rows("leave-transaction").await;
    let statuses: Vec<&Value> = rows.iter().map(|row| &row["status"]).collect();
    assert_eq!(statuses, vec![&json!(shown); if shown.is_some() { 5 } else { 0 }]);
    assert_eq!(start.alexis_rows("leave").await[0]["status"], json!(status));
}

#[tokio::test]
async fn an_edit_makes_new_rows_and_a_removal_takes_them_away() {
    let start = without_leaves(recorded().await).await;
    let (id, other) = alexis(&start, |alexis| (alexis.put_leave(long()), alexis.put_leave(long().half())));
    let before = start.alexis_rows("leave-transaction").await;
    alexis(&start, |alexis| assert!(alexis.change_leave(&id, |leave| leave.to = leave.from)));
    let after = start.alexis_rows("leave-transaction").await;
    assert_eq!((before.len(), after.len()), (10, 6));
    assert!(assertions::all(after.iter().filter(|row| row["parent"]["id"] == id.as_str()), |row| before
        .iter()
        .all(|old| old["id"] != row["id"])));
    alexis(&start, |alexis| {
        assert!(alexis.remove_leave(&id) && !alexis.remove_leave(&id) && !alexis.set_leave_status(&id, LeaveStatus::Approved));
        assert_eq!((alexis.leave(&id), alexis.transactions_of(&id).len(), alexis.transactions_of(&other).len()), (None, 0, 5));
        assert_eq!(alexis.leaves().len(), 1);
    });
}

#[tokio::test]
async fn the_nearest_working_week_counts() {
    let start = without_leaves(recorded().await).await;
    alexis(&start, |alexis| alexis.put_leave(long()));
    let hours = async || transactions(&start).await.into_iter().map(|(_, hours, _)| hours).collect::<Vec<f64>>();
    assert_eq!(hours().await, [8.0; 5]);
    let week = |days: [&str; 7]| days.map(|hours| hours.parse().unwrap());
    let put = |whose: Whose, from: &str, days: [&str; 7]| {
        alexis(&start, |alexis| {
            alexis.put_work_week(whose, day(from), week(days));
            alexis.recount_leaves();
        });
    };
    put(Whose::Office(office_id(2)), "2026-01-01", ["7.5", "7.5", "7.5", "7.5", "7.5", "0", "0"]);
    assert_eq!(hours().await, [7.5; 5]);
    put(Whose::Employee(employee_id(9)), "2026-11-09", ["6", "6", "6", "6", "0", "0", "0"]);
    assert_eq!(hours().await, [7.5, 7.5, 7.5, 7.5, 6.0], "from that day on");
    put(Whose::Employee(employee_id(10)), "2026-01-01", ["1", "1", "1", "1", "1", "0", "0"]);
    assert_eq!(hours().await, [7.5, 7.5, 7.5, 7.5, 6.0], "somebody else's");
    let days = alexis(&start, |alexis| alexis.absence_days());
    let worked: Vec<String> = days.iter().map(|day| format!("{} {}", day.day, day.hours)).collect();
    assert_eq!(worked, ["2026-11-05 7.5", "2026-11-06 7.5", "2026-11-09 6"]);
}

#[tokio::test]
async fn a_working_week_day_by_day() {
    let start = recorded().await;
    let weeks = start.alexis_rows("work-week").await;
    assert_eq!((&weeks[0]["duration"], &weeks[0]["effectiveFrom"]), (&json!(40), &json!("2020-01-01T00:00:00.000Z")));
    let shift = |from: i64, to: i64| json!({ "startHour": from, "startMinute": 0, "endHour": to, "endMinute": 0, "duration": 4 });
    assert_eq!(weeks[0]["monday"], json!({ "working": true, "duration": 8, "shifts": [shift(8, 12), shift(13, 17)] }));
    assert_eq!(weeks[0]["sunday"], json!({ "working": false, "duration": 0, "shifts": [] }));
    assert_eq!((&weeks[1]["officeId"], &weeks[2]["employeeId"]), (&json!(office_id(2)), &json!(employee_id(8))));
    assert_eq!((&weeks[2]["duration"], &weeks[2]["friday"]["working"]), (&json!(24), &json!(false)));
}

#[tokio::test]
async fn relations_of_transactions() {
    let start = without_leaves(recorded().await).await;
    alexis(&start, |alexis| {
        alexis.put_leave(Leave::days(employee_id(25), LeaveType::Childcare, day("2026-11-05"), day("2026-11-06")).child(child_id(25, 1)))
    });
    let body = start.alexis("leave-transaction?relations=leaveType,child,employee").await.json();
    assert_eq!(body["relations"]["leaveType"][0]["kind"], "CHILDCARE");
    assert_eq!(body["relations"]["child"][0]["name"], "Melker");
    assert_eq!(body["relations"]["employee"][0]["firstName"], "Saga");
    assert_eq!(body["data"][0]["childId"], child_id(25, 1));
}

#[rstest]
#[case("leave-transaction?filters[date][$between][]=2026-11-06&filters[date][$between][]=2026-11-08", 3)]
#[case("leave?filters[endDate][$gte]=2026-11-09&filters[startDate][$lte]=2026-11-30", 1)]
#[case("leave?filters[endDate][$gte]=2026-11-10&filters[startDate][$lte]=2026-11-30", 0)]
#[case("leave?filters[status][$in][]=APPROVED&filters[status][$in][]=CONFIRMED", 1)]
#[case("leave?filters[duration]=longer", 1)]
#[tokio::test]
async fn windows(#[case] path: &str, #[case] rows: usize) {
    let start = without_leaves(recorded().await).await;
    alexis(&start, |alexis| alexis.put_leave(long()));
    assert_eq!(start.alexis_rows(path).await.len(), rows);
}

#[tokio::test]
async fn a_row_moves_between_pages() {
    let start = without_leaves(unrecorded().await).await;
    alexis(&start, |alexis| alexis.put_leave(long()));
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::MoveRow).path("/leave-transaction").skip(1));
    let mut dates = Vec::new();
    for offset in [0, 2, 4] {
        dates.extend(
            start
                .alexis_rows(&format!("leave-transaction?sort[id]=asc&limit=2&offset={offset}"))
                .await
                .into_iter()
                .map(|row| row["date"].clone()),
        );
    }
    let unique: std::collections::BTreeSet<&str> = dates.iter().map(|date| date.as_str().unwrap()).collect();
    assert_eq!((dates.len(), unique.len()), (5, 4), "one is missed, one comes twice");
}

#[tokio::test]
async fn a_leave_of_somebody_who_goes_goes_too() {
    let start = without_leaves(unrecorded().await).await;
    alexis(&start, |alexis| {
        alexis.put_leave(long());
        alexis.remove_employee(&employee_id(9));
        assert!(alexis.leaves().is_empty() && alexis.all("leave-transaction").is_empty());
    });
}

#[tokio::test]
async fn leaves_cannot_be_written() {
    let start = unrecorded().await;
    assert_eq!(start.alexis_write(reqwest::Method::POST, "leave", &json!({})).await.status, 403);
    assert_eq!(start.alexis_write(reqwest::Method::POST, "leave-transaction", &json!({})).await.status, 404);
}
