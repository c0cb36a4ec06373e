//! Every kind of fault, on Alexis HR and Kleer.

use reqwest::Method;
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service};
use serde_json::{Value, json};

use crate::common::{Fixture, JSON, XML, read, recorded};

const PHONE: &str = "<payroll-user-writable><phone>+46700000000</phone></payroll-user-writable>";

async fn phone(fixture: &Fixture) -> String {
    fixture.sandbox.state().kleer.company().unwrap().payroll_user(501).unwrap().phone.clone()
}

fn on_write(kind: FaultKind) -> Fault {
    Fault::new(Service::Kleer, kind).method("POST").path("/company/*/payroll/user/*")
}

#[rstest]
#[case(401, json!({ "statusCode": 401, "message": "Unauthorized", "error": "Unauthorized" }))]
#[case(403, json!({ "statusCode": 403, "message": "Forbidden", "error": "Forbidden" }))]
#[case(429, json!({ "statusCode": 429, "message": "Too Many Requests", "error": "Too Many Requests" }))]
#[case(503, json!({ "statusCode": 503, "message": "Service Unavailable", "error": "Service Unavailable" }))]
#[tokio::test]
async fn status_fault_has_the_services_own_body(#[case] code: u16, #[case] body: Value) {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(code)).path("/employee"));
    assert_eq!(fixture.alexis("company").await.status, 200, "another path");
    let answer = fixture.alexis("employee").await;
    assert_eq!((answer.status, answer.json()), (code, body));
    assert_eq!(fixture.alexis("employee").await.status, 200, "once");
}

#[tokio::test]
async fn status_fault_can_have_retry_after() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(429).retry_after("7")));
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(429)));
    let wait = async || {
        let response = fixture.alexis_request(Method::GET, "company").send().await.unwrap();
        (response.status().as_u16(), response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned()))
    };
    assert_eq!(wait().await, (429, Some("7".into())));
    assert_eq!(wait().await, (429, None));
}

#[tokio::test]
async fn kleer_fault_message_changes_nothing() {
    let fixture = recorded().await;
    let kind = FaultKind::status(500).message("EventAccessDeniedException: Otillåten åtkomst");
    fixture.sandbox.inject(on_write(kind.clone()));
    let answer = fixture.post("payroll/user/501", PHONE).await;
    assert_eq!(answer.status, 500);
    assert_eq!(answer.body, "<error><message>EventAccessDeniedException: Otillåten åtkomst</message></error>");
    let write = fixture.only_write();
    assert_eq!((write.effect, write.status, write.fault.as_deref()), (false, Some(500), Some("status 500")));
    fixture.sandbox.inject(on_write(kind));
    let answer = read(fixture.kleer_request(Method::POST, "payroll/user/501", JSON, r#"{"phone":"1"}"#)).await;
    assert_eq!(answer.json(), json!({ "message": "EventAccessDeniedException: Otillåten åtkomst" }));
    fixture.sandbox.inject(on_write(FaultKind::status(500)));
    assert_eq!(fixture.post("payroll/user/501", PHONE).await.body, "<error><message>Tekniskt fel</message></error>");
    assert_eq!(phone(&fixture).await, "+46701740601");
}

#[rstest]
#[case(FaultKind::status(504).after_effect(), 504)]
#[case(FaultKind::Html { status: 502, after_effect: true }, 502)]
#[tokio::test]
async fn error_after_effect_keeps_the_write(#[case] kind: FaultKind, #[case] status: u16) {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_write(kind));
    assert_eq!(fixture.post("payroll/user/501", PHONE).await.status, status);
    let write = fixture.only_write();
    assert_eq!((write.effect, write.status), (true, Some(status)));
    assert_eq!(phone(&fixture).await, "+46700000000");
}

#[rstest]
#[case(false, "+46701740601")]
#[case(true, "+46700000000")]
#[tokio::test]
async fn drop_fault_closes_the_connection(#[case] after_effect: bool, #[case] holds: &str) {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_write(FaultKind::Drop { after_effect }));
    let error = fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send().await.unwrap_err();
    assert!(error.is_request(), "{error:?}");
    let write = fixture.only_write();
    assert_eq!((write.effect, write.status), (after_effect, None));
    assert_eq!(phone(&fixture).await, holds);
    assert_eq!(fixture.post("payroll/user/501", PHONE).await.status, 200, "the next one passes");
}

#[tokio::test]
async fn slow_answer_is_still_right() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Slow { milliseconds: 1 }));
    assert_eq!(fixture.alexis_rows("employee").await.len(), 26);
}

