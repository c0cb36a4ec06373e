//! The plan of the employee export, Alexis HR → Kleer: a pure function of what both sides hold.
//!
//! The same input gives the same plan, byte for byte. Only what differs in meaning is a change: a different spelling is
//! not. A value that the source does not have never empties one in the target, with one exception: an employment that
//! no longer ends.

mod compare;
mod confirm;
mod held;
mod shared;
mod wanted;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::change::{Candidate, Change, ChangeKind, Plan};
use crate::checks;
use crate::finding::{Finding, FindingCode, Severity};
use crate::matching::{Links, Match, Matches, match_people};
use crate::person::{EmailChoice, Person, PersonId};

pub use compare::is_agreement;
pub use confirm::{moved_since, unconfirmed};

use compare::compare;
use shared::Shared;

/// The owner's settings for the employee export.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EmployeeSettings {
    /// Which e-mail address is sent.
    pub email: EmailChoice,
    /// Whether somebody who left is made inactive in the target. Off: a finding says that they still are active.
    pub deactivate_leavers: bool,
}

/// Everything the plan depends on.
#[derive(Debug, Clone, Copy)]
pub struct EmployeeInput<'a> {
    /// Everybody in the source.
    pub source: &'a [Person],
    /// Everybody in the target.
    pub target: &'a [Person],
    /// The confirmed links.
    pub links: &'a Links,
    /// The owner's settings.
    pub settings: &'a EmployeeSettings,
    /// Whether the unit of the target's salaries is confirmed. If not, salaries are neither compared nor sent.
    pub salaries_known: bool,
    /// The day of the plan.
    pub today: NaiveDate,
}

/// Plans the export.
pub fn plan(input: &EmployeeInput<'_>) -> Plan {
    let matches = match_people(input.source, input.target, input.links, input.today);
    let targets: BTreeMap<&PersonId, &Person> = input.target.iter().map(|person| (&person.id, person)).collect();
    let shared = Shared::of(input);

    let mut changes: Vec<Change> = input.source.iter().map(|person| row(input, person, &matches, &targets, &shared)).collect();
    changes.extend(matches.only_in_target.iter().filter_map(|id| targets.get(id)).map(|person| only_in_target(person)));
    changes.sort_by(|a, b| (rank(a), a.name.to_lowercase(), &a.key).cmp(&(rank(b), b.name.to_lowercase(), &b.key)));
    Plan { changes }
}

/// What needs the owner stands first.
fn rank(change: &Change) -> u8 {
    match change.kind {
        ChangeKind::Blocked => 0,
        ChangeKind::Create => 1,
        ChangeKind::Update => 2,
        ChangeKind::InStep => 3,
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
    }
}

/// The person once linked to this one is gone from the target: they were looked for anew.
fn link_broken(input: &EmployeeInput<'_>, person: &Person) -> Finding {
    let id = input.links.get(&person.id).map_or("", PersonId::as_str);
    Finding::warning(FindingCode::LinkBroken, None).with("id", id)
}

fn row(
    input: &EmployeeInput<'_>,
    person: &Person,
    matches: &Matches,
    targets: &BTreeMap<&PersonId, &Person>,
    shared: &Shared<'_>,
) -> Change {
    let mut findings = person.findings.clone();
    let mut candidates = Vec::new();
    let (target, unclear) = match matches.source.get(&person.id) {
        Some(Match::Found { target, .. }) => (targets.get(target).copied(), false),
        Some(Match::Unclear { reason, candidates: ids }) => {
            findings.push(reason.clone());
            candidates.extend(ids.iter().filter_map(|id| targets.get(id)).map(|person| candidate(person, input.settings.email)));
            (None, true)
        }
        Some(Match::Nobody) | None => (None, false),
    };

    let mut fields = Vec::new();
    if target.is_none() && !unclear && !person.active {
        // Somebody who left before the two services were connected: creating them would bring them back.
        findings = vec![Finding::warning(FindingCode::LeftAndNotInTarget, None)];
    } else if !person.active && target.is_some_and(|target| !target.active) {
        // Gone on both sides: whatever is wrong with the record no longer matters to a payroll.
        findings.clear();
    } else {
        findings.extend(checks::check(person, input.settings.email, input.today));
        findings.extend(shared.findings(input, person));
        findings.extend(shared.taken(input, person).filter(|_| target.is_none() && !unclear));
        if input.links.get(&person.id).is_some_and(|id| !targets.contains_key(id)) {
            findings.push(link_broken(input, person));
        }
        fields = if unclear { Vec::new() } else { compare(input, person, target, &mut findings) };
    }

    findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
    findings.dedup();
    let blocked = findings.iter().any(|finding| finding.severity == Severity::Error);
    let kind = match (blocked, target, fields.is_empty()) {
        (true, _, _) => ChangeKind::Blocked,
        (false, None, false) => ChangeKind::Create,
        (false, Some(_), false) => ChangeKind::Update,
        (false, _, true) => ChangeKind::InStep,
    };
    Change {
        key: format!("source:{}", person.id.as_str()),
        source_id: Some(person.id.clone()),
        target_id: target.map(|target| target.id.clone()),
        name: person.name.clone(),
        kind,
        fields,
        findings,
        candidates,
    }
}

fn candidate(person: &Person, choice: EmailChoice) -> Candidate {
    Candidate { id: person.id.clone(), name: person.name.clone(), email: person.email(choice).map(str::to_owned) }
}
