//! What Alexis HR sends, and is sent. Unknown fields are ignored; values are kept as written and understood in `map`.

mod leave;
mod sent;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use leave::*;
pub use sent::*;

pub use crate::json::LenientString;

/// A list's envelope: rows, and what they refer to beside them.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Page<T> {
    pub(crate) total: u64,
    pub(crate) count: u64,
    pub(crate) data: Vec<T>,
    #[serde(default)]
    pub(crate) relations: Option<Relations>,
}

/// A row that can be told from others.
pub(crate) trait Row {
    /// The service's id of the row.
    fn id(&self) -> &str;
}

/// What the rows of a list refer to.
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

/// The account that a token belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    /// Its id.
    pub id: String,
    /// Its name, when it has one.
    #[serde(default)]
    pub name: LenientString,
    /// Its organisation number.
    #[serde(default)]
    pub org_number: LenientString,
}

impl Row for Company {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Everybody in an account, active and not, with what belongs to them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// The people, by id.
    pub employees: Vec<Employee>,
    /// Their employments, by id.
    pub employments: BTreeMap<String, Employment>,
    /// Their salaries, by id.
    pub compensations: BTreeMap<String, Compensation>,
    /// Whether the salaries are the whole history, and not the current ones only.
    pub history_known: bool,
    /// Employment types by id.
    pub employment_types: BTreeMap<String, Named>,
    /// Departments by id.
    pub departments: BTreeMap<String, Named>,
    /// Offices by id.
    pub offices: BTreeMap<String, Named>,
    /// Cost centers by id.
    pub cost_centers: BTreeMap<String, Named>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
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

/// A home address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
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
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct Tax {
    #[serde(default)]
    pub table: LenientString,
    #[serde(default)]
    pub column: LenientString,
}

/// A bank account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[allow(missing_docs, reason = "the vendor's own names")]
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

/// An employment; a person can have had several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
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

/// A salary from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
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

/// Something of which only the name matters: an employment type, department, office or cost center.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[allow(missing_docs, reason = "the vendor's own names")]
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

/// The words of an error body.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Message {
    One(String),
    Several(Vec<String>),
}
