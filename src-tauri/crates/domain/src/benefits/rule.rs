//! The rules that assign the amounts of a benefit to compensation types.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compensation::{Category, Interval};
use crate::money::Currency;

/// The owner's decision about a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BenefitRule {
    Send {
        /// The amount is split when there are several.
        parts: Vec<Part>,
    },
    DoNotSend,
}

/// One part of a benefit's amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Part {
    pub into: TypeChoice,
    pub share: Share,
    pub payout: Payout,
}

/// A compensation type, existing or new.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TypeChoice {
    Existing {
        id: String,
        /// The name when the owner chose it.
        name: String,
    },
    /// The first run creates it, unless the target has a type of that name by then.
    New { name: String },
}

/// A part's share of the amount of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Share {
    /// A fixed amount, or less when the rest of the whole amount is less.
    Amount(#[ts(as = "String")] Decimal),
    /// Percentage of the whole amount.
    Percent(#[ts(as = "String")] Decimal),
    /// The rest after the other parts. Exactly one part of a benefit has this share.
    Rest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Payout {
    /// Once, in the payroll month.
    OneTime,
    /// From the payroll month on, until somebody ends it in the target.
    Recurring { interval: Interval },
}

impl Payout {
    /// The category that the compensation type must have.
    pub fn category(self) -> Category {
        match self {
            Self::OneTime => Category::OneTime,
            Self::Recurring { .. } => Category::Recurring,
        }
    }

    pub fn interval(self) -> Option<Interval> {
        match self {
            Self::OneTime => None,
            Self::Recurring { interval } => Some(interval),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BenefitSettings {
    /// Benefit id → rule. A benefit without a rule is not sent, and the owner is asked.
    pub rules: BTreeMap<String, BenefitRule>,
    /// The currency of every amount.
    pub currency: Currency,
    /// The id of the target's attribute with the personnel number. `None`: the attribute is found by its name.
    pub number_attribute: Option<String>,
    /// Whether negative amounts are sent. Off by default, because it is not known whether the target accepts them.
    pub send_negative: bool,
}

impl Default for BenefitSettings {
    fn default() -> Self {
        Self { rules: BTreeMap::new(), currency: Currency::EUR, number_attribute: None, send_negative: false }
    }
}
