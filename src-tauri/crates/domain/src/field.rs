//! Fields that an export compares, and their values.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Money;

/// A field of a person, a day of leave or a compensation. The order is the order in the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Active,
    /// The company's own number for the person.
    EmployeeNumber,
    /// Whole name, at a service with one field for it.
    Name,
    /// First name, at a service with two fields.
    FirstName,
    /// Last name, at a service with two fields.
    LastName,
    /// Work or private e-mail address, by the integration's setting.
    Email,
    /// Private phone.
    Phone,
    /// Personal or coordination number.
    Ssn,
    /// Street and number of the home address.
    Street,
    ZipCode,
    City,
    /// Country, ISO 3166-1 alpha-2.
    Country,
    TaxTable,
    TaxColumn,
    ClearingNumber,
    /// Bank account number without the clearing number.
    AccountNumber,
    /// Kind of employment, by the service's name.
    EmploymentType,
    /// First day of the employment.
    EmploymentStart,
    /// Last day of the employment.
    EmploymentEnd,
    HourlySalary,
    /// First day of the hourly salary.
    HourlySalaryStart,
    MonthlySalary,
    /// First day of the monthly salary.
    MonthlySalaryStart,
    /// The activity that a day of leave is reported on.
    LeaveActivity,
    /// Hours absent that day.
    LeaveHours,
    /// The child that a day of leave is for.
    LeaveChild,
    LeaveComment,
    /// The name of a compensation type.
    PayType,
    /// Whether a compensation type is paid once or is recurring.
    PayCategory,
    PayAmount,
    PayInterval,
    /// The first day of a compensation.
    PayFrom,
}

impl Field {
    /// Every field of a person, in the order of the review.
    pub const ALL: [Self; 23] = [
        Self::Active,
        Self::EmployeeNumber,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Email,
        Self::Phone,
        Self::Ssn,
        Self::Street,
        Self::ZipCode,
        Self::City,
        Self::Country,
        Self::TaxTable,
        Self::TaxColumn,
        Self::ClearingNumber,
        Self::AccountNumber,
        Self::EmploymentType,
        Self::EmploymentStart,
        Self::EmploymentEnd,
        Self::HourlySalary,
        Self::HourlySalaryStart,
        Self::MonthlySalary,
        Self::MonthlySalaryStart,
    ];

    /// Every field of a day of leave, in the order of the review.
    pub const OF_LEAVE: [Self; 4] = [Self::LeaveActivity, Self::LeaveHours, Self::LeaveChild, Self::LeaveComment];

    /// Every field of the benefit export, in the order of the review.
    pub const OF_BENEFITS: [Self; 5] = [Self::PayType, Self::PayCategory, Self::PayAmount, Self::PayInterval, Self::PayFrom];

    /// Whether the field is an amount or the start of a salary.
    pub fn is_salary(self) -> bool {
        matches!(self, Self::HourlySalary | Self::HourlySalaryStart | Self::MonthlySalary | Self::MonthlySalaryStart)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    Text(String),
    Date(NaiveDate),
    Number(#[ts(type = "number")] i64),
    Flag(bool),
    Money(Money),
    /// Hours with at most two decimals. A string in JSON.
    Hours(#[ts(as = "String")] Decimal),
}

impl Value {
    pub fn text(text: Option<&str>) -> Option<Self> {
        text.map(|text| Self::Text(text.to_owned()))
    }
}
