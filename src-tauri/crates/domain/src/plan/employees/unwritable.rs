//! What the target's form cannot hold.
//!
//! The domain knows no service, and a plan must not offer what its target refuses. So an export asks its connector's pure
//! mapping for every row, and hands the answers in here as values.

use chrono::NaiveDate;

use super::decide::{about_unwritten, differs, kept};
use super::settings::head;
use super::sort;
use crate::field::Field;
use crate::finding::{Finding, Severity};
use crate::plan::{Change, ChangeKind, UntouchedWhy};

/// A value of a row that the target's form cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable {
    /// Which fields. What belongs with them goes with them.
    pub fields: Vec<Field>,
    /// What the owner is told. How grave it is depends on what is left of the row.
    pub finding: Finding,
    /// Whether nothing of the row may go without them: nobody is created by half.
    pub whole_row: bool,
}

/// Takes from every row what cannot be written, with a finding that names the field: the field and what belongs with it, or
/// the whole row. A row that then has nothing left to send is blocked: both sides differ, and nothing here can change that.
pub fn hold_back(changes: &mut [Change], unwritable: impl Fn(&Change) -> Vec<Unwritable>, today: NaiveDate) {
    for change in changes.iter_mut().filter(|change| change.is_sendable() || change.kind == ChangeKind::Conflict) {
        for refused in unwritable(change) {
            take_out(change, refused, today);
        }
    }
    sort(changes);
}

fn take_out(change: &mut Change, refused: Unwritable, today: NaiveDate) {
    let error = Finding { severity: Severity::Error, ..refused.finding };
    if refused.whole_row {
        return change.block(error);
    }
    let is_refused = |field: Field| refused.fields.iter().any(|refused| head(*refused) == head(field));
    let (fields, conflicts) = (std::mem::take(&mut change.fields), std::mem::take(&mut change.conflicts));
    let (held, fields): (Vec<_>, Vec<_>) = fields.into_iter().partition(|change| is_refused(change.field));
    let (disputed, conflicts): (Vec<_>, Vec<_>) = conflicts.into_iter().partition(|change| is_refused(change.field));
    (change.fields, change.conflicts) = (fields, conflicts);
    let differing = held.into_iter().chain(disputed).filter(|change| differs(change, today));
    change.kept.extend(differing.map(|change| kept(change, UntouchedWhy::CannotBeHeld)));
    change.kept.sort_by_key(|kept| kept.field);
    if is_refused(Field::Name) {
        change.splits.clear();
    }
    let written: Vec<Field> = change.fields.iter().chain(&change.conflicts).map(|change| change.field).collect();
    change.findings.retain(|finding| !about_unwritten(finding, &written));
    if written.is_empty() {
        return change.block(error);
    }
    change.findings.push(Finding { severity: Severity::Warning, ..error });
    change.sort_findings();
    if change.kind != ChangeKind::Blocked {
        change.kind = if change.conflicts.is_empty() { ChangeKind::Update } else { ChangeKind::Conflict };
    }
}
