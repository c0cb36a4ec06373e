//! What kind of server is wanted.

use serde::Serialize;

/// The user's name that the server knows, if the settings say nothing else.
pub const USER: &str = "lohn@nordlicht.example";
/// The password that goes with it.
pub const PASSWORD: &str = "gröt och lingon 4711";

/// How the server encrypts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encryption {
    /// After a command, and demanded.
    StartTls,
    /// From the first byte.
    Tls,
    /// Never.
    None,
}

/// Who may log in.
#[derive(Debug, Clone, Serialize)]
pub struct Login {
    /// The user's name.
    pub user: String,
    /// The password.
    pub password: String,
}

/// What kind of server is wanted.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How it encrypts.
    pub encryption: Encryption,
    /// Who may log in; `None`: no login is offered, and none is wanted.
    pub login: Option<Login>,
    /// The ways to log in that it does not offer, of `PLAIN` and `LOGIN`.
    pub without_mechanisms: Vec<String>,
    /// Whether it carries addresses beyond ASCII.
    pub smtputf8: bool,
    /// The names in its certificate.
    pub names: Vec<String>,
    /// Whether the certificate is of the past.
    pub expired: bool,
    /// Its port on 127.0.0.1; 0: a free one.
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
