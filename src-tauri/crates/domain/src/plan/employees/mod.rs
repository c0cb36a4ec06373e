//! The plan of the employee export, Alexis HR → Kleer: a pure function of what both sides hold.
//!
//! The same input gives the same plan, byte for byte. Only what differs in meaning is a change: a different spelling is
//! not. A value that the source does not have never empties one in the target, with one exception: an employment that
//! no longer ends.

mod compare;
mod confirm;
mod decide;
mod direction;
mod held;
mod memory;
mod names;
mod settings;
mod shared;
mod shrink;
mod unread;
mod unwritable;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::change::{Candidate, Change, ChangeKind, Plan};
use crate::checks;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode, Severity};
use crate::matching::{Links, Match, Matches, match_people, suggest};
use crate::person::{EmailChoice, Person, PersonId};
use crate::spelling;

pub use compare::is_agreement;
pub use confirm::{moved_since, not_readable, unconfirmed};
pub use decide::{cut, decide};
pub use direction::Direction;
pub use memory::{Decision, Memory, MergeBase, fingerprint, merge_base_of};
pub use settings::{EmployeeSettings, EmploymentKind, NumberPlace, Scope, Side, SourceOfTruth, head};
pub use shrink::is_shrunk;
pub use unwritable::{Unwritable, hold_back};

use compare::{Comparison, compare};
use shared::Shared;
use unread::{hidden, is_unclear};

/// Everything the plan depends on.
#[derive(Debug, Clone, Copy)]
pub struct EmployeeInput<'a> {
    /// Which way people go.
    pub direction: Direction,
    /// Everybody in the source.
    pub source: &'a [Person],
    /// Everybody in the target.
    pub target: &'a [Person],
    /// The confirmed links, source → target.
    pub links: &'a Links,
    /// The owner's settings.
    pub settings: &'a EmployeeSettings,
    /// What is remembered of earlier plans.
    pub memory: &'a Memory,
    /// Whether the unit of Kleer's salaries is confirmed. If not, salaries are neither compared nor sent.
    pub salaries_known: bool,
    /// The day of the plan.
    pub today: NaiveDate,
}

/// A plan, and what making it showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// On what both sides agree now, by the person's id in Alexis HR.
    pub merge_base: BTreeMap<PersonId, MergeBase>,
    /// Active people in the source whom the integration is about.
    pub active: u32,
    /// People of Alexis HR whom the integration is not about.
    pub out_of_scope: u32,
}

/// Plans the export or the import.
pub fn plan(input: &EmployeeInput<'_>) -> Planned {
    let not_same_person = oriented(input);
    let matches = match_people(input.source, input.target, input.links, &not_same_person, input.today);
    let targets: BTreeMap<&PersonId, &Person> = input.target.iter().map(|person| (&person.id, person)).collect();
    let scope = &input.settings.scope;
    let about = |id: &PersonId| targets.get(id).is_none_or(|target| scope.holds(target));
    let in_scope = |person: &&Person| match input.direction {
        Direction::Export => scope.holds(person),
        // Whom Alexis HR does not have yet, no scope can leave out. The record of an earlier employment goes with the new one.
        Direction::Import => match matches.source.get(matches.counts(&person.id)) {
            Some(Match::Found { target, .. }) => about(target),
            Some(Match::Unclear { candidates, .. }) => candidates.is_empty() || candidates.iter().any(about),
            _ => true,
        },
    };
    let chosen: Vec<&Person> = input.source.iter().filter(in_scope).collect();
    let shared = Shared::of(input, &chosen);
    let alone: Vec<&Person> = matches.only_in_target.iter().filter_map(|id| targets.get(id)).copied().collect();

    let (named, hidden) = (by_name(&alone, input.today), hidden(input.target));

    let mut merge_base = BTreeMap::new();
    let mut changes: Vec<Change> = Vec::new();
    for person in &chosen {
        let (change, agreement) = Row {
            input,
            matches: &matches,
            targets: &targets,
            shared: &shared,
            not_same_person: &not_same_person,
            named: &named,
            hidden: &hidden,
        }
        .of(person);
        if let Some(target) = &change.target_id {
            merge_base.insert(alexis_id(input.direction, &person.id, target).clone(), agreement);
        }
        changes.push(change);
    }
    let only_there = alone.iter().filter(|person| input.direction == Direction::Export || scope.holds(person));
    changes.extend(only_there.map(|person| only_in_target(person)));
    sort(&mut changes);
    let alexis = if input.direction == Direction::Export { input.source } else { input.target };
    Planned {
        plan: Plan { changes, leave: None, benefits: None },
        merge_base,
        active: count(chosen.iter().filter(|person| person.active).count()),
        out_of_scope: count(alexis.iter().filter(|person| !scope.holds(person)).count()),
    }
}

