//! The errors of a mail.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The kind of an error. The set is closed, and the window has a text for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailErrorCode {
    /// An address is invalid, there is no recipient, or the server does not accept non-ASCII addresses.
    AddressInvalid,
    /// No server answers at the host and port.
    Unreachable,
    /// A time limit was exceeded.
    TimedOut,
    /// The server's certificate cannot be trusted, or its encryption is outdated.
    Insecure,
    /// The server does not offer this kind of encryption.
    NoEncryption,
    /// The server refused the user name or the password, requires a login, or offers no login with a password.
    LoginRefused,
    /// The server no longer accepts any password. Microsoft has disabled passwords.
    PasswordsOff,
    /// The server does not accept the sender's address.
    SenderRefused,
    RecipientRefused,
    /// The server refused for another reason, perhaps temporarily.
    Refused,
    ConnectionLost,
}

/// A mail that was not sent, or perhaps not. `Debug` prints neither addresses nor secrets.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("the mail failed: {code:?}")]
pub struct MailError {
    pub code: MailErrorCode,
    /// The server's reply: at most 200 characters, without addresses and secrets.
    #[serde(rename = "said")]
    pub reply: Option<String>,
    /// The invalid addresses, or those that the server refused.
    pub recipients: Vec<String>,
    /// Whether the server may have accepted the mail: its reply to the complete content is missing.
    pub perhaps_sent: bool,
}

impl MailError {
    pub(crate) fn new(code: MailErrorCode) -> Self {
        Self { code, reply: None, recipients: Vec::new(), perhaps_sent: false }
    }
}

impl From<MailErrorCode> for MailError {
    fn from(code: MailErrorCode) -> Self {
        Self::new(code)
    }
}

impl fmt::Debug for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, reply, perhaps_sent) = (&self.code, &self.reply, &self.perhaps_sent);
        let mut debug = f.debug_struct("MailError");
        debug.field("code", code).field("reply", reply).field("perhaps_sent", perhaps_sent);
        debug.field("recipients", &self.recipients.len()).finish()
    }
}
