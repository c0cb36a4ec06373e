//! Converts reqwest's errors to [`TransportError`].

use std::error::Error as StdError;
use std::io;

use super::retry::TransportError;

/// Classifies an error. In doubt the request counts as sent.
pub(crate) fn classify(error: &reqwest::Error) -> TransportError {
    if error.is_builder() {
        return TransportError::NoConnection;
    }
    if error.is_connect() {
        if wants_proxy_login(error) {
            return TransportError::ProxyLogin;
        }
        return match (encryption_failed(error), error.is_timeout()) {
            (true, _) => TransportError::Insecure,
            (false, true) => TransportError::ConnectTimedOut,
            (false, false) => TransportError::NoConnection,
        };
    }
    if error.is_timeout() { TransportError::TimedOut } else { TransportError::Lost }
}

/// Whether the proxy answered 407. The library reports this only in its message text.
fn wants_proxy_login(error: &reqwest::Error) -> bool {
    let mut cause: Option<&(dyn StdError + 'static)> = error.source();
    while let Some(current) = cause {
        if current.to_string().contains("proxy authorization required") {
            return true;
        }
        cause = current.source();
    }
    false
}

/// Whether a TLS error is among the causes. `io::Error::source` skips the error that it wraps, so `get_ref` opens it.
fn encryption_failed(error: &reqwest::Error) -> bool {
    let mut cause: Option<&(dyn StdError + 'static)> = error.source();
    while let Some(current) = cause {
        if current.is::<rustls::Error>() {
            return true;
        }
        cause = match current.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => current.source(),
        };
    }
    false
}
