//! The plan of the employee exports, Alexis HR → Kleer and Kleer → Alexis HR: a pure function of the data of both sides.
//!
//! The same input gives the same plan, byte for byte. A different spelling of the same value is not a change. An empty field of
//! the source never empties a field of the target, with one exception: the end of an employment that no longer ends.

mod compare;
mod confirm;
mod decide;
mod direction;
mod duplicates;
mod memory;
mod names;
mod settings;
mod shrink_guard;
mod unread;
mod unwritable;
mod values;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::change::{Candidate, Change, ChangeKind, Plan};
use crate::checks;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode, Severity};
use crate::matching::{Links, Match, Matches, match_people, suggest};
use crate::person::{EmailChoice, Person, PersonId};
use crate::text;

pub use compare::is_agreement;
pub use confirm::{moved_since, not_readable, unconfirmed};
pub use decide::{decide, split_name};
pub use direction::Direction;
pub use memory::{Decision, Memory, MergeBase, fingerprint, merge_base_of};
pub use settings::{EmployeeSettings, EmploymentKind, NumberPlace, Scope, Side, SourceOfTruth, field_group};
pub use shrink_guard::is_shrunk;
pub use unwritable::{Unwritable, hold_back};

use compare::{Comparison, compare};
use duplicates::Duplicates;
use unread::{hidden_fields, is_unclear};

/// The input of an employee plan.
#[derive(Debug, Clone, Copy)]
pub struct EmployeeInput<'a> {
    pub direction: Direction,
    /// All people of the source.
    pub source: &'a [Person],
    /// All people of the target.
    pub target: &'a [Person],
    /// The confirmed links, source → target.
    pub links: &'a Links,
    pub settings: &'a EmployeeSettings,
    pub memory: &'a Memory,
    /// Whether the unit of Kleer's salaries is confirmed. If not, salaries are neither compared nor sent.
    pub salaries_known: bool,
    /// The day on which the plan is made.
    pub today: NaiveDate,
}

/// An employee plan, and the figures to store with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub plan: Plan,
    /// The values on which both sides agree now, by the person's id in Alexis HR.
    pub merge_base: BTreeMap<PersonId, MergeBase>,
    /// The number of active people of the source in the scope.
    pub active: u32,
    /// The number of people of Alexis HR outside the scope.
    pub out_of_scope: u32,
}

/// Makes the plan.
pub fn plan(input: &EmployeeInput<'_>) -> Planned {
    let not_same_person = pairs_source_first(input);
    let matches = match_people(input.source, input.target, input.links, &not_same_person, input.today);
    let targets: BTreeMap<&PersonId, &Person> = input.target.iter().map(|person| (&person.id, person)).collect();
    let scope = &input.settings.scope;
    let may_be_in_scope = |id: &PersonId| targets.get(id).is_none_or(|target| scope.holds(target));
    let in_scope = |person: &&Person| match input.direction {
        Direction::Export => scope.holds(person),
        // A scope cannot exclude a person whom Alexis HR does not have yet. The record of an earlier employment follows the new one.
        Direction::Import => match matches.source.get(matches.current_id(&person.id)) {
            Some(Match::Found { target, .. }) => may_be_in_scope(target),
            Some(Match::Unclear { candidates, .. }) => candidates.is_empty() || candidates.iter().any(may_be_in_scope),
            _ => true,
        },
    };
    let chosen: Vec<&Person> = input.source.iter().filter(in_scope).collect();
    let duplicates = Duplicates::of(input, &chosen);
    let unmatched: Vec<&Person> = matches.only_in_target.iter().filter_map(|id| targets.get(id)).copied().collect();

    let (unmatched_by_name, hidden) = (by_name(&unmatched, input.today), hidden_fields(input.target));

    let mut merge_base = BTreeMap::new();
    let mut changes: Vec<Change> = Vec::new();
    for person in &chosen {
        let (change, agreed) = RowPlanner {
            input,
            matches: &matches,
            targets: &targets,
            duplicates: &duplicates,
            not_same_person: &not_same_person,
            unmatched_by_name: &unmatched_by_name,
            hidden: &hidden,
        }
        .plan(person);
        if let Some(target) = &change.target_id {
            merge_base.insert(alexis_id(input.direction, &person.id, target).clone(), agreed);
        }
        changes.push(change);
    }
    let only_there = unmatched.iter().filter(|person| input.direction == Direction::Export || scope.holds(person));
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

/// People by normalized name. Only namesakes are suggested as matches.
fn by_name<'a>(people: &[&'a Person], today: NaiveDate) -> BTreeMap<String, Vec<&'a Person>> {
    let mut people_by_name: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
    for person in people {
        people_by_name.entry(name_key(person, today)).or_default().push(person);
    }
    people_by_name
}

