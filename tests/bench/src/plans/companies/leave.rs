//! A company with twenty days of leave in a month for everybody. Half of them are already in Kleer, and some of those changed since.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use domain::field::{Field, Value};
use domain::leave::{Absence, Activity, LeaveRule, LeaveSettings, LeaveType, Period, Record, WorkDay, WorkWeek, WrittenDay, mark};
use domain::matching::{Match, MatchedBy, Matches};
use domain::person::{Person, PersonId};
use domain::plan::Plan;
use domain::plan::leave::{LeaveInput, plan};
use rust_decimal::Decimal;

use super::people::person;

const VACATION: &str = "vacation";
const SEMESTER: i64 = 20;
const DAYS: usize = 20;

/// The input of the plan.
pub struct World {
    period: Period,
    pub people: Vec<Person>,
    matches: Matches,
    pub absences: Vec<Absence>,
    types: Vec<LeaveType>,
    weeks: Vec<WorkWeek>,
    activities: Vec<Activity>,
    pub records: Vec<Record>,
    schedule: BTreeMap<(PersonId, NaiveDate), Decimal>,
    written: BTreeMap<String, WrittenDay>,
    settings: LeaveSettings,
}

impl World {
    pub fn of(count: usize) -> Self {
        let first = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
        let period = Period::new(first, NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day")).expect("a period");
        let days: Vec<NaiveDate> = first.iter_days().filter(|day| day.weekday().num_days_from_monday() < 5).take(DAYS).collect();
        let people: Vec<Person> = (0..count).map(|number| person("a", number, number)).collect();
        let user = |number: usize| PersonId(format!("{}", 1_000 + number));
        let mut world = Self {
            period,
            matches: Matches {
                source: BTreeMap::new(),
                only_in_target: Vec::new(),
                rehired: std::collections::BTreeSet::default(),
                replaced: BTreeMap::new(),
                inactive_twins: BTreeMap::new(),
            },
            absences: Vec::new(),
            types: vec![LeaveType {
                id: VACATION.to_owned(),
                name: "Vacation".to_owned(),
                kind: Some("VACATION".to_owned()),
                code: None,
                archived: false,
            }],
            weeks: vec![week()],
            activities: vec![Activity { id: SEMESTER, name: "Semester".to_owned(), description: None, needs_child: false }],
            records: Vec::new(),
            schedule: BTreeMap::new(),
            written: BTreeMap::new(),
            settings: LeaveSettings {
                rules: [(VACATION.to_owned(), LeaveRule::Send { activity: SEMESTER, name: "Semester".to_owned() })].into(),
                ..LeaveSettings::default()
            },
            people: Vec::new(),
        };
        for (number, person) in people.iter().enumerate() {
            world.matches.source.insert(person.id.clone(), Match::Found { target: user(number), by: MatchedBy::Ssn });
            for (place, day) in days.iter().enumerate() {
                let hours = Decimal::from(if (number + place) % 7 == 0 { 4 } else { 8 });
                world.schedule.insert((user(number), *day), Decimal::from(8));
                world.absences.push(absence(person, number * DAYS + place, *day, hours));
                if place % 2 == 0 {
                    world.add_sent_day(person, &user(number), *day);
                }
            }
        }
        world.people = people;
        world
    }

    /// Adds the record of a whole day that was sent before.
    fn add_sent_day(&mut self, person: &Person, user: &PersonId, day: NaiveDate) {
        let key = mark(&person.id, day, VACATION, None);
        let id = i64::try_from(self.records.len()).unwrap_or_default();
        let hours = Decimal::from(8);
        self.records.push(Record {
            id,
            user: user.clone(),
            mark: Some(key.clone()),
            activity: SEMESTER,
            for_client: false,
            child: None,
            date: day,
            hours,
            comment: None,
            lock: None,
        });
        let fields = BTreeMap::from([(Field::LeaveHours, Value::Hours(hours)), (Field::LeaveActivity, Value::Text("Semester".to_owned()))]);
        self.written.insert(key, WrittenDay { user: Some(user.clone()), record: Some(id), present: true, fields, erased: false });
    }

    pub fn plan(&self) -> Plan {
        plan(&LeaveInput {
            period: self.period,
            window: self.period,
            people: &self.people,
            matches: &self.matches,
            absences: &self.absences,
            entered: &[],
            types: &self.types,
            children: &[],
            weeks: &self.weeks,
            activities: &self.activities,
            records: &self.records,
            locks: &BTreeMap::new(),
            schedule: &self.schedule,
            known_children: &BTreeMap::new(),
            written: &self.written,
            settings: &self.settings,
            closed: &[],
            exported: &[],
        })
        .plan
    }
}

fn week() -> WorkWeek {
    let (on, off) = (WorkDay { working: true, hours: Some(Decimal::from(8)) }, WorkDay::default());
    let days = [on, on, on, on, on, off, off];
    WorkWeek { id: "company".to_owned(), employee: None, office: None, from: None, to: None, unclear_days: Vec::new(), days }
}

fn absence(person: &Person, id: usize, date: NaiveDate, hours: Decimal) -> Absence {
    Absence {
        id: format!("day {id}"),
        leave: Some(format!("leave of {}", person.id.as_str())),
        employee: person.id.clone(),
        leave_type: VACATION.to_owned(),
        child: None,
        date,
        unclear: None,
        hours: Some(hours),
        extent: None,
        comment: None,
        unknown_status: None,
    }
}
