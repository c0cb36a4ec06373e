//! What should be one person's own and several people of the source have: sending it would make two people one.

use std::collections::BTreeMap;

use super::{Direction, EmployeeInput};
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::Person;
use crate::spelling;

/// The names of the people behind each address and personal number that several active people have.
pub(super) struct Shared<'a> {
    emails: BTreeMap<String, Vec<&'a str>>,
    ssns: BTreeMap<String, Vec<&'a str>>,
    numbers: BTreeMap<String, Vec<&'a str>>,
    /// Whose each address is in the target.
    taken: BTreeMap<String, &'a str>,
    /// Whose each employee number is in the target.
    numbers_taken: BTreeMap<String, Vec<&'a Person>>,
}

impl<'a> Shared<'a> {
    pub(super) fn of(input: &EmployeeInput<'a>, chosen: &[&'a Person]) -> Self {
        let mut shared = Self {
            emails: BTreeMap::new(),
            ssns: BTreeMap::new(),
            numbers: BTreeMap::new(),
            taken: BTreeMap::new(),
            numbers_taken: BTreeMap::new(),
        };
        // In the order of their ids: the names of a finding must not depend on the order in which a service tells its people.
        let mut chosen = chosen.to_vec();
        let mut target: Vec<&Person> = input.target.iter().collect();
        chosen.sort_by(|a, b| a.id.cmp(&b.id));
        target.sort_by(|a, b| a.id.cmp(&b.id));
        for person in chosen.into_iter().filter(|person| person.active) {
            if let Some(email) = email(input, person) {
                shared.emails.entry(email).or_default().push(&person.name);
            }
            if let Some(ssn) = ssn(input, person) {
                shared.ssns.entry(ssn).or_default().push(&person.name);
            }
            if let Some(number) = number(person) {
                shared.numbers.entry(number).or_default().push(&person.name);
            }
        }
        for person in target {
            if let Some(email) = email(input, person) {
                shared.taken.insert(email, &person.name);
            }
            if let Some(number) = number(person).filter(|_| person.active) {
                shared.numbers_taken.entry(number).or_default().push(person);
            }
        }
        for several in [&mut shared.emails, &mut shared.ssns, &mut shared.numbers] {
            several.retain(|_, names| names.len() > 1);
        }
        shared
    }

    /// What a person shares with others.
    pub(super) fn findings(&self, input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut note =
            |names: Option<&Vec<&str>>, finding: Finding| findings.extend(names.map(|names| finding.with("names", names.join(", "))));
        note(email(input, person).and_then(|email| self.emails.get(&email)), Finding::error(FindingCode::EmailShared, Field::Email));
        note(ssn(input, person).and_then(|ssn| self.ssns.get(&ssn)), Finding::error(FindingCode::SsnShared, Field::Ssn));
        // Kleer gets no employee number, so a number given twice is only worth knowing there.
        let shared = FindingCode::EmployeeNumberShared;
        let finding = if input.direction == Direction::Import { Finding::error } else { Finding::warning };
        note(number(person).and_then(|number| self.numbers.get(&number)), finding(shared, Some(Field::EmployeeNumber)));
        findings.extend(self.number_taken(input, person, target));
        findings
    }

    /// Somebody else of the target has the number that would be written.
    fn number_taken(&self, input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>) -> Option<Finding> {
        let number = number(person).filter(|_| input.direction == Direction::Import)?;
        let other = self.numbers_taken.get(&number)?.iter().find(|other| target.is_none_or(|target| target.id != other.id))?;
        Some(Finding::error(FindingCode::EmployeeNumberTaken, Field::EmployeeNumber).with("name", &other.name))
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

fn number(person: &Person) -> Option<String> {
    person.employee_number.as_deref().map(str::trim).filter(|number| !number.is_empty()).map(str::to_owned)
}
