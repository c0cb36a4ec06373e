//! The types that the call tables of all services share.

use serde::{Deserialize, Serialize};

use crate::http::Verb;

/// The evidence that a call works as the table states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// The call was seen to work against the live service.
    Proven,
    /// Published clients of other vendors use the call.
    ThirdParty,
    /// The call is derived from the published schema and from the other calls. No client is known to make it.
    Unproven,
}

/// A call and its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallProof {
    /// The name in logs and errors, for example "kleer.create_user".
    pub name: &'static str,
    pub proof: Proof,
}

/// The HTTP method of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    Get,
    /// Usually creates at Kleer.
    Put,
    /// Usually updates at Kleer. Creates at Alexis HR and Personio.
    Post,
    /// Updates at Alexis HR.
    Patch,
    Delete,
}

impl Method {
    /// The verb for the writer. Reads do not go through the writer, so `Get` has no verb of its own.
    pub(crate) fn verb(self) -> Verb {
        match self {
            Self::Put => Verb::Put,
            Self::Get | Self::Post => Verb::Post,
            Self::Patch => Verb::Patch,
            Self::Delete => Verb::Delete,
        }
    }
}
