//! The rows of a leave plan: compares each day with Kleer's records.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::content::{Content, activity_name, differences};
use super::days::Day;
use super::indexed_input::IndexedInput;
use super::other_absences::other_absences;
use super::wanted::Wanted;
use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::leave::{Activity, Agi, DayLock, LeaveKind, MARK_PREFIX, Record};
use crate::person::{Person, PersonId};
use crate::plan::redaction::KEPT_FIELDS;
use crate::plan::{Change, ChangeKind, FieldChange, LeaveDay};

/// The row of a day of the source. Adds the records that belong to the row to `claimed`.
pub(super) fn day_row(input: &IndexedInput<'_>, day: &Day<'_>, wanted: &Wanted, claimed: &mut BTreeSet<i64>) -> Change {
    let own: Vec<&Record> = day.user.map(|user| own_records(input, user, day.date, &day.mark)).unwrap_or_default();
    claimed.extend(own.iter().map(|record| record.id));
    let mut row = row_of(input, day);
    if own.len() > 1 {
        row.findings.push(Finding::error(FindingCode::LeaveSeveralRecords, None));
        row.kind = ChangeKind::Blocked;
        apply_locks(input, &mut row, own.first().copied());
        return row;
    }
    let record = own.first().copied();
    match wanted {
        Wanted::Record { content, findings, hold } => {
            row.findings.clone_from(findings);
            update_day(&mut row, |day| day.hold |= *hold);
            compare_content(input, day, &mut row, content, record, claimed);
        }
        Wanted::Blocked(findings) => {
            row.findings.clone_from(findings);
            row.kind = ChangeKind::Blocked;
        }
        Wanted::LeftOut(finding) => row.findings = vec![finding.clone()],
        Wanted::NoRecord(findings) => {
            row.findings.clone_from(findings);
            if let Some(record) = record {
                make_removal(input, &mut row, record);
            }
        }
    }
    apply_locks(input, &mut row, record);
    row
}

fn compare_content(
    input: &IndexedInput<'_>,
    day: &Day<'_>,
    row: &mut Change,
    content: &Content,
    record: Option<&Record>,
    claimed: &mut BTreeSet<i64>,
) {
    let activities = input.activities;
    update_day(row, |day| day.activity = Some(content.activity));
    if let Some(record) = record {
        row.fields = differences(Some(&Content::of(record)), Some(content), activities);
        row.kind = if row.fields.is_empty() { ChangeKind::InStep } else { ChangeKind::Update };
        let by_hand = changed_by_hand(input, &day.mark, &row.fields);
        if by_hand {
            row.findings.push(Finding::warning(FindingCode::LeaveChangedInKleer, None));
        }
        update_day(row, |day| (day.record, day.hold) = (Some(record.id), day.hold || by_hand));
        // The same absence exists a second time, perhaps created by another computer at the same moment.
        let others = day.user.map(|user| other_absences(input, user, day)).unwrap_or_default();
        if let Some(other) = others.iter().find(|other| other.id != record.id && is_same(other, content) && !claimed.contains(&other.id)) {
            row.findings.push(other_record_finding(other, activities));
        }
        return;
    }
    let others = day.user.map(|user| other_absences(input, user, day)).unwrap_or_default();
    // One record is one absence: two equal days of leave need two records.
    if let Some(same) = others.iter().find(|other| is_same(other, content) && !claimed.contains(&other.id)) {
        claimed.insert(same.id);
        row.findings.push(Finding::warning(FindingCode::LeaveSameByHand, None));
        update_day(row, |day| day.others = count(others.len()));
        update_day(row, |day| day.record = Some(same.id));
        return;
    }
    row.kind = ChangeKind::Create;
    row.fields = differences(None, Some(content), activities);
    if let Some(other) = others.first() {
        row.findings.push(other_record_finding(other, activities));
        update_day(row, |day| (day.hold, day.others) = (true, count(others.len())));
    }
    if input.written.get(&day.mark).is_some_and(|written| written.present) {
        row.findings.push(Finding::warning(FindingCode::LeaveRemovedInKleer, None));
        update_day(row, |day| day.hold = true);
    }
}

/// Whether Kleer has another value in one of the fields than the app wrote last.
fn changed_by_hand(input: &IndexedInput<'_>, mark: &str, fields: &[FieldChange]) -> bool {
    let Some(written) = input.written.get(mark).filter(|written| written.present) else { return false };
    // For a record that another computer created, the ledger only has the fields that this computer changed since.
    let knows_all = [Field::LeaveActivity, Field::LeaveHours].iter().all(|field| written.fields.contains_key(field));
    let knows = |field: Field| knows_all && (!written.erased || KEPT_FIELDS.contains(&field));
    fields.iter().any(|change| match written.fields.get(&change.field) {
        None => knows(change.field) && change.old.is_some(),
        last => last != change.old.as_ref(),
    })
}

