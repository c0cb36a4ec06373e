//! Every kind of fault, on both services.

use reqwest::Method;
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service};
use serde_json::{Value, json};

use crate::common::{JSON, Start, XML, read, recorded};

const PHONE: &str = "<payroll-user-writable><phone>+46700000000</phone></payroll-user-writable>";

async fn phone(start: &Start) -> String {
    start.sandbox.state().kleer.company().unwrap().payroll_user(501).unwrap().phone.clone()
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
async fn a_status_with_the_services_own_body(#[case] code: u16, #[case] body: Value) {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(code)).path("/employee"));
    assert_eq!(start.alexis("company").await.status, 200, "another path");
    let answer = start.alexis("employee").await;
    assert_eq!((answer.status, answer.json()), (code, body));
    assert_eq!(start.alexis("employee").await.status, 200, "once");
}

#[tokio::test]
async fn retry_after_or_not() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(429).retry_after("7")));
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(429)));
    let wait = async || {
        let response = start.alexis_request(Method::GET, "company").send().await.unwrap();
        (response.status().as_u16(), response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned()))
    };
    assert_eq!(wait().await, (429, Some("7".into())));
    assert_eq!(wait().await, (429, None));
}

#[tokio::test]
async fn a_business_error_of_kleers() {
    let start = recorded().await;
    let kind = FaultKind::status(500).message("EventAccessDeniedException: Otillåten åtkomst");
    start.sandbox.inject(on_write(kind.clone()));
    let answer = start.post("payroll/user/501", PHONE).await;
    assert_eq!(answer.status, 500);
    assert_eq!(answer.body, "<error><message>EventAccessDeniedException: Otillåten åtkomst</message></error>");
    let write = start.only_write();
    assert_eq!((write.effect, write.status, write.fault.as_deref()), (false, Some(500), Some("status 500")));
    start.sandbox.inject(on_write(kind));
    let answer = read(start.kleer_request(Method::POST, "payroll/user/501", JSON, r#"{"phone":"1"}"#)).await;
    assert_eq!(answer.json(), json!({ "message": "EventAccessDeniedException: Otillåten åtkomst" }));
    start.sandbox.inject(on_write(FaultKind::status(500)));
    assert_eq!(start.post("payroll/user/501", PHONE).await.body, "<error><message>Tekniskt fel</message></error>");
    assert_eq!(phone(&start).await, "+46701740601");
}

#[rstest]
#[case(FaultKind::status(504).after_effect(), 504)]
#[case(FaultKind::Html { status: 502, after_effect: true }, 502)]
#[tokio::test]
async fn a_write_that_took_effect_behind_an_error(#[case] kind: FaultKind, #[case] status: u16) {
    let start = recorded().await;
    start.sandbox.inject(on_write(kind));
    assert_eq!(start.post("payroll/user/501", PHONE).await.status, status);
    let write = start.only_write();
    assert_eq!((write.effect, write.status), (true, Some(status)));
    assert_eq!(phone(&start).await, "+46700000000");
}

#[rstest]
#[case(false, "+46701740601")]
#[case(true, "+46700000000")]
#[tokio::test]
async fn a_dropped_connection(#[case] after_effect: bool, #[case] holds: &str) {
    let start = recorded().await;
    start.sandbox.inject(on_write(FaultKind::Drop { after_effect }));
    let error = start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send().await.unwrap_err();
    assert!(error.is_request(), "{error:?}");
    let write = start.only_write();
    assert_eq!((write.effect, write.status), (after_effect, None));
    assert_eq!(phone(&start).await, holds);
    assert_eq!(start.post("payroll/user/501", PHONE).await.status, 200, "the next one passes");
}

#[tokio::test]
async fn a_slow_answer_is_still_right() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Slow { milliseconds: 1 }));
    assert_eq!(start.alexis_rows("employee").await.len(), 26);
}

#[rstest]
#[case(false)]
#[case(true)]
#[tokio::test]
async fn a_held_request_waits_until_it_is_released(#[case] after_effect: bool) {
    let start = recorded().await;
    start.sandbox.inject(on_write(FaultKind::Hold { after_effect }));
    let request = start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE);
    let waiting = tokio::spawn(read(request));
    start.sandbox.held(1).await;
    assert!(!waiting.is_finished());
    assert_eq!(phone(&start).await == "+46700000000", after_effect);
    start.sandbox.release();
    assert_eq!(waiting.await.unwrap().status, 200);
    assert_eq!(phone(&start).await, "+46700000000");
}

#[tokio::test]
async fn late_effect_comes_when_released_after_the_connection_closed() {
    let start = recorded().await;
    start.sandbox.inject(on_write(FaultKind::Late));
    let error = start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send().await.unwrap_err();
    assert!(error.is_request(), "{error:?}");
    start.sandbox.held(1).await;
    assert_eq!(phone(&start).await, "+46701740601");
    start.sandbox.release();
    start.sandbox.none_held().await;
    assert_eq!(phone(&start).await, "+46700000000");
    let write = start.only_write();
    assert_eq!((write.effect, write.status), (true, None));
}

#[tokio::test]
async fn a_client_that_goes_away_while_it_is_held_has_written_nothing() {
    let start = recorded().await;
    start.sandbox.inject(on_write(FaultKind::Hold { after_effect: false }));
    let waiting = tokio::spawn(start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send());
    start.sandbox.held(1).await;
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    start.sandbox.none_held().await;
    start.sandbox.release();
    assert!(start.sandbox.writes().is_empty());
    assert_eq!(phone(&start).await, "+46701740601");
}

