//! The owner's settings for the employee exports of an integration.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::Field;
use crate::person::{EmailChoice, Person};

/// The owner's settings for both employee exports.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EmployeeSettings {
    pub email: EmailChoice,
    /// Whether leavers are made inactive in the target. If not, a finding says that the leaver is still active.
    pub deactivate_leavers: bool,
    pub lead: SourceOfTruth,
    pub scope: Scope,
    /// The field of Kleer that holds the employee number. `None` until the owner chooses one.
    pub employee_number: Option<NumberPlace>,
    /// The employment type in Alexis HR for people with an hourly salary.
    pub hourly_type: Option<EmploymentKind>,
    /// The employment type in Alexis HR for people with a monthly salary.
    pub permanent_type: Option<EmploymentKind>,
}

/// One of the two services of an employee integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Alexis,
    Kleer,
}

/// The side whose value counts when both differ. The export into this side creates people and fills empty fields, and overwrites nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SourceOfTruth {
    #[default]
    Alexis,
    Kleer,
    /// Alexis HR, except for some fields.
    ByField {
        /// The fields for which Kleer is the source of truth. A group of fields is named by its first field (see [`field_group`]).
        kleer: BTreeSet<Field>,
    },
}

impl SourceOfTruth {
    /// The side whose value counts for a field.
    pub fn of(&self, field: Field) -> Side {
        match self {
            Self::Alexis => Side::Alexis,
            Self::Kleer => Side::Kleer,
            Self::ByField { kleer } if kleer.contains(&field_group(field)) => Side::Kleer,
            Self::ByField { .. } => Side::Alexis,
        }
    }
}

/// The group of a field, named by the group's first field. The fields of a group are decided and written together: half of a
/// bank account or of an address is useless, a tax column belongs to its table, and a salary needs its first day.
pub fn field_group(field: Field) -> Field {
    match field {
        Field::FirstName | Field::LastName => Field::Name,
        Field::ZipCode | Field::City | Field::Country => Field::Street,
        Field::TaxColumn => Field::TaxTable,
        Field::AccountNumber => Field::ClearingNumber,
        Field::HourlySalary | Field::HourlySalaryStart | Field::MonthlySalary | Field::MonthlySalaryStart => Field::MonthlySalary,
        other => other,
    }
}

/// The people whom an integration is about. The ids are those of Alexis HR.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Scope {
    #[default]
    All,
    Departments {
        ids: BTreeSet<String>,
    },
    Offices {
        ids: BTreeSet<String>,
    },
    CostCenters {
        ids: BTreeSet<String>,
    },
    People {
        ids: BTreeSet<String>,
    },
}

impl Scope {
    /// Whether the scope includes a person of Alexis HR.
    pub fn holds(&self, person: &Person) -> bool {
        let one_of = |ids: &BTreeSet<String>, id: &Option<String>| id.as_ref().is_some_and(|id| ids.contains(id));
        match self {
            Self::All => true,
            Self::Departments { ids } => one_of(ids, &person.placement.department),
            Self::Offices { ids } => one_of(ids, &person.placement.office),
            Self::CostCenters { ids } => one_of(ids, &person.placement.cost_center),
            Self::People { ids } => ids.contains(person.id.as_str()),
        }
    }
}

/// The field of Kleer that holds the employee number. Kleer has no field of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NumberPlace {
    /// In no field. Employee numbers are not read from Kleer.
    Nowhere,
    /// `internal-id`
    InternalId,
    /// `foreign-id`
    ForeignId,
}

/// An employment type of Alexis HR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EmploymentKind {
    pub id: String,
    pub name: String,
}
