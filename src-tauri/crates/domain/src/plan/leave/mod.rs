//! The plan of the leave export: what Kleer would have to be told so that it holds every approved day, once.

mod asked;
mod confirm;
mod days;
mod held;
mod indexed_input;
mod origin;
mod other;
mod overview;
mod rows;
mod shrink_guard;
mod wanted;
mod withdrawn;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::leave::{Absence, Activity, Child, DayLock, EnteredLeave, LeaveSettings, LeaveType, Period, Record, WorkWeek, Written};
use crate::matching::{Match, Matches};
use crate::person::{Person, PersonId};
use crate::plan::{Change, ChangeKind, Plan};

use days::Day;
use indexed_input::IndexedInput;
use wanted::Wanted;

pub use confirm::{Found, found, reviewed_differs, value_of, wanted_differs};
pub use shrink_guard::far_fewer;

/// Everything a leave plan is made from. Both sides were read whole, for every day of `window`.
#[derive(Debug, Clone, Copy)]
pub struct LeaveInput<'a> {
    /// The chosen period.
    pub period: Period,
    /// The days that were read: the period, and before it those that may hold late changes.
    pub window: Period,
    /// The people of the source whom the integration is about.
    pub people: &'a [Person],
    /// Who of them is who in the target.
    pub matches: &'a Matches,
    /// Approved days of the window, of everybody.
    pub absences: &'a [Absence],
    /// Leaves as they were entered.
    pub entered: &'a [EnteredLeave],
    /// Kinds of leave.
    pub types: &'a [LeaveType],
    /// Children of the employees.
    pub children: &'a [Child],
    /// Working weeks.
    pub weeks: &'a [WorkWeek],
    /// What can be reported on in Kleer.
    pub activities: &'a [Activity],
    /// What Kleer holds of the matched people in the window.
    pub records: &'a [Record],
    /// Days of people at Kleer that can no longer be changed.
    pub locks: &'a BTreeMap<(PersonId, NaiveDate), DayLock>,
    /// Hours that Kleer's schedule has for people and days. Empty: it has none.
    pub schedule: &'a BTreeMap<(PersonId, NaiveDate), Decimal>,
    /// The names of the children that Kleer knows of everybody who has an employment agreement there.
    pub known_children: &'a BTreeMap<PersonId, Vec<String>>,
    /// What the ledger says of the marks of the window.
    pub written: &'a BTreeMap<String, Written>,
    /// The owner's settings.
    pub settings: &'a LeaveSettings,
    /// Periods that the owner closed.
    pub closed: &'a [Period],
    /// Periods that were exported before.
    pub exported: &'a [Period],
}

/// A leave plan, and what is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedLeave {
    /// The plan.
    pub plan: Plan,
    /// Working days of leave in the chosen period that the source tells, sent or not.
    pub days: u32,
    /// The days that were held against one another: what has no row on them needs none.
    pub looked_at: BTreeSet<NaiveDate>,
}

impl LeaveInput<'_> {
    /// The person of the target whose days somebody's leave is. The record of an earlier employment goes with the new one.
    fn user_of(&self, employee: &PersonId) -> Option<&PersonId> {
        let found = |id: &PersonId| match self.matches.source.get(id)? {
            Match::Found { target, .. } => Some(target),
            Match::Nobody | Match::Replaced | Match::Unclear { .. } => None,
        };
        found(employee).or_else(|| found(self.matches.counts(employee)))
    }

    fn is_closed(&self, day: NaiveDate) -> bool {
        self.closed.iter().any(|period| period.holds(day))
    }

    /// Whether a day lies before the chosen period in one whose days the owner takes for settled.
    fn is_late(&self, day: NaiveDate) -> bool {
        !self.period.holds(day) && (self.is_closed(day) || self.exported.iter().any(|period| period.holds(day)))
    }

    /// Whether a day is planned at all.
    fn counts(&self, day: NaiveDate) -> bool {
        self.period.holds(day) || (self.window.holds(day) && self.is_late(day))
    }
}

/// Makes the plan. Same input, same plan.
pub fn plan(input: &LeaveInput<'_>) -> PlannedLeave {
    let ground = IndexedInput::of(input);
    let with_wanted = |day| {
        let wanted = wanted::of(&ground, &day);
        (day, wanted)
    };
    let days: Vec<(Day<'_>, Wanted)> = days::of(&ground).into_iter().map(with_wanted).collect();
    let mut spoken_for: BTreeSet<i64> = BTreeSet::new();
    let mut changes: Vec<Change> = days.iter().map(|(day, wanted)| rows::of_day(&ground, day, wanted, &mut spoken_for)).collect();
    let taken: BTreeSet<String> = changes.iter().map(|change| change.key.clone()).collect();
    changes.extend(withdrawn::rows(&ground, &spoken_for, &taken));
    changes.extend(asked::leaves(&ground));
    changes.retain(|change| !is_old_news(change));
    changes.sort_by_cached_key(order);
    let worked = |(day, wanted): &&(Day<'_>, Wanted)| input.period.holds(day.date) && day.counts() && !matches!(wanted, Wanted::Nothing(_));
    let period_days = days.iter().filter(worked).count();
    let looked_at = input.window.from.iter_days().take_while(|day| *day <= input.window.to).filter(|day| input.counts(*day)).collect();
    let leave = overview::of(&ground, &days, &changes);
    PlannedLeave {
        plan: Plan { changes, leave: Some(leave), benefits: None },
        days: u32::try_from(period_days).unwrap_or(u32::MAX),
        looked_at,
    }
}

/// A day before the period that needs nothing is not worth a row.
fn is_old_news(change: &Change) -> bool {
    change.kind == ChangeKind::InStep && change.day.as_ref().is_some_and(|day| day.late)
}

/// People together, then days; on one day what is removed goes first, so that a new record finds room.
fn order(change: &Change) -> (String, Option<PersonId>, Option<NaiveDate>, u8, String) {
    let rank = match change.kind {
        ChangeKind::Remove => 0,
        ChangeKind::Update => 1,
        _ => 2,
    };
    let date = change.day.as_ref().map(|day| day.date);
    (change.name.to_lowercase(), change.source_id.clone(), date, rank, change.key.clone())
}
