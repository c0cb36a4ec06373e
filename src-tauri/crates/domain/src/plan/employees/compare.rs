//! Comparing one person with what the target holds of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::decide::{about_unwritten, differs, kept};
use super::direction::Direction;
use super::held::{held, held_on, salary_day};
use super::memory::{MergeBase, fingerprint, fingerprint_of_canonical, fingerprints, whole};
use super::names::in_two;
use super::settings::{NumberPlace, head};
use super::unread::{is_employment, unclear, unread};
use super::wanted::wanted;
use super::{EmployeeInput, alexis_id};
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::Person;
use crate::plan::{FieldChange, FieldOrigin, NameSplit, Untouched, UntouchedWhy, ValueOrigin};
use crate::spelling;

/// Fields of which both sides may agree that there is nothing.
const MAY_BE_EMPTY: [Field; 6] = [Field::Email, Field::Phone, Field::Street, Field::ZipCode, Field::City, Field::EmploymentEnd];

/// What comparing one person gave.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// The fields that would be sent.
    pub(super) fields: Vec<FieldChange>,
    /// Those that differ and are left alone.
    pub(super) kept: Vec<Untouched>,
    /// Those that changed on both sides.
    pub(super) conflicts: Vec<FieldChange>,
    /// Where values came from that have no place of their own.
    pub(super) origins: Vec<FieldOrigin>,
    /// How the name can be cut.
    pub(super) splits: Vec<NameSplit>,
    /// On what both sides agree.
    pub(super) merge_base: MergeBase,
}

