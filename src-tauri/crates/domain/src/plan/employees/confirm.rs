//! After the plan: whether the target holds a change, and whether it moved since the owner saw it.

use chrono::NaiveDate;

use super::EmployeeSettings;
use super::held::held_on;
use crate::field::{Field, Value};
use crate::finding::FindingCode;
use crate::person::Person;
use crate::plan::{Change, FieldChange};
use crate::spelling;

/// The fields of a change that the target does not hold as they were to be sent. Empty: the change is confirmed.
///
/// A first day of a salary that the target does not tell cannot be compared and is passed over, and so is a field that the owner
/// knows it not to tell: [`not_readable`] names it.
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
    let is_told = |wanted: &&FieldChange| !is_not_told(wanted.field, target);
    change.fields.iter().filter(is_told).filter(|wanted| differs(wanted)).map(|wanted| wanted.field).collect()
}

/// The fields of a change that no read of the target shows: they were sent, and nobody can say that they are there.
pub fn not_readable(change: &Change, target: &Person) -> Vec<Field> {
    change.fields.iter().map(|wanted| wanted.field).filter(|field| is_not_told(*field, target)).collect()
}

fn is_not_told(field: Field, target: &Person) -> bool {
    target.findings.iter().any(|finding| finding.code == FindingCode::AgreementNotTold && finding.field == Some(field))
}

/// The fields of a change that the target no longer holds as the owner saw them, nor as they were to become.
pub fn moved_since(change: &Change, target: &Person, settings: &EmployeeSettings, today: NaiveDate) -> Vec<Field> {
    let pending = unconfirmed(change, target, settings, today);
    let moved = |seen: &&FieldChange| {
        let held = held_on(seen.field, target, settings.email, salary_day(change, today));
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