/// People by what their names mean: who could be somebody is looked for among namesakes alone.
fn by_name<'a>(people: &[&'a Person], today: NaiveDate) -> BTreeMap<String, Vec<&'a Person>> {
    let mut named: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
    for person in people {
        named.entry(name_key(person, today)).or_default().push(person);
    }
    named
}

fn name_key(person: &Person, today: NaiveDate) -> String {
    match spelling::meaning(Field::Name, &Value::Text(person.name.clone()), today) {
        Value::Text(name) => name,
        _ => String::new(),
    }
}

/// The pair's id in Alexis HR.
fn alexis_id<'a>(direction: Direction, source: &'a PersonId, target: &'a PersonId) -> &'a PersonId {
    match direction {
        Direction::Export => source,
        Direction::Import => target,
    }
}

/// The pairs who are two people, source first.
fn oriented(input: &EmployeeInput<'_>) -> BTreeSet<(PersonId, PersonId)> {
    let turn = |(alexis, kleer): &(PersonId, PersonId)| match input.direction {
        Direction::Export => (alexis.clone(), kleer.clone()),
        Direction::Import => (kleer.clone(), alexis.clone()),
    };
    input.memory.not_same_person.iter().map(turn).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn sort(changes: &mut [Change]) {
    changes.sort_by(|a, b| (rank(a), a.name.to_lowercase(), &a.key).cmp(&(rank(b), b.name.to_lowercase(), &b.key)));
}

/// What needs the owner stands first.
fn rank(change: &Change) -> u8 {
    match change.kind {
        ChangeKind::Blocked => 0,
        ChangeKind::Conflict => 1,
        ChangeKind::Create => 2,
        ChangeKind::Update => 3,
        ChangeKind::Remove => 4,
        ChangeKind::InStep => 5,
    }
}

fn only_in_target(person: &Person) -> Change {
    Change {
        key: format!("target:{}", person.id.as_str()),
        source_id: None,
        target_id: Some(person.id.clone()),
        name: person.name.clone(),
        kind: ChangeKind::InStep,
        fields: Vec::new(),
        findings: vec![Finding::warning(FindingCode::OnlyInTarget, None)],
        candidates: Vec::new(),
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        day: None,
        benefit: None,
        open: None,
    }
}

/// The person once linked to this one is gone from the target: they were looked for anew.
fn link_broken(input: &EmployeeInput<'_>, person: &Person) -> Finding {
    let id = input.links.get(&person.id).map_or("", PersonId::as_str);
    Finding::warning(FindingCode::LinkBroken, None).with("id", id)
}

/// What the rows are made from.
struct Row<'a> {
    input: &'a EmployeeInput<'a>,
    matches: &'a Matches,
    targets: &'a BTreeMap<&'a PersonId, &'a Person>,
    shared: &'a Shared<'a>,
    /// The pairs who are two people, source first.
    not_same_person: &'a BTreeSet<(PersonId, PersonId)>,
    /// People only the target has, by name.
    named: &'a BTreeMap<String, Vec<&'a Person>>,
    /// Fields that the target does not show.
    hidden: &'a BTreeSet<Field>,
}

/// Who of the target a person is, as far as matching can tell.
struct Subject<'a> {
    target: Option<&'a Person>,
    unclear: bool,
    findings: Vec<Finding>,
    candidates: Vec<Candidate>,
}