fn name_key(person: &Person, today: NaiveDate) -> String {
    match text::comparison_key(Field::Name, &Value::Text(person.name.clone()), today) {
        Value::Text(name) => name,
        _ => String::new(),
    }
}

/// The id in Alexis HR of a matched pair.
fn alexis_id<'a>(direction: Direction, source: &'a PersonId, target: &'a PersonId) -> &'a PersonId {
    match direction {
        Direction::Export => source,
        Direction::Import => target,
    }
}

/// The pairs that are two people, source first.
fn pairs_source_first(input: &EmployeeInput<'_>) -> BTreeSet<(PersonId, PersonId)> {
    let source_first = |(alexis, kleer): &(PersonId, PersonId)| match input.direction {
        Direction::Export => (alexis.clone(), kleer.clone()),
        Direction::Import => (kleer.clone(), alexis.clone()),
    };
    input.memory.not_same_person.iter().map(source_first).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn sort(changes: &mut [Change]) {
    changes.sort_by(|a, b| (rank(a), a.name.to_lowercase(), &a.key).cmp(&(rank(b), b.name.to_lowercase(), &b.key)));
}

/// Rows that need the owner come first.
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

/// The linked person is gone from the target, so the person was matched again.
fn link_broken(input: &EmployeeInput<'_>, person: &Person) -> Finding {
    let id = input.links.get(&person.id).map_or("", PersonId::as_str);
    Finding::warning(FindingCode::LinkBroken, None).with("id", id)
}

/// Makes the row of one person.
struct RowPlanner<'a> {
    input: &'a EmployeeInput<'a>,
    matches: &'a Matches,
    targets: &'a BTreeMap<&'a PersonId, &'a Person>,
    duplicates: &'a Duplicates<'a>,
    /// The pairs that are two people, source first.
    not_same_person: &'a BTreeSet<(PersonId, PersonId)>,
    /// People whom only the target has, by normalized name.
    unmatched_by_name: &'a BTreeMap<String, Vec<&'a Person>>,
    /// Fields that the target does not show although it has them.
    hidden: &'a BTreeSet<Field>,
}

/// The match of one person of the source.
struct MatchedPerson<'a> {
    target: Option<&'a Person>,
    unclear: bool,
    findings: Vec<Finding>,
    candidates: Vec<Candidate>,
}

