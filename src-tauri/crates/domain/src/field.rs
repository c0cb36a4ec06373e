//! The fields that an export compares, and their values.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Money;

/// A field of a person, by the name of its meaning. The order is the order of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Whether the person is active.
    Active,
    /// The company's own number of the person.
    EmployeeNumber,
    /// Whole name, where the service has one field for it.
    Name,
    /// First name, where the service has two fields.
    FirstName,
    /// Last name, where the service has two fields.
    LastName,
    /// E-mail address, work or private by the integration's setting.
    Email,
    /// Private phone.
    Phone,
    /// Personal or coordination number.
    Ssn,
    /// Street of the home address.
    Street,
    /// Postal code.
    ZipCode,
    /// City.
    City,
    /// Country, ISO 3166-1 alpha-2.
    Country,
    /// Tax table.
    TaxTable,
    /// Tax column.
    TaxColumn,
    /// Clearing number.
    ClearingNumber,
    /// Bank account number.
    AccountNumber,
    /// Kind of employment, by the name that the service has for it.
    EmploymentType,
    /// First day of the employment.
    EmploymentStart,
    /// Last day of the employment.
    EmploymentEnd,
    /// Salary per hour.
    HourlySalary,
    /// First day of the salary per hour.
    HourlySalaryStart,
    /// Salary per month.
    MonthlySalary,
    /// First day of the salary per month.
    MonthlySalaryStart,
    /// What a day of leave is reported on.
    LeaveActivity,
    /// Hours absent that day.
    LeaveHours,
    /// The child a day of leave is for.
    LeaveChild,
    /// What is written about a day of leave.
    LeaveComment,
    /// The name of a compensation type.
    PayType,
    /// Whether a compensation type is paid once or again and again.
    PayCategory,
    /// The amount of a compensation.
    PayAmount,
    /// How often a compensation is paid.
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

/// A field's value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Any text.
    Text(String),
    /// A calendar date.
    Date(NaiveDate),
    /// A whole number.
    Number(#[ts(type = "number")] i64),
    /// Yes or no.
    Flag(bool),
    /// An amount.
    Money(Money),
    /// Hours, at most two decimals; a text wherever they leave the program.
    Hours(#[ts(as = "String")] Decimal),
}

impl Value {
    /// A text value, or none when there is no text.
    pub fn text(text: Option<&str>) -> Option<Self> {
        text.map(|text| Self::Text(text.to_owned()))
    }
}
