//! The login at Personio: one token for a day, and a new one when the old one has ended.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::time::Duration;

use common::personio::{answer, document, header, page, refusal, requests, server_and_client};
use common::{Call, benefit, options, personio};
use connectors::{ErrorCode, Written};
use rstest::rstest;
use serde_json::json;
use tokio::time::{advance, pause, resume};
use wiremock::{MockServer, ResponseTemplate};

/// Advances the clock while no request is running that could time out.
async fn advance_clock(time: Duration) {
    pause();
    advance(time).await;
    resume();
}

fn token(token: &str, expires_in: serde_json::Value) -> ResponseTemplate {
    document(json!({
        "access_token": token, "token_type": "Bearer", "expires_in": expires_in, "refresh_token": null,
        "scope": "personio:persons:read  personio:compensations:read employees:read",
    }))
}

#[tokio::test]
async fn login_sends_a_form() {
    let server = MockServer::start().await;
    answer(&server, Call::PersonioToken, 1, token("papi-1", json!(86400))).await;
    let scopes = personio(&server.uri(), options()).token_scopes().await.unwrap();
    assert_eq!(scopes, ["personio:persons:read", "personio:compensations:read", "employees:read"]);
    let sent = requests(&server, Call::PersonioToken).await;
    let body = "grant_type=client_credentials&client_id=papi-kund-id&client_secret=l%C3%B6sen+%26+%3Cord%3E";
    assert_eq!(std::str::from_utf8(&sent[0].body).unwrap(), body);
    assert_eq!(header(&sent[0], "content-type"), "application/x-www-form-urlencoded");
    assert_eq!(header(&sent[0], "accept"), "application/json");
    assert_eq!(header(&sent[0], "x-personio-app-id"), "PAYBRIDGE");
    assert_eq!(header(&sent[0], "authorization"), "");
}

#[tokio::test]
async fn one_login_serves_every_call() {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioPersons, 9, document(page(json!([]), None))).await;
    answer(&server, Call::PersonioCreateCompensation, 9, ResponseTemplate::new(201)).await;
    client.people().await.unwrap();
    assert_eq!(client.create(&benefit()).await, Written::Done(None));
    client.token_scopes().await.unwrap();
    assert_eq!(requests(&server, Call::PersonioToken).await.len(), 1);
    for call in [Call::PersonioPersons, Call::PersonioCreateCompensation] {
        let sent = requests(&server, call).await;
        assert_eq!(header(&sent[0], "authorization"), "Bearer tok-Zq7-geheim");
        assert_eq!(header(&sent[0], "x-personio-app-id"), "PAYBRIDGE");
        assert_eq!(header(&sent[0], "accept"), "application/json");
    }
}

#[rstest]
#[case::a_day(json!(86400), 86_400 - 301, 2)]
#[case::a_day_as_text(json!("86400"), 86_400 - 301, 2)]
#[case::what_is_left_of_one(json!(200), 99, 2)]
#[case::life_missing(json!(null), 299, 302)]
#[case::nothing_left(json!(0), 0, 0)]
#[tokio::test]
async fn token_is_used_until_shortly_before_its_end(#[case] life: serde_json::Value, #[case] within: u64, #[case] beyond: u64) {
    let server = MockServer::start().await;
    answer(&server, Call::PersonioToken, 9, token("papi-1", life)).await;
    let client = personio(&server.uri(), options());
    client.token_scopes().await.unwrap();
    advance_clock(Duration::from_secs(within)).await;
    client.token_scopes().await.unwrap();
    let usable = usize::from(within > 0);
    assert_eq!(requests(&server, Call::PersonioToken).await.len(), 2 - usable);
    advance_clock(Duration::from_secs(beyond)).await;
    client.token_scopes().await.unwrap();
    assert_eq!(requests(&server, Call::PersonioToken).await.len(), 3 - usable);
}

/// A client with a token that ended because the rights of the credentials changed.
async fn client_with_ended_token() -> (MockServer, connectors::personio::Client) {
    let server = MockServer::start().await;
    answer(&server, Call::PersonioToken, 1, token("papi-old", json!(86400))).await;
    answer(&server, Call::PersonioToken, 9, token("papi-new", json!(86400))).await;
    let client = personio(&server.uri(), options());
    client.token_scopes().await.unwrap();
    (server, client)
}

#[tokio::test]
async fn read_with_ended_token_is_repeated_with_a_new_one() {
    let (server, client) = client_with_ended_token().await;
    answer(&server, Call::PersonioPersons, 1, refusal(401, "Unauthorized Request", "")).await;
    answer(&server, Call::PersonioPersons, 9, document(page(json!([]), None))).await;
    client.people().await.unwrap();
    client.people().await.unwrap();
    let sent = requests(&server, Call::PersonioPersons).await;
    let tokens: Vec<&str> = sent.iter().map(|request| header(request, "authorization")).collect();
    assert_eq!(tokens, ["Bearer papi-old", "Bearer papi-new", "Bearer papi-new"]);
    assert_eq!(requests(&server, Call::PersonioToken).await.len(), 2);
}

