//! Compares a person of the source with the same person in the target.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::decide::{differs, is_about_unwritten, untouched};
use super::direction::Direction;
use super::memory::{MergeBase, fingerprint, fingerprint_of_normalized, fingerprints, with_full_name};
use super::names::split_change;
use super::settings::{NumberPlace, field_group};
use super::unread::{is_employment, unclear_groups, unread_groups};
use super::values::{salary_day, value, value_on};
use super::wanted::wanted;
use super::{EmployeeInput, alexis_id};
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::Person;
use crate::plan::{FieldChange, FieldOrigin, NameSplit, Untouched, UntouchedWhy, ValueOrigin};
use crate::text;

/// Fields that can be empty on both sides, which counts as agreement.
const MAY_BE_EMPTY: [Field; 6] = [Field::Email, Field::Phone, Field::Street, Field::ZipCode, Field::City, Field::EmploymentEnd];

/// The result of comparing one person.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// The fields to send.
    pub(super) fields: Vec<FieldChange>,
    /// The fields that differ and stay as they are in the target.
    pub(super) kept: Vec<Untouched>,
    /// The fields that changed on both sides.
    pub(super) conflicts: Vec<FieldChange>,
    /// The origin of values for which the source has no field of their own.
    pub(super) origins: Vec<FieldOrigin>,
    /// The ways to split the name.
    pub(super) splits: Vec<NameSplit>,
    /// The values on which both sides agree.
    pub(super) merge_base: MergeBase,
}

/// Compares one person and adds the findings.
pub(super) fn compare(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, findings: &mut Vec<Finding>) -> Comparison {
    let mut result = Comparison::default();
    let differences = differences(input, person, target, findings, &mut result);
    let later = future_return(input, person, target);
    let mut has_postponed = false;
    let mut groups: BTreeMap<Field, Vec<FieldChange>> = BTreeMap::new();
    for difference in differences {
        groups.entry(field_group(difference.field)).or_default().push(difference);
    }
    for (group, differences) in groups {
        let postponed = later.is_some() && is_employment(group);
        // The target's end date belongs to the earlier employment and stays.
        if postponed && differences.iter().any(|difference| difference.new.is_none()) {
            continue;
        }
        // The API of Alexis HR cannot empty a field. So the whole field group stays as it is.
        if input.direction == Direction::Import && differences.iter().any(|difference| difference.new.is_none()) {
            result.kept.extend(differences.into_iter().map(|difference| untouched(difference, UntouchedWhy::NoWayToEmpty)));
            continue;
        }
        match resolve(input, person, target, group, &differences) {
            Resolution::Send | Resolution::Ask if postponed => has_postponed = true,
            Resolution::Send => result.fields.extend(differences),
            Resolution::Keep(why) => {
                let differing = differences.into_iter().filter(|difference| differs(difference, input.today));
                result.kept.extend(differing.map(|difference| untouched(difference, why)));
            }
            Resolution::Ask => result.conflicts.extend(differences),
        }
    }
    if let Some(start) = later.filter(|_| has_postponed) {
        findings.push(Finding::warning(FindingCode::EmploymentLater, Field::EmploymentStart).with("date", start));
    }
    if let (Direction::Import, Some(target)) = (input.direction, target) {
        complete_new_employment(target, input, &mut result);
    }
    if target.is_some_and(|target| target.employment.is_none())
        && input.direction == Direction::Export
        && result.fields.iter().any(|change| is_agreement(change.field))
    {
        findings.push(Finding::warning(FindingCode::AgreementCreated, None));
    }
    if result.fields.iter().any(|change| change.field == Field::EmploymentEnd && change.new.is_none()) {
        findings.push(Finding::warning(FindingCode::EndDateRemoved, Field::EmploymentEnd));
    }
    let written: Vec<Field> = result.fields.iter().chain(&result.conflicts).map(|change| change.field).collect();
    findings.retain(|finding| !is_about_unwritten(finding, &written));
    if !written.contains(&Field::FirstName) {
        result.splits.clear();
    }
    result.fields.sort_by_key(|change| change.field);
    result.kept.sort_by_key(|kept| kept.field);
    result.conflicts.sort_by_key(|change| change.field);
    result.origins = origins(input, &result);
    result
}

