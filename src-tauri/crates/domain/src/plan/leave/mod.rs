//! The plan of the leave export. After the export, Kleer has every approved day exactly once.

mod confirm;
mod content;
mod days;
mod entered;
mod indexed_input;
mod origins;
mod other_absences;
mod overview;
mod rows;
mod shrink_guard;
mod wanted;
mod withdrawn;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::leave::{Absence, Activity, Child, DayLock, EnteredLeave, LeaveSettings, LeaveType, Period, Record, WorkWeek, WrittenDay};
use crate::matching::{Match, Matches};
use crate::person::{Person, PersonId};
use crate::plan::{Change, ChangeKind, Plan};

use days::Day;
use indexed_input::IndexedInput;
use wanted::Wanted;

pub use confirm::{Found, drifted_fields, find_record, unconfirmed_fields, value_of};
pub use shrink_guard::shrunk_from;

/// The input of a leave plan. Both sides were read completely, for all days of `window`.
#[derive(Debug, Clone, Copy)]
pub struct LeaveInput<'a> {
    pub period: Period,
    /// The days that were read: the period, and the days before it that may have late changes.
    pub window: Period,
    /// The people of the source in the scope.
    pub people: &'a [Person],
    /// The matches of all people.
    pub matches: &'a Matches,
    /// The approved days of the window, of all people.
    pub absences: &'a [Absence],
    /// The leaves as they were entered.
    pub entered: &'a [EnteredLeave],
    pub types: &'a [LeaveType],
    /// The children of the employees.
    pub children: &'a [Child],
    pub weeks: &'a [WorkWeek],
    /// Kleer's activities, on which time can be reported.
    pub activities: &'a [Activity],
    /// Kleer's records of the matched people in the window.
    pub records: &'a [Record],
    /// The days that cannot be changed any more, by person in Kleer.
    pub locks: &'a BTreeMap<(PersonId, NaiveDate), DayLock>,
    /// The hours of Kleer's schedule. Empty when Kleer has no schedule.
    pub schedule: &'a BTreeMap<(PersonId, NaiveDate), Decimal>,
    /// The names of the children in Kleer. Contains exactly the people with an employment agreement.
    pub known_children: &'a BTreeMap<PersonId, Vec<String>>,
    /// The ledger's knowledge about the marks of the window, by mark.
    pub written: &'a BTreeMap<String, WrittenDay>,
    pub settings: &'a LeaveSettings,
    /// The periods that the owner closed.
    pub closed: &'a [Period],
    /// The periods that were exported before.
    pub exported: &'a [Period],
}

/// A leave plan, and the figures to store with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedLeave {
    pub plan: Plan,
    /// The number of the source's working days of leave in the period, sent or not.
    pub days: u32,
    /// The compared days. A record on such a day that has no row needs no change.
    pub planned_days: BTreeSet<NaiveDate>,
}

impl LeaveInput<'_> {
    /// The person in Kleer of an employee record. The record of an earlier employment follows the current one.
    fn user_of(&self, employee: &PersonId) -> Option<&PersonId> {
        let found = |id: &PersonId| match self.matches.source.get(id)? {
            Match::Found { target, .. } => Some(target),
            Match::Nobody | Match::Replaced | Match::Unclear { .. } => None,
        };
        found(employee).or_else(|| found(self.matches.current_id(employee)))
    }

    fn is_closed(&self, day: NaiveDate) -> bool {
        self.closed.iter().any(|period| period.contains(day))
    }

    /// Whether a day lies before the chosen period, in a period that was closed or exported.
    fn is_late(&self, day: NaiveDate) -> bool {
        !self.period.contains(day) && (self.is_closed(day) || self.exported.iter().any(|period| period.contains(day)))
    }

    fn is_planned(&self, day: NaiveDate) -> bool {
        self.period.contains(day) || (self.window.contains(day) && self.is_late(day))
    }
}

/// Makes the plan. The same input gives the same plan.
pub fn plan(input: &LeaveInput<'_>) -> PlannedLeave {
    let indexed = IndexedInput::of(input);
    let with_wanted = |day| {
        let wanted = wanted::of(&indexed, &day);
        (day, wanted)
    };
    let days: Vec<(Day<'_>, Wanted)> = days::planned(&indexed).into_iter().map(with_wanted).collect();
    let mut claimed: BTreeSet<i64> = BTreeSet::new();
    let mut changes: Vec<Change> = days.iter().map(|(day, wanted)| rows::day_row(&indexed, day, wanted, &mut claimed)).collect();
    let source_keys: BTreeSet<String> = changes.iter().map(|change| change.key.clone()).collect();
    changes.extend(withdrawn::rows(&indexed, &claimed, &source_keys));
    changes.extend(entered::rows(&indexed));
    changes.retain(|change| !is_unchanged_late_day(change));
    changes.sort_by_cached_key(sort_key);
    let is_leave_day =
        |(day, wanted): &&(Day<'_>, Wanted)| input.period.contains(day.date) && day.is_counted() && !matches!(wanted, Wanted::NoRecord(_));
    let period_days = days.iter().filter(is_leave_day).count();
    let planned_days =
        input.window.from.iter_days().take_while(|day| *day <= input.window.to).filter(|day| input.is_planned(*day)).collect();
    let leave = overview::of(&indexed, &days, &changes);
    PlannedLeave {
        plan: Plan { changes, leave: Some(leave), benefits: None },
        days: u32::try_from(period_days).unwrap_or(u32::MAX),
        planned_days,
    }
}

/// Whether a row is about a day before the period and has nothing to do. Such a row is left out.
fn is_unchanged_late_day(change: &Change) -> bool {
    change.kind == ChangeKind::InStep && change.day.as_ref().is_some_and(|day| day.late)
}

/// Sorts by person, then by day. On one day removals come first, so that they do not conflict with a new record.
fn sort_key(change: &Change) -> (String, Option<PersonId>, Option<NaiveDate>, u8, String) {
    let rank = match change.kind {
        ChangeKind::Remove => 0,
        ChangeKind::Update => 1,
        _ => 2,
    };
    let date = change.day.as_ref().map(|day| day.date);
    (change.name.to_lowercase(), change.source_id.clone(), date, rank, change.key.clone())
}
