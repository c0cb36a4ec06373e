//! The bodies that Alexis HR receives, in the vendor's names. `None` is left out of the body, so the field keeps its value.

use chrono::NaiveDate;
use domain::money::Currency;
use rust_decimal::Decimal;
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::alexis::day::utc_midnight;

/// The fields of a person that a write can set.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EmployeeRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employee_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ssn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_address: Option<SentAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<SentTax>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<SentBankAccount>,
}

/// A new person. The service makes new people active.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[serde(transparent)]
pub struct NewEmployee {
    pub record: EmployeeRecord,
}

/// A change of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct EmployeePatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    #[serde(flatten)]
    pub record: EmployeeRecord,
}

impl EmployeePatch {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A home address. The service adds coordinates, which cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SentAddress {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// Tax table and column.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct SentTax {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct SentBankAccount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clearing: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iban: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewEmployment {
    pub employee_id: String,
    pub user_id: String,
    pub type_id: String,
    #[serde(serialize_with = "midnight")]
    pub start_date: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_midnight")]
    pub end_date: Option<NaiveDate>,
    pub terminated: bool,
    #[serde(serialize_with = "exact")]
    pub rate: Decimal,
    pub country: String,
}

/// A change of an employment's last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndDate {
    Set(NaiveDate),
    /// Removes the last day with `null`. This is unproven, because the published schema has no null.
    Remove,
}

impl Serialize for EndDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Set(day) => midnight(day, serializer),
            Self::Remove => serializer.serialize_none(),
        }
    }
}

/// A change of an employment.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EmploymentPatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_midnight")]
    pub start_date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<EndDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_end_date: Option<EndDate>,
}

impl EmploymentPatch {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The period that an amount pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PayoutPeriod {
    Hourly,
    Monthly,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PayoutFrequency {
    Week,
    BiWeekly,
    #[default]
    Month,
}

/// Whether pay comes before or after the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SalarySchedule {
    Advance,
    Delayed,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewCompensation {
    pub employee_id: String,
    pub user_id: String,
    #[serde(serialize_with = "exact")]
    pub amount: Decimal,
    #[serde(serialize_with = "midnight")]
    pub effective_date: NaiveDate,
    pub currency: Currency,
    pub payout_day: i64,
    pub payout_period: PayoutPeriod,
    pub payout_frequency: PayoutFrequency,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salary_schedule: Option<SalarySchedule>,
    pub paid_overtime: bool,
}

/// A change of a salary. The first day cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CompensationPatch {
    #[serde(serialize_with = "exact")]
    pub amount: Decimal,
    pub currency: Currency,
    /// Set only when the period changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_period: Option<PayoutPeriod>,
}

/// Writes a number with exactly the digits of the decimal, without a float in between.
fn exact<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(number.normalize().to_string()).map_err(S::Error::custom)?.serialize(serializer)
}

fn midnight<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&utc_midnight(*day))
}

fn some_midnight<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    day.as_ref().map(|day| utc_midnight(*day)).serialize(serializer)
}
