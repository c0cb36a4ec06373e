//! A small company with leave on both sides.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::leave::{
    Absence, Activity, Child, DayLock, EnteredLeave, LeaveRule, LeaveSettings, LeaveType, Period, Record, WorkDay, WorkWeek, WrittenDay,
    mark,
};
use domain::matching::{Match, MatchedBy, Matches};
use domain::person::{Person, PersonId};
use domain::plan::leave::{LeaveInput, PlannedLeave, plan};
use domain::plan::{Change, ChangeKind};
use rust_decimal::Decimal;

use super::{day, id};

pub const SICK: &str = "sick";
pub const VACATION: &str = "vacation";
pub const VAB: &str = "vab";
/// Activities for the kinds above.
pub const SJUK: i64 = 10;
pub const SEMESTER: i64 = 20;
pub const SKOTER_BARN: i64 = 30;
/// Work: no absence.
pub const KONSULT: i64 = 90;
/// A Monday of the period.
pub const MONDAY: &str = "2026-11-02";
pub const TUESDAY: &str = "2026-11-03";

pub fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn period(from: &str, to: &str) -> Period {
    Period::new(day(from), day(to)).unwrap()
}

pub fn absence(id: &str, leave_type: &str, date: &str, hours: &str) -> Absence {
    Absence {
        id: id.to_owned(),
        leave: None,
        employee: PersonId("a".to_owned()),
        leave_type: leave_type.to_owned(),
        child: None,
        date: day(date),
        unclear: None,
        hours: Some(dec(hours)),
        extent: None,
        comment: None,
        unknown_status: None,
    }
}

/// A record of Ebba that was entered by hand.
pub fn manual_record(id: i64, activity: i64, date: &str, hours: &str) -> Record {
    Record {
        id,
        user: PersonId("1".to_owned()),
        mark: None,
        activity,
        for_client: false,
        child: None,
        date: day(date),
        hours: dec(hours),
        comment: None,
        lock: None,
    }
}

/// A record of Ebba with the app's mark.
pub fn marked_record(id: i64, leave_type: &str, activity: i64, date: &str, hours: &str) -> Record {
    let mark = mark(&PersonId("a".to_owned()), day(date), leave_type, None);
    Record { mark: Some(mark), ..manual_record(id, activity, date, hours) }
}

/// A week with these hours from Monday to Friday, or without working days.
pub fn week(id: &str, employee: Option<&str>, office: Option<&str>, worked: Option<&str>) -> WorkWeek {
    let on = worked.map_or_else(WorkDay::default, |hours| WorkDay { working: true, hours: Some(dec(hours)) });
    let off = WorkDay::default();
    let employee = employee.map(super::id);
    let office = office.map(str::to_owned);
    WorkWeek { id: id.to_owned(), employee, office, from: None, to: None, unclear_days: Vec::new(), days: [on, on, on, on, on, off, off] }
}

pub fn entered(id: &str, status: &str, from: &str, to: &str) -> EnteredLeave {
    let status = Some(status.to_owned());
    EnteredLeave {
        id: id.to_owned(),
        employee: super::id("a"),
        leave_type: SICK.to_owned(),
        status,
        from: Some(day(from)),
        to: Some(day(to)),
        unclear: None,
    }
}

pub fn sent_as(activity: i64) -> LeaveRule {
    LeaveRule::Send { activity, name: format!("activity {activity}") }
}

fn leave_type(id: &str, name: &str, kind: &str) -> LeaveType {
    LeaveType { id: id.to_owned(), name: name.to_owned(), kind: Some(kind.to_owned()), code: None, archived: false }
}

fn activity(id: i64, name: &str, needs_child: bool) -> Activity {
    Activity { id, name: name.to_owned(), description: None, needs_child }
}

/// The input of a leave plan.
#[derive(Debug, Clone)]
pub struct World {
    pub period: Period,
    pub window: Period,
    pub people: Vec<Person>,
    pub matches: Matches,
    pub absences: Vec<Absence>,
    pub entered: Vec<EnteredLeave>,
    pub types: Vec<LeaveType>,
    pub children: Vec<Child>,
    pub weeks: Vec<WorkWeek>,
    pub activities: Vec<Activity>,
    pub records: Vec<Record>,
    pub locks: BTreeMap<(PersonId, NaiveDate), DayLock>,
    pub schedule: BTreeMap<(PersonId, NaiveDate), Decimal>,
    pub known_children: BTreeMap<PersonId, Vec<String>>,
    pub written: BTreeMap<String, WrittenDay>,
    pub settings: LeaveSettings,
    pub closed: Vec<Period>,
    pub exported: Vec<Period>,
    /// Whether Kleer returns marks.
    pub returns_marks: bool,
    /// The id of the last record that Kleer created.
    pub last_id: i64,
}

