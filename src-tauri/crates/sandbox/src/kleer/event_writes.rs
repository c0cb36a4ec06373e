//! Making, changing and deleting events: `PUT event`, `POST event/{id}`, `DELETE event/{id}`; and `PUT payroll/user/{id}/event`.

use serde_json::Value;

use super::{
    Event, EventStatus, SharedState, TECHNICAL,
    event_checks::{OfPayroll, Written, check},
    event_reads::NO_ACCESS,
    event_tables as tables,
    state::Reference,
};
use crate::exchange::Reply;

pub(super) fn create(shared: &mut SharedState<'_>) -> Reply {
    let (written, foreign_id) = match read(shared) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    add(shared, written, foreign_id)
}

/// Makes an event of a payroll event: on the first activity of its type, without a `foreign-id`.
pub(super) fn create_for_payroll(shared: &mut SharedState<'_>, user: &str) -> Reply {
    let form = shared.form;
    let sent = match form.read(shared.call, "payroll-event", tables::PAYROLL_EVENT) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let of_payroll: Option<OfPayroll> = serde_json::from_value(Value::Object(sent)).ok();
    let (Some(sent), Ok(id)) = (of_payroll, user.parse()) else { return form.refuse(500, TECHNICAL) };
    let Some(activity) = shared.company.activities.iter().find(|activity| activity.kind() == sent.kind) else {
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
    add(shared, written, String::new())
}

fn add(shared: &mut SharedState<'_>, written: Written, foreign_id: String) -> Reply {
    if !shared.may_see(written.user.id) {
        return shared.refuse_right();
    }
    if let Err(reason) = check(shared, &written, &foreign_id, None) {
        return shared.form.refuse(500, &reason);
    }
    let id = shared.company.next_event_id();
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
        registered_by: shared.me,
        registered_on: shared.today,
    };
    shared.company.events.push(event);
    shared.form.done("created", id)
}

/// The whole event is replaced: what is left out is gone. Whose it is stays.
pub(super) fn update(shared: &mut SharedState<'_>, id: &str) -> Reply {
    let (written, foreign_id) = match read(shared) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let event = match open(shared, id) {
        Ok(event) => event.clone(),
        Err(refusal) => return refusal,
    };
    if written.user.id != event.user {
        return shared.form.refuse(500, TECHNICAL);
    }
    if let Err(reason) = check(shared, &written, &foreign_id, Some(event.id)) {
        return shared.form.refuse(500, &reason);
    }
    if let Some(kept) = shared.company.event_mut(event.id) {
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
    shared.form.done("saved", event.id)
}

pub(super) fn delete(shared: &mut SharedState<'_>, id: &str) -> Reply {
    if !shared.call.body.is_empty() {
        return shared.form.refuse(400, "Ogiltigt anrop: no body is expected");
    }
    let id = match open(shared, id) {
        Ok(event) => event.id,
        Err(refusal) => return refusal,
    };
    shared.company.remove_event(id);
    shared.form.done("deleted", id)
}

/// The body, and its `foreign-id`.
fn read(shared: &SharedState<'_>) -> Result<(Written, String), Reply> {
    let sent = shared.form.read(shared.call, "event-writable", tables::WRITABLE)?;
    let written: Option<Written> = serde_json::from_value(Value::Object(sent)).ok();
    let with_id = written.and_then(|mut written| written.foreign_id.take().map(|id| (written, id)));
    with_id.ok_or_else(|| shared.form.refuse(500, TECHNICAL))
}

/// An event that can be changed, or why it cannot.
fn open<'a>(shared: &'a SharedState<'_>, id: &str) -> Result<&'a Event, Reply> {
    let event = id.parse().ok().and_then(|id| shared.company.event(id));
    match event {
        None => Err(shared.form.refuse(500, TECHNICAL)),
        Some(event) if !shared.may_see(event.user) => Err(shared.form.refuse(500, NO_ACCESS)),
        Some(event) if shared.company.day_status(event.user, event.date) > EventStatus::Open => {
            Err(shared.form.refuse(500, &shared.switches.locked_text))
        }
        Some(event) => Ok(event),
    }
}
