//! From an answer that is not a success to an error.

use std::time::Duration;

use super::redact::redact;
use super::retry::Transport;
use crate::error::{Error, ErrorCode, Service};

/// The longest number of an exchange that is kept.
const LONGEST_TRACE: usize = 64;

/// What a service's error body says, as read by the service's own folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Said {
    /// The code that the words stand for, when they are more telling than the status.
    pub(crate) code: Option<ErrorCode>,
    /// The words, not yet redacted.
    pub(crate) words: Option<String>,
    /// The service's number of the exchange.
    pub(crate) trace: Option<String>,
}

/// The error of an answer with a status other than 2xx.
pub(crate) fn error_of(
    service: Service,
    call: &'static str,
    status: u16,
    said: Said,
    retry_after: Option<Duration>,
    secrets: &[&str],
) -> Error {
    let words = said.words.and_then(|words| redact(&words, secrets));
    let mut error = Error::new(said.code.unwrap_or_else(|| code_of(status)), service, call).with_status(status).with_said(words);
    error.retry_after = retry_after;
    error.trace = said.trace.filter(|trace| is_trace(trace, secrets));
    error
}

/// Whether a text is a number of an exchange and carries nothing else.
fn is_trace(text: &str, secrets: &[&str]) -> bool {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let short = (1..=LONGEST_TRACE).contains(&text.len());
    plain && short && !secrets.iter().any(|secret| !secret.is_empty() && (text.contains(secret) || secret.contains(text)))
}

/// What a status means when nothing more is known.
fn code_of(status: u16) -> ErrorCode {
    match status {
        300..=399 => ErrorCode::Redirected,
        401 => ErrorCode::WrongCredentials,
        403 => ErrorCode::MissingRight,
        404 | 410 => ErrorCode::NotFound,
        407 => ErrorCode::ProxyLogin,
        408 => ErrorCode::TimedOut,
        413 | 414 => ErrorCode::TooLarge,
        429 => ErrorCode::TooManyRequests,
        400..=499 => ErrorCode::Refused,
        500..=599 => ErrorCode::ServiceDown,
        _ => ErrorCode::NotUnderstood,
    }
}

/// The error of an exchange without a whole answer.
pub(crate) fn error_of_transport(service: Service, call: &'static str, failure: Transport) -> Error {
    let code = match failure {
        Transport::NoConnection => ErrorCode::Unreachable,
        Transport::ConnectTimedOut | Transport::TimedOut => ErrorCode::TimedOut,
        Transport::Insecure => ErrorCode::Insecure,
        Transport::ProxyLogin => ErrorCode::ProxyLogin,
        Transport::Lost => ErrorCode::ConnectionLost,
        Transport::TooLarge => ErrorCode::TooLarge,
    };
    Error::new(code, service, call)
}
