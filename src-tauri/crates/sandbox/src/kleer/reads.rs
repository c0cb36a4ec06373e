//! Schedules, activities and events: what the absence export will read. Nothing is reported here yet.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{Inside, TECHNICAL, payroll_users::NO_AGREEMENT, state::Activity, tables};
use crate::exchange::Reply;

pub(super) fn schedule(inside: &Inside<'_>, id: &str, start: &str, end: &str) -> Reply {
    if let Some(refusal) = refuse_person(inside, id) {
        return refusal;
    }
    let Some(days) = days(Some(start), Some(end)) else { return inside.form.refuse(500, TECHNICAL) };
    let rows: Vec<Value> = days
        .map(|day| {
            let hours = if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) { "0" } else { "8" };
            json!({
                "date": day, "level-of-employment": "1",
                "gross-hours": hours, "net-hours": hours, "actual-hours": hours,
            })
        })
        .collect();
    let body = json!({ "payroll-user-schedule-metadata": rows });
    inside.form.ok("payroll-user-schedule-metadatas", tables::SCHEDULE_DAYS, &body)
}

pub(super) fn payroll_events(inside: &Inside<'_>, id: &str, from: &str, to: &str) -> Reply {
    if let Some(refusal) = refuse_person(inside, id) {
        return refusal;
    }
    match days(Some(from), Some(to)) {
        Some(_) => inside.form.ok("payroll-events", tables::PAYROLL_EVENTS, &json!({})),
        None => inside.form.refuse(500, TECHNICAL),
    }
}

fn refuse_person(inside: &Inside<'_>, id: &str) -> Option<Reply> {
    if !inside.switches.rights.may_read_payroll_users() {
        return Some(inside.refuse_right());
    }
    let known = id.parse().ok().and_then(|id| inside.company.payroll_user(id)).is_some();
    (!known).then(|| inside.form.refuse(500, NO_AGREEMENT))
}

pub(super) fn activities(inside: &Inside<'_>) -> Reply {
    let rows: Vec<Value> = inside.company.activities.iter().map(shown).collect();
    inside.form.ok("activity-readables", tables::ACTIVITIES, &json!({ "activity-readable": rows }))
}

pub(super) fn activity(inside: &Inside<'_>, id: &str) -> Reply {
    match inside.company.activities.iter().find(|activity| Ok(activity.id) == id.parse()) {
        Some(activity) => inside.form.ok("activity-readable", tables::ACTIVITY, &shown(activity)),
        None => inside.form.refuse(500, TECHNICAL),
    }
}

fn shown(activity: &Activity) -> Value {
    json!({
        "id": { "id": activity.id },
        "name": activity.name,
        "description": "",
        "mandatory-child-when-reporting": activity.needs_child,
    })
}

pub(super) fn events(inside: &Inside<'_>) -> Reply {
    const KNOWN: [&str; 5] = ["userId", "startDate", "endDate", "activityId", "clientProjectId"];
    let query = query(inside);
    let dated = ["startDate", "endDate"].iter().all(|name| query.get(*name).is_none_or(|date| is_date(date)));
    if !dated || query.keys().any(|name| !KNOWN.contains(&name.as_str())) {
        return inside.form.refuse(500, TECHNICAL);
    }
    inside.form.ok("event-readables", tables::EVENTS, &json!({}))
}

pub(super) fn day_statuses(inside: &Inside<'_>) -> Reply {
    let query = query(inside);
    let text = |name: &str| query.get(name).map(String::as_str);
    let user = text("userId").and_then(|id| id.parse::<i32>().ok());
    let (Some(user), Some(days)) = (user, days(text("fromDate"), text("toDate"))) else {
        return inside.form.refuse(500, TECHNICAL);
    };
    let rows: Vec<Value> =
        days.map(|day| json!({ "status": { "type": "Open", "registration-user": { "id": user }, "event-date": day } })).collect();
    let body = json!({ "event-restriction-readable": rows });
    inside.form.ok("event-restriction-readables", tables::DAY_STATUSES, &body)
}

fn query(inside: &Inside<'_>) -> BTreeMap<String, String> {
    form_urlencoded::parse(inside.call.query.as_bytes()).into_owned().collect()
}

fn is_date(text: &str) -> bool {
    text.parse::<NaiveDate>().is_ok()
}

/// The days from one to another, both included.
fn days(start: Option<&str>, end: Option<&str>) -> Option<impl Iterator<Item = NaiveDate>> {
    let (start, end) = (start?.parse::<NaiveDate>().ok()?, end?.parse::<NaiveDate>().ok()?);
    (start <= end).then(|| start.iter_days().take_while(move |day| *day <= end))
}
