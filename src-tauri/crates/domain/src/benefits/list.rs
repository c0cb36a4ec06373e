//! The benefit list: the catalogue, the people of the list, and the amounts of a month.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::month::PayrollMonth;
use crate::money::Money;

/// What a benefit is in the eyes of the law: which limits hold for it. The tax adviser decides how it is taxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BenefitKind {
    /// Benefit in kind (Sachbezug).
    InKind,
    /// Meal allowance (Essenszuschuss).
    Meal,
    /// Public transport ticket (Deutschlandticket).
    TransitTicket,
    /// Internet allowance.
    Internet,
    /// Recreation allowance (Erholungsbeihilfe).
    Recreation,
    /// Occupational pension by conversion of pay (bAV).
    Pension,
    /// Gift on a special occasion.
    Occasion,
    /// Gift taxed by the employer.
    Gift,
}

/// One benefit of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Benefit {
    /// The app's id.
    pub id: String,
    /// The owner's name for it.
    pub name: String,
    /// The wage-type id under which files may name it.
    pub wage_type: Option<String>,
    /// What it is in the eyes of the law; `None`: no limit is looked at.
    pub kind: Option<BenefitKind>,
}

/// A person of the benefit list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListPerson {
    /// The app's id.
    pub id: String,
    /// The personnel number, as text: leading zeros count.
    pub number: Option<String>,
    /// The e-mail address, trimmed and in lower case.
    pub email: Option<String>,
    /// The name, when the list tells it.
    pub name: Option<String>,
}

impl ListPerson {
    /// The name to show: the name, else the address, else the number.
    pub fn shown(&self) -> &str {
        [&self.name, &self.email, &self.number]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .find(|text| !text.trim().is_empty())
            .unwrap_or("?")
    }
}

/// One amount: a person, a benefit, a month. There is one at most of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Entry {
    /// The person's id in the list.
    pub person: String,
    /// The benefit's id.
    pub benefit: String,
    /// The payroll month.
    pub month: PayrollMonth,
    /// The amount actually used.
    pub amount: Money,
    /// The lines of equal rows of a file that the amount was added up from, by the owner's word that each counts: one group for
    /// each row that stood there more than once. None for an amount that was typed.
    #[serde(default)]
    pub equal_rows: Vec<Vec<u32>>,
}

/// The entries of a month.
pub fn entries_of(entries: &[Entry], month: PayrollMonth) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(move |entry| entry.month == month)
}
