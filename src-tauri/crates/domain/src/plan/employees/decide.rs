//! The owner's decisions about a row under review.

use chrono::NaiveDate;

use super::direction::Direction;
use super::memory::{Decision, fingerprints};
use super::settings::field_group;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode, Severity};
use crate::plan::{Change, ChangeKind, FieldChange, NameSplit, Untouched, UntouchedWhy};
use crate::text;

/// Decides a conflict: sends the source's value, or leaves the target's value. Decides the whole field group at once. Returns the
/// decision to remember, or `None` when the row has no such conflict.
pub fn decide(change: &mut Change, field: Field, take_source: bool, direction: Direction, today: NaiveDate) -> Option<Decision> {
    let group = field_group(field);
    let decided: Vec<FieldChange> = change.conflicts.iter().filter(|conflict| field_group(conflict.field) == group).cloned().collect();
    if decided.is_empty() {
        return None;
    }
    change.conflicts.retain(|conflict| field_group(conflict.field) != group);
    let (source, target) = fingerprints(&decided, today);
    if take_source {
        // The row must equal the row of a new plan with this decision.
        if decided.iter().any(|decided| decided.field == Field::EmploymentEnd && decided.new.is_none()) {
            change.findings.push(Finding::warning(FindingCode::EndDateRemoved, Field::EmploymentEnd));
            change.findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
        }
        change.fields.extend(decided);
        change.fields.sort_by_key(|change| change.field);
    } else {
        change.kept.extend(decided.into_iter().filter(|decided| differs(decided, today)).map(|it| untouched(it, UntouchedWhy::Decided)));
        change.kept.sort_by_key(|kept| kept.field);
        if group == Field::Name {
            change.splits.clear();
        }
        let written: Vec<Field> = change.fields.iter().chain(&change.conflicts).map(|change| change.field).collect();
        change.findings.retain(|finding| !is_about_unwritten(finding, &written));
        let blocked = change.findings.iter().any(|finding| finding.severity == Severity::Error);
        if change.kind == ChangeKind::Blocked && !blocked {
            change.kind = ChangeKind::Conflict;
        }
        let shown = |field: Field| written.contains(&field) || change.kept.iter().any(|kept| kept.field == field);
        change.origins.retain(|origin| shown(origin.field));
    }
    if change.kind == ChangeKind::Conflict && change.conflicts.is_empty() {
        change.kind = if change.fields.is_empty() { ChangeKind::InStep } else { ChangeKind::Update };
    }
    let (alexis, kleer) = if direction == Direction::Export { (source, target) } else { (target, source) };
    Some(Decision { alexis, kleer, winner: if take_source { direction.source() } else { direction.target() } })
}

/// Chooses one of the row's name splits. `None` when there is no such split.
pub fn split_name(change: &mut Change, index: usize) -> Option<NameSplit> {
    let split = change.splits.get(index)?.clone();
    for field in change.fields.iter_mut().chain(&mut change.conflicts) {
        match field.field {
            Field::FirstName => field.new = Some(Value::Text(split.first.clone())),
            Field::LastName => field.new = Some(Value::Text(split.last.clone())),
            _ => {}
        }
    }
    Some(split)
}

/// Whether a finding is about writing a field that is not written.
pub(super) fn is_about_unwritten(finding: &Finding, written: &[Field]) -> bool {
    match finding.code {
        FindingCode::SalaryBehindTarget | FindingCode::SalaryBackdated => !written.iter().any(|field| field.is_salary()),
        FindingCode::EmployeeNumberTaken => !written.contains(&Field::EmployeeNumber),
        _ => false,
    }
}

/// Whether old and new value differ. If not, the field is only written because another field needs it.
pub(super) fn differs(change: &FieldChange, today: NaiveDate) -> bool {
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => !text::is_same_value(change.field, old, new, today),
        (old, new) => old != new,
    }
}

pub(super) fn untouched(change: FieldChange, why: UntouchedWhy) -> Untouched {
    Untouched { field: change.field, source: change.new, target: change.old, why }
}
