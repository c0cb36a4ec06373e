//! What should be one person's own and several people of the source have: sending it would make two people one.

use std::collections::BTreeMap;

use super::EmployeeInput;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::Person;
use crate::spelling;

/// The names of the people behind each address and personal number that several active people have.
pub(super) struct Shared<'a> {
    emails: BTreeMap<String, Vec<&'a str>>,
    ssns: BTreeMap<String, Vec<&'a str>>,
    /// Whose each address is in the target.
    taken: BTreeMap<String, &'a str>,
}

impl<'a> Shared<'a> {
    pub(super) fn of(input: &EmployeeInput<'a>) -> Self {
        let mut shared = Self { emails: BTreeMap::new(), ssns: BTreeMap::new(), taken: BTreeMap::new() };
        for person in input.source.iter().filter(|person| person.active) {
            if let Some(email) = email(input, person) {
                shared.emails.entry(email).or_default().push(&person.name);
            }
            if let Some(ssn) = ssn(input, person) {
                shared.ssns.entry(ssn).or_default().push(&person.name);
            }
        }
        for person in input.target {
            if let Some(email) = email(input, person) {
                shared.taken.insert(email, &person.name);
            }
        }
        shared.emails.retain(|_, names| names.len() > 1);
        shared.ssns.retain(|_, names| names.len() > 1);
        shared
    }

    /// What a person shares with others.
    pub(super) fn findings(&self, input: &EmployeeInput<'_>, person: &Person) -> impl Iterator<Item = Finding> {
        let email =
            email(input, person).and_then(|email| self.emails.get(&email)).map(|names| (FindingCode::EmailShared, Field::Email, names));
        let ssn = ssn(input, person).and_then(|ssn| self.ssns.get(&ssn)).map(|names| (FindingCode::SsnShared, Field::Ssn, names));
        email.into_iter().chain(ssn).map(|(code, field, names)| Finding::error(code, field).with("names", names.join(", ")))
    }

    /// Who of the target has the address of a person who would be created.
    pub(super) fn taken(&self, input: &EmployeeInput<'_>, person: &Person) -> Option<Finding> {
        let name = self.taken.get(&email(input, person)?)?;
        Some(Finding::error(FindingCode::EmailTaken, Field::Email).with("name", name))
    }
}

fn email(input: &EmployeeInput<'_>, person: &Person) -> Option<String> {
    person.email(input.settings.email).map(|email| email.trim().to_lowercase())
}

fn ssn(input: &EmployeeInput<'_>, person: &Person) -> Option<String> {
    let value = Value::text(person.ssn.as_deref())?;
    match spelling::canonical(Field::Ssn, &value, input.today) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
