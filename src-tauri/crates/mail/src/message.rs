//! The content of a mail and its language.

use serde::{Deserialize, Serialize};

/// A language of the mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    En,
    Sv,
    De,
}

/// A mail in plain text. Lines end with `\n`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// One line.
    pub subject: String,
    pub body: String,
}
