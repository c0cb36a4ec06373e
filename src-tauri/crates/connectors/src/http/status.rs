//! Converts failed answers and transport errors to [`Error`].

use std::time::Duration;

use super::redact::redact;
use super::retry::TransportError;
use crate::error::{Error, ErrorCode, Service};

/// The longest trace id that is kept.
const LONGEST_TRACE: usize = 64;

/// A decoded error body. The folder of each service decodes its own format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ErrorBody {
    /// The code that the message stands for, when the message is more specific than the status.
    pub(crate) code: Option<ErrorCode>,
    /// The message, not yet redacted.
    pub(crate) message: Option<String>,
    /// The service's trace id of the request, not yet checked.
    pub(crate) trace: Option<String>,
}

/// The error of an answer with a status other than 2xx.
pub(crate) fn status_error(
    service: Service,
    call: &'static str,
    status: u16,
    body: ErrorBody,
    retry_after: Option<Duration>,
    secrets: &[&str],
) -> Error {
    let message = body.message.and_then(|message| redact(&message, secrets));
    let code = body.code.unwrap_or_else(|| code_of(status));
    let mut error = Error::new(code, service, call).with_status(status).with_service_message(message);
    error.retry_after = retry_after;
    error.trace = body.trace.filter(|trace| is_trace(trace, secrets));
    error
}

/// Whether the text looks like a trace id and contains no secret.
fn is_trace(text: &str, secrets: &[&str]) -> bool {
    let has_only_id_characters = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_short = (1..=LONGEST_TRACE).contains(&text.len());
    let has_secret = secrets.iter().any(|secret| !secret.is_empty() && (text.contains(secret) || secret.contains(text)));
    has_only_id_characters && is_short && !has_secret
}

/// The code of a status when the body does not give one.
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

/// The error of a request without a complete answer.
pub(crate) fn transport_error(service: Service, call: &'static str, error: TransportError) -> Error {
    let code = match error {
        TransportError::NoConnection => ErrorCode::Unreachable,
        TransportError::ConnectTimedOut | TransportError::TimedOut => ErrorCode::TimedOut,
        TransportError::Insecure => ErrorCode::Insecure,
        TransportError::ProxyLogin => ErrorCode::ProxyLogin,
        TransportError::Lost => ErrorCode::ConnectionLost,
        TransportError::TooLarge => ErrorCode::TooLarge,
    };
    Error::new(code, service, call)
}
