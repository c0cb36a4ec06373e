//! Matching: which person of the source is which person of the target.
//!
//! By confirmed link, then by personal number, then by e-mail address. What could be two people is asked, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::{Person, PersonId};
use crate::spelling;

/// The links of an integration: source id → target id.
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
    /// That person of the target.
    Found {
        /// Id in the target.
        target: PersonId,
        /// How it was found.
        by: MatchedBy,
    },
    /// Nobody in the target.
    Nobody,
    /// The record of an earlier employment: another one of the source, with the same personal number, is the active one.
    /// (One that alone is linked to somebody active in the target is found.)
    Replaced,
    /// Could be one of these, or none: the reason is an error.
    Unclear {
        /// Ids in the target.
        candidates: Vec<PersonId>,
        /// Why it is asked.
        reason: Finding,
    },
}

/// The whole result: one entry per source person, and the people only the target has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matches {
    /// By the source's id.
    pub source: BTreeMap<PersonId, Match>,
    /// Target people whom nobody of the source could be, not even as one of several.
    pub only_in_target: Vec<PersonId>,
    /// Source people who have an earlier record that they replace.
    pub rehired: BTreeSet<PersonId>,
    /// Records of earlier employments in the source, each with the record that replaced it.
    pub replaced: BTreeMap<PersonId, PersonId>,
    /// People of the target of whom one is active and the others, with the same personal number, are not: the others, by the
    /// active one, which is the one that is taken.
    pub passed_over: BTreeMap<PersonId, Vec<PersonId>>,
}

/// Matches everybody. `not_same_person` are the pairs (source, target) of whom the owner said that they are two people. `today`
/// settles the century of personal numbers written with ten digits.
pub fn match_people(
    source: &[Person],
    target: &[Person],
    links: &Links,
    not_same_person: &BTreeSet<(PersonId, PersonId)>,
    today: NaiveDate,
) -> Matches {
    // In the order of their ids: what is found must not depend on the order in which a service tells its people.
    let (source, target) = (by_id(source), by_id(target));
    let (replaced, old) = (rehires(&source, today), rehires(&target, today));
    let given = links;
    let links = present_links(&source, links, not_same_person, &replaced, &old);
    let present: Vec<&Person> = source.into_iter().filter(|person| !replaced.contains_key(&person.id)).collect();
    let sides = Sides::of(&present, &target, &links, not_same_person, &old, today);
    let mut result: BTreeMap<PersonId, Match> = present.iter().map(|person| (person.id.clone(), sides.find(person))).collect();
    contest(&present, &mut result);

    let linked = present.iter().filter_map(|person| links.get(&person.id));
    let mut spoken_for: BTreeSet<&PersonId> = linked.chain(result.values().flat_map(Match::candidates)).collect();
    let earlier_ones = earlier_records(&replaced, given, &target, not_same_person, &spoken_for);
    spoken_for.extend(earlier_ones.values().flat_map(Match::candidates));
    let earlier: Vec<&PersonId> = old.iter().filter(|(_, new)| spoken_for.contains(new)).map(|(old, _)| old).collect();
    spoken_for.extend(earlier);
    let only_in_target = target.iter().map(|person| &person.id).filter(|id| !spoken_for.contains(id)).cloned().collect();
    result.extend(earlier_ones);
    let mut passed_over: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    for (earlier, active) in &old {
        passed_over.entry(active.clone()).or_default().push(earlier.clone());
    }
    Matches { source: result, only_in_target, rehired: replaced.values().cloned().collect(), replaced, passed_over }
}

/// What becomes of the records of earlier employments: nothing, but for one whose own link leads to somebody who is still
/// active and whom nobody else could be. They left, and the target does not know it.
fn earlier_records(
    replaced: &BTreeMap<PersonId, PersonId>,
    links: &Links,
    target: &[&Person],
    not_same_person: &BTreeSet<(PersonId, PersonId)>,
    spoken_for: &BTreeSet<&PersonId>,
) -> BTreeMap<PersonId, Match> {
    let active: BTreeSet<&PersonId> = target.iter().filter(|person| person.active).map(|person| &person.id).collect();
    let mut found: BTreeSet<&PersonId> = BTreeSet::new();
    let own = |earlier: &PersonId| {
        let still = |id: &&PersonId| {
            active.contains(id) && !spoken_for.contains(id) && !not_same_person.contains(&(earlier.clone(), (*id).clone()))
        };
        links.get(earlier).filter(still)
    };
    let record = |earlier: &PersonId| match own(earlier).filter(|id| found.insert(id)) {
        Some(id) => (earlier.clone(), Match::Found { target: id.clone(), by: MatchedBy::Link }),
        None => (earlier.clone(), Match::Replaced),
    };
    replaced.keys().map(record).collect()
}

