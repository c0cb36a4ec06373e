//! The checks of Kleer's server on an event.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::{
    Activity, ActivityKind, EventStatus, RequestContext, TECHNICAL, payroll_users::NO_AGREEMENT, state::Reference, users::NO_USER,
};
use crate::switches::KleerHoursBeyondSchedule;

/// An `event-writable` as sent.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct WritableEvent {
    pub foreign_id: Option<String>,
    pub user: Reference,
    pub activity: Reference,
    pub client_project: Option<Reference>,
    pub child: Option<String>,
    pub date: NaiveDate,
    pub hours: Decimal,
    pub comment: String,
    pub internal_comment: Option<String>,
}

/// A `payroll-event` as sent.
#[derive(Debug, Deserialize)]
pub(super) struct PayrollEvent {
    pub date: NaiveDate,
    pub hours: Decimal,
    #[serde(rename = "type")]
    pub kind: ActivityKind,
    pub child: Option<String>,
    pub comment: String,
}

/// Returns the reason to refuse an event. `replaced_id` is the id of the event that it replaces.
pub(super) fn check(
    context: &RequestContext<'_>,
    written: &WritableEvent,
    foreign_id: &str,
    replaced_id: Option<i32>,
) -> Result<(), String> {
    let company = &*context.company;
    let switches = context.switches;
    let Some(activity) = company.activities.iter().find(|activity| activity.id == written.activity.id) else {
        return refuse(TECHNICAL);
    };
    if activity.is_absence() && company.payroll_user(written.user.id).is_none() {
        return refuse(NO_AGREEMENT);
    }
    if company.user(written.user.id).is_none() {
        return refuse(NO_USER);
    }
    if switches.refuse_empty_comment && written.comment.trim().is_empty() {
        return refuse("Missing note");
    }
    if written.hours <= Decimal::ZERO || written.hours > Decimal::from(24) {
        return refuse("Antal timmar måste vara större än 0 och högst 24");
    }
    if company.day_status(written.user.id, written.date) > EventStatus::Open {
        return refuse(&switches.locked_text);
    }
    if activity.needs_child {
        check_child(context, written)?;
    }
    if activity.is_absence() && switches.hours_beyond_schedule == KleerHoursBeyondSchedule::Refuse && !switches.no_schedule {
        check_schedule(context, written, replaced_id)?;
    }
    let has_same_foreign_id =
        |event: &super::Event| !foreign_id.is_empty() && event.foreign_id == foreign_id && Some(event.id) != replaced_id;
    if switches.unique_event_foreign_id && company.events.iter().any(has_same_foreign_id) {
        return refuse("Det finns redan en händelse med samma externa id");
    }
    Ok(())
}

fn check_child(context: &RequestContext<'_>, written: &WritableEvent) -> Result<(), String> {
    let name = written.child.as_deref().unwrap_or_default();
    if name.is_empty() {
        return refuse("Barn måste anges för aktiviteten");
    }
    let is_registered =
        context.company.payroll_user(written.user.id).is_some_and(|payroll| payroll.children.iter().any(|child| child.name == name));
    if context.switches.check_child_name && !is_registered {
        return refuse("Barnet finns inte registrerat på användaren");
    }
    Ok(())
}

/// All absence of the day together must not exceed the day's scheduled hours.
fn check_schedule(context: &RequestContext<'_>, written: &WritableEvent, replaced_id: Option<i32>) -> Result<(), String> {
    let company = &*context.company;
    let is_absence = |id: i32| company.activities.iter().find(|activity| activity.id == id).is_some_and(Activity::is_absence);
    let others = company.events.iter().filter(|event| {
        event.user == written.user.id && event.date == written.date && Some(event.id) != replaced_id && is_absence(event.activity)
    });
    let hours = written.hours + others.map(|event| event.hours).sum::<Decimal>();
    let scheduled = company.payroll_user(written.user.id).map(|payroll| payroll.working_hours.actual(written.date)).unwrap_or_default();
    if hours > scheduled { refuse("Frånvaron är längre än arbetstiden enligt schemat") } else { Ok(()) }
}

fn refuse(reason: &str) -> Result<(), String> {
    Err(reason.to_owned())
}
