//! The records of the target: compensation types, compensations and people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::month::PayrollMonth;
use crate::money::Money;
use crate::person::PersonId;

/// The kind of pay of a compensation type. Personio's list is open, so unknown values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "word", rename_all = "snake_case")]
pub enum Category {
    OneTime,
    /// Paid until somebody ends it.
    Recurring,
    /// A fixed or hourly salary, a bonus, or an unknown value. Never written, because a second salary with the same first day would replace
    /// the first.
    Other(String),
}

impl Category {
    /// Whether the app may write compensations of this category.
    pub fn is_writable(&self) -> bool {
        matches!(self, Self::OneTime | Self::Recurring)
    }

    /// The app's own name for a category that it writes, else the target's name.
    pub fn as_str(&self) -> &str {
        match self {
            Self::OneTime => "one_time",
            Self::Recurring => "recurring",
            Self::Other(name) => name,
        }
    }
}

/// The payment interval of a recurring compensation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    Monthly,
    Quarterly,
    HalfYearly,
    /// In the month of the first day.
    Yearly,
}

impl Interval {
    /// Months between two payments.
    pub fn months(self) -> i32 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
        }
    }
}

/// A compensation type of the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompensationType {
    pub id: String,
    pub name: String,
    pub category: Category,
}

/// One compensation of the target. A field is `None` when the answer does not contain it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compensation {
    pub id: String,
    /// The target's id of the person.
    pub person: PersonId,
    pub type_id: String,
    pub type_name: Option<String>,
    pub category: Option<Category>,
    pub amount: Money,
    pub interval: Option<Interval>,
    /// First day.
    pub effective_from: Option<NaiveDate>,
    /// No answer with a comment has been seen so far.
    pub comment: Option<String>,
    /// The legal entity of the person.
    pub legal_entity: Option<String>,
}

/// A compensation to write. It cannot be changed or removed later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCompensation {
    /// The target's id of the person.
    pub person: PersonId,
    pub type_id: String,
    /// At most two decimals.
    pub amount: Money,
    /// First day.
    pub effective_from: NaiveDate,
    /// Only for recurring types.
    pub interval: Option<Interval>,
    /// The names of the benefits, and the mark.
    pub comment: String,
}

/// A person of the target, as far as the credentials show it. A field is `None` when the answer does not contain it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetPerson {
    pub id: PersonId,
    /// First and last name, where present.
    pub name: String,
    /// Trimmed and in lower case.
    pub email: Option<String>,
    /// Whether the person is employed now.
    pub active: Option<bool>,
    /// The released attributes that are not empty.
    pub attributes: Vec<PersonAttribute>,
}

/// An attribute that the owner defined at the target, with the value for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonAttribute {
    /// The id of the attribute, the same for every person.
    pub id: String,
    /// The name on the target's screens.
    pub label: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TargetPeople {
    /// Active and inactive people.
    pub people: Vec<TargetPerson>,
    /// Whether the credentials may read e-mail addresses. True when any answer contains the field, even if empty.
    pub emails_released: bool,
}

impl Compensation {
    /// A one-time compensation is paid in the month of its first day, a recurring one from that month on.
    pub fn is_paid_in(&self, month: PayrollMonth) -> bool {
        match (&self.category, self.effective_from) {
            (Some(Category::Recurring), Some(from)) => from <= month.last(),
            (_, Some(from)) => month.contains(from),
            (_, None) => true,
        }
    }
}
