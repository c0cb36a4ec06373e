//! Tokens.

use reqwest::Method;
use rstest::rstest;
use sandbox::personio::{READ_COMPENSATIONS, READ_PERSONS, WRITE_COMPENSATIONS};
use serde_json::{Value, json};

use crate::{
    common::{Answer, JSON, Start, read, recorded, unrecorded},
    personio_common::{PROBLEM, refused},
};

fn oauth_refused(answer: &Answer, error: &str) -> Value {
    assert_eq!((answer.status, answer.content_type.as_str()), (400, PROBLEM), "{}", answer.body);
    let body = answer.json();
    assert_eq!(body["error"], error, "{body}");
    assert!(body["error_description"].is_string() && body["timestamp"] == "2026-11-21T00:00:00Z");
    assert!(!body["trace_id"].as_str().unwrap().is_empty());
    body
}

async fn with_token(start: &Start, token: &str) -> Answer {
    read(start.client.get(start.personio_url("v2/persons")).header("accept", JSON).bearer_auth(token)).await
}

#[tokio::test]
async fn the_same_token_for_a_day() {
    let start = recorded().await;
    let answer = start.form("v2/auth/token", &start.client_form()).await;
    let mut first = answer.json();
    let mut scopes: Vec<&str> = first["scope"].as_str().unwrap().split(' ').collect();
    scopes.sort_unstable();
    let all = ["employees:read", READ_COMPENSATIONS, WRITE_COMPENSATIONS, "personio:legal-entities:read", READ_PERSONS];
    assert_eq!(scopes, all);
    assert_eq!((&first["token_type"], &first["expires_in"]), (&json!("Bearer"), &json!(86_400)));
    start.edit_personio(|personio| personio.let_pass(86_000));
    let second = start.form("v2/auth/token", &start.client_form()).await.json();
    first["expires_in"] = json!(400);
    assert_eq!(second, first, "what is left of it");
    let token = first["access_token"].as_str().unwrap();
    assert!(token.starts_with("papi-"));
    assert_eq!(with_token(&start, token).await.status, 200);
    start.edit_personio(|personio| personio.let_pass(400));
    assert_eq!(with_token(&start, token).await.status, 401, "expired");
    assert_ne!(start.token().await, token);
    assert!(start.sandbox.writes().is_empty(), "tokens change nothing in the company");
}

#[tokio::test]
async fn a_token_does_not_outlive_its_day() {
    let start = recorded().await;
    let token = start.token().await;
    start.sandbox.edit(|state| state.today = state.today.succ_opt().unwrap());
    assert_eq!(with_token(&start, &token).await.status, 401);
    assert_ne!(start.token().await, token);
}

#[tokio::test]
async fn some_scopes_only() {
    let start = recorded().await;
    let form = format!("{}&scope=personio%3Apersons%3Aread", start.client_form());
    let answer = start.form("v2/auth/token", &form).await.json();
    assert_eq!(answer["scope"], READ_PERSONS);
    let token = answer["access_token"].as_str().unwrap();
    assert_eq!(with_token(&start, token).await.status, 200);
    let types = start.client.get(start.personio_url("v2/compensations/types")).header("accept", JSON).bearer_auth(token);
    refused(&read(types).await, 403, "Insufficient access scope", "#commonforbidden");
    assert_ne!(start.token().await, token);
}

#[rstest]
#[case::unknown("personio:payslips:read")]
#[case::one_of_two("personio%3Apersons%3Aread fake:777")]
#[tokio::test]
async fn a_scope_that_is_not_there(#[case] scope: &str) {
    let start = recorded().await;
    let form = format!("{}&scope={scope}", start.client_form());
    oauth_refused(&start.form("v2/auth/token", &form).await, "invalid_scope");
}

#[tokio::test]
async fn who_asks_wrongly() {
    let start = unrecorded().await;
    let id = start.sandbox.addresses().personio.client_id.clone();
    #[rustfmt::skip]
    let cases = [
        ("".to_owned(), "invalid_request"),
        ("client_id=papi-1".into(), "invalid_request"),
        ("grant_type=let_me_in".into(), "unsupported_grant_type"),
        ("grant_type=client_credentials&client_id=client_who&client_secret=x".into(), "invalid_client"),
        (format!("grant_type=client_credentials&client_id={id}"), "invalid_client"),
        (format!("grant_type=client_credentials&client_id={id}&client_secret=wrong"), "unauthorized_client"),
        (format!("{}&colour=red", start.client_form()), "invalid_request"),
        (format!("{}&client_id={id}", start.client_form()), "invalid_request"),
    ];
    for (form, error) in cases {
        let body = oauth_refused(&start.form("v2/auth/token", &form).await, error);
        assert!(body["error_uri"].as_str().unwrap().contains("#credentials.oauth2."), "{form}");
    }
    let missing = oauth_refused(&start.form("v2/auth/token", "client_id=papi-1").await, "invalid_request");
    assert_eq!(missing["meta"], json!({ "missing_parameters": ["grant_type"] }));
}

