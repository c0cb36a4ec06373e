//! Personio's tokens.

use reqwest::Method;
use rstest::rstest;
use sandbox::personio::{READ_COMPENSATIONS, READ_PERSONS, WRITE_COMPENSATIONS};
use serde_json::{Value, json};

use crate::{
    common::{Answer, Fixture, JSON, read, recorded, unrecorded},
    personio_common::{PROBLEM, assert_refused},
};

fn assert_oauth_error(answer: &Answer, error: &str) -> Value {
    assert_eq!((answer.status, answer.content_type.as_str()), (400, PROBLEM), "{}", answer.body);
    let body = answer.json();
    assert_eq!(body["error"], error, "{body}");
    assert!(body["error_description"].is_string() && body["timestamp"] == "2026-11-21T00:00:00Z");
    assert!(!body["trace_id"].as_str().unwrap().is_empty());
    body
}

async fn read_with_token(fixture: &Fixture, token: &str) -> Answer {
    read(fixture.client.get(fixture.personio_url("v2/persons")).header("accept", JSON).bearer_auth(token)).await
}

#[tokio::test]
async fn token_is_the_same_for_a_day() {
    let fixture = recorded().await;
    let answer = fixture.post_form("v2/auth/token", &fixture.client_form()).await;
    let mut first = answer.json();
    let mut scopes: Vec<&str> = first["scope"].as_str().unwrap().split(' ').collect();
    scopes.sort_unstable();
    let all = ["employees:read", READ_COMPENSATIONS, WRITE_COMPENSATIONS, "personio:legal-entities:read", READ_PERSONS];
    assert_eq!(scopes, all);
    assert_eq!((&first["token_type"], &first["expires_in"]), (&json!("Bearer"), &json!(86_400)));
    fixture.edit_personio(|personio| personio.advance_clock(86_000));
    let second = fixture.post_form("v2/auth/token", &fixture.client_form()).await.json();
    first["expires_in"] = json!(400);
    assert_eq!(second, first, "what is left of it");
    let token = first["access_token"].as_str().unwrap();
    assert!(token.starts_with("papi-"));
    assert_eq!(read_with_token(&fixture, token).await.status, 200);
    fixture.edit_personio(|personio| personio.advance_clock(400));
    assert_eq!(read_with_token(&fixture, token).await.status, 401, "expired");
    assert_ne!(fixture.token().await, token);
    assert!(fixture.sandbox.writes().is_empty(), "tokens change nothing in the company");
}

#[tokio::test]
async fn token_ends_with_the_day() {
    let fixture = recorded().await;
    let token = fixture.token().await;
    fixture.sandbox.edit(|state| state.today = state.today.succ_opt().unwrap());
    assert_eq!(read_with_token(&fixture, &token).await.status, 401);
    assert_ne!(fixture.token().await, token);
}

#[tokio::test]
async fn token_can_have_some_scopes_only() {
    let fixture = recorded().await;
    let form = format!("{}&scope=personio%3Apersons%3Aread", fixture.client_form());
    let answer = fixture.post_form("v2/auth/token", &form).await.json();
    assert_eq!(answer["scope"], READ_PERSONS);
    let token = answer["access_token"].as_str().unwrap();
    assert_eq!(read_with_token(&fixture, token).await.status, 200);
    let types = fixture.client.get(fixture.personio_url("v2/compensations/types")).header("accept", JSON).bearer_auth(token);
    assert_refused(&read(types).await, 403, "Insufficient access scope", "#commonforbidden");
    assert_ne!(fixture.token().await, token);
}

#[rstest]
#[case::unknown("personio:payslips:read")]
#[case::one_of_two("personio%3Apersons%3Aread fake:777")]
#[tokio::test]
async fn unknown_scope_is_refused(#[case] scope: &str) {
    let fixture = recorded().await;
    let form = format!("{}&scope={scope}", fixture.client_form());
    assert_oauth_error(&fixture.post_form("v2/auth/token", &form).await, "invalid_scope");
}

#[tokio::test]
async fn wrong_token_request_is_refused() {
    let fixture = unrecorded().await;
    let id = fixture.sandbox.addresses().personio.client_id.clone();
    #[rustfmt::skip]
    let cases = [
        ("".to_owned(), "invalid_request"),
        ("client_id=papi-1".into(), "invalid_request"),
        ("grant_type=let_me_in".into(), "unsupported_grant_type"),
        ("grant_type=client_credentials&client_id=client_who&client_secret=x".into(), "invalid_client"),
        (format!("grant_type=client_credentials&client_id={id}"), "invalid_client"),
        (format!("grant_type=client_credentials&client_id={id}&client_secret=wrong"), "unauthorized_client"),
        (format!("{}&colour=red", fixture.client_form()), "invalid_request"),
        (format!("{}&client_id={id}", fixture.client_form()), "invalid_request"),
    ];
    for (form, error) in cases {
        let body = assert_oauth_error(&fixture.post_form("v2/auth/token", &form).await, error);
        assert!(body["error_uri"].as_str().unwrap().contains("#credentials.oauth2."), "{form}");
    }
    let missing = assert_oauth_error(&fixture.post_form("v2/auth/token", "client_id=papi-1").await, "invalid_request");
    assert_eq!(missing["meta"], json!({ "missing_parameters": ["grant_type"] }));
}

