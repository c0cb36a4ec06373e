//! A person as one service stores the record, in a shape that both sides share.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::finding::Finding;
use crate::money::Money;

/// A service's own id of a person. Opaque.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct PersonId(pub String);

impl PersonId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The e-mail address of a person that an integration exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EmailChoice {
    #[default]
    Private,
    Work,
}

/// One person at one service. Texts are as the service gave them, trimmed; an empty text is `None`. For a service with one e-mail address,
/// the field of the integration's [`EmailChoice`] is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// Active, as the service defines it.
    pub active: bool,
    /// The company's own number for the person.
    pub employee_number: Option<String>,
    /// The whole name, "First Last".
    pub name: String,
    /// `None` when the service has only the whole name.
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub work_email: Option<String>,
    pub private_email: Option<String>,
    /// Private phone number.
    pub phone: Option<String>,
    /// Personal number or coordination number, in any notation.
    pub ssn: Option<String>,
    /// Home address.
    pub address: Address,
    pub tax_table: Option<i64>,
    pub tax_column: Option<i64>,
    pub clearing_number: Option<String>,
    /// Bank account number without the clearing number.
    pub account_number: Option<String>,
    /// The current employment. `None` at Kleer: the person has no payroll agreement.
    pub employment: Option<Employment>,
    /// Kind of employment, by the service's name.
    pub employment_type: Option<String>,
    pub placement: Placement,
    /// All salaries at the service, in no order.
    pub salaries: Vec<Salary>,
    /// Findings from decoding the record, for example unknown values.
    pub findings: Vec<Finding>,
}

impl Person {
    /// An active person with only an id and a name.
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

    pub fn email(&self, choice: EmailChoice) -> Option<&str> {
        match choice {
            EmailChoice::Private => self.private_email.as_deref(),
            EmailChoice::Work => self.work_email.as_deref(),
        }
    }

    /// The salary of this period in effect on a day: the one that started last. A salary without a start counts as the oldest.
    pub fn salary_on(&self, day: NaiveDate, period: &PayPeriod) -> Option<&Salary> {
        self.salaries
            .iter()
            .filter(|salary| &salary.period == period && salary.from.is_none_or(|from| from <= day))
            .max_by_key(|salary| salary.from)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    pub zip_code: Option<String>,
    pub city: Option<String>,
    /// Country, an ISO code or a name.
    pub country: Option<String>,
}

/// A person's place in the company, by the service's ids.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Placement {
    pub department: Option<String>,
    pub office: Option<String>,
    /// Cost center, own or inherited.
    pub cost_center: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Employment {
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day. `None` when no end is known.
    pub end: Option<NaiveDate>,
}

/// A salary that takes effect on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salary {
    /// Full amount per period.
    pub money: Money,
    pub period: PayPeriod,
    /// First day. `None` when the service does not give one.
    pub from: Option<NaiveDate>,
}

impl Salary {
    pub fn kronor(amount: Decimal, period: PayPeriod, from: impl Into<Option<NaiveDate>>) -> Self {
        Self { money: Money::kronor(amount), period, from: from.into() }
    }
}

/// The period that a salary is paid for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayPeriod {
    Hourly,
    Monthly,
    /// Any other period, by the service's name. It is shown to the owner and never interpreted.
    Other(String),
}
