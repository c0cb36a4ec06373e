//! What the target should hold, as far as the source says.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::{Direction, EmployeeInput};
use crate::checks::country::alpha2;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::{PayPeriod, Person, Salary};

/// What the target should hold, as far as the source says.
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
    // A country that nobody knows is left out: no service takes it, and the rest of the person must not wait for it.
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
    let kind = if input.direction == Direction::Import { employment_kind(input, person, target) } else { Kind::Settled };
    match kind {
        Kind::Unclear => {}
        Kind::Unmapped => findings.push(Finding::warning(FindingCode::EmploymentTypeUnmapped, Field::EmploymentType)),
        Kind::Settled | Kind::Wanted(_) => {
            put(Field::EmploymentStart, employment.start.map(Value::Date));
            put(Field::EmploymentEnd, employment.end.map(Value::Date));
        }
    }
    if let Kind::Wanted(name) = kind {
        put(Field::EmploymentType, Some(Value::Text(name)));
    }
    for (field, value) in wanted_salary(input, person, target, findings) {
        put(field, Some(value));
    }
    demanded(person, target, input, findings);
    wanted
}

/// The kind of employment that Alexis HR is to hold.
enum Kind {
    /// It is there, or nothing is known of it: left alone.
    Settled,
    /// This one, by its name.
    Wanted(String),
    /// Two salaries at once say two kinds, and a new employment has one.
    Unclear,
    /// A new employment needs one, and the settings do not say which.
    Unmapped,
}

/// By which salary is set. A kind that the owner gave by hand, a probation for example, is left alone.
fn employment_kind(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>) -> Kind {
    let settings = input.settings;
    let salary = current_salary(person, input).or_else(|| first_salary(person));
    let chosen = salary.and_then(|salary| match salary.period {
        PayPeriod::Hourly => settings.hourly_type.as_ref(),
        PayPeriod::Monthly => settings.permanent_type.as_ref(),
        PayPeriod::Other(_) => None,
    });
    let held = target.and_then(|target| target.employment_type.as_deref());
    let ours = |name: &str| [&settings.hourly_type, &settings.permanent_type].into_iter().flatten().any(|kind| kind.name == name);
    match (chosen, held) {
        (_, Some(held)) if !ours(held) => Kind::Settled,
        _ if input.salaries_known && paid_twice(person, input).is_some() => {
            if held.is_none() || came_back(person, target) {
                Kind::Unclear
            } else {
                Kind::Settled
            }
        }
        (Some(chosen), _) => Kind::Wanted(chosen.name.clone()),
        (None, Some(_)) => Kind::Settled,
        (None, None) if target.is_some_and(|target| target.employment.is_some()) => Kind::Settled,
        (None, None) => Kind::Unmapped,
    }
}

/// Whether the employment begins after the one that the target holds.
fn came_back(person: &Person, target: Option<&Person>) -> bool {
    let start = person.employment.as_ref().and_then(|employment| employment.start);
    let end = target.and_then(|target| target.employment.as_ref()).and_then(|employment| employment.end);
    matches!((start, end), (Some(start), Some(end)) if end < start)
}

/// Of somebody who is paid both by the hour and by the month today, the salary of the two that began first.
fn paid_twice<'a>(person: &'a Person, input: &EmployeeInput<'_>) -> Option<&'a Salary> {
    let paid = |period| person.salary_on(input.today, &period).filter(|salary| !salary.money.amount.is_zero());
    let (hourly, monthly) = (paid(PayPeriod::Hourly)?, paid(PayPeriod::Monthly)?);
    Some(if hourly.from > monthly.from { monthly } else { hourly })
}

/// The salary that comes first, when none is in effect.
fn first_salary(person: &Person) -> Option<&Salary> {
    let some = person.salaries.iter().filter(|salary| !salary.money.amount.is_zero());
    some.min_by_key(|salary| (salary.from, salary.period != PayPeriod::Monthly))
}

