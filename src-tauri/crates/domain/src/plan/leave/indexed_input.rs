//! The input of a leave plan with indexes. A company of thousands has hundreds of thousands of days, so each must be found at once.

use std::collections::BTreeMap;
use std::ops::Deref;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::LeaveInput;
use super::origins::Origins;
use crate::leave::{Activity, Child, Record, WorkDay, WorkWeek, unclear_moment, working_hours};
use crate::person::{Person, PersonId};

/// The input with its indexes.
pub(super) struct IndexedInput<'a> {
    input: &'a LeaveInput<'a>,
    /// The people of the source by id.
    pub people: BTreeMap<&'a PersonId, &'a Person>,
    /// Knows which records the app created.
    pub origins: Origins<'a>,
    records: BTreeMap<&'a PersonId, BTreeMap<NaiveDate, Vec<&'a Record>>>,
    children: BTreeMap<&'a str, &'a Child>,
    activities: BTreeMap<i64, &'a Activity>,
    own_weeks: BTreeMap<&'a PersonId, Vec<&'a WorkWeek>>,
    shared_weeks: Vec<&'a WorkWeek>,
}

impl<'a> Deref for IndexedInput<'a> {
    type Target = LeaveInput<'a>;

    fn deref(&self) -> &LeaveInput<'a> {
        self.input
    }
}

impl<'a> IndexedInput<'a> {
    pub fn of(input: &'a LeaveInput<'a>) -> Self {
        let mut records: BTreeMap<&PersonId, BTreeMap<NaiveDate, Vec<&Record>>> = BTreeMap::new();
        for record in input.records {
            records.entry(&record.user).or_default().entry(record.date).or_default().push(record);
        }
        // The plan must not depend on the order in which a service lists its records.
        records.values_mut().flat_map(BTreeMap::values_mut).for_each(|day| day.sort_by_key(|record| record.id));
        let mut own_weeks: BTreeMap<&PersonId, Vec<&WorkWeek>> = BTreeMap::new();
        for week in input.weeks {
            if let Some(employee) = &week.employee {
                own_weeks.entry(employee).or_default().push(week);
            }
        }
        Self {
            input,
            people: input.people.iter().map(|person| (&person.id, person)).collect(),
            origins: Origins::of(input),
            records,
            children: input.children.iter().map(|child| (child.id.as_str(), child)).collect(),
            activities: input.activities.iter().map(|activity| (activity.id, activity)).collect(),
            own_weeks,
            shared_weeks: input.weeks.iter().filter(|week| week.employee.is_none()).collect(),
        }
    }

    /// Kleer's records of a person's day.
    pub fn records_on(&self, user: &PersonId, date: NaiveDate) -> &[&'a Record] {
        self.records.get(user).and_then(|days| days.get(&date)).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn child(&self, id: &str) -> Option<&'a Child> {
        self.children.get(id).copied()
    }

    pub fn activity(&self, id: i64) -> Option<&'a Activity> {
        self.activities.get(&id).copied()
    }

    /// A person's day in the source's working weeks. `None` when no week covers the day.
    pub fn week_day(&self, person: &Person, date: NaiveDate) -> Option<WorkDay> {
        let own = self.own_weeks.get(&person.id).into_iter().flatten();
        working_hours(own.chain(&self.shared_weeks).copied(), person, date)
    }

    /// The source's text for an ambiguous first or last day of a working week that can be this day. `None` when the day is certain.
    pub fn week_in_doubt(&self, person: &Person, date: NaiveDate) -> Option<&'a str> {
        let own = self.own_weeks.get(&person.id).into_iter().flatten();
        unclear_moment(own.chain(&self.shared_weeks).copied(), person, date)
    }

    /// The hours of a person's day in Kleer's schedule.
    pub fn scheduled(&self, user: &PersonId, date: NaiveDate) -> Option<Decimal> {
        self.schedule.get(&(user.clone(), date)).copied()
    }
}
