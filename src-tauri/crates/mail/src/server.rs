//! The owner's mail server, as the settings name it.

use std::{fmt, time::Duration};

use serde::{Deserialize, Serialize};

/// How the connection is encrypted. Plain text is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// It begins in plain text and is encrypted before the login (most often port 587). Without encryption nothing is sent.
    StartTls,
    /// It is encrypted from its first byte (most often port 465).
    Tls,
}

/// A mail server and who sends by it. The password is not part of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    /// Its name. The certificate must be for it.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub security: Security,
    /// The user's name; `None`: without a login.
    pub user: Option<String>,
    /// The sender's address.
    pub from: String,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, security, .. } = self;
        f.debug_struct("Server").field("host", host).field("port", port).field("security", security).finish_non_exhaustive()
    }
}

/// How long a server is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Until the connection stands.
    pub connect: Duration,
    /// From the first byte to the last, the connecting included.
    pub whole: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), whole: Duration::from_secs(60) }
    }
}
