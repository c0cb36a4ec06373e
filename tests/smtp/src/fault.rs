//! What is to go wrong, and when.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A moment in a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Instead of the greeting.
    Greeting,
    /// Instead of the answer to the login.
    Login,
    /// Instead of the answer to the sender.
    Sender,
    /// Instead of the answer to a recipient.
    Recipient,
    /// Instead of the go-ahead for the content.
    Data,
    /// After the go-ahead, while the content is being sent.
    Middle,
    /// When the content has arrived; it is not kept.
    Content,
    /// When the content has arrived and is kept, instead of the answer.
    Taken,
}

/// What happens at a stage.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The server gives this answer, with its code ("550 5.7.1 no").
    Refuse(String),
    /// The server hangs up.
    Close,
    /// The server says nothing more.
    Silence,
}

/// Everything that is to go wrong.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Faults {
    /// By stage.
    pub at: BTreeMap<Stage, Fault>,
    /// The recipients that are refused.
    pub recipients: Vec<String>,
}

impl Faults {
    /// Microsoft's answers to a log-in by password: today's two, and the one that follows.
    pub const PASSWORDS_OFF: [&str; 3] = [
        "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0PR01CA0001.EURPRD01.PROD.OUTLOOK.COM]",
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
        "550 5.7.30 Basic authentication is not supported for Client Submission.",
    ];

    /// One thing that goes wrong.
    pub fn at(stage: Stage, fault: Fault) -> Self {
        Self { at: [(stage, fault)].into(), recipients: Vec::new() }
    }

    /// An answer of the server's own choosing.
    pub fn refuse(stage: Stage, answer: &str) -> Self {
        Self::at(stage, Fault::Refuse(answer.to_owned()))
    }

    /// Recipients that are refused.
    pub fn recipients(addresses: &[&str]) -> Self {
        Self { at: BTreeMap::new(), recipients: addresses.iter().map(|&address| address.to_owned()).collect() }
    }
}
