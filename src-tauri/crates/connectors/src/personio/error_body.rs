//! Decodes Personio's error bodies. Their format differs by endpoint and by the age of the endpoint.

use serde_json::Value;

use crate::error::ErrorCode;
use crate::http::ErrorBody;

/// Decodes the error body of a call with a token.
pub(super) fn parse(status: u16, body: &[u8]) -> ErrorBody {
    let json: Option<Value> = serde_json::from_slice(body).ok();
    let trace = json.as_ref().and_then(trace);
    if status >= 500 {
        // The message of a 5xx does not help an owner.
        return ErrorBody { trace, ..ErrorBody::default() };
    }
    let message = match &json {
        Some(json) => message(json),
        None => plain_text(body),
    };
    let is_unauthorized = |message: &&str| status == 400 && message.to_lowercase().contains("unauthorized token");
    let code = message.as_deref().filter(is_unauthorized).map(|_| ErrorCode::MissingRight);
    ErrorBody { code, message, trace }
}

/// Decodes the error body of a login. It has the OAuth format, and every documented one comes with status 400.
pub(super) fn parse_login(status: u16, body: &[u8]) -> ErrorBody {
    let json: Option<Value> = serde_json::from_slice(body).ok();
    let error = json.as_ref().and_then(|json| json.get("error")).and_then(Value::as_str);
    let code = match error.filter(|_| (400..=499).contains(&status) && status != 429) {
        Some("unauthorized_client" | "invalid_client" | "invalid_grant") => Some(ErrorCode::WrongCredentials),
        Some("invalid_scope") => Some(ErrorCode::MissingRight),
        Some("server_error" | "temporarily_unavailable") => Some(ErrorCode::ServiceDown),
        _ => None,
    };
    ErrorBody { code, ..parse(status, body) }
}

fn trace(json: &Value) -> Option<String> {
    ["personio_trace_id", "trace_id"].into_iter().find_map(|field| text(json.get(field)))
}

fn message(json: &Value) -> Option<String> {
    if let Some(errors) = json.get("errors").and_then(Value::as_array) {
        let messages: Vec<String> = errors.iter().filter_map(title_and_detail).collect();
        if !messages.is_empty() {
            return Some(messages.join("; "));
        }
    }
    let error = json.get("error");
    text(json.get("error_description"))
        .or_else(|| error.and_then(|error| text(error.get("message"))))
        .or_else(|| title_and_detail(json))
        .or_else(|| text_or_list(json.get("message")))
        .or_else(|| text(error))
        .or_else(|| text(Some(json)))
}

fn title_and_detail(json: &Value) -> Option<String> {
    match (text(json.get("title")), text(json.get("detail"))) {
        (Some(title), Some(detail)) if title != detail => Some(format!("{title}: {detail}")),
        (title, detail) => detail.or(title).or_else(|| text(json.get("message"))),
    }
}

fn text_or_list(json: Option<&Value>) -> Option<String> {
    let json = json?;
    let Some(list) = json.as_array() else { return text(Some(json)) };
    let texts: Vec<String> = list.iter().filter_map(|item| text(Some(item))).collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

fn text(json: Option<&Value>) -> Option<String> {
    json?.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A plain-text body. HTML and broken JSON do not count.
fn plain_text(body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?.trim();
    let is_plain = !text.is_empty() && !text.starts_with(['<', '{', '[']);
    is_plain.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        r#"{"personio_trace_id":"f9ed","errors":[{"title":"Insufficient access scope","detail":"Client scope insufficient"}]}"#,
        Some("Insufficient access scope: Client scope insufficient")
    )]
    #[case(r#"{"errors":[{"title":"a"},{"detail":"b"},{"title":"c","detail":"c"},{"message":"d"},{}]}"#, Some("a; b; c; d"))]
    #[case(r#"{"errors":[],"detail":"x"}"#, Some("x"))]
    #[case(r#"{"success":false,"error":{"message":"Authorization is not provided","code":401}}"#, Some("Authorization is not provided"))]
    #[case(r#"{"error":"invalid_request","error_description":"A parameter is missing."}"#, Some("A parameter is missing."))]
    #[case(r#"{"error":"invalid_request"}"#, Some("invalid_request"))]
    #[case(r#"{"message":["a","b"]}"#, Some("a; b"))]
    #[case(r#"{"message":"a"}"#, Some("a"))]
    #[case(r#""just text""#, Some("just text"))]
    #[case("just text", Some("just text"))]
    #[case("<html>", None)]
    #[case("{\"errors\":[{\"title\":", None)]
    #[case("{}", None)]
    #[case("[]", None)]
    #[case("", None)]
    fn parse_reads_the_message_of_every_format(#[case] body: &str, #[case] expected: Option<&str>) {
        assert_eq!(parse(400, body.as_bytes()).message.as_deref(), expected);
        assert_eq!(parse(500, body.as_bytes()).message, None);
    }

    #[test]
    fn parse_keeps_the_trace_id_for_every_status() {
        for status in [400, 403, 429, 503] {
            assert_eq!(parse(status, br#"{"personio_trace_id":"f9ed-1"}"#).trace.as_deref(), Some("f9ed-1"));
            assert_eq!(parse_login(status, br#"{"trace_id":"baaa-2"}"#).trace.as_deref(), Some("baaa-2"));
        }
    }

    #[rstest]
    #[case("unauthorized_client", Some(ErrorCode::WrongCredentials))]
    #[case("invalid_client", Some(ErrorCode::WrongCredentials))]
    #[case("invalid_grant", Some(ErrorCode::WrongCredentials))]
    #[case("invalid_scope", Some(ErrorCode::MissingRight))]
    #[case("server_error", Some(ErrorCode::ServiceDown))]
    #[case("temporarily_unavailable", Some(ErrorCode::ServiceDown))]
    #[case("invalid_request", None)]
    #[case("unsupported_grant_type", None)]
    #[case("access_denied", None)]
    #[case("unsupported_response_type", None)]
    fn parse_login_maps_oauth_errors(#[case] error: &str, #[case] code: Option<ErrorCode>) {
        let body = format!(r#"{{"error":"{error}","error_description":"why"}}"#);
        assert_eq!(parse_login(400, body.as_bytes()).code, code);
        assert_eq!(parse_login(400, body.as_bytes()).message.as_deref(), Some("why"));
        assert_eq!(parse_login(429, body.as_bytes()).code, None, "the status is more telling");
    }

    #[test]
    fn parse_reads_unauthorized_token_as_missing_right() {
        let body = br#"{"errors":[{"title":"Unauthorized token"}]}"#;
        assert_eq!(parse(400, body).code, Some(ErrorCode::MissingRight));
        assert_eq!(parse(404, body).code, None);
        assert_eq!(parse(400, br#"{"errors":[{"title":"Bad request"}]}"#).code, None);
    }
}
