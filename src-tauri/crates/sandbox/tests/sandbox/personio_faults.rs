//! Every kind of fault, on Personio.

use reqwest::Method;
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service};
use serde_json::{Value, json};

use crate::{
    common::{JSON, Start, read, recorded},
    personio_common::{MEALS, NOVEMBER, PROBLEM, posted, refused},
};

fn on_post(kind: FaultKind) -> Fault {
    Fault::new(Service::Personio, kind).method("POST").path("/compensations")
}

fn on_read(kind: FaultKind) -> Fault {
    Fault::new(Service::Personio, kind).method("GET").path("/compensations")
}

fn body() -> Value {
    posted("3002", MEALS, json!(98.5))
}

fn held(start: &Start) -> usize {
    start.sandbox.state().personio.compensations_of("3002").iter().filter(|held| held.type_id == MEALS).count()
}

#[rstest]
#[case(400, "Bad request", "#common.bad_request")]
#[case(401, "Unauthorized Request", "#commonunauthorized")]
#[case(403, "Insufficient access scope", "#commonforbidden")]
#[case(422, "Unprocessable content", "#compensations.unprocessable_content")]
#[case(500, "Internal server error", "#common.internal_server_error")]
#[case(502, "Bad gateway", "#common.bad_gateway")]
#[case(503, "Service unavailable", "#common.service_unavailable")]
#[case(504, "Gateway timeout", "#common.gateway_timeout")]
#[tokio::test]
async fn a_status_with_the_services_own_body(#[case] code: u16, #[case] title: &str, #[case] kind: &str) {
    let start = recorded().await;
    start.sandbox.inject(on_post(FaultKind::status(code)));
    assert_eq!(start.personio(NOVEMBER).await.status, 200, "another method");
    refused(&start.personio_post("compensations", &body()).await, code, title, kind);
    let write = start.only_write();
    assert_eq!((write.effect, write.status, write.fault), (false, Some(code), Some(format!("status {code}"))));
    start.sandbox.inject(on_post(FaultKind::status(code).message("Because.")));
    assert_eq!(start.personio_post("compensations", &body()).await.json()["errors"][0]["detail"], "Because.");
    assert_eq!(held(&start), 0);
    start.give(&body()).await;
}

#[tokio::test]
async fn both_kinds_of_429_and_a_503_that_says_when() {
    let start = recorded().await;
    let seen = async |kind: FaultKind| {
        start.sandbox.inject(on_read(kind));
        let response = start.personio_request(Method::GET, NOVEMBER).await.send().await.unwrap();
        let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (retry, content_type) = (header("retry-after"), header("content-type"));
        (retry, content_type, response.text().await.unwrap().is_empty())
    };
    assert_eq!(seen(FaultKind::status(429)).await, (None, None, true));
    assert_eq!(seen(FaultKind::status(429).retry_after("30")).await, (Some("30".into()), Some(PROBLEM.into()), false));
    assert_eq!(seen(FaultKind::status(503).retry_after("30")).await, (Some("30".into()), Some(PROBLEM.into()), false));
}

#[tokio::test]
async fn a_token_that_is_not_given() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(503)).path("/auth/token"));
    let answer = start.form("v2/auth/token", &start.client_form()).await;
    assert_eq!((answer.status, &answer.json()["error"]), (503, &json!("temporarily_unavailable")));
    start.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(400).message("No.")).path("/auth/*"));
    let answer = start.form("v2/auth/token", &start.client_form()).await;
    assert_eq!((&answer.json()["error"], &answer.json()["error_description"]), (&json!("invalid_request"), &json!("No.")));
    start.sandbox.inject(Fault::new(Service::Personio, FaultKind::Drop { after_effect: true }).path("/auth/token"));
    let request = start.client.post(start.personio_url("v2/auth/token")).header("content-type", crate::personio_common::FORM);
    assert!(request.body(start.client_form()).send().await.is_err());
    assert!(start.sandbox.writes().is_empty());
}

