//! Matches the people of the list with the people of the target: by e-mail address, else by personnel number, never by name.

use std::collections::{BTreeMap, BTreeSet};

use super::indexed_input::{IndexedInput, normalize_email};
use super::types::comparable_name;
use crate::benefits::{ListPerson, TargetPerson, entries_of};
use crate::finding::{Finding, FindingCode};

/// The person of the target, or the reason why there is none, by the person's id in the list.
pub(super) type PersonIndex<'a> = BTreeMap<&'a str, Result<&'a TargetPerson, Finding>>;

/// The names of attributes that count as personnel number, in the form of [`comparable_name`].
const NUMBER_NAMES: [&str; 16] = [
    "personalnummer",
    "personalnr",
    "persnr",
    "mitarbeiternummer",
    "mitarbeiternr",
    "mitarbeiterid",
    "personnelnumber",
    "personnelno",
    "employeenumber",
    "employeeno",
    "employeeid",
    "staffnumber",
    "anställningsnummer",
    "anställningsnr",
    "personalid",
    "payrollnumber",
];

pub(super) fn resolve<'a>(input: &IndexedInput<'a>) -> PersonIndex<'a> {
    let wanted: BTreeSet<&str> = entries_of(input.entries, input.month).map(|entry| entry.person.as_str()).collect();
    let attribute = input.settings.number_attribute.clone().or_else(|| number_attribute(&input.target.people));
    let numbers = by_number(&input.target.people, attribute.as_deref());
    let mut index: PersonIndex<'a> = input
        .people
        .iter()
        .filter(|person| wanted.contains(person.id.as_str()))
        .map(|person| (person.id.as_str(), find(input, person, &numbers)))
        .collect();
    reject_duplicates(input, &mut index);
    index
}

/// The people of the list with an e-mail address and a personnel number that nobody in the target has. Empty when the target has no
/// numbers.
pub(super) fn with_unknown_number<'a>(input: &IndexedInput<'a>) -> BTreeSet<&'a str> {
    let attribute = input.settings.number_attribute.clone().or_else(|| number_attribute(&input.target.people));
    let Some(attribute) = attribute else { return BTreeSet::new() };
    let own = input.target.people.iter().flat_map(|person| &person.attributes).filter(|own| own.id == attribute);
    let numbers: BTreeSet<&str> = own.map(|own| own.value.trim()).filter(|number| !number.is_empty()).collect();
    let is_unknown = |number: &str| !number.is_empty() && !numbers.is_empty() && !numbers.contains(number);
    let people = input.people.iter().filter(|person| person.email.as_deref().is_some_and(|email| !email.trim().is_empty()));
    people.filter(|person| person.number.as_deref().map(str::trim).is_some_and(is_unknown)).map(|person| person.id.as_str()).collect()
}

/// The people of the target by the values of the personnel number's attribute.
fn by_number<'a>(people: &'a [TargetPerson], attribute: Option<&str>) -> BTreeMap<&'a str, Vec<&'a TargetPerson>> {
    let mut numbers: BTreeMap<&str, Vec<&TargetPerson>> = BTreeMap::new();
    for person in people {
        let own = person.attributes.iter().filter(|own| Some(own.id.as_str()) == attribute).map(|own| own.value.trim());
        for number in own.collect::<BTreeSet<&str>>() {
            numbers.entry(number).or_default().push(person);
        }
    }
    numbers
}

fn find<'a>(
    input: &IndexedInput<'a>,
    person: &ListPerson,
    numbers: &BTreeMap<&str, Vec<&'a TargetPerson>>,
) -> Result<&'a TargetPerson, Finding> {
    let email = person.email.as_deref().map(normalize_email).filter(|email| !email.is_empty());
    let number = person.number.as_deref().map(str::trim).filter(|number| !number.is_empty());
    let by_number = |number: &str| numbers.get(number).map(Vec::as_slice).unwrap_or_default();
    let Some(email) = email else {
        let Some(number) = number else { return Err(Finding::error(FindingCode::BenefitPersonUnnamed, None)) };
        let unknown = || Finding::error(FindingCode::BenefitNumberUnknown, None).with("number", number);
        return exactly_one(by_number(number), unknown);
    };
    if !input.target.emails_released {
        return Err(Finding::error(FindingCode::BenefitEmailsHidden, None));
    }
    let found = exactly_one(input.with_email(&email), || Finding::error(FindingCode::BenefitPersonUnknown, None).with("email", &email))?;
    match number.map(by_number) {
        Some(others) if !others.is_empty() && others.iter().all(|other| other.id != found.id) => {
            Err(Finding::error(FindingCode::BenefitPersonContradicts, None)
                .with("email", &email)
                .with("number", number.unwrap_or_default()))
        }
        _ => Ok(found),
    }
}

fn exactly_one<'a>(found: &[&'a TargetPerson], not_found: impl FnOnce() -> Finding) -> Result<&'a TargetPerson, Finding> {
    match found {
        [] => Err(not_found()),
        [person] => Ok(person),
        several => {
            let mut names: Vec<&str> = several.iter().map(|person| person.name.as_str()).collect();
            names.sort_unstable();
            Err(Finding::error(FindingCode::BenefitPersonAmbiguous, None).with("names", names.join(", ")))
        }
    }
}

/// Rejects people of the list who match one person of the target, because the person would be paid under two names.
fn reject_duplicates<'a>(input: &IndexedInput<'a>, index: &mut PersonIndex<'a>) {
    let mut by_target: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (person, found) in index.iter() {
        if let Ok(found) = found {
            by_target.entry(found.id.as_str()).or_default().push(person);
        }
    }
    let shown = |id: &str| input.list_person(id).map_or("?", ListPerson::display_name);
    for duplicates in by_target.values().filter(|duplicates| duplicates.len() > 1) {
        let names: Vec<&str> = duplicates.iter().map(|id| shown(id)).collect();
        for id in duplicates {
            index.insert(id, Err(Finding::error(FindingCode::BenefitPersonTwice, None).with("names", names.join(", "))));
        }
    }
}

/// The only attribute with a name of a personnel number. `None` when there are several, because the owner has to choose.
fn number_attribute(people: &[TargetPerson]) -> Option<String> {
    let matching: BTreeSet<&str> = people
        .iter()
        .flat_map(|person| &person.attributes)
        .filter(|attribute| {
            NUMBER_NAMES.contains(&comparable_name(&attribute.label).as_str())
                || NUMBER_NAMES.contains(&comparable_name(&attribute.id).as_str())
        })
        .map(|attribute| attribute.id.as_str())
        .collect();
    match matching.into_iter().collect::<Vec<&str>>().as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}