impl Row<'_> {
    fn of(&self, person: &Person) -> (Change, MergeBase) {
        let input = self.input;
        let subject = self.subject(person);
        let target = subject.target;
        let mut findings = person.findings.clone();
        let mut comparison = Comparison::default();
        if let Some(reason) = self.left_alone(person, &subject) {
            findings = reason;
        } else {
            findings.extend(subject.findings);
            findings.extend(self.matches.replaced.get(&person.id).map(|_| Finding::warning(FindingCode::ReplacedByRehire, None)));
            findings.extend(checks::check(person, input.settings.email, input.today));
            findings.extend(self.shared.findings(input, person, target));
            findings.extend(self.shared.taken(input, person).filter(|_| target.is_none() && !subject.unclear));
            if input.links.get(&person.id).is_some_and(|id| !self.targets.contains_key(id)) {
                findings.push(link_broken(input, person));
            }
            findings.extend(target.and_then(|target| self.twin(target)));
            if !subject.unclear {
                comparison = compare(input, person, target, &mut findings);
            }
        }
        let has_agreement = target.is_some_and(|target| target.employment.is_some());
        if !has_agreement {
            let sent = comparison.fields.iter().map(|change| change.field).filter(|field| self.hidden.contains(field));
            findings.extend(sent.map(|field| Finding::warning(FindingCode::NotReadBack, field)));
        }
        let rest_is_sent = !comparison.fields.is_empty() || !comparison.conflicts.is_empty();
        for finding in findings.iter_mut().filter(|finding| has_agreement && rest_is_sent && is_unclear(finding)) {
            finding.severity = Severity::Warning;
        }
        findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
        findings.dedup();
        let blocked = findings.iter().any(|finding| finding.severity == Severity::Error);
        let kind = match (blocked, target, comparison.fields.is_empty()) {
            (true, _, _) => ChangeKind::Blocked,
            _ if !comparison.conflicts.is_empty() => ChangeKind::Conflict,
            (false, None, false) => ChangeKind::Create,
            (false, Some(_), false) => ChangeKind::Update,
            (false, _, true) => ChangeKind::InStep,
        };
        let change = Change {
            key: format!("source:{}", person.id.as_str()),
            source_id: Some(person.id.clone()),
            target_id: target.map(|target| target.id.clone()),
            name: person.name.clone(),
            kind,
            fields: comparison.fields,
            kept: comparison.kept,
            conflicts: comparison.conflicts,
            origins: comparison.origins,
            splits: comparison.splits,
            day: None,
            benefit: None,
            open: None,
            findings,
            candidates: subject.candidates,
        };
        (change, comparison.merge_base)
    }

    /// Of several people of the target with one personal number the active one was taken: which they are.
    fn twin(&self, target: &Person) -> Option<Finding> {
        let others = self.matches.passed_over.get(&target.id)?.iter().filter_map(|id| self.targets.get(id).copied());
        let names: Vec<String> = std::iter::once(target).chain(others).map(|one| format!("{} ({})", one.name, one.id.as_str())).collect();
        Some(Finding::warning(FindingCode::InactiveTwin, Field::Ssn).with("names", names.join(", ")))
    }

    fn subject(&self, person: &Person) -> Subject<'_> {
        let mut subject = Subject { target: None, unclear: false, findings: Vec::new(), candidates: Vec::new() };
        match self.matches.source.get(&person.id) {
            Some(Match::Found { target, .. }) => subject.target = self.targets.get(target).copied(),
            Some(Match::Unclear { reason, candidates: ids }) => {
                subject.unclear = true;
                subject.findings.push(reason.clone());
                subject.candidates.extend(ids.iter().filter_map(|id| self.targets.get(id)).map(|person| self.candidate(person)));
            }
            Some(Match::Nobody) | None if person.active => self.perhaps(person, &mut subject),
            Some(Match::Nobody | Match::Replaced) | None => {}
        }
        if self.matches.rehired.contains(&person.id) {
            subject.findings.push(Finding::warning(FindingCode::Rehired, None));
        }
        subject
    }

    /// Somebody who would be created, and whom the target may have under other keys: creating them would pay one person twice.
    fn perhaps(&self, person: &Person, subject: &mut Subject<'_>) {
        let Some(free) = self.named.get(&name_key(person, self.input.today)) else { return };
        let suggestions = suggest(person, free, self.not_same_person, self.input.today);
        if suggestions.is_empty() {
            return;
        }
        let names = suggestions.iter().map(|found| found.person.name.as_str()).collect::<Vec<_>>().join(", ");
        // Shown with a mere warning, too: the owner can link right there.
        subject.candidates.extend(suggestions.iter().map(|found| self.candidate(found.person)));
        if suggestions.iter().any(|found| found.same_start) {
            subject.unclear = true;
            subject.findings.push(Finding::error(FindingCode::MaybeSame, None).with("names", names));
        } else {
            subject.findings.push(Finding::warning(FindingCode::SameName, None).with("names", names));
        }
    }

    /// People to whom nothing is done, and why.
    fn left_alone(&self, person: &Person, subject: &Subject<'_>) -> Option<Vec<Finding>> {
        let only = |code: FindingCode| Some(vec![Finding::warning(code, None)]);
        if matches!(self.matches.source.get(&person.id), Some(Match::Replaced)) {
            return only(FindingCode::ReplacedByRehire);
        }
        match subject.target {
            // Somebody who left before the two services were connected: creating them would bring them back.
            None if !subject.unclear && !person.active => only(FindingCode::LeftAndNotInTarget),
            // An accountant or an integration's own user is in Kleer, and no employee.
            None if self.input.direction == Direction::Import && !subject.unclear && person.employment.is_none() => {
                only(FindingCode::NoAgreement)
            }
            // Gone on both sides: whatever is wrong with the record no longer matters to a payroll.
            Some(target) if !person.active && !target.active => Some(Vec::new()),
            None if subject.unclear && !person.active && self.all_left(person) => Some(Vec::new()),
            _ => None,
        }
    }

    /// Whether everybody of the target who could be this person left.
    fn all_left(&self, person: &Person) -> bool {
        let Some(Match::Unclear { candidates, .. }) = self.matches.source.get(&person.id) else { return false };
        candidates.iter().filter_map(|id| self.targets.get(id)).all(|candidate| !candidate.active)
    }

    fn candidate(&self, person: &Person) -> Candidate {
        let email = |choice: EmailChoice| person.email(choice).map(str::to_owned);
        Candidate { id: person.id.clone(), name: person.name.clone(), email: email(self.input.settings.email) }
    }
}
