//! Reads of schedules and activities, and helpers for other reads.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{Activity, RequestContext, TECHNICAL, payroll_users::NO_AGREEMENT, state::PayrollUser, tables};
use crate::exchange::Reply;

pub(super) fn schedule(context: &RequestContext<'_>, id: &str, start: &str, end: &str) -> Reply {
    let payroll_user = match find_payroll_user(context, id) {
        Ok(payroll_user) => payroll_user,
        Err(refusal) => return refusal,
    };
    let Some(days) = day_range(Some(start), Some(end)) else { return context.format.refuse(500, TECHNICAL) };
    let week = &payroll_user.working_hours;
    let rows: Vec<Value> = days
        .filter(|_| !context.switches.no_schedule)
        .map(|day| {
            let planned = week.planned(day).to_string();
            json!({
                "date": day, "level-of-employment": week.level_of_employment,
                "gross-hours": planned, "net-hours": planned, "actual-hours": week.actual(day),
            })
        })
        .collect();
    let body = json!({ "payroll-user-schedule-metadata": rows });
    context.format.ok("payroll-user-schedule-metadatas", tables::SCHEDULE_DAYS, &body)
}

/// The agreement with this user's id, or the error answer.
pub(super) fn find_payroll_user<'a>(context: &'a RequestContext<'_>, id: &str) -> Result<&'a PayrollUser, Reply> {
    if !context.switches.rights.may_read_payroll_users() {
        return Err(context.refuse_missing_right());
    }
    let payroll_user = id.parse().ok().and_then(|id| context.company.payroll_user(id));
    payroll_user.ok_or_else(|| context.format.refuse(500, NO_AGREEMENT))
}

pub(super) fn activities(context: &RequestContext<'_>) -> Reply {
    let rows: Vec<Value> = context.company.activities.iter().map(activity_json).collect();
    context.format.ok("activity-readables", tables::ACTIVITIES, &json!({ "activity-readable": rows }))
}

pub(super) fn activity(context: &RequestContext<'_>, id: &str) -> Reply {
    match context.company.activities.iter().find(|activity| Ok(activity.id) == id.parse()) {
        Some(activity) => context.format.ok("activity-readable", tables::ACTIVITY, &activity_json(activity)),
        None => context.format.refuse(500, TECHNICAL),
    }
}

fn activity_json(activity: &Activity) -> Value {
    json!({
        "id": { "id": activity.id },
        "name": activity.name,
        "description": activity.description,
        "mandatory-child-when-reporting": activity.needs_child,
    })
}

pub(super) fn query_parameters(context: &RequestContext<'_>) -> BTreeMap<String, String> {
    form_urlencoded::parse(context.call.query.as_bytes()).into_owned().collect()
}

/// Both ends included. None when a date is wrong or the end is before the start.
pub(super) fn day_range(start: Option<&str>, end: Option<&str>) -> Option<impl Iterator<Item = NaiveDate>> {
    let (start, end) = (start?.parse::<NaiveDate>().ok()?, end?.parse::<NaiveDate>().ok()?);
    (start <= end).then(|| start.iter_days().take_while(move |day| *day <= end))
}
