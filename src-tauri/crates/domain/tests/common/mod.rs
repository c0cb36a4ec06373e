//! A small company on both sides, and the effect of plans on it.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "each test takes its part; a test that cannot go on fails"
)]

pub mod benefits;
pub mod carried_out;
pub mod leave;
pub mod leave_chance;
pub mod leave_kleer;
pub mod leave_model;

use chrono::NaiveDate;
use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::matching::Links;
use domain::money::Money;
use domain::person::{Employment, PayPeriod, Person, PersonId, Salary};
use domain::plan::employees::{
    Direction, EmployeeInput, EmployeeSettings, EmploymentKind, Memory, Planned, SourceOfTruth, decide, field_group, plan,
};
use domain::plan::{Change, ChangeKind};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-11-21")
}

pub fn id(text: &str) -> PersonId {
    PersonId(text.to_owned())
}

pub fn kind(name: &str) -> EmploymentKind {
    EmploymentKind { id: name.to_lowercase(), name: name.to_owned() }
}

pub fn kronor(amount: i64) -> Value {
    Value::Money(Money::kronor(amount.into()))
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub fn monthly(amount: i64, from: &str) -> Salary {
    Salary::kronor(amount.into(), PayPeriod::Monthly, day(from))
}

pub fn hourly(amount: i64, from: &str) -> Salary {
    Salary::kronor(amount.into(), PayPeriod::Hourly, day(from))
}

pub fn employed(start: &str, end: Option<&str>) -> Option<Employment> {
    Some(Employment { start: Some(day(start)), end: end.map(day) })
}

/// Ebba at Kleer.
pub fn ebba(key: &str) -> Person {
    let mut ebba = Person::new(key, "Ebba Lindqvist");
    ebba.private_email = Some("ebba@hem.example".to_owned());
    ebba.ssn = Some("19900101-0017".to_owned());
    ebba.clearing_number = Some("6000".to_owned());
    ebba.account_number = Some("123456789".to_owned());
    ebba.employment = employed("2020-01-01", None);
    ebba.salaries = vec![monthly(35_000, "2026-01-01")];
    ebba
}

/// Ebba at Alexis HR.
pub fn ebba_in_alexis(key: &str) -> Person {
    Person { employment_type: Some("Permanent".to_owned()), ..named(ebba(key), "Ebba", "Lindqvist") }
}

pub fn named(person: Person, first: &str, last: &str) -> Person {
    let (first_name, last_name) = (Some(first.to_owned()), Some(last.to_owned()));
    Person { name: format!("{first} {last}").trim().to_owned(), first_name, last_name, ..person }
}

/// Both sides and the data of the app.
#[derive(Debug, Clone)]
pub struct Company {
    pub alexis: Vec<Person>,
    pub kleer: Vec<Person>,
    /// Alexis HR → Kleer.
    pub links: Links,
    pub settings: EmployeeSettings,
    pub memory: Memory,
    pub salaries_known: bool,
}

impl Company {
    /// All settings are made, and nothing is linked.
    pub fn new(alexis: Vec<Person>, kleer: Vec<Person>) -> Self {
        let settings =
            EmployeeSettings { hourly_type: Some(kind("Hourly")), permanent_type: Some(kind("Permanent")), ..EmployeeSettings::default() };
        Self { alexis, kleer, links: Links::new(), settings, memory: Memory::default(), salaries_known: true }
    }

    /// Ebba with the same data on both sides: `a` at Alexis HR and `1` at Kleer.
    pub fn of_ebba() -> Self {
        Self::new(vec![ebba_in_alexis("a")], vec![ebba("1")])
    }

    #[must_use]
    pub fn with_source_of_truth(mut self, lead: SourceOfTruth) -> Self {
        self.settings.lead = lead;
        self
    }

    pub fn planned(&self, direction: Direction) -> Planned {
        let (source, target, links) = match direction {
            Direction::Export => (&self.alexis, &self.kleer, self.links.clone()),
            Direction::Import => (&self.kleer, &self.alexis, self.links.iter().map(|(a, b)| (b.clone(), a.clone())).collect()),
        };
        plan(&EmployeeInput {
            direction,
            source,
            target,
            links: &links,
            settings: &self.settings,
            memory: &self.memory,
            salaries_known: self.salaries_known,
            today: today(),
        })
    }

    pub fn rows(&self, direction: Direction) -> Vec<Change> {
        self.planned(direction).plan.changes
    }

    /// The row of one person of the source.
    pub fn row(&self, direction: Direction, source: &str) -> Change {
        let row = self.rows(direction).into_iter().find(|change| change.source_id == Some(id(source)));
        row.unwrap_or_else(|| panic!("no row of {source}"))
    }

    pub fn export(&self) -> Change {
        self.row(Direction::Export, "a")
    }

    pub fn import(&self) -> Change {
        self.row(Direction::Import, "1")
    }

    /// Stores the merge base of both exports.
    pub fn agree(&mut self) {
        for direction in [Direction::Export, Direction::Import] {
            for (person, merge_base) in self.planned(direction).merge_base {
                self.memory.merge_base.entry(person).or_default().extend(merge_base);
            }
        }
    }

    /// Decides a conflict and stores the decision.
    pub fn decided(&mut self, direction: Direction, field: Field, take_source: bool) -> Change {
        let source = if direction == Direction::Export { "a" } else { "1" };
        let mut change = self.row(direction, source);
        let decision = decide(&mut change, field, take_source, direction, today()).unwrap();
        self.memory.decided.insert((id("a"), field_group(field)), decision);
        change
    }
}

pub fn fields(change: &Change) -> Vec<Field> {
    change.fields.iter().map(|field| field.field).collect()
}

pub fn untouched_fields(change: &Change) -> Vec<Field> {
    change.kept.iter().map(|untouched| untouched.field).collect()
}

pub fn conflicts(change: &Change) -> Vec<Field> {
    change.conflicts.iter().map(|field| field.field).collect()
}

pub fn codes(change: &Change) -> Vec<FindingCode> {
    change.findings.iter().map(|finding| finding.code).collect()
}

/// The new value of a field.
pub fn new(change: &Change, field: Field) -> Option<Value> {
    change.field(field).and_then(|change| change.new.clone())
}

pub fn is_in_sync(change: &Change) -> bool {
    change.kind == ChangeKind::InStep && change.fields.is_empty()
}
