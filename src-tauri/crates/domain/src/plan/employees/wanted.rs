//! The values that the target should have, according to the source.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::{Direction, EmployeeInput};
use crate::checks::country::alpha2;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::{PayPeriod, Person, Salary};

/// The wanted value of each field of which the source has one.
pub(super) fn wanted(
    input: &EmployeeInput<'_>,
    person: &Person,
    target: Option<&Person>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<Field, Value> {
    let mut wanted = BTreeMap::new();
    let mut put = |field: Field, value: Option<Value>| {
        if let Some(value) = value {
            wanted.insert(field, value);
        }
    };
    put(Field::Active, wanted_active(input, person, target, findings));
    if input.direction == Direction::Import {
        put(Field::EmployeeNumber, Value::text(person.employee_number.as_deref()));
    }
    put(Field::Name, Value::text(Some(person.name.trim()).filter(|name| !name.is_empty())));
    put(Field::Email, Value::text(person.email(input.settings.email)));
    put(Field::Phone, Value::text(person.phone.as_deref()));
    put(Field::Ssn, Value::text(person.ssn.as_deref()));
    put(Field::Street, Value::text(person.address.street.as_deref()));
    put(Field::ZipCode, Value::text(person.address.zip_code.as_deref()));
    put(Field::City, Value::text(person.address.city.as_deref()));
    // An unknown country is left out: no service accepts it, and it must not block the rest of the person.
    put(Field::Country, Value::text(person.address.country.as_deref().filter(|country| alpha2(country).is_some())));
    put(Field::TaxTable, person.tax_table.map(Value::Number));
    put(Field::TaxColumn, person.tax_column.map(Value::Number));
    match (&person.clearing_number, &person.account_number) {
        (Some(clearing), Some(account)) => {
            put(Field::ClearingNumber, Value::text(Some(clearing)));
            put(Field::AccountNumber, Value::text(Some(account)));
        }
        (None, None) => {}
        _ => findings.push(Finding::warning(FindingCode::BankAccountIncomplete, Field::AccountNumber)),
    }
    let employment = person.employment.clone().unwrap_or_default();
    let kind = if input.direction == Direction::Import { employment_type(input, person, target) } else { EmploymentType::Unchanged };
    match kind {
        EmploymentType::Unclear => {}
        EmploymentType::Unmapped => findings.push(Finding::warning(FindingCode::EmploymentTypeUnmapped, Field::EmploymentType)),
        EmploymentType::Unchanged | EmploymentType::Wanted(_) => {
            put(Field::EmploymentStart, employment.start.map(Value::Date));
            put(Field::EmploymentEnd, employment.end.map(Value::Date));
        }
    }
    if let EmploymentType::Wanted(name) = kind {
        put(Field::EmploymentType, Some(Value::Text(name)));
    }
    for (field, value) in wanted_salary(input, person, target, findings) {
        put(field, Some(value));
    }
    check_required(person, target, input, findings);
    wanted
}

/// The employment type that Alexis HR should have.
enum EmploymentType {
    /// The current type stays.
    Unchanged,
    /// This type, by name.
    Wanted(String),
    /// The person has an hourly and a monthly salary, and a new employment needs one type.
    Unclear,
    /// A new employment needs a type, and the settings have none for it.
    Unmapped,
}

/// Derives the employment type from the salary that is set. A type that was set by hand stays, for example a probation.
fn employment_type(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>) -> EmploymentType {
    let settings = input.settings;
    let salary = current_salary(person, input).or_else(|| first_salary(person));
    let chosen = salary.and_then(|salary| match salary.period {
        PayPeriod::Hourly => settings.hourly_type.as_ref(),
        PayPeriod::Monthly => settings.permanent_type.as_ref(),
        PayPeriod::Other(_) => None,
    });
    let current = target.and_then(|target| target.employment_type.as_deref());
    let is_mapped = |name: &str| [&settings.hourly_type, &settings.permanent_type].into_iter().flatten().any(|kind| kind.name == name);
    match (chosen, current) {
        (_, Some(current)) if !is_mapped(current) => EmploymentType::Unchanged,
        _ if input.salaries_known && earlier_of_two_salaries(person, input).is_some() => {
            if current.is_none() || came_back(person, target) {
                EmploymentType::Unclear
            } else {
                EmploymentType::Unchanged
            }
        }
        (Some(chosen), _) => EmploymentType::Wanted(chosen.name.clone()),
        (None, Some(_)) => EmploymentType::Unchanged,
        (None, None) if target.is_some_and(|target| target.employment.is_some()) => EmploymentType::Unchanged,
        (None, None) => EmploymentType::Unmapped,
    }
}

/// Whether the source's employment begins after the end of the target's employment.
fn came_back(person: &Person, target: Option<&Person>) -> bool {
    let start = person.employment.as_ref().and_then(|employment| employment.start);
    let end = target.and_then(|target| target.employment.as_ref()).and_then(|employment| employment.end);
    matches!((start, end), (Some(start), Some(end)) if end < start)
}

/// For a person with an hourly and a monthly salary today, the salary that began first.
fn earlier_of_two_salaries<'a>(person: &'a Person, input: &EmployeeInput<'_>) -> Option<&'a Salary> {
    let paid = |period| person.salary_on(input.today, &period).filter(|salary| !salary.money.amount.is_zero());
    let (hourly, monthly) = (paid(PayPeriod::Hourly)?, paid(PayPeriod::Monthly)?);
    Some(if hourly.from > monthly.from { monthly } else { hourly })
}

/// The earliest salary, for a person of whom none is in effect.
fn first_salary(person: &Person) -> Option<&Salary> {
    let some = person.salaries.iter().filter(|salary| !salary.money.amount.is_zero());
    some.min_by_key(|salary| (salary.from, salary.period != PayPeriod::Monthly))
}

/// Adds findings for missing fields that the target requires. Kleer requires a name, an e-mail address, and for an agreement a
/// personal number and a start. Alexis HR requires a name.
fn check_required(person: &Person, target: Option<&Person>, input: &EmployeeInput<'_>, findings: &mut Vec<Finding>) {
    let missing = |field: Field| Finding::error(FindingCode::Missing, field);
    if person.name.trim().is_empty() {
        findings.push(missing(Field::Name));
    }
    if person.email(input.settings.email).is_none() {
        findings.push(match (target, input.direction) {
            (None, Direction::Export) => Finding::error(FindingCode::EmailChosenMissing, Field::Email),
            _ => Finding::warning(FindingCode::EmailChosenMissing, Field::Email),
        });
    }
    if input.direction == Direction::Export && target.is_none_or(|target| target.employment.is_none()) {
        if person.ssn.is_none() {
            findings.push(missing(Field::Ssn));
        }
        if person.employment.as_ref().and_then(|employment| employment.start).is_none() {
            findings.push(missing(Field::EmploymentStart));
        }
    }
}

/// Active people are made active. Leavers are made inactive only if the settings say so.
fn wanted_active(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, findings: &mut Vec<Finding>) -> Option<Value> {
    if !person.active && target.is_some_and(|target| target.active) && !input.settings.deactivate_leavers {
        findings.push(Finding::warning(FindingCode::LeaverStillActive, Field::Active));
        return None;
    }
    Some(Value::Flag(person.active))
}

/// The salary to send: the current one, or for a person who has not started yet the first one.
fn wanted_salary(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, findings: &mut Vec<Finding>) -> Vec<(Field, Value)> {
    let in_effect = current_salary(person, input);
    let later = person.salaries.iter().filter(|salary| salary.from.is_some_and(|from| from > input.today)).min_by_key(|salary| salary.from);
    if !input.salaries_known {
        // Without the confirmed unit, the salaries of Kleer's people are not read.
        if in_effect.or(later).is_some() || input.direction == Direction::Import {
            findings.push(Finding::warning(FindingCode::SalaryUnitUnconfirmed, None));
        }
        return Vec::new();
    }
    // Alexis HR has one current salary, and the app cannot know which of the two it should be.
    if let Some(other) = earlier_of_two_salaries(person, input).filter(|_| input.direction == Direction::Import) {
        findings.push(Finding { code: FindingCode::TwoSalaryKinds, ..other_salary_kind(other) });
        return Vec::new();
    }
    let not_started = person.employment.as_ref().and_then(|employment| employment.start).is_some_and(|start| start > input.today);
    // The target shows a later monthly salary but no later hourly one. A salary that cannot be read back is not sent ahead.
    let chosen = in_effect.or(later.filter(|later| not_started && later.period == PayPeriod::Monthly));
    if let Some(later) = later.filter(|later| Some(*later) != chosen) {
        let finding = Finding::warning(FindingCode::SalaryLater, None).with("amount", &later.money);
        findings.push(finding.with("date", later.from.map(|from| from.to_string()).unwrap_or_default()));
    }
    let Some(salary) = chosen else { return Vec::new() };
    let (amount, start, other) = match salary.period {
        PayPeriod::Hourly => (Field::HourlySalary, Field::HourlySalaryStart, PayPeriod::Monthly),
        PayPeriod::Monthly => (Field::MonthlySalary, Field::MonthlySalaryStart, PayPeriod::Hourly),
        PayPeriod::Other(_) => return Vec::new(),
    };
    let other_salary = target.filter(|_| input.direction == Direction::Export).and_then(|target| target.salary_on(input.today, &other));
    findings.extend(other_salary.filter(|current| !current.money.amount.is_zero()).map(other_salary_kind));
    let current = target.and_then(|target| target.salary_on(input.today, &salary.period));
    let Some(from) = salary.from else {
        if current.is_some_and(|current| current.money == salary.money) {
            return Vec::new();
        }
        // Without the day, Kleer would use the first of the current month, and Alexis HR has no salary without a day.
        if keeps_target_salary(input, target) {
            return Vec::new();
        }
        findings.push(match input.direction {
            Direction::Export => Finding::error(FindingCode::Missing, start),
            Direction::Import => Finding::warning(FindingCode::SalaryStartUnknown, start),
        });
        return Vec::new();
    };
    // Alexis HR has one current salary of either kind. A salary that begins later replaces it, and one that begins earlier does not.
    let target_salary =
        target.filter(|_| input.direction == Direction::Import).and_then(|target| current_target_salary(target, salary, input.today));
    if let Some(target_salary) = target_salary.filter(|other| other.period != salary.period && !other.money.amount.is_zero()) {
        findings.push(other_salary_kind(target_salary));
        findings.extend(target_salary.from.filter(|since| *since > from).map(|since| behind_target(target_salary, since, amount)));
    }
    if let Some(current) = current.filter(|current| current.money != salary.money) {
        findings.extend(early_start_finding(current, from, amount, input.today));
    } else if current.and_then(|current| current.from).is_some_and(|since| since > from) {
        // The target has the same amount from a later day. The earlier day would not change the current pay.
        return Vec::new();
    }
    vec![(amount, Value::Money(salary.money.clone())), (start, Value::Date(from))]
}

/// Whether the target's salary stays whatever the source has, so that nothing is missing.
fn keeps_target_salary(input: &EmployeeInput<'_>, target: Option<&Person>) -> bool {
    let has_salary = target.is_some_and(|target| target.salaries.iter().any(|salary| !salary.money.amount.is_zero()));
    has_salary && input.settings.lead.of(Field::MonthlySalary) == input.direction.target()
}

/// A finding about a salary with another amount than the target's, if its first day lies before the target's or before this month.
fn early_start_finding(current: &Salary, from: NaiveDate, amount: Field, today: NaiveDate) -> Option<Finding> {
    if let Some(since) = current.from.filter(|since| *since > from) {
        return Some(behind_target(current, since, amount));
    }
    let month = today.with_day(1)?;
    (from < month).then(|| Finding::warning(FindingCode::SalaryBackdated, amount).with("date", from))
}

/// The error about a salary that begins before the target's current salary, which would stay in effect.
fn behind_target(current: &Salary, since: NaiveDate, amount: Field) -> Finding {
    Finding::error(FindingCode::SalaryBehindTarget, amount).with("amount", &current.money).with("date", since)
}

/// The warning about a current salary of the other kind.
fn other_salary_kind(salary: &Salary) -> Finding {
    let field = match salary.period {
        PayPeriod::Hourly => Some(Field::HourlySalary),
        PayPeriod::Monthly => Some(Field::MonthlySalary),
        PayPeriod::Other(_) => None,
    };
    Finding::warning(FindingCode::OtherSalaryKind, field).with("amount", &salary.money)
}

/// The target's current salary of any period. Of two with the same first day, the one of `other`'s period.
fn current_target_salary<'a>(target: &'a Person, other: &Salary, today: NaiveDate) -> Option<&'a Salary> {
    let started = target.salaries.iter().filter(|salary| salary.from.is_none_or(|from| from <= today));
    started.max_by_key(|salary| (salary.from, salary.period == other.period))
}

/// The salary in effect, of any period. In Kleer, the amount zero means that the salary of that kind ended, so it does not count.
/// Of two salaries with the same first day the monthly one counts, in any order.
fn current_salary<'a>(person: &'a Person, input: &EmployeeInput<'_>) -> Option<&'a Salary> {
    let started = person.salaries.iter().filter(|salary| salary.from.is_none_or(|from| from <= input.today));
    let in_effect = started.filter(|salary| match input.direction {
        Direction::Export => true,
        Direction::Import => {
            !salary.money.amount.is_zero() && person.salary_on(input.today, &salary.period).is_some_and(|now| now.from == salary.from)
        }
    });
    in_effect.max_by_key(|salary| (salary.from, salary.period == PayPeriod::Monthly))
}
