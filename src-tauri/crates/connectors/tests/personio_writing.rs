//! Creates compensations and their types in Personio.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::personio::{answer, document, header, refusal, requests, server_and_client};
use common::{Call, benefit};
use connectors::{ErrorCode, Written};
use domain::benefits::{Category, CompensationType, Interval, NewCompensation};
use domain::money::{Currency, Money};
use rstest::rstest;
use serde_json::json;
use wiremock::ResponseTemplate;

#[tokio::test]
async fn create_sends_an_exact_body() {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioCreateCompensation, 9, document(json!({ "id": "c1", "type": { "id": "t1" } }))).await;
    let recurring = NewCompensation { interval: Some(Interval::HalfYearly), ..benefit() };
    for new in [benefit(), recurring] {
        assert_eq!(client.create(&new).await, Written::Done(Some("c1".to_owned())));
    }
    let sent = requests(&server, Call::PersonioCreateCompensation).await;
    let bodies: Vec<&str> = sent.iter().map(|request| std::str::from_utf8(&request.body).unwrap()).collect();
    let start = r#"{"person":{"id":"3003"},"type":{"id":"0b2f06b4-5c61-4bf5-9e8f-e23fb2c52ff7"},"value":98.50,"currency":"EUR","effective_from":"2026-11-01","#;
    let end = r#""comment":"Ebbas Sachbezug 2026-11 [PB-1a2b3c4d5e6f7081]"}"#;
    assert_eq!(bodies, [format!("{start}{end}"), format!(r#"{start}"interval":"HALF-YEARLY",{end}"#)]);
    assert_eq!(header(&sent[0], "content-type"), "application/json");
}

#[rstest]
#[case::an_id(ResponseTemplate::new(201).set_body_string(r#" {"id": "c1"}"#), Some("c1"))]
#[case::a_number(ResponseTemplate::new(200).set_body_string(r#"{"id": 7}"#), Some("7"))]
#[case::no_id(ResponseTemplate::new(200).set_body_string(r#"{"type": {"id": "t1"}}"#), None)]
#[case::nothing(ResponseTemplate::new(204), None)]
#[case::blanks(ResponseTemplate::new(202).set_body_string(" \n"), None)]
#[tokio::test]
async fn create_accepts_every_success_answer(#[case] success: ResponseTemplate, #[case] id: Option<&str>) {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioCreateCompensation, 1, success).await;
    assert_eq!(client.create(&benefit()).await, Written::Done(id.map(str::to_owned)));
}

#[tokio::test]
async fn refusal_masks_the_comment_and_the_amount() {
    for amount in ["98.50", "98.5"] {
        let (server, client) = server_and_client().await;
        let message = format!("{amount} of {} is too much", benefit().comment);
        answer(&server, Call::PersonioCreateCompensation, 1, refusal(403, "Insufficient access scope", &message)).await;
        let Written::Refused(error) = client.create(&benefit()).await else { panic!("refused") };
        assert_eq!((error.code, error.call), (ErrorCode::MissingRight, "personio.create_compensation"));
        assert_eq!(error.service_message.as_deref(), Some("Insufficient access scope: ••• of ••• is too much"));
        assert_eq!(error.trace.as_deref(), Some("f9eddcad-e93c-4d7f-a6b3-76caf2eec677"));
    }
}

#[tokio::test]
async fn unwritable_values_are_not_sent() {
    let (server, client) = server_and_client().await;
    let fraction_of_a_cent = NewCompensation { amount: Money::new("1.005".parse().unwrap(), Currency::EUR), ..benefit() };
    let Written::NotSent(error) = client.create(&fraction_of_a_cent).await else { panic!("not sent") };
    assert_eq!(error.field.as_deref(), Some("value"));
    let Written::NotSent(error) = client.create_type("Base", &Category::Other("FIXED_SALARY".to_owned())).await else { panic!("not sent") };
    assert_eq!(error.field.as_deref(), Some("category"));
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn create_type_returns_the_new_type() {
    let (server, client) = server_and_client().await;
    let created = document(json!({ "id": "t9", "name": "Sachbezug", "category": "RECURRING", "_meta": {} }));
    answer(&server, Call::PersonioCreateType, 1, created).await;
    answer(&server, Call::PersonioCreateType, 1, document(json!({ "id": "t10" }))).await;
    let expected = |id: &str| CompensationType { id: id.to_owned(), name: "Sachbezug".to_owned(), category: Category::Recurring };
    assert_eq!(client.create_type(" Sachbezug ", &Category::Recurring).await, Written::Done(expected("t9")));
    assert_eq!(client.create_type("Sachbezug", &Category::Recurring).await, Written::Done(expected("t10")), "as it was asked for");
    let sent = requests(&server, Call::PersonioCreateType).await;
    assert_eq!(std::str::from_utf8(&sent[0].body).unwrap(), r#"{"name":"Sachbezug","category":"RECURRING"}"#);
}

#[rstest]
#[case("{}")]
#[case(r#"{"id": ""}"#)]
#[case(r#"{"id": null, "name": "Sachbezug", "category": "ONE_TIME"}"#)]
#[tokio::test]
async fn create_type_without_an_id_is_unclear(#[case] body: &str) {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioCreateType, 1, ResponseTemplate::new(200).set_body_string(body)).await;
    let Written::Unclear(error) = client.create_type("Sachbezug", &Category::OneTime).await else { panic!("unclear") };
    assert_eq!(error.code, ErrorCode::NotUnderstood);
}
