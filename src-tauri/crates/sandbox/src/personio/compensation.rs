//! Compensations, their types, and which of them a window shows.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Personio;

/// The category of types that are paid once.
pub(super) const ONE_TIME: &str = "ONE_TIME";
/// The category of types that are paid again and again.
pub(super) const RECURRING: &str = "RECURRING";
/// The category of the base salary.
pub(super) const FIXED_SALARY: &str = "FIXED_SALARY";

/// A type of compensations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompensationType {
    /// A UUID.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// `ONE_TIME`, `RECURRING`, `FIXED_SALARY`, and others that no document names.
    pub category: String,
    /// It is in the list, but posting a compensation of it is refused.
    pub refused_by_post: bool,
}

/// How often something recurring is paid.
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

/// What a person gets, or an end of it (a value of zero).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compensation {
    /// A UUID. Empty when it is still to be given one.
    pub id: String,
    /// The person's id.
    pub person: String,
    /// The type's id.
    pub type_id: String,
    /// In the unit of the currency.
    pub value: Decimal,
    /// Three letters.
    pub currency: String,
    /// The day from which it holds, or on which it is paid once.
    pub effective_from: NaiveDate,
    /// None for what is paid once.
    pub interval: Option<Interval>,
    /// What was said about it.
    pub comment: Option<String>,
}

impl Compensation {
    /// Euros, paid once, without a comment, and without an id.
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

    /// Euros a month, until something else holds.
    pub fn monthly(person: &str, type_id: &str, value: Decimal, effective_from: NaiveDate) -> Compensation {
        Compensation { interval: Some(Interval::Monthly), ..Compensation::once(person, type_id, value, effective_from) }
    }
}

impl Personio {
    /// What a window shows: what is paid once within it, and everything else that is in force on one of its days. What
    /// begins later takes the place of what a person had of the same type. Zero is not shown.
    pub fn compensations_in(&self, first: NaiveDate, last: NaiveDate) -> Vec<&Compensation> {
        let categories: HashMap<&str, &str> = self.types.iter().map(|known| (known.id.as_str(), known.category.as_str())).collect();
        let is_once = |compensation: &Compensation| categories.get(compensation.type_id.as_str()) == Some(&ONE_TIME);
        let mut starts: HashMap<(&str, &str), Vec<NaiveDate>> = HashMap::new();
        for compensation in self.compensations.iter().filter(|compensation| !is_once(compensation)) {
            let key = (compensation.person.as_str(), compensation.type_id.as_str());
            starts.entry(key).or_default().push(compensation.effective_from);
        }
        let shown = |compensation: &&Compensation| {
            let from = compensation.effective_from;
            if compensation.value.is_zero() || from > last {
                return false;
            }
            if is_once(compensation) {
                return first <= from;
            }
            let key = (compensation.person.as_str(), compensation.type_id.as_str());
            let replaced = starts.get(&key).into_iter().flatten().any(|start| *start > from && *start <= first);
            !replaced
        };
        self.compensations.iter().filter(shown).collect()
    }
}
