//! Values that the target does not accept.
//!
//! A plan must not offer a value that its target refuses, and the domain knows no service. So an export asks its connector's
//! pure mapping about every row and passes the answers to [`hold_back`].

use chrono::NaiveDate;

use super::decide::{differs, is_about_unwritten, untouched};
use super::settings::field_group;
use super::sort;
use crate::field::Field;
use crate::finding::{Finding, Severity};
use crate::plan::{Change, ChangeKind, UntouchedWhy};

/// A value of a row that the target does not accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable {
    /// The refused fields. Their field groups are held back with them.
    pub fields: Vec<Field>,
    /// The finding for the owner. [`hold_back`] sets its severity: an error when nothing of the row is sent, else a warning.
    pub finding: Finding,
    /// Whether the whole row is held back, because a person must not be created with a part of the fields.
    pub whole_row: bool,
}

/// Removes from every row the fields that cannot be written, with their field groups, or blocks the whole row. A finding names
/// the field. A row that has nothing left to send is blocked, because both sides still differ.
pub fn hold_back(changes: &mut [Change], unwritable: impl Fn(&Change) -> Vec<Unwritable>, today: NaiveDate) {
    for change in changes.iter_mut().filter(|change| change.is_sendable() || change.kind == ChangeKind::Conflict) {
        for refused in unwritable(change) {
            remove_refused(change, refused, today);
        }
    }
    sort(changes);
}

fn remove_refused(change: &mut Change, refused: Unwritable, today: NaiveDate) {
    let error = Finding { severity: Severity::Error, ..refused.finding };
    if refused.whole_row {
        return change.block(error);
    }
    let is_refused = |field: Field| refused.fields.iter().any(|refused| field_group(*refused) == field_group(field));
    let (fields, conflicts) = (std::mem::take(&mut change.fields), std::mem::take(&mut change.conflicts));
    let (refused_fields, fields): (Vec<_>, Vec<_>) = fields.into_iter().partition(|change| is_refused(change.field));
    let (refused_conflicts, conflicts): (Vec<_>, Vec<_>) = conflicts.into_iter().partition(|change| is_refused(change.field));
    (change.fields, change.conflicts) = (fields, conflicts);
    let differing = refused_fields.into_iter().chain(refused_conflicts).filter(|change| differs(change, today));
    change.kept.extend(differing.map(|change| untouched(change, UntouchedWhy::CannotBeHeld)));
    change.kept.sort_by_key(|untouched| untouched.field);
    if is_refused(Field::Name) {
        change.splits.clear();
    }
    let written: Vec<Field> = change.fields.iter().chain(&change.conflicts).map(|change| change.field).collect();
    change.findings.retain(|finding| !is_about_unwritten(finding, &written));
    if written.is_empty() {
        return change.block(error);
    }
    change.findings.push(Finding { severity: Severity::Warning, ..error });
    change.sort_findings();
    if change.kind != ChangeKind::Blocked {
        change.kind = if change.conflicts.is_empty() { ChangeKind::Update } else { ChangeKind::Conflict };
    }
}
