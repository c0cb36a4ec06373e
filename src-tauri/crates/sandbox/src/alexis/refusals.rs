//! Error answers of Alexis HR.

use serde_json::json;

use super::resources::Resource;
use crate::{
    exchange::{Call, Reply},
    switches::AlexisSwitches,
};

pub(crate) fn refusal(status: u16, message: Option<&str>) -> Reply {
    let name = status_name(status);
    Reply::json(status, &json!({ "statusCode": status, "message": message.unwrap_or(name), "error": name }))
}

/// A 400 with its reasons as a list, or as one string.
pub(super) fn bad_request(reasons: &[String], switches: &AlexisSwitches) -> Reply {
    if switches.message_as_string {
        return refusal(400, Some(&reasons.join(", ")));
    }
    Reply::json(400, &json!({ "statusCode": 400, "message": reasons, "error": status_name(400) }))
}

pub(super) fn not_found(resource: &Resource) -> Reply {
    refusal(404, Some(&format!("{} not found", resource.title)))
}

pub(super) fn unknown_path(call: &Call) -> Reply {
    refusal(404, Some(&format!("Cannot {} {}", call.method, call.path)))
}

fn status_name(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        408 => "Request Timeout",
        409 => "Conflict",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Error",
    }
}
