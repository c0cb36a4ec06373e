//! The current values of a person, by field.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::EmployeeInput;
use crate::field::{Field, Value};
use crate::person::{EmailChoice, PayPeriod, Person, Salary};

/// The value of a field today.
pub(super) fn value(field: Field, person: &Person, input: &EmployeeInput<'_>) -> Option<Value> {
    value_on(field, person, input.settings.email, input.today)
}

/// The value of a field on a day. A salary of which no amount is in effect yet has the value of its first amount.
pub(super) fn value_on(field: Field, person: &Person, email: EmailChoice, day: NaiveDate) -> Option<Value> {
    let employment = person.employment.as_ref();
    let salary = |period: &PayPeriod| person.salary_on(day, period).or_else(|| first_salary(person, period));
    match field {
        Field::Active => Some(Value::Flag(person.active)),
        Field::EmployeeNumber => Value::text(person.employee_number.as_deref()),
        Field::Name => Value::text(Some(&person.name)),
        Field::FirstName => Value::text(person.first_name.as_deref()),
        Field::LastName => Value::text(person.last_name.as_deref()),
        Field::Email => Value::text(person.email(email)),
        Field::Phone => Value::text(person.phone.as_deref()),
        Field::Ssn => Value::text(person.ssn.as_deref()),
        Field::Street => Value::text(person.address.street.as_deref()),
        Field::ZipCode => Value::text(person.address.zip_code.as_deref()),
        Field::City => Value::text(person.address.city.as_deref()),
        Field::Country => Value::text(person.address.country.as_deref()),
        Field::TaxTable => person.tax_table.map(Value::Number),
        Field::TaxColumn => person.tax_column.map(Value::Number),
        Field::ClearingNumber => Value::text(person.clearing_number.as_deref()),
        Field::AccountNumber => Value::text(person.account_number.as_deref()),
        Field::EmploymentType => Value::text(person.employment_type.as_deref()),
        Field::EmploymentStart => employment.and_then(|employment| employment.start).map(Value::Date),
        Field::EmploymentEnd => employment.and_then(|employment| employment.end).map(Value::Date),
        Field::HourlySalary => salary(&PayPeriod::Hourly).map(|salary| Value::Money(salary.money.clone())),
        Field::HourlySalaryStart => salary(&PayPeriod::Hourly).and_then(|salary| salary.from).map(Value::Date),
        Field::MonthlySalary => salary(&PayPeriod::Monthly).map(|salary| Value::Money(salary.money.clone())),
        Field::MonthlySalaryStart => salary(&PayPeriod::Monthly).and_then(|salary| salary.from).map(Value::Date),
        // Neither a day of leave nor a compensation is a field of a person.
        Field::LeaveActivity | Field::LeaveHours | Field::LeaveChild | Field::LeaveComment => None,
        Field::PayType | Field::PayCategory | Field::PayAmount | Field::PayInterval | Field::PayFrom => None,
    }
}

/// The day on which a salary to write is in effect: today, or its first day when that is later.
pub(super) fn salary_day(salary: &BTreeMap<Field, Value>, today: NaiveDate) -> NaiveDate {
    let start = |value: &Value| match value {
        Value::Date(start) => Some(*start),
        _ => None,
    };
    salary.values().filter_map(start).fold(today, NaiveDate::max)
}

fn first_salary<'a>(person: &'a Person, period: &PayPeriod) -> Option<&'a Salary> {
    person.salaries.iter().filter(|salary| &salary.period == period).min_by_key(|salary| salary.from)
}
