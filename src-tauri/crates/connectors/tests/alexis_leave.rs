//! Reads leave from Alexis HR: requests, ranges of days, and decoding.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Mutex;

use chrono::NaiveDate;
use common::{FIRST, LAST, alexis, base, options};
use connectors::alexis::map::{AbsenceDay, Absences, WorkDay, absences};
use connectors::alexis::wire::LeaveRead;
use connectors::{Error, ErrorCode};
use rstest::rstest;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use wiremock::matchers::{method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

const TRANSACTIONS: &str = "/v1/leave-transaction";
const LEAVES: &str = "/v1/leave";
const TYPES: &str = "/v1/leave-type";
const WEEKS: &str = "/v1/work-week";
const CHILDREN: &str = "/v1/child";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn list(total: usize, data: &Value, relations: Value) -> Value {
    let mut list = json!({"status": "ok", "total": total, "count": data.as_array().unwrap().len(), "data": data});
    if !relations.is_null() {
        list["relations"] = relations;
    }
    list
}

async fn mount(server: &MockServer, at: &str, offset: usize, body: Value) {
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(method("GET")).and(path(at)).and(query_param("offset", offset.to_string())).respond_with(answer).mount(server).await;
}

/// A server with the given rows. The other lists are empty, and the lists of children and weeks do not exist.
async fn server_with(lists: &[(&str, Value)]) -> MockServer {
    let server = MockServer::start().await;
    for (at, rows) in lists {
        mount(&server, at, 0, list(rows.as_array().unwrap().len(), rows, Value::Null)).await;
    }
    for at in [TRANSACTIONS, LEAVES, TYPES] {
        mount(&server, at, 0, list(0, &json!([]), Value::Null)).await;
    }
    server
}

async fn read(server: &MockServer) -> Result<LeaveRead, Error> {
    alexis(&base(server), options()).leave(FIRST, LAST, &|_, _| ()).await
}

async fn read_absences(lists: &[(&str, Value)]) -> Result<Absences, Error> {
    absences(&read(&server_with(lists).await).await.unwrap())
}

fn transaction() -> Value {
    json!({"id": "t1", "parent": {"id": "l1", "type": "Leave"}, "status": "APPROVED", "leaveTypeId": "k1", "employeeId": "e1",
        "childId": "c1", "description": " feber ", "date": "2026-10-06T00:00:00.000Z", "hours": 8, "extent": 100})
}

/// The transaction with changed fields.
fn transaction_with(fields: Value) -> Value {
    let mut row = transaction();
    for (name, value) in fields.as_object().unwrap() {
        row[name] = value.clone();
    }
    row
}

async fn read_day(fields: Value) -> AbsenceDay {
    read_absences(&[(TRANSACTIONS, json!([transaction_with(fields)]))]).await.unwrap().days.remove(0)
}

#[tokio::test]
async fn day_of_absence_is_read() {
    let expected = AbsenceDay {
        unclear: None,
        transaction_id: "t1".to_owned(),
        leave_id: Some("l1".to_owned()),
        employee_id: "e1".to_owned(),
        type_id: "k1".to_owned(),
        child_id: Some("c1".to_owned()),
        day: day("2026-10-06"),
        hours: Some(number("8")),
        extent: Some(number("100")),
        comment: Some("feber".to_owned()),
        confirmed: false,
        unknown_status: None,
    };
    assert_eq!(read_day(json!({})).await, expected);
    // A vacation has no child. Unknown fields from later versions of the service are ignored.
    let vacation = json!({"childId": null, "description": null, "_id": "x", "__v": 0, "deleted": false});
    assert_eq!(read_day(vacation).await, AbsenceDay { child_id: None, comment: None, ..expected });
}

#[tokio::test]
async fn leave_lists_are_each_requested_once_with_get() {
    let server = server_with(&[]).await;
    read(&server).await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let asked: Vec<(&str, Vec<(String, String)>)> =
        requests.iter().map(|request| (request.url.path(), request.url.query_pairs().into_owned().skip(3).collect())).collect();
    let pairs = |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>();
    assert_eq!(
        asked,
        [
            (
                TRANSACTIONS,
                pairs(&[
                    ("filters[date][$between][]", "2026-09-30"),
                    ("filters[date][$between][]", "2026-11-01"),
                    ("relations", "leaveType,child")
                ])
            ),
            (LEAVES, pairs(&[("filters[endDate][$gte]", "2026-09-30"), ("filters[startDate][$lte]", "2026-11-01")])),
            (TYPES, pairs(&[("relations", "leaveTypeCode")])),
            (WEEKS, Vec::new()),
            (CHILDREN, Vec::new()),
        ]
    );
    for request in &requests {
        let page: Vec<_> = request.url.query_pairs().into_owned().take(3).collect();
        assert_eq!(page, pairs(&[("limit", "500"), ("offset", "0"), ("sort[id]", "asc")]));
        assert_eq!((request.method.as_str(), request.body.len()), ("GET", 0));
    }
}

#[tokio::test]
async fn leave_pages_are_joined() {
    let server = MockServer::start().await;
    let relations = |kind: &str| json!({"leaveType": [{"id": kind, "name": "VAB"}], "child": null});
    mount(
        &server,
        TRANSACTIONS,
        0,
        list(3, &json!([transaction_with(json!({"id": "a"})), transaction_with(json!({"id": "b"}))]), relations("k1")),
    )
    .await;
    mount(&server, TRANSACTIONS, 2, list(3, &json!([transaction_with(json!({"id": "c"}))]), relations("k2"))).await;
    mount(&server, LEAVES, 0, list(2, &json!([{"id": "l1", "employeeId": "e1", "typeId": "k1"}]), Value::Null)).await;
    mount(&server, LEAVES, 1, list(2, &json!([{"id": "l2", "employeeId": "e1", "typeId": "k1"}]), Value::Null)).await;
    mount(&server, TYPES, 0, list(0, &json!([]), Value::Null)).await;
    let progress = Mutex::new(Vec::new());
    let count = |read, total| progress.lock().unwrap().push((read, total));
    let read = alexis(&base(&server), options()).leave(FIRST, LAST, &count).await.unwrap();
    assert_eq!(*progress.lock().unwrap(), [(2, 3), (3, 3)]);
    assert_eq!((read.transactions.len(), read.leaves.len()), (3, 2));
    assert_eq!(read.types.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>(), ["k1", "k2"], "of every page");
}

#[rstest]
#[case(TRANSACTIONS)]
#[case(LEAVES)]
#[case(TYPES)]
#[case(WEEKS)]
#[case(CHILDREN)]
#[tokio::test]
async fn list_that_changes_while_read_is_incomplete(#[case] at: &str) {
    let server = MockServer::start().await;
    mount(&server, at, 0, list(2, &json!([{"id": "a"}]), Value::Null)).await;
    mount(&server, at, 1, list(3, &json!([{"id": "b"}]), Value::Null)).await;
    for other in [TRANSACTIONS, LEAVES, TYPES, WEEKS, CHILDREN].into_iter().filter(|other| *other != at) {
        mount(&server, other, 0, list(0, &json!([]), Value::Null)).await;
    }
    let error = read(&server).await.unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::Incomplete, Some("total")));
}

