//! Decides which record Kleer should have for a day, or why nothing is sent.

use rust_decimal::{Decimal, RoundingStrategy};

use super::content::Content;
use super::days::Day;
use super::indexed_input::IndexedInput;
use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::leave::{Absence, Activity, GradedHours, LeaveKind, LeaveRule};

/// The wanted state of a day in Kleer.
#[derive(Debug)]
pub(super) enum Wanted {
    /// Kleer should have this record. The findings are warnings. With `hold` the row is sent only if the owner ticks it.
    Record { content: Content, findings: Vec<Finding>, hold: bool },
    /// The errors must be resolved first. Kleer's record stays.
    Blocked(Vec<Finding>),
    /// The owner does not send this leave type. Kleer's record stays.
    LeftOut(Finding),
    /// The day is free. Kleer should have no record.
    NoRecord(Vec<Finding>),
}

pub(super) fn of(input: &IndexedInput<'_>, day: &Day<'_>) -> Wanted {
    let mut errors = Vec::new();
    let mut warnings = Vec::new();
    for status in day.rows.iter().filter_map(|row| row.unknown_status.as_deref()) {
        errors.push(Finding::error(FindingCode::UnknownValue, None).with("value", status));
    }
    let Some(user) = day.user else {
        return Wanted::Blocked(vec![Finding::error(FindingCode::LeavePersonNotLinked, None)]);
    };
    if !input.known_children.contains_key(user) {
        errors.push(Finding::error(FindingCode::LeaveNoAgreement, None));
    }
    let week = input.week_in_doubt(day.person, day.date);
    let unclear: Vec<Finding> =
        day.unclear().chain(week).map(|moment| Finding::error(FindingCode::MomentUnclear, None).with("value", moment)).collect();
    if !unclear.is_empty() {
        // Working day and hours are unknown until this is resolved.
        errors.extend(unclear);
        return match activity(input, day) {
            Err(finding) if finding.code == FindingCode::LeaveTypeNotSent => Wanted::LeftOut(finding),
            _ => Wanted::Blocked(errors),
        };
    }
    let mut hold = false;
    match working(input, day) {
        Working::Yes => {}
        Working::FreeInKleer => {
            warnings.push(Finding::warning(FindingCode::LeaveFreeInKleer, Field::LeaveHours));
            hold = true;
        }
        Working::Unknown => errors.push(Finding::error(FindingCode::LeaveWorkingDayUnknown, None)),
        Working::No(findings) => return Wanted::NoRecord(findings),
    }
    let activity = match activity(input, day) {
        Ok(activity) => Some(activity),
        Err(finding) if finding.code == FindingCode::LeaveTypeNotSent => return Wanted::LeftOut(finding),
        Err(finding) => {
            errors.push(finding);
            None
        }
    };
    let hours = hours(input, day).map_err(|finding| errors.push(finding)).ok();
    let child = activity.map(|activity| child(input, day, activity)).transpose().map_err(|finding| errors.push(finding)).ok().flatten();
    if let (Some(hours), Some(schedule)) = (hours, scheduled(input, day))
        && !schedule.is_zero()
        && hours > schedule
    {
        let beyond = Finding::warning(FindingCode::LeaveBeyondSchedule, Field::LeaveHours);
        warnings.push(beyond.with("hours", hours).with("schedule", schedule.normalize()));
    }
    match (activity, hours, child) {
        (Some(activity), Some(hours), Some(child)) if errors.is_empty() => {
            let content = Content { activity: activity.id, hours, child, comment: day.comment() };
            Wanted::Record { content, findings: warnings, hold }
        }
        _ => {
            errors.extend(warnings);
            Wanted::Blocked(errors)
        }
    }
}

enum Working {
    Yes,
    No(Vec<Finding>),
    /// A working day in Alexis HR and a free day in Kleer. As a rule it is a holiday.
    FreeInKleer,
    Unknown,
}

/// Whether the day is a working day, according to the working week in Alexis HR and Kleer's schedule. Without a week the schedule
/// decides alone.
fn working(input: &IndexedInput<'_>, day: &Day<'_>) -> Working {
    let week = input.week_day(day.person, day.date).map(|day| day.working);
    let free = || Finding::warning(FindingCode::LeaveNotAWorkingDay, None);
    match (week, scheduled(input, day)) {
        (Some(true), Some(hours)) if hours.is_zero() => Working::FreeInKleer,
        (Some(true), _) => Working::Yes,
        (Some(false), Some(hours)) if !hours.is_zero() => {
            let worked = Finding::warning(FindingCode::LeaveWorkedInKleer, None).with("hours", hours.normalize());
            Working::No(vec![free(), worked])
        }
        (Some(false), _) => Working::No(vec![free()]),
        (None, Some(hours)) if hours.is_zero() => Working::No(vec![free()]),
        (None, Some(_)) => Working::Yes,
        (None, None) => Working::Unknown,
    }
}

