//! The app's records in Kleer that no day of the source stands behind any more.

use std::collections::{BTreeMap, BTreeSet};

use super::held::name_of;
use super::indexed_input::IndexedInput;
use super::rows::{empty, remove, settle};
use crate::finding::{Finding, FindingCode};
use crate::leave::{LeaveKind, Record};
use crate::person::{Person, PersonId};
use crate::plan::{Change, ChangeKind};

/// Their rows. `taken`: the keys of the days that the source does stand behind.
pub(super) fn rows(input: &IndexedInput<'_>, spoken_for: &BTreeSet<i64>, taken: &BTreeSet<String>) -> Vec<Change> {
    let mut by_user: BTreeMap<&PersonId, (&Person, Vec<&PersonId>)> = BTreeMap::new();
    for employee in input.matches.source.keys() {
        let person = input.people.get(input.matches.counts(employee)).copied();
        if let (Some(user), Some(person)) = (input.user_of(employee), person) {
            by_user.entry(user).or_insert_with(|| (person, Vec::new())).1.push(employee);
        }
    }
    // The first mark of a record counts.
    let known: BTreeMap<i64, &String> = input
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
    for record in records.into_iter().filter(|record| input.counts(record.date) && !spoken_for.contains(&record.id)) {
        let Some((person, employees)) = by_user.get(&record.user) else { continue };
        if !input.origins.is_ours(employees, record) {
            continue;
        }
        let by_ledger = || known.get(&record.id).map(|mark| (*mark).clone());
        let Some(key) = record.mark.clone().filter(|_| record.is_marked()).or_else(by_ledger) else { continue };
        if let Some(twin) = places.get(&key).and_then(|at| rows.get_mut(*at)) {
            // Which of them is to go, a mark that two carry cannot say.
            twin.kind = ChangeKind::Blocked;
            twin.findings = vec![Finding::error(FindingCode::LeaveSeveralRecords, None)];
            continue;
        }
        let name = name_of(record.activity, input.activities);
        let kind = LeaveKind::of_name(&name);
        let mut row = empty(input, person, record.date, key, (None, name), kind);
        row.target_id = Some(record.user.clone());
        remove(input, &mut row, record);
        if taken.contains(&row.key) {
            // The leave is still there, and its record stands elsewhere: which of both is right is not the app's to say.
            row.key = format!("{}@{}", row.key, record.id);
            row.kind = ChangeKind::Blocked;
            row.findings = vec![Finding::error(FindingCode::LeaveChangedInKleer, None)];
        } else {
            row.findings.push(Finding::warning(FindingCode::LeaveWithdrawn, None));
        }
        settle(input, &mut row, Some(record));
        places.entry(row.key.clone()).or_insert(rows.len());
        rows.push(row);
    }
    rows
}
