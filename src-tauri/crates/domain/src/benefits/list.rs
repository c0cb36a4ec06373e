//! The benefit list: the catalogue of benefits, the people, and the amounts of a month.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::month::PayrollMonth;
use crate::money::Money;

/// The legal kind of a benefit, which selects its limits. The tax adviser decides how it is taxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BenefitKind {
    /// Benefit in kind (Sachbezug).
    InKind,
    /// Meal allowance (Essenszuschuss).
    Meal,
    /// Public transport ticket (Deutschlandticket).
    TransitTicket,
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
    pub id: String,
    /// The owner's name for the benefit.
    pub name: String,
    /// The id of the benefit in files.
    pub wage_type: Option<String>,
    /// `None` when no limit is checked.
    pub kind: Option<BenefitKind>,
}

/// A person of the benefit list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListPerson {
    pub id: String,
    /// The personnel number. Leading zeros count.
    pub number: Option<String>,
    /// Trimmed and in lower case.
    pub email: Option<String>,
    pub name: Option<String>,
}

impl ListPerson {
    /// The name, else the e-mail address, else the number.
    pub fn display_name(&self) -> &str {
        [&self.name, &self.email, &self.number]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .find(|text| !text.trim().is_empty())
            .unwrap_or("?")
    }
}

/// The amount of a person, a benefit and a month. There is at most one entry for these three.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Entry {
    /// The person's id in the list.
    pub person: String,
    /// The benefit's id.
    pub benefit: String,
    pub month: PayrollMonth,
    /// The amount actually used.
    pub amount: Money,
    /// The line numbers of equal rows of a file, one group per repeated row. The amount is the sum of them, because the owner stated that
    /// each row counts. Empty for a typed amount.
    #[serde(default)]
    pub equal_rows: Vec<Vec<u32>>,
}

pub fn entries_of(entries: &[Entry], month: PayrollMonth) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(move |entry| entry.month == month)
}
