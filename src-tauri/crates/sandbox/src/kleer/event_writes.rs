//! Making, changing and deleting events: `PUT event`, `POST event/{id}`, `DELETE event/{id}`.

use serde_json::Value;

use super::{
    Event, EventStatus, Inside, TECHNICAL,
    event_checks::{Written, check},
    event_reads::NO_ACCESS,
    event_tables as tables,
};
use crate::exchange::Reply;

pub(super) fn create(inside: &mut Inside<'_>) -> Reply {
    let (written, foreign_id) = match read(inside) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
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
