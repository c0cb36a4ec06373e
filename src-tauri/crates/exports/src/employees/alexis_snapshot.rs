//! A snapshot of Alexis HR, and finding a row's person in it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use connectors::alexis::wire::{Employee, Named, People};
use connectors::alexis::{Defaults, map};
use domain::field::{Field, Value};
use domain::person::Person;
use domain::plan::Change;
use domain::run::Step;
use domain::text;

use super::located::Located;
use crate::runner::History;

/// All people of Alexis HR, as read at one moment.
#[derive(Debug, Clone)]
pub struct AlexisSnapshot {
    pub records: People,
    /// The people that [`Self::records`] describes.
    pub people: Vec<Person>,
    index_by_id: BTreeMap<String, usize>,
    /// Indexes of people by what could identify them: the end of the personal number, each e-mail address.
    indexes_by_identifier: BTreeMap<String, Vec<usize>>,
    defaults: Defaults,
}

impl AlexisSnapshot {
    pub fn of(records: People) -> Self {
        let people = map::people(&records);
        let index_by_id = people.iter().enumerate().map(|(index, person)| (person.id.0.clone(), index)).collect();
        let mut indexes_by_identifier: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, person) in people.iter().enumerate() {
            let emails = [&person.work_email, &person.private_email].into_iter().flatten().map(|email| normalize(email));
            for identifier in emails.chain(person.ssn.as_deref().and_then(number_ending)) {
                indexes_by_identifier.entry(identifier).or_default().push(index);
            }
        }
        // Found once: each of thousands of rows needs them.
        let defaults = map::defaults(&records);
        Self { records, people, index_by_id, indexes_by_identifier, defaults }
    }

    /// The values of new records in the fields that no row sets.
    pub fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// A superset of the people who share the personal number or e-mail address of the person to be created.
    fn possible_duplicates(&self, created: &Created<'_>) -> impl Iterator<Item = &Person> {
        let number = match created.number {
            Some(Value::Text(number)) => number_ending(number),
            _ => None,
        };
        let identifiers = created.email.iter().cloned().chain(number);
        let indexes: BTreeSet<usize> =
            identifiers.filter_map(|identifier| self.indexes_by_identifier.get(&identifier)).flatten().copied().collect();
        indexes.into_iter().filter_map(|index| self.people.get(index))
    }

    /// Adds every employment type of the account: the people's records name only the types in use.
    pub fn with_types(mut self, types: Vec<Named>) -> Self {
        self.records.employment_types.extend(types.into_iter().map(|kind| (kind.id.clone(), kind)));
        self
    }

    /// The ids, which the runner stores as the baseline.
    pub fn ids(&self) -> BTreeSet<&str> {
        self.people.iter().map(|person| person.id.as_str()).collect()
    }

    pub fn person(&self, id: &str) -> Option<&Person> {
        self.index_by_id.get(id).and_then(|index| self.people.get(*index))
    }

    pub fn employee(&self, id: &str) -> Option<&Employee> {
        self.index_by_id.get(id).and_then(|index| self.records.employees.get(*index)).filter(|employee| employee.id == id)
    }

    /// Finds the person of a row by the reviewed id, or by the id in the answer to the creation. Alexis HR has no field for our
    /// external reference. So after an unclear creation the person is the one who is new since the baseline and has the same
    /// personal number, e-mail address or name. `today` settles the century of personal numbers written with ten digits.
    pub fn locate(&self, change: &Change, history: &History, today: NaiveDate) -> Located<'_, Person> {
        if let Some(id) = &change.target_id {
            return self.person(id.as_str()).map_or(Located::Nobody, Located::One);
        }
        if let Some(person) = history.made(Step::CreateEmployee).and_then(|id| self.person(id)) {
            return Located::One(person);
        }
        let created = Created::of(change, today);
        if !history.is_unclear(Step::CreateEmployee) {
            let is_there = self.possible_duplicates(&created).any(|person| created.has_same_identity(person));
            return if is_there { Located::Taken(&[Field::Ssn, Field::Email]) } else { Located::Nobody };
        }
        let Some(before) = history.before() else { return Located::Several };
        let (old, new): (Vec<&Person>, Vec<&Person>) = self.people.iter().partition(|person| before.contains(person.id.as_str()));
        let new: Vec<&Person> =
            new.into_iter().filter(|person| created.has_same_identity(person) || created.has_same_name(person)).collect();
        let is_taken = old.into_iter().any(|person| created.has_same_identity(person));
        match new.as_slice() {
            [one] => Located::One(one),
            [] if is_taken => Located::Taken(&[Field::Ssn, Field::Email]),
            [] => Located::Nobody,
            _ => Located::Several,
        }
    }
}

/// The values by which a created person can be recognised.
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
            Some(Value::Text(email)) => Some(normalize(email)),
            _ => None,
        };
        Self { number: wanted(Field::Ssn), email, name: normalize(&change.name), today }
    }

    /// The same personal number; or the same e-mail address, unless the numbers differ.
    fn has_same_identity(&self, person: &Person) -> bool {
        let same_number = self.same_number(person);
        let emails = [&person.work_email, &person.private_email].into_iter().flatten();
        same_number == Some(true) || same_number.is_none() && emails.map(|email| normalize(email)).any(|email| Some(email) == self.email)
    }

    /// The same name, unless the numbers differ.
    fn has_same_name(&self, person: &Person) -> bool {
        self.same_number(person) != Some(false) && normalize(&person.name) == self.name
    }

    /// `None`: one side has no number.
    fn same_number(&self, person: &Person) -> Option<bool> {
        let number = Value::text(person.ssn.as_deref())?;
        Some(text::is_same_value(Field::Ssn, &number, self.number?, self.today))
    }
}

/// The last four digits, which all spellings of a personal number share. A text with fewer digits is returned whole.
fn number_ending(number: &str) -> Option<String> {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 4 {
        Some(normalize(number))
    } else {
        digits.len().checked_sub(4).and_then(|from| digits.get(from..)).map(|end| end.iter().collect())
    }
}

fn normalize(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
