//! Why a mail did not go out.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What went wrong. The set is closed: the window has a text for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailErrorCode {
    /// The sender's or a recipient's address is none, there is no recipient, or the server cannot carry its letters.
    AddressInvalid,
    /// Nobody answers under the server's name and port.
    Unreachable,
    /// The server took too long.
    TimedOut,
    /// The server's certificate cannot be trusted, or its encryption is outdated.
    Insecure,
    /// The server offers no encryption, or not this kind of it.
    NoEncryption,
    /// The server refused the user's name or password, wants a login and got none, or offers none with a password.
    LoginRefused,
    /// The server takes no passwords any more, whichever it is. Microsoft switches them off.
    PasswordsOff,
    /// The server does not let this sender's address send.
    SenderRefused,
    /// The server refused every recipient.
    RecipientRefused,
    /// The server refused for another reason, perhaps only for now.
    Refused,
    /// The connection broke off.
    ConnectionLost,
}

/// A mail that did not go out, or perhaps did. Prints no address and no secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("the mail failed: {code:?}")]
pub struct MailError {
    /// What went wrong.
    pub code: MailErrorCode,
    /// The server's answer, at most 200 letters, without addresses and secrets.
    pub said: Option<String>,
    /// The addresses that the server refused, or that are none.
    pub recipients: Vec<String>,
    /// Whether the server may have taken the mail all the same: its answer to the whole content is missing.
    pub perhaps_sent: bool,
}

impl MailError {
    pub(crate) fn new(code: MailErrorCode) -> Self {
        Self { code, said: None, recipients: Vec::new(), perhaps_sent: false }
    }
}

impl From<MailErrorCode> for MailError {
    fn from(code: MailErrorCode) -> Self {
        Self::new(code)
    }
}

impl fmt::Debug for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, said, perhaps_sent) = (&self.code, &self.said, &self.perhaps_sent);
        let mut shown = f.debug_struct("MailError");
        shown.field("code", code).field("said", said).field("perhaps_sent", perhaps_sent);
        shown.field("recipients", &self.recipients.len()).finish()
    }
}
