//! The bodies that Personio receives, with fields in the order of its own examples.

use serde::Serialize;
use serde_json::value::RawValue;

/// A reference to a record.
#[derive(Debug, Serialize)]
pub(crate) struct Reference<'a> {
    pub(crate) id: &'a str,
}

/// A new compensation. A request has `value` and `currency` at the top level. An answer has them under `amount`.
#[derive(Debug, Serialize)]
pub(crate) struct NewCompensation<'a> {
    pub(crate) person: Reference<'a>,
    #[serde(rename = "type")]
    pub(crate) kind: Reference<'a>,
    /// A number with two decimals, written from the decimal without a float in between.
    pub(crate) value: Box<RawValue>,
    pub(crate) currency: &'a str,
    pub(crate) effective_from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) interval: Option<&'static str>,
    pub(crate) comment: &'a str,
}

#[derive(Debug, Serialize)]
pub(crate) struct NewType<'a> {
    pub(crate) name: &'a str,
    pub(crate) category: &'static str,
}
