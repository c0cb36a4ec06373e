//! Reads of events, of payroll events and of the status of days.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use super::{
    Event, RequestContext, TECHNICAL, event_tables as tables,
    reads::{day_range, find_payroll_user, query_parameters},
};
use crate::{exchange::Reply, switches::KleerEventsWithoutUser};

/// Kleer's error for an event that the token must not see.
pub(super) const NO_ACCESS: &str = "EventAccessDeniedException: Otillåten åtkomst till händelsen";

pub(super) fn list(context: &RequestContext<'_>) -> Reply {
    let Some(filter) = EventFilter::read(context) else { return context.format.refuse(500, TECHNICAL) };
    if filter.user.is_some_and(|user| !context.may_see(user)) {
        return context.format.refuse(500, NO_ACCESS);
    }
    let rows: Vec<Value> =
        context.company.events.iter().filter(|event| filter.matches(event, context)).map(|event| event_json(context, event)).collect();
    context.format.ok("event-readables", tables::READABLES, &json!({ "event-readable": rows }))
}

pub(super) fn get(context: &RequestContext<'_>, id: &str) -> Reply {
    match id.parse().ok().and_then(|id| context.company.event(id)) {
        Some(event) if context.may_see(event.user) => context.format.ok("event-readable", tables::READABLE, &event_json(context, event)),
        Some(_) => context.format.refuse(500, NO_ACCESS),
        None => context.format.refuse(500, TECHNICAL),
    }
}

pub(super) fn payroll_events(context: &RequestContext<'_>, id: &str, from: &str, to: &str) -> Reply {
    let payroll_user = match find_payroll_user(context, id) {
        Ok(payroll_user) => payroll_user,
        Err(refusal) => return refusal,
    };
    let (Some(_), Ok(from), Ok(to)) = (day_range(Some(from), Some(to)), from.parse::<NaiveDate>(), to.parse()) else {
        return context.format.refuse(500, TECHNICAL);
    };
    let kind = |id: i32| context.company.activities.iter().find(|activity| activity.id == id).map(super::Activity::kind);
    let events = context.company.events_of(payroll_user.user.id).into_iter().filter(|event| (from..=to).contains(&event.date));
    let rows: Vec<Value> = events
        .map(|event| {
            let kind = kind(event.activity).unwrap_or(super::ActivityKind::WorkHour);
            json!({
                "id": event.id, "date": event.date, "hours": event.hours, "type": kind,
                "child": event.child, "comment": event.comment,
            })
        })
        .collect();
    context.format.ok("payroll-events", tables::PAYROLL_EVENTS, &json!({ "payroll-event": rows }))
}

pub(super) fn day_statuses(context: &RequestContext<'_>) -> Reply {
    let query = query_parameters(context);
    let text = |name: &str| query.get(name).map(String::as_str);
    let user = text("userId").and_then(|id| id.parse::<i32>().ok());
    let (Some(user), Some(days)) = (user, day_range(text("fromDate"), text("toDate"))) else {
        return context.format.refuse(500, TECHNICAL);
    };
    if !context.may_see(user) {
        return context.format.refuse(500, NO_ACCESS);
    }
    let events = context.company.events_of(user);
    let rows: Vec<Value> = days
        .map(|day| {
            let registered_by = events.iter().find(|event| event.date == day).map_or(user, |event| event.registered_by);
            let status = context.company.day_status(user, day);
            json!({ "status": { "type": status, "registration-user": { "id": registered_by }, "event-date": day } })
        })
        .collect();
    let body = json!({ "event-restriction-readable": rows });
    context.format.ok("event-restriction-readables", tables::DAY_STATUSES, &body)
}

/// The parameters of an event list.
struct EventFilter {
    user: Option<i32>,
    from: NaiveDate,
    to: NaiveDate,
    activity: Option<i32>,
    client_project: Option<i32>,
}

impl EventFilter {
    /// Without dates, the filter is the current week. None when a parameter is wrong.
    fn read(context: &RequestContext<'_>) -> Option<EventFilter> {
        let monday = context.today.checked_sub_days(Days::new(u64::from(context.today.weekday().num_days_from_monday())))?;
        let (from, to) = (monday, monday.checked_add_days(Days::new(6))?);
        let mut filter = EventFilter { user: None, from, to, activity: None, client_project: None };
        for (name, value) in query_parameters(context) {
            match name.as_str() {
                "userId" => filter.user = Some(value.parse().ok()?),
                "startDate" => filter.from = value.parse().ok()?,
                "endDate" => filter.to = value.parse().ok()?,
                "activityId" => filter.activity = Some(value.parse().ok()?),
                "clientProjectId" => filter.client_project = Some(value.parse().ok()?),
                _ => return None,
            }
        }
        (filter.from <= filter.to).then_some(filter)
    }

    fn matches(&self, event: &Event, context: &RequestContext<'_>) -> bool {
        let is_wanted_user = match (self.user, context.switches.events_without_user) {
            (Some(user), _) => event.user == user,
            (None, KleerEventsWithoutUser::Everybody) => context.may_see(event.user),
            (None, KleerEventsWithoutUser::Own) => event.user == context.token_user,
        };
        is_wanted_user
            && (self.from..=self.to).contains(&event.date)
            && self.activity.is_none_or(|activity| event.activity == activity)
            && self.client_project.is_none_or(|project| event.client_project == Some(project))
    }
}

fn event_json(context: &RequestContext<'_>, event: &Event) -> Value {
    let status = context.company.day_status(event.user, event.date);
    let foreign_id = if context.switches.clear_foreign_id_in_reads { "" } else { &event.foreign_id };
    json!({
        "id": { "id": event.id },
        "foreign-id": foreign_id,
        "user": { "id": event.user },
        "activity": { "id": event.activity },
        "client-project": event.client_project.map(|id| json!({ "id": id })),
        "child": event.child,
        "date": event.date,
        "hours": event.hours,
        "comment": event.comment,
        "internal-comment": event.internal_comment,
        "invoiceable": false,
        "invoiced-hours": "0",
        "invoiced-price": 0,
        "approved": status > super::EventStatus::Open,
        "status": { "type": status, "registration-user": { "id": event.registered_by }, "registration-date": event.registered_on },
    })
}
