//! Matching of the people of the source with the people of the target.
//!
//! People match by stored link, then by personal number, then by e-mail address. When several people fit, the owner is asked. The app
//! never guesses.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::{Person, PersonId};
use crate::text;

/// The links of an integration: source id → target id.
pub type Links = BTreeMap<PersonId, PersonId>;

/// How a pair was found, the most reliable first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchedBy {
    Link,
    /// One person on each side has this personal number.
    Ssn,
    /// One person on each side has this e-mail address.
    Email,
}

/// The result for one person of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// One person of the target matches.
    Found { target: PersonId, by: MatchedBy },
    /// No person of the target matches.
    Nobody,
    /// The record of an earlier employment. Another record of the source has the same personal number and is active. A record of an
    /// earlier employment is `Found` when it alone is linked to an active person of the target.
    Replaced,
    /// One of the candidates or none. The reason is an error.
    Unclear { candidates: Vec<PersonId>, reason: Finding },
}

/// The matches of all people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matches {
    /// One entry per person of the source.
    pub source: BTreeMap<PersonId, Match>,
    /// People of the target that are neither a match nor a candidate of any person of the source.
    pub only_in_target: Vec<PersonId>,
    /// Source people with an earlier record that they replace.
    pub rehired: BTreeSet<PersonId>,
    /// Earlier record of the source → the record that replaced it.
    pub replaced: BTreeMap<PersonId, PersonId>,
    /// Active person of the target → inactive people with the same personal number. Matching takes the active one.
    pub inactive_twins: BTreeMap<PersonId, Vec<PersonId>>,
}

/// Matches all people. `not_same_person`: pairs (source, target) that are two people, as the owner stated. `today` settles the century of
/// personal numbers written with ten digits.
pub fn match_people(
    source: &[Person],
    target: &[Person],
    links: &Links,
    not_same_person: &BTreeSet<(PersonId, PersonId)>,
    today: NaiveDate,
) -> Matches {
    // The result must not depend on the order in which a service lists its people.
    let (source, target) = (by_id(source), by_id(target));
    let (replaced, replaced_in_target) = (replaced_records(&source, today), replaced_records(&target, today));
    let stored_links = links;
    let links = current_links(&source, links, not_same_person, &replaced, &replaced_in_target);
    let current: Vec<&Person> = source.into_iter().filter(|person| !replaced.contains_key(&person.id)).collect();
    let sides = Sides::new(&current, &target, &links, not_same_person, &replaced_in_target, today);
    let mut result: BTreeMap<PersonId, Match> = current.iter().map(|person| (person.id.clone(), sides.find(person))).collect();
    resolve_conflicts(&current, &mut result);

    let linked = current.iter().filter_map(|person| links.get(&person.id));
    let mut taken: BTreeSet<&PersonId> = linked.chain(result.values().flat_map(Match::candidates)).collect();
    let earlier = match_earlier_records(&replaced, stored_links, &target, not_same_person, &taken);
    taken.extend(earlier.values().flat_map(Match::candidates));
    let twins: Vec<&PersonId> = replaced_in_target.iter().filter(|(_, new)| taken.contains(new)).map(|(old, _)| old).collect();
    taken.extend(twins);
    let only_in_target = target.iter().map(|person| &person.id).filter(|id| !taken.contains(id)).cloned().collect();
    result.extend(earlier);
    let mut inactive_twins: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    for (earlier, active) in &replaced_in_target {
        inactive_twins.entry(active.clone()).or_default().push(earlier.clone());
    }
    Matches { source: result, only_in_target, rehired: replaced.values().cloned().collect(), replaced, inactive_twins }
}

/// The matches of records of earlier employments. Such a record is `Found` only when its own link leads to an active person of the
/// target that nobody else matches. That person left, and the target does not know it.
fn match_earlier_records(
    replaced: &BTreeMap<PersonId, PersonId>,
    links: &Links,
    target: &[&Person],
    not_same_person: &BTreeSet<(PersonId, PersonId)>,
    taken: &BTreeSet<&PersonId>,
) -> BTreeMap<PersonId, Match> {
    let active: BTreeSet<&PersonId> = target.iter().filter(|person| person.active).map(|person| &person.id).collect();
    let mut found: BTreeSet<&PersonId> = BTreeSet::new();
    let linked = |earlier: &PersonId| {
        let is_free =
            |id: &&PersonId| active.contains(id) && !taken.contains(id) && !not_same_person.contains(&(earlier.clone(), (*id).clone()));
        links.get(earlier).filter(is_free)
    };
    let record = |earlier: &PersonId| match linked(earlier).filter(|id| found.insert(id)) {
        Some(id) => (earlier.clone(), Match::Found { target: id.clone(), by: MatchedBy::Link }),
        None => (earlier.clone(), Match::Replaced),
    };
    replaced.keys().map(record).collect()
}

