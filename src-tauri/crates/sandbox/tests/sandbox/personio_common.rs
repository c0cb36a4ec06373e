//! Sends requests to Personio.

use reqwest::{Method, RequestBuilder};
use sandbox::personio::Personio;
use serde_json::{Value, json};

use crate::common::{Answer, Fixture, JSON, read};

pub const FORM: &str = "application/x-www-form-urlencoded";
pub const PROBLEM: &str = "application/problem+json";

/// The ids of the sample company's compensation types.
pub const SALARY: &str = "01930000-0000-7000-8000-000000000001";
pub const HOURLY: &str = "01930000-0000-7000-8000-000000000002";
pub const BONUS: &str = "01930000-0000-7000-8000-000000000003";
pub const MEALS: &str = "01930000-0000-7000-8000-000000000004";
pub const TICKET: &str = "01930000-0000-7000-8000-000000000005";

/// The window of the tests' month.
pub const NOVEMBER: &str = "compensations?start_date=2026-11-01&end_date=2026-11-30";

/// The body of a post of a compensation.
pub fn posted(person: &str, type_id: &str, value: Value) -> Value {
    json!({ "person": { "id": person }, "type": { "id": type_id }, "value": value, "effective_from": "2026-11-01" })
}

/// The body with another value in a field; null removes the field.
pub fn with_field(mut body: Value, field: &str, value: Value) -> Value {
    match (body.as_object_mut(), value) {
        (Some(fields), Value::Null) => drop(fields.remove(field)),
        (Some(fields), value) => drop(fields.insert(field.to_owned(), value)),
        _ => {}
    }
    body
}

impl Fixture {
    pub fn personio_url(&self, path: &str) -> String {
        format!("{}/{path}", self.sandbox.addresses().personio.base_url)
    }

    /// Posts a form without a token.
    pub async fn post_form(&self, path: &str, body: &str) -> Answer {
        let url = self.personio_url(path);
        read(self.client.post(url).header("accept", JSON).header("content-type", FORM).body(body.to_owned())).await
    }

    /// The form that gets a token for the sandbox's credential.
    pub fn client_form(&self) -> String {
        let address = &self.sandbox.addresses().personio;
        format!("grant_type=client_credentials&client_id={}&client_secret={}", address.client_id, address.client_secret)
    }

    pub async fn token(&self) -> String {
        let answer = self.post_form("v2/auth/token", &self.client_form()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()["access_token"].as_str().unwrap().to_owned()
    }

    /// A request with a valid token. The path is without the version.
    pub async fn personio_request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = self.personio_url(&format!("v2/{path}"));
        self.client.request(method, url).bearer_auth(self.token().await).header("accept", JSON)
    }

    pub async fn personio(&self, path: &str) -> Answer {
        read(self.personio_request(Method::GET, path).await).await
    }

    pub async fn personio_post(&self, path: &str, body: &Value) -> Answer {
        read(self.personio_request(Method::POST, path).await.header("content-type", JSON).body(body.to_string())).await
    }

    /// The rows of the first page of a successful list.
    pub async fn personio_rows(&self, path: &str) -> Vec<Value> {
        let answer = self.personio(path).await;
        assert_eq!((answer.status, answer.content_type.as_str()), (200, "application/json; charset=utf-8"), "{path}: {}", answer.body);
        answer.json()["_data"].as_array().unwrap().clone()
    }

    /// All pages of a list, read by the links.
    pub async fn personio_pages(&self, path: &str) -> Vec<Vec<Value>> {
        let (mut pages, mut at) = (Vec::new(), path.to_owned());
        loop {
            let answer = self.personio(&at).await;
            assert_eq!(answer.status, 200, "{at}: {}", answer.body);
            let body = answer.json();
            pages.push(body["_data"].as_array().unwrap().clone());
            let Some(next) = body["_meta"]["links"]["next"]["href"].as_str() else { return pages };
            at = next.strip_prefix(&self.personio_url("v2/")).unwrap().to_owned();
        }
    }

    /// Posts a compensation that must be accepted.
    pub async fn post_accepted(&self, body: &Value) -> Value {
        let answer = self.personio_post("compensations", body).await;
        assert!([200, 201].contains(&answer.status), "{}", answer.body);
        answer.json()
    }

    pub fn edit_personio<R>(&self, change: impl FnOnce(&mut Personio) -> R) -> R {
        self.sandbox.edit(|state| change(&mut state.personio))
    }
}

/// Asserts the status, title and type of a refusal, and that it has a trace id.
pub fn assert_refused(answer: &Answer, status: u16, title: &str, kind: &str) {
    assert_eq!((answer.status, answer.content_type.as_str()), (status, PROBLEM), "{}", answer.body);
    let body = answer.json();
    assert_eq!(body["errors"][0]["title"], title, "{body}");
    assert!(body["errors"][0]["type"].as_str().unwrap().ends_with(kind), "{body}");
    assert!(!body["personio_trace_id"].as_str().unwrap().is_empty() && body["timestamp"].is_string());
}

/// Asserts a 400 with this text in its detail.
pub fn assert_bad_request(answer: &Answer, detail: &str) {
    assert_refused(answer, 400, "Bad request", "#common.bad_request");
    let body = answer.json();
    assert!(body["errors"][0]["detail"].as_str().unwrap().contains(detail), "{body}");
}
