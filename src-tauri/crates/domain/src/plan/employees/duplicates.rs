//! Finds unique values that several people have: e-mail address, personal number and employee number. Sending such a value would make
//! two people one.

use std::collections::BTreeMap;

use super::{Direction, EmployeeInput};
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::Person;
use crate::text;

/// The names of the active people behind each value that several of them have, and the owners of the target's values.
pub(super) struct Duplicates<'a> {
    emails: BTreeMap<String, Vec<&'a str>>,
    ssns: BTreeMap<String, Vec<&'a str>>,
    numbers: BTreeMap<String, Vec<&'a str>>,
    /// The name of the target's person by e-mail address.
    emails_in_target: BTreeMap<String, &'a str>,
    /// The active people of the target by employee number.
    numbers_in_target: BTreeMap<String, Vec<&'a Person>>,
}

impl<'a> Duplicates<'a> {
    pub(super) fn of(input: &EmployeeInput<'a>, chosen: &[&'a Person]) -> Self {
        let mut duplicates = Self {
            emails: BTreeMap::new(),
            ssns: BTreeMap::new(),
            numbers: BTreeMap::new(),
            emails_in_target: BTreeMap::new(),
            numbers_in_target: BTreeMap::new(),
        };
        // The names in a finding must not depend on the order in which a service lists its people, so the people are sorted by id.
        let mut chosen = chosen.to_vec();
        let mut target: Vec<&Person> = input.target.iter().collect();
        chosen.sort_by(|a, b| a.id.cmp(&b.id));
        target.sort_by(|a, b| a.id.cmp(&b.id));
        for person in chosen.into_iter().filter(|person| person.active) {
            if let Some(email) = email(input, person) {
                duplicates.emails.entry(email).or_default().push(&person.name);
            }
            if let Some(ssn) = ssn(input, person) {
                duplicates.ssns.entry(ssn).or_default().push(&person.name);
            }
            if let Some(number) = number(person) {
                duplicates.numbers.entry(number).or_default().push(&person.name);
            }
        }
        for person in target {
            if let Some(email) = email(input, person) {
                duplicates.emails_in_target.insert(email, &person.name);
            }
            if let Some(number) = number(person).filter(|_| person.active) {
                duplicates.numbers_in_target.entry(number).or_default().push(person);
            }
        }
        for several in [&mut duplicates.emails, &mut duplicates.ssns, &mut duplicates.numbers] {
            several.retain(|_, names| names.len() > 1);
        }
        duplicates
    }

    /// The findings about values that the person shares with others.
    pub(super) fn findings(&self, input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut note =
            |names: Option<&Vec<&str>>, finding: Finding| findings.extend(names.map(|names| finding.with("names", names.join(", "))));
        note(email(input, person).and_then(|email| self.emails.get(&email)), Finding::error(FindingCode::EmailShared, Field::Email));
        note(ssn(input, person).and_then(|ssn| self.ssns.get(&ssn)), Finding::error(FindingCode::SsnShared, Field::Ssn));
        // The app writes no employee number to Kleer. So in this direction a duplicate number is only a warning.
        let finding = if input.direction == Direction::Import { Finding::error } else { Finding::warning };
        let finding = finding(FindingCode::EmployeeNumberShared, Some(Field::EmployeeNumber));
        note(number(person).and_then(|number| self.numbers.get(&number)), finding);
        findings.extend(self.number_taken(input, person, target));
        findings
    }

    /// An error when another person of the target has the employee number to write.
    fn number_taken(&self, input: &EmployeeInput<'_>, person: &Person, target: Option<&Person>) -> Option<Finding> {
        let number = number(person).filter(|_| input.direction == Direction::Import)?;
        let other = self.numbers_in_target.get(&number)?.iter().find(|other| target.is_none_or(|target| target.id != other.id))?;
        Some(Finding::error(FindingCode::EmployeeNumberTaken, Field::EmployeeNumber).with("name", &other.name))
    }

    /// An error when a person of the target already has the e-mail address of a person to create.
    pub(super) fn email_taken(&self, input: &EmployeeInput<'_>, person: &Person) -> Option<Finding> {
        let name = self.emails_in_target.get(&email(input, person)?)?;
        Some(Finding::error(FindingCode::EmailTaken, Field::Email).with("name", name))
    }
}

fn email(input: &EmployeeInput<'_>, person: &Person) -> Option<String> {
    person.email(input.settings.email).map(|email| email.trim().to_lowercase())
}

fn ssn(input: &EmployeeInput<'_>, person: &Person) -> Option<String> {
    let value = Value::text(person.ssn.as_deref())?;
    match text::normalize_value(Field::Ssn, &value, input.today) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn number(person: &Person) -> Option<String> {
    person.employee_number.as_deref().map(str::trim).filter(|number| !number.is_empty()).map(str::to_owned)
}
