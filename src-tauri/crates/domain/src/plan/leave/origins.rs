//! Decides whether a record in Kleer was created by the app for this integration.

use std::collections::{BTreeMap, BTreeSet};

use super::LeaveInput;
use crate::leave::{Record, WrittenDay, mark};
use crate::person::PersonId;

/// The data that identifies the app's records: the ledger, and the parts of an external reference.
pub(super) struct Origins<'a> {
    marks: &'a BTreeMap<String, WrittenDay>,
    written: BTreeSet<i64>,
    types: Vec<&'a str>,
    children: BTreeMap<&'a PersonId, Vec<&'a str>>,
}

impl<'a> Origins<'a> {
    pub fn of(input: &LeaveInput<'a>) -> Self {
        let mut children: BTreeMap<&PersonId, Vec<&str>> = BTreeMap::new();
        for child in input.children {
            children.entry(&child.employee).or_default().push(&child.id);
        }
        Self {
            marks: input.written,
            written: input.written.values().filter(|written| written.present).filter_map(|written| written.record).collect(),
            types: input.types.iter().map(|leave_type| leave_type.id.as_str()).collect(),
            children,
        }
    }

    /// Whether the app created a record for one of these employees: the ledger has it, or its external reference is one of
    /// theirs. A record with another external reference belongs to another account or person.
    pub fn is_ours(&self, employees: &[&PersonId], record: &Record) -> bool {
        if self.written.contains(&record.id) && !record.is_marked() {
            return true;
        }
        let Some(reference) = record.mark.as_deref().filter(|_| record.is_marked()) else { return false };
        if self.marks.contains_key(reference) {
            return true;
        }
        let children = employees.iter().filter_map(|employee| self.children.get(employee)).flatten().map(|child| Some(*child));
        let children: Vec<Option<&str>> = children.chain([None]).collect();
        let by_type = |employee: &PersonId, leave_type: &str| {
            children.iter().any(|child| mark(employee, record.date, leave_type, *child) == reference)
        };
        employees.iter().any(|employee| self.types.iter().any(|leave_type| by_type(employee, leave_type)))
    }

    /// Whether the app created a record, for anybody.
    pub fn is_made_by_app(&self, record: &Record) -> bool {
        record.is_marked() || self.written.contains(&record.id)
    }
}
