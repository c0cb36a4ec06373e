//! What a failed exchange was: reqwest's errors in our words.

use std::error::Error as StdError;
use std::io;

use super::retry::Transport;

/// Classifies a failure. When in doubt the request counts as sent.
pub(crate) fn classify(error: &reqwest::Error) -> Transport {
    if error.is_builder() {
        return Transport::NoConnection;
    }
    if error.is_connect() {
        if wants_proxy_login(error) {
            return Transport::ProxyLogin;
        }
        return match (encryption_failed(error), error.is_timeout()) {
            (true, _) => Transport::Insecure,
            (false, true) => Transport::ConnectTimedOut,
            (false, false) => Transport::NoConnection,
        };
    }
    if error.is_timeout() { Transport::TimedOut } else { Transport::Lost }
}

/// Whether the proxy answered 407. The library tells it by its words only.
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

/// Whether TLS is among the causes. An `io::Error` hides what it wraps from `source`, so it is opened by hand.
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
