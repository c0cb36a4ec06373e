//! The summary mail: the owner's mail server, and what became of each mail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::AppError;

/// The owner's mail server as the window may know it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MailSettings {
    /// The server; `None`: mails are opened in the owner's own mail program.
    pub server: Option<MailServer>,
    /// Whether the keychain holds a password for it.
    pub has_password: bool,
    /// How many mails wait to be sent.
    pub waiting: u32,
}

/// A mail server and who sends by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailServer {
    /// Its name. The certificate must be for it.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted. Plain text is not offered.
    pub security: MailSecurity,
    /// The user's name; `None`: without a login.
    pub user: Option<String>,
    /// The sender's address.
    pub from: String,
}

/// How a mail server's connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// It begins in plain text and is encrypted before the login (most often port 587).
    StartTls,
    /// It is encrypted from its first byte (most often port 465).
    Tls,
}

/// A mail server to be tested or kept.
#[derive(Clone, Deserialize, TS)]
pub struct MailServerDraft {
    /// The server.
    pub server: MailServer,
    /// The password; `None`: the one that is kept, if any.
    pub password: Option<String>,
}

/// Who gets the summary of an integration's runs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SummaryMail {
    /// The company managers' addresses. None: no mail.
    pub to: Vec<String>,
    /// Whether the mail holds the amounts of single people.
    pub people: bool,
}

/// The summary mail of a run.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunMail {
    /// What became of it.
    pub state: MailState,
    /// To whom.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
    /// When it was sent or last tried, RFC 3339 in UTC.
    pub at: Option<String>,
    /// Why it is not sent.
    pub error: Option<AppError>,
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// Nobody is to get one.
    Off,
    /// It waits: there is no server, or the server did not take it. It is tried again at the next start and after the next run.
    Waiting,
    /// The server took it.
    Sent,
    /// It may or may not have gone out: the connection broke at the end. It is not sent again by itself.
    Unclear,
    /// The owner opened it in a mail program.
    Opened,
}
