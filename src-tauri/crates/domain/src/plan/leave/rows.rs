//! The rows of a plan: a day held against what Kleer holds of it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::days::Day;
use super::held::{Content, differences, name_of};
use super::indexed_input::IndexedInput;
use super::other::others_on;
use super::wanted::Wanted;
use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::leave::{Activity, Agi, DayLock, LeaveKind, MARK, Record};
use crate::person::{Person, PersonId};
use crate::plan::redaction::STAY;
use crate::plan::{Change, ChangeKind, FieldChange, LeaveDay};

/// The row of a day that the source tells.
pub(super) fn of_day(input: &IndexedInput<'_>, day: &Day<'_>, wanted: &Wanted, spoken_for: &mut BTreeSet<i64>) -> Change {
    let ours: Vec<&Record> = day.user.map(|user| ours(input, user, day.date, &day.mark)).unwrap_or_default();
    spoken_for.extend(ours.iter().map(|record| record.id));
    let mut row = row(input, day);
    if ours.len() > 1 {
        row.findings.push(Finding::error(FindingCode::LeaveSeveralRecords, None));
        row.kind = ChangeKind::Blocked;
        settle(input, &mut row, ours.first().copied());
        return row;
    }
    let record = ours.first().copied();
    match wanted {
        Wanted::Held { content, findings, hold } => {
            row.findings.clone_from(findings);
            tell(&mut row, |day| day.hold |= *hold);
            wanted_row(input, day, &mut row, content, record, spoken_for);
        }
        Wanted::Blocked(findings) => {
            row.findings.clone_from(findings);
            row.kind = ChangeKind::Blocked;
        }
        Wanted::LeftOut(finding) => row.findings = vec![finding.clone()],
        Wanted::Nothing(findings) => {
            row.findings.clone_from(findings);
            if let Some(record) = record {
                remove(input, &mut row, record);
            }
        }
    }
    settle(input, &mut row, record);
    row
}

fn wanted_row(
    input: &IndexedInput<'_>,
    day: &Day<'_>,
    row: &mut Change,
    content: &Content,
    record: Option<&Record>,
    spoken_for: &mut BTreeSet<i64>,
) {
    let activities = input.activities;
    tell(row, |day| day.activity = Some(content.activity));
    if let Some(record) = record {
        row.fields = differences(Some(&Content::of(record)), Some(content), activities);
        row.kind = if row.fields.is_empty() { ChangeKind::InStep } else { ChangeKind::Update };
        let by_hand = changed_by_hand(input, &day.mark, &row.fields);
        if by_hand {
            row.findings.push(Finding::warning(FindingCode::LeaveChangedInKleer, None));
        }
        tell(row, |day| (day.record, day.hold) = (Some(record.id), day.hold || by_hand));
        // The same once more, from somebody else: perhaps another computer at the same moment.
        let others = day.user.map(|user| others_on(input, user, day)).unwrap_or_default();
        if let Some(other) = others.iter().find(|other| other.id != record.id && is_same(other, content) && !spoken_for.contains(&other.id))
        {
            row.findings.push(other_record(other, activities));
        }
        return;
    }
    let others = day.user.map(|user| others_on(input, user, day)).unwrap_or_default();
    // One record is one absence: two days of leave alike need two.
    if let Some(same) = others.iter().find(|other| is_same(other, content) && !spoken_for.contains(&other.id)) {
        spoken_for.insert(same.id);
        row.findings.push(Finding::warning(FindingCode::LeaveSameByHand, None));
        tell(row, |day| day.others = count(others.len()));
        tell(row, |day| day.record = Some(same.id));
        return;
    }
    row.kind = ChangeKind::Create;
    row.fields = differences(None, Some(content), activities);
    if let Some(other) = others.first() {
        row.findings.push(other_record(other, activities));
        tell(row, |day| (day.hold, day.others) = (true, count(others.len())));
    }
    if input.written.get(&day.mark).is_some_and(|written| written.present) {
        row.findings.push(Finding::warning(FindingCode::LeaveRemovedInKleer, None));
        tell(row, |day| day.hold = true);
    }
}

