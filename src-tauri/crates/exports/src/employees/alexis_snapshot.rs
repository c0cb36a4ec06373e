//! What Alexis HR holds, and who of them a change is about.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use connectors::alexis::wire::{Employee, Named, People};
use connectors::alexis::{Defaults, map};
use domain::field::{Field, Value};
use domain::person::Person;
use domain::plan::Change;
use domain::run::Step;
use domain::spelling;

use super::located::Located;
use crate::runner::History;

/// Everybody in Alexis HR, as read at one moment.
#[derive(Debug, Clone)]
pub struct AlexisSnapshot {
    /// The records.
    pub records: People,
    /// The same as people.
    pub people: Vec<Person>,
    places: BTreeMap<String, usize>,
    /// The same by what could be one's own: the end of the personal number, the addresses.
    marks: BTreeMap<String, Vec<usize>>,
    defaults: Defaults,
}

impl AlexisSnapshot {
    /// What was read.
    pub fn of(records: People) -> Self {
        let people = map::people(&records);
        let places = people.iter().enumerate().map(|(at, person)| (person.id.0.clone(), at)).collect();
        let mut marks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, person) in people.iter().enumerate() {
            let emails = [&person.work_email, &person.private_email].into_iter().flatten().map(|email| folded(email));
            for mark in emails.chain(person.ssn.as_deref().and_then(end_of_number)) {
                marks.entry(mark).or_default().push(at);
            }
        }
        // Once for everybody: each of thousands of rows needs them.
        let defaults = map::defaults(&records);
        Self { records, people, places, marks, defaults }
    }

    /// What new records have where no field of a change says it.
    pub fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// Everybody who could have what is a created person's own, and some others.
    fn alike(&self, created: &Created<'_>) -> impl Iterator<Item = &Person> {
        let number = match created.number {
            Some(Value::Text(number)) => end_of_number(number),
            _ => None,
        };
        let marks = created.email.iter().cloned().chain(number).collect::<BTreeSet<String>>();
        let places: BTreeSet<usize> = marks.iter().filter_map(|mark| self.marks.get(mark)).flatten().copied().collect();
        places.into_iter().filter_map(|at| self.people.get(at))
    }

    /// The same, with every kind of employment that the account has: people refer only to those in use.
    pub fn with_types(mut self, types: Vec<Named>) -> Self {
        self.records.employment_types.extend(types.into_iter().map(|kind| (kind.id.clone(), kind)));
        self
    }

    /// The ids, as they are kept before the first write.
    pub fn ids(&self) -> BTreeSet<&str> {
        self.people.iter().map(|person| person.id.as_str()).collect()
    }

    /// The person of an id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.places.get(id).and_then(|at| self.people.get(*at))
    }

    /// The record of an id.
    pub fn employee(&self, id: &str) -> Option<&Employee> {
        self.places.get(id).and_then(|at| self.records.employees.get(*at)).filter(|employee| employee.id == id)
    }

    /// Finds the person whom a change is about: by the reviewed id, by the id that the creation answered. Nothing of
    /// ours can be left on a record here, so after an unclear creation it is by what is a person's own, among those who
    /// are new. `today` settles the century of personal numbers written with ten digits.
    pub fn locate(&self, change: &Change, history: &History, today: NaiveDate) -> Located<'_, Person> {
        if let Some(id) = &change.target_id {
            return self.person(id.as_str()).map_or(Located::Nobody, Located::One);
        }
        if let Some(person) = history.made(Step::CreateEmployee).and_then(|id| self.person(id)) {
            return Located::One(person);
        }
        let created = Created::of(change, today);
        if !history.is_unclear(Step::CreateEmployee) {
            let is_there = self.alike(&created).any(|person| created.is_own(person));
            return if is_there { Located::Taken(&[Field::Ssn, Field::Email]) } else { Located::Nobody };
        }
        let Some(before) = history.before() else { return Located::Several };
        let (old, new): (Vec<&Person>, Vec<&Person>) = self.people.iter().partition(|person| before.contains(person.id.as_str()));
        let new: Vec<&Person> = new.into_iter().filter(|person| created.is_own(person) || created.is_namesake(person)).collect();
        let is_taken = old.into_iter().any(|person| created.is_own(person));
        match new.as_slice() {
            [one] => Located::One(one),
            [] if is_taken => Located::Taken(&[Field::Ssn, Field::Email]),
            [] => Located::Nobody,
            _ => Located::Several,
        }
    }
}

/// What is a created person's own, by which they can be recognised.
struct Created<'a> {
    number: Option<&'a Value>,
    email: Option<String>,
    name: String,
    today: NaiveDate,
}

impl<'a> Created<'a> {
    fn of(change: &'a Change, today: NaiveDate) -> Self {
        let wanted = |field: Field| change.field(field).and_then(|change| change.new.as_ref());
        let email = match wanted(Field::Email) {
            Some(Value::Text(email)) => Some(folded(email)),
            _ => None,
        };
        Self { number: wanted(Field::Ssn), email, name: folded(&change.name), today }
    }

    /// The same personal number; or the same address, when the numbers do not say otherwise.
    fn is_own(&self, person: &Person) -> bool {
        let same_number = self.same_number(person);
        let emails = [&person.work_email, &person.private_email].into_iter().flatten();
        same_number == Some(true) || same_number.is_none() && emails.map(|email| folded(email)).any(|email| Some(email) == self.email)
    }

    /// The same name, when the numbers do not say otherwise.
    fn is_namesake(&self, person: &Person) -> bool {
        self.same_number(person) != Some(false) && folded(&person.name) == self.name
    }

    /// Whether the numbers are the same; `None` when one side has none.
    fn same_number(&self, person: &Person) -> Option<bool> {
        let snapshot = Value::text(person.ssn.as_deref())?;
        Some(spelling::same(Field::Ssn, &snapshot, self.number?, self.today))
    }
}

/// The last four digits, which every spelling of a personal number has; of anything else the text.
fn end_of_number(number: &str) -> Option<String> {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 4 {
        Some(folded(number))
    } else {
        digits.len().checked_sub(4).and_then(|from| digits.get(from..)).map(|end| end.iter().collect())
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
