//! Leave in Alexis HR: leaves, their transactions and the work weeks.

use chrono::NaiveDate;
use rstest::rstest;
use sandbox::{
    Fault, FaultKind, LeaveType, Service,
    alexis::{Alexis, Leave, LeaveStatus, WorkWeekOwner},
    child_id, employee_id, office_id,
};
use serde_json::{Value, json};

use crate::common::{Fixture, recorded, unrecorded};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Changes Alexis HR as its users would.
pub fn edit_alexis<R>(fixture: &Fixture, edit: impl FnOnce(&mut Alexis) -> R) -> R {
    fixture.sandbox.edit(|state| edit(&mut state.alexis))
}

/// Removes the sample company's leaves, because the tests add their own.
pub async fn without_leaves(fixture: Fixture) -> Fixture {
    edit_alexis(&fixture, |alexis| ["leave", "leave-transaction"].map(|resource| alexis.all_mut(resource).clear()));
    fixture
}

/// Sick leave from Thursday to Monday.
pub fn sick_leave() -> Leave {
    Leave::days(employee_id(9), LeaveType::Sick, day("2026-11-05"), day("2026-11-09"))
}

pub async fn transactions(fixture: &Fixture) -> Vec<(String, f64, f64)> {
    let rows = fixture.alexis_rows("leave-transaction").await;
    rows.iter().map(|row| (row["date"].as_str().unwrap().into(), row["hours"].as_f64().unwrap(), row["extent"].as_f64().unwrap())).collect()
}

#[tokio::test]
async fn approved_leave_has_one_transaction_per_day() {
    let fixture = without_leaves(recorded().await).await;
    let id = edit_alexis(&fixture, |alexis| alexis.put_leave(sick_leave().description("feber")));
    let leave = fixture.alexis_rows("leave").await.remove(0);
    let expected = json!({
        "id": id, "employeeId": employee_id(9), "typeId": LeaveType::Sick.id(), "status": "APPROVED", "duration": "longer",
        "startDate": "2026-11-05T00:00:00.000Z", "endDate": "2026-11-09T00:00:00.000Z", "description": "feber",
    });
    assert_eq!(leave, expected);
    let rows = fixture.alexis_rows("leave-transaction").await;
    assert_eq!(rows.len(), 5);
    let expected = json!({
        "id": rows[0]["id"], "parent": { "id": id, "type": "Leave" }, "status": "APPROVED", "leaveTypeId": LeaveType::Sick.id(),
        "employeeId": employee_id(9), "description": "feber", "date": "2026-11-05T00:00:00.000Z", "hours": 8, "extent": 100,
    });
    assert_eq!(rows[0], expected);
}

#[rstest]
#[case::half(sick_leave().half(), "half_day", 4.0, 50.0)]
#[case::graded(sick_leave().graded(25), "longer", 2.0, 25.0)]
#[case::half_of_a_half(sick_leave().half().graded(50), "half_day", 2.0, 25.0)]
#[case::minutes(sick_leave().minutes(150), "minutes", 2.5, 31.25)]
#[tokio::test]
async fn partial_leave_has_partial_hours_and_extent(#[case] leave: Leave, #[case] duration: &str, #[case] hours: f64, #[case] extent: f64) {
    let fixture = without_leaves(recorded().await).await;
    edit_alexis(&fixture, |alexis| alexis.put_leave(Leave { to: leave.from, ..leave.clone() }));
    if duration != "longer" {
        assert_eq!(fixture.alexis_rows("leave").await[0]["duration"], duration);
    }
    assert_eq!(transactions(&fixture).await, [("2026-11-05T00:00:00.000Z".to_owned(), hours, extent)]);
}

