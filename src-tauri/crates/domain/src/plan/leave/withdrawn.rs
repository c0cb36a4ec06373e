//! The app's records in Kleer that have no day in the source any more.

use std::collections::{BTreeMap, BTreeSet};

use super::content::activity_name;
use super::indexed_input::IndexedInput;
use super::rows::{apply_locks, make_removal, new_row};
use crate::finding::{Finding, FindingCode};
use crate::leave::{LeaveKind, Record};
use crate::person::{Person, PersonId};
use crate::plan::{Change, ChangeKind};

/// The rows of withdrawn days. `source_keys` are the keys of the source's days.
pub(super) fn rows(input: &IndexedInput<'_>, claimed: &BTreeSet<i64>, source_keys: &BTreeSet<String>) -> Vec<Change> {
    let mut by_user: BTreeMap<&PersonId, (&Person, Vec<&PersonId>)> = BTreeMap::new();
    for employee in input.matches.source.keys() {
        let person = input.people.get(input.matches.current_id(employee)).copied();
        if let (Some(user), Some(person)) = (input.user_of(employee), person) {
            by_user.entry(user).or_insert_with(|| (person, Vec::new())).1.push(employee);
        }
    }
    // If a record has several marks in the ledger, the first one counts.
    let marks_by_record: BTreeMap<i64, &String> = input
        .written
        .iter()
        .rev()
        .filter(|(_, written)| written.present)
        .filter_map(|(mark, written)| Some((written.record?, mark)))
        .collect();
    let mut rows: Vec<Change> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut records: Vec<&Record> = input.records.iter().collect();
    records.sort_by_key(|record| record.id);
    for record in records.into_iter().filter(|record| input.is_planned(record.date) && !claimed.contains(&record.id)) {
        let Some((person, employees)) = by_user.get(&record.user) else { continue };
        if !input.origins.is_ours(employees, record) {
            continue;
        }
        let by_ledger = || marks_by_record.get(&record.id).map(|mark| (*mark).clone());
        let Some(key) = record.mark.clone().filter(|_| record.is_marked()).or_else(by_ledger) else { continue };
        if let Some(twin) = places.get(&key).and_then(|at| rows.get_mut(*at)) {
            // Two records have one mark, so the app cannot know which one to remove.
            twin.kind = ChangeKind::Blocked;
            twin.findings = vec![Finding::error(FindingCode::LeaveSeveralRecords, None)];
            continue;
        }
        let name = activity_name(record.activity, input.activities);
        let kind = LeaveKind::of_name(&name);
        let mut row = new_row(input, person, record.date, key, (None, name), kind);
        row.target_id = Some(record.user.clone());
        make_removal(input, &mut row, record);
        if source_keys.contains(&row.key) {
            // The source still has the leave, and its record was moved. The app cannot know which of both is right.
            row.key = format!("{}@{}", row.key, record.id);
            row.kind = ChangeKind::Blocked;
            row.findings = vec![Finding::error(FindingCode::LeaveChangedInKleer, None)];
        } else {
            row.findings.push(Finding::warning(FindingCode::LeaveWithdrawn, None));
        }
        apply_locks(input, &mut row, Some(record));
        places.entry(row.key.clone()).or_insert(rows.len());
        rows.push(row);
    }
    rows
}
