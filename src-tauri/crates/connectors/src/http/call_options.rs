//! What a single call brings along besides its address and its body.

use std::fmt;

use reqwest::header::HeaderValue;
use secrecy::SecretString;

/// A token that was got by logging in, and that another one may follow.
#[derive(Clone)]
pub(crate) struct Bearer {
    header: HeaderValue,
    secret: SecretString,
}

impl Bearer {
    /// A token. `None`: it cannot stand in a header.
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

/// How one call is made.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CallOptions<'a> {
    /// The token that the call carries.
    pub(crate) bearer: Option<&'a Bearer>,
    /// Whether the call keeps the client's pace.
    pub(crate) paced: bool,
}
