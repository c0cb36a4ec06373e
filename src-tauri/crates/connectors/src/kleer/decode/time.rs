//! Decodes reported time and absence.

use chrono::NaiveDate;

use super::{FieldPath, Node};
use crate::kleer::wire::{Activity, DayStatus, Event, NO_COMMENT, PayrollEvent, ScheduleDay};
use crate::text::upper_snake;

pub(crate) fn activity(node: &Node<'_>) -> Result<Activity, FieldPath> {
    Ok(Activity {
        id: node.required_child("id")?.id()?,
        name: node.text("name").unwrap_or_default(),
        description: node.text("description"),
        needs_child: node.flag("mandatory-child-when-reporting")?,
    })
}

pub(crate) fn event(node: &Node<'_>) -> Result<Event, FieldPath> {
    Ok(Event {
        id: node.required_child("id")?.id()?,
        foreign_id: node.text("foreign-id"),
        user_id: node.required_child("user")?.id()?,
        activity_id: node.required_child("activity")?.id()?,
        client_project: node.child("client-project").map(|project| project.id()).transpose()?,
        child: node.text("child"),
        date: node.date("date")?.ok_or_else(|| node.path_of("date"))?,
        hours: node.decimal("hours")?,
        comment: node.text("comment").filter(|comment| comment != NO_COMMENT),
        status: node.child("status").map_or(DayStatus::Unknown(String::new()), |status| day_status(&status)),
    })
}

/// The status of one day.
pub(crate) fn restriction(node: &Node<'_>) -> Result<(NaiveDate, DayStatus), FieldPath> {
    let status = node.required_child("status")?;
    let date = status.date("event-date")?.ok_or_else(|| status.path_of("event-date"))?;
    Ok((date, day_status(&status)))
}

fn day_status(status: &Node<'_>) -> DayStatus {
    DayStatus::parse(&status.text("type").unwrap_or_default())
}

pub(crate) fn schedule_day(node: &Node<'_>) -> Result<ScheduleDay, FieldPath> {
    Ok(ScheduleDay { date: node.date("date")?.ok_or_else(|| node.path_of("date"))?, hours: node.decimal("actual-hours")? })
}

pub(crate) fn payroll_event(node: &Node<'_>) -> Result<PayrollEvent, FieldPath> {
    Ok(PayrollEvent {
        id: node.number("id")?,
        date: node.date("date")?.ok_or_else(|| node.path_of("date"))?,
        hours: node.decimal("hours")?,
        kind: upper_snake(&node.text("type").ok_or_else(|| node.path_of("type"))?),
        child: node.text("child"),
        comment: node.text("comment"),
    })
}
