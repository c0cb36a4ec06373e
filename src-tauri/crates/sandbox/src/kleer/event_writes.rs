//! Making, changing and deleting events: `PUT event`, `POST event/{id}`, `DELETE event/{id}`; and `PUT payroll/user/{id}/event`.

use serde_json::Value;

use super::{
    Event, EventStatus, Inside, TECHNICAL,
    event_checks::{OfPayroll, Written, check},
    event_reads::NO_ACCESS,
    event_tables as tables,
    state::Reference,
};
use crate::exchange::Reply;

pub(super) fn create(inside: &mut Inside<'_>) -> Reply {
    let (written, foreign_id) = match read(inside) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    add(inside, written, foreign_id)
}

/// Makes an event of a payroll event: on the first activity of its type, without a `foreign-id`.
pub(super) fn create_for_payroll(inside: &mut Inside<'_>, user: &str) -> Reply {
    let form = inside.form;
    let sent = match form.read(inside.call, "payroll-event", tables::PAYROLL_EVENT) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let of_payroll: Option<OfPayroll> = serde_json::from_value(Value::Object(sent)).ok();
    let (Some(sent), Ok(id)) = (of_payroll, user.parse()) else { return form.refuse(500, TECHNICAL) };
    let Some(activity) = inside.company.activities.iter().find(|activity| activity.kind() == sent.kind) else {
        return form.refuse(500, TECHNICAL);
    };
    let written = Written {
        foreign_id: None,
        user: Reference { id },
        activity: Reference { id: activity.id },
        client_project: None,
        child: sent.child,
        date: sent.date,
        hours: sent.hours,
        comment: sent.comment,
        internal_comment: None,
    };
    add(inside, written, String::new())
}

fn add(inside: &mut Inside<'_>, written: Written, foreign_id: String) -> Reply {
    if !inside.may_see(written.user.id) {
        return inside.refuse_right();
    }
    if let Err(reason) = check(inside, &written, &foreign_id, None) {
        return inside.form.refuse(500, &reason);
    }
    let id = inside.company.next_event_id();
    let event = Event {
        id,
        foreign_id,
        user: written.user.id,
        activity: written.activity.id,
        client_project: written.client_project.map(|project| project.id),
        child: written.child,
        date: written.date,
        hours: written.hours.normalize(),
        comment: written.comment,
        internal_comment: written.internal_comment.unwrap_or_default(),
        status: EventStatus::Open,
        registered_by: inside.me,
        registered_on: inside.today,
    };
    inside.company.events.push(event);
    inside.form.done("created", id)
}

/// The whole event is replaced: what is left out is gone. Whose it is stays.
pub(super) fn update(inside: &mut Inside<'_>, id: &str) -> Reply {
    let (written, foreign_id) = match read(inside) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let event = match open(inside, id) {
        Ok(event) => event.clone(),
        Err(refusal) => return refusal,
    };
    if written.user.id != event.user {
        return inside.form.refuse(500, TECHNICAL);
    }
    if let Err(reason) = check(inside, &written, &foreign_id, Some(event.id)) {
        return inside.form.refuse(500, &reason);
    }
    if let Some(kept) = inside.company.event_mut(event.id) {
        *kept = Event {
            foreign_id,
            activity: written.activity.id,
            client_project: written.client_project.map(|project| project.id),
            child: written.child,
            date: written.date,
            hours: written.hours.normalize(),
            comment: written.comment,
            internal_comment: written.internal_comment.unwrap_or_default(),
            ..event
        };
    }
    inside.form.done("saved", event.id)
}

pub(super) fn delete(inside: &mut Inside<'_>, id: &str) -> Reply {
    if !inside.call.body.is_empty() {
        return inside.form.refuse(400, "Ogiltigt anrop: no body is expected");
    }
    let id = match open(inside, id) {
        Ok(event) => event.id,
        Err(refusal) => return refusal,
    };
    inside.company.remove_event(id);
    inside.form.done("deleted", id)
}

/// The body, and its `foreign-id`.
fn read(inside: &Inside<'_>) -> Result<(Written, String), Reply> {
    let sent = inside.form.read(inside.call, "event-writable", tables::WRITABLE)?;
    let written: Option<Written> = serde_json::from_value(Value::Object(sent)).ok();
    let with_id = written.and_then(|mut written| written.foreign_id.take().map(|id| (written, id)));
    with_id.ok_or_else(|| inside.form.refuse(500, TECHNICAL))
}

/// An event that can be changed, or why it cannot.
fn open<'a>(inside: &'a Inside<'_>, id: &str) -> Result<&'a Event, Reply> {
    let event = id.parse().ok().and_then(|id| inside.company.event(id));
    match event {
        None => Err(inside.form.refuse(500, TECHNICAL)),
        Some(event) if !inside.may_see(event.user) => Err(inside.form.refuse(500, NO_ACCESS)),
        Some(event) if inside.company.day_status(event.user, event.date) > EventStatus::Open => {
            Err(inside.form.refuse(500, &inside.switches.locked_text))
        }
        Some(event) => Ok(event),
    }
}