#[rstest]
#[case::utc_midnight("2026-10-06T00:00:00.000Z", Some("2026-10-06"))]
#[case::local_midnight_in_summer("2026-10-05T22:00:00.000Z", Some("2026-10-06"))]
#[case::local_midnight_in_winter("2026-10-27T23:00:00.000Z", Some("2026-10-28"))]
#[case::plain("2026-10-06", Some("2026-10-06"))]
#[case::the_day_the_clock_goes_back("2026-10-24T22:00:00.000Z", Some("2026-10-25"))]
#[case::and_the_day_after("2026-10-25T23:00:00.000Z", Some("2026-10-26"))]
#[case::the_first_day("2026-10-01T00:00:00.000Z", Some("2026-10-01"))]
#[case::the_first_local_day("2026-09-30T22:00:00.000Z", Some("2026-10-01"))]
#[case::the_day_before("2026-09-30T00:00:00.000Z", None)]
#[case::the_local_day_before("2026-09-29T22:00:00.000Z", None)]
#[case::the_last_day("2026-10-31T00:00:00.000Z", Some("2026-10-31"))]
#[case::the_last_local_day("2026-10-30T23:00:00.000Z", Some("2026-10-31"))]
#[case::seconds_before_the_last_day("2026-10-30T23:59:16.000Z", Some("2026-10-31"))]
#[case::seconds_before_the_day_after("2026-10-31T23:59:16.000Z", None)]
#[case::the_day_after("2026-11-01T00:00:00.000Z", None)]
#[case::the_local_day_after("2026-10-31T23:00:00.000Z", None)]
#[tokio::test]
async fn leave_range_is_filtered_by_calendar_day(#[case] date: &str, #[case] expected: Option<&str>) {
    let days = read_absences(&[(TRANSACTIONS, json!([transaction_with(json!({"date": date}))]))]).await.unwrap().days;
    assert_eq!(days.iter().map(|absence| absence.day).collect::<Vec<_>>(), expected.map(day).into_iter().collect::<Vec<_>>());
}

