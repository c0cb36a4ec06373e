//! The meaning of Kleer's error bodies. A business error has status 500, and its text contains the name of a Java exception.

use super::xml::{Element, parse};
use crate::error::ErrorCode;
use crate::http::ErrorBody;

/// Parses an error body. It is XML, or JSON in some cases.
pub(crate) fn parse_error(status: u16, body: &[u8]) -> ErrorBody {
    let message = message(body);
    let code = message.as_deref().and_then(|message| code(status, message));
    ErrorBody { code, message, trace: None }
}

fn xml_message(root: &Element) -> Option<String> {
    if root.name != "error" {
        return None;
    }
    root.child("message").map(|message| message.text.clone()).filter(|text| !text.is_empty())
}

fn message(body: &[u8]) -> Option<String> {
    if let Ok(root) = parse(body) {
        return xml_message(&root);
    }
    let json: serde_json::Value = serde_json::from_slice(body).ok()?;
    json.get("message")?.as_str().map(str::to_owned).filter(|text| !text.trim().is_empty())
}

/// The code that the message stands for. `None` when the status alone decides.
fn code(status: u16, message: &str) -> Option<ErrorCode> {
    if !matches!(status, 400 | 403 | 404 | 422 | 500) {
        return None;
    }
    let names = |exception: &str| message.contains(exception);
    if names("AccessDeniedException") {
        return Some(ErrorCode::MissingRight);
    }
    if names("DoesNotExistException") || names("NotFoundException") {
        return Some(ErrorCode::NotFound);
    }
    // "Tekniskt fel" means "technical fault": the service itself failed.
    let own_fault = message.trim().to_lowercase().starts_with("tekniskt fel");
    if status == 500 && !own_fault { Some(ErrorCode::Refused) } else { None }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(500, "<error><message>SingleAccessDeniedException: Otillåten access</message></error>", Some(ErrorCode::MissingRight))]
    #[case(500, "<error><message>EventAccessDeniedException</message></error>", Some(ErrorCode::MissingRight))]
    #[case(500, "{\"message\":\"PayrollUserDoesNotExistException: 7\"}", Some(ErrorCode::NotFound))]
    #[case(500, "<error><message>Ogiltigt personnummer</message></error>", Some(ErrorCode::Refused))]
    #[case(500, "<error><message>Tekniskt fel</message></error>", None)]
    #[case(500, "<html><body>Oops</body></html>", None)]
    #[case(500, "", None)]
    #[case(502, "<error><message>SingleAccessDeniedException</message></error>", None)]
    #[case(401, "<error><message>AccessDeniedException</message></error>", None)]
    fn error_body_has_a_code(#[case] status: u16, #[case] body: &str, #[case] code: Option<ErrorCode>) {
        assert_eq!(parse_error(status, body.as_bytes()).code, code);
    }
}