#[tokio::test]
async fn write_with_ended_token_is_repeated_once() {
    let (server, client) = client_with_ended_token().await;
    answer(&server, Call::PersonioCreateCompensation, 1, refusal(401, "Unauthorized Request", "")).await;
    answer(&server, Call::PersonioCreateCompensation, 9, document(json!({ "id": "c1" }))).await;
    assert_eq!(client.create(&benefit()).await, Written::Done(Some("c1".to_owned())));
    let sent = requests(&server, Call::PersonioCreateCompensation).await;
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0].body, sent[1].body);
    assert_eq!(header(&sent[1], "authorization"), "Bearer papi-new");
}

#[tokio::test]
async fn second_401_is_a_missing_right() {
    let (server, client) = client_with_ended_token().await;
    answer(&server, Call::PersonioPersons, 9, refusal(401, "Unauthorized Request", "no persons")).await;
    answer(&server, Call::PersonioCreateCompensation, 9, refusal(401, "Unauthorized Request", "no writing")).await;
    let error = client.people().await.unwrap_err();
    assert_eq!((error.code, error.status), (ErrorCode::MissingRight, Some(401)));
    assert_eq!(error.service_message.as_deref(), Some("Unauthorized Request: no persons"));
    assert_eq!(error.trace.as_deref(), Some("f9eddcad-e93c-4d7f-a6b3-76caf2eec677"));
    assert_eq!(requests(&server, Call::PersonioPersons).await.len(), 2);
    let Written::Refused(error) = client.create(&benefit()).await else { panic!("refused") };
    assert_eq!((error.code, error.call), (ErrorCode::MissingRight, "personio.create_compensation"));
    assert_eq!(requests(&server, Call::PersonioCreateCompensation).await.len(), 2);
}

#[tokio::test]
async fn new_token_is_not_requested_again() {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioPersons, 9, refusal(401, "Unauthorized Request", "")).await;
    assert_eq!(client.people().await.unwrap_err().code, ErrorCode::MissingRight);
    assert_eq!(requests(&server, Call::PersonioToken).await.len(), 1);
    assert_eq!(requests(&server, Call::PersonioPersons).await.len(), 1);
}

#[tokio::test]
async fn failed_second_login_is_reported_and_nothing_is_sent() {
    let server = MockServer::start().await;
    answer(&server, Call::PersonioToken, 1, token("papi-old", json!(86400))).await;
    let revoked = json!({ "error": "invalid_client", "error_description": "Unknown client.", "trace_id": "baaaaaad-c0de" });
    answer(&server, Call::PersonioToken, 9, ResponseTemplate::new(400).set_body_json(revoked)).await;
    answer(&server, Call::PersonioCreateCompensation, 9, refusal(401, "Unauthorized Request", "")).await;
    let client = personio(&server.uri(), options());
    client.token_scopes().await.unwrap();
    let Written::NotSent(error) = client.create(&benefit()).await else { panic!("not sent") };
    assert_eq!((error.code, error.call), (ErrorCode::WrongCredentials, "personio.token"));
    assert_eq!((error.service_message.as_deref(), error.trace.as_deref()), (Some("Unknown client."), Some("baaaaaad-c0de")));
    assert_eq!(requests(&server, Call::PersonioCreateCompensation).await.len(), 1);
}

#[rstest]
#[case("unauthorized_client", ErrorCode::WrongCredentials)]
#[case("invalid_scope", ErrorCode::MissingRight)]
#[case("temporarily_unavailable", ErrorCode::ServiceDown)]
#[case("invalid_request", ErrorCode::Refused)]
#[tokio::test]
async fn refused_login_has_its_own_code(#[case] error: &str, #[case] code: ErrorCode) {
    let server = MockServer::start().await;
    answer(&server, Call::PersonioToken, 9, ResponseTemplate::new(400).set_body_json(json!({ "error": error }))).await;
    let failed = personio(&server.uri(), options()).token_scopes().await.unwrap_err();
    assert_eq!((failed.code, failed.status, failed.service_message.as_deref()), (code, Some(400), Some(error)));
}

#[rstest]
#[case::none(json!({}))]
#[case::empty(json!({ "access_token": " " }))]
#[case::null(json!({ "access_token": null }))]
#[case::no_header_can_hold_it(json!({ "access_token": "two\nlines" }))]
#[tokio::test]
async fn invalid_token_is_not_understood(#[case] answered: serde_json::Value) {
    let server = MockServer::start().await;
    answer(&server, Call::PersonioToken, 9, document(answered)).await;
    let failed = personio(&server.uri(), options()).token_scopes().await.unwrap_err();
    assert_eq!(failed.code, ErrorCode::NotUnderstood);
}