#[rstest]
#[case::at_night("2026-10-27T23:30:00.000Z", "2026-10-27", Some("2026-10-28"))]
#[case::on_the_last_day("2026-10-31T23:30:00.000Z", "2026-10-31", Some("2026-11-01"))]
#[case::on_the_day_before_the_first("2026-09-30T23:00:00.000Z", "2026-09-30", Some("2026-10-01"))]
#[case::the_end_of_a_day("2026-10-31T23:59:59.999Z", "2026-10-31", Some("2026-11-01"))]
#[case::noon("2026-10-27T12:00:00.000Z", "2026-10-27", None)]
#[tokio::test]
async fn unclear_instant_keeps_both_days(#[case] date: &str, #[case] first: &str, #[case] other: Option<&str>) {
    let days = read_absences(&[(TRANSACTIONS, json!([transaction_with(json!({"date": date}))]))]).await.unwrap().days;
    assert_eq!(days.len(), 1);
    assert_eq!((days[0].day, days[0].unclear.as_ref().map(|unclear| unclear.day)), (day(first), other.map(day)));
    assert!(days[0].unclear.as_ref().is_none_or(|unclear| unclear.moment == date));
}

#[tokio::test]
async fn leave_and_weeks_report_unclear_days() {
    let night = "2026-10-06T23:30:00.000Z";
    let leave = json!([{"id": "l1", "employeeId": "e1", "typeId": "k1", "status": "PENDING", "startDate": night, "endDate": night}]);
    let weeks = json!([{"id": "w1", "effectiveFrom": night, "effectiveTo": night}]);
    let read = read_absences(&[(LEAVES, leave), (WEEKS, weeks)]).await.unwrap();
    let [entered] = read.entered.as_slice() else { panic!("{read:?}") };
    assert_eq!((entered.from, entered.to), (Some(day("2026-10-06")), Some(day("2026-10-07"))), "no day that it could have is left out");
    assert_eq!(entered.unclear.as_deref(), Some(night));
    let [week] = read.weeks.as_slice() else { panic!("{read:?}") };
    assert_eq!((week.from, week.to), (Some(day("2026-10-07")), Some(day("2026-10-06"))), "only where it surely holds");
    assert_eq!(week.unclear_days.iter().map(|doubt| doubt.day).collect::<Vec<_>>(), [day("2026-10-06"), day("2026-10-07")]);
}

#[tokio::test]
async fn leave_range_covers_the_start_of_summer_time() {
    let server = server_with(&[(
        TRANSACTIONS,
        json!([
            transaction_with(json!({"id": "a", "date": "2026-03-28T23:00:00.000Z"})),
            transaction_with(json!({"id": "b", "date": "2026-03-29T22:00:00.000Z"})),
            transaction_with(json!({"id": "c", "date": "2026-03-30T22:00:00.000Z"}))
        ]),
    )])
    .await;
    let read = alexis(&base(&server), options()).leave(day("2026-03-29"), day("2026-03-30"), &|_, _| ()).await.unwrap();
    let days: Vec<NaiveDate> = absences(&read).unwrap().days.iter().map(|absence| absence.day).collect();
    assert_eq!(days, [day("2026-03-29"), day("2026-03-30")]);
}

