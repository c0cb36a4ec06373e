//! What the target holds, field by field.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::EmployeeInput;
use crate::field::{Field, Value};
use crate::person::{EmailChoice, PayPeriod, Person, Salary};

/// What the target holds in a field today.
pub(super) fn held(field: Field, target: &Person, input: &EmployeeInput<'_>) -> Option<Value> {
    held_on(field, target, input.settings.email, input.today)
}

/// What the target holds in a field on a day.
pub(super) fn held_on(field: Field, target: &Person, email: EmailChoice, day: NaiveDate) -> Option<Value> {
    let employment = target.employment.as_ref();
    let salary = |period: &PayPeriod| target.salary_on(day, period).or_else(|| first_salary(target, period));
    match field {
        Field::Active => Some(Value::Flag(target.active)),
        Field::EmployeeNumber => Value::text(target.employee_number.as_deref()),
        Field::Name => Value::text(Some(&target.name)),
        Field::FirstName => Value::text(target.first_name.as_deref()),
        Field::LastName => Value::text(target.last_name.as_deref()),
        Field::Email => Value::text(target.email(email)),
        Field::Phone => Value::text(target.phone.as_deref()),
        Field::Ssn => Value::text(target.ssn.as_deref()),
        Field::Street => Value::text(target.address.street.as_deref()),
        Field::ZipCode => Value::text(target.address.zip_code.as_deref()),
        Field::City => Value::text(target.address.city.as_deref()),
        Field::Country => Value::text(target.address.country.as_deref()),
        Field::TaxTable => target.tax_table.map(Value::Number),
        Field::TaxColumn => target.tax_column.map(Value::Number),
        Field::ClearingNumber => Value::text(target.clearing_number.as_deref()),
        Field::AccountNumber => Value::text(target.account_number.as_deref()),
        Field::EmploymentType => Value::text(target.employment_type.as_deref()),
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

/// The day on which a salary to be written is in effect: today, or its first day when that is later.
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
