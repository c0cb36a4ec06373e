//! Time and absence at Kleer: made, read, changed and deleted.

use reqwest::Method;
use sandbox::kleer::{Company, EventStatus};
use serde_json::{Value, json};

use crate::common::{JSON, Start, read, recorded};

/// Sick, on a Monday.
pub const SICK: &str = "<event-writable><foreign-id>ours-1</foreign-id><user><id>501</id></user><activity><id>9001</id></activity>\
                        <date>2026-11-23</date><hours>8</hours><comment></comment></event-writable>";

pub fn company<R>(start: &Start, edit: impl FnOnce(&mut Company) -> R) -> R {
    start.sandbox.edit(|state| edit(state.kleer.company_mut().unwrap()))
}

/// What was made so far is gone: the tests make their own.
pub async fn without_events(start: Start) -> Start {
    company(&start, |company| (company.events, company.locked_days, company.last_event_id) = (Vec::new(), Vec::new(), 0));
    start
}

async fn listed(start: &Start, query: &str) -> Vec<Value> {
    let body = start.kleer_json(&format!("event?{query}")).await.json();
    body.get("event-readables").map(|rows| rows.as_array().unwrap().clone()).unwrap_or_default()
}

const WEEK: &str = "userId=501&startDate=2026-11-23&endDate=2026-11-29";

#[tokio::test]
async fn an_event_is_made_and_read() {
    let start = without_events(recorded().await).await;
    let answer = start.put("event", SICK).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "<created><id>7001</id></created>"));
    let expected = json!({
        "id": { "id": 7001 }, "foreign-id": "ours-1", "user": { "id": 501 }, "activity": { "id": 9001 }, "date": "2026-11-23",
        "hours": 8, "comment": "", "internal-comment": "", "invoiceable": false, "invoiced-hours": 0, "invoiced-price": 0,
        "approved": false, "status": { "type": "OPEN", "registration-user": { "id": 12 }, "registration-date": "2026-11-21" },
    });
    assert_eq!(listed(&start, WEEK).await, std::slice::from_ref(&expected));
    assert_eq!(start.kleer_json("event/7001").await.json(), expected);
    assert!(start.kleer("event/7001").await.body.contains("<status><type>Open</type><registration-user><id>12</id>"));
}

#[tokio::test]
async fn an_event_in_json() {
    let start = without_events(recorded().await).await;
    let body = json!({
        "foreign-id": "ours-2", "user": { "id": 525 }, "activity": { "id": 9003 }, "child": "Alva", "date": "2026-11-24",
        "hours": 4.50, "comment": "feber", "internal-comment": "x",
    });
    let answer = read(start.kleer_request(Method::PUT, "event", JSON, &body.to_string())).await;
    assert_eq!((answer.status, answer.json()), (200, json!({ "id": 7001 })));
    let event = &listed(&start, "userId=525&startDate=2026-11-24&endDate=2026-11-24").await[0];
    assert_eq!((&event["child"], &event["hours"], &event["internal-comment"]), (&json!("Alva"), &json!(4.5), &json!("x")));
}

#[tokio::test]
async fn an_update_replaces_the_whole_event() {
    let start = without_events(recorded().await).await;
    let full = SICK.replace("<date>", "<client-project><id>5</id></client-project><child>A</child><date>");
    start.put("event", &full.replace("</comment>", "</comment><internal-comment>x</internal-comment>")).await;
    let other = SICK.replace("ours-1", "ours-2").replace("<hours>8", "<hours>4").replace("9001", "9002").replace("11-23", "11-24");
    let answer = start.post("event/7001", &other).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "<saved><id>7001</id></saved>"));
    let event = start.kleer_json("event/7001").await.json();
    assert_eq!((&event["foreign-id"], &event["hours"], &event["date"]), (&json!("ours-2"), &json!(4), &json!("2026-11-24")));
    assert_eq!((&event["activity"]["id"], &event["internal-comment"]), (&json!(9002), &json!("")));
    assert!(event.get("child").is_none() && event.get("client-project").is_none());
}

#[tokio::test]
async fn a_deleted_event_is_gone_and_its_id_is_not_given_again() {
    let start = without_events(recorded().await).await;
    start.put("event", SICK).await;
    let answer = start.delete("event/7001").await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "<deleted><id>7001</id></deleted>"));
    assert!(listed(&start, WEEK).await.is_empty());
    assert_eq!(start.put("event", SICK).await.body, "<created><id>7002</id></created>");
    let writes = start.sandbox.writes();
    assert!(assertions::all(writes.iter(), |write| write.effect) && writes.len() == 3, "{writes:?}");
}

