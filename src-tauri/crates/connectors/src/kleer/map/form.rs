//! Facts about a company's agreements that Kleer does not send. The owner chooses them in the settings.

use serde::{Deserialize, Serialize};

use super::salary::SalaryUnit;

/// The form in which a company at Kleer keeps its agreements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// The unit of salaries. Without the owner's confirmation there are no salaries.
    pub unit: Option<SalaryUnit>,
    pub street: StreetLine,
    /// The meaning of a missing field.
    pub gaps: Gaps,
}

impl From<Option<SalaryUnit>> for Form {
    fn from(unit: Option<SalaryUnit>) -> Self {
        Self { unit, ..Self::default() }
    }
}

/// The address line that contains the street.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreetLine {
    /// The default, because the vendor's own integration uses this field.
    #[default]
    Address2,
    /// The companies of one public client use this field.
    Address1,
}

/// The meaning of an element that the schema requires and an agreement lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gaps {
    /// The field is empty, and an export fills it. This is the default.
    #[default]
    Empty,
    /// The service does not send the field. It is neither compared nor changed, and cannot be read back.
    NotTold,
}
