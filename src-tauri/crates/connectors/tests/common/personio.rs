//! A Personio server with prepared answers.

use connectors::personio::Client;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use super::{Call, options, personio};

/// A server that answers the login, and a client that has not logged in yet.
pub async fn server_and_client() -> (MockServer, Client) {
    let server = super::ready_for(Call::PersonioPersons).await;
    let client = personio(&server.uri(), options());
    (server, client)
}

/// Mounts an answer to the next `times` requests of a call.
pub async fn answer(server: &MockServer, call: Call, times: u64, answer: ResponseTemplate) {
    let verb = if call.is_write() || call.is_login() { "POST" } else { "GET" };
    Mock::given(method(verb)).and(path(call.path())).respond_with(answer).up_to_n_times(times).mount(server).await;
}

/// A successful answer with a JSON document.
pub fn document(document: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(document)
}

/// A page of rows. `next` is the link to the next page.
pub fn page(rows: Value, next: Option<&str>) -> Value {
    let own = json!({ "href": "https://api.personio.de/v2/own" });
    match next {
        Some(next) => json!({ "_data": rows, "_meta": { "links": { "self": own, "next": { "href": next } } } }),
        None => json!({ "_data": rows, "_meta": { "links": { "self": own } } }),
    }
}

/// A refusal in the service's format.
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