/// Whether a record is on another day or of another person than the ones for which it was created.
fn moved_by_hand(input: &IndexedInput<'_>, mark: &str, record: &Record) -> bool {
    let user = input.written.get(mark).and_then(|written| written.user.as_ref());
    !mark.starts_with(&format!("{MARK_PREFIX}{}-", record.date)) || user.is_some_and(|user| *user != record.user)
}

/// The warning about an absence that the app did not create.
fn other_record_finding(other: &Record, activities: &[Activity]) -> Finding {
    let found = Finding::warning(FindingCode::LeaveOtherRecord, None).with("hours", other.hours.normalize());
    found.with("activity", activity_name(other.activity, activities))
}

fn is_same(record: &Record, content: &Content) -> bool {
    let current = Content::of(record);
    (current.activity, current.hours, &current.child) == (content.activity, content.hours, &content.child)
}

/// Makes a row remove a record.
pub(super) fn make_removal(input: &IndexedInput<'_>, row: &mut Change, record: &Record) {
    row.kind = ChangeKind::Remove;
    row.fields = differences(Some(&Content::of(record)), None, input.activities);
    let by_hand = changed_by_hand(input, &row.key, &row.fields) || moved_by_hand(input, &row.key, record);
    if by_hand {
        row.findings.push(Finding::warning(FindingCode::LeaveChangedInKleer, None));
    }
    update_day(row, |day| (day.record, day.hold) = (Some(record.id), by_hand));
}

/// Applies locks, closed periods and late changes to a row, and sets whether it was sent before.
pub(super) fn apply_locks(input: &IndexedInput<'_>, row: &mut Change, record: Option<&Record>) {
    let Some(day) = &mut row.day else { return };
    let date = day.date;
    day.sent_before = record.is_some() || input.written.get(&row.key).is_some_and(|written| written.present);
    day.closed = input.is_closed(date);
    day.late = input.is_late(date);
    day.hold |= day.late;
    let lock = record.and_then(|record| record.lock);
    day.lock = lock.or_else(|| row.target_id.as_ref().and_then(|user| input.locks.get(&(user.clone(), date)).copied()));
    let (lock, closed) = (day.lock, day.closed && !day.late);
    if matches!(row.kind, ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove) {
        if let Some(lock) = lock {
            row.findings.push(Finding::error(FindingCode::LeaveDayLocked, None).with("status", lock_label(lock)));
        }
        if closed {
            row.findings.push(Finding::error(FindingCode::LeavePeriodClosed, None));
        }
        if lock.is_some() || closed {
            row.kind = ChangeKind::Blocked;
        }
    }
    row.findings.sort_by(|a, b| (b.severity, a.code).cmp(&(a.severity, b.code)));
}

fn lock_label(lock: DayLock) -> &'static str {
    match lock {
        DayLock::Approved => "approved",
        DayLock::Certified => "certified",
        DayLock::Unknown => "unknown",
    }
}

/// The app's records of a mark: by the mark itself, or by the ledger when Kleer does not return marks.
fn own_records<'a>(input: &IndexedInput<'a>, user: &PersonId, date: NaiveDate, mark: &str) -> Vec<&'a Record> {
    let known = input.written.get(mark).filter(|written| written.present).and_then(|written| written.record);
    let has_mark = |record: &&Record| match &record.mark {
        Some(mark_in_kleer) if mark_in_kleer.starts_with(MARK_PREFIX) => mark_in_kleer == mark,
        _ => known == Some(record.id),
    };
    input.records_on(user, date).iter().copied().filter(has_mark).collect()
}

fn row_of(input: &IndexedInput<'_>, day: &Day<'_>) -> Change {
    let named = (Some(day.leave_type.id.clone()), day.leave_type.name.clone());
    let mut row = new_row(input, day.person, day.date, day.mark.clone(), named, LeaveKind::of_type(&day.leave_type));
    row.target_id = day.user.cloned();
    update_day(&mut row, |leave_day| leave_day.leave.clone_from(&day.leave));
    row
}

/// A row without fields and findings.
pub(super) fn new_row(
    input: &IndexedInput<'_>,
    person: &Person,
    date: NaiveDate,
    key: String,
    (leave_type, leave_type_name): (Option<String>, String),
    kind: Option<LeaveKind>,
) -> Change {
    Change {
        source_id: Some(person.id.clone()),
        target_id: None,
        name: person.name.clone(),
        kind: ChangeKind::InStep,
        fields: Vec::new(),
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        findings: Vec::new(),
        candidates: Vec::new(),
        day: Some(LeaveDay {
            date,
            until: None,
            leave: key.clone(),
            leave_type,
            leave_type_name,
            activity: None,
            record: None,
            others: 0,
            sent_before: false,
            late: false,
            closed: false,
            hold: false,
            lock: None,
            agi: Agi::of(kind, date, input.settings.deduction),
        }),
        benefit: None,
        open: None,
        key,
    }
}

fn update_day(row: &mut Change, update: impl FnOnce(&mut LeaveDay)) {
    if let Some(day) = &mut row.day {
        update(day);
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
