//! Personio's data.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Compensation, CompensationType, Credential, Person, Token};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Personio {
    /// The API credentials. The first one is in the sandbox's addresses.
    pub credentials: Vec<Credential>,
    /// The issued tokens that were not revoked.
    pub tokens: Vec<Token>,
    /// Newest first.
    pub legal_entities: Vec<LegalEntity>,
    /// The company's custom attributes of persons.
    pub custom_attributes: Vec<CustomAttribute>,
    /// In the order of the list.
    pub persons: Vec<Person>,
    pub types: Vec<CompensationType>,
    /// All entered compensations, also those that no read shows.
    pub compensations: Vec<Compensation>,
    pub currency: String,
    /// The number of ids given to new records. No id is reused, even when its record is removed.
    pub ids_given: u64,
    /// The number of issued tokens.
    pub tokens_given: u64,
    /// The seconds since midnight. Only [`Personio::advance_clock`] moves this clock.
    pub seconds: i64,
    /// The number of requests to each address, for the rate limits.
    #[serde(skip)]
    pub(crate) requests: BTreeMap<String, u64>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LegalEntity {
    pub id: String,
    pub name: String,
    /// Two letters.
    pub country: String,
    pub is_main: bool,
    pub valid_from: NaiveDate,
}

/// An attribute of persons that the company defined.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomAttribute {
    /// For example `dynamic_305`.
    pub id: String,
    /// The key in [`Person::custom`].
    pub global_id: String,
    pub label: String,
}

impl Personio {
    pub(super) fn now(&self, today: NaiveDate) -> NaiveDateTime {
        today.and_time(NaiveTime::MIN) + Duration::seconds(self.seconds)
    }

    /// Moves the clock forward, so that tokens expire.
    pub fn advance_clock(&mut self, seconds: i64) {
        self.seconds += seconds;
    }

    /// The credential of the sandbox's addresses.
    pub fn credential_mut(&mut self) -> Option<&mut Credential> {
        self.credentials.first_mut()
    }

    pub(super) fn new_id(&mut self) -> String {
        self.ids_given += 1;
        format!("0193ffff-0000-7000-8000-{:012x}", self.ids_given)
    }

    pub fn person(&self, id: &str) -> Option<&Person> {
        self.persons.iter().find(|person| person.id == id)
    }

    pub fn person_mut(&mut self, id: &str) -> Option<&mut Person> {
        self.persons.iter_mut().find(|person| person.id == id)
    }

    /// Adds a person, or replaces the one with this id.
    pub fn put_person(&mut self, person: Person) {
        match self.person_mut(&person.id) {
            Some(stored) => *stored = person,
            None => self.persons.push(person),
        }
    }

    /// Removes a person with all compensations. False when there is no such person.
    pub fn remove_person(&mut self, id: &str) -> bool {
        let count_before = self.persons.len();
        self.persons.retain(|person| person.id != id);
        self.compensations.retain(|compensation| compensation.person != id);
        self.persons.len() < count_before
    }

    pub fn type_of(&self, id: &str) -> Option<&CompensationType> {
        self.types.iter().find(|other| other.id == id)
    }

    /// The first type with this name.
    pub fn type_named(&self, name: &str) -> Option<&CompensationType> {
        self.types.iter().find(|other| other.name == name)
    }

    /// The first type with this name.
    pub fn type_named_mut(&mut self, name: &str) -> Option<&mut CompensationType> {
        self.types.iter_mut().find(|other| other.name == name)
    }

    /// Adds a type as a user does by hand. Returns its id.
    pub fn add_type(&mut self, name: &str, category: &str) -> String {
        let id = self.new_id();
        self.types.push(CompensationType { id: id.clone(), name: name.into(), category: category.into(), refused_by_post: false });
        id
    }

    pub fn compensation(&self, id: &str) -> Option<&Compensation> {
        self.compensations.iter().find(|compensation| compensation.id == id)
    }

    /// All compensations of a person in the order of their entry, also those that no read shows.
    pub fn compensations_of(&self, person: &str) -> Vec<&Compensation> {
        self.compensations.iter().filter(|compensation| compensation.person == person).collect()
    }

    /// Adds a compensation as a user does by hand, or replaces the one with its id. Returns its id.
    pub fn put_compensation(&mut self, compensation: Compensation) -> String {
        let id = if compensation.id.is_empty() { self.new_id() } else { compensation.id.clone() };
        let compensation = Compensation { id: id.clone(), ..compensation };
        match self.compensations.iter_mut().find(|other| other.id == id) {
            Some(stored) => *stored = compensation,
            None => self.compensations.push(compensation),
        }
        id
    }

    /// False when there is no such compensation.
    pub fn change_compensation(&mut self, id: &str, change: impl FnOnce(&mut Compensation)) -> bool {
        self.compensations.iter_mut().find(|other| other.id == id).map(change).is_some()
    }

    /// Moves a type to another category, as the vendor did with some kinds of pay. False when there is no such type.
    pub fn recategorise_type(&mut self, id: &str, category: &str) -> bool {
        self.types.iter_mut().find(|other| other.id == id).map(|found| category.clone_into(&mut found.category)).is_some()
    }

    /// False when there is no such compensation.
    pub fn delete_compensation(&mut self, id: &str) -> bool {
        let count_before = self.compensations.len();
        self.compensations.retain(|compensation| compensation.id != id);
        self.compensations.len() < count_before
    }
}
