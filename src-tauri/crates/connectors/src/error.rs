//! What can go wrong between the app and a service: a closed set of codes, and what is known after a write.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::http::redact;

/// A service that the app speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// Alexis HR.
    Alexis,
    /// Kleer.
    Kleer,
    /// Personio.
    Personio,
}

impl Service {
    /// The service's name, as its owner writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alexis => "Alexis HR",
            Self::Kleer => "Kleer",
            Self::Personio => "Personio",
        }
    }
}

/// What went wrong. A closed set: the window holds a text and a way on for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The address is not one the app may call: not https (or http on loopback), with credentials or a query in it, or
    /// with a company id that is not a number.
    AddressInvalid,
    /// The service could not be reached: its name is unknown or the connection was refused. Often: no network.
    Unreachable,
    /// No answer within the time-out.
    TimedOut,
    /// The connection broke before the answer was complete.
    ConnectionLost,
    /// No trustworthy encrypted connection could be made.
    Insecure,
    /// A proxy on the way wants a log-in (407).
    ProxyLogin,
    /// The address answered that it has moved. The app never follows, because it would hand over the credentials.
    Redirected,
    /// The service does not accept the credentials (401).
    WrongCredentials,
    /// The credentials are good but lack a right.
    MissingRight,
    /// What was asked for does not exist.
    NotFound,
    /// The service asked for patience, more often than the app was willing to wait (429).
    TooManyRequests,
    /// The service has a fault of its own (5xx without a reason).
    ServiceDown,
    /// The service said no; [`Error::said`] holds its words.
    Refused,
    /// The answer is not what this version understands; [`Error::field`] names the place.
    NotUnderstood,
    /// The answer is larger than the app is willing to read.
    TooLarge,
    /// The pages of a list do not add up: rows moved while they were read. Reading again usually helps.
    Incomplete,
    /// What was written does not show in a read. The credentials may be limited to other people than those they write to.
    NotShown,
}

impl ErrorCode {
    /// The code as the text that the window and the logs carry.
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

/// A call that did not succeed. Shown as text it is code, call and status only: never a payload.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error {
    /// What went wrong.
    pub code: ErrorCode,
    /// The service that was called.
    pub service: Service,
    /// The call, "kleer.create_user" for example.
    pub call: &'static str,
    /// The HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// The service's own words: at most 200 characters, with long numbers, e-mail addresses and credentials masked.
    pub said: Option<String>,
    /// Where in an answer the trouble is: "data[3].id", "users/user[2]/active". At most 200 characters, masked like `said`.
    pub field: Option<String>,
    /// How long the service asked to be left alone.
    pub retry_after: Option<Duration>,
    /// The service's own number of the exchange. Its support asks for it.
    pub trace: Option<String>,
}

impl Error {
    /// An error with nothing but its code and its call.
    pub(crate) fn new(code: ErrorCode, service: Service, call: &'static str) -> Self {
        Self { code, service, call, status: None, said: None, field: None, retry_after: None, trace: None }
    }

    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    pub(crate) fn with_said(mut self, said: Option<String>) -> Self {
        self.said = said;
        self
    }

    /// The place, in words of ours and ids of records.
    pub(crate) fn at(self, field: &str) -> Self {
        self.at_hiding(field, &[])
    }

    /// The place. Names in an answer are the service's words as well, so they are treated as such.
    pub(crate) fn at_hiding(mut self, field: &str, secrets: &[&str]) -> Self {
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

/// What is known after a write.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a write whose outcome is not looked at is lost"]
pub enum Written<T> {
    /// The service confirmed it.
    Done(T),
    /// The service answered no (4xx): it did not happen.
    Refused(Error),
    /// It never reached the service (no connection could be made, or 429 to the last attempt): it did not happen.
    NotSent(Error),
    /// It may or may not have happened: every 5xx, a time-out, a broken connection, an answer that is not understood.
    /// Only reading back tells; sending again could do it twice.
    Unclear(Error),
}

impl<T> Written<T> {
    /// The error of a write that is not known to have happened.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Done(_) => None,
            Self::Refused(error) | Self::NotSent(error) | Self::Unclear(error) => Some(error),
        }
    }

    /// Decodes the answer of a write that the service confirmed. What cannot be decoded is unclear: the write may well
    /// have happened.
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
