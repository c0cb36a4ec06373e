//! The errors of a call, as a closed set of codes, and the outcome of a write.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::http::redact;

/// A service that the app calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    Alexis,
    Kleer,
    Personio,
}

impl Service {
    /// The service's name in the vendor's own spelling.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alexis => "Alexis HR",
            Self::Kleer => "Kleer",
            Self::Personio => "Personio",
        }
    }
}

/// The cause of an error. The set is closed because the window has a text and a next action for each code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The app may not call the address. It is neither https nor http on loopback, it contains credentials or a query,
    /// or its company id is not a number.
    AddressInvalid,
    /// The host name is unknown or the connection was refused. Often there is no network.
    Unreachable,
    /// No answer came within the time-out.
    TimedOut,
    /// The connection broke before the answer was complete.
    ConnectionLost,
    /// No trustworthy encrypted connection could be made.
    Insecure,
    /// A proxy requires a login (407).
    ProxyLogin,
    /// The address answered with a redirect. The app never follows one, because that would hand over the credentials.
    Redirected,
    /// The service does not accept the credentials (401).
    WrongCredentials,
    /// The credentials are valid but lack a right.
    MissingRight,
    /// The requested record does not exist.
    NotFound,
    /// The service limited the rate (429) more often than the app retries.
    TooManyRequests,
    /// The service failed (5xx without a reason).
    ServiceDown,
    /// The service refused the request. [`Error::service_message`] holds its reason.
    Refused,
    /// This version cannot decode the answer. [`Error::field`] names the place.
    NotUnderstood,
    /// The answer is larger than the app reads.
    TooLarge,
    /// The pages of a list are inconsistent because rows moved while they were read. Reading again usually helps.
    Incomplete,
    /// A read does not show a record that was written. The credentials may be limited to reading other people.
    NotShown,
}

impl ErrorCode {
    /// The code as it appears in the window and in the logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AddressInvalid => "address_invalid",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::ConnectionLost => "connection_lost",
            Self::Insecure => "insecure",
            Self::ProxyLogin => "proxy_login",
            Self::Redirected => "redirected",
            Self::WrongCredentials => "wrong_credentials",
            Self::MissingRight => "missing_right",
            Self::NotFound => "not_found",
            Self::TooManyRequests => "too_many_requests",
            Self::ServiceDown => "service_down",
            Self::Refused => "refused",
            Self::NotUnderstood => "not_understood",
            Self::TooLarge => "too_large",
            Self::Incomplete => "incomplete",
            Self::NotShown => "pay_unseen",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A call that failed. Its `Display` text holds code, call and status only, and never a payload.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error {
    pub code: ErrorCode,
    pub service: Service,
    /// The name of the call, for example "kleer.create_user".
    pub call: &'static str,
    /// The HTTP status. `None` when no answer came.
    pub status: Option<u16>,
    /// The service's own message: at most 200 characters, with long numbers, e-mail addresses and credentials masked.
    pub service_message: Option<String>,
    /// The place in the answer, for example "data[3].id" or "users/user[2]/active". It has at most 200 characters and is
    /// masked like `service_message`.
    pub field: Option<String>,
    /// The wait that the service asked for.
    pub retry_after: Option<Duration>,
    /// The service's trace id of the request. The service's support asks for it.
    pub trace: Option<String>,
}

impl Error {
    pub(crate) fn new(code: ErrorCode, service: Service, call: &'static str) -> Self {
        Self { code, service, call, status: None, service_message: None, field: None, retry_after: None, trace: None }
    }

    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    pub(crate) fn with_service_message(mut self, message: Option<String>) -> Self {
        self.service_message = message;
        self
    }

    /// Sets the place. `field` consists of our own names and record ids, so it can hold no secret.
    pub(crate) fn at(self, field: &str) -> Self {
        self.at_redacted(field, &[])
    }

    /// Sets the place. `field` can contain names that the service sent, so `secrets` are removed from it.
    pub(crate) fn at_redacted(mut self, field: &str, secrets: &[&str]) -> Self {
        self.field = redact(field, secrets).or_else(|| Some(".".to_owned()));
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.code, self.call)?;
        match self.status {
            Some(status) => write!(f, " (status {status})"),
            None => Ok(()),
        }
    }
}

/// The outcome of a write.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a write whose outcome is not looked at is lost"]
pub enum Written<T> {
    /// The service confirmed the write.
    Done(T),
    /// The service refused the write (4xx). It did not happen.
    Refused(Error),
    /// The write never reached the service: no connection was made, or the last attempt was answered with 429. It did
    /// not happen.
    NotSent(Error),
    /// The write may or may not have happened: a 5xx, a time-out, a lost connection, or an answer that cannot be decoded.
    /// Only a later read can settle it. Sending again could write it twice.
    Unclear(Error),
}

impl<T> Written<T> {
    /// The error, unless the service confirmed the write.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Done(_) => None,
            Self::Refused(error) | Self::NotSent(error) | Self::Unclear(error) => Some(error),
        }
    }

    /// Decodes the answer to a confirmed write. An answer that cannot be decoded makes the write unclear, because the write
    /// may have happened.
    pub(crate) fn and_then<U>(self, decode: impl FnOnce(T) -> Result<U, Error>) -> Written<U> {
        match self {
            Self::Done(answer) => match decode(answer) {
                Ok(value) => Written::Done(value),
                Err(error) => Written::Unclear(error),
            },
            Self::Refused(error) => Written::Refused(error),
            Self::NotSent(error) => Written::NotSent(error),
            Self::Unclear(error) => Written::Unclear(error),
        }
    }
}