/// The first day of a person who left and comes back after today. Alexis HR shows only an employment that has begun. A later one
/// could not be read back, and every export would create another one.
fn future_return(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>) -> Option<NaiveDate> {
    let start = person.employment.as_ref()?.start.filter(|start| input.direction == Direction::Import && *start > input.today)?;
    let end = target?.employment.as_ref()?.end?;
    (end < start).then_some(start)
}

/// The decision about a field group that differs.
enum Resolution {
    Send,
    Keep(UntouchedWhy),
    Ask,
}

/// Decides about a field group. The owner's decision comes first, then the source of truth. An empty group of the target is always
/// filled in, unless the target emptied it.
fn resolve(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, group: Field, differences: &[FieldChange]) -> Resolution {
    let Some(target) = target else { return Resolution::Send };
    let alexis = alexis_id(input.direction, &person.id, &target.id).clone();
    let merge_base = input.memory.merge_base.get(&alexis);
    let changed = |difference: &FieldChange, value: Option<&Value>| {
        let before = merge_base.and_then(|merge_base| merge_base.get(&comparable_field(difference.field)));
        before.map(|before| *before != fingerprint(comparable_field(difference.field), value, input.today))
    };
    // A group changed on a side when any of its fields did. One half changed here and the other there is a conflict.
    let differing: Vec<FieldChange> =
        with_full_name(differences).into_iter().filter(|difference| differs(difference, input.today)).collect();
    let changed_in_source = differing.iter().any(|difference| changed(difference, difference.new.as_ref()) == Some(true));
    let changed_in_target = differing.iter().any(|difference| {
        // A first day that the target does not show has not changed.
        let is_shown = difference.old.is_some() || !is_salary_start(difference.field);
        is_shown && changed(difference, difference.old.as_ref()) == Some(true)
    });
    let both = changed_in_source && changed_in_target;
    if both {
        let (source, held) = fingerprints(differences, input.today);
        let (of_alexis, of_kleer) = if input.direction == Direction::Export { (source, held) } else { (held, source) };
        let decision = input.memory.decided.get(&(alexis, group));
        return match decision.filter(|decision| decision.alexis == of_alexis && decision.kleer == of_kleer) {
            Some(decision) if decision.winner == input.direction.source() => Resolution::Send,
            Some(_) => Resolution::Keep(UntouchedWhy::Decided),
            None => Resolution::Ask,
        };
    }
    let emptied = differing.iter().any(|difference| changed(difference, difference.new.as_ref()) == Some(false));
    let empty = is_empty(group, target, input);
    if input.settings.lead.of(group) == input.direction.source() || (empty && !emptied) {
        Resolution::Send
    } else {
        Resolution::Keep(UntouchedWhy::TargetLeads)
    }
}

/// Whether all fields of a group are empty in the target.
fn is_empty(group: Field, target: &Person, input: &EmployeeInput<'_>) -> bool {
    // A salary of another period than hourly or monthly has no field, and still is a salary.
    if group == Field::MonthlySalary && target.salaries.iter().any(|salary| !salary.money.amount.is_zero()) {
        return false;
    }
    Field::ALL
        .into_iter()
        // A first day without an amount is no salary, and a service fills in a country by itself.
        .filter(|field| field_group(*field) == group && !is_salary_start(*field) && *field != Field::Country)
        .all(|field| value(field, target, input).is_none_or(|value| is_empty_value(&value)))
}

