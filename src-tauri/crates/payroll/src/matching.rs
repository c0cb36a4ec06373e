//! Matching: which person of the source is which person of the target.
//!
//! By confirmed link, then by personal number, then by e-mail address. What could be two people is asked, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::{Person, PersonId};
use crate::spelling;

/// The confirmed links of an integration: source id → target id.
pub type Links = BTreeMap<PersonId, PersonId>;

/// How a pair was found, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchedBy {
    /// A stored link.
    Link,
    /// The same personal number on both sides, once each.
    Ssn,
    /// The same e-mail address on both sides, once each.
    Email,
}

/// What matching says about one person of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// That person of the target, with what was noticed.
    Found {
        /// Id in the target.
        target: PersonId,
        /// How it was found.
        by: MatchedBy,
        /// What was noticed on the way.
        findings: Vec<Finding>,
    },
    /// Nobody in the target.
    Nobody,
    /// Could be several, or none for sure: the reason is an error.
    Unclear(Finding),
}

/// The whole result: one entry per source person, and the people only the target has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matches {
    /// By the source's id.
    pub source: BTreeMap<PersonId, Match>,
    /// Target people whom nobody of the source could be, not even as one of several.
    pub only_in_target: Vec<PersonId>,
}

/// Matches everybody. `today` settles the century of personal numbers written with ten digits.
pub fn match_people(source: &[Person], target: &[Person], links: &Links, today: NaiveDate) -> Matches {
    let targets: BTreeMap<&PersonId, &Person> = target.iter().map(|person| (&person.id, person)).collect();
    let linked: BTreeSet<&PersonId> = source.iter().filter_map(|person| links.get(&person.id)).collect();
    let source_keys = Index::of(source, today);
    let target_keys = Index::of(target, today);

    let mut named = linked.clone();
    let mut result = BTreeMap::new();
    for person in source {
        let linked_to = links.get(&person.id);
        let found = match linked_to {
            Some(id) if targets.contains_key(id) => Match::Found { target: id.clone(), by: MatchedBy::Link, findings: Vec::new() },
            _ => unlinked(person, &source_keys, &target_keys, &linked, &targets, &mut named, today),
        };
        result.insert(person.id.clone(), found);
    }
    contest(source, &mut result);
    named.extend(result.values().filter_map(|found| match found {
        Match::Found { target, .. } => targets.get_key_value(target).map(|(id, _)| *id),
        _ => None,
    }));
    let only_in_target = target.iter().map(|person| &person.id).filter(|id| !named.contains(id)).cloned().collect();
    Matches { source: result, only_in_target }
}

/// One person of the target for several of the source: the surest match stands, the others are asked.
fn contest(source: &[Person], result: &mut BTreeMap<PersonId, Match>) {
    let mut claims: BTreeMap<PersonId, Vec<(MatchedBy, &Person)>> = BTreeMap::new();
    for person in source {
        if let Some(Match::Found { target, by, .. }) = result.get(&person.id) {
            claims.entry(target.clone()).or_default().push((*by, person));
        }
    }
    for mut claimants in claims.into_values().filter(|claimants| claimants.len() > 1) {
        claimants.sort_by_key(|(by, _)| *by);
        let surest = match claimants.as_slice() {
            [(first, person), (second, _), ..] if first < second => Some(person.id.clone()),
            _ => None,
        };
        let everybody: Vec<&Person> = claimants.iter().map(|(_, person)| *person).collect();
        let finding = Finding::error(FindingCode::AmbiguousMatch, None).with("by", "email").with("names", names(&everybody));
        for person in everybody.iter().filter(|person| Some(&person.id) != surest.as_ref()) {
            result.insert(person.id.clone(), Match::Unclear(finding.clone()));
        }
    }
}

/// People by their keys: personal numbers and e-mail addresses in one spelling.
struct Index<'a> {
    by_ssn: BTreeMap<String, Vec<&'a Person>>,
    by_email: BTreeMap<String, Vec<&'a Person>>,
}

