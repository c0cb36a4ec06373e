//! Error answers of Personio.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDateTime;
use serde_json::{Map, Value, json};

use crate::exchange::Reply;

/// Numbers the trace ids, one for each refusal.
static TRACES: AtomicU64 = AtomicU64::new(1);

/// The link of the error types in the published specifications.
const REFERENCE: &str = "https://developer.personio.de/reference/errors";
/// The link of the error types of the live service.
const LIVE: &str = "https://developer.personio.de/v2.0/page/public-api-error-codes";

/// An error answer.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    pub status: u16,
    title: &'static str,
    pub detail: String,
    kind: String,
    meta: Map<String, Value>,
    retry_after: Option<&'static str>,
    /// The answer has neither a body nor a `Retry-After` header.
    status_only: bool,
}

impl Refusal {
    pub fn new(status: u16, title: &'static str, detail: &str, kind: &str) -> Refusal {
        Refusal {
            status,
            title,
            detail: detail.to_owned(),
            kind: format!("{REFERENCE}#{kind}"),
            meta: Map::new(),
            retry_after: None,
            status_only: false,
        }
    }

    pub fn bad_request(detail: &str) -> Refusal {
        Refusal::new(400, "Bad request", detail, "common.bad_request")
    }

    pub fn parameters() -> Refusal {
        Refusal::bad_request("Provided request parameters are invalid.")
    }

    pub fn unauthorized() -> Refusal {
        let kind = format!("{LIVE}#commonunauthorized");
        Refusal { kind, ..Refusal::new(401, "Unauthorized Request", "The request is not authorized.", "") }
    }

    pub fn forbidden() -> Refusal {
        let kind = format!("{LIVE}#commonforbidden");
        Refusal { kind, ..Refusal::new(403, "Insufficient access scope", "Client scope insufficient to access resource", "") }
    }

    pub fn unknown_id() -> Refusal {
        Refusal::new(404, "Resource not found", "There is no resource for the specified id.", "common.resource_not_found")
    }

    pub fn unknown_entity() -> Refusal {
        let detail = "The requested resource was not found. The resource could have been deleted or never existed in our system.";
        Refusal::new(404, "Not found", detail, "common.requested_resource_not_found")
    }

    pub fn unknown_path(path: &str) -> Refusal {
        let detail = format!("The endpoint with {path} was not found.");
        let meta = Map::from_iter([("path".to_owned(), json!(path))]);
        Refusal { kind: format!("{LIVE}#apinot_found"), meta, ..Refusal::new(404, "Not Found", &detail, "") }
    }

    pub fn too_many_reads() -> Refusal {
        let detail = "Too many requests are in progress. Try again later.";
        Refusal { retry_after: Some("30"), ..Refusal::new(429, "Too many requests", detail, "compensations.too_many_requests") }
    }

    /// The rate limit was hit: no header, no body.
    pub fn too_fast() -> Refusal {
        Refusal { status_only: true, ..Refusal::new(429, "Too many requests", "", "common.too_many_requests") }
    }

    pub fn too_heavy() -> Refusal {
        let detail = "The request is too heavy to be processed. Ask for less.";
        Refusal::new(422, "Unprocessable content", detail, "compensations.unprocessable_content")
    }

    pub fn no_legal_entities() -> Refusal {
        Refusal::new(412, "Precondition failed", "No access to legal entities feature.", "common.precondition_failed")
    }

    /// The refusal for a status that a fault chose.
    pub fn of_status(status: u16, status_only: bool) -> Refusal {
        match status {
            401 => Refusal::unauthorized(),
            403 => Refusal::forbidden(),
            404 => Refusal::unknown_id(),
            422 => Refusal::too_heavy(),
            429 if status_only => Refusal::too_fast(),
            429 => Refusal { retry_after: None, ..Refusal::too_many_reads() },
            500 => Refusal::new(500, "Internal server error", "Something went wrong.", "common.internal_server_error"),
            502 => Refusal::new(502, "Bad gateway", "The service cannot be reached.", "common.bad_gateway"),
            503 => Refusal::new(503, "Service unavailable", "The service is temporarily unavailable.", "common.service_unavailable"),
            504 => Refusal::new(504, "Gateway timeout", "The service took too long.", "common.gateway_timeout"),
            other => Refusal { status: other, ..Refusal::bad_request("The request was refused.") },
        }
    }

    pub fn reply(self, now: NaiveDateTime) -> Reply {
        let error = json!({ "title": self.title, "detail": self.detail, "type": self.kind, "_meta": self.meta });
        let body = json!({ "personio_trace_id": next_trace_id(), "timestamp": timestamp(now), "errors": [error] });
        let headers = self.retry_after.map(|seconds| ("retry-after", seconds.to_owned())).into_iter().collect();
        Reply { headers, body: if self.status_only { String::new() } else { body.to_string() }, ..problem_json(self.status, &body) }
    }
}

/// The refusal of a token request, which is always a 400.
pub(super) fn oauth_error(now: NaiveDateTime, error: &str, description: &str, kind: &str, meta: Option<Value>) -> Reply {
    // One of the documented examples has its link under the name `type`.
    let link = if kind.ends_with("content_type") { "type" } else { "error_uri" };
    let mut body = json!({
        "timestamp": timestamp(now), "trace_id": next_trace_id(), "error": error, "error_description": description,
    });
    body[link] = json!(format!("{REFERENCE}#credentials.oauth2.{kind}"));
    if let Some(meta) = meta {
        body["meta"] = meta;
    }
    problem_json(400, &body)
}

pub(super) fn problem_json(status: u16, body: &Value) -> Reply {
    Reply { content_type: "application/problem+json".into(), ..Reply::json(status, body) }
}

fn next_trace_id() -> String {
    format!("baaaaaad-c0de-4ade-8aad-{:012x}", TRACES.fetch_add(1, Ordering::Relaxed))
}

/// A timestamp in Personio's format.
pub(super) fn timestamp(now: NaiveDateTime) -> String {
    now.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