#[tokio::test]
async fn a_client_that_goes_away_after_the_effect_has_written_once() {
    let start = recorded().await;
    start.sandbox.inject(on_write(FaultKind::Hold { after_effect: true }));
    let waiting = tokio::spawn(start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send());
    start.sandbox.held(1).await;
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    let write = start.only_write();
    assert_eq!((write.effect, write.status), (true, None));
    assert_eq!(phone(&start).await, "+46700000000");
}

#[rstest]
#[case(false)]
#[case(true)]
#[tokio::test]
async fn who_listens_is_told_of_the_silence_of_that_service_alone(#[case] after_effect: bool) {
    let start = recorded().await;
    let (kleer, alexis) = (start.sandbox.on_silence(Service::Kleer), start.sandbox.on_silence(Service::Alexis));
    let (told, other) = (kleer.notified(), alexis.notified());
    start.sandbox.inject(on_write(FaultKind::Silence { after_effect }));
    let waiting = tokio::spawn(start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send());
    tokio::select! {
        biased;
        () = other => panic!("Alexis HR is not silent"),
        () = told => {}
    }
    assert!(!waiting.is_finished());
    waiting.abort();
    start.sandbox.none_held().await;
    assert_eq!(phone(&start).await == "+46700000000", after_effect);
}

#[tokio::test]
async fn a_cut_answer_to_a_write_that_took_effect() {
    let start = recorded().await;
    start.sandbox.inject(on_write(FaultKind::Truncate { bytes: None, quietly: true }));
    assert_eq!(start.post("payroll/user/501", PHONE).await.body, "<saved><id>50");
    assert!(start.only_write().effect);
}

#[tokio::test]
async fn a_read_that_never_comes_back() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Drop { after_effect: false }).path("/employee"));
    assert!(start.alexis_request(Method::GET, "employee").send().await.unwrap_err().is_request());
    assert!(start.sandbox.writes().is_empty());
}

#[tokio::test]
async fn stopping_lets_held_requests_fall() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Hold { after_effect: false }));
    let waiting = tokio::spawn(start.alexis_request(Method::GET, "company").send());
    start.sandbox.held(1).await;
    start.sandbox.stop().await;
    assert!(waiting.await.unwrap().is_err());
}

#[tokio::test]
async fn a_body_that_ends_too_early() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Truncate { bytes: Some(100), quietly: false }));
    let response = start.alexis_request(Method::GET, "employee").send().await.unwrap();
    assert_eq!(response.status(), 200);
    let error = response.text().await.unwrap_err();
    assert!(error.is_body() || error.is_decode(), "{error:?}");
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Truncate { bytes: None, quietly: true }));
    let answer = start.alexis("employee").await;
    assert_eq!(answer.status, 200);
    assert!(serde_json::from_str::<Value>(&answer.body).is_err());
}

#[tokio::test]
async fn a_wrong_type() {
    let start = recorded().await;
    let wrong = |service, field: &str, value| Fault::new(service, FaultKind::WrongType { field: field.into(), value });
    start.sandbox.inject(wrong(Service::Alexis, "firstName", Some(json!(17))));
    assert_eq!(start.alexis_rows("employee?limit=1").await[0]["firstName"], 17);
    start.sandbox.inject(wrong(Service::Alexis, "tax", None));
    assert_eq!(start.alexis_rows("employee?limit=1").await[0]["tax"], json!({ "unexpected": true }));
    start.sandbox.inject(wrong(Service::Kleer, "tax-table", None));
    let answer = start.kleer("payroll/user").await;
    assert_eq!(answer.body.matches("<tax-table>unexpected</tax-table>").count(), 22);
}

#[tokio::test]
async fn a_page_in_place_of_data() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Kleer, FaultKind::Html { status: 200, after_effect: false }));
    let answer = start.kleer("user").await;
    assert_eq!((answer.status, answer.content_type.as_str()), (200, "text/html; charset=utf-8"));
    assert!(answer.body.starts_with("<!DOCTYPE html>"));
}

#[tokio::test]
async fn a_redirect_elsewhere() {
    let start = recorded().await;
    let location = "http://elsewhere.example/v1/employee";
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Redirect { location: location.into(), status: 307 }));
    let response = start.alexis_request(Method::GET, "employee").send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["location"].to_str().unwrap()), (307, location));
}

#[tokio::test]
async fn the_other_form() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Kleer, FaultKind::OtherForm).times(2));
    let answer = start.kleer_json("user/me").await;
    assert_eq!((answer.status, answer.content_type.as_str()), (200, "application/xml;charset=UTF-8"));
    assert!(start.kleer("user/me").await.json().is_object());
}

#[tokio::test]
async fn a_row_that_moves_between_pages() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::MoveRow).path("/employee").skip(1).always());
    let mut seen = Vec::new();
    for offset in [0, 10, 20] {
        let rows = start.alexis_rows(&format!("employee?sort[id]=asc&limit=10&offset={offset}")).await;
        seen.extend(rows.iter().map(|row| row["employeeNumber"].as_str().unwrap().to_owned()));
    }
    assert_eq!(seen.len(), 26);
    assert!(!seen.contains(&"1011".to_owned()), "the row at the border is missed");
    assert_eq!(seen.iter().filter(|number| *number == "1001").count(), 2, "the one that moved comes twice");
}

#[tokio::test]
async fn skipped_counted_and_cleared() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(500)).method("get").skip(1).times(2));
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(start.alexis("company").await.status);
    }
    assert_eq!(statuses, [200, 500, 500, 200, 200]);
    start.sandbox.inject(Fault::new(Service::Alexis, FaultKind::status(500)).always());
    assert_eq!(start.alexis("company").await.status, 500);
    start.sandbox.clear_faults();
    assert_eq!(start.alexis("company").await.status, 200);
}
