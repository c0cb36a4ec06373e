//! What the app remembers of earlier plans: on what both sides agreed, and what the owner decided.
//!
//! No value is kept, only its fingerprint: enough to see that it changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::settings::{Side, head};
use crate::field::{Field, Value};
use crate::fingerprint::Fingerprint;
use crate::person::PersonId;
use crate::plan::{FieldChange, NameSplit};
use crate::spelling;

/// The fingerprints of the values on which both sides agreed when they were last seen to, by field.
pub type MergeBase = BTreeMap<Field, Fingerprint>;

/// What an integration remembers. People are named by their ids in Alexis HR.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    /// On what both sides agreed.
    pub merge_base: BTreeMap<PersonId, MergeBase>,
    /// What the owner decided about fields that changed on both sides, by person and first field of its group.
    pub decided: BTreeMap<(PersonId, Field), Decision>,
    /// Pairs (Alexis HR, Kleer) of whom the owner said that they are two people.
    pub not_same_person: BTreeSet<(PersonId, PersonId)>,
    /// How the owner cut whole names, by the name.
    pub splits: BTreeMap<String, NameSplit>,
}

/// The owner's word about a conflict. It stands while both values do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The fingerprint of what Alexis HR held.
    pub alexis: Fingerprint,
    /// The fingerprint of what Kleer held.
    pub kleer: Fingerprint,
    /// Whose value is right.
    pub winner: Side,
}

/// The fingerprint of what a value means; of an empty field too.
pub fn fingerprint(field: Field, value: Option<&Value>, today: NaiveDate) -> Fingerprint {
    of_meaning(field, value.map(|value| spelling::meaning(field, value, today)))
}

/// The same of a value that is in the form in which it is sent.
pub(super) fn fingerprint_of_canonical(field: Field, value: &Value) -> Fingerprint {
    of_meaning(field, Some(spelling::meaning_of_canonical(field, value.clone())))
}

fn of_meaning(field: Field, meaning: Option<Value>) -> Fingerprint {
    let text = serde_json::to_string(&(field, meaning)).unwrap_or_default();
    Fingerprint::of(&["agreed", &text])
}

/// What a confirmed change leaves both sides agreeing on.
pub fn merge_base_of(fields: &[FieldChange], today: NaiveDate) -> MergeBase {
    whole(fields).into_iter().map(|change| (change.field, fingerprint(change.field, change.new.as_ref(), today))).collect()
}

/// The fingerprints of a group of fields as the source and as the target hold them, in whatever order they come.
pub(super) fn fingerprints(group: &[FieldChange], today: NaiveDate) -> (Fingerprint, Fingerprint) {
    let mut group = whole(group);
    group.sort_by_key(|change| change.field);
    let of = |pick: fn(&FieldChange) -> Option<&Value>| {
        let parts: Vec<Fingerprint> = group.iter().map(|change| fingerprint(change.field, pick(change), today)).collect();
        Fingerprint::of(&parts.iter().map(Fingerprint::as_str).collect::<Vec<_>>())
    };
    (of(|change| change.new.as_ref()), of(|change| change.old.as_ref()))
}

/// The changes with first and last name as the one name that both sides can be compared by.
pub(super) fn whole(fields: &[FieldChange]) -> Vec<FieldChange> {
    let (names, mut others): (Vec<&FieldChange>, Vec<FieldChange>) =
        fields.iter().fold((Vec::new(), Vec::new()), |(mut names, mut others), change| {
            if head(change.field) == Field::Name {
                names.push(change)
            } else {
                others.push(change.clone())
            }
            (names, others)
        });
    if !names.is_empty() {
        let joined = |pick: fn(&FieldChange) -> Option<&Value>| {
            let parts: Vec<&str> = names.iter().filter_map(|change| text(pick(change))).collect();
            Value::text(Some(parts.join(" ").as_str()).filter(|name| !name.is_empty()))
        };
        others.push(FieldChange {
            field: Field::Name,
            old: joined(|change| change.old.as_ref()),
            new: joined(|change| change.new.as_ref()),
        });
    }
    others
}

fn text(value: Option<&Value>) -> Option<&str> {
    match value {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    }
}
