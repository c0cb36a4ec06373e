//! From Alexis HR's records to people. Pure.
//!
//! A value that cannot be understood is a finding on the person, never a guess and never a reason to stop.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::field::Field;
use domain::finding::{Finding, FindingCode};
use domain::person::{Address, Employment, Person, Placement};

use super::of::latest;
use super::values::whole;
use crate::alexis::day::{NoDay, calendar_day};
use crate::alexis::salary::salaries;
use crate::alexis::wire::{self, LenientString};

/// Everybody as the domain sees them, in the order of the wire.
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
        // A salary that only the person refers to.
        pay.extend(employee.compensation_id.get().and_then(|id| wire.compensations.get(id)).filter(|pay| pay.employee_id.get().is_none()));
        let current = current.or_else(|| latest(own.iter().copied()));
        Person { employment_type: kind(wire, employee, current), ..person(employee, current, &pay) }
    };
    wire.employees.iter().map(person).collect()
}

/// The name of the kind of employment. Of a kind that is not among the read ones there is only the id: it must not look
/// as if there were none.
fn kind(wire: &wire::People, employee: &wire::Employee, employment: Option<&wire::Employment>) -> Option<String> {
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
        person.tax_table = number(&tax.table, Field::TaxTable, &mut findings);
        person.tax_column = number(&tax.column, Field::TaxColumn, &mut findings);
    }
    if let Some(account) = &employee.bank_account {
        person.clearing_number = text(&account.clearing);
        person.account_number = text(&account.number);
    }
    person.employment = period(employee, employment, &mut findings);
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

/// First and last day: of the employment, and what it leaves open of the person. An end that the person carries from
/// an earlier employment is not this one's, and where the employment's own day cannot be read, the person's is no stand-in.
fn period<'a>(employee: &'a wire::Employee, employment: Option<&'a wire::Employment>, findings: &mut Vec<Finding>) -> Option<Employment> {
    let told = |value: &'a LenientString| value.get().is_some().then_some(value);
    let own_start = employment.and_then(|employment| told(&employment.start_date));
    let start = day(own_start.unwrap_or(&employee.hire_date), Field::EmploymentStart, findings);
    let own_end = employment.and_then(|employment| told(&employment.end_date).or_else(|| told(&employment.effective_end_date)));
    let end = match own_end {
        Some(end) => day(end, Field::EmploymentEnd, findings),
        None => {
            let end = day(&employee.end_date, Field::EmploymentEnd, findings);
            end.filter(|end| start.is_none_or(|start| start <= *end))
        }
    };
    if start.is_none() && end.is_none() { None } else { Some(Employment { start, end }) }
}

fn text(value: &LenientString) -> Option<String> {
    value.get().map(str::to_owned)
}

/// A date, or a finding when it is not one or could be two: a date that is passed over or guessed could end or prolong an employment.
fn day(value: &LenientString, field: Field, findings: &mut Vec<Finding>) -> Option<NaiveDate> {
    let text = value.get()?;
    calendar_day(text).map_err(|why| findings.push(no_day(why, field, text))).ok()
}

/// What the owner is told of a value that tells no day.
pub(crate) fn no_day(why: NoDay, field: Field, value: &str) -> Finding {
    match why {
        NoDay::Unreadable => unknown(field, value),
        NoDay::Unclear { .. } => Finding::error(FindingCode::MomentUnclear, field).with("value", value),
    }
}

/// A whole number, written as a number or as text.
fn number(value: &LenientString, field: Field, findings: &mut Vec<Finding>) -> Option<i64> {
    let text = value.get()?;
    whole(text).or_else(|| {
        findings.push(unknown(field, text));
        None
    })
}

/// A value that this version does not understand.
fn unknown(field: Field, value: &str) -> Finding {
    Finding::error(FindingCode::UnknownValue, field).with("value", value)
}
