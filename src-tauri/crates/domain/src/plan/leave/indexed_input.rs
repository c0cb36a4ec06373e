//! What a plan is made from, laid out so that every day is found at once: a company of thousands has hundreds of thousands.

use std::collections::BTreeMap;
use std::ops::Deref;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::LeaveInput;
use super::origin::Origins;
use crate::leave::{Activity, Child, Record, WorkDay, WorkWeek, in_doubt, working_hours};
use crate::person::{Person, PersonId};

/// The input, and the ways into it.
pub(super) struct IndexedInput<'a> {
    input: &'a LeaveInput<'a>,
    /// People of the source by id.
    pub people: BTreeMap<&'a PersonId, &'a Person>,
    /// Whose records are the app's.
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
    /// Lays the input out.
    pub fn of(input: &'a LeaveInput<'a>) -> Self {
        let mut records: BTreeMap<&PersonId, BTreeMap<NaiveDate, Vec<&Record>>> = BTreeMap::new();
        for record in input.records {
            records.entry(&record.user).or_default().entry(record.date).or_default().push(record);
        }
        // What a plan says must not depend on the order in which a service tells its records.
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

    /// What Kleer holds of a person's day.
    pub fn records_on(&self, user: &PersonId, date: NaiveDate) -> &[&'a Record] {
        self.records.get(user).and_then(|days| days.get(&date)).map(Vec::as_slice).unwrap_or_default()
    }

    /// A child of the source.
    pub fn child(&self, id: &str) -> Option<&'a Child> {
        self.children.get(id).copied()
    }

    /// An activity of Kleer.
    pub fn activity(&self, id: i64) -> Option<&'a Activity> {
        self.activities.get(&id).copied()
    }

    /// What the source's working weeks say of a person's day. `None`: nothing.
    pub fn week_day(&self, person: &Person, date: NaiveDate) -> Option<WorkDay> {
        let own = self.own_weeks.get(&person.id).into_iter().flatten();
        working_hours(own.chain(&self.shared_weeks).copied(), person, date)
    }

    /// What the source told of a working week that may begin or end on a person's day, or a day from it. `None`: nothing is in doubt.
    pub fn week_in_doubt(&self, person: &Person, date: NaiveDate) -> Option<&'a str> {
        let own = self.own_weeks.get(&person.id).into_iter().flatten();
        in_doubt(own.chain(&self.shared_weeks).copied(), person, date)
    }

    /// The hours that Kleer's schedule has for a person's day. `None`: it has none.
    pub fn scheduled(&self, user: &PersonId, date: NaiveDate) -> Option<Decimal> {
        self.schedule.get(&(user.clone(), date)).copied()
    }
}
