//! Reading events, as time and as the payroll sees them, and the status of days.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use super::{
    Event, SharedState, TECHNICAL, event_tables as tables,
    reads::{days, person, query},
};
use crate::{exchange::Reply, switches::KleerEventsWithoutUser};

/// What Kleer says of an event that the token may not see.
pub(super) const NO_ACCESS: &str = "EventAccessDeniedException: Otillåten åtkomst till händelsen";

pub(super) fn list(shared: &SharedState<'_>) -> Reply {
    let Some(wanted) = Wanted::read(shared) else { return shared.form.refuse(500, TECHNICAL) };
    if wanted.user.is_some_and(|user| !shared.may_see(user)) {
        return shared.form.refuse(500, NO_ACCESS);
    }
    let rows: Vec<Value> =
        shared.company.events.iter().filter(|event| wanted.has(event, shared)).map(|event| shown(shared, event)).collect();
    shared.form.ok("event-readables", tables::READABLES, &json!({ "event-readable": rows }))
}

pub(super) fn one(shared: &SharedState<'_>, id: &str) -> Reply {
    match id.parse().ok().and_then(|id| shared.company.event(id)) {
        Some(event) if shared.may_see(event.user) => shared.form.ok("event-readable", tables::READABLE, &shown(shared, event)),
        Some(_) => shared.form.refuse(500, NO_ACCESS),
        None => shared.form.refuse(500, TECHNICAL),
    }
}

pub(super) fn payroll_events(shared: &SharedState<'_>, id: &str, from: &str, to: &str) -> Reply {
    let person = match person(shared, id) {
        Ok(person) => person,
        Err(refusal) => return refusal,
    };
    let (Some(_), Ok(from), Ok(to)) = (days(Some(from), Some(to)), from.parse::<NaiveDate>(), to.parse()) else {
        return shared.form.refuse(500, TECHNICAL);
    };
    let kind = |id: i32| shared.company.activities.iter().find(|activity| activity.id == id).map(super::Activity::kind);
    let events = shared.company.events_of(person.user.id).into_iter().filter(|event| (from..=to).contains(&event.date));
    let rows: Vec<Value> = events
        .map(|event| {
            let kind = kind(event.activity).unwrap_or(super::Kind::WorkHour);
            json!({
                "id": event.id, "date": event.date, "hours": event.hours, "type": kind,
                "child": event.child, "comment": event.comment,
            })
        })
        .collect();
    shared.form.ok("payroll-events", tables::PAYROLL_EVENTS, &json!({ "payroll-event": rows }))
}

pub(super) fn day_statuses(shared: &SharedState<'_>) -> Reply {
    let query = query(shared);
    let text = |name: &str| query.get(name).map(String::as_str);
    let user = text("userId").and_then(|id| id.parse::<i32>().ok());
    let (Some(user), Some(days)) = (user, days(text("fromDate"), text("toDate"))) else {
        return shared.form.refuse(500, TECHNICAL);
    };
    if !shared.may_see(user) {
        return shared.form.refuse(500, NO_ACCESS);
    }
    let events = shared.company.events_of(user);
    let rows: Vec<Value> = days
        .map(|day| {
            let registered_by = events.iter().find(|event| event.date == day).map_or(user, |event| event.registered_by);
            let status = shared.company.day_status(user, day);
            json!({ "status": { "type": status, "registration-user": { "id": registered_by }, "event-date": day } })
        })
        .collect();
    let body = json!({ "event-restriction-readable": rows });
    shared.form.ok("event-restriction-readables", tables::DAY_STATUSES, &body)
}

/// What a list asks for.
struct Wanted {
    user: Option<i32>,
    from: NaiveDate,
    to: NaiveDate,
    activity: Option<i32>,
    client_project: Option<i32>,
}

impl Wanted {
    /// Without days, the week that it is. None when it makes no sense.
    fn read(shared: &SharedState<'_>) -> Option<Wanted> {
        let monday = shared.today.checked_sub_days(Days::new(u64::from(shared.today.weekday().num_days_from_monday())))?;
        let (from, to) = (monday, monday.checked_add_days(Days::new(6))?);
        let mut wanted = Wanted { user: None, from, to, activity: None, client_project: None };
        for (name, value) in query(shared) {
            match name.as_str() {
                "userId" => wanted.user = Some(value.parse().ok()?),
                "startDate" => wanted.from = value.parse().ok()?,
                "endDate" => wanted.to = value.parse().ok()?,
                "activityId" => wanted.activity = Some(value.parse().ok()?),
                "clientProjectId" => wanted.client_project = Some(value.parse().ok()?),
                _ => return None,
            }
        }
        (wanted.from <= wanted.to).then_some(wanted)
    }

    fn has(&self, event: &Event, shared: &SharedState<'_>) -> bool {
        let whose = match (self.user, shared.switches.events_without_user) {
            (Some(user), _) => event.user == user,
            (None, KleerEventsWithoutUser::Everybody) => shared.may_see(event.user),
            (None, KleerEventsWithoutUser::Own) => event.user == shared.me,
        };
        whose
            && (self.from..=self.to).contains(&event.date)
            && self.activity.is_none_or(|activity| event.activity == activity)
            && self.client_project.is_none_or(|project| event.client_project == Some(project))
    }
}

/// An event as a read gives it.
fn shown(shared: &SharedState<'_>, event: &Event) -> Value {
    let status = shared.company.day_status(event.user, event.date);
    let foreign_id = if shared.switches.clear_foreign_id_in_reads { "" } else { &event.foreign_id };
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
