//! The summary mail: the owner's mail server, and the state of each mail.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::AppError;

/// The owner's mail server, without its password.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MailSettings {
    /// `None`: mails are opened in the owner's mail program.
    pub server: Option<MailServer>,
    /// Whether the keychain holds a password for the server.
    pub has_password: bool,
    /// How many mails wait to be sent.
    pub waiting: u32,
    /// Whether Microsoft's mail servers take passwords today.
    pub microsoft: MicrosoftPasswords,
}

/// Whether Microsoft's mail servers take passwords. Microsoft switches them off at the end of December 2026. An administrator can
/// turn them on again for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MicrosoftPasswords {
    /// Until the end of December 2026.
    Ending,
    /// Since then.
    Ended,
}

impl MicrosoftPasswords {
    pub fn on(today: NaiveDate) -> Self {
        if today.year() < 2027 { Self::Ending } else { Self::Ended }
    }
}

/// A mail server and its sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailServer {
    /// The server's name. Its certificate must be for this name.
    pub host: String,
    pub port: u16,
    pub security: MailSecurity,
    /// The user's name; `None`: no log-in.
    pub user: Option<String>,
    /// The sender's address.
    pub from: String,
}

/// How a mail server's connection is encrypted. Plain text is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// The connection begins in plain text and is encrypted before the log-in (most often port 587).
    StartTls,
    /// The connection is encrypted from the first byte (most often port 465).
    Tls,
}

/// A mail server to test or save.
#[derive(Clone, Deserialize, TS)]
pub struct MailServerDraft {
    pub server: MailServer,
    /// `None`: the stored password, if there is one.
    pub password: Option<String>,
}

/// The recipients of the summary of an integration's runs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SummaryMail {
    /// The company managers' addresses. Empty: no mail is sent.
    pub to: Vec<String>,
    /// Whether the mail lists the amounts of single people.
    pub people: bool,
}

/// The summary mail of a run.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunMail {
    pub state: MailState,
    pub to: Vec<String>,
    pub subject: String,
    pub body: String,
    /// When it was sent, or the last attempt, RFC 3339 in UTC.
    pub at: Option<String>,
    /// Why it was not sent, or not to all recipients.
    pub error: Option<AppError>,
}

/// The state of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// There are no recipients.
    Off,
    /// There is no server, or the server did not accept the mail. The app tries again at the next start and after the next run.
    Waiting,
    /// The server accepted the mail.
    Sent,
    /// The connection broke at the end: the mail may or may not have been sent. The app does not send it again by itself.
    Unclear,
    /// The owner opened the mail in a mail program.
    Opened,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn microsoft_passwords_end_with_december_2026() {
        let on = |year, month, day| MicrosoftPasswords::on(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        assert_eq!([on(2026, 11, 29), on(2026, 12, 31)], [MicrosoftPasswords::Ending; 2]);
        assert_eq!([on(2027, 1, 1), on(2030, 6, 1)], [MicrosoftPasswords::Ended; 2]);
    }
}
