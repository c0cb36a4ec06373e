//! Compares leaves as they were entered with their days. Finds leave that waits for approval, and approved leave without a day.

use std::collections::BTreeSet;

use super::indexed_input::IndexedInput;
use super::rows::new_row;
use crate::finding::{Finding, FindingCode};
use crate::leave::Period;
use crate::person::Person;
use crate::plan::Change;

/// One row for each leave of the period that has a finding.
pub(super) fn rows(input: &IndexedInput<'_>) -> Vec<Change> {
    let with_days: BTreeSet<&str> = input.absences.iter().filter_map(|absence| absence.leave.as_deref()).collect();
    // If no day names its leave, the app cannot know which leaves have days.
    let days_name_their_leave = input.absences.is_empty() || !with_days.is_empty();
    let mut rows = Vec::new();
    for leave in input.entered {
        let Some(person) = input.people.get(input.matches.current_id(&leave.employee)) else { continue };
        let Some(span) = leave.from.zip(leave.to.or(leave.from)).and_then(|(from, to)| Period::new(from, to)) else { continue };
        if !span.overlaps(input.period) {
            continue;
        }
        let code = if leave.is_pending() {
            FindingCode::LeavePending
        } else if leave.is_approved()
            && days_name_their_leave
            && may_have_days(input, person, span)
            && !with_days.contains(leave.id.as_str())
        {
            FindingCode::LeaveWithoutDays
        } else {
            continue;
        };
        let leave_type = input.types.iter().find(|known| known.id == leave.leave_type);
        let name = leave_type.map_or_else(|| leave.leave_type.clone(), |known| known.name.clone());
        let first = span.from.max(input.period.from);
        let mut row = new_row(input, person, first, format!("leave:{}", leave.id), (Some(leave.leave_type.clone()), name), None);
        row.target_id = input.user_of(&person.id).cloned();
        row.findings.push(Finding::warning(code, None));
        row.findings.extend(leave.unclear.as_ref().map(|moment| Finding::warning(FindingCode::MomentUnclear, None).with("value", moment)));
        if let Some(day) = &mut row.day {
            day.leave.clone_from(&leave.id);
            day.until = Some(span.to.min(input.period.to));
        }
        rows.push(row);
    }
    rows
}

/// Whether a leave has a day in the window that is not known to be free.
fn may_have_days(input: &IndexedInput<'_>, person: &Person, span: Period) -> bool {
    let days_read = span.from.max(input.window.from).iter_days().take_while(|day| *day <= span.to.min(input.window.to));
    days_read.into_iter().any(|day| input.week_day(person, day).is_none_or(|day| day.working))
}
