//! Events that Kleer refuses, and its error answers.

use reqwest::Method;
use rstest::rstest;
use sandbox::kleer::EventStatus;

use crate::{
    common::{Fixture, XML, read, unrecorded},
    kleer_events::{SICK, edit_company, without_events},
};

async fn assert_refused(fixture: &Fixture, method: Method, path: &str, body: &str, status: u16, message: &str) {
    let before = serde_json::to_value(fixture.sandbox.state()).unwrap();
    fixture.sandbox.clear_writes();
    let answer = read(fixture.kleer_request(method, path, XML, body)).await;
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(answer.body.contains(message), "{}", answer.body);
    assert!(!fixture.only_write().effect);
    assert_eq!(before, serde_json::to_value(fixture.sandbox.state()).unwrap());
}

#[rstest]
#[case::no_foreign_id("<foreign-id>ours-1</foreign-id>", "", 500, "Tekniskt fel")]
#[case::unknown_activity("9001", "1", 500, "Tekniskt fel")]
#[case::nobody("501", "9999", 500, "PayrollUserDoesNotExistException")]
#[case::no_agreement("501", "520", 500, "PayrollUserDoesNotExistException")]
#[case::no_hours("<hours>8<", "<hours>0<", 500, "Antal timmar")]
#[case::negative("<hours>8<", "<hours>-1<", 500, "Antal timmar")]
#[case::too_many("<hours>8<", "<hours>24.25<", 500, "Antal timmar")]
#[case::child_missing("9001", "9003", 500, "Barn måste anges")]
#[case::child_empty("9001</id></activity>", "9003</id></activity><child></child>", 500, "Barn måste anges")]
#[case::child_unknown("9001</id></activity>", "9003</id></activity><child>Alva</child>", 500, "Barnet finns inte")]
#[case::no_comment("<comment></comment>", "", 400, "lacks &lt;comment&gt;")]
#[case::order("<date>2026-11-23</date><hours>8</hours>", "<hours>8</hours><date>2026-11-23</date>", 400, "lacks &lt;date&gt;")]
#[case::late_foreign_id(
    "<foreign-id>ours-1</foreign-id><user><id>501</id></user>",
    "<user><id>501</id></user><foreign-id>x</foreign-id>",
    400,
    ""
)]
#[case::plain_user("<user><id>501</id></user>", "<user>501</user>", 400, "")]
#[case::an_id("<foreign-id>", "<id>1</id><foreign-id>", 400, "")]
#[tokio::test]
async fn wrong_event_is_refused(#[case] from: &str, #[case] to: &str, #[case] status: u16, #[case] message: &str) {
    let fixture = without_events(unrecorded().await).await;
    let body = SICK.replace(from, to);
    assert_ne!(body, SICK);
    assert_refused(&fixture, Method::PUT, "event", &body, status, message).await;
    fixture.put("event", SICK).await;
    // An update cannot move an event to another user, even to one who does not exist.
    let message = if body.contains("<user>") && !body.contains("501") { "Tekniskt fel" } else { message };
    assert_refused(&fixture, Method::POST, "event/7001", &body, status, message).await;
}

#[tokio::test]
async fn work_event_needs_no_agreement() {
    let fixture = without_events(unrecorded().await).await;
    let work = SICK.replace("9001", "9011");
    assert_eq!(fixture.put("event", &work.replace("501", "520")).await.status, 200);
    fixture.sandbox.clear_writes();
    assert_refused(&fixture, Method::PUT, "event", &work.replace("501", "9999"), 500, ">UserDoesNotExistException").await;
}

