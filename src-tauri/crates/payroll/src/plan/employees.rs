//! The plan of the employee export, Alexis HR → Kleer: a pure function of what both sides hold.
//!
//! The same input gives the same plan, byte for byte. Only what differs in meaning is a change: a different spelling is
//! not. A value that the source does not have never empties one in the target, with one exception: an employment that
//! no longer ends.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::change::{Change, ChangeKind, FieldChange, Plan};
use crate::checks;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode, Severity};
use crate::matching::{Links, Match, Matches, match_people};
use crate::person::{EmailChoice, PayPeriod, Person, PersonId, Salary};
use crate::spelling;

/// The owner's settings for the employee export.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EmployeeSettings {
    /// Which e-mail address is sent.
    pub email: EmailChoice,
    /// Whether somebody who left is made inactive in the target. Off: a finding says that they still are active.
    pub deactivate_leavers: bool,
}

/// Everything the plan depends on.
#[derive(Debug, Clone, Copy)]
pub struct EmployeeInput<'a> {
    /// Everybody in the source.
    pub source: &'a [Person],
    /// Everybody in the target.
    pub target: &'a [Person],
    /// The confirmed links.
    pub links: &'a Links,
    /// The owner's settings.
    pub settings: &'a EmployeeSettings,
    /// Whether the unit of the target's salaries is confirmed. If not, salaries are neither compared nor sent.
    pub salaries_known: bool,
    /// The day of the plan.
    pub today: NaiveDate,
}

/// Plans the export.
pub fn plan(input: &EmployeeInput<'_>) -> Plan {
    let matches = match_people(input.source, input.target, input.links, input.today);
    let targets: BTreeMap<&PersonId, &Person> = input.target.iter().map(|person| (&person.id, person)).collect();
    let shared = shared_emails(input.source, input.settings.email);

    let mut changes: Vec<Change> = input.source.iter().map(|person| row(input, person, &matches, &targets, &shared)).collect();
    changes.extend(matches.only_in_target.iter().filter_map(|id| targets.get(id)).map(|person| only_in_target(person)));
    changes.sort_by(|a, b| (rank(a), a.name.to_lowercase(), &a.key).cmp(&(rank(b), b.name.to_lowercase(), &b.key)));
    Plan { changes }
}

/// What needs the owner stands first.
fn rank(change: &Change) -> u8 {
    match change.kind {
        ChangeKind::Blocked => 0,
        ChangeKind::Create => 1,
        ChangeKind::Update => 2,
        ChangeKind::InStep => 3,
    }
}

fn only_in_target(person: &Person) -> Change {
    Change {
        key: format!("target:{}", person.id.as_str()),
        source_id: None,
        target_id: Some(person.id.clone()),
        name: person.name.clone(),
        kind: ChangeKind::InStep,
        fields: Vec::new(),
        findings: vec![Finding::warning(FindingCode::OnlyInTarget, None)],
    }
}

fn row(
    input: &EmployeeInput<'_>,
    person: &Person,
    matches: &Matches,
    targets: &BTreeMap<&PersonId, &Person>,
    shared: &BTreeMap<String, Vec<&str>>,
) -> Change {
    let mut findings = person.findings.clone();
    let target = match matches.source.get(&person.id) {
        Some(Match::Found { target, findings: noticed, .. }) => {
            findings.extend(noticed.iter().cloned());
            targets.get(target).copied()
        }
        Some(Match::Unclear(reason)) => {
            findings.push(reason.clone());
            None
        }
        Some(Match::Nobody) | None => None,
    };
    let unclear = matches!(matches.source.get(&person.id), Some(Match::Unclear(_)));

    let mut fields = Vec::new();
    if target.is_none() && !unclear && !person.active {
        // Somebody who left before the two services were connected: creating them would bring them back.
        findings = vec![Finding::warning(FindingCode::LeftAndNotInTarget, None)];
    } else if !person.active && target.is_some_and(|target| !target.active) {
        // Gone on both sides: whatever is wrong with the record no longer matters to a payroll.
        findings.clear();
    } else {
        findings.extend(checks::check(person, input.settings.email, input.today));
        if let Some(names) = person.email(input.settings.email).and_then(|email| shared.get(&email.trim().to_lowercase())) {
            findings.push(Finding::error(FindingCode::EmailShared, Field::Email).with("names", names.join(", ")));
        }
        fields = if unclear { Vec::new() } else { compare(input, person, target, &mut findings) };
    }

    findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
    findings.dedup();
    let blocked = findings.iter().any(|finding| finding.severity == Severity::Error);
    let kind = match (blocked, target, fields.is_empty()) {
        (true, _, _) => ChangeKind::Blocked,
        (false, None, false) => ChangeKind::Create,
        (false, Some(_), false) => ChangeKind::Update,
        (false, _, true) => ChangeKind::InStep,
    };
    Change {
        key: format!("source:{}", person.id.as_str()),
        source_id: Some(person.id.clone()),
        target_id: target.map(|target| target.id.clone()),
        name: person.name.clone(),
        kind,
        fields,
        findings,
    }
}