/// Whether Kleer holds something else in one of the fields than what the app wrote last.
fn changed_by_hand(input: &IndexedInput<'_>, mark: &str, fields: &[FieldChange]) -> bool {
    let Some(written) = input.written.get(mark).filter(|written| written.present) else { return false };
    // Of a record that was made on another computer the ledger knows what was changed since, and nothing of the rest.
    let knows_all = [Field::LeaveActivity, Field::LeaveHours].iter().all(|field| written.fields.contains_key(field));
    let knows = |field: Field| knows_all && (!written.erased || STAY.contains(&field));
    fields.iter().any(|change| match written.fields.get(&change.field) {
        None => knows(change.field) && change.old.is_some(),
        last => last != change.old.as_ref(),
    })
}

/// Whether a record stands on another day, or with another person, than the one that it was made for.
fn moved_by_hand(input: &IndexedInput<'_>, mark: &str, record: &Record) -> bool {
    let user = input.written.get(mark).and_then(|written| written.user.as_ref());
    !mark.starts_with(&format!("{MARK}{}-", record.date)) || user.is_some_and(|user| *user != record.user)
}

/// A record that somebody else made and that holds the same absence.
fn other_record(other: &Record, activities: &[Activity]) -> Finding {
    let found = Finding::warning(FindingCode::LeaveOtherRecord, None).with("hours", other.hours.normalize());
    found.with("activity", name_of(other.activity, activities))
}

fn is_same(record: &Record, content: &Content) -> bool {
    let held = Content::of(record);
    (held.activity, held.hours, &held.child) == (content.activity, content.hours, &content.child)
}

/// The row takes a record away.
pub(super) fn remove(input: &IndexedInput<'_>, row: &mut Change, record: &Record) {
    row.kind = ChangeKind::Remove;
    row.fields = differences(Some(&Content::of(record)), None, input.activities);
    let by_hand = changed_by_hand(input, &row.key, &row.fields) || moved_by_hand(input, &row.key, record);
    if by_hand {
        row.findings.push(Finding::warning(FindingCode::LeaveChangedInKleer, None));
    }
    tell(row, |day| (day.record, day.hold) = (Some(record.id), by_hand));
}

/// What holds for every row: locks, closed periods, late changes, whether it was sent before.
pub(super) fn settle(input: &IndexedInput<'_>, row: &mut Change, record: Option<&Record>) {
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
            row.findings.push(Finding::error(FindingCode::LeaveDayLocked, None).with("status", word(lock)));
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

fn word(lock: DayLock) -> &'static str {
    match lock {
        DayLock::Approved => "approved",
        DayLock::Certified => "certified",
        DayLock::Unknown => "unknown",
    }
}

/// The app's records of a mark: by the mark itself, and by the ledger where Kleer does not tell marks.
fn ours<'a>(input: &IndexedInput<'a>, user: &PersonId, date: NaiveDate, mark: &str) -> Vec<&'a Record> {
    let known = input.written.get(mark).filter(|written| written.present).and_then(|written| written.record);
    let is = |record: &&Record| match &record.mark {
        Some(held) if held.starts_with(MARK) => held == mark,
        _ => known == Some(record.id),
    };
    input.records_on(user, date).iter().copied().filter(is).collect()
}

fn row(input: &IndexedInput<'_>, day: &Day<'_>) -> Change {
    let named = (Some(day.leave_type.id.clone()), day.leave_type.name.clone());
    let mut row = empty(input, day.person, day.date, day.mark.clone(), named, LeaveKind::of_type(&day.leave_type));
    row.target_id = day.user.cloned();
    tell(&mut row, |told| told.leave.clone_from(&day.leave));
    row
}

/// A row that says nothing yet.
pub(super) fn empty(
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

fn tell(row: &mut Change, say: impl FnOnce(&mut LeaveDay)) {
    if let Some(day) = &mut row.day {
        say(day);
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