#[tokio::test]
async fn token_request_must_be_a_form() {
    let fixture = unrecorded().await;
    let address = fixture.sandbox.addresses().personio.clone();
    let body = json!({ "grant_type": "client_credentials", "client_id": address.client_id, "client_secret": address.client_secret });
    let url = fixture.personio_url("v2/auth/token");
    let answer = read(fixture.client.post(&url).header("content-type", JSON).body(body.to_string())).await;
    let refusal = assert_oauth_error(&answer, "invalid_request");
    assert!(refusal["error_description"].as_str().unwrap().contains("application/x-www-form-urlencoded"));
    assert_eq!(refusal.get("error_uri"), None, "this one has its link under another name");
    let query = fixture.post_form(&format!("v2/auth/token?{}", fixture.client_form()), "").await;
    assert_oauth_error(&query, "invalid_request");
    let both = fixture.post_form("v2/auth/token?scope=personio:persons:read", &fixture.client_form()).await;
    assert_oauth_error(&both, "invalid_request");
}

#[tokio::test]
async fn revoked_token_is_unauthorized() {
    let fixture = recorded().await;
    let token = fixture.token().await;
    let answer = fixture.post_form("v2/auth/revoke", &format!("token={token}")).await;
    assert_eq!((answer.status, answer.body.as_str(), answer.content_type.as_str()), (200, "", ""));
    assert_refused(&read_with_token(&fixture, &token).await, 401, "Unauthorized Request", "#commonunauthorized");
    assert_eq!(fixture.post_form("v2/auth/revoke", "token=papi-never-given").await.status, 200);
    assert_ne!(fixture.token().await, token);
    assert!(fixture.sandbox.writes().is_empty());
}

#[tokio::test]
async fn wrong_revoke_is_refused() {
    let fixture = unrecorded().await;
    assert_oauth_error(&fixture.post_form("v2/auth/revoke", "").await, "invalid_request");
    let json = fixture.client.post(fixture.personio_url("v2/auth/revoke")).header("content-type", JSON).body(r#"{"token":"papi-1"}"#);
    assert_oauth_error(&read(json).await, "invalid_request");
}

#[tokio::test]
async fn changed_scopes_end_old_tokens() {
    let fixture = recorded().await;
    let token = fixture.token().await;
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().revoke_scope(WRITE_COMPENSATIONS));
    assert_eq!(read_with_token(&fixture, &token).await.status, 401);
    let answer = fixture.post_form("v2/auth/token", &fixture.client_form()).await.json();
    assert_ne!(answer["access_token"], json!(token));
    assert!(!answer["scope"].as_str().unwrap().contains(WRITE_COMPENSATIONS));
    let form = format!("{}&scope={WRITE_COMPENSATIONS}", fixture.client_form());
    assert_oauth_error(&fixture.post_form("v2/auth/token", &form).await, "invalid_scope");
}

#[tokio::test]
async fn request_without_token_is_unauthorized() {
    let fixture = unrecorded().await;
    let paths = ["persons", "persons/3001", "persons/3001/employments", "legal-entities", "compensations", "compensations/types"];
    for path in paths {
        let url = fixture.personio_url(&format!("v2/{path}"));
        assert_refused(&read(fixture.client.get(&url)).await, 401, "Unauthorized Request", "#commonunauthorized");
        assert_refused(&read(fixture.client.get(&url).bearer_auth("papi-1")).await, 401, "Unauthorized Request", "#commonunauthorized");
        let token = fixture.token().await;
        assert_refused(&read(fixture.client.get(&url).header("authorization", token)).await, 401, "Unauthorized Request", "");
    }
    let post = fixture.client.post(fixture.personio_url("v2/compensations")).header("content-type", JSON).body("{}");
    assert_eq!(read(post).await.status, 401);
}

#[tokio::test]
async fn unknown_path_is_not_found() {
    let fixture = unrecorded().await;
    for path in ["v2/employments", "v2/persons/3001/employments/1/2", "v2", "", "persons", "v2/auth/login", "v1/auth", "v1/persons"] {
        let request = fixture.client.get(fixture.personio_url(path)).bearer_auth(fixture.token().await);
        let answer = read(request).await;
        assert_refused(&answer, 404, "Not Found", "#apinot_found");
        let detail = answer.json()["errors"][0]["detail"].as_str().unwrap().to_owned();
        assert_eq!(detail, format!("The endpoint with /{path} was not found."));
    }
    let get = read(fixture.client.request(Method::GET, fixture.personio_url("v2/auth/token"))).await;
    assert_refused(&get, 404, "Not Found", "#apinot_found");
}
