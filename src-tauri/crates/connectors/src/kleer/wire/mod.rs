//! The records that Kleer sends and receives. Fields have the vendor's names, and elements are written in the order of its schema.

mod time;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use secrecy::SecretString;

pub use time::*;

use super::calls::IdOnCreate;
use super::xml::Element;

/// A user. [`User::other_elements`] keeps all elements that the app does not use, so that it can write the whole user back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: i64,
    pub foreign_id: Option<String>,
    pub internal_id: Option<i64>,
    pub name: String,
    pub email: String,
    pub active: bool,
    /// Every other element as it was read: dimensions, and elements of later versions of the service.
    pub other_elements: Vec<Element>,
}

impl User {
    pub(crate) fn to_element(&self) -> Element {
        let mut user = Element::new("user")
            .with("id", self.id)
            .with_some("foreign-id", self.foreign_id.as_ref())
            .with_some("internal-id", self.internal_id)
            .with("name", &self.name)
            .with("email", &self.email)
            .with("active", self.active);
        // According to the schema, the service's own entry for the user is read-only.
        user.children.extend(self.other_elements.iter().filter(|other| other.name != "dimension-entry").cloned());
        user
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserToCreate {
    pub foreign_id: String,
    pub name: String,
    pub email: String,
    pub active: bool,
}

impl UserToCreate {
    pub(crate) fn to_element(&self, id: IdOnCreate) -> Element {
        let id = match id {
            IdOnCreate::Omit => None,
            IdOnCreate::Zero => Some(0),
        };
        Element::new("user")
            .with_some("id", id)
            .with("foreign-id", &self.foreign_id)
            .with("name", &self.name)
            .with("email", &self.email)
            .with("active", self.active)
    }
}

/// An employment agreement as it is read. Amounts are raw numbers, because only the owner can confirm their unit. An empty element is
/// `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PayrollUser {
    pub user_id: i64,
    pub ssn: Option<String>,
    pub address1: Option<String>,
    /// The street, unless the owner's setting says that `address1` contains it.
    pub address2: Option<String>,
    pub zip_code: Option<String>,
    /// The city.
    pub state: Option<String>,
    pub country_code: Option<String>,
    pub phone: Option<String>,
    pub tax_table: Option<i64>,
    pub tax_table_column: Option<i64>,
    pub clearing_nr: Option<String>,
    pub account_nr: Option<String>,
    pub employment_start_date: Option<NaiveDate>,
    pub employment_end_date: Option<NaiveDate>,
    pub monthly_salary: Option<i64>,
    pub monthly_salary_start_date: Option<NaiveDate>,
    pub hourly_salary: Option<i64>,
    pub hourly_salary_start_date: Option<NaiveDate>,
    /// Every monthly salary, with its first day.
    pub monthly_history: Vec<(i64, Option<NaiveDate>)>,
    /// The names of the registered children.
    pub children: Vec<String>,
    /// The elements that the schema requires and the answer lacks.
    pub missing_elements: BTreeSet<&'static str>,
}

/// The change of an employment's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndDate {
    /// Sets the last day of the employment.
    Set(NaiveDate),
    /// Removes the end, so that the employment continues.
    Remove,
}

/// An employment agreement to write. `None` leaves a field unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreement {
    pub ssn: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub zip_code: Option<String>,
    pub state: Option<String>,
    pub country_code: Option<String>,
    pub phone: Option<String>,
    pub tax_table: Option<i64>,
    pub tax_table_column: Option<i64>,
    pub clearing_nr: Option<String>,
    pub account_nr: Option<String>,
    pub employment_start_date: Option<NaiveDate>,
    pub employment_end: Option<EndDate>,
    pub monthly_salary: Option<i64>,
    pub monthly_salary_start_date: Option<NaiveDate>,
    pub hourly_salary: Option<i64>,
    pub hourly_salary_start_date: Option<NaiveDate>,
}

impl Agreement {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(crate) fn to_element(&self) -> Element {
        let agreement = Element::new("payroll-user-writable")
            .with_some("ssn", self.ssn.as_ref())
            .with_some("address1", self.address1.as_ref())
            .with_some("address2", self.address2.as_ref())
            .with_some("zip-code", self.zip_code.as_ref())
            .with_some("state", self.state.as_ref())
            .with_some("country-code", self.country_code.as_ref())
            .with_some("phone", self.phone.as_ref())
            .with_some("tax-table", self.tax_table)
            .with_some("tax-table-column", self.tax_table_column)
            .with_some("clearing-nr", self.clearing_nr.as_ref())
            .with_some("account-nr", self.account_nr.as_ref())
            .with_some("employment-start-date", self.employment_start_date);
        let end = Element::new("employment-end-date");
        let agreement = match self.employment_end {
            None => agreement,
            Some(EndDate::Set(day)) => agreement.with_element(end.with("employment-end-date", day)),
            Some(EndDate::Remove) => agreement.with_element(end),
        };
        agreement
            .with_some("monthly-salary", self.monthly_salary)
            .with_some("monthly-salary-start-date", self.monthly_salary_start_date)
            .with_some("hourly-salary", self.hourly_salary)
            .with_some("hourly-salary-start-date", self.hourly_salary_start_date)
    }
}

/// A company that a user can access after a login.
#[derive(Debug, Clone)]
pub struct AccessibleCompany {
    pub id: i64,
    pub name: String,
    pub active: bool,
    /// The token acts as the user who logged in.
    pub token: SecretString,
    /// The user's rights in the company, in the service's names.
    pub accesses: Vec<String>,
}