impl<'a> Index<'a> {
    fn of(people: &'a [Person], today: NaiveDate) -> Self {
        let mut index = Self { by_ssn: BTreeMap::new(), by_email: BTreeMap::new() };
        for person in people {
            if let Some(key) = ssn_key(person, today) {
                index.by_ssn.entry(key).or_default().push(person);
            }
            for key in email_keys(person) {
                index.by_email.entry(key).or_default().push(person);
            }
        }
        index
    }
}

fn ssn_key(person: &Person, today: NaiveDate) -> Option<String> {
    let value = Value::text(person.ssn.as_deref())?;
    match spelling::canonical(Field::Ssn, &value, today) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn email_keys(person: &Person) -> BTreeSet<String> {
    [&person.work_email, &person.private_email].into_iter().flatten().map(|email| email.trim().to_lowercase()).collect()
}

fn unlinked<'a>(
    person: &Person,
    source: &Index<'_>,
    target: &Index<'a>,
    linked: &BTreeSet<&PersonId>,
    targets: &BTreeMap<&'a PersonId, &'a Person>,
    named: &mut BTreeSet<&'a PersonId>,
    today: NaiveDate,
) -> Match {
    let free = |people: Option<&Vec<&'a Person>>| -> Vec<&'a Person> {
        people.into_iter().flatten().filter(|person| !linked.contains(&person.id)).copied().collect()
    };
    let ssn = ssn_key(person, today);
    if let Some(ssn) = &ssn {
        let candidates = free(target.by_ssn.get(ssn));
        if !candidates.is_empty() {
            let rivals = source.by_ssn.get(ssn).map_or(0, Vec::len);
            return decide(&candidates, rivals, "ssn", MatchedBy::Ssn, source.by_ssn.get(ssn), named);
        }
    }
    let keys = email_keys(person);
    let mut candidates: BTreeMap<&PersonId, &'a Person> = BTreeMap::new();
    let mut rivals: BTreeMap<&PersonId, &Person> = BTreeMap::new();
    for key in &keys {
        for candidate in free(target.by_email.get(key)) {
            candidates.insert(&candidate.id, candidate);
            rivals.extend(source.by_email.get(key).into_iter().flatten().map(|rival| (&rival.id, *rival)));
        }
    }
    if candidates.is_empty() {
        return Match::Nobody;
    }
    let candidates: Vec<&'a Person> = candidates.into_values().collect();
    let rivals: Vec<&Person> = rivals.into_values().collect();
    match decide(&candidates, rivals.len(), "email", MatchedBy::Email, Some(&rivals), named) {
        Match::Found { target, by, mut findings } => {
            let other = targets.get(&target).and_then(|candidate| ssn_key(candidate, today));
            if let (Some(ours), Some(theirs)) = (&ssn, &other)
                && ours != theirs
            {
                // One address, two personal numbers: an address handed on to somebody else looks like this.
                named.extend(targets.get_key_value(&target).map(|(id, _)| *id));
                return Match::Unclear(Finding::error(FindingCode::SsnDiffers, Field::Ssn));
            }
            findings.sort();
            Match::Found { target, by, findings }
        }
        other => other,
    }
}

/// One candidate and one claimant is a match; anything else is asked.
fn decide<'a>(
    candidates: &[&'a Person],
    claimants: usize,
    by: &str,
    matched: MatchedBy,
    rivals: Option<&Vec<&Person>>,
    named: &mut BTreeSet<&'a PersonId>,
) -> Match {
    match candidates {
        [one] if claimants <= 1 => Match::Found { target: one.id.clone(), by: matched, findings: Vec::new() },
        _ => {
            named.extend(candidates.iter().map(|candidate| &candidate.id));
            let names = if candidates.len() > 1 { names(candidates) } else { rivals.map(|rivals| names(rivals)).unwrap_or_default() };
            Match::Unclear(Finding::error(FindingCode::AmbiguousMatch, None).with("by", by).with("names", names))
        }
    }
}

fn names(people: &[&Person]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}