#[tokio::test]
async fn leave_in_minutes_starts_at_eight_local_time() {
    let fixture = without_leaves(recorded().await).await;
    let on = |text: &str| Leave::days(employee_id(9), LeaveType::OffDuty, day(text), day(text)).minutes(90);
    edit_alexis(&fixture, |alexis| [on("2026-11-05"), on("2026-10-05")].map(|leave| alexis.put_leave(leave)));
    fixture.switch(|switches| switches.alexis.local_midnight = true);
    let rows = fixture.alexis_rows("leave").await;
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
async fn only_approved_leave_has_transactions(#[case] status: LeaveStatus, #[case] shown: Option<&str>) {
    let fixture = without_leaves(recorded().await).await;
    let id = edit_alexis(&fixture, |alexis| alexis.put_leave(sick_leave()));
    assert!(edit_alexis(&fixture, |alexis| alexis.set_leave_status(&id, status)));
    let rows = fixture.alexis_rows("leave-transaction").await;
    let statuses: Vec<&Value> = rows.iter().map(|row| &row["status"]).collect();
    assert_eq!(statuses, vec![&json!(shown); if shown.is_some() { 5 } else { 0 }]);
    assert_eq!(fixture.alexis_rows("leave").await[0]["status"], json!(status));
}

#[tokio::test]
async fn changed_leave_gets_new_transactions() {
    let fixture = without_leaves(recorded().await).await;
    let (id, other) = edit_alexis(&fixture, |alexis| (alexis.put_leave(sick_leave()), alexis.put_leave(sick_leave().half())));
    let before = fixture.alexis_rows("leave-transaction").await;
    edit_alexis(&fixture, |alexis| assert!(alexis.change_leave(&id, |leave| leave.to = leave.from)));
    let after = fixture.alexis_rows("leave-transaction").await;
    assert_eq!((before.len(), after.len()), (10, 6));
    assert!(assertions::all(after.iter().filter(|row| row["parent"]["id"] == id.as_str()), |row| before
        .iter()
        .all(|old| old["id"] != row["id"])));
    edit_alexis(&fixture, |alexis| {
        assert!(alexis.remove_leave(&id) && !alexis.remove_leave(&id) && !alexis.set_leave_status(&id, LeaveStatus::Approved));
        assert_eq!((alexis.leave(&id), alexis.transactions_of(&id).len(), alexis.transactions_of(&other).len()), (None, 0, 5));
        assert_eq!(alexis.leaves().len(), 1);
    });
}

#[tokio::test]
async fn nearest_work_week_gives_the_hours() {
    let fixture = without_leaves(recorded().await).await;
    edit_alexis(&fixture, |alexis| alexis.put_leave(sick_leave()));
    let hours = async || transactions(&fixture).await.into_iter().map(|(_, hours, _)| hours).collect::<Vec<f64>>();
    assert_eq!(hours().await, [8.0; 5]);
    let week = |days: [&str; 7]| days.map(|hours| hours.parse().unwrap());
    let put = |owner: WorkWeekOwner, from: &str, days: [&str; 7]| {
        edit_alexis(&fixture, |alexis| {
            alexis.put_work_week(owner, day(from), week(days));
            alexis.recount_leaves();
        });
    };
    put(WorkWeekOwner::Office(office_id(2)), "2026-01-01", ["7.5", "7.5", "7.5", "7.5", "7.5", "0", "0"]);
    assert_eq!(hours().await, [7.5; 5]);
    put(WorkWeekOwner::Employee(employee_id(9)), "2026-11-09", ["6", "6", "6", "6", "0", "0", "0"]);
    assert_eq!(hours().await, [7.5, 7.5, 7.5, 7.5, 6.0], "from that day on");
    put(WorkWeekOwner::Employee(employee_id(10)), "2026-01-01", ["1", "1", "1", "1", "1", "0", "0"]);
    assert_eq!(hours().await, [7.5, 7.5, 7.5, 7.5, 6.0], "somebody else's");
    let days = edit_alexis(&fixture, |alexis| alexis.absence_days());
    let worked: Vec<String> = days.iter().map(|day| format!("{} {}", day.day, day.hours)).collect();
    assert_eq!(worked, ["2026-11-05 7.5", "2026-11-06 7.5", "2026-11-09 6"]);
}

#[tokio::test]
async fn work_week_lists_each_day_with_shifts() {
    let fixture = recorded().await;
    let weeks = fixture.alexis_rows("work-week").await;
    assert_eq!((&weeks[0]["duration"], &weeks[0]["effectiveFrom"]), (&json!(40), &json!("2020-01-01T00:00:00.000Z")));
    let shift = |from: i64, to: i64| json!({ "startHour": from, "startMinute": 0, "endHour": to, "endMinute": 0, "duration": 4 });
    assert_eq!(weeks[0]["monday"], json!({ "working": true, "duration": 8, "shifts": [shift(8, 12), shift(13, 17)] }));
    assert_eq!(weeks[0]["sunday"], json!({ "working": false, "duration": 0, "shifts": [] }));
    assert_eq!((&weeks[1]["officeId"], &weeks[2]["employeeId"]), (&json!(office_id(2)), &json!(employee_id(8))));
    assert_eq!((&weeks[2]["duration"], &weeks[2]["friday"]["working"]), (&json!(24), &json!(false)));
}

#[tokio::test]
async fn transactions_load_their_relations() {
    let fixture = without_leaves(recorded().await).await;
    edit_alexis(&fixture, |alexis| {
        alexis.put_leave(Leave::days(employee_id(25), LeaveType::Childcare, day("2026-11-05"), day("2026-11-06")).child(child_id(25, 1)))
    });
    let body = fixture.alexis("leave-transaction?relations=leaveType,child,employee").await.json();
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
async fn leave_filters_select_a_window(#[case] path: &str, #[case] rows: usize) {
    let fixture = without_leaves(recorded().await).await;
    edit_alexis(&fixture, |alexis| alexis.put_leave(sick_leave()));
    assert_eq!(fixture.alexis_rows(path).await.len(), rows);
}

#[tokio::test]
async fn move_row_fault_loses_one_and_repeats_one() {
    let fixture = without_leaves(unrecorded().await).await;
    edit_alexis(&fixture, |alexis| alexis.put_leave(sick_leave()));
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::MoveRow).path("/leave-transaction").skip(1));
    let mut dates = Vec::new();
    for offset in [0, 2, 4] {
        dates.extend(
            fixture
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
async fn removed_employee_loses_leave_and_transactions() {
    let fixture = without_leaves(unrecorded().await).await;
    edit_alexis(&fixture, |alexis| {
        alexis.put_leave(sick_leave());
        alexis.remove_employee(&employee_id(9));
        assert!(alexis.leaves().is_empty() && alexis.all("leave-transaction").is_empty());
    });
}

#[tokio::test]
async fn leave_writes_are_refused() {
    let fixture = unrecorded().await;
    assert_eq!(fixture.alexis_write(reqwest::Method::POST, "leave", &json!({})).await.status, 403);
    assert_eq!(fixture.alexis_write(reqwest::Method::POST, "leave-transaction", &json!({})).await.status, 404);
}
