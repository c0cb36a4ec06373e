//! What Kleer's error bodies mean. Business errors come as status 500 with a Java exception in the text.

use super::xml::{Element, parse};
use crate::error::ErrorCode;
use crate::http::ErrorBody;

/// Reads an error body: XML, or JSON as the service also writes it.
pub(crate) fn said(status: u16, body: &[u8]) -> ErrorBody {
    let words = message(body);
    let code = words.as_deref().and_then(|words| code(status, words));
    ErrorBody { code, message: words, trace: None }
}

/// The words of an `error` document.
pub(crate) fn words(root: &Element) -> Option<String> {
    if root.name != "error" {
        return None;
    }
    root.child("message").map(|message| message.text.clone()).filter(|text| !text.is_empty())
}

fn message(body: &[u8]) -> Option<String> {
    if let Ok(root) = parse(body) {
        return words(&root);
    }
    let json: serde_json::Value = serde_json::from_slice(body).ok()?;
    json.get("message")?.as_str().map(str::to_owned).filter(|text| !text.trim().is_empty())
}

/// What the words stand for; `None`: the status says it.
fn code(status: u16, words: &str) -> Option<ErrorCode> {
    if !matches!(status, 400 | 403 | 404 | 422 | 500) {
        return None;
    }
    let names = |name: &str| words.contains(name);
    if names("AccessDeniedException") {
        return Some(ErrorCode::MissingRight);
    }
    if names("DoesNotExistException") || names("NotFoundException") {
        return Some(ErrorCode::NotFound);
    }
    // The words for a fault of the service's own.
    let own_fault = words.trim().to_lowercase().starts_with("tekniskt fel");
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
    fn a_body_has_a_meaning(#[case] status: u16, #[case] body: &str, #[case] code: Option<ErrorCode>) {
        assert_eq!(said(status, body.as_bytes()).code, code);
    }
}
