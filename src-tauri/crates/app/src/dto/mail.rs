//! The summary mail: the owner's mail server, and what became of each mail.

use chrono::{Datelike, NaiveDate};
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
    /// What holds for passwords at Microsoft's mail servers today.
    pub microsoft: MicrosoftPasswords,
}

/// Whether Microsoft's mail servers take passwords. It switches them off at the end of December 2026; an administrator can turn them
/// on again for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MicrosoftPasswords {
    /// Until the end of December 2026.
    Ending,
    /// Since then.
    Ended,
}

impl MicrosoftPasswords {
    /// What holds on a day.
    pub fn on(today: NaiveDate) -> Self {
        if today.year() < 2027 { Self::Ending } else { Self::Ended }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_at_microsoft_end_with_december_2026() {
        let on = |year, month, day| MicrosoftPasswords::on(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        assert_eq!([on(2026, 11, 29), on(2026, 12, 31)], [MicrosoftPasswords::Ending; 2]);
        assert_eq!([on(2027, 1, 1), on(2030, 6, 1)], [MicrosoftPasswords::Ended; 2]);
    }
}