impl World {
    /// Ebba is `a` at Alexis HR and `1` at Kleer, works from Monday to Friday and has a child. All kinds of leave are mapped.
    pub fn new() -> Self {
        let november = period("2026-11-01", "2026-11-30");
        let rules = [(SICK, SJUK), (VACATION, SEMESTER), (VAB, SKOTER_BARN)];
        let settings = LeaveSettings {
            rules: rules.map(|(leave_type, activity)| (leave_type.to_owned(), sent_as(activity))).into(),
            ..LeaveSettings::default()
        };
        let mut world = Self {
            period: november,
            window: november,
            people: vec![],
            matches: Matches {
                source: BTreeMap::new(),
                only_in_target: vec![],
                rehired: Default::default(),
                replaced: BTreeMap::new(),
                inactive_twins: BTreeMap::new(),
            },
            absences: vec![],
            entered: vec![],
            types: vec![
                leave_type(SICK, "Sick leave", "SICK_LEAVE"),
                leave_type(VACATION, "Vacation", "VACATION"),
                leave_type(VAB, "VAB", "CHILDCARE"),
            ],
            children: vec![],
            weeks: vec![week("company", None, None, Some("8"))],
            activities: vec![
                activity(SJUK, "Sjuk", false),
                activity(SEMESTER, "Semester", false),
                activity(SKOTER_BARN, "VAB", true),
                activity(KONSULT, "Konsult", false),
            ],
            records: vec![],
            locks: BTreeMap::new(),
            schedule: BTreeMap::new(),
            known_children: BTreeMap::new(),
            written: BTreeMap::new(),
            settings,
            closed: vec![],
            exported: vec![],
            returns_marks: true,
            last_id: 1000,
        };
        world.add_person("a", "1", "Ebba Lindqvist");
        world
    }

    pub fn with(absences: &[Absence]) -> Self {
        Self { absences: absences.to_vec(), ..Self::new() }
    }

    /// Adds a person on both sides.
    pub fn add_person(&mut self, alexis: &str, kleer: &str, name: &str) {
        self.people.push(Person::new(alexis, name));
        self.matches.source.insert(id(alexis), Match::Found { target: id(kleer), by: MatchedBy::Ssn });
        self.known_children.insert(id(kleer), vec!["Alva".to_owned()]);
        self.children.push(Child { id: format!("child of {alexis}"), employee: id(alexis), name: "Alva".to_owned() });
    }

    pub fn planned(&self) -> PlannedLeave {
        plan(&LeaveInput {
            period: self.period,
            window: self.window,
            people: &self.people,
            matches: &self.matches,
            absences: &self.absences,
            entered: &self.entered,
            types: &self.types,
            children: &self.children,
            weeks: &self.weeks,
            activities: &self.activities,
            records: &self.records,
            locks: &self.locks,
            schedule: &self.schedule,
            known_children: &self.known_children,
            written: &self.written,
            settings: &self.settings,
            closed: &self.closed,
            exported: &self.exported,
        })
    }

    pub fn rows(&self) -> Vec<Change> {
        self.planned().plan.changes
    }

    /// The only row of the plan.
    pub fn row(&self) -> Change {
        let mut rows = self.rows();
        assert_eq!(rows.len(), 1, "{rows:#?}");
        rows.remove(0)
    }

    pub fn sendable(&self) -> Vec<Change> {
        self.rows().into_iter().filter(Change::is_sendable).collect()
    }
}

/// The kind of a row, its findings, and whether it waits for a tick.
pub fn summary(change: &Change) -> (ChangeKind, Vec<FindingCode>, bool) {
    (change.kind, super::codes(change), change.day.as_ref().unwrap().hold)
}

pub fn hours(change: &Change) -> Option<String> {
    match super::new(change, Field::LeaveHours) {
        Some(Value::Hours(hours)) => Some(hours.to_string()),
        _ => None,
    }
}
