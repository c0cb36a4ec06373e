//! The value types of Personio's answers.

use chrono::NaiveDate;
use domain::money::Currency;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::value::RawValue;

use crate::json::{LenientString, decimal};

/// A required id. A number is read as text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id(pub(crate) String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        LenientString::deserialize(deserializer)?.0.map(Self).ok_or_else(|| D::Error::custom("an id is expected"))
    }
}

/// An exact amount, written as a number or as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exact(pub(crate) Decimal);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = LenientString::deserialize(deserializer)?;
        text.get().and_then(decimal).map(Self).ok_or_else(|| D::Error::custom("a number is expected"))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CurrencyCode(pub(crate) Currency);

impl<'de> Deserialize<'de> for CurrencyCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = LenientString::deserialize(deserializer)?;
        text.get().and_then(|text| text.parse().ok()).map(Self).ok_or_else(|| D::Error::custom("a currency is expected"))
    }
}

/// A calendar day, with or without a time of day. Missing, null and blank values are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Day(pub(crate) Option<NaiveDate>);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Some(text) = LenientString::deserialize(deserializer)?.0 else { return Ok(Self(None)) };
        day(&text).map(|day| Self(Some(day))).ok_or_else(|| D::Error::custom("a day is expected"))
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    let (day, rest) = text.split_at_checked(10)?;
    if rest.is_empty() || rest.starts_with('T') { day.parse().ok() } else { None }
}

/// A single value as text. A list or an object is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Scalar(pub(crate) Option<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        // A list or an object is not an error, because no export needs it.
        Ok(Self(serde_json::from_str::<LenientString>(raw.get()).unwrap_or_default().0))
    }
}

/// A field that is present, with any value. Together with `default` it distinguishes a missing field from an empty one.
pub(super) fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<LenientString>, D::Error> {
    LenientString::deserialize(deserializer).map(Some)
}