impl Matches {
    /// The record of the source by which a person is found: of an earlier employment that is left alone, the newer one.
    pub fn counts<'a>(&'a self, id: &'a PersonId) -> &'a PersonId {
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

/// Records of earlier employments, each with the record that replaced it: one active person among several of one number.
fn rehires(people: &[&Person], today: NaiveDate) -> BTreeMap<PersonId, PersonId> {
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

/// The links between the records that count. A link of an earlier record passes to the one that replaced it: looked for
/// anew, somebody whose number one side does not tell would be created a second time.
fn present_links(
    source: &[&Person],
    links: &Links,
    not_same_person: &BTreeSet<(PersonId, PersonId)>,
    replaced: &BTreeMap<PersonId, PersonId>,
    old: &BTreeMap<PersonId, PersonId>,
) -> Links {
    let mut inherited: BTreeMap<&PersonId, BTreeSet<&PersonId>> = BTreeMap::new();
    for (earlier, one) in replaced {
        if let Some(target) = links.get(earlier).filter(|_| !links.contains_key(one)) {
            inherited.entry(one).or_default().insert(target);
        }
    }
    let own = links.iter().filter(|(source, _)| !replaced.contains_key(source));
    let taken: BTreeSet<&PersonId> = own.clone().map(|(_, target)| target).collect();
    let passed = inherited.into_iter().filter_map(|(one, targets)| {
        let mut targets = targets.into_iter();
        // Two earlier links to two people say nothing about who it is now.
        let target = targets.next().filter(|target| targets.next().is_none() && !taken.contains(target))?;
        (!not_same_person.contains(&(one.clone(), target.clone()))).then_some((one, target))
    });
    let active: BTreeSet<&PersonId> = source.iter().filter(|person| person.active).map(|person| &person.id).collect();
    let now = |(source, target): (&PersonId, &PersonId)| {
        let new = old.get(target).filter(|new| active.contains(source) && !not_same_person.contains(&(source.clone(), (*new).clone())));
        (source.clone(), new.unwrap_or(target).clone())
    };
    own.chain(passed).map(now).collect()
}

/// Somebody of the target who has a person's name and whom nobody matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion<'a> {
    /// Who.
    pub person: &'a Person,
    /// Whether the employment begins on the same day, too.
    pub same_start: bool,
}

/// Who of `free` could be a person by name, the likelier first. Two personal numbers are two people.
pub fn suggest<'a>(
    person: &Person,
    free: &[&'a Person],
    not_same_person: &BTreeSet<(PersonId, PersonId)>,
    today: NaiveDate,
) -> Vec<Suggestion<'a>> {
    let name = spelling::meaning(Field::Name, &Value::Text(person.name.clone()), today);
    let number = ssn_key(person, today);
    let start = |person: &Person| person.employment.as_ref().and_then(|employment| employment.start);
    // Of a first day that cannot be read nobody can say that it is another one.
    let unread = |person: &Person| {
        let unread = |code| matches!(code, FindingCode::UnknownValue | FindingCode::MomentUnclear);
        person.findings.iter().any(|finding| finding.field == Some(Field::EmploymentStart) && unread(finding.code))
    };
    let same_start = |other: &Person| unread(person) || unread(other) || (start(person).is_some() && start(person) == start(other));
    let same_name = |other: &&&Person| spelling::meaning(Field::Name, &Value::Text(other.name.clone()), today) == name;
    let two_numbers = |other: &Person| matches!((&number, ssn_key(other, today)), (Some(a), Some(b)) if *a != b);
    let mut found: Vec<Suggestion<'a>> = free
        .iter()
        .filter(same_name)
        .filter(|other| !two_numbers(other) && !not_same_person.contains(&(person.id.clone(), other.id.clone())))
        .map(|other| Suggestion { person: other, same_start: same_start(other) })
        .collect();
    found.sort_by_key(|suggestion| !suggestion.same_start);
    found
}

impl Match {
    /// The people of the target who are, or could be, this one.
    fn candidates(&self) -> &[PersonId] {
        match self {
            Self::Found { target, .. } => std::slice::from_ref(target),
            Self::Nobody | Self::Replaced => &[],
            Self::Unclear { candidates, .. } => candidates,
        }
    }
}

/// Both sides, by the keys under which people are looked for.
struct Sides<'a> {
    source: Keys<'a>,
    /// Only those whom no link gives to somebody else.
    free: Keys<'a>,
    links: &'a Links,
    not_same_person: &'a BTreeSet<(PersonId, PersonId)>,
    /// Records of earlier employments in the target.
    old: &'a BTreeMap<PersonId, PersonId>,
    there: BTreeSet<&'a PersonId>,
    today: NaiveDate,
}

