//! Every kind of fault, on Personio.

use reqwest::Method;
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service};
use serde_json::{Value, json};

use crate::{
    common::{Fixture, JSON, read, recorded},
    personio_common::{MEALS, NOVEMBER, PROBLEM, assert_refused, posted},
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

fn stored_count(fixture: &Fixture) -> usize {
    fixture.sandbox.state().personio.compensations_of("3002").iter().filter(|stored| stored.type_id == MEALS).count()
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
async fn status_fault_has_personios_own_body(#[case] code: u16, #[case] title: &str, #[case] kind: &str) {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_post(FaultKind::status(code)));
    assert_eq!(fixture.personio(NOVEMBER).await.status, 200, "another method");
    assert_refused(&fixture.personio_post("compensations", &body()).await, code, title, kind);
    let write = fixture.only_write();
    assert_eq!((write.effect, write.status, write.fault), (false, Some(code), Some(format!("status {code}"))));
    fixture.sandbox.inject(on_post(FaultKind::status(code).message("Because.")));
    assert_eq!(fixture.personio_post("compensations", &body()).await.json()["errors"][0]["detail"], "Because.");
    assert_eq!(stored_count(&fixture), 0);
    fixture.post_accepted(&body()).await;
}

#[tokio::test]
async fn status_429_is_empty_without_retry_after() {
    let fixture = recorded().await;
    let limited_answer = async |kind: FaultKind| {
        fixture.sandbox.inject(on_read(kind));
        let response = fixture.personio_request(Method::GET, NOVEMBER).await.send().await.unwrap();
        let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (retry, content_type) = (header("retry-after"), header("content-type"));
        (retry, content_type, response.text().await.unwrap().is_empty())
    };
    assert_eq!(limited_answer(FaultKind::status(429)).await, (None, None, true));
    assert_eq!(limited_answer(FaultKind::status(429).retry_after("30")).await, (Some("30".into()), Some(PROBLEM.into()), false));
    assert_eq!(limited_answer(FaultKind::status(503).retry_after("30")).await, (Some("30".into()), Some(PROBLEM.into()), false));
}

#[tokio::test]
async fn token_faults_have_oauth_bodies() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(503)).path("/auth/token"));
    let answer = fixture.post_form("v2/auth/token", &fixture.client_form()).await;
    assert_eq!((answer.status, &answer.json()["error"]), (503, &json!("temporarily_unavailable")));
    fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(400).message("No.")).path("/auth/*"));
    let answer = fixture.post_form("v2/auth/token", &fixture.client_form()).await;
    assert_eq!((&answer.json()["error"], &answer.json()["error_description"]), (&json!("invalid_request"), &json!("No.")));
    fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::Drop { after_effect: true }).path("/auth/token"));
    let request = fixture.client.post(fixture.personio_url("v2/auth/token")).header("content-type", crate::personio_common::FORM);
    assert!(request.body(fixture.client_form()).send().await.is_err());
    assert!(fixture.sandbox.writes().is_empty());
}

#[rstest]
#[case(FaultKind::status(504).after_effect(), Some(504))]
#[case(FaultKind::status(503).retry_after("30").after_effect(), Some(503))]
#[case(FaultKind::Html { status: 502, after_effect: true }, Some(502))]
#[case(FaultKind::Drop { after_effect: true }, None)]
#[tokio::test]
async fn post_with_lost_answer_keeps_the_effect(#[case] kind: FaultKind, #[case] status: Option<u16>) {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_post(kind));
    let request = fixture.personio_request(Method::POST, "compensations").await.header("content-type", JSON).body(body().to_string());
    assert_eq!(request.send().await.ok().map(|response| response.status().as_u16()), status);
    let write = fixture.only_write();
    assert_eq!((write.effect, write.status), (true, status));
    assert_eq!(stored_count(&fixture), 1);
    fixture.post_accepted(&body()).await;
    assert_eq!(stored_count(&fixture), 2, "sent once more, it is there twice");
}

#[rstest]
#[case(FaultKind::Drop { after_effect: false }, None)]
#[case(FaultKind::Html { status: 200, after_effect: false }, Some(200))]
#[case(FaultKind::Redirect { location: "https://elsewhere.example".into(), status: 307 }, Some(307))]
#[tokio::test]
async fn post_fault_before_effect_changes_nothing(#[case] kind: FaultKind, #[case] status: Option<u16>) {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_post(kind));
    let request = fixture.personio_request(Method::POST, "compensations").await.header("content-type", JSON).body(body().to_string());
    assert_eq!(request.send().await.ok().map(|response| response.status().as_u16()), status);
    assert!(!fixture.only_write().effect);
    assert_eq!(stored_count(&fixture), 0);
}

#[rstest]
#[case(false)]
#[case(true)]
#[tokio::test]
async fn paused_post_takes_effect_before_or_after(#[case] after_effect: bool) {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_post(FaultKind::Hold { after_effect }));
    let request = fixture.personio_request(Method::POST, "compensations").await.header("content-type", JSON).body(body().to_string());
    let waiting = tokio::spawn(read(request));
    fixture.sandbox.wait_for_paused(1).await;
    assert_eq!(stored_count(&fixture), usize::from(after_effect));
    fixture.sandbox.release();
    assert_eq!(waiting.await.unwrap().status, 200);
    assert_eq!(stored_count(&fixture), 1);
}

#[tokio::test]
async fn read_faults_cut_delay_or_corrupt() {
    let fixture = recorded().await;
    fixture.sandbox.inject(on_read(FaultKind::Truncate { bytes: Some(50), quietly: true }));
    assert!(serde_json::from_str::<Value>(&fixture.personio(NOVEMBER).await.body).is_err());
    fixture.sandbox.inject(on_read(FaultKind::Truncate { bytes: None, quietly: false }));
    let response = fixture.personio_request(Method::GET, NOVEMBER).await.send().await.unwrap();
    assert!(response.text().await.is_err());
    fixture.sandbox.inject(on_read(FaultKind::Slow { milliseconds: 1 }));
    assert_eq!(fixture.personio(NOVEMBER).await.status, 200);
    fixture.sandbox.inject(on_read(FaultKind::WrongType { field: "amount".into(), value: None }));
    assert_eq!(fixture.personio_rows(NOVEMBER).await[0]["amount"], json!({ "unexpected": true }));
    fixture
        .sandbox
        .inject(Fault::new(Service::Personio, FaultKind::WrongType { field: "email".into(), value: Some(json!(7)) }).path("/persons"));
    assert_eq!(fixture.personio_rows("persons").await[0]["email"], 7);
    fixture.sandbox.inject(on_read(FaultKind::Html { status: 200, after_effect: false }));
    assert!(fixture.personio(NOVEMBER).await.body.starts_with("<!DOCTYPE html>"));
}

#[tokio::test]
async fn fault_hits_only_the_named_path() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(500)).path("/compensations/types").always());
    fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::status(502)).path("/persons/*/employments").always());
    assert_eq!(fixture.personio("compensations/types").await.status, 500);
    assert_eq!(fixture.personio("persons/3001/employments").await.status, 502);
    assert_eq!((fixture.personio("compensations").await.status, fixture.personio("persons/3001").await.status), (200, 200));
}
