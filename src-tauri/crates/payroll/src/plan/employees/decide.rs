//! The owner's word about a row under review.

use chrono::NaiveDate;

use super::direction::Direction;
use super::memory::{Decision, fingerprints};
use super::settings::head;
use crate::field::{Field, Value};
use crate::plan::{Change, ChangeKind, FieldChange, Kept, KeptWhy, NameCut};

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
        change.fields.extend(decided);
        change.fields.sort_by_key(|change| change.field);
    } else {
        change.kept.extend(decided.into_iter().map(|conflict| kept(conflict, KeptWhy::Decided)));
    }
    if change.kind == ChangeKind::Conflict && change.conflicts.is_empty() {
        change.kind = if change.fields.is_empty() { ChangeKind::InStep } else { ChangeKind::Update };
    }
    let (alexis, kleer) = if direction == Direction::Export { (source, target) } else { (target, source) };
    Some(Decision { alexis, kleer, winner: if take_source { direction.source() } else { direction.target() } })
}

/// Takes one of a row's cuts of the whole name. `None`: there is no such cut.
pub fn cut(change: &mut Change, index: usize) -> Option<NameCut> {
    let cut = change.cuts.get(index)?.clone();
    for field in change.fields.iter_mut().chain(&mut change.conflicts) {
        match field.field {
            Field::FirstName => field.new = Some(Value::Text(cut.first.clone())),
            Field::LastName => field.new = Some(Value::Text(cut.last.clone())),
            _ => {}
        }
    }
    Some(cut)
}

/// A difference that is left alone.
pub(super) fn kept(change: FieldChange, why: KeptWhy) -> Kept {
    Kept { field: change.field, source: change.new, target: change.old, why }
}