#[tokio::test]
async fn json_is_no_form_and_a_query_is_none_either() {
    let start = unrecorded().await;
    let address = start.sandbox.addresses().personio.clone();
    let body = json!({ "grant_type": "client_credentials", "client_id": address.client_id, "client_secret": address.client_secret });
    let url = start.personio_url("v2/auth/token");
    let answer = read(start.client.post(&url).header("content-type", JSON).body(body.to_string())).await;
    let refusal = oauth_refused(&answer, "invalid_request");
    assert!(refusal["error_description"].as_str().unwrap().contains("application/x-www-form-urlencoded"));
    assert_eq!(refusal.get("error_uri"), None, "this one has its link under another name");
    let query = start.form(&format!("v2/auth/token?{}", start.client_form()), "").await;
    oauth_refused(&query, "invalid_request");
    let both = start.form("v2/auth/token?scope=personio:persons:read", &start.client_form()).await;
    oauth_refused(&both, "invalid_request");
}

#[tokio::test]
async fn a_revoked_token_ends_for_everybody() {
    let start = recorded().await;
    let token = start.token().await;
    let answer = start.form("v2/auth/revoke", &format!("token={token}")).await;
    assert_eq!((answer.status, answer.body.as_str(), answer.content_type.as_str()), (200, "", ""));
    refused(&with_token(&start, &token).await, 401, "Unauthorized Request", "#commonunauthorized");
    assert_eq!(start.form("v2/auth/revoke", "token=papi-never-given").await.status, 200);
    assert_ne!(start.token().await, token);
    assert!(start.sandbox.writes().is_empty());
}

#[tokio::test]
async fn revoking_wrongly() {
    let start = unrecorded().await;
    oauth_refused(&start.form("v2/auth/revoke", "").await, "invalid_request");
    let json = start.client.post(start.personio_url("v2/auth/revoke")).header("content-type", JSON).body(r#"{"token":"papi-1"}"#);
    oauth_refused(&read(json).await, "invalid_request");
}

#[tokio::test]
async fn other_rights_are_other_tokens() {
    let start = recorded().await;
    let token = start.token().await;
    start.edit_personio(|personio| personio.credential_mut().unwrap().take_scope(WRITE_COMPENSATIONS));
    assert_eq!(with_token(&start, &token).await.status, 401);
    let answer = start.form("v2/auth/token", &start.client_form()).await.json();
    assert_ne!(answer["access_token"], json!(token));
    assert!(!answer["scope"].as_str().unwrap().contains(WRITE_COMPENSATIONS));
    let form = format!("{}&scope={WRITE_COMPENSATIONS}", start.client_form());
    oauth_refused(&start.form("v2/auth/token", &form).await, "invalid_scope");
}

#[tokio::test]
async fn without_a_token_nothing_is_said() {
    let start = unrecorded().await;
    let paths = ["persons", "persons/3001", "persons/3001/employments", "legal-entities", "compensations", "compensations/types"];
    for path in paths {
        let url = start.personio_url(&format!("v2/{path}"));
        refused(&read(start.client.get(&url)).await, 401, "Unauthorized Request", "#commonunauthorized");
        refused(&read(start.client.get(&url).bearer_auth("papi-1")).await, 401, "Unauthorized Request", "#commonunauthorized");
        let token = start.token().await;
        refused(&read(start.client.get(&url).header("authorization", token)).await, 401, "Unauthorized Request", "");
    }
    let post = start.client.post(start.personio_url("v2/compensations")).header("content-type", JSON).body("{}");
    assert_eq!(read(post).await.status, 401);
}

#[tokio::test]
async fn there_are_no_other_addresses() {
    let start = unrecorded().await;
    for path in ["v2/employments", "v2/persons/3001/employments/1/2", "v2", "", "persons", "v2/auth/login", "v1/auth", "v1/persons"] {
        let request = start.client.get(start.personio_url(path)).bearer_auth(start.token().await);
        let answer = read(request).await;
        refused(&answer, 404, "Not Found", "#apinot_found");
        let detail = answer.json()["errors"][0]["detail"].as_str().unwrap().to_owned();
        assert_eq!(detail, format!("The endpoint with /{path} was not found."));
    }
    let get = read(start.client.request(Method::GET, start.personio_url("v2/auth/token"))).await;
    refused(&get, 404, "Not Found", "#apinot_found");
}
