//! Who of the target a person of the list is: by e-mail address, else by personnel number. Never by name.

use std::collections::{BTreeMap, BTreeSet};

use super::indexed_input::{IndexedInput, lower};
use super::types::normal;
use crate::benefits::{ListPerson, TargetPerson, entries_of};
use crate::finding::{Finding, FindingCode};

/// Who is who, by the list's id: the person of the target, or why there is none.
pub(super) type PersonIndex<'a> = BTreeMap<&'a str, Result<&'a TargetPerson, Finding>>;

/// Names under which an attribute is taken for the personnel number, in the form of [`normal`].
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

pub(super) fn resolve<'a>(basis: &IndexedInput<'a>) -> PersonIndex<'a> {
    let wanted: BTreeSet<&str> = entries_of(basis.entries, basis.month).map(|entry| entry.person.as_str()).collect();
    let attribute = basis.settings.number_attribute.clone().or_else(|| number_attribute(&basis.target.people));
    let numbers = by_number(&basis.target.people, attribute.as_deref());
    let mut who: PersonIndex<'a> = basis
        .people
        .iter()
        .filter(|person| wanted.contains(person.id.as_str()))
        .map(|person| (person.id.as_str(), find(basis, person, &numbers)))
        .collect();
    refuse_twins(basis, &mut who);
    who
}

/// Who of the list has an e-mail address and a personnel number that is nobody's in the target, where the target tells numbers.
pub(super) fn with_nobodys_number<'a>(basis: &IndexedInput<'a>) -> BTreeSet<&'a str> {
    let attribute = basis.settings.number_attribute.clone().or_else(|| number_attribute(&basis.target.people));
    let Some(attribute) = attribute else { return BTreeSet::new() };
    let own = basis.target.people.iter().flat_map(|person| &person.attributes).filter(|own| own.id == attribute);
    let numbers: BTreeSet<&str> = own.map(|own| own.value.trim()).filter(|number| !number.is_empty()).collect();
    let is_nobodys = |number: &str| !number.is_empty() && !numbers.is_empty() && !numbers.contains(number);
    let people = basis.people.iter().filter(|person| person.email.as_deref().is_some_and(|email| !email.trim().is_empty()));
    people.filter(|person| person.number.as_deref().map(str::trim).is_some_and(is_nobodys)).map(|person| person.id.as_str()).collect()
}

/// Everybody by the values of the attribute that holds personnel numbers.
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
    basis: &IndexedInput<'a>,
    person: &ListPerson,
    numbers: &BTreeMap<&str, Vec<&'a TargetPerson>>,
) -> Result<&'a TargetPerson, Finding> {
    let email = person.email.as_deref().map(lower).filter(|email| !email.is_empty());
    let number = person.number.as_deref().map(str::trim).filter(|number| !number.is_empty());
    let by_number = |number: &str| numbers.get(number).map(Vec::as_slice).unwrap_or_default();
    let Some(email) = email else {
        let Some(number) = number else { return Err(Finding::error(FindingCode::BenefitPersonUnnamed, None)) };
        let unknown = || Finding::error(FindingCode::BenefitNumberUnknown, None).with("number", number);
        return one(by_number(number), unknown);
    };
    if !basis.target.emails_released {
        return Err(Finding::error(FindingCode::BenefitEmailsHidden, None));
    }
    let found = one(basis.with_email(&email), || Finding::error(FindingCode::BenefitPersonUnknown, None).with("email", &email))?;
    match number.map(by_number) {
        Some(others) if !others.is_empty() && others.iter().all(|other| other.id != found.id) => {
            Err(Finding::error(FindingCode::BenefitPersonContradicts, None)
                .with("email", &email)
                .with("number", number.unwrap_or_default()))
        }
        _ => Ok(found),
    }
}

fn one<'a>(found: &[&'a TargetPerson], nobody: impl FnOnce() -> Finding) -> Result<&'a TargetPerson, Finding> {
    match found {
        [] => Err(nobody()),
        [person] => Ok(person),
        several => {
            let mut names: Vec<&str> = several.iter().map(|person| person.name.as_str()).collect();
            names.sort_unstable();
            Err(Finding::error(FindingCode::BenefitPersonAmbiguous, None).with("names", names.join(", ")))
        }
    }
}

/// Two people of the list who are one person in the target would be paid under two names: neither is sent.
fn refuse_twins<'a>(basis: &IndexedInput<'a>, who: &mut PersonIndex<'a>) {
    let mut by_target: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (person, found) in who.iter() {
        if let Ok(found) = found {
            by_target.entry(found.id.as_str()).or_default().push(person);
        }
    }
    let shown = |id: &str| basis.listed(id).map_or("?", ListPerson::shown);
    for twins in by_target.values().filter(|twins| twins.len() > 1) {
        let names: Vec<&str> = twins.iter().map(|id| shown(id)).collect();
        for id in twins {
            who.insert(id, Err(Finding::error(FindingCode::BenefitPersonTwice, None).with("names", names.join(", "))));
        }
    }
}

/// The one attribute that is called like a personnel number. Two of them: the owner has to say which.
fn number_attribute(people: &[TargetPerson]) -> Option<String> {
    let called: BTreeSet<&str> = people
        .iter()
        .flat_map(|person| &person.attributes)
        .filter(|attribute| {
            NUMBER_NAMES.contains(&normal(&attribute.label).as_str()) || NUMBER_NAMES.contains(&normal(&attribute.id).as_str())
        })
        .map(|attribute| attribute.id.as_str())
        .collect();
    match called.into_iter().collect::<Vec<&str>>().as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}