#[rstest]
#[case(json!({"date": "soon"}), "date")]
#[case(json!({"date": null}), "date")]
#[case(json!({"date": "2026-02-30"}), "date")]
#[case(json!({"employeeId": null}), "employeeId")]
#[case(json!({"leaveTypeId": " "}), "leaveTypeId")]
#[tokio::test]
async fn day_without_required_field_is_named(#[case] fields: Value, #[case] field: &str) {
    let error = read_absences(&[(TRANSACTIONS, json!([transaction_with(fields)]))]).await.unwrap_err();
    assert_eq!((error.code, error.call), (ErrorCode::NotUnderstood, "alexis.leave_transactions"));
    assert_eq!(error.field.unwrap(), format!("leave-transaction[t1].{field}"));
}

#[tokio::test]
async fn value_of_wrong_shape_is_named_by_its_path() {
    let server = server_with(&[(TRANSACTIONS, json!([transaction(), transaction_with(json!({"id": "t2", "hours": [8]}))]))]).await;
    let error = read(&server).await.unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotUnderstood, Some("data[1].hours")));
}

#[rstest]
#[case(json!(8), Some("8"))]
#[case(json!("7.5"), Some("7.5"))]
#[case(json!(0), Some("0"))]
#[case(json!("7,5"), None)]
#[case(json!("all day"), None)]
#[case(json!(null), None)]
#[case(json!(""), None)]
#[tokio::test]
async fn hours_are_numbers(#[case] value: Value, #[case] hours: Option<&str>) {
    assert_eq!(read_day(json!({"hours": value})).await.hours, hours.map(number));
}

#[tokio::test]
async fn hours_keep_all_digits() {
    // serde_json would not write all digits, so the body is edited as text.
    let server = server_with(&[]).await;
    let body = list(1, &json!([transaction_with(json!({"hours": "EXACTLY"}))]), Value::Null)
        .to_string()
        .replace("\"EXACTLY\"", "7.70000000000000001");
    server.reset().await;
    Mock::given(path(TRANSACTIONS)).respond_with(ResponseTemplate::new(200).set_body_string(body)).mount(&server).await;
    for at in [LEAVES, TYPES] {
        mount(&server, at, 0, list(0, &json!([]), Value::Null)).await;
    }
    let days = absences(&read(&server).await.unwrap()).unwrap().days;
    assert_eq!(days[0].hours, Some(number("7.70000000000000001")));
}

#[rstest]
#[case(json!(100), Some("100"))]
#[case(json!(37.5), Some("37.5"))]
#[case(json!(1), Some("100"))]
#[case(json!("0.5"), Some("50"))]
#[case(json!(0), Some("0"))]
#[case(json!(1.5), Some("1.5"))]
#[case(json!(101), None)]
#[case(json!(-0.5), None)]
#[case(json!("half"), None)]
#[case(json!(null), None)]
#[tokio::test]
async fn extent_is_read_as_per_cent(#[case] value: Value, #[case] extent: Option<&str>) {
    assert_eq!(read_day(json!({"extent": value})).await.extent, extent.map(number));
}

#[rstest]
#[case(json!("APPROVED"), false, None)]
#[case(json!("approved"), false, None)]
#[case(json!("CONFIRMED"), true, None)]
#[case(json!("Confirmed"), true, None)]
#[case(json!("PENDING"), false, Some("PENDING"))]
#[case(json!("invented_later"), false, Some("invented_later"))]
#[case(json!(null), false, Some(""))]
#[tokio::test]
async fn status_that_is_unknown_is_kept(#[case] status: Value, #[case] confirmed: bool, #[case] unknown: Option<&str>) {
    let day = read_day(json!({"status": status})).await;
    assert_eq!((day.confirmed, day.unknown_status.as_deref()), (confirmed, unknown));
}

#[rstest]
#[case(json!({"id": "l1", "type": "Leave"}), Some("l1"))]
#[case(json!({"id": "l1", "type": "LEAVE"}), Some("l1"))]
#[case(json!({"id": "l1"}), Some("l1"))]
#[case(json!({"id": "x1", "type": "TimesheetEntry"}), None)]
#[case(json!({"type": "Leave"}), None)]
#[case(json!(null), None)]
#[tokio::test]
async fn day_parent_is_leave_or_nothing(#[case] parent: Value, #[case] leave: Option<&str>) {
    assert_eq!(read_day(json!({"parent": parent})).await.leave_id.as_deref(), leave);
}

