//! Reported time and absence.

use chrono::NaiveDate;

use super::{At, Node};
use crate::kleer::wire::{Activity, DayStatus, Event, NO_COMMENT, PayrollEvent, ScheduleDay};
use crate::text::upper_snake;

/// An activity.
pub(crate) fn activity(node: &Node<'_>) -> Result<Activity, At> {
    Ok(Activity {
        id: node.needed("id")?.id()?,
        name: node.text("name").unwrap_or_default(),
        description: node.text("description"),
        needs_child: node.flag("mandatory-child-when-reporting")?,
    })
}

/// A record of time.
pub(crate) fn event(node: &Node<'_>) -> Result<Event, At> {
    Ok(Event {
        id: node.needed("id")?.id()?,
        foreign_id: node.text("foreign-id"),
        user_id: node.needed("user")?.id()?,
        activity_id: node.needed("activity")?.id()?,
        client_project: node.child("client-project").map(|project| project.id()).transpose()?,
        child: node.text("child"),
        date: node.date("date")?.ok_or_else(|| node.at("date"))?,
        hours: node.decimal("hours")?,
        comment: node.text("comment").filter(|comment| comment != NO_COMMENT),
        status: node.child("status").map_or(DayStatus::Unknown(String::new()), |status| day_status(&status)),
    })
}

/// A day and its status.
pub(crate) fn restriction(node: &Node<'_>) -> Result<(NaiveDate, DayStatus), At> {
    let status = node.needed("status")?;
    let date = status.date("event-date")?.ok_or_else(|| status.at("event-date"))?;
    Ok((date, day_status(&status)))
}

fn day_status(status: &Node<'_>) -> DayStatus {
    DayStatus::of(&status.text("type").unwrap_or_default())
}

/// A day of a schedule.
pub(crate) fn schedule_day(node: &Node<'_>) -> Result<ScheduleDay, At> {
    Ok(ScheduleDay { date: node.date("date")?.ok_or_else(|| node.at("date"))?, hours: node.decimal("actual-hours")? })
}

/// A record of absence by its kind.
pub(crate) fn payroll_event(node: &Node<'_>) -> Result<PayrollEvent, At> {
    Ok(PayrollEvent {
        id: node.number("id")?,
        date: node.date("date")?.ok_or_else(|| node.at("date"))?,
        hours: node.decimal("hours")?,
        kind: upper_snake(&node.text("type").ok_or_else(|| node.at("type"))?),
        child: node.text("child"),
        comment: node.text("comment"),
    })
}