impl<'a> Sides<'a> {
    fn of(
        source: &[&'a Person],
        target: &[&'a Person],
        links: &'a Links,
        not_same_person: &'a BTreeSet<(PersonId, PersonId)>,
        old: &'a BTreeMap<PersonId, PersonId>,
        today: NaiveDate,
    ) -> Self {
        let there: BTreeSet<&PersonId> = target.iter().map(|person| &person.id).collect();
        let linked: BTreeSet<&PersonId> = source.iter().filter_map(|person| links.get(&person.id)).collect();
        let free = target.iter().copied().filter(|person| !linked.contains(&person.id));
        Self { source: Keys::of(source.iter().copied(), today), free: Keys::of(free, today), links, not_same_person, old, there, today }
    }

    fn find(&self, person: &Person) -> Match {
        if let Some(id) = self.links.get(&person.id).filter(|id| self.there.contains(id)) {
            return Match::Found { target: id.clone(), by: MatchedBy::Link };
        }
        let number = ssn_key(person, self.today);
        let same_number = |keys: &Keys<'a>| number.as_ref().and_then(|number| keys.ssns.get(number)).cloned().unwrap_or_default();
        let candidates = self.not_apart(person, same_number(&self.free));
        if !candidates.is_empty() {
            let claimants = self.claimants(&candidates, same_number(&self.source));
            return decide(&candidates, &claimants, MatchedBy::Ssn);
        }
        let addresses = email_keys(person);
        let candidates = self.not_apart(person, self.free.of_emails(&addresses));
        let claimants = self.claimants(&candidates, self.source.of_emails(&addresses));
        match decide(&candidates, &claimants, MatchedBy::Email) {
            Match::Found { target, .. } if self.numbers_differ(number.as_deref(), &candidates) => {
                // One address, two personal numbers: an address handed on to somebody else looks like this.
                Match::Unclear { candidates: vec![target], reason: Finding::error(FindingCode::SsnDiffers, Field::Ssn) }
            }
            other => other,
        }
    }

    /// The candidates of whom the owner did not say that they are somebody else. Somebody at work is not the record of an
    /// earlier employment.
    fn not_apart(&self, person: &Person, candidates: Vec<&'a Person>) -> Vec<&'a Person> {
        let is_other = |candidate: &&Person| {
            self.not_same_person.contains(&(person.id.clone(), candidate.id.clone()))
                || (person.active && self.old.contains_key(&candidate.id))
        };
        candidates.into_iter().filter(|candidate| !is_other(candidate)).collect()
    }

    /// Who else could be one of the candidates.
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

/// People by personal number and by e-mail address, each in one spelling.
struct Keys<'a> {
    ssns: BTreeMap<String, Vec<&'a Person>>,
    emails: BTreeMap<String, Vec<&'a Person>>,
}

impl<'a> Keys<'a> {
    fn of(people: impl Iterator<Item = &'a Person>, today: NaiveDate) -> Self {
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

    /// Everybody with one of the addresses, once each.
    fn of_emails(&self, addresses: &BTreeSet<String>) -> Vec<&'a Person> {
        let found = addresses.iter().filter_map(|address| self.emails.get(address)).flatten();
        let once: BTreeMap<&PersonId, &'a Person> = found.map(|person| (&person.id, *person)).collect();
        once.into_values().collect()
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

/// One candidate and one claimant is a match; anything else is asked.
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
    let word = if by == MatchedBy::Ssn { "ssn" } else { "email" };
    let names = people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ");
    let reason = Finding::error(code, None).with("by", word).with("names", names);
    Match::Unclear { candidates, reason }
}

/// One person of the target for several of the source: the surest match stands, the others are asked.
fn contest(source: &[&Person], result: &mut BTreeMap<PersonId, Match>) {
    let mut claims: BTreeMap<PersonId, Vec<(MatchedBy, &Person)>> = BTreeMap::new();
    for person in source {
        if let Some(Match::Found { target, by }) = result.get(&person.id) {
            claims.entry(target.clone()).or_default().push((*by, person));
        }
    }
    for (target, mut claimants) in claims.into_iter().filter(|(_, claimants)| claimants.len() > 1) {
        claimants.sort_by_key(|(by, _)| *by);
        let surest = match claimants.as_slice() {
            [(first, person), (second, _), ..] if first < second => Some(&person.id),
            _ => None,
        };
        let everybody: Vec<&Person> = claimants.iter().map(|(_, person)| *person).collect();
        for person in everybody.iter().filter(|person| Some(&person.id) != surest) {
            result.insert(person.id.clone(), unclear(FindingCode::ContestedMatch, vec![target.clone()], &everybody, MatchedBy::Email));
        }
    }
}