#[rstest]
#[case(FaultKind::status(504).after_effect(), Some(504))]
#[case(FaultKind::status(503).retry_after("30").after_effect(), Some(503))]
#[case(FaultKind::Html { status: 502, after_effect: true }, Some(502))]
#[case(FaultKind::Drop { after_effect: true }, None)]
#[tokio::test]
async fn a_post_that_took_effect_while_its_answer_is_lost(#[case] kind: FaultKind, #[case] status: Option<u16>) {
    let start = recorded().await;
    start.sandbox.inject(on_post(kind));
    let request = start.personio_request(Method::POST, "compensations").await.header("content-type", JSON).body(body().to_string());
    assert_eq!(request.send().await.ok().map(|response| response.status().as_u16()), status);
    let write = start.only_write();
    assert_eq!((write.effect, write.status), (true, status));
    assert_eq!(held(&start), 1);
    start.give(&body()).await;
    assert_eq!(held(&start), 2, "sent once more, it is there twice");
}

#[rstest]
#[case(FaultKind::Drop { after_effect: false }, None)]
#[case(FaultKind::Html { status: 200, after_effect: false }, Some(200))]
#[case(FaultKind::Redirect { location: "https://elsewhere.example".into(), status: 307 }, Some(307))]
#[tokio::test]
async fn a_post_that_did_not_take_effect(#[case] kind: FaultKind, #[case] status: Option<u16>) {
    let start = recorded().await;
    start.sandbox.inject(on_post(kind));
    let request = start.personio_request(Method::POST, "compensations").await.header("content-type", JSON).body(body().to_string());
    assert_eq!(request.send().await.ok().map(|response| response.status().as_u16()), status);
    assert!(!start.only_write().effect);
    assert_eq!(held(&start), 0);
}

#[rstest]
#[case(false)]
#[case(true)]
#[tokio::test]
async fn a_held_post(#[case] after_effect: bool) {
    let start = recorded().await;
    start.sandbox.inject(on_post(FaultKind::Hold { after_effect }));
    let request = start.personio_request(Method::POST, "compensations").await.header("content-type", JSON).body(body().to_string());
    let waiting = tokio::spawn(read(request));
    start.sandbox.held(1).await;
    assert_eq!(held(&start), usize::from(after_effect));
    start.sandbox.release();
    assert_eq!(waiting.await.unwrap().status, 200);
    assert_eq!(held(&start), 1);
}

#[tokio::test]
async fn answers_that_are_cut_or_slow_or_wrong() {
    let start = recorded().await;
    start.sandbox.inject(on_read(FaultKind::Truncate { bytes: Some(50), quietly: true }));
    assert!(serde_json::from_str::<Value>(&start.personio(NOVEMBER).await.body).is_err());
    start.sandbox.inject(on_read(FaultKind::Truncate { bytes: None, quietly: false }));
    let response = start.personio_request(Method::GET, NOVEMBER).await.send().await.unwrap();
    assert!(response.text().await.is_err());
    start.sandbox.inject(on_read(FaultKind::Slow { milliseconds: 1 }));
    assert_eq!(start.personio(NOVEMBER).await.status, 200);
    start.sandbox.inject(on_read(FaultKind::WrongType { field: "amount".into(), value: None }));
    assert_eq!(start.personio_rows(NOVEMBER).await[0]["amount"], json!({ "unexpected": true }));
    start
        .sandbox
        .inject(Fault::new(Service::Personio, FaultKind::WrongType { field: "email".into(), value: Some(json!(7)) }).path("/persons"));
    assert_eq!(start.personio_rows("persons").await[0]["email"], 7);
    start.sandbox.inject(on_read(FaultKind::Html { status: 200, after_effect: false }));
    assert!(start.personio(NOVEMBER).await.body.starts_with("<!DOCTYPE html>"));
}

#[tokio::test]
async fn only_the_address_that_was_named() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(500)).path("/compensations/types").always());
    start.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(502)).path("/persons/*/employments").always());
    assert_eq!(start.personio("compensations/types").await.status, 500);
    assert_eq!(start.personio("persons/3001/employments").await.status, 502);
    assert_eq!((start.personio("compensations").await.status, start.personio("persons/3001").await.status), (200, 200));
}
