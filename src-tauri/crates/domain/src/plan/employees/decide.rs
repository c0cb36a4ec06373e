//! The owner's word about a row under review.

use chrono::NaiveDate;

use super::direction::Direction;
use super::memory::{Decision, fingerprints};
use super::settings::head;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode, Severity};
use crate::plan::{Change, ChangeKind, FieldChange, NameSplit, Untouched, UntouchedWhy};
use crate::spelling;

/// Decides a conflict: the source's value is to be sent, or the target's is left. All fields that belong together are
/// decided at once. Returns what is to be remembered; `None`: the row has no such conflict.
pub fn decide(change: &mut Change, field: Field, take_source: bool, direction: Direction, today: NaiveDate) -> Option<Decision> {
    let group = head(field);
    let decided: Vec<FieldChange> = change.conflicts.iter().filter(|conflict| head(conflict.field) == group).cloned().collect();
    if decided.is_empty() {
        return None;
    }
    change.conflicts.retain(|conflict| head(conflict.field) != group);
    let (source, target) = fingerprints(&decided, today);
    if take_source {
        // The row must be what a new plan with this decision would make of it.
        if decided.iter().any(|decided| decided.field == Field::EmploymentEnd && decided.new.is_none()) {
            change.findings.push(Finding::warning(FindingCode::EndDateRemoved, Field::EmploymentEnd));
            change.findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
        }
        change.fields.extend(decided);
        change.fields.sort_by_key(|change| change.field);
    } else {
        change.kept.extend(decided.into_iter().filter(|decided| differs(decided, today)).map(|it| kept(it, UntouchedWhy::Decided)));
        change.kept.sort_by_key(|kept| kept.field);
        if group == Field::Name {
            change.splits.clear();
        }
        let written: Vec<Field> = change.fields.iter().chain(&change.conflicts).map(|change| change.field).collect();
        change.findings.retain(|finding| !about_unwritten(finding, &written));
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

/// Takes one of a row's cuts of the whole name. `None`: there is no such cut.
pub fn cut(change: &mut Change, index: usize) -> Option<NameSplit> {
    let cut = change.splits.get(index)?.clone();
    for field in change.fields.iter_mut().chain(&mut change.conflicts) {
        match field.field {
            Field::FirstName => field.new = Some(Value::Text(cut.first.clone())),
            Field::LastName => field.new = Some(Value::Text(cut.last.clone())),
            _ => {}
        }
    }
    Some(cut)
}

/// Whether a finding is about what a write would do to a field that is not written.
pub(super) fn about_unwritten(finding: &Finding, written: &[Field]) -> bool {
    match finding.code {
        FindingCode::SalaryBehindTarget | FindingCode::SalaryBackdated => !written.iter().any(|field| field.is_salary()),
        FindingCode::EmployeeNumberTaken => !written.contains(&Field::EmployeeNumber),
        _ => false,
    }
}

/// Whether the two differ, and the field is not there only because another one needs it.
pub(super) fn differs(change: &FieldChange, today: NaiveDate) -> bool {
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => !spelling::same(change.field, old, new, today),
        (old, new) => old != new,
    }
}

/// A difference that is left alone.
pub(super) fn kept(change: FieldChange, why: UntouchedWhy) -> Untouched {
    Untouched { field: change.field, source: change.new, target: change.old, why }
}
