//! What Alexis HR holds, and who of them a change is about.

use std::collections::{BTreeMap, BTreeSet};

use connectors::alexis::map;
use connectors::alexis::wire::{Employee, Named, People};
use payroll::field::{Field, Value};
use payroll::person::Person;
use payroll::plan::Change;
use payroll::run::Step;
use payroll::spelling;

use super::located::Located;
use crate::runner::History;

/// Everybody in Alexis HR, as read at one moment.
#[derive(Debug, Clone)]
pub struct AlexisHeld {
    /// The records.
    pub records: People,
    /// The same as people.
    pub people: Vec<Person>,
    places: BTreeMap<String, usize>,
}

impl AlexisHeld {
    /// What was read.
    pub fn of(records: People) -> Self {
        let people = map::people(&records);
        let places = people.iter().enumerate().map(|(at, person)| (person.id.0.clone(), at)).collect();
        Self { records, people, places }
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
    /// are new.
    pub fn locate(&self, change: &Change, history: &History) -> Located<'_, Person> {
        if let Some(id) = &change.target_id {
            return self.person(id.as_str()).map_or(Located::Nobody, Located::One);
        }
        if let Some(person) = history.made(Step::CreateEmployee).and_then(|id| self.person(id)) {
            return Located::One(person);
        }
        let alike = self.alike(change);
        if !history.is_unclear(Step::CreateEmployee) {
            return if alike.is_empty() { Located::Nobody } else { Located::Taken(&[Field::Ssn, Field::Email]) };
        }
        let before = history.before.as_deref().and_then(|text| serde_json::from_str::<BTreeSet<String>>(text).ok());
        let Some(before) = before else { return Located::Several };
        let (old, new): (Vec<&Person>, Vec<&Person>) = alike.into_iter().partition(|person| before.contains(person.id.as_str()));
        match (new.as_slice(), old.is_empty()) {
            ([one], _) => Located::One(one),
            ([], true) => Located::Nobody,
            ([], false) => Located::Taken(&[Field::Ssn, Field::Email]),
            _ => Located::Several,
        }
    }

    /// The people with the personal number of the person to be created; without a number with the address; without
    /// either with the name.
    fn alike(&self, change: &Change) -> Vec<&Person> {
        let wanted = |field: Field| change.field(field).and_then(|change| change.new.as_ref());
        let folded = |text: Option<&str>| text.map(|text| text.trim().to_lowercase());
        if let Some(number) = wanted(Field::Ssn) {
            return self.people.iter().filter(|person| is_number(person, number)).collect();
        }
        if let Some(Value::Text(email)) = wanted(Field::Email) {
            let email = folded(Some(email.as_str()));
            let has =
                |person: &&Person| [&person.work_email, &person.private_email].into_iter().any(|held| folded(held.as_deref()) == email);
            return self.people.iter().filter(has).collect();
        }
        let name = change.name.trim().to_lowercase();
        self.people.iter().filter(|person| person.name.trim().to_lowercase() == name).collect()
    }
}

/// Whether a person has a personal number that is spelled in full, in whatever spelling.
fn is_number(person: &Person, number: &Value) -> bool {
    // A number of twelve digits needs no day to settle its century.
    let any_day = chrono::NaiveDate::default();
    let held = Value::text(person.ssn.as_deref());
    held.is_some_and(|held| spelling::same(Field::Ssn, &held, number, any_day))
}