#[rstest]
#[case(false)]
#[case(true)]
#[tokio::test]
async fn paused_request_waits_for_release(#[case] after_effect: bool) {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_write(FaultKind::Hold { after_effect }));
    let request = fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE);
    let waiting = tokio::spawn(read(request));
    fixture.sandbox.wait_for_paused(1).await;
    assert!(!waiting.is_finished());
    assert_eq!(phone(&fixture).await == "+46700000000", after_effect);
    fixture.sandbox.release();
    assert_eq!(waiting.await.unwrap().status, 200);
    assert_eq!(phone(&fixture).await, "+46700000000");
}

#[tokio::test]
async fn late_effect_comes_after_the_connection_closed() {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_write(FaultKind::Late));
    let error = fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send().await.unwrap_err();
    assert!(error.is_request(), "{error:?}");
    fixture.sandbox.wait_for_paused(1).await;
    assert_eq!(phone(&fixture).await, "+46701740601");
    fixture.sandbox.release();
    fixture.sandbox.wait_for_none_paused().await;
    assert_eq!(phone(&fixture).await, "+46700000000");
    let write = fixture.only_write();
    assert_eq!((write.effect, write.status), (true, None));
}

#[tokio::test]
async fn client_gone_before_effect_writes_nothing() {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_write(FaultKind::Hold { after_effect: false }));
    let waiting = tokio::spawn(fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send());
    fixture.sandbox.wait_for_paused(1).await;
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    fixture.sandbox.wait_for_none_paused().await;
    fixture.sandbox.release();
    assert!(fixture.sandbox.writes().is_empty());
    assert_eq!(phone(&fixture).await, "+46701740601");
}

#[tokio::test]
async fn client_gone_after_effect_writes_once() {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_write(FaultKind::Hold { after_effect: true }));
    let waiting = tokio::spawn(fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send());
    fixture.sandbox.wait_for_paused(1).await;
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    let write = fixture.only_write();
    assert_eq!((write.effect, write.status), (true, None));
    assert_eq!(phone(&fixture).await, "+46700000000");
}

#[rstest]
#[case(false)]
#[case(true)]
#[tokio::test]
async fn silence_notifies_listeners_of_that_service_only(#[case] after_effect: bool) {
    let fixture = recorded().await;
    let (kleer, alexis) = (fixture.sandbox.on_silence(Service::Kleer), fixture.sandbox.on_silence(Service::Alexis));
    let (notified, other) = (kleer.notified(), alexis.notified());
    fixture.sandbox.inject(on_write(FaultKind::Silence { after_effect }));
    let waiting = tokio::spawn(fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send());
    tokio::select! {
        biased;
        () = other => panic!("Alexis HR is not silent"),
        () = notified => {}
    }
    assert!(!waiting.is_finished());
    waiting.abort();
    fixture.sandbox.wait_for_none_paused().await;
    assert_eq!(phone(&fixture).await == "+46700000000", after_effect);
}

#[tokio::test]
async fn truncated_write_answer_keeps_the_effect() {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_write(FaultKind::Truncate { bytes: None, quietly: true }));
    assert_eq!(fixture.post("payroll/user/501", PHONE).await.body, "<saved><id>50");
    assert!(fixture.only_write().effect);
}

#[tokio::test]
async fn dropped_read_logs_no_write() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Drop { after_effect: false }).path("/employee"));
    assert!(fixture.alexis_request(Method::GET, "employee").send().await.unwrap_err().is_request());
    assert!(fixture.sandbox.writes().is_empty());
}