/// The addresses that several active people of the source carry, with the people's names.
fn shared_emails(source: &[Person], choice: EmailChoice) -> BTreeMap<String, Vec<&str>> {
    let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for person in source.iter().filter(|person| person.active) {
        if let Some(email) = person.email(choice) {
            owners.entry(email.trim().to_lowercase()).or_default().push(&person.name);
        }
    }
    owners.retain(|_, names| names.len() > 1);
    owners
}

/// The fields in which the two differ, and what was noticed while comparing.
fn compare(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, findings: &mut Vec<Finding>) -> Vec<FieldChange> {
    let mut wanted = wanted(input, person, target, findings);
    let salary: BTreeMap<Field, Value> =
        wanted.iter().filter(|(field, _)| field.is_salary()).map(|(field, value)| (*field, value.clone())).collect();
    let mut changes = Vec::new();
    for field in Field::ALL {
        let old = target.and_then(|target| held(field, target, input));
        let new = wanted.remove(&field).map(|value| spelling::canonical(field, &value, input.today));
        let Some(new) = new else { continue };
        if !old.as_ref().is_some_and(|old| spelling::same(field, old, &new, input.today)) {
            changes.push(FieldChange { field, old, new: Some(new) });
        }
    }
    pair_salaries(input, target, &salary, &mut changes);
    end_removed(person, target, &mut changes, findings);
    if target.is_some_and(|target| target.employment.is_none()) && changes.iter().any(|change| is_agreement(change.field)) {
        findings.push(Finding::warning(FindingCode::AgreementCreated, None));
    }
    changes.sort_by_key(|change| change.field);
    changes
}

/// An amount and its first day are written together or not at all. A target that does not tell the first day of an
/// equal amount is not contradicted.
fn pair_salaries(input: &EmployeeInput<'_>, target: Option<&Person>, salary: &BTreeMap<Field, Value>, changes: &mut Vec<FieldChange>) {
    for (amount, start) in [(Field::HourlySalary, Field::HourlySalaryStart), (Field::MonthlySalary, Field::MonthlySalaryStart)] {
        let amount_changes = changes.iter().any(|change| change.field == amount);
        let start_changes = changes.iter().any(|change| change.field == start);
        let held_start = target.and_then(|target| held(start, target, input));
        match (amount_changes, start_changes) {
            (false, true) if held_start.is_none() => changes.retain(|change| change.field != start),
            (false, true) => changes.extend(salary.get(&amount).map(|value| kept(amount, value))),
            (true, false) => changes.extend(salary.get(&start).map(|value| kept(start, value))),
            _ => {}
        }
    }
}

/// A field that is written again as it is, because another one needs it.
fn kept(field: Field, value: &Value) -> FieldChange {
    FieldChange { field, old: Some(value.clone()), new: Some(value.clone()) }
}

/// An employment that no longer ends in the source, and still does in the target.
fn end_removed(person: &Person, target: Option<&Person>, changes: &mut Vec<FieldChange>, findings: &mut Vec<Finding>) {
    let goes_on = person.employment.as_ref().is_some_and(|employment| employment.start.is_some() && employment.end.is_none());
    let held_end = target.and_then(|target| target.employment.as_ref()).and_then(|employment| employment.end);
    if let (true, Some(end)) = (goes_on && person.active, held_end) {
        changes.push(FieldChange { field: Field::EmploymentEnd, old: Some(Value::Date(end)), new: None });
        findings.push(Finding::warning(FindingCode::EndDateRemoved, Field::EmploymentEnd));
    }
}

