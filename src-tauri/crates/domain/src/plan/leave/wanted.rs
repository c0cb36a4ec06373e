//! What Kleer should hold of a day, or why nothing is sent.

use rust_decimal::{Decimal, RoundingStrategy};

use super::days::Day;
use super::held::Content;
use super::indexed_input::IndexedInput;
use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::leave::{Absence, Activity, GradedHours, LeaveKind, LeaveRule};

/// What a day comes to.
#[derive(Debug)]
pub(super) enum Wanted {
    /// Kleer should hold this. The findings are warnings; with `hold` nothing is sent unless the owner ticks it.
    Held { content: Content, findings: Vec<Finding>, hold: bool },
    /// Nothing can be said before the errors are put right: what Kleer holds stays.
    Blocked(Vec<Finding>),
    /// The owner does not want it sent: what Kleer holds stays.
    LeftOut(Finding),
    /// The day is free: Kleer should hold nothing of it.
    Nothing(Vec<Finding>),
}

/// What Kleer should hold of a day.
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
        day.unclear().chain(week).map(|told| Finding::error(FindingCode::MomentUnclear, None).with("value", told)).collect();
    if !unclear.is_empty() {
        // Neither whether the day is worked nor how many hours it has can be said before that.
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
        Working::No(findings) => return Wanted::Nothing(findings),
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
            Wanted::Held { content, findings: warnings, hold }
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
    /// Alexis HR calls it a working day and Kleer does not: a holiday, as a rule.
    FreeInKleer,
    Unknown,
}

/// Whether the day is worked: by the working week in Alexis HR, held against Kleer's schedule; by the schedule alone where
/// there is no week.
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
    let named = |code| Finding::error(code, Field::LeaveActivity);
    match input.settings.rules.get(&day.leave_type.id) {
        None => Err(named(FindingCode::LeaveTypeUnmapped).with("type", &day.leave_type.name)),
        Some(LeaveRule::DoNotSend) => {
            Err(Finding::warning(FindingCode::LeaveTypeNotSent, Field::LeaveActivity).with("type", &day.leave_type.name))
        }
        Some(LeaveRule::Send { activity, name }) => {
            let found = input.activity(*activity).ok_or_else(|| named(FindingCode::LeaveActivityGone).with("activity", name))?;
            if input.settings.payroll_events && LeaveKind::of_name(&found.name).is_none() {
                return Err(named(FindingCode::LeaveKindUnknown).with("activity", &found.name));
            }
            Ok(found)
        }
    }
}

/// The hours of a day, at most two decimals. A share beside the hours of a whole day can mean two things: the owner says which.
fn hours(input: &IndexedInput<'_>, day: &Day<'_>) -> Result<Decimal, Finding> {
    let mut hours = Decimal::ZERO;
    for row in &day.rows {
        let told = row.hours.ok_or_else(|| Finding::error(FindingCode::LeaveHoursMissing, Field::LeaveHours))?;
        let impossible = || Finding::error(FindingCode::LeaveHoursImpossible, Field::LeaveHours).with("hours", told.normalize());
        // Beside another row it would vanish in the sum.
        if told < Decimal::ZERO {
            return Err(impossible());
        }
        let absent = match (share(input, day, row), input.settings.graded) {
            (None, _) | (_, Some(GradedHours::AsTold)) => Some(told),
            (Some(extent), Some(GradedHours::ShareOfDay)) => told.checked_mul(extent).map(|parts| parts / Decimal::ONE_HUNDRED),
            (Some(extent), None) => {
                let unasked = Finding::error(FindingCode::LeaveGradedUnasked, Field::LeaveHours);
                return Err(unasked.with("hours", told.normalize()).with("extent", extent.normalize()));
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

/// The share of a row whose hours are not visibly those of the share: a whole day's, as far as anybody knows.
fn share(input: &IndexedInput<'_>, day: &Day<'_>, row: &Absence) -> Option<Decimal> {
    let extent = row.extent.filter(|extent| *extent > Decimal::ZERO && *extent < Decimal::ONE_HUNDRED)?;
    let whole = input.week_day(day.person, day.date).and_then(|day| day.hours).or_else(|| scheduled(input, day));
    // Where the whole day is known, hours below it were lowered already.
    whole.is_none_or(|whole| row.hours.is_none_or(|told| told >= whole)).then_some(extent)
}

/// The child's name, in Kleer's spelling. `Ok(None)` inside: the day is for no child.
fn child(input: &IndexedInput<'_>, day: &Day<'_>, activity: &Activity) -> Result<Option<String>, Finding> {
    let named = |code| Finding::error(code, Field::LeaveChild);
    let Some(id) = day.child else {
        if activity.needs_child {
            return Err(named(FindingCode::LeaveChildMissing).with("activity", &activity.name));
        }
        return Ok(None);
    };
    let Some(child) = input.child(id) else {
        return Err(named(FindingCode::LeaveChildUnknown));
    };
    let known = day.user.and_then(|user| input.known_children.get(user)).map(Vec::as_slice).unwrap_or_default();
    let folded = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut same = known.iter().filter(|name| folded(name) == folded(&child.name));
    match (same.next(), same.next()) {
        (Some(name), None) => Ok(Some(name.clone())),
        _ => Err(named(FindingCode::LeaveChildNotInKleer).with("child", &child.name).with("known", known.join(", "))),
    }
}
