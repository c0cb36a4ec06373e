//! The switches of Personio that are no simple yes or no.

use serde::{Deserialize, Serialize};

/// What a good answer to a posted compensation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioPostAnswer {
    /// The compensation, with nothing but the id of its type.
    Whole,
    /// Its id and that of its type.
    Ids,
    /// Nothing but the id of its type.
    TypeOnly,
}

/// Posting the same person, type and day once more, one-time or recurring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioRepeated {
    /// There are two of them then.
    Second,
    /// Refused with 409.
    Conflict,
    /// The one that is there takes the new value.
    Update,
}

/// What is kept of the value of a posted compensation. The answer to the post tells the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioKeptValue {
    /// The value.
    AsPosted,
    /// The value without its cents.
    Whole,
    /// Twice the value.
    Doubled,
    /// The value, in two compensations.
    Twice,
    /// The value, in another currency.
    OtherCurrency,
}

/// Making a type whose name exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioTypeNames {
    /// There are two of them then.
    Allow,
    /// Refused with 409.
    Refuse,
    /// The answer is the type that is there.
    Merge,
}

/// The link to the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioNextLink {
    /// Absolute, and to the next page.
    Right,
    /// Without the host.
    Relative,
    /// To the page itself.
    Loops,
}

/// An unknown method on a known path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonioWrongMethod {
    /// 404, as for an unknown path.
    NotFound,
    /// 405.
    MethodNotAllowed,
}
