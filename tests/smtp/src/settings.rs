//! The settings of a test server.

use serde::Serialize;

/// The default user of the server.
pub const USER: &str = "lohn@nordlicht.example";
/// The password of [`USER`].
pub const PASSWORD: &str = "gröt och lingon 4711";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encryption {
    /// The server demands encryption after the STARTTLS command.
    StartTls,
    /// The connection is encrypted from the first byte.
    Tls,
    None,
}

#[derive(Debug, Clone, Serialize)]
pub struct Login {
    pub user: String,
    pub password: String,
}

#[derive(Debug, Clone)]
pub struct Settings {
    pub encryption: Encryption,
    /// With `None` the server neither offers nor demands a login.
    pub login: Option<Login>,
    /// The login mechanisms that the server does not offer, of `PLAIN` and `LOGIN`.
    pub without_mechanisms: Vec<String>,
    /// Whether the server accepts addresses beyond ASCII.
    pub smtputf8: bool,
    /// The host names in the certificate.
    pub names: Vec<String>,
    /// Whether the certificate is expired.
    pub expired: bool,
    /// The port on 127.0.0.1. 0 selects a free port.
    pub port: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            encryption: Encryption::StartTls,
            login: Some(Login { user: USER.to_owned(), password: PASSWORD.to_owned() }),
            without_mechanisms: Vec::new(),
            smtputf8: true,
            names: vec!["localhost".to_owned(), "127.0.0.1".to_owned()],
            expired: false,
            port: 0,
        }
    }
}