#[tokio::test]
async fn the_same_foreign_id_twice_makes_two() {
    let start = without_events(recorded().await).await;
    start.put("event", SICK).await;
    start.put("event", SICK).await;
    assert_eq!(listed(&start, WEEK).await.len(), 2);
}

#[tokio::test]
async fn lists_are_cut_by_day_person_activity_and_project() {
    let start = without_events(recorded().await).await;
    let day = |text: &str| text.parse().unwrap();
    company(&start, |company| {
        for (user, activity, date) in [
            (501, 9001, "2026-11-15"),
            (501, 9001, "2026-11-16"),
            (501, 9002, "2026-11-22"),
            (503, 9001, "2026-11-22"),
            (501, 9001, "2026-11-23"),
        ] {
            company.add_event_by_hand(user, activity, day(date), 8, "");
        }
        company.event_mut(7002).unwrap().client_project = Some(77);
    });
    for (query, expected) in [
        ("", vec![7002, 7003, 7004]),
        ("userId=501", vec![7002, 7003]),
        ("activityId=9002", vec![7003]),
        ("clientProjectId=77", vec![7002]),
        ("startDate=2026-11-22&endDate=2026-11-23", vec![7003, 7004, 7005]),
        ("startDate=2026-11-15&endDate=2026-11-15", vec![7001]),
        ("userId=9999&startDate=2026-11-01&endDate=2026-11-30", vec![]),
    ] {
        let ids: Vec<i64> = listed(&start, query).await.iter().map(|event| event["id"]["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, expected, "{query}");
    }
}

#[tokio::test]
async fn the_payroll_sees_the_same_rows_by_kind() {
    let start = without_events(recorded().await).await;
    start.put("event", SICK).await;
    company(&start, |company| {
        let work = company.activity_named("Konsulttimmar").unwrap();
        company.add_event_by_hand(501, work, "2026-11-24".parse().unwrap(), 7, "kund");
        company.add_event_by_hand(503, work, "2026-11-24".parse().unwrap(), 7, "");
    });
    let body = start.kleer_json("payroll/user/501/event/from/2026-11-23/to/2026-11-24").await.json();
    let expected = json!([
        { "id": 7001, "date": "2026-11-23", "hours": 8, "type": "SICK", "comment": "" },
        { "id": 7002, "date": "2026-11-24", "hours": 7, "type": "WORK_HOUR", "comment": "kund" },
    ]);
    assert_eq!(body["payroll-events"], expected);
    assert!(start.kleer("payroll/user/501/event/from/2026-11-23/to/2026-11-23").await.body.contains("<type>Sick</type>"));
}

#[tokio::test]
async fn every_day_has_a_status_with_or_without_events() {
    let start = without_events(recorded().await).await;
    start.put("event", SICK).await;
    company(&start, |company| {
        company.add_event_by_hand(501, 9001, "2026-11-24".parse().unwrap(), 8, "");
        company.lock_days(501, "2026-11-24".parse().unwrap(), "2026-11-25".parse().unwrap(), EventStatus::Approved);
        company.lock_days(501, "2026-11-26".parse().unwrap(), "2026-11-26".parse().unwrap(), EventStatus::Certified);
    });
    let statuses = async |user: i32| -> Vec<(String, i64)> {
        let path = format!("event/statuses?userId={user}&fromDate=2026-11-23&toDate=2026-11-27");
        let body = start.kleer_json(&path).await.json();
        let rows = body["event-restriction-readables"].as_array().unwrap().clone();
        let status =
            |row: &Value| (row["status"]["type"].as_str().unwrap().to_owned(), row["status"]["registration-user"]["id"].as_i64().unwrap());
        rows.iter().map(status).collect()
    };
    let expected = [("OPEN", 12), ("APPROVED", 501), ("APPROVED", 501), ("CERTIFIED", 501), ("OPEN", 501)];
    assert_eq!(statuses(501).await, expected.map(|(status, user)| (status.to_owned(), user)));
    assert!(assertions::all(statuses(503).await.iter(), |(status, _)| status == "OPEN"));
    let locked = listed(&start, "userId=501&startDate=2026-11-24&endDate=2026-11-24").await;
    assert_eq!((&locked[0]["approved"], &locked[0]["status"]["type"]), (&json!(true), &json!("APPROVED")));
    company(&start, |company| company.lock_days(501, "2026-11-24".parse().unwrap(), "2026-11-26".parse().unwrap(), EventStatus::Open));
    assert!(assertions::all(statuses(501).await.iter(), |(status, _)| status == "OPEN"));
}