fn scheduled(input: &IndexedInput<'_>, day: &Day<'_>) -> Option<Decimal> {
    input.scheduled(day.user?, day.date)
}

fn activity<'a>(input: &IndexedInput<'a>, day: &Day<'_>) -> Result<&'a Activity, Finding> {
    let error = |code| Finding::error(code, Field::LeaveActivity);
    match input.settings.rules.get(&day.leave_type.id) {
        None => Err(error(FindingCode::LeaveTypeUnmapped).with("type", &day.leave_type.name)),
        Some(LeaveRule::DoNotSend) => {
            Err(Finding::warning(FindingCode::LeaveTypeNotSent, Field::LeaveActivity).with("type", &day.leave_type.name))
        }
        Some(LeaveRule::Send { activity, name }) => {
            let found = input.activity(*activity).ok_or_else(|| error(FindingCode::LeaveActivityGone).with("activity", name))?;
            if input.settings.payroll_events && LeaveKind::of_name(&found.name).is_none() {
                return Err(error(FindingCode::LeaveKindUnknown).with("activity", &found.name));
            }
            Ok(found)
        }
    }
}

/// The hours of a day, with at most two decimals. A share beside the hours of a whole day is ambiguous, so the owner decides what it
/// means.
fn hours(input: &IndexedInput<'_>, day: &Day<'_>) -> Result<Decimal, Finding> {
    let mut hours = Decimal::ZERO;
    for row in &day.rows {
        let row_hours = row.hours.ok_or_else(|| Finding::error(FindingCode::LeaveHoursMissing, Field::LeaveHours))?;
        let impossible = || Finding::error(FindingCode::LeaveHoursImpossible, Field::LeaveHours).with("hours", row_hours.normalize());
        // A negative amount would disappear in the sum with another row.
        if row_hours < Decimal::ZERO {
            return Err(impossible());
        }
        let absent = match (share(input, day, row), input.settings.graded) {
            (None, _) | (_, Some(GradedHours::AsTold)) => Some(row_hours),
            (Some(extent), Some(GradedHours::ShareOfDay)) => row_hours.checked_mul(extent).map(|parts| parts / Decimal::ONE_HUNDRED),
            (Some(extent), None) => {
                let unasked = Finding::error(FindingCode::LeaveGradedUnasked, Field::LeaveHours);
                return Err(unasked.with("hours", row_hours.normalize()).with("extent", extent.normalize()));
            }
        };
        let sum = absent.and_then(|absent| hours.checked_add(absent));
        hours = sum.ok_or_else(impossible)?;
    }
    let hours = hours.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    if hours <= Decimal::ZERO || hours > Decimal::from(24) {
        return Err(Finding::error(FindingCode::LeaveHoursImpossible, Field::LeaveHours).with("hours", hours));
    }
    Ok(hours)
}

/// The share of a row whose hours can be those of a whole day. `None` when the hours are already reduced by the share.
fn share(input: &IndexedInput<'_>, day: &Day<'_>, row: &Absence) -> Option<Decimal> {
    let extent = row.extent.filter(|extent| *extent > Decimal::ZERO && *extent < Decimal::ONE_HUNDRED)?;
    let whole = input.week_day(day.person, day.date).and_then(|day| day.hours).or_else(|| scheduled(input, day));
    // Hours below those of the whole day are already reduced.
    whole.is_none_or(|whole| row.hours.is_none_or(|hours| hours >= whole)).then_some(extent)
}

/// The child's name in Kleer's spelling. `Ok(None)` when the day is for no child.
fn child(input: &IndexedInput<'_>, day: &Day<'_>, activity: &Activity) -> Result<Option<String>, Finding> {
    let error = |code| Finding::error(code, Field::LeaveChild);
    let Some(id) = day.child else {
        if activity.needs_child {
            return Err(error(FindingCode::LeaveChildMissing).with("activity", &activity.name));
        }
        return Ok(None);
    };
    let Some(child) = input.child(id) else {
        return Err(error(FindingCode::LeaveChildUnknown));
    };
    let known = day.user.and_then(|user| input.known_children.get(user)).map(Vec::as_slice).unwrap_or_default();
    let normalize = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut same = known.iter().filter(|name| normalize(name) == normalize(&child.name));
    match (same.next(), same.next()) {
        (Some(name), None) => Ok(Some(name.clone())),
        _ => Err(error(FindingCode::LeaveChildNotInKleer).with("child", &child.name).with("known", known.join(", "))),
    }
}
