//! Comparing one person with what the target holds of them.

use std::collections::BTreeMap;

use super::EmployeeInput;
use super::held::held;
use super::wanted::wanted;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::Person;
use crate::plan::FieldChange;
use crate::spelling;

/// The fields in which the two differ, and what was noticed while comparing.
pub(super) fn compare(
    input: &EmployeeInput<'_>,
    person: &Person,
    target: Option<&Person>,
    findings: &mut Vec<Finding>,
) -> Vec<FieldChange> {
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

/// Whether the target keeps the field on the employment agreement and not on the person.
pub fn is_agreement(field: Field) -> bool {
    !matches!(field, Field::Active | Field::Name | Field::Email)
}
