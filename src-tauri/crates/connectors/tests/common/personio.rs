//! A Personio that answers as a test says.

use connectors::personio::Client;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use super::{Call, options, personio};

/// A service that gives a token, and a client that has not asked for it yet.
pub async fn signed_up() -> (MockServer, Client) {
    let server = ready_for_any().await;
    let client = personio(&server.uri(), options());
    (server, client)
}

async fn ready_for_any() -> MockServer {
    super::ready_for(Call::PersonioPersons).await
}

/// Mounts an answer to a call, for as many times as told.
pub async fn answer(server: &MockServer, call: Call, times: u64, answer: ResponseTemplate) {
    let verb = if call.is_write() || call.is_login() { "POST" } else { "GET" };
    Mock::given(method(verb)).and(path(call.path())).respond_with(answer).up_to_n_times(times).mount(server).await;
}

/// An answer that holds a document.
pub fn document(document: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(document)
}

/// A page of rows; `next` is the link to the one after it.
pub fn page(rows: Value, next: Option<&str>) -> Value {
    let own = json!({ "href": "https://api.personio.de/v2/own" });
    match next {
        Some(next) => json!({ "_data": rows, "_meta": { "links": { "self": own, "next": { "href": next } } } }),
        None => json!({ "_data": rows, "_meta": { "links": { "self": own } } }),
    }
}

/// A refusal in the service's form.
pub fn refusal(status: u16, title: &str, detail: &str) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_raw(
        json!({
            "personio_trace_id": "f9eddcad-e93c-4d7f-a6b3-76caf2eec677",
            "timestamp": "2026-11-21T10:00:00Z",
            "errors": [{ "title": title, "detail": detail, "type": "https://developer.personio.de/reference/errors#x", "_meta": {} }],
        })
        .to_string(),
        "application/problem+json",
    )
}

/// The requests of a call, in their order.
pub async fn requests(server: &MockServer, call: Call) -> Vec<Request> {
    let verb = if call.is_write() || call.is_login() { "POST" } else { "GET" };
    let all = server.received_requests().await.unwrap();
    all.into_iter().filter(|request| request.url.path() == call.path() && request.method.as_str() == verb).collect()
}

/// The queries of a call, decoded, in their order.
pub async fn queries(server: &MockServer, call: Call) -> Vec<Vec<(String, String)>> {
    let decoded = |request: Request| request.url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    requests(server, call).await.into_iter().map(decoded).collect()
}

/// A header of a request.
pub fn header<'a>(request: &'a Request, name: &str) -> &'a str {
    request.headers.get(name).map_or("", |value| value.to_str().unwrap())
}