impl Matches {
    /// The id. For a [`Match::Replaced`] record, the id of the record that replaced it.
    pub fn current_id<'a>(&'a self, id: &'a PersonId) -> &'a PersonId {
        match self.source.get(id) {
            Some(Match::Replaced) => self.replaced.get(id).unwrap_or(id),
            _ => id,
        }
    }
}

fn by_id(people: &[Person]) -> Vec<&Person> {
    let mut people: Vec<&Person> = people.iter().collect();
    people.sort_by(|a, b| a.id.cmp(&b.id));
    people
}

/// Earlier record → the record that replaced it. A record is replaced when exactly one of the people with its personal number is active.
fn replaced_records(people: &[&Person], today: NaiveDate) -> BTreeMap<PersonId, PersonId> {
    let mut numbers: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
    for person in people {
        if let Some(key) = ssn_key(person, today) {
            numbers.entry(key).or_default().push(person);
        }
    }
    let mut replaced = BTreeMap::new();
    for people in numbers.into_values().filter(|people| people.len() > 1) {
        let (active, left): (Vec<&Person>, Vec<&Person>) = people.into_iter().partition(|person| person.active);
        if let [one] = active.as_slice() {
            replaced.extend(left.into_iter().map(|person| (person.id.clone(), one.id.clone())));
        }
    }
    replaced
}

/// The links between current records. A link of a replaced record passes to its successor. Otherwise a person without a personal number
/// on one side would be created a second time.
fn current_links(
    source: &[&Person],
    links: &Links,
    not_same_person: &BTreeSet<(PersonId, PersonId)>,
    replaced: &BTreeMap<PersonId, PersonId>,
    replaced_in_target: &BTreeMap<PersonId, PersonId>,
) -> Links {
    let mut inherited: BTreeMap<&PersonId, BTreeSet<&PersonId>> = BTreeMap::new();
    for (earlier, successor) in replaced {
        if let Some(target) = links.get(earlier).filter(|_| !links.contains_key(successor)) {
            inherited.entry(successor).or_default().insert(target);
        }
    }
    let own = links.iter().filter(|(source, _)| !replaced.contains_key(source));
    let taken: BTreeSet<&PersonId> = own.clone().map(|(_, target)| target).collect();
    let inherited = inherited.into_iter().filter_map(|(successor, targets)| {
        let mut targets = targets.into_iter();
        // Two earlier links to two people do not say which of them is the current one.
        let target = targets.next().filter(|target| targets.next().is_none() && !taken.contains(target))?;
        (!not_same_person.contains(&(successor.clone(), target.clone()))).then_some((successor, target))
    });
    let active: BTreeSet<&PersonId> = source.iter().filter(|person| person.active).map(|person| &person.id).collect();
    let to_active = |(source, target): (&PersonId, &PersonId)| {
        let is_allowed = |new: &&PersonId| active.contains(source) && !not_same_person.contains(&(source.clone(), (*new).clone()));
        let new = replaced_in_target.get(target).filter(is_allowed);
        (source.clone(), new.unwrap_or(target).clone())
    };
    own.chain(inherited).map(to_active).collect()
}

/// An unmatched person of the target with the name of a person of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion<'a> {
    pub person: &'a Person,
    /// Whether both employments begin on the same day, or a first day is unreadable.
    pub same_start: bool,
}

