//! The memory of an integration: the merge base and the owner's decisions.
//!
//! The memory stores fingerprints instead of values. A fingerprint is enough to see that a value changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::settings::{Side, field_group};
use crate::field::{Field, Value};
use crate::fingerprint::Fingerprint;
use crate::person::PersonId;
use crate::plan::{FieldChange, NameSplit};
use crate::text;

/// The fingerprints of the values on which both sides last agreed, by field.
pub type MergeBase = BTreeMap<Field, Fingerprint>;

/// The memory of an integration. The people's ids are those of Alexis HR.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    pub merge_base: BTreeMap<PersonId, MergeBase>,
    /// The owner's decisions about conflicts, by person and field group.
    pub decided: BTreeMap<(PersonId, Field), Decision>,
    /// Pairs (Alexis HR, Kleer) that are two people, as the owner stated.
    pub not_same_person: BTreeSet<(PersonId, PersonId)>,
    /// The owner's splits of full names, by the full name.
    pub splits: BTreeMap<String, NameSplit>,
}

/// The owner's decision about a conflict. It is valid as long as both values stay the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The fingerprint of the value in Alexis HR.
    pub alexis: Fingerprint,
    /// The fingerprint of the value in Kleer.
    pub kleer: Fingerprint,
    /// The side whose value counts.
    pub winner: Side,
}

/// The fingerprint of a value's meaning. An empty field has a fingerprint too.
pub fn fingerprint(field: Field, value: Option<&Value>, today: NaiveDate) -> Fingerprint {
    fingerprint_of_key(field, value.map(|value| text::comparison_key(field, value, today)))
}

/// [`fingerprint`] of a value that is already in the form in which it is sent.
pub(super) fn fingerprint_of_normalized(field: Field, value: &Value) -> Fingerprint {
    fingerprint_of_key(field, Some(text::comparison_key_of_normalized(field, value.clone())))
}

fn fingerprint_of_key(field: Field, key: Option<Value>) -> Fingerprint {
    let text = serde_json::to_string(&(field, key)).unwrap_or_default();
    Fingerprint::of(&["agreed", &text])
}

/// The merge base after a change was confirmed.
pub fn merge_base_of(fields: &[FieldChange], today: NaiveDate) -> MergeBase {
    with_full_name(fields).into_iter().map(|change| (change.field, fingerprint(change.field, change.new.as_ref(), today))).collect()
}

/// The fingerprints of a field group in the source and in the target. The order of `group` does not matter.
pub(super) fn fingerprints(group: &[FieldChange], today: NaiveDate) -> (Fingerprint, Fingerprint) {
    let mut group = with_full_name(group);
    group.sort_by_key(|change| change.field);
    let fingerprint_of = |pick: fn(&FieldChange) -> Option<&Value>| {
        let parts: Vec<Fingerprint> = group.iter().map(|change| fingerprint(change.field, pick(change), today)).collect();
        Fingerprint::of(&parts.iter().map(Fingerprint::as_str).collect::<Vec<_>>())
    };
    (fingerprint_of(|change| change.new.as_ref()), fingerprint_of(|change| change.old.as_ref()))
}

/// Replaces changes of first and last name by one change of the full name. Only the full name can be compared on both sides.
pub(super) fn with_full_name(fields: &[FieldChange]) -> Vec<FieldChange> {
    let (names, mut others): (Vec<&FieldChange>, Vec<FieldChange>) =
        fields.iter().fold((Vec::new(), Vec::new()), |(mut names, mut others), change| {
            if field_group(change.field) == Field::Name {
                names.push(change)
            } else {
                others.push(change.clone())
            }
            (names, others)
        });
    if !names.is_empty() {
        let joined = |pick: fn(&FieldChange) -> Option<&Value>| {
            let parts: Vec<&str> = names.iter().filter_map(|change| text_of(pick(change))).collect();
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

fn text_of(value: Option<&Value>) -> Option<&str> {
    match value {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    }
}
