//! What Kleer does not tell of the form of an agreement's fields, and the owner says.

use serde::{Deserialize, Serialize};

use super::salary::SalaryUnit;

/// In what form a company at Kleer keeps its agreements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// What a salary's whole number counts. `None`: the owner has not confirmed it, and there are no salaries.
    pub unit: Option<SalaryUnit>,
    /// Which field holds the street.
    pub street: StreetLine,
    /// What it means that an agreement does not have a field.
    pub gaps: Gaps,
}

impl From<Option<SalaryUnit>> for Form {
    fn from(unit: Option<SalaryUnit>) -> Self {
        Self { unit, ..Self::default() }
    }
}

/// Which of the two lines of an address holds the street.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreetLine {
    /// `address2`. The default: the field that the vendor's own integration names.
    #[default]
    Address2,
    /// `address1`, where one public client's companies have it.
    Address1,
}

/// What it means that an agreement lacks an element which the schema promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gaps {
    /// The field is empty. The default: it is filled in.
    #[default]
    Empty,
    /// The service does not tell the field: it is neither compared nor changed, and cannot be read back.
    NotTold,
}