/// The people of `free` that could be the person by name, those with the same first day first. People with different personal numbers
/// are never the same.
pub fn suggest<'a>(
    person: &Person,
    free: &[&'a Person],
    not_same_person: &BTreeSet<(PersonId, PersonId)>,
    today: NaiveDate,
) -> Vec<Suggestion<'a>> {
    let name = text::comparison_key(Field::Name, &Value::Text(person.name.clone()), today);
    let number = ssn_key(person, today);
    let start = |person: &Person| person.employment.as_ref().and_then(|employment| employment.start);
    // An unreadable first day could be the same day.
    let is_start_unreadable = |person: &Person| {
        let is_unreadable = |code| matches!(code, FindingCode::UnknownValue | FindingCode::MomentUnclear);
        person.findings.iter().any(|finding| finding.field == Some(Field::EmploymentStart) && is_unreadable(finding.code))
    };
    let same_start = |other: &Person| {
        is_start_unreadable(person) || is_start_unreadable(other) || (start(person).is_some() && start(person) == start(other))
    };
    let has_same_name = |other: &&&Person| text::comparison_key(Field::Name, &Value::Text(other.name.clone()), today) == name;
    let numbers_differ = |other: &Person| matches!((&number, ssn_key(other, today)), (Some(a), Some(b)) if *a != b);
    let mut found: Vec<Suggestion<'a>> = free
        .iter()
        .filter(has_same_name)
        .filter(|other| !numbers_differ(other) && !not_same_person.contains(&(person.id.clone(), other.id.clone())))
        .map(|other| Suggestion { person: other, same_start: same_start(other) })
        .collect();
    found.sort_by_key(|suggestion| !suggestion.same_start);
    found
}

impl Match {
    /// The people of the target that match or could match.
    fn candidates(&self) -> &[PersonId] {
        match self {
            Self::Found { target, .. } => std::slice::from_ref(target),
            Self::Nobody | Self::Replaced => &[],
            Self::Unclear { candidates, .. } => candidates,
        }
    }
}

/// Both sides, indexed by the keys of matching.
struct Sides<'a> {
    source: Keys<'a>,
    /// The people of the target without a link.
    free: Keys<'a>,
    links: &'a Links,
    not_same_person: &'a BTreeSet<(PersonId, PersonId)>,
    replaced_in_target: &'a BTreeMap<PersonId, PersonId>,
    target_ids: BTreeSet<&'a PersonId>,
    today: NaiveDate,
}