/// What the target cannot do without. Kleer: a name, an e-mail address, and for an agreement a personal number and a
/// start. Alexis HR: a name.
fn demanded(person: &Person, target: Option<&Person>, input: &EmployeeInput<'_>, findings: &mut Vec<Finding>) {
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

/// Active people are made active; leavers are made inactive only when the owner asked for it.
fn wanted_active(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, findings: &mut Vec<Finding>) -> Option<Value> {
    if !person.active && target.is_some_and(|target| target.active) && !input.settings.deactivate_leavers {
        findings.push(Finding::warning(FindingCode::LeaverStillActive, Field::Active));
        return None;
    }
    Some(Value::Flag(person.active))
}

/// The salary to send: the one in effect, or for somebody who has not started yet the first one.
fn wanted_salary(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, findings: &mut Vec<Finding>) -> Vec<(Field, Value)> {
    let in_effect = current_salary(person, input);
    let later = person.salaries.iter().filter(|salary| salary.from.is_some_and(|from| from > input.today)).min_by_key(|salary| salary.from);
    if !input.salaries_known {
        // Without the unit, Kleer's people have no salaries that could be seen here.
        if in_effect.or(later).is_some() || input.direction == Direction::Import {
            findings.push(Finding::warning(FindingCode::SalaryUnitUnconfirmed, None));
        }
        return Vec::new();
    }
    // Alexis HR has one present salary: which of two it is to be, nobody here can tell.
    if let Some(other) = paid_twice(person, input).filter(|_| input.direction == Direction::Import) {
        findings.push(Finding { code: FindingCode::TwoSalaryKinds, ..other_kind(other) });
        return Vec::new();
    }
    let not_started = person.employment.as_ref().and_then(|employment| employment.start).is_some_and(|start| start > input.today);
    // The target shows a later salary per month and none per hour: what cannot be read back is not sent ahead.
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
    let held_other = target.filter(|_| input.direction == Direction::Export).and_then(|target| target.salary_on(input.today, &other));
    findings.extend(held_other.filter(|held| !held.money.amount.is_zero()).map(other_kind));
    let held = target.and_then(|target| target.salary_on(input.today, &salary.period));
    let Some(from) = salary.from else {
        if held.is_some_and(|held| held.money == salary.money) {
            return Vec::new();
        }
        // Left out, Kleer would take the first of the current month, and Alexis HR has no salary without a day.
        if leaves_salary(input, target) {
            return Vec::new();
        }
        findings.push(match input.direction {
            Direction::Export => Finding::error(FindingCode::Missing, start),
            Direction::Import => Finding::warning(FindingCode::SalaryStartUnknown, start),
        });
        return Vec::new();
    };
    // Whatever its kind, a present salary of Alexis HR goes when another one begins after it, and stays when it began last.
    let present = target.filter(|_| input.direction == Direction::Import).and_then(|target| present_salary(target, salary, input.today));
    if let Some(present) = present.filter(|present| present.period != salary.period && !present.money.amount.is_zero()) {
        findings.push(other_kind(present));
        findings.extend(present.from.filter(|since| *since > from).map(|since| behind(present, since, amount)));
    }
    if let Some(held) = held.filter(|held| held.money != salary.money) {
        findings.extend(back_dated(held, from, amount, input.today));
    } else if held.and_then(|held| held.from).is_some_and(|since| since > from) {
        // The same amount, in the target from a later day on: writing the earlier day would change nothing that is paid.
        return Vec::new();
    }
    vec![(amount, Value::Money(salary.money.clone())), (start, Value::Date(from))]
}

/// Whether the target's own salary stands whatever the source says: then nothing is missing.
fn leaves_salary(input: &EmployeeInput<'_>, target: Option<&Person>) -> bool {
    let held = target.is_some_and(|target| target.salaries.iter().any(|salary| !salary.money.amount.is_zero()));
    held && input.settings.lead.of(Field::MonthlySalary) == input.direction.target()
}

/// What an owner should know of a salary with another amount than the target holds, by its first day.
fn back_dated(held: &Salary, from: NaiveDate, amount: Field, today: NaiveDate) -> Option<Finding> {
    if let Some(since) = held.from.filter(|since| *since > from) {
        return Some(behind(held, since, amount));
    }
    let month = today.with_day(1)?;
    (from < month).then(|| Finding::warning(FindingCode::SalaryBackdated, amount).with("date", from))
}

/// A salary that the target goes on paying since a later day than that of the one to be written.
fn behind(held: &Salary, since: NaiveDate, amount: Field) -> Finding {
    Finding::error(FindingCode::SalaryBehindTarget, amount).with("amount", &held.money).with("date", since)
}

/// A salary beside one of another kind.
fn other_kind(salary: &Salary) -> Finding {
    let field = match salary.period {
        PayPeriod::Hourly => Some(Field::HourlySalary),
        PayPeriod::Monthly => Some(Field::MonthlySalary),
        PayPeriod::Other(_) => None,
    };
    Finding::warning(FindingCode::OtherSalaryKind, field).with("amount", &salary.money)
}

/// The target's one present salary, of whatever period. Of two of one day the one of the other's kind.
fn present_salary<'a>(target: &'a Person, other: &Salary, today: NaiveDate) -> Option<&'a Salary> {
    let started = target.salaries.iter().filter(|salary| salary.from.is_none_or(|from| from <= today));
    started.max_by_key(|salary| (salary.from, salary.period == other.period))
}

/// The salary in effect, of whatever period. In Kleer a zero says that a salary of its kind ended: it is none. Of two that
/// begin on one day the one per month counts, in whatever order they are told.
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
