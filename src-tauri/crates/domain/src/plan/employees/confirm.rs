//! Compares a change with a later read of the target: whether the change is confirmed, and whether the target drifted since the review.

use chrono::NaiveDate;

use super::EmployeeSettings;
use super::values::value_on;
use crate::field::{Field, Value};
use crate::finding::FindingCode;
use crate::person::Person;
use crate::plan::{Change, FieldChange};
use crate::text;

/// The fields whose value in the target is not the value to send. Empty when the change is confirmed.
///
/// Skips a salary's first day that the target does not show, because it cannot be compared. Also skips the fields of
/// [`not_readable`].
pub fn unconfirmed(change: &Change, target: &Person, settings: &EmployeeSettings, today: NaiveDate) -> Vec<Field> {
    let differs = |wanted: &FieldChange| {
        let current = value_on(wanted.field, target, settings.email, salary_day(change, today));
        match (&wanted.new, &current) {
            (Some(new), Some(current)) => !text::is_same_value(wanted.field, new, current, today),
            (None, None) => false,
            (Some(_), None) => !matches!(wanted.field, Field::HourlySalaryStart | Field::MonthlySalaryStart),
            (None, Some(_)) => true,
        }
    };
    let is_readable = |wanted: &&FieldChange| !is_hidden(wanted.field, target);
    change.fields.iter().filter(is_readable).filter(|wanted| differs(wanted)).map(|wanted| wanted.field).collect()
}

/// The fields of a change that no read of the target shows. They were sent and cannot be confirmed.
pub fn not_readable(change: &Change, target: &Person) -> Vec<Field> {
    change.fields.iter().map(|wanted| wanted.field).filter(|field| is_hidden(*field, target)).collect()
}

fn is_hidden(field: Field, target: &Person) -> bool {
    target.findings.iter().any(|finding| finding.code == FindingCode::AgreementNotTold && finding.field == Some(field))
}

/// The fields that drifted: the value in the target is neither the reviewed old value nor the value to send.
pub fn moved_since(change: &Change, target: &Person, settings: &EmployeeSettings, today: NaiveDate) -> Vec<Field> {
    let pending = unconfirmed(change, target, settings, today);
    let drifted = |reviewed: &&FieldChange| {
        let current = value_on(reviewed.field, target, settings.email, salary_day(change, today));
        match (&reviewed.old, &current) {
            (Some(old), Some(current)) => !text::is_same_value(reviewed.field, old, current, today),
            (None, None) => false,
            _ => true,
        }
    };
    change.fields.iter().filter(|reviewed| pending.contains(&reviewed.field)).filter(drifted).map(|reviewed| reviewed.field).collect()
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
