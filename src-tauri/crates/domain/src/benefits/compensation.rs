//! What the target knows: compensation types, the compensations of a month, and the people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::month::PayrollMonth;
use crate::money::Money;
use crate::person::PersonId;

/// What kind of pay a compensation type is for. Personio's list is open: unknown words are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "word", rename_all = "snake_case")]
pub enum Category {
    /// Paid once.
    OneTime,
    /// Paid again and again until it is ended.
    Recurring,
    /// Fixed or hourly salary, a bonus, or a word that this version does not know. Never written: the same first day
    /// again would overwrite somebody's salary.
    Other(String),
}

impl Category {
    /// Whether compensations of it may be written.
    pub fn is_writable(&self) -> bool {
        matches!(self, Self::OneTime | Self::Recurring)
    }

    /// The category in one word: the app's own for what it writes, the target's for everything else.
    pub fn word(&self) -> &str {
        match self {
            Self::OneTime => "one_time",
            Self::Recurring => "recurring",
            Self::Other(word) => word,
        }
    }
}

/// How often a recurring compensation is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every year, in the month of the first day.
    Yearly,
}

impl Interval {
    /// How many months lie between two payments.
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
    /// The target's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub category: Category,
}

/// One compensation as the target tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compensation {
    /// The target's id.
    pub id: String,
    /// Whose it is, by the target's id.
    pub person: PersonId,
    /// The type's id.
    pub type_id: String,
    /// The type's name, when the answer tells it.
    pub type_name: Option<String>,
    /// The type's category, when the answer tells it.
    pub category: Option<Category>,
    /// The amount.
    pub amount: Money,
    /// How often it is paid, when it is told.
    pub interval: Option<Interval>,
    /// Its first day.
    pub effective_from: Option<NaiveDate>,
    /// What was written about it, when the answer tells it. Nobody has seen it told.
    pub comment: Option<String>,
    /// The legal entity of the person, when it is told.
    pub legal_entity: Option<String>,
}

/// A compensation to be written. It cannot be changed or removed afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCompensation {
    /// Whose it is, by the target's id.
    pub person: PersonId,
    /// The type's id.
    pub type_id: String,
    /// The amount, at most two decimals.
    pub amount: Money,
    /// Its first day.
    pub effective_from: NaiveDate,
    /// How often it is paid; only for recurring types.
    pub interval: Option<Interval>,
    /// What is written about it: the benefits and the mark.
    pub comment: String,
}

/// A person of the target, as far as the credentials let the app see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetPerson {
    /// The target's id.
    pub id: PersonId,
    /// First and last name, as far as they are told.
    pub name: String,
    /// The e-mail address, trimmed and in lower case; `None`: not told.
    pub email: Option<String>,
    /// Whether the person is employed now; `None`: not told.
    pub active: Option<bool>,
    /// The released attributes with a text in them.
    pub attributes: Vec<PersonAttribute>,
}

/// One attribute of a person that the owner of the target defined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonAttribute {
    /// Its id, the same for every person.
    pub id: String,
    /// Its name on the target's screens.
    pub label: String,
    /// What it holds, as text.
    pub value: String,
}

/// The people of the target.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TargetPeople {
    /// Everybody, active or not.
    pub people: Vec<TargetPerson>,
    /// Whether the credentials may read e-mail addresses: the field was there for somebody, even if empty.
    pub emails_released: bool,
}

impl Compensation {
    /// Whether it is paid in a month: once in the month of its first day, or again and again since.
    pub fn is_paid_in(&self, month: PayrollMonth) -> bool {
        match (&self.category, self.effective_from) {
            (Some(Category::Recurring), Some(from)) => from <= month.last(),
            (_, Some(from)) => month.holds(from),
            (_, None) => true,
        }
    }
}
