//! How Personio refuses.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDateTime;
use serde_json::{Map, Value, json};

use crate::exchange::Reply;

/// Every refusal has a trace of its own.
static TRACES: AtomicU64 = AtomicU64::new(1);

/// Where the specifications' error types lead.
const REFERENCE: &str = "https://developer.personio.de/reference/errors";
/// Where those of the live service lead.
const LIVE: &str = "https://developer.personio.de/v2.0/page/public-api-error-codes";

/// A refusal that is still to be written down.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    pub status: u16,
    title: &'static str,
    pub detail: String,
    kind: String,
    meta: Map<String, Value>,
    retry_after: Option<&'static str>,
    /// Nothing but the status.
    bare: bool,
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
            bare: false,
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

    pub fn no_such_id() -> Refusal {
        Refusal::new(404, "Resource not found", "There is no resource for the specified id.", "common.resource_not_found")
    }

    pub fn no_such_entity() -> Refusal {
        let detail = "The requested resource was not found. The resource could have been deleted or never existed in our system.";
        Refusal::new(404, "Not found", detail, "common.requested_resource_not_found")
    }

    pub fn no_such_path(path: &str) -> Refusal {
        let detail = format!("The endpoint with {path} was not found.");
        let meta = Map::from_iter([("path".to_owned(), json!(path))]);
        Refusal { kind: format!("{LIVE}#apinot_found"), meta, ..Refusal::new(404, "Not Found", &detail, "") }
    }

    pub fn too_many_reads() -> Refusal {
        let detail = "Too many requests are in progress. Try again later.";
        Refusal { retry_after: Some("30"), ..Refusal::new(429, "Too many requests", detail, "compensations.too_many_requests") }
    }

    /// Of the limit a second: no header, no body.
    pub fn too_fast() -> Refusal {
        Refusal { bare: true, ..Refusal::new(429, "Too many requests", "", "common.too_many_requests") }
    }

    pub fn too_heavy() -> Refusal {
        let detail = "The request is too heavy to be processed. Ask for less.";
        Refusal::new(422, "Unprocessable content", detail, "compensations.unprocessable_content")
    }

    pub fn no_legal_entities() -> Refusal {
        Refusal::new(412, "Precondition failed", "No access to legal entities feature.", "common.precondition_failed")
    }

    /// A status that was asked for.
    pub fn of_status(status: u16, bare: bool) -> Refusal {
        match status {
            401 => Refusal::unauthorized(),
            403 => Refusal::forbidden(),
            404 => Refusal::no_such_id(),
            422 => Refusal::too_heavy(),
            429 if bare => Refusal::too_fast(),
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
        let body = json!({ "personio_trace_id": trace(), "timestamp": stamp(now), "errors": [error] });
        let headers = self.retry_after.map(|seconds| ("retry-after", seconds.to_owned())).into_iter().collect();
        Reply { headers, body: if self.bare { String::new() } else { body.to_string() }, ..problem(self.status, &body) }
    }
}

/// The refusal of a token, which is always a 400.
pub(super) fn oauth(now: NaiveDateTime, error: &str, description: &str, kind: &str, meta: Option<Value>) -> Reply {
    // One of the documented examples has its link under another name.
    let link = if kind.ends_with("content_type") { "type" } else { "error_uri" };
    let mut body = json!({
        "timestamp": stamp(now), "trace_id": trace(), "error": error, "error_description": description,
    });
    body[link] = json!(format!("{REFERENCE}#credentials.oauth2.{kind}"));
    if let Some(meta) = meta {
        body["meta"] = meta;
    }
    problem(400, &body)
}

pub(super) fn problem(status: u16, body: &Value) -> Reply {
    Reply { content_type: "application/problem+json".into(), ..Reply::json(status, body) }
}

fn trace() -> String {
    format!("baaaaaad-c0de-4ade-8aad-{:012x}", TRACES.fetch_add(1, Ordering::Relaxed))
}

/// A moment as Personio writes it.
pub(super) fn stamp(now: NaiveDateTime) -> String {
    now.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
