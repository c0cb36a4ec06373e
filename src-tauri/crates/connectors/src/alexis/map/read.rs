//! Converts Alexis HR's records to people. Pure.
//!
//! A value that cannot be decoded becomes a finding on the person. It is never guessed, and it never fails the whole read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::field::Field;
use domain::finding::{Finding, FindingCode};
use domain::person::{Address, Employment, Person, Placement};

use super::employee_records::latest;
use super::values::whole_number;
use crate::alexis::day::{DayError, calendar_day};
use crate::alexis::salary::salaries;
use crate::alexis::wire::{self, LenientString};

/// The people in the order of the wire records.
pub fn people(wire: &wire::People) -> Vec<Person> {
    let mut employments: BTreeMap<&str, Vec<&wire::Employment>> = BTreeMap::new();
    for employment in wire.employments.values() {
        employments.entry(employment.employee_id.get().unwrap_or_default()).or_default().push(employment);
    }
    let mut compensations: BTreeMap<&str, Vec<&wire::Compensation>> = BTreeMap::new();
    for compensation in wire.compensations.values() {
        compensations.entry(compensation.employee_id.get().unwrap_or_default()).or_default().push(compensation);
    }
    let person = |employee: &wire::Employee| {
        let current = employee.employment_id.get().and_then(|id| wire.employments.get(id));
        let own = employments.get(employee.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let mut pay = compensations.get(employee.id.as_str()).cloned().unwrap_or_default();
        // A salary without an owner belongs to the person that refers to it.
        pay.extend(employee.compensation_id.get().and_then(|id| wire.compensations.get(id)).filter(|pay| pay.employee_id.get().is_none()));
        let current = current.or_else(|| latest(own.iter().copied()));
        Person { employment_type: employment_type_name(wire, employee, current), ..person(employee, current, &pay) }
    };
    wire.employees.iter().map(person).collect()
}

/// The name of the employment type. An unknown type has its id as its name, so that the person does not seem to have none.
fn employment_type_name(wire: &wire::People, employee: &wire::Employee, employment: Option<&wire::Employment>) -> Option<String> {
    let own = employment.and_then(|employment| employment.type_id.get());
    let id = own.or_else(|| employee.employment_type_id.get())?;
    let name = wire.employment_types.get(id).and_then(|kind| kind.name.get());
    Some(name.unwrap_or(id).to_owned())
}

fn person(employee: &wire::Employee, employment: Option<&wire::Employment>, pay: &[&wire::Compensation]) -> Person {
    let names = [employee.first_name.get(), employee.last_name.get()];
    let mut person = Person::new(&employee.id, names.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let mut findings = Vec::new();
    person.active = employee.active;
    person.employee_number = text(&employee.employee_number);
    person.first_name = text(&employee.first_name);
    person.last_name = text(&employee.last_name);
    person.placement = placement(employee);
    person.work_email = text(&employee.work_email);
    person.private_email = text(&employee.private_email);
    person.phone = text(&employee.private_phone);
    person.ssn = text(&employee.ssn);
    person.address = employee.home_address.as_ref().map(address).unwrap_or_default();
    if let Some(tax) = &employee.tax {
        person.tax_table = number_or_finding(&tax.table, Field::TaxTable, &mut findings);
        person.tax_column = number_or_finding(&tax.column, Field::TaxColumn, &mut findings);
    }
    if let Some(account) = &employee.bank_account {
        person.clearing_number = text(&account.clearing);
        person.account_number = text(&account.number);
    }
    person.employment = employment_period(employee, employment, &mut findings);
    person.salaries = salaries(employee.compensation_id.get(), pay, &mut findings);
    person.findings = findings;
    person
}

/// The cost center is the person's own, or inherited from the department.
fn placement(employee: &wire::Employee) -> Placement {
    let cost_center = [&employee.effective_cost_center_id, &employee.cost_center_id].into_iter().find_map(text);
    Placement { department: text(&employee.department_id), office: text(&employee.office_id), cost_center }
}

fn address(address: &wire::HomeAddress) -> Address {
    Address {
        street: text(&address.street),
        zip_code: text(&address.postal_code),
        city: text(&address.city),
        country: text(&address.country),
    }
}

/// The first and last day of the employment. A day that the employment does not have is taken from the person. An end before the
/// start belongs to an earlier employment and is ignored. The person's day never replaces a day of the employment that is unreadable.
fn employment_period<'a>(
    employee: &'a wire::Employee,
    employment: Option<&'a wire::Employment>,
    findings: &mut Vec<Finding>,
) -> Option<Employment> {
    let if_present = |value: &'a LenientString| value.get().is_some().then_some(value);
    let own_start = employment.and_then(|employment| if_present(&employment.start_date));
    let start = day_or_finding(own_start.unwrap_or(&employee.hire_date), Field::EmploymentStart, findings);
    let own_end = employment.and_then(|employment| if_present(&employment.end_date).or_else(|| if_present(&employment.effective_end_date)));
    let end = match own_end {
        Some(end) => day_or_finding(end, Field::EmploymentEnd, findings),
        None => {
            let end = day_or_finding(&employee.end_date, Field::EmploymentEnd, findings);
            end.filter(|end| start.is_none_or(|start| start <= *end))
        }
    };
    if start.is_none() && end.is_none() { None } else { Some(Employment { start, end }) }
}

fn text(value: &LenientString) -> Option<String> {
    value.get().map(str::to_owned)
}

/// A date. An unreadable or unclear date becomes a finding, because an ignored or guessed date could end or prolong an employment.
fn day_or_finding(value: &LenientString, field: Field, findings: &mut Vec<Finding>) -> Option<NaiveDate> {
    let text = value.get()?;
    calendar_day(text).map_err(|error| findings.push(day_finding(error, field, text))).ok()
}

/// The finding for a value that is not one day.
pub(crate) fn day_finding(error: DayError, field: Field, value: &str) -> Finding {
    match error {
        DayError::Unreadable => unknown_value(field, value),
        DayError::Unclear { .. } => Finding::error(FindingCode::MomentUnclear, field).with("value", value),
    }
}

/// A whole number. Another value becomes a finding.
fn number_or_finding(value: &LenientString, field: Field, findings: &mut Vec<Finding>) -> Option<i64> {
    let text = value.get()?;
    whole_number(text).or_else(|| {
        findings.push(unknown_value(field, text));
        None
    })
}

fn unknown_value(field: Field, value: &str) -> Finding {
    Finding::error(FindingCode::UnknownValue, field).with("value", value)
}
