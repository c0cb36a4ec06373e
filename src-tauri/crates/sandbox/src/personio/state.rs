//! What Personio holds.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Compensation, CompensationType, Credential, Person, Token};

/// A company at Personio.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Personio {
    /// The API credentials. The first one is the sandbox' own address.
    pub credentials: Vec<Credential>,
    /// The tokens that were given out and not taken back.
    pub tokens: Vec<Token>,
    /// Newest first.
    pub legal_entities: Vec<LegalEntity>,
    /// The company's own attributes of persons.
    pub custom_attributes: Vec<CustomAttribute>,
    /// The persons, in the order of the list.
    pub persons: Vec<Person>,
    /// The types of compensations.
    pub types: Vec<CompensationType>,
    /// Everything that was ever entered, whether a read shows it or not.
    pub compensations: Vec<Compensation>,
    /// The company's currency.
    pub currency: String,
    /// How many ids were given to what is new. No id is given twice, also when what had it is gone.
    pub ids_given: u64,
    /// How many tokens were given out.
    pub tokens_given: u64,
    /// The seconds of the day that have passed. Only [`Personio::let_pass`] moves this clock.
    pub seconds: i64,
    /// The requests to each address that are counted for limits.
    #[serde(skip)]
    pub(crate) requests: BTreeMap<String, u64>,
}

/// A legal entity of the company.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LegalEntity {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Two letters.
    pub country: String,
    /// Whether it is the main one.
    pub is_main: bool,
    /// The day from which it is there.
    pub valid_from: NaiveDate,
}

/// An attribute of persons that the company made itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomAttribute {
    /// The id, as `dynamic_305`.
    pub id: String,
    /// By what persons hold it.
    pub global_id: String,
    /// What people read.
    pub label: String,
}

impl Personio {
    /// What time it is there.
    pub(super) fn now(&self, today: NaiveDate) -> NaiveDateTime {
        today.and_time(NaiveTime::MIN) + Duration::seconds(self.seconds)
    }

    /// Lets time pass: tokens grow old.
    pub fn let_pass(&mut self, seconds: i64) {
        self.seconds += seconds;
    }

    /// The credential that the sandbox' own address names, to be changed.
    pub fn credential_mut(&mut self) -> Option<&mut Credential> {
        self.credentials.first_mut()
    }

    /// An id that nothing else has.
    pub(super) fn new_id(&mut self) -> String {
        self.ids_given += 1;
        format!("0193ffff-0000-7000-8000-{:012x}", self.ids_given)
    }

    /// A person.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.persons.iter().find(|person| person.id == id)
    }

    /// A person, to be changed.
    pub fn person_mut(&mut self, id: &str) -> Option<&mut Person> {
        self.persons.iter_mut().find(|person| person.id == id)
    }

    /// Adds a person, or replaces the one with this id.
    pub fn put_person(&mut self, person: Person) {
        match self.person_mut(&person.id) {
            Some(known) => *known = person,
            None => self.persons.push(person),
        }
    }

    /// Removes a person with all compensations. Says whether there was one.
    pub fn remove_person(&mut self, id: &str) -> bool {
        let before = self.persons.len();
        self.persons.retain(|person| person.id != id);
        self.compensations.retain(|compensation| compensation.person != id);
        self.persons.len() < before
    }

    /// A type.
    pub fn type_of(&self, id: &str) -> Option<&CompensationType> {
        self.types.iter().find(|known| known.id == id)
    }

    /// The first type of this name.
    pub fn type_named(&self, name: &str) -> Option<&CompensationType> {
        self.types.iter().find(|known| known.name == name)
    }

    /// The first type of this name, to be changed.
    pub fn type_named_mut(&mut self, name: &str) -> Option<&mut CompensationType> {
        self.types.iter_mut().find(|known| known.name == name)
    }

    /// Adds a type, as somebody does by hand. Gives its id.
    pub fn add_type(&mut self, name: &str, category: &str) -> String {
        let id = self.new_id();
        self.types.push(CompensationType { id: id.clone(), name: name.into(), category: category.into(), refused_by_post: false });
        id
    }

    /// A compensation.
    pub fn compensation(&self, id: &str) -> Option<&Compensation> {
        self.compensations.iter().find(|compensation| compensation.id == id)
    }

    /// All that is held of a person, whether a read shows it or not, in the order it was entered.
    pub fn compensations_of(&self, person: &str) -> Vec<&Compensation> {
        self.compensations.iter().filter(|compensation| compensation.person == person).collect()
    }

    /// Enters a compensation, as somebody does by hand, or replaces the one with its id. Gives its id.
    pub fn put_compensation(&mut self, compensation: Compensation) -> String {
        let id = if compensation.id.is_empty() { self.new_id() } else { compensation.id.clone() };
        let compensation = Compensation { id: id.clone(), ..compensation };
        match self.compensations.iter_mut().find(|known| known.id == id) {
            Some(known) => *known = compensation,
            None => self.compensations.push(compensation),
        }
        id
    }

    /// Changes a compensation. Says whether there was one.
    pub fn change_compensation(&mut self, id: &str, change: impl FnOnce(&mut Compensation)) -> bool {
        self.compensations.iter_mut().find(|known| known.id == id).map(change).is_some()
    }

    /// Moves a type to another category, as the vendor did with some kinds of pay. Says whether there was one.
    pub fn recategorise_type(&mut self, id: &str, category: &str) -> bool {
        self.types.iter_mut().find(|known| known.id == id).map(|known| category.clone_into(&mut known.category)).is_some()
    }

    /// Removes a compensation. Says whether there was one.
    pub fn delete_compensation(&mut self, id: &str) -> bool {
        let before = self.compensations.len();
        self.compensations.retain(|compensation| compensation.id != id);
        self.compensations.len() < before
    }
}
