//! The records that Alexis HR sends and receives, in the vendor's names. Unknown fields are ignored. Values keep their written form,
//! and `map` decodes them.

mod leave;
mod sent;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use leave::*;
pub use sent::*;

pub use crate::json::LenientString;

/// A page of a list: rows, and the related records beside them.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Page<T> {
    pub(crate) total: u64,
    pub(crate) count: u64,
    pub(crate) data: Vec<T>,
    #[serde(default)]
    pub(crate) relations: Option<Relations>,
}

/// A row with an id.
pub(crate) trait Row {
    fn id(&self) -> &str;
}

/// The records that the rows of a page refer to, in one array per kind.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Relations {
    #[serde(default)]
    pub(crate) employment: Option<Vec<Employment>>,
    #[serde(default)]
    pub(crate) compensation: Option<Vec<Compensation>>,
    #[serde(default)]
    pub(crate) employment_type: Option<Vec<Named>>,
    #[serde(default)]
    pub(crate) department: Option<Vec<Named>>,
    #[serde(default)]
    pub(crate) office: Option<Vec<Named>>,
    #[serde(default)]
    pub(crate) cost_center: Option<Vec<Named>>,
    #[serde(default)]
    pub(crate) effective_cost_center: Option<Vec<Named>>,
    #[serde(default)]
    pub(crate) leave_type: Option<Vec<LeaveType>>,
    #[serde(default)]
    pub(crate) leave_type_code: Option<Vec<LeaveTypeCode>>,
    #[serde(default)]
    pub(crate) child: Option<Vec<Child>>,
}

/// The company of a token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    pub id: String,
    #[serde(default)]
    pub name: LenientString,
    /// The organisation number.
    #[serde(default)]
    pub org_number: LenientString,
}

impl Row for Company {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Everybody in an account, active or not, with the related records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    pub employees: Vec<Employee>,
    /// By id, like all maps here.
    pub employments: BTreeMap<String, Employment>,
    pub compensations: BTreeMap<String, Compensation>,
    /// Whether `compensations` is the whole history, and not only the current salaries.
    pub history_known: bool,
    pub employment_types: BTreeMap<String, Named>,
    pub departments: BTreeMap<String, Named>,
    pub offices: BTreeMap<String, Named>,
    pub cost_centers: BTreeMap<String, Named>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Employee {
    pub id: String,
    pub active: bool,
    #[serde(default)]
    pub user_id: LenientString,
    #[serde(default)]
    pub employee_number: LenientString,
    #[serde(default)]
    pub first_name: LenientString,
    #[serde(default)]
    pub last_name: LenientString,
    #[serde(default)]
    pub work_email: LenientString,
    #[serde(default)]
    pub private_email: LenientString,
    #[serde(default)]
    pub private_phone: LenientString,
    #[serde(default)]
    pub ssn: LenientString,
    #[serde(default)]
    pub home_address: Option<HomeAddress>,
    #[serde(default)]
    pub tax: Option<Tax>,
    #[serde(default)]
    pub bank_account: Option<BankAccount>,
    #[serde(default)]
    pub hire_date: LenientString,
    #[serde(default)]
    pub end_date: LenientString,
    #[serde(default)]
    pub employment_id: LenientString,
    #[serde(default)]
    pub employment_type_id: LenientString,
    #[serde(default)]
    pub compensation_id: LenientString,
    #[serde(default)]
    pub department_id: LenientString,
    #[serde(default)]
    pub office_id: LenientString,
    #[serde(default)]
    pub cost_center_id: LenientString,
    #[serde(default)]
    pub effective_cost_center_id: LenientString,
}

impl Row for Employee {
    fn id(&self) -> &str {
        &self.id
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HomeAddress {
    #[serde(default)]
    pub street: LenientString,
    #[serde(default)]
    pub postal_code: LenientString,
    #[serde(default)]
    pub city: LenientString,
    #[serde(default)]
    pub country: LenientString,
}

/// Tax table and column.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Tax {
    #[serde(default)]
    pub table: LenientString,
    #[serde(default)]
    pub column: LenientString,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct BankAccount {
    #[serde(default)]
    pub bank: LenientString,
    #[serde(default)]
    pub clearing: LenientString,
    #[serde(default)]
    pub number: LenientString,
    #[serde(default)]
    pub iban: LenientString,
    #[serde(default)]
    pub bic: LenientString,
    #[serde(default)]
    pub country: LenientString,
}

/// An employment. A person can have several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Employment {
    pub id: String,
    #[serde(default)]
    pub employee_id: LenientString,
    #[serde(default)]
    pub type_id: LenientString,
    #[serde(default)]
    pub start_date: LenientString,
    #[serde(default)]
    pub end_date: LenientString,
    #[serde(default)]
    pub effective_end_date: LenientString,
    #[serde(default)]
    pub rate: LenientString,
    #[serde(default)]
    pub country: LenientString,
}

impl Row for Employment {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A salary that holds from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Compensation {
    pub id: String,
    #[serde(default)]
    pub employee_id: LenientString,
    #[serde(default)]
    pub amount: LenientString,
    #[serde(default)]
    pub currency: LenientString,
    #[serde(default)]
    pub effective_date: LenientString,
    #[serde(default)]
    pub payout_period: LenientString,
    #[serde(default)]
    pub payout_frequency: LenientString,
    #[serde(default)]
    pub payout_day: LenientString,
    #[serde(default)]
    pub paid_overtime: LenientString,
    #[serde(default)]
    pub salary_schedule: LenientString,
}

impl Row for Compensation {
    fn id(&self) -> &str {
        &self.id
    }
}

/// An employment type, department, office or cost center. Only the name is used.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Named {
    pub id: String,
    #[serde(default)]
    pub name: LenientString,
}

impl Row for Named {
    fn id(&self) -> &str {
        &self.id
    }
}

/// An error body. For a bad request `message` is a list of texts, otherwise one text.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Refusal {
    #[serde(default)]
    pub(crate) message: Option<Message>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Message {
    One(String),
    Several(Vec<String>),
}