impl<'a> Sides<'a> {
    fn new(
        source: &[&'a Person],
        target: &[&'a Person],
        links: &'a Links,
        not_same_person: &'a BTreeSet<(PersonId, PersonId)>,
        replaced_in_target: &'a BTreeMap<PersonId, PersonId>,
        today: NaiveDate,
    ) -> Self {
        let target_ids: BTreeSet<&PersonId> = target.iter().map(|person| &person.id).collect();
        let linked: BTreeSet<&PersonId> = source.iter().filter_map(|person| links.get(&person.id)).collect();
        let free = target.iter().copied().filter(|person| !linked.contains(&person.id));
        Self {
            source: Keys::new(source.iter().copied(), today),
            free: Keys::new(free, today),
            links,
            not_same_person,
            replaced_in_target,
            target_ids,
            today,
        }
    }

    fn find(&self, person: &Person) -> Match {
        if let Some(id) = self.links.get(&person.id).filter(|id| self.target_ids.contains(id)) {
            return Match::Found { target: id.clone(), by: MatchedBy::Link };
        }
        let number = ssn_key(person, self.today);
        let same_number = |keys: &Keys<'a>| number.as_ref().and_then(|number| keys.ssns.get(number)).cloned().unwrap_or_default();
        let candidates = self.possible(person, same_number(&self.free));
        if !candidates.is_empty() {
            let claimants = self.claimants(&candidates, same_number(&self.source));
            return decide(&candidates, &claimants, MatchedBy::Ssn);
        }
        let addresses = email_keys(person);
        let candidates = self.possible(person, self.free.with_emails(&addresses));
        let claimants = self.claimants(&candidates, self.source.with_emails(&addresses));
        match decide(&candidates, &claimants, MatchedBy::Email) {
            Match::Found { target, .. } if self.numbers_differ(number.as_deref(), &candidates) => {
                // One address with two personal numbers can be an address that was given to another person.
                Match::Unclear { candidates: vec![target], reason: Finding::error(FindingCode::SsnDiffers, Field::Ssn) }
            }
            other => other,
        }
    }

    /// The candidates that can be the person. The owner excludes candidates, and an active person is never the record of an earlier
    /// employment.
    fn possible(&self, person: &Person, candidates: Vec<&'a Person>) -> Vec<&'a Person> {
        let is_excluded = |candidate: &&Person| {
            self.not_same_person.contains(&(person.id.clone(), candidate.id.clone()))
                || (person.active && self.replaced_in_target.contains_key(&candidate.id))
        };
        candidates.into_iter().filter(|candidate| !is_excluded(candidate)).collect()
    }

    /// The people of the source that could be one of the candidates.
    fn claimants(&self, candidates: &[&Person], claimants: Vec<&'a Person>) -> Vec<&'a Person> {
        let may_be = |claimant: &&Person| {
            candidates.is_empty()
                || candidates.iter().any(|candidate| !self.not_same_person.contains(&(claimant.id.clone(), candidate.id.clone())))
        };
        claimants.into_iter().filter(may_be).collect()
    }

    fn numbers_differ(&self, number: Option<&str>, candidates: &[&Person]) -> bool {
        let other = candidates.first().and_then(|candidate| ssn_key(candidate, self.today));
        matches!((number, other), (Some(number), Some(other)) if number != other)
    }
}

/// People by normalized personal number and e-mail address.
struct Keys<'a> {
    ssns: BTreeMap<String, Vec<&'a Person>>,
    emails: BTreeMap<String, Vec<&'a Person>>,
}

impl<'a> Keys<'a> {
    fn new(people: impl Iterator<Item = &'a Person>, today: NaiveDate) -> Self {
        let mut keys = Self { ssns: BTreeMap::new(), emails: BTreeMap::new() };
        for person in people {
            if let Some(key) = ssn_key(person, today) {
                keys.ssns.entry(key).or_default().push(person);
            }
            for key in email_keys(person) {
                keys.emails.entry(key).or_default().push(person);
            }
        }
        keys
    }

    /// The people with one of the addresses, each once.
    fn with_emails(&self, addresses: &BTreeSet<String>) -> Vec<&'a Person> {
        let people = addresses.iter().filter_map(|address| self.emails.get(address)).flatten();
        let by_id: BTreeMap<&PersonId, &'a Person> = people.map(|person| (&person.id, *person)).collect();
        by_id.into_values().collect()
    }
}

fn ssn_key(person: &Person, today: NaiveDate) -> Option<String> {
    let value = Value::text(person.ssn.as_deref())?;
    match text::normalize_value(Field::Ssn, &value, today) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn email_keys(person: &Person) -> BTreeSet<String> {
    [&person.work_email, &person.private_email].into_iter().flatten().map(|email| email.trim().to_lowercase()).collect()
}

/// One candidate with one claimant is a match. Everything else is unclear.
fn decide(candidates: &[&Person], claimants: &[&Person], by: MatchedBy) -> Match {
    match (candidates, claimants) {
        ([], _) => Match::Nobody,
        ([one], [] | [_]) => Match::Found { target: one.id.clone(), by },
        ([one], several) => unclear(FindingCode::ContestedMatch, vec![one.id.clone()], several, by),
        (several, _) => {
            let ids = several.iter().map(|candidate| candidate.id.clone()).collect();
            unclear(FindingCode::AmbiguousMatch, ids, several, by)
        }
    }
}

fn unclear(code: FindingCode, candidates: Vec<PersonId>, people: &[&Person], by: MatchedBy) -> Match {
    let key = if by == MatchedBy::Ssn { "ssn" } else { "email" };
    let names = people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ");
    let reason = Finding::error(code, None).with("by", key).with("names", names);
    Match::Unclear { candidates, reason }
}

/// When several people of the source match one person of the target, the most reliable match stays and the others become unclear.
fn resolve_conflicts(source: &[&Person], result: &mut BTreeMap<PersonId, Match>) {
    let mut claims: BTreeMap<PersonId, Vec<(MatchedBy, &Person)>> = BTreeMap::new();
    for person in source {
        if let Some(Match::Found { target, by }) = result.get(&person.id) {
            claims.entry(target.clone()).or_default().push((*by, person));
        }
    }
    for (target, mut claimants) in claims.into_iter().filter(|(_, claimants)| claimants.len() > 1) {
        claimants.sort_by_key(|(by, _)| *by);
        let winner = match claimants.as_slice() {
            [(first, person), (second, _), ..] if first < second => Some(&person.id),
            _ => None,
        };
        let all: Vec<&Person> = claimants.iter().map(|(_, person)| *person).collect();
        for person in all.iter().filter(|person| Some(&person.id) != winner) {
            result.insert(person.id.clone(), unclear(FindingCode::ContestedMatch, vec![target.clone()], &all, MatchedBy::Email));
        }
    }
}
