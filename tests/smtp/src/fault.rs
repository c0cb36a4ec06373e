//! The faults of the test server.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The stage of a connection at which a fault happens.
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
    /// After the go-ahead, while the client sends the content.
    Middle,
    /// After the content arrived. The server does not store the mail.
    Content,
    /// After the server stored the mail, instead of the answer.
    Taken,
}

/// A fault at a stage.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The server sends this answer, for example "550 5.7.1 no".
    Refuse(String),
    /// The server closes the connection.
    Close,
    /// The server stops answering.
    Silence,
}

/// All faults of a server.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Faults {
    pub at: BTreeMap<Stage, Fault>,
    /// The recipients that the server refuses.
    pub recipients: Vec<String>,
}

impl Faults {
    /// Microsoft's answers to a login by password: the two of today, and the announced one.
    pub const PASSWORDS_OFF: [&str; 3] = [
        "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0PR01CA0001.EURPRD01.PROD.OUTLOOK.COM]",
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
        "550 5.7.30 Basic authentication is not supported for Client Submission.",
    ];

    pub fn at(stage: Stage, fault: Fault) -> Self {
        Self { at: [(stage, fault)].into(), recipients: Vec::new() }
    }

    pub fn refuse(stage: Stage, answer: &str) -> Self {
        Self::at(stage, Fault::Refuse(answer.to_owned()))
    }

    pub fn recipients(addresses: &[&str]) -> Self {
        Self { at: BTreeMap::new(), recipients: addresses.iter().map(|&address| address.to_owned()).collect() }
    }
}