/// The fields of a change that the target does not hold as they were to be sent. Empty: the change is confirmed.
///
/// A first day of a salary that the target does not tell cannot be compared and is passed over.
pub fn unconfirmed(change: &Change, target: &Person, settings: &EmployeeSettings, today: NaiveDate) -> Vec<Field> {
    let differs = |wanted: &FieldChange| {
        let held = held_on(wanted.field, target, settings.email, salary_day(change, today));
        match (&wanted.new, &held) {
            (Some(new), Some(held)) => !spelling::same(wanted.field, new, held, today),
            (None, None) => false,
            (Some(_), None) => !matches!(wanted.field, Field::HourlySalaryStart | Field::MonthlySalaryStart),
            (None, Some(_)) => true,
        }
    };
    change.fields.iter().filter(|wanted| differs(wanted)).map(|wanted| wanted.field).collect()
}

/// The fields of a change that the target no longer holds as the owner saw them, nor as they were to become.
pub fn moved_since(change: &Change, target: &Person, settings: &EmployeeSettings, today: NaiveDate) -> Vec<Field> {
    let pending = unconfirmed(change, target, settings, today);
    let moved = |seen: &&FieldChange| {
        let held = held_on(seen.field, target, settings.email, today);
        match (&seen.old, &held) {
            (Some(old), Some(held)) => !spelling::same(seen.field, old, held, today),
            (None, None) => false,
            _ => true,
        }
    };
    change.fields.iter().filter(|seen| pending.contains(&seen.field)).filter(moved).map(|seen| seen.field).collect()
}

/// The day on which the written salary is in effect: today, or its first day when that is later.
fn salary_day(change: &Change, today: NaiveDate) -> NaiveDate {
    let starts = [Field::HourlySalaryStart, Field::MonthlySalaryStart].into_iter().filter_map(|field| change.field(field));
    let later = starts
        .filter_map(|start| match start.new {
            Some(Value::Date(day)) => Some(day),
            _ => None,
        })
        .max();
    later.map_or(today, |day| day.max(today))
}

/// Whether the target keeps the field on the employment agreement and not on the person.
pub fn is_agreement(field: Field) -> bool {
    !matches!(field, Field::Active | Field::Name | Field::Email)
}

/// What the target should hold, as far as the source says.
fn wanted(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, findings: &mut Vec<Finding>) -> BTreeMap<Field, Value> {
    let mut wanted = BTreeMap::new();
    let mut put = |field: Field, value: Option<Value>| {
        if let Some(value) = value {
            wanted.insert(field, value);
        }
    };
    put(Field::Active, wanted_active(input, person, target, findings));
    put(Field::Name, Value::text(Some(person.name.trim()).filter(|name| !name.is_empty())));
    put(Field::Email, Value::text(person.email(input.settings.email)));
    put(Field::Phone, Value::text(person.phone.as_deref()));
    put(Field::Ssn, Value::text(person.ssn.as_deref()));
    put(Field::Street, Value::text(person.address.street.as_deref()));
    put(Field::ZipCode, Value::text(person.address.zip_code.as_deref()));
    put(Field::City, Value::text(person.address.city.as_deref()));
    put(Field::Country, Value::text(person.address.country.as_deref()));
    put(Field::TaxTable, person.tax_table.map(Value::Number));
    put(Field::TaxColumn, person.tax_column.map(Value::Number));
    put(Field::ClearingNumber, Value::text(person.clearing_number.as_deref()));
    put(Field::AccountNumber, Value::text(person.account_number.as_deref()));
    let employment = person.employment.clone().unwrap_or_default();
    put(Field::EmploymentStart, employment.start.map(Value::Date));
    put(Field::EmploymentEnd, employment.end.map(Value::Date));
    for (field, value) in wanted_salary(input, person, target, findings) {
        put(field, Some(value));
    }
    demanded(person, target, input, findings);
    wanted
}

