//! Schedules and activities.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{Activity, Inside, TECHNICAL, payroll_users::NO_AGREEMENT, state::PayrollUser, tables};
use crate::exchange::Reply;

pub(super) fn schedule(inside: &Inside<'_>, id: &str, start: &str, end: &str) -> Reply {
    let person = match person(inside, id) {
        Ok(person) => person,
        Err(refusal) => return refusal,
    };
    let Some(days) = days(Some(start), Some(end)) else { return inside.form.refuse(500, TECHNICAL) };
    let week = &person.working_hours;
    let rows: Vec<Value> = days
        .filter(|_| !inside.switches.no_schedule)
        .map(|day| {
            let planned = week.planned(day).to_string();
            json!({
                "date": day, "level-of-employment": week.level_of_employment,
                "gross-hours": planned, "net-hours": planned, "actual-hours": week.actual(day),
            })
        })
        .collect();
    let body = json!({ "payroll-user-schedule-metadata": rows });
    inside.form.ok("payroll-user-schedule-metadatas", tables::SCHEDULE_DAYS, &body)
}

/// The agreement whose schedule or events are asked for.
pub(super) fn person<'a>(inside: &'a Inside<'_>, id: &str) -> Result<&'a PayrollUser, Reply> {
    if !inside.switches.rights.may_read_payroll_users() {
        return Err(inside.refuse_right());
    }
    let known = id.parse().ok().and_then(|id| inside.company.payroll_user(id));
    known.ok_or_else(|| inside.form.refuse(500, NO_AGREEMENT))
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
        "description": activity.description,
        "mandatory-child-when-reporting": activity.needs_child,
    })
}

pub(super) fn query(inside: &Inside<'_>) -> BTreeMap<String, String> {
    form_urlencoded::parse(inside.call.query.as_bytes()).into_owned().collect()
}

/// The days from one to another, both included.
pub(super) fn days(start: Option<&str>, end: Option<&str>) -> Option<impl Iterator<Item = NaiveDate>> {
    let (start, end) = (start?.parse::<NaiveDate>().ok()?, end?.parse::<NaiveDate>().ok()?);
    (start <= end).then(|| start.iter_days().take_while(move |day| *day <= end))
}
