//! Whose a record is: the app's own, of one of the people of this integration.

use std::collections::{BTreeMap, BTreeSet};

use super::LeaveInput;
use crate::leave::{Record, Written, mark};
use crate::person::PersonId;

/// The marks that the app could have made for people on days.
pub(super) struct Origins<'a> {
    marks: &'a BTreeMap<String, Written>,
    written: BTreeSet<i64>,
    types: Vec<&'a str>,
    children: BTreeMap<&'a PersonId, Vec<&'a str>>,
}

impl<'a> Origins<'a> {
    /// What the ledger knows to be there.
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

    /// Whether the app made a record for one of these employees: the ledger knows it, or its mark is one of theirs. A mark of
    /// another account's leave is somebody else's record, however alike.
    pub fn is_ours(&self, employees: &[&PersonId], record: &Record) -> bool {
        if self.written.contains(&record.id) && !record.is_marked() {
            return true;
        }
        let Some(held) = record.mark.as_deref().filter(|_| record.is_marked()) else { return false };
        if self.marks.contains_key(held) {
            return true;
        }
        let children = employees.iter().filter_map(|employee| self.children.get(employee)).flatten().map(|child| Some(*child));
        let children: Vec<Option<&str>> = children.chain([None]).collect();
        let by_type =
            |employee: &PersonId, leave_type: &str| children.iter().any(|child| mark(employee, record.date, leave_type, *child) == held);
        employees.iter().any(|employee| self.types.iter().any(|leave_type| by_type(employee, leave_type)))
    }

    /// Whether the app made a record, whoever it is of.
    pub fn is_the_apps(&self, record: &Record) -> bool {
        record.is_marked() || self.written.contains(&record.id)
    }
}