#[tokio::test]
async fn stop_drops_paused_requests() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Hold { after_effect: false }));
    let waiting = tokio::spawn(fixture.alexis_request(Method::GET, "company").send());
    fixture.sandbox.wait_for_paused(1).await;
    fixture.sandbox.stop().await;
    assert!(waiting.await.unwrap().is_err());
}

#[tokio::test]
async fn truncated_body_breaks_or_ends_quietly() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Truncate { bytes: Some(100), quietly: false }));
    let response = fixture.alexis_request(Method::GET, "employee").send().await.unwrap();
    assert_eq!(response.status(), 200);
    let error = response.text().await.unwrap_err();
    assert!(error.is_body() || error.is_decode(), "{error:?}");
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Truncate { bytes: None, quietly: true }));
    let answer = fixture.alexis("employee").await;
    assert_eq!(answer.status, 200);
    assert!(serde_json::from_str::<Value>(&answer.body).is_err());
}

#[tokio::test]
async fn wrong_type_replaces_the_field() {
    let fixture = recorded().await;
    let wrong = |service, field: &str, value| Fault::new(service, FaultKind::WrongType { field: field.into(), value });
    fixture.sandbox.inject(wrong(Service::Alexis, "firstName", Some(json!(17))));
    assert_eq!(fixture.alexis_rows("employee?limit=1").await[0]["firstName"], 17);
    fixture.sandbox.inject(wrong(Service::Alexis, "tax", None));
    assert_eq!(fixture.alexis_rows("employee?limit=1").await[0]["tax"], json!({ "unexpected": true }));
    fixture.sandbox.inject(wrong(Service::Kleer, "tax-table", None));
    let answer = fixture.kleer("payroll/user").await;
    assert_eq!(answer.body.matches("<tax-table>unexpected</tax-table>").count(), 22);
}

#[tokio::test]
async fn html_fault_replaces_the_answer() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Kleer, FaultKind::Html { status: 200, after_effect: false }));
    let answer = fixture.kleer("user").await;
    assert_eq!((answer.status, answer.content_type.as_str()), (200, "text/html; charset=utf-8"));
    assert!(answer.body.starts_with("<!DOCTYPE html>"));
}

#[tokio::test]
async fn redirect_fault_sends_the_location() {
    let fixture = recorded().await;
    let location = "http://elsewhere.example/v1/employee";
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Redirect { location: location.into(), status: 307 }));
    let response = fixture.alexis_request(Method::GET, "employee").send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["location"].to_str().unwrap()), (307, location));
}

#[tokio::test]
async fn other_form_fault_swaps_xml_and_json() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Kleer, FaultKind::OtherForm).times(2));
    let answer = fixture.kleer_json("user/me").await;
    assert_eq!((answer.status, answer.content_type.as_str()), (200, "application/xml;charset=UTF-8"));
    assert!(fixture.kleer("user/me").await.json().is_object());
}

#[tokio::test]
async fn move_row_fault_loses_one_and_repeats_one() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::MoveRow).path("/employee").skip(1).always());
    let mut rows_seen = Vec::new();
    for offset in [0, 10, 20] {
        let rows = fixture.alexis_rows(&format!("employee?sort[id]=asc&limit=10&offset={offset}")).await;
        rows_seen.extend(rows.iter().map(|row| row["employeeNumber"].as_str().unwrap().to_owned()));
    }
    assert_eq!(rows_seen.len(), 26);
    assert!(!rows_seen.contains(&"1011".to_owned()), "the row at the border is missed");
    assert_eq!(rows_seen.iter().filter(|number| *number == "1001").count(), 2, "the one that moved comes twice");
}

#[tokio::test]
async fn faults_are_skipped_counted_and_cleared() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(500)).method("get").skip(1).times(2));
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(fixture.alexis("company").await.status);
    }
    assert_eq!(statuses, [200, 500, 500, 200, 200]);
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(500)).always());
    assert_eq!(fixture.alexis("company").await.status, 500);
    fixture.sandbox.clear_faults();
    assert_eq!(fixture.alexis("company").await.status, 200);
}
