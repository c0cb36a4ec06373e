//! A person as one service holds them, in a shape that both sides share.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::finding::Finding;
use crate::money::Money;

/// A service's own id of a person, opaque.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct PersonId(pub String);

impl PersonId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which of a person's two e-mail addresses an integration exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EmailChoice {
    /// The private address.
    #[default]
    Private,
    /// The address at work.
    Work,
}

/// One person as one service holds them. Texts are as the service gave them, trimmed; an empty text is `None`.
/// A service with one e-mail address fills the one of the integration's [`EmailChoice`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The service's id.
    pub id: PersonId,
    /// Whether the service counts the person as active.
    pub active: bool,
    /// The company's own number of the person.
    pub employee_number: Option<String>,
    /// The whole name, "First Last".
    pub name: String,
    /// First name, when the service tells it apart from the last.
    pub first_name: Option<String>,
    /// Last name, when the service tells it apart from the first.
    pub last_name: Option<String>,
    /// E-mail address at work.
    pub work_email: Option<String>,
    /// Private e-mail address.
    pub private_email: Option<String>,
    /// Private phone number.
    pub phone: Option<String>,
    /// Personal number or coordination number, in any spelling.
    pub ssn: Option<String>,
    /// Home address.
    pub address: Address,
    /// Tax table number.
    pub tax_table: Option<i64>,
    /// Column in the tax table.
    pub tax_column: Option<i64>,
    /// Clearing number of the bank account.
    pub clearing_number: Option<String>,
    /// Number of the bank account, without clearing.
    pub account_number: Option<String>,
    /// Start and end of the current employment. `None`: the service holds none
    /// (in Kleer: the person has no payroll agreement).
    pub employment: Option<Employment>,
    /// Kind of employment, by the service's name for it.
    pub employment_type: Option<String>,
    /// Where in the company the person is.
    pub placement: Placement,
    /// Every salary that the service holds, in no order.
    pub salaries: Vec<Salary>,
    /// What was noticed while the record was decoded, unknown values for example.
    pub findings: Vec<Finding>,
}

impl Person {
    /// A person of whom only id and name are known.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: PersonId(id.into()),
            active: true,
            employee_number: None,
            name: name.into(),
            first_name: None,
            last_name: None,
            work_email: None,
            private_email: None,
            phone: None,
            ssn: None,
            address: Address::default(),
            tax_table: None,
            tax_column: None,
            clearing_number: None,
            account_number: None,
            employment: None,
            employment_type: None,
            placement: Placement::default(),
            salaries: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// The e-mail address of the chosen kind.
    pub fn email(&self, choice: EmailChoice) -> Option<&str> {
        match choice {
            EmailChoice::Private => self.private_email.as_deref(),
            EmailChoice::Work => self.work_email.as_deref(),
        }
    }

    /// The salary of this kind in effect on a day: the one with the latest start not after it.
    /// A salary without a start counts as the oldest.
    pub fn salary_on(&self, day: NaiveDate, period: &PayPeriod) -> Option<&Salary> {
        self.salaries
            .iter()
            .filter(|salary| &salary.period == period && salary.from.is_none_or(|from| from <= day))
            .max_by_key(|salary| salary.from)
    }
}

/// A home address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub zip_code: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country, an ISO code or a name.
    pub country: Option<String>,
}

/// Where in the company somebody is, by the service's own ids.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Placement {
    /// Department.
    pub department: Option<String>,
    /// Office.
    pub office: Option<String>,
    /// Cost center, own or inherited.
    pub cost_center: Option<String>,
}

/// First and last day of an employment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Employment {
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day; `None`: no end is known.
    pub end: Option<NaiveDate>,
}

/// A salary from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salary {
    /// Full amount per period.
    pub money: Money,
    /// What the amount is paid for.
    pub period: PayPeriod,
    /// First day it holds. `None`: the service does not say.
    pub from: Option<NaiveDate>,
}

impl Salary {
    /// A salary in Swedish kronor.
    pub fn kronor(amount: Decimal, period: PayPeriod, from: impl Into<Option<NaiveDate>>) -> Self {
        Self { money: Money::kronor(amount), period, from: from.into() }
    }
}

/// What a salary is paid for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayPeriod {
    /// Per hour worked.
    Hourly,
    /// Per month.
    Monthly,
    /// Anything else, by the service's name for it: shown to the owner, never guessed at.
    Other(String),
}
