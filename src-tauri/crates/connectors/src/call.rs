//! What the tables of calls of the services are made of.

use serde::{Deserialize, Serialize};

use crate::http::Verb;

/// How well a call is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Seen against the live service.
    Proven,
    /// Used by published clients of others.
    ThirdParty,
    /// Concluded from the published schema and from the other calls: nobody has been seen to make it.
    Unproven,
}

/// A call, and how well it is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallProof {
    /// The name in logs and errors.
    pub name: &'static str,
    /// How well it is proven.
    pub proof: Proof,
}

/// A call's method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Reads.
    Get,
    /// Creates at Kleer, as a rule.
    Put,
    /// Updates at Kleer, as a rule; creates at Alexis HR and Personio.
    Post,
    /// Updates at Alexis HR.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// How a body is sent.
    pub(crate) fn verb(self) -> Verb {
        match self {
            Self::Put => Verb::Put,
            Self::Get | Self::Post => Verb::Post,
            Self::Patch => Verb::Patch,
            Self::Delete => Verb::Delete,
        }
    }
}
