//! Writes of events: `PUT event`, `POST event/{id}`, `DELETE event/{id}`, and `PUT payroll/user/{id}/event`.

use serde_json::Value;

use super::{
    Event, EventStatus, RequestContext, TECHNICAL,
    event_checks::{PayrollEvent, WritableEvent, check},
    event_reads::NO_ACCESS,
    event_tables as tables,
    state::Reference,
};
use crate::exchange::Reply;

pub(super) fn create(context: &mut RequestContext<'_>) -> Reply {
    let (written, foreign_id) = match read(context) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    add(context, written, foreign_id)
}

/// Creates an event from a payroll event, on the first activity of its type, without a `foreign-id`.
pub(super) fn create_for_payroll(context: &mut RequestContext<'_>, user: &str) -> Reply {
    let format = context.format;
    let sent = match format.read(context.call, "payroll-event", tables::PAYROLL_EVENT) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let payroll_event: Option<PayrollEvent> = serde_json::from_value(Value::Object(sent)).ok();
    let (Some(sent), Ok(id)) = (payroll_event, user.parse()) else { return format.refuse(500, TECHNICAL) };
    let Some(activity) = context.company.activities.iter().find(|activity| activity.kind() == sent.kind) else {
        return format.refuse(500, TECHNICAL);
    };
    let written = WritableEvent {
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
    add(context, written, String::new())
}

fn add(context: &mut RequestContext<'_>, written: WritableEvent, foreign_id: String) -> Reply {
    if !context.may_see(written.user.id) {
        return context.refuse_missing_right();
    }
    if let Err(reason) = check(context, &written, &foreign_id, None) {
        return context.format.refuse(500, &reason);
    }
    let id = context.company.next_event_id();
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
        registered_by: context.token_user,
        registered_on: context.today,
    };
    context.company.events.push(event);
    context.format.write_reply("created", id)
}

/// Replaces the whole event: omitted fields are cleared. The user cannot change.
pub(super) fn update(context: &mut RequestContext<'_>, id: &str) -> Reply {
    let (written, foreign_id) = match read(context) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let event = match changeable_event(context, id) {
        Ok(event) => event.clone(),
        Err(refusal) => return refusal,
    };
    if written.user.id != event.user {
        return context.format.refuse(500, TECHNICAL);
    }
    if let Err(reason) = check(context, &written, &foreign_id, Some(event.id)) {
        return context.format.refuse(500, &reason);
    }
    if let Some(stored) = context.company.event_mut(event.id) {
        *stored = Event {
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
    context.format.write_reply("saved", event.id)
}

pub(super) fn delete(context: &mut RequestContext<'_>, id: &str) -> Reply {
    if !context.call.body.is_empty() {
        return context.format.refuse(400, "Ogiltigt anrop: no body is expected");
    }
    let id = match changeable_event(context, id) {
        Ok(event) => event.id,
        Err(refusal) => return refusal,
    };
    context.company.remove_event(id);
    context.format.write_reply("deleted", id)
}

/// The event in the body, and its `foreign-id`.
fn read(context: &RequestContext<'_>) -> Result<(WritableEvent, String), Reply> {
    let sent = context.format.read(context.call, "event-writable", tables::WRITABLE)?;
    let written: Option<WritableEvent> = serde_json::from_value(Value::Object(sent)).ok();
    let with_id = written.and_then(|mut written| written.foreign_id.take().map(|id| (written, id)));
    with_id.ok_or_else(|| context.format.refuse(500, TECHNICAL))
}

/// The event with this id, or a refusal when it cannot be changed.
fn changeable_event<'a>(context: &'a RequestContext<'_>, id: &str) -> Result<&'a Event, Reply> {
    let event = id.parse().ok().and_then(|id| context.company.event(id));
    match event {
        None => Err(context.format.refuse(500, TECHNICAL)),
        Some(event) if !context.may_see(event.user) => Err(context.format.refuse(500, NO_ACCESS)),
        Some(event) if context.company.day_status(event.user, event.date) > EventStatus::Open => {
            Err(context.format.refuse(500, &context.switches.locked_text))
        }
        Some(event) => Ok(event),
    }
}
