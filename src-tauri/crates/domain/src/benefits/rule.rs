//! What becomes of a benefit: to which compensation types its amounts go.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compensation::{Category, Interval};
use crate::money::Currency;

/// What the owner decided about a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BenefitRule {
    /// Its amounts are sent.
    Send {
        /// Where to. More than one: the amount is split.
        parts: Vec<Part>,
    },
    /// Its amounts are not sent.
    DoNotSend,
}

/// One part of a benefit's amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Part {
    /// The compensation type.
    pub into: TypeChoice,
    /// How much of the amount.
    pub share: Share,
    /// Once in the payroll month, or again and again.
    pub payout: Payout,
}

/// A compensation type, existing or to be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TypeChoice {
    /// One that the target has.
    Existing {
        /// The target's id.
        id: String,
        /// Its name when it was chosen.
        name: String,
    },
    /// One that the first run makes, unless the target has one of that name by then.
    New {
        /// Its name.
        name: String,
    },
}

/// How much of a benefit's amount goes to a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Share {
    /// An amount, at most; what is there when there is less.
    Amount(#[ts(as = "String")] Decimal),
    /// Per cent of the whole amount.
    Percent(#[ts(as = "String")] Decimal),
    /// What the other parts leave over. Exactly one part of a benefit has it.
    Rest,
}

/// When a part is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Payout {
    /// Once, in the payroll month.
    OneTime,
    /// From the payroll month on, until somebody ends it in the target.
    Recurring {
        /// How often.
        interval: Interval,
    },
}

impl Payout {
    /// The category that a type must have for it.
    pub fn category(self) -> Category {
        match self {
            Self::OneTime => Category::OneTime,
            Self::Recurring { .. } => Category::Recurring,
        }
    }

    /// The interval, when it has one.
    pub fn interval(self) -> Option<Interval> {
        match self {
            Self::OneTime => None,
            Self::Recurring { interval } => Some(interval),
        }
    }
}

/// The settings of a benefit export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BenefitSettings {
    /// What becomes of each benefit, by its id. A benefit without one is not sent and is asked about.
    pub rules: BTreeMap<String, BenefitRule>,
    /// The currency of every amount.
    pub currency: Currency,
    /// The attribute of the target that holds the personnel number, by its id; `None`: found by its name.
    pub number_attribute: Option<String>,
    /// Negative amounts are sent. Off, because nobody has seen the target take one.
    pub send_negative: bool,
}

impl Default for BenefitSettings {
    fn default() -> Self {
        Self { rules: BTreeMap::new(), currency: Currency::EUR, number_attribute: None, send_negative: false }
    }
}
