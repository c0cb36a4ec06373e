//! A mail, and the languages it is written in.

use serde::{Deserialize, Serialize};

/// A language of the mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// Swedish.
    Sv,
    /// German.
    De,
}

/// What is sent: plain text, lines parted by `\n`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The subject, one line.
    pub subject: String,
    /// The text.
    pub body: String,
}