#[tokio::test]
async fn leave_types_have_their_payroll_codes() {
    let server = MockServer::start().await;
    mount(&server, TRANSACTIONS, 0, list(0, &json!([]), Value::Null)).await;
    mount(&server, LEAVES, 0, list(0, &json!([]), Value::Null)).await;
    let kind =
        |id: &str, kind: Value, archived: Value| json!({"id": id, "name": " VAB ", "kind": kind, "paid": false, "archived": archived});
    let kinds = json!([
        kind("k1", json!("SICK_LEAVE"), json!(null)),
        kind("k2", json!("self_certified"), json!(false)),
        kind("k3", json!("OffDuty"), json!(true)),
        {"id": "k4"}
    ]);
    let code = |kind: &str, code: Value| json!({"id": "x", "companyId": "y", "leaveTypeId": kind, "code": code});
    let codes = json!([
        code("k1", json!("101")),
        code("k2", json!(101)),
        code("k2", json!("101")),
        code("k3", json!("a")),
        code("k3", json!("b")),
        code("k3", json!("a")),
        code("k4", json!(null)),
        {"code": "9"}
    ]);
    mount(&server, TYPES, 0, list(4, &kinds, json!({ "leaveTypeCode": codes }))).await;
    let types = absences(&read(&server).await.unwrap()).unwrap().types;
    let seen: Vec<_> = types
        .iter()
        .map(|kind| (kind.id.as_str(), kind.name.as_str(), kind.kind.as_deref(), kind.code.as_deref(), kind.archived))
        .collect();
    assert_eq!(
        seen,
        [
            ("k1", "VAB", Some("SICK_LEAVE"), Some("101"), false),
            ("k2", "VAB", Some("SELF_CERTIFIED"), Some("101"), false),
            ("k3", "VAB", Some("OFF_DUTY"), None, true),
            ("k4", "", None, None, false),
        ]
    );
}

#[tokio::test]
async fn related_records_complete_the_lists() {
    let server = MockServer::start().await;
    let related = json!({"leaveType": [{"id": "k1", "name": "other"}, {"id": "k2", "name": "Gone"}],
        "child": [{"id": "c1", "employeeId": "e1", "name": "Lo", "birthdate": "2021-05-03T22:00:00.000Z"}]});
    mount(&server, TRANSACTIONS, 0, list(1, &json!([transaction()]), related)).await;
    mount(&server, LEAVES, 0, list(0, &json!([]), Value::Null)).await;
    mount(&server, TYPES, 0, list(1, &json!([{"id": "k1", "name": "VAB"}]), json!({}))).await;
    let absences = absences(&read(&server).await.unwrap()).unwrap();
    assert_eq!(absences.types.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>(), ["VAB", "Gone"]);
    let child = &absences.children[0];
    assert_eq!((child.id.as_str(), child.employee_id.as_str(), child.name.as_str()), ("c1", "e1", "Lo"));
    assert_eq!(child.born, Some(day("2021-05-04")));
    assert!(absences.weeks.is_empty(), "an account without that list has none");
}

#[tokio::test]
async fn children_are_read() {
    let children = json!([
        {"id": "c1", "employeeId": "e1", "name": "Lo", "birthdate": "2021-05-04T00:00:00.000Z"},
        {"id": "c2", "employeeId": null, "birthdate": "once"}
    ]);
    let children = read_absences(&[(CHILDREN, children)]).await.unwrap().children;
    assert_eq!((children[0].name.as_str(), children[0].born), ("Lo", Some(day("2021-05-04"))));
    assert_eq!((children[1].name.as_str(), children[1].employee_id.as_str(), children[1].born), ("", "", None));
}

fn week(duration: Value) -> Value {
    let working = json!({"working": true, "duration": duration, "shifts": [{"startHour": 8, "endHour": 17, "duration": 9}]});
    json!({"id": "w1", "companyId": "x", "officeId": null, "employeeId": "e1", "effectiveFrom": "2025-12-31T23:00:00.000Z",
        "effectiveTo": null, "timezone": "Europe/Stockholm", "duration": 40, "monday": working, "tuesday": working, "wednesday": working,
        "thursday": working, "friday": {"working": true, "duration": "7.5"}, "saturday": {"working": false, "duration": 0}, "sunday": null})
}

