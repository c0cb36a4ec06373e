//! The settings of the owner's mail server.

use std::{fmt, time::Duration};

use serde::{Deserialize, Serialize};

/// How the connection is encrypted. Plain text is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// STARTTLS: the connection begins in plain text and is encrypted before the login (most often port 587). Without encryption
    /// nothing is sent.
    StartTls,
    /// TLS from the first byte (most often port 465).
    Tls,
}

/// A mail server with its user and sender. The password is stored in the keychain.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    /// The host name. The certificate must be for this name.
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// The user name. `None`: the app does not log in.
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

/// The time limits of an exchange with the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The limit for the connection.
    pub connect: Duration,
    /// The limit for the whole exchange, with the connection.
    pub whole: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), whole: Duration::from_secs(60) }
    }
}