/// Compares, and notes what it finds.
pub(super) fn compare(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, findings: &mut Vec<Finding>) -> Comparison {
    let mut result = Comparison::default();
    let differences = differences(input, person, target, findings, &mut result);
    let later = comes_back_later(input, person, target);
    let mut waits = false;
    let mut groups: BTreeMap<Field, Vec<FieldChange>> = BTreeMap::new();
    for difference in differences {
        groups.entry(head(difference.field)).or_default().push(difference);
    }
    for (group, differences) in groups {
        let postponed = later.is_some() && is_employment(group);
        // The held end is the earlier employment's, and stays there.
        if postponed && differences.iter().any(|difference| difference.new.is_none()) {
            continue;
        }
        // Alexis HR's interface knows no way to empty a field. What belongs together stays together.
        if input.direction == Direction::Import && differences.iter().any(|difference| difference.new.is_none()) {
            result.kept.extend(differences.into_iter().map(|difference| kept(difference, UntouchedWhy::NoWayToEmpty)));
            continue;
        }
        match settle(input, person, target, group, &differences) {
            Settled::Send | Settled::Ask if postponed => waits = true,
            Settled::Send => result.fields.extend(differences),
            Settled::Keep(why) => {
                let differing = differences.into_iter().filter(|difference| differs(difference, input.today));
                result.kept.extend(differing.map(|difference| kept(difference, why)));
            }
            Settled::Ask => result.conflicts.extend(differences),
        }
    }
    if let Some(start) = later.filter(|_| waits) {
        findings.push(Finding::warning(FindingCode::EmploymentLater, Field::EmploymentStart).with("date", start));
    }
    if let (Direction::Import, Some(target)) = (input.direction, target) {
        whole_employment(target, input, &mut result);
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
    findings.retain(|finding| !about_unwritten(finding, &written));
    if !written.contains(&Field::FirstName) {
        result.splits.clear();
    }
    result.fields.sort_by_key(|change| change.field);
    result.kept.sort_by_key(|kept| kept.field);
    result.conflicts.sort_by_key(|change| change.field);
    result.origins = origins(input, &result);
    result
}

/// The first day of somebody who left and comes back after today. Alexis HR tells the employment that has begun: one that
/// has not could not be read back, and each import would add another.
fn comes_back_later(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>) -> Option<NaiveDate> {
    let start = person.employment.as_ref()?.start.filter(|start| input.direction == Direction::Import && *start > input.today)?;
    let end = target?.employment.as_ref()?.end?;
    (end < start).then_some(start)
}

/// What becomes of fields that differ and belong together.
enum Settled {
    Send,
    Keep(UntouchedWhy),
    Ask,
}

/// The owner's decision first, then who leads. What the target does not have is filled in, whoever leads.
fn settle(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, group: Field, differences: &[FieldChange]) -> Settled {
    let Some(target) = target else { return Settled::Send };
    let alexis = alexis_id(input.direction, &person.id, &target.id).clone();
    let merge_base = input.memory.merge_base.get(&alexis);
    let changed = |difference: &FieldChange, value: Option<&Value>| {
        let before = merge_base.and_then(|merge_base| merge_base.get(&whole_field(difference.field)));
        before.map(|before| *before != fingerprint(whole_field(difference.field), value, input.today))
    };
    // What belongs together changed on a side when any of it did: one half changed here and the other there is a conflict.
    let differing: Vec<FieldChange> = whole(differences).into_iter().filter(|difference| differs(difference, input.today)).collect();
    let here = differing.iter().any(|difference| changed(difference, difference.new.as_ref()) == Some(true));
    let there = differing.iter().any(|difference| {
        // A first day that the target does not tell has not changed.
        let told = difference.old.is_some() || !is_salary_start(difference.field);
        told && changed(difference, difference.old.as_ref()) == Some(true)
    });
    let both = here && there;
    if both {
        let (source, held) = fingerprints(differences, input.today);
        let (of_alexis, of_kleer) = if input.direction == Direction::Export { (source, held) } else { (held, source) };
        let decision = input.memory.decided.get(&(alexis, group));
        return match decision.filter(|decision| decision.alexis == of_alexis && decision.kleer == of_kleer) {
            Some(decision) if decision.winner == input.direction.source() => Settled::Send,
            Some(_) => Settled::Keep(UntouchedWhy::Decided),
            None => Settled::Ask,
        };
    }
    let emptied = differing.iter().any(|difference| changed(difference, difference.new.as_ref()) == Some(false));
    let empty = is_empty(group, target, input);
    if input.settings.lead.of(group) == input.direction.source() || (empty && !emptied) {
        Settled::Send
    } else {
        Settled::Keep(UntouchedWhy::TargetLeads)
    }
}

/// Whether the target holds nothing in any field of a group.
fn is_empty(group: Field, target: &Person, input: &EmployeeInput<'_>) -> bool {
    // A salary of a period that no field has is a salary.
    if group == Field::MonthlySalary && target.salaries.iter().any(|salary| !salary.money.amount.is_zero()) {
        return false;
    }
    Field::ALL
        .into_iter()
        // A first day of no amount is nothing, and a country alone is what a service fills in by itself.
        .filter(|field| head(*field) == group && !is_salary_start(*field) && *field != Field::Country)
        .all(|field| held(field, target, input).is_none_or(|value| no_amount(&value)))
}

fn no_amount(value: &Value) -> bool {
    match value {
        Value::Money(money) => money.amount.is_zero(),
        Value::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn is_salary_start(field: Field) -> bool {
    matches!(field, Field::HourlySalaryStart | Field::MonthlySalaryStart)
}

/// The field by which both sides can be compared: they have names in one field or in two.
fn whole_field(field: Field) -> Field {
    if head(field) == Field::Name { Field::Name } else { field }
}

/// The fields in which the two differ; notes on what they agree.
fn differences(
    input: &EmployeeInput<'_>,
    person: &Person,
    target: Option<&Person>,
    findings: &mut Vec<Finding>,
    result: &mut Comparison,
) -> Vec<FieldChange> {
    let mut wanted = wanted(input, person, target, findings);
    let (mut unknown, said) = unread(target, input.direction);
    findings.extend(said);
    unknown.extend(unclear(person));
    wanted.retain(|field, _| !unknown.contains(&head(*field)));
    let salary: BTreeMap<Field, Value> =
        wanted.iter().filter(|(field, _)| field.is_salary()).map(|(field, value)| (*field, value.clone())).collect();
    let mut changes = Vec::new();
    // A salary that begins later is compared with what the target holds on its day: a present one does not contradict it.
    let pay_day = salary_day(&salary, input.today);
    for field in Field::ALL {
        let day = if field.is_salary() { pay_day } else { input.today };
        let old = target.and_then(|target| held_on(field, target, input.settings.email, day));
        let new = wanted.remove(&field).map(|value| spelling::canonical(field, &value, input.today));
        let Some(new) = new else {
            // Not wanted is not yet empty: an end is not wanted where the kind of employment is not known.
            let looked_at = target.is_some() && !unknown.contains(&head(field));
            if looked_at && old.is_none() && held(field, person, input).is_none() && MAY_BE_EMPTY.contains(&field) {
                result.merge_base.insert(field, fingerprint(field, None, input.today));
            }
            continue;
        };
        if old.as_ref().is_some_and(|old| spelling::same(field, old, &new, input.today)) {
            result.merge_base.insert(field, fingerprint_of_canonical(field, &new));
        } else {
            changes.push(FieldChange { field, old, new: Some(new) });
        }
    }
    pair_salaries(input, target, pay_day, &salary, &mut changes);
    end_removed(person, target, &mut changes);
    changes.retain(|change| !unknown.contains(&head(change.field)));
    if input.direction == Direction::Import {
        cut_name(input, person, target, &mut changes, result);
    }
    changes
}

/// In place of the whole name, the first and the last one.
fn cut_name(input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>, changes: &mut Vec<FieldChange>, result: &mut Comparison) {
    let Some(at) = changes.iter().position(|change| change.field == Field::Name) else { return };
    let name = changes.remove(at);
    let remembered = match &name.new {
        // A cut is remembered by the name as the source spells it.
        Some(Value::Text(text)) => input.memory.splits.get(text).or_else(|| input.memory.splits.get(&person.name)),
        _ => None,
    };
    let (fields, splits) = in_two(&name, remembered, target);
    changes.extend(fields);
    result.splits = splits;
}

/// An amount and its first day are written together or not at all. A target that does not tell the first day of an
/// equal amount is not contradicted.
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
        let held_start = target.and_then(|target| held_on(start, target, input.settings.email, day));
        match (amount_changes, start_changes) {
            (false, true) if held_start.is_none() => changes.retain(|change| change.field != start),
            (false, true) => changes.extend(salary.get(&amount).map(|value| again(amount, value))),
            (true, false) => changes.extend(salary.get(&start).map(|value| again(start, value))),
            _ => {}
        }
    }
}

/// A field that is written again as it is, because another one needs it.
fn again(field: Field, value: &Value) -> FieldChange {
    FieldChange { field, old: Some(value.clone()), new: Some(value.clone()) }
}

/// An employment that no longer ends in the source, and still does in the target.
fn end_removed(person: &Person, target: Option<&Person>, changes: &mut Vec<FieldChange>) {
    let goes_on = person.employment.as_ref().is_some_and(|employment| employment.start.is_some() && employment.end.is_none());
    let held_end = target.and_then(|target| target.employment.as_ref()).and_then(|employment| employment.end);
    if let (true, Some(end)) = (goes_on && person.active, held_end) {
        changes.push(FieldChange { field: Field::EmploymentEnd, old: Some(Value::Date(end)), new: None });
    }
}

/// A new employment in Alexis HR needs its kind and its first day, whether or not they differ: that of somebody who came
/// back, and that of somebody of whom only the day of hiring is known.
fn whole_employment(target: &Person, input: &EmployeeInput<'_>, result: &mut Comparison) {
    let Some(held_employment) = &target.employment else { return };
    let written = |result: &Comparison, field: Field| result.fields.iter().any(|change| change.field == field);
    let begins = result.fields.iter().find(|change| change.field == Field::EmploymentStart).and_then(|change| change.new.clone());
    let came_back = matches!((held_employment.end, begins), (Some(end), Some(Value::Date(start))) if end < start);
    let only_hired = target.employment_type.is_none() && held_employment.end.is_none() && written(result, Field::EmploymentType);
    for field in [Field::EmploymentType, Field::EmploymentStart] {
        if (came_back || only_hired)
            && !written(result, field)
            && let Some(value) = held(field, target, input)
        {
            result.fields.push(again(field, &value));
        }
    }
    if came_back {
        // The end is the earlier employment's, and stays there.
        result.kept.retain(|kept| kept.field != Field::EmploymentEnd || kept.why != UntouchedWhy::NoWayToEmpty);
    }
}

/// Where values came from that have no place of their own in the source.
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

/// Whether Kleer keeps the field on the employment agreement and not on the person.
pub fn is_agreement(field: Field) -> bool {
    !matches!(field, Field::Active | Field::Name | Field::Email)
}