fn is_empty_value(value: &Value) -> bool {
    match value {
        Value::Money(money) => money.amount.is_zero(),
        Value::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn is_salary_start(field: Field) -> bool {
    matches!(field, Field::HourlySalaryStart | Field::MonthlySalaryStart)
}

/// The field that both sides can compare. One side has the name in one field, the other in two.
fn comparable_field(field: Field) -> Field {
    if field_group(field) == Field::Name { Field::Name } else { field }
}

/// The fields in which both sides differ. Adds the fields on which they agree to the merge base.
fn differences(
    input: &EmployeeInput<'_>,
    person: &Person,
    target: Option<&Person>,
    findings: &mut Vec<Finding>,
    result: &mut Comparison,
) -> Vec<FieldChange> {
    let mut wanted = wanted(input, person, target, findings);
    let (mut unknown_groups, unread_findings) = unread_groups(target, input.direction);
    findings.extend(unread_findings);
    unknown_groups.extend(unclear_groups(person));
    wanted.retain(|field, _| !unknown_groups.contains(&field_group(*field)));
    let salary: BTreeMap<Field, Value> =
        wanted.iter().filter(|(field, _)| field.is_salary()).map(|(field, value)| (*field, value.clone())).collect();
    let mut changes = Vec::new();
    // A later salary is compared with the target's salary of that day, because the current salary does not contradict it.
    let pay_day = salary_day(&salary, input.today);
    for field in Field::ALL {
        let day = if field.is_salary() { pay_day } else { input.today };
        let old = target.and_then(|target| value_on(field, target, input.settings.email, day));
        let new = wanted.remove(&field).map(|value| text::normalize_value(field, &value, input.today));
        let Some(new) = new else {
            // A field without a wanted value need not be empty: without an employment type the end date is not wanted.
            let is_comparable = target.is_some() && !unknown_groups.contains(&field_group(field));
            if is_comparable && old.is_none() && value(field, person, input).is_none() && MAY_BE_EMPTY.contains(&field) {
                result.merge_base.insert(field, fingerprint(field, None, input.today));
            }
            continue;
        };
        if old.as_ref().is_some_and(|old| text::is_same_value(field, old, &new, input.today)) {
            result.merge_base.insert(field, fingerprint_of_normalized(field, &new));
        } else {
            changes.push(FieldChange { field, old, new: Some(new) });
        }
    }
    pair_salaries(input, target, pay_day, &salary, &mut changes);
    end_removed(person, target, &mut changes);
    changes.retain(|change| !unknown_groups.contains(&field_group(change.field)));
    if input.direction == Direction::Import {
        split_name(input, person, target, &mut changes, result);
    }
    changes
}

/// Replaces the change of the full name by changes of the first and the last name.
fn split_name(
    input: &EmployeeInput<'_>,
    person: &Person,
    target: Option<&Person>,
    changes: &mut Vec<FieldChange>,
    result: &mut Comparison,
) {
    let Some(at) = changes.iter().position(|change| change.field == Field::Name) else { return };
    let name = changes.remove(at);
    let remembered = match &name.new {
        // The memory has splits by the name in the source's spelling.
        Some(Value::Text(text)) => input.memory.splits.get(text).or_else(|| input.memory.splits.get(&person.name)),
        _ => None,
    };
    let (fields, splits) = split_change(&name, remembered, target);
    changes.extend(fields);
    result.splits = splits;
}

/// Makes an amount and its first day change together or not at all. If the amounts are equal and the target does not show the
/// first day, there is no change.
fn pair_salaries(
    input: &EmployeeInput<'_>,
    target: Option<&Person>,
    day: NaiveDate,
    salary: &BTreeMap<Field, Value>,
    changes: &mut Vec<FieldChange>,
) {
    for (amount, start) in [(Field::HourlySalary, Field::HourlySalaryStart), (Field::MonthlySalary, Field::MonthlySalaryStart)] {
        let amount_changes = changes.iter().any(|change| change.field == amount);
        let start_changes = changes.iter().any(|change| change.field == start);
        let current_start = target.and_then(|target| value_on(start, target, input.settings.email, day));
        match (amount_changes, start_changes) {
            (false, true) if current_start.is_none() => changes.retain(|change| change.field != start),
            (false, true) => changes.extend(salary.get(&amount).map(|value| rewrite(amount, value))),
            (true, false) => changes.extend(salary.get(&start).map(|value| rewrite(start, value))),
            _ => {}
        }
    }
}

/// A field that is written again without a change, because another field needs it.
fn rewrite(field: Field, value: &Value) -> FieldChange {
    FieldChange { field, old: Some(value.clone()), new: Some(value.clone()) }
}

/// Adds a change if the employment has an end in the target and none in the source.
fn end_removed(person: &Person, target: Option<&Person>, changes: &mut Vec<FieldChange>) {
    let goes_on = person.employment.as_ref().is_some_and(|employment| employment.start.is_some() && employment.end.is_none());
    let current_end = target.and_then(|target| target.employment.as_ref()).and_then(|employment| employment.end);
    if let (true, Some(end)) = (goes_on && person.active, current_end) {
        changes.push(FieldChange { field: Field::EmploymentEnd, old: Some(Value::Date(end)), new: None });
    }
}

/// Adds employment type and first day if the row creates an employment in Alexis HR, because a new employment needs both. A new
/// employment is created for a person who came back, and for a person of whom Alexis HR only knows the hire date.
fn complete_new_employment(target: &Person, input: &EmployeeInput<'_>, result: &mut Comparison) {
    let Some(current_employment) = &target.employment else { return };
    let written = |result: &Comparison, field: Field| result.fields.iter().any(|change| change.field == field);
    let begins = result.fields.iter().find(|change| change.field == Field::EmploymentStart).and_then(|change| change.new.clone());
    let came_back = matches!((current_employment.end, begins), (Some(end), Some(Value::Date(start))) if end < start);
    let only_hired = target.employment_type.is_none() && current_employment.end.is_none() && written(result, Field::EmploymentType);
    for field in [Field::EmploymentType, Field::EmploymentStart] {
        if (came_back || only_hired)
            && !written(result, field)
            && let Some(value) = value(field, target, input)
        {
            result.fields.push(rewrite(field, &value));
        }
    }
    if came_back {
        // The target's end date belongs to the earlier employment and stays.
        result.kept.retain(|kept| kept.field != Field::EmploymentEnd || kept.why != UntouchedWhy::NoWayToEmpty);
    }
}

/// The origins of the shown values for which the source has no field of their own.
fn origins(input: &EmployeeInput<'_>, result: &Comparison) -> Vec<FieldOrigin> {
    if input.direction == Direction::Export {
        return Vec::new();
    }
    let shown = result.fields.iter().chain(&result.conflicts).map(|change| change.field).chain(result.kept.iter().map(|kept| kept.field));
    let mut origins: Vec<FieldOrigin> =
        shown.filter_map(|field| origin(field, input.settings.employee_number).map(|origin| FieldOrigin { field, origin })).collect();
    origins.sort_by_key(|origin| origin.field);
    origins
}

fn origin(field: Field, place: Option<NumberPlace>) -> Option<ValueOrigin> {
    match (field, place) {
        (Field::EmployeeNumber, Some(NumberPlace::InternalId)) => Some(ValueOrigin::KleerInternalId),
        (Field::EmployeeNumber, Some(NumberPlace::ForeignId)) => Some(ValueOrigin::KleerForeignId),
        (Field::EmploymentType, _) => Some(ValueOrigin::SalaryKind),
        (Field::FirstName | Field::LastName, _) => Some(ValueOrigin::WholeName),
        _ => None,
    }
}

/// Whether Kleer has the field on the employment agreement instead of the person.
pub fn is_agreement(field: Field) -> bool {
    !matches!(field, Field::Active | Field::Name | Field::Email)
}
