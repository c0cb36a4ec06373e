//! What the owner chose for the employee exports of an integration.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::Field;
use crate::person::{EmailChoice, Person};

/// The owner's settings for the employee export and import.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EmployeeSettings {
    /// Which e-mail address is exchanged.
    pub email: EmailChoice,
    /// Whether somebody who left is made inactive in the target. Off: a finding says that they still are active.
    pub deactivate_leavers: bool,
    /// Which side is right where both differ.
    pub lead: SourceOfTruth,
    /// Whom the integration is about.
    pub scope: Scope,
    /// Where the company's own number of a person stands in Kleer. `None`: the owner was not asked yet.
    pub employee_number: Option<NumberPlace>,
    /// The kind of employment in Alexis HR that people paid by the hour get.
    pub hourly_type: Option<EmploymentKind>,
    /// The kind of employment in Alexis HR that people paid by the month get.
    pub permanent_type: Option<EmploymentKind>,
}

/// One of the two services of an employee integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Alexis HR.
    Alexis,
    /// Kleer.
    Kleer,
}

/// Which side is right where both differ: the export into it creates people and fills empty fields, and overwrites nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SourceOfTruth {
    /// Alexis HR.
    #[default]
    Alexis,
    /// Kleer.
    Kleer,
    /// Alexis HR, but for these fields.
    ByField {
        /// The fields for which Kleer leads. What belongs together (see [`head`]) goes by its first field.
        kleer: BTreeSet<Field>,
    },
}

impl SourceOfTruth {
    /// Who leads for a field.
    pub fn of(&self, field: Field) -> Side {
        match self {
            Self::Alexis => Side::Alexis,
            Self::Kleer => Side::Kleer,
            Self::ByField { kleer } if kleer.contains(&head(field)) => Side::Kleer,
            Self::ByField { .. } => Side::Alexis,
        }
    }
}

/// The first of the fields that belong together: halves of two bank accounts are no account, nor are those of two addresses
/// an address, a tax column is one of its table, and an amount needs its day.
pub fn head(field: Field) -> Field {
    match field {
        Field::FirstName | Field::LastName => Field::Name,
        Field::ZipCode | Field::City | Field::Country => Field::Street,
        Field::TaxColumn => Field::TaxTable,
        Field::AccountNumber => Field::ClearingNumber,
        Field::HourlySalary | Field::HourlySalaryStart | Field::MonthlySalary | Field::MonthlySalaryStart => Field::MonthlySalary,
        other => other,
    }
}

/// Whom an integration is about, by the service's ids of Alexis HR.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Scope {
    /// Everybody.
    #[default]
    All,
    /// The people of these departments.
    Departments {
        /// Their ids.
        ids: BTreeSet<String>,
    },
    /// The people of these offices.
    Offices {
        /// Their ids.
        ids: BTreeSet<String>,
    },
    /// The people of these cost centers.
    CostCenters {
        /// Their ids.
        ids: BTreeSet<String>,
    },
    /// These people.
    People {
        /// Their ids.
        ids: BTreeSet<String>,
    },
}

impl Scope {
    /// Whether the integration is about a person of Alexis HR.
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

/// Where the company's own number of a person stands in Kleer, which has no field of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NumberPlace {
    /// Nowhere: employee numbers are not imported.
    Nowhere,
    /// In `internal-id`.
    InternalId,
    /// In `foreign-id`.
    ForeignId,
}

/// A kind of employment that exists in Alexis HR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EmploymentKind {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}