#[rstest]
#[case(EventStatus::Approved)]
#[case(EventStatus::Certified)]
#[tokio::test]
async fn locked_day_refuses_all_changes(#[case] status: EventStatus) {
    let fixture = without_events(unrecorded().await).await;
    fixture.put("event", SICK).await;
    let (monday, tuesday) = ("2026-11-23".parse().unwrap(), "2026-11-24".parse().unwrap());
    edit_company(&fixture, |company| company.lock_days(501, tuesday, tuesday, status));
    let moved = SICK.replace("11-23", "11-24");
    assert_refused(&fixture, Method::PUT, "event", &moved, 500, "låst").await;
    assert_refused(&fixture, Method::POST, "event/7001", &moved, 500, "låst").await;
    edit_company(&fixture, |company| company.lock_days(501, monday, monday, status));
    assert_refused(&fixture, Method::POST, "event/7001", SICK, 500, "låst").await;
    assert_refused(&fixture, Method::DELETE, "event/7001", "", 500, "låst").await;
    fixture.switch(|switches| switches.kleer.locked_text = "Perioden är utbetald".into());
    assert_refused(&fixture, Method::DELETE, "event/7001", "", 500, "Perioden är utbetald").await;
    edit_company(&fixture, |company| company.lock_days(501, monday, tuesday, EventStatus::Open));
    assert_eq!(fixture.post("event/7001", &moved).await.status, 200);
    assert_eq!(fixture.delete("event/7001").await.status, 200);
}

#[tokio::test]
async fn approved_event_locks_its_day() {
    let fixture = without_events(unrecorded().await).await;
    fixture.put("event", SICK).await;
    edit_company(&fixture, |company| company.event_mut(7001).unwrap().status = EventStatus::Approved);
    assert_refused(&fixture, Method::PUT, "event", SICK, 500, "låst").await;
    assert_refused(&fixture, Method::DELETE, "event/7001", "", 500, "låst").await;
}

#[rstest]
#[case::nothing(Method::POST, "event/7009", SICK, 500)]
#[case::nothing_to_delete(Method::DELETE, "event/7009", "", 500)]
#[case::with_a_body(Method::DELETE, "event/7001", SICK, 400)]
#[case::other_person(Method::POST, "event/7001", &SICK.replace("501", "503"), 500)]
#[case::put_one(Method::PUT, "event/7001", SICK, 405)]
#[case::post_all(Method::POST, "event", SICK, 405)]
#[case::delete_all(Method::DELETE, "event", "", 405)]
#[case::statuses(Method::POST, "event/statuses", SICK, 405)]
#[tokio::test]
async fn unknown_event_or_wrong_verb_is_refused(#[case] method: Method, #[case] path: &str, #[case] body: &str, #[case] status: u16) {
    let fixture = without_events(unrecorded().await).await;
    fixture.put("event", SICK).await;
    assert_refused(&fixture, method, path, body, status, "").await;
}

#[tokio::test]
async fn time_of_others_needs_a_right() {
    let fixture = without_events(unrecorded().await).await;
    fixture.put("event", SICK).await;
    edit_company(&fixture, |company| company.add_event_by_hand(12, 9011, "2026-11-23".parse().unwrap(), 8, ""));
    fixture.switch(|switches| switches.kleer.rights.report_time = false);
    assert_refused(&fixture, Method::PUT, "event", SICK, 500, "SingleAccessDeniedException").await;
    assert_refused(&fixture, Method::POST, "event/7001", SICK, 500, "EventAccessDeniedException").await;
    assert_refused(&fixture, Method::DELETE, "event/7001", "", 500, "EventAccessDeniedException").await;
    let window = "startDate=2026-11-23&endDate=2026-11-23";
    for path in [&format!("event?userId=501&{window}"), "event/7001", "event/statuses?userId=501&fromDate=2026-11-23&toDate=2026-11-23"] {
        let answer = fixture.kleer(path).await;
        assert_eq!((answer.status, answer.body.contains("EventAccessDeniedException")), (500, true), "{path}");
    }
    let own = fixture.kleer_json(&format!("event?{window}")).await.json();
    assert_eq!(own["event-readables"].as_array().unwrap().len(), 1);
    assert_eq!(fixture.delete("event/7002").await.status, 200);
}
