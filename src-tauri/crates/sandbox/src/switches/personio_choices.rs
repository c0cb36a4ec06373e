//! The switches of Personio with more than two values.

use serde::{Deserialize, Serialize};

/// The content of the answer to a posted compensation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioPostAnswer {
    /// The compensation. Its type has only an id.
    Whole,
    /// The id, and the id of the type.
    Ids,
    /// Only the id of the type.
    TypeOnly,
}

/// The result of posting the same person, type and day again, one-time or recurring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioRepeated {
    /// A second compensation.
    Second,
    /// 409.
    Conflict,
    /// The existing compensation gets the new value.
    Update,
}

/// The stored value of a posted compensation. The answer to the post shows the stored value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioKeptValue {
    AsPosted,
    /// Without its cents.
    Whole,
    Doubled,
    /// The value in two compensations.
    Twice,
    /// The value in another currency.
    OtherCurrency,
}

/// The result of creating a type whose name exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioTypeNames {
    /// A second type with the same name.
    Allow,
    /// 409.
    Refuse,
    /// The answer is the existing type.
    Merge,
}

/// The link to the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioNextLink {
    /// Absolute, to the next page.
    Right,
    /// Without the host.
    Relative,
    /// To the page itself.
    Loops,
}

/// The answer to an unknown method on a known path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioWrongMethod {
    /// 404, as for an unknown path.
    NotFound,
    /// 405.
    MethodNotAllowed,
}