/// What the target cannot do without: a name, an e-mail address, and for an agreement a personal number and a start.
fn demanded(person: &Person, target: Option<&Person>, input: &EmployeeInput<'_>, findings: &mut Vec<Finding>) {
    let missing = |field: Field| Finding::error(FindingCode::Missing, field);
    if person.name.trim().is_empty() {
        findings.push(missing(Field::Name));
    }
    if person.email(input.settings.email).is_none() {
        findings.push(match target {
            Some(_) => Finding::warning(FindingCode::EmailChosenMissing, Field::Email),
            None => Finding::error(FindingCode::EmailChosenMissing, Field::Email),
        });
    }
    if target.is_none_or(|target| target.employment.is_none()) {
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
    let in_effect = current_salary(person, input.today);
    let later = person.salaries.iter().filter(|salary| salary.from.is_some_and(|from| from > input.today)).min_by_key(|salary| salary.from);
    if !input.salaries_known {
        if in_effect.or(later).is_some() {
            findings.push(Finding::warning(FindingCode::SalaryUnitUnconfirmed, None));
        }
        return Vec::new();
    }
    let not_started = person.employment.as_ref().and_then(|employment| employment.start).is_some_and(|start| start > input.today);
    let chosen = in_effect.or(later.filter(|_| not_started));
    if let Some(later) = later.filter(|later| Some(*later) != chosen) {
        let finding = Finding::warning(FindingCode::SalaryLater, None).with("amount", &later.money.amount);
        findings.push(finding.with("date", later.from.map(|from| from.to_string()).unwrap_or_default()));
    }
    let Some(salary) = chosen else { return Vec::new() };
    let (amount, start, other) = match salary.period {
        PayPeriod::Hourly => (Field::HourlySalary, Field::HourlySalaryStart, PayPeriod::Monthly),
        PayPeriod::Monthly => (Field::MonthlySalary, Field::MonthlySalaryStart, PayPeriod::Hourly),
        PayPeriod::Other(_) => return Vec::new(),
    };
    if let Some(held) = target.and_then(|target| target.salary_on(input.today, &other)).filter(|held| !held.money.amount.is_zero()) {
        let field = if other == PayPeriod::Hourly { Field::HourlySalary } else { Field::MonthlySalary };
        findings.push(Finding::warning(FindingCode::OtherSalaryKind, field).with("amount", &held.money.amount));
    }
    let Some(from) = salary.from else {
        // Left out, the target would take the first of the current month.
        findings.push(Finding::error(FindingCode::Missing, start));
        return Vec::new();
    };
    vec![(amount, Value::Money(salary.money.clone())), (start, Value::Date(from))]
}

/// The salary in effect on a day, of whatever period: the one with the latest start not after it.
fn current_salary(person: &Person, today: NaiveDate) -> Option<&Salary> {
    person.salaries.iter().filter(|salary| salary.from.is_none_or(|from| from <= today)).max_by_key(|salary| salary.from)
}

/// What the target holds in a field today.
fn held(field: Field, target: &Person, input: &EmployeeInput<'_>) -> Option<Value> {
    held_on(field, target, input.settings.email, input.today)
}

/// What the target holds in a field on a day.
fn held_on(field: Field, target: &Person, email: EmailChoice, day: NaiveDate) -> Option<Value> {
    let employment = target.employment.as_ref();
    let salary = |period: &PayPeriod| target.salary_on(day, period).or_else(|| first_salary(target, period));
    match field {
        Field::Active => Some(Value::Flag(target.active)),
        Field::Name => Value::text(Some(&target.name)),
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
        Field::EmploymentStart => employment.and_then(|employment| employment.start).map(Value::Date),
        Field::EmploymentEnd => employment.and_then(|employment| employment.end).map(Value::Date),
        Field::HourlySalary => salary(&PayPeriod::Hourly).map(|salary| Value::Money(salary.money.clone())),
        Field::HourlySalaryStart => salary(&PayPeriod::Hourly).and_then(|salary| salary.from).map(Value::Date),
        Field::MonthlySalary => salary(&PayPeriod::Monthly).map(|salary| Value::Money(salary.money.clone())),
        Field::MonthlySalaryStart => salary(&PayPeriod::Monthly).and_then(|salary| salary.from).map(Value::Date),
    }
}

fn first_salary<'a>(person: &'a Person, period: &PayPeriod) -> Option<&'a Salary> {
    person.salaries.iter().filter(|salary| &salary.period == period).min_by_key(|salary| salary.from)
}