#[tokio::test]
async fn work_week_is_read() {
    let week = read_absences(&[(WEEKS, json!([week(json!(8))]))]).await.unwrap().weeks.remove(0);
    assert_eq!((week.id.as_str(), week.employee_id.as_deref(), week.office_id), ("w1", Some("e1"), None));
    assert_eq!((week.from, week.to), (Some(day("2026-01-01")), None));
    let working = |hours: &str| WorkDay { working: true, hours: Some(number(hours)) };
    let free = WorkDay { working: false, hours: Some(Decimal::ZERO) };
    let expected = [working("8"), working("8"), working("8"), working("8"), working("7.5"), free, WorkDay::default()];
    assert_eq!(week.days, expected, "Monday first");
}

#[rstest]
#[case(json!(8), Some("8"))]
#[case(json!(24), Some("24"))]
#[case(json!(480), Some("8"))]
#[case(json!("450"), Some("7.5"))]
#[case(json!(1440), Some("24"))]
#[case(json!(28800), None)]
#[case(json!(-8), None)]
#[case(json!("long"), None)]
#[case(json!(null), None)]
#[tokio::test]
async fn work_day_duration_is_hours_or_minutes(#[case] duration: Value, #[case] hours: Option<&str>) {
    let week = read_absences(&[(WEEKS, json!([week(duration)]))]).await.unwrap().weeks.remove(0);
    assert_eq!(week.days[0].hours, hours.map(number));
}

#[tokio::test]
async fn work_day_without_flag_is_decided_by_its_hours() {
    let mut row = week(json!(8));
    row["monday"] = json!({"duration": 480});
    row["tuesday"] = json!({"duration": 0});
    row["wednesday"] = json!({"working": "TRUE"});
    let days = read_absences(&[(WEEKS, json!([row]))]).await.unwrap().weeks.remove(0).days;
    assert_eq!([days[0].working, days[1].working, days[2].working], [true, false, true]);
}

#[tokio::test]
async fn work_week_with_unreadable_start_is_an_error() {
    let mut row = week(json!(8));
    row["effectiveFrom"] = json!("once");
    let error = read_absences(&[(WEEKS, json!([row]))]).await.unwrap_err();
    assert_eq!((error.call, error.field.as_deref()), ("alexis.work_weeks", Some("work-week[w1].effectiveFrom")));
}

fn leave(id: &str, start: &str, end: &str) -> Value {
    json!({"id": id, "employeeId": "e1", "typeId": "k1", "status": "approved", "duration": "longer", "startDate": start, "endDate": end})
}

#[tokio::test]
async fn entered_leave_is_read() {
    let rows = json!([
        leave("across", "2026-09-28T22:00:00.000Z", "2026-11-03T23:00:00.000Z"),
        leave("before", "2026-09-28T22:00:00.000Z", "2026-09-29T22:00:00.000Z"),
        leave("after", "2026-10-31T23:00:00.000Z", "2026-11-03T23:00:00.000Z"),
        {"id": "open", "employeeId": "e1", "typeId": "k1", "status": null, "startDate": "2026-10-05"}
    ]);
    let entered = read_absences(&[(LEAVES, rows)]).await.unwrap().entered;
    assert_eq!(entered.iter().map(|leave| leave.id.as_str()).collect::<Vec<_>>(), ["across", "open"]);
    let across = &entered[0];
    assert_eq!((across.employee_id.as_str(), across.type_id.as_str(), across.status.as_deref()), ("e1", "k1", Some("APPROVED")));
    assert_eq!((across.from, across.to), (Some(day("2026-09-29")), Some(day("2026-11-04"))));
    assert_eq!((&entered[1].status, entered[1].from, entered[1].to), (&None, Some(day("2026-10-05")), None));
}

#[tokio::test]
async fn entered_leave_without_required_field_is_named() {
    for (name, value) in [("startDate", json!("soon")), ("endDate", json!("late")), ("employeeId", json!(null)), ("typeId", json!(null))] {
        let mut row = leave("l1", "2026-10-05", "2026-10-06");
        row[name] = value;
        let error = read_absences(&[(LEAVES, json!([row]))]).await.unwrap_err();
        assert_eq!((error.call, error.field), ("alexis.leaves", Some(format!("leave[l1].{name}"))));
    }
}
