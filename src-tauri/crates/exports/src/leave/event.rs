//! Maps a row to the record of a day at Kleer, and finds the values that Kleer's form cannot hold.

use connectors::kleer::{EventToWrite, PayrollEventToWrite};
use domain::field::{Field, Value};
use domain::finding::{Finding, FindingCode};
use domain::leave::{Activity, LeaveKind, Record};
use domain::plan::leave::value_of;
use domain::plan::{Change, ChangeKind};

use crate::runner::CannotHold;

/// How days are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct EventForm<'a> {
    pub(super) activities: &'a [Activity],
    pub(super) payroll_events: bool,
}

/// The value of a row that cannot be written, found by the mapping that makes the request. `record`: the existing one that is changed.
pub(super) fn unwritable(change: &Change, record: Option<&Record>, form: EventForm<'_>) -> Option<CannotHold> {
    match change.kind {
        ChangeKind::Create if form.payroll_events => payroll_event(change, form).err(),
        ChangeKind::Create => event(change, None, form).err(),
        ChangeKind::Update => record.and_then(|record| event(change, Some(record), form).err()),
        ChangeKind::Remove | ChangeKind::Blocked | ChangeKind::Conflict | ChangeKind::InStep => None,
    }
}

/// Blocks the rows that cannot be written, with an error that names the field.
pub(super) fn hold_back(changes: &mut [Change], records: &[Record], form: EventForm<'_>) {
    for change in changes {
        let record = change.day.as_ref().and_then(|day| records.iter().find(|record| Some(record.id) == day.record));
        if let Some(unwritable) = unwritable(change, record, form) {
            change.block(Finding::error(FindingCode::CannotBeHeld, unwritable.fields.first().copied()));
        }
    }
}

/// The record to write. `record`: the existing one that it replaces.
pub(super) fn event(change: &Change, record: Option<&Record>, form: EventForm<'_>) -> Result<EventToWrite, CannotHold> {
    let day = change.day.as_ref().ok_or_else(|| cannot(None, "no day"))?;
    let user = change.target_id.as_ref().and_then(|user| user.as_str().parse().ok());
    let text = |field| match value_of(change, field, record, form.activities) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    };
    let Some(Value::Hours(hours)) = value_of(change, Field::LeaveHours, record, form.activities) else {
        return Err(cannot(Field::LeaveHours, "no hours"));
    };
    Ok(EventToWrite {
        foreign_id: change.key.clone(),
        user_id: user.ok_or_else(|| cannot(None, "no user"))?,
        activity_id: day.activity.ok_or_else(|| cannot(Field::LeaveActivity, "no activity"))?,
        child: text(Field::LeaveChild),
        date: day.date,
        hours,
        comment: text(Field::LeaveComment).unwrap_or_default(),
    })
}

/// The user's id, and the payroll event to write for it.
pub(super) fn payroll_event(change: &Change, form: EventForm<'_>) -> Result<(i64, PayrollEventToWrite), CannotHold> {
    let event = event(change, None, form)?;
    let name = form.activities.iter().find(|activity| activity.id == event.activity_id).map(|activity| activity.name.as_str());
    let kind = name.and_then(LeaveKind::of_name).ok_or_else(|| cannot(Field::LeaveActivity, "no type of payroll event"))?;
    let EventToWrite { user_id, child, date, hours, comment, .. } = event;
    Ok((user_id, PayrollEventToWrite { date, hours, kind: kind.payroll_event(), child, comment }))
}

fn cannot(field: impl Into<Option<Field>>, why: &str) -> CannotHold {
    CannotHold { fields: field.into().into_iter().collect(), why: why.to_owned() }
}
