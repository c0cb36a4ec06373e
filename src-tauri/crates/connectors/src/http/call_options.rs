//! The options of a single call, besides its address and its body.

use std::fmt;

use reqwest::header::HeaderValue;
use secrecy::SecretString;

/// A token from a login. A later login may replace it.
#[derive(Clone)]
pub(crate) struct Bearer {
    header: HeaderValue,
    secret: SecretString,
}

impl Bearer {
    /// `None` when the text is empty or cannot stand in a header.
    pub(crate) fn new(token: &str) -> Option<Self> {
        let token = token.trim();
        if token.is_empty() {
            return None;
        }
        let mut header = HeaderValue::from_str(&format!("Bearer {token}")).ok()?;
        header.set_sensitive(true);
        Some(Self { header, secret: SecretString::from(token) })
    }

    pub(super) fn header(&self) -> HeaderValue {
        self.header.clone()
    }

    pub(super) fn secret(&self) -> SecretString {
        self.secret.clone()
    }
}

impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bearer")
    }
}

/// The options of one call.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CallOptions<'a> {
    /// The token that the call carries.
    pub(crate) bearer: Option<&'a Bearer>,
    /// Whether the client's rate limiter applies to the call.
    pub(crate) rate_limited: bool,
}
