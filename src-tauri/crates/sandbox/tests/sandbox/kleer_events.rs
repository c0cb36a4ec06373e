//! Events in Kleer: created, read, changed and deleted.

use reqwest::Method;
use sandbox::kleer::{Company, EventStatus};
use serde_json::{Value, json};

use crate::common::{Fixture, JSON, read, recorded};

/// A sick Monday.
pub const SICK: &str = "<event-writable><foreign-id>ours-1</foreign-id><user><id>501</id></user><activity><id>9001</id></activity>\
                        <date>2026-11-23</date><hours>8</hours><comment></comment></event-writable>";

pub fn edit_company<R>(fixture: &Fixture, edit: impl FnOnce(&mut Company) -> R) -> R {
    fixture.sandbox.edit(|state| edit(state.kleer.company_mut().unwrap()))
}

/// Removes the sample company's events, because the tests add their own.
pub async fn without_events(fixture: Fixture) -> Fixture {
    edit_company(&fixture, |company| (company.events, company.locked_days, company.last_event_id) = (Vec::new(), Vec::new(), 0));
    fixture
}

async fn event_rows(fixture: &Fixture, query: &str) -> Vec<Value> {
    let body = fixture.kleer_json(&format!("event?{query}")).await.json();
    body.get("event-readables").map(|rows| rows.as_array().unwrap().clone()).unwrap_or_default()
}

const WEEK: &str = "userId=501&startDate=2026-11-23&endDate=2026-11-29";

#[tokio::test]
async fn event_is_created_and_read() {
    let fixture = without_events(recorded().await).await;
    let answer = fixture.put("event", SICK).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "<created><id>7001</id></created>"));
    let expected = json!({
        "id": { "id": 7001 }, "foreign-id": "ours-1", "user": { "id": 501 }, "activity": { "id": 9001 }, "date": "2026-11-23",
        "hours": 8, "comment": "", "internal-comment": "", "invoiceable": false, "invoiced-hours": 0, "invoiced-price": 0,
        "approved": false, "status": { "type": "OPEN", "registration-user": { "id": 12 }, "registration-date": "2026-11-21" },
    });
    assert_eq!(event_rows(&fixture, WEEK).await, std::slice::from_ref(&expected));
    assert_eq!(fixture.kleer_json("event/7001").await.json(), expected);
    assert!(fixture.kleer("event/7001").await.body.contains("<status><type>Open</type><registration-user><id>12</id>"));
}

#[tokio::test]
async fn event_is_created_from_json() {
    let fixture = without_events(recorded().await).await;
    let body = json!({
        "foreign-id": "ours-2", "user": { "id": 525 }, "activity": { "id": 9003 }, "child": "Alva", "date": "2026-11-24",
        "hours": 4.50, "comment": "feber", "internal-comment": "x",
    });
    let answer = read(fixture.kleer_request(Method::PUT, "event", JSON, &body.to_string())).await;
    assert_eq!((answer.status, answer.json()), (200, json!({ "id": 7001 })));
    let event = &event_rows(&fixture, "userId=525&startDate=2026-11-24&endDate=2026-11-24").await[0];
    assert_eq!((&event["child"], &event["hours"], &event["internal-comment"]), (&json!("Alva"), &json!(4.5), &json!("x")));
}

#[tokio::test]
async fn update_replaces_the_whole_event() {
    let fixture = without_events(recorded().await).await;
    let full = SICK.replace("<date>", "<client-project><id>5</id></client-project><child>A</child><date>");
    fixture.put("event", &full.replace("</comment>", "</comment><internal-comment>x</internal-comment>")).await;
    let other = SICK.replace("ours-1", "ours-2").replace("<hours>8", "<hours>4").replace("9001", "9002").replace("11-23", "11-24");
    let answer = fixture.post("event/7001", &other).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "<saved><id>7001</id></saved>"));
    let event = fixture.kleer_json("event/7001").await.json();
    assert_eq!((&event["foreign-id"], &event["hours"], &event["date"]), (&json!("ours-2"), &json!(4), &json!("2026-11-24")));
    assert_eq!((&event["activity"]["id"], &event["internal-comment"]), (&json!(9002), &json!("")));
    assert!(event.get("child").is_none() && event.get("client-project").is_none());
}