impl RowPlanner<'_> {
    fn plan(&self, person: &Person) -> (Change, MergeBase) {
        let input = self.input;
        let matched = self.match_of(person);
        let target = matched.target;
        let mut findings = person.findings.clone();
        let mut comparison = Comparison::default();
        if let Some(reason) = self.skip_reason(person, &matched) {
            findings = reason;
        } else {
            findings.extend(matched.findings);
            findings.extend(self.matches.replaced.get(&person.id).map(|_| Finding::warning(FindingCode::ReplacedByRehire, None)));
            findings.extend(checks::check(person, input.settings.email, input.today));
            findings.extend(self.duplicates.findings(input, person, target));
            findings.extend(self.duplicates.email_taken(input, person).filter(|_| target.is_none() && !matched.unclear));
            if input.links.get(&person.id).is_some_and(|id| !self.targets.contains_key(id)) {
                findings.push(link_broken(input, person));
            }
            findings.extend(target.and_then(|target| self.inactive_twin(target)));
            if !matched.unclear {
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
            candidates: matched.candidates,
        };
        (change, comparison.merge_base)
    }

    /// The finding for a target that has several people with one personal number. The active one was matched.
    fn inactive_twin(&self, target: &Person) -> Option<Finding> {
        let others = self.matches.inactive_twins.get(&target.id)?.iter().filter_map(|id| self.targets.get(id).copied());
        let names: Vec<String> = std::iter::once(target).chain(others).map(|one| format!("{} ({})", one.name, one.id.as_str())).collect();
        Some(Finding::warning(FindingCode::InactiveTwin, Field::Ssn).with("names", names.join(", ")))
    }

    fn match_of(&self, person: &Person) -> MatchedPerson<'_> {
        let mut matched = MatchedPerson { target: None, unclear: false, findings: Vec::new(), candidates: Vec::new() };
        match self.matches.source.get(&person.id) {
            Some(Match::Found { target, .. }) => matched.target = self.targets.get(target).copied(),
            Some(Match::Unclear { reason, candidates: ids }) => {
                matched.unclear = true;
                matched.findings.push(reason.clone());
                matched.candidates.extend(ids.iter().filter_map(|id| self.targets.get(id)).map(|person| self.candidate(person)));
            }
            Some(Match::Nobody) | None if person.active => self.suggest_matches(person, &mut matched),
            Some(Match::Nobody | Match::Replaced) | None => {}
        }
        if self.matches.rehired.contains(&person.id) {
            matched.findings.push(Finding::warning(FindingCode::Rehired, None));
        }
        matched
    }

    /// Looks for namesakes of a person to create. The target may have the person under other keys, and a second record would pay one
    /// person twice.
    fn suggest_matches(&self, person: &Person, matched: &mut MatchedPerson<'_>) {
        let Some(free) = self.unmatched_by_name.get(&name_key(person, self.input.today)) else { return };
        let suggestions = suggest(person, free, self.not_same_person, self.input.today);
        if suggestions.is_empty() {
            return;
        }
        let names = suggestions.iter().map(|found| found.person.name.as_str()).collect::<Vec<_>>().join(", ");
        // The candidates are shown with a warning too, so that the owner can link the person in the review.
        matched.candidates.extend(suggestions.iter().map(|found| self.candidate(found.person)));
        if suggestions.iter().any(|found| found.same_start) {
            matched.unclear = true;
            matched.findings.push(Finding::error(FindingCode::MaybeSame, None).with("names", names));
        } else {
            matched.findings.push(Finding::warning(FindingCode::SameName, None).with("names", names));
        }
    }

    /// The findings of a person for whom nothing is sent. `None` when the person is compared.
    fn skip_reason(&self, person: &Person, matched: &MatchedPerson<'_>) -> Option<Vec<Finding>> {
        let only = |code: FindingCode| Some(vec![Finding::warning(code, None)]);
        if matches!(self.matches.source.get(&person.id), Some(Match::Replaced)) {
            return only(FindingCode::ReplacedByRehire);
        }
        match matched.target {
            // A person who left before the services were connected must not be created.
            None if !matched.unclear && !person.active => only(FindingCode::LeftAndNotInTarget),
            // A user of Kleer without an employment is no employee, for example an accountant or an integration.
            None if self.input.direction == Direction::Import && !matched.unclear && person.employment.is_none() => {
                only(FindingCode::NoAgreement)
            }
            // The person left on both sides, so errors of the record no longer matter to payroll.
            Some(target) if !person.active && !target.active => Some(Vec::new()),
            None if matched.unclear && !person.active && self.are_all_leavers(person) => Some(Vec::new()),
            _ => None,
        }
    }

    /// Whether all candidates of the target have left.
    fn are_all_leavers(&self, person: &Person) -> bool {
        let Some(Match::Unclear { candidates, .. }) = self.matches.source.get(&person.id) else { return false };
        candidates.iter().filter_map(|id| self.targets.get(id)).all(|candidate| !candidate.active)
    }

    fn candidate(&self, person: &Person) -> Candidate {
        let email = |choice: EmailChoice| person.email(choice).map(str::to_owned);
        Candidate { id: person.id.clone(), name: person.name.clone(), email: email(self.input.settings.email) }
    }
}
