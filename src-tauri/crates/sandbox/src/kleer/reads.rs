//! Schedules and activities.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{Activity, SharedState, TECHNICAL, payroll_users::NO_AGREEMENT, state::PayrollUser, tables};
use crate::exchange::Reply;

pub(super) fn schedule(shared: &SharedState<'_>, id: &str, start: &str, end: &str) -> Reply {
    let person = match person(shared, id) {
        Ok(person) => person,
        Err(refusal) => return refusal,
    };
    let Some(days) = days(Some(start), Some(end)) else { return shared.form.refuse(500, TECHNICAL) };
    let week = &person.working_hours;
    let rows: Vec<Value> = days
        .filter(|_| !shared.switches.no_schedule)
        .map(|day| {
            let planned = week.planned(day).to_string();
            json!({
                "date": day, "level-of-employment": week.level_of_employment,
                "gross-hours": planned, "net-hours": planned, "actual-hours": week.actual(day),
            })
        })
        .collect();
    let body = json!({ "payroll-user-schedule-metadata": rows });
    shared.form.ok("payroll-user-schedule-metadatas", tables::SCHEDULE_DAYS, &body)
}

/// The agreement whose schedule or events are asked for.
pub(super) fn person<'a>(shared: &'a SharedState<'_>, id: &str) -> Result<&'a PayrollUser, Reply> {
    if !shared.switches.rights.may_read_payroll_users() {
        return Err(shared.refuse_right());
    }
    let known = id.parse().ok().and_then(|id| shared.company.payroll_user(id));
    known.ok_or_else(|| shared.form.refuse(500, NO_AGREEMENT))
}

pub(super) fn activities(shared: &SharedState<'_>) -> Reply {
    let rows: Vec<Value> = shared.company.activities.iter().map(shown).collect();
    shared.form.ok("activity-readables", tables::ACTIVITIES, &json!({ "activity-readable": rows }))
}

pub(super) fn activity(shared: &SharedState<'_>, id: &str) -> Reply {
    match shared.company.activities.iter().find(|activity| Ok(activity.id) == id.parse()) {
        Some(activity) => shared.form.ok("activity-readable", tables::ACTIVITY, &shown(activity)),
        None => shared.form.refuse(500, TECHNICAL),
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

pub(super) fn query(shared: &SharedState<'_>) -> BTreeMap<String, String> {
    form_urlencoded::parse(shared.call.query.as_bytes()).into_owned().collect()
}

/// The days from one to another, both included.
pub(super) fn days(start: Option<&str>, end: Option<&str>) -> Option<impl Iterator<Item = NaiveDate>> {
    let (start, end) = (start?.parse::<NaiveDate>().ok()?, end?.parse::<NaiveDate>().ok()?);
    (start <= end).then(|| start.iter_days().take_while(move |day| *day <= end))
}