#[tokio::test]
async fn deleted_event_id_is_not_reused() {
    let fixture = without_events(recorded().await).await;
    fixture.put("event", SICK).await;
    let answer = fixture.delete("event/7001").await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "<deleted><id>7001</id></deleted>"));
    assert!(event_rows(&fixture, WEEK).await.is_empty());
    assert_eq!(fixture.put("event", SICK).await.body, "<created><id>7002</id></created>");
    let writes = fixture.sandbox.writes();
    assert!(assertions::all(writes.iter(), |write| write.effect) && writes.len() == 3, "{writes:?}");
}

#[tokio::test]
async fn same_foreign_id_makes_two_events() {
    let fixture = without_events(recorded().await).await;
    fixture.put("event", SICK).await;
    fixture.put("event", SICK).await;
    assert_eq!(event_rows(&fixture, WEEK).await.len(), 2);
}

#[tokio::test]
async fn event_list_filters_by_each_parameter() {
    let fixture = without_events(recorded().await).await;
    let day = |text: &str| text.parse().unwrap();
    edit_company(&fixture, |company| {
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
        let ids: Vec<i64> = event_rows(&fixture, query).await.iter().map(|event| event["id"]["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, expected, "{query}");
    }
}

#[tokio::test]
async fn payroll_events_show_events_by_kind() {
    let fixture = without_events(recorded().await).await;
    fixture.put("event", SICK).await;
    edit_company(&fixture, |company| {
        let work = company.activity_named("Konsulttimmar").unwrap();
        company.add_event_by_hand(501, work, "2026-11-24".parse().unwrap(), 7, "kund");
        company.add_event_by_hand(503, work, "2026-11-24".parse().unwrap(), 7, "");
    });
    let body = fixture.kleer_json("payroll/user/501/event/from/2026-11-23/to/2026-11-24").await.json();
    let expected = json!([
        { "id": 7001, "date": "2026-11-23", "hours": 8, "type": "SICK", "comment": "" },
        { "id": 7002, "date": "2026-11-24", "hours": 7, "type": "WORK_HOUR", "comment": "kund" },
    ]);
    assert_eq!(body["payroll-events"], expected);
    assert!(fixture.kleer("payroll/user/501/event/from/2026-11-23/to/2026-11-23").await.body.contains("<type>Sick</type>"));
}

#[tokio::test]
async fn every_day_has_a_status() {
    let fixture = without_events(recorded().await).await;
    fixture.put("event", SICK).await;
    edit_company(&fixture, |company| {
        company.add_event_by_hand(501, 9001, "2026-11-24".parse().unwrap(), 8, "");
        company.lock_days(501, "2026-11-24".parse().unwrap(), "2026-11-25".parse().unwrap(), EventStatus::Approved);
        company.lock_days(501, "2026-11-26".parse().unwrap(), "2026-11-26".parse().unwrap(), EventStatus::Certified);
    });
    let statuses = async |user: i32| -> Vec<(String, i64)> {
        let path = format!("event/statuses?userId={user}&fromDate=2026-11-23&toDate=2026-11-27");
        let body = fixture.kleer_json(&path).await.json();
        let rows = body["event-restriction-readables"].as_array().unwrap().clone();
        let status =
            |row: &Value| (row["status"]["type"].as_str().unwrap().to_owned(), row["status"]["registration-user"]["id"].as_i64().unwrap());
        rows.iter().map(status).collect()
    };
    let expected = [("OPEN", 12), ("APPROVED", 501), ("APPROVED", 501), ("CERTIFIED", 501), ("OPEN", 501)];
    assert_eq!(statuses(501).await, expected.map(|(status, user)| (status.to_owned(), user)));
    assert!(assertions::all(statuses(503).await.iter(), |(status, _)| status == "OPEN"));
    let locked = event_rows(&fixture, "userId=501&startDate=2026-11-24&endDate=2026-11-24").await;
    assert_eq!((&locked[0]["approved"], &locked[0]["status"]["type"]), (&json!(true), &json!("APPROVED")));
    edit_company(&fixture, |company| {
        company.lock_days(501, "2026-11-24".parse().unwrap(), "2026-11-26".parse().unwrap(), EventStatus::Open)
    });
    assert!(assertions::all(statuses(501).await.iter(), |(status, _)| status == "OPEN"));
}
