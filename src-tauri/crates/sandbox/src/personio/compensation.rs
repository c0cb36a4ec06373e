//! Compensations, their types, and the compensations that a window of days shows.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Personio;

pub(super) const ONE_TIME: &str = "ONE_TIME";
pub(super) const RECURRING: &str = "RECURRING";
/// The category of the base salary.
pub(super) const FIXED_SALARY: &str = "FIXED_SALARY";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompensationType {
    pub id: String,
    /// A UUID.
    pub name: String,
    /// `ONE_TIME`, `RECURRING`, `FIXED_SALARY`, and others that no document names.
    pub category: String,
    /// The type is in the list, but posting a compensation of it is refused.
    pub refused_by_post: bool,
}

/// The interval of a recurring compensation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Interval {
    #[serde(rename = "MONTHLY")]
    Monthly,
    #[serde(rename = "QUARTERLY")]
    Quarterly,
    #[serde(rename = "HALF-YEARLY")]
    HalfYearly,
    #[serde(rename = "YEARLY")]
    Yearly,
}

/// A compensation of a person. A value of zero ends a recurring one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compensation {
    /// A UUID. Empty for a new compensation.
    pub id: String,
    /// The person's id.
    pub person: String,
    pub type_id: String,
    /// In the currency's main unit, such as euros.
    pub value: Decimal,
    /// Three letters.
    pub currency: String,
    /// The first day, or the day of a one-time payment.
    pub effective_from: NaiveDate,
    /// None for a one-time payment.
    pub interval: Option<Interval>,
    pub comment: Option<String>,
}

impl Compensation {
    /// A new one-time payment in euros, without a comment.
    pub fn once(person: &str, type_id: &str, value: Decimal, effective_from: NaiveDate) -> Compensation {
        Compensation {
            id: String::new(),
            person: person.into(),
            type_id: type_id.into(),
            value,
            currency: "EUR".into(),
            effective_from,
            interval: None,
            comment: None,
        }
    }

    /// A new monthly payment in euros, until another compensation replaces it.
    pub fn monthly(person: &str, type_id: &str, value: Decimal, effective_from: NaiveDate) -> Compensation {
        Compensation { interval: Some(Interval::Monthly), ..Compensation::once(person, type_id, value, effective_from) }
    }
}

impl Personio {
    /// The compensations of a window: one-time payments within it, and all others in force on one of its days. A later compensation of
    /// the same person and type replaces an earlier one. A value of zero is not shown.
    pub fn compensations_in(&self, first: NaiveDate, last: NaiveDate) -> Vec<&Compensation> {
        let categories: HashMap<&str, &str> =
            self.types.iter().map(|compensation_type| (compensation_type.id.as_str(), compensation_type.category.as_str())).collect();
        let is_one_time = |compensation: &Compensation| categories.get(compensation.type_id.as_str()) == Some(&ONE_TIME);
        let mut starts: HashMap<(&str, &str), Vec<NaiveDate>> = HashMap::new();
        for compensation in self.compensations.iter().filter(|compensation| !is_one_time(compensation)) {
            let key = (compensation.person.as_str(), compensation.type_id.as_str());
            starts.entry(key).or_default().push(compensation.effective_from);
        }
        let is_visible = |compensation: &&Compensation| {
            let from = compensation.effective_from;
            if compensation.value.is_zero() || from > last {
                return false;
            }
            if is_one_time(compensation) {
                return first <= from;
            }
            let key = (compensation.person.as_str(), compensation.type_id.as_str());
            let replaced = starts.get(&key).into_iter().flatten().any(|start| *start > from && *start <= first);
            !replaced
        };
        self.compensations.iter().filter(is_visible).collect()
    }
}
