//! What of a plan the owner should look at, beside what it would send: rows that need nothing sent and are not simply alike, and
//! warnings that nearly everybody has, which are said once instead of at every row.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Change, ChangeKind, Plan};
use crate::field::Field;
use crate::finding::{Finding, FindingCode, Severity};

/// Of fewer people a warning is read at each row.
const FEWEST: usize = 5;

/// A warning that nearly all rows have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharedFinding {
    /// The finding of the first of these rows.
    pub finding: Finding,
    /// The name in that row.
    pub name: String,
    /// Whether every row has it with the same values; otherwise `finding` is an example.
    pub alike: bool,
    /// How many rows have it.
    pub count: u32,
    /// Of how many.
    pub of: u32,
}

impl SharedFinding {
    /// Whether a finding is this one.
    pub fn is(&self, finding: &Finding) -> bool {
        of(finding) == of(&self.finding)
    }
}

type Kind = (FindingCode, Option<Field>);

fn of(finding: &Finding) -> Kind {
    (finding.code, finding.field)
}

impl Plan {
    /// The warnings that at least nine of ten people of the source have. What is about one person in particular is never among
    /// them: it would be overlooked.
    pub fn shared_warnings(&self) -> Vec<SharedFinding> {
        let people: Vec<&Change> = self.changes.iter().filter(|change| change.source_id.is_some()).collect();
        let mut rows: BTreeMap<Kind, BTreeMap<&str, (&Finding, &Change)>> = BTreeMap::new();
        for change in &people {
            for finding in change.findings.iter().filter(|finding| can_be_shared(finding)) {
                rows.entry(of(finding)).or_default().insert(&change.key, (finding, change));
            }
        }
        let nearly_all = |count: usize| count >= FEWEST && count.saturating_mul(10) >= people.len().saturating_mul(9);
        let shared = rows.into_values().filter(|rows| nearly_all(rows.len())).filter_map(|rows| {
            let (first, change) = *rows.values().next()?;
            Some(SharedFinding {
                finding: first.clone(),
                name: change.name.clone(),
                alike: rows.values().all(|(finding, _)| finding.params == first.params),
                count: count(rows.len()),
                of: count(people.len()),
            })
        });
        shared.collect()
    }

    /// How many of these rows of the plan have a finding that not everybody has, and that stays when the row was sent: a namesake of
    /// somebody new is somebody else by then.
    pub fn with_own_findings<'a>(&self, rows: impl Iterator<Item = &'a Change>) -> usize {
        let shared = self.shared_warnings();
        let is_own = |finding: &Finding| finding.code != FindingCode::SameName && !shared.iter().any(|one| one.is(finding));
        rows.filter(|change| change.findings.iter().any(is_own)).count()
    }

    /// The keys of the rows that need nothing sent and are not simply alike: with a finding that not everybody has, or with a field
    /// in which both sides differ. Of benefits only what the target may hold beside the amount of the list.
    pub fn notices(&self) -> BTreeSet<&str> {
        let shared = self.shared_warnings();
        let is_own = |change: &Change, finding: &Finding| {
            !shared.iter().any(|one| one.is(finding)) && (change.benefit.is_none() || is_about_more(finding))
        };
        let has_own = |change: &Change| change.findings.iter().any(|finding| is_own(change, finding));
        let is_notice = |change: &&Change| change.kind == ChangeKind::InStep && (!change.kept.is_empty() || has_own(change));
        self.changes.iter().filter(is_notice).map(|change| change.key.as_str()).collect()
    }
}

/// Whether a finding says of a benefit that the target may hold more than the list has. `BenefitOthersThere` said so in the plans of
/// earlier versions.
fn is_about_more(finding: &Finding) -> bool {
    matches!(finding.code, FindingCode::BenefitOthersBeside | FindingCode::BenefitOthersThere | FindingCode::BenefitTypeTwice)
}

/// Whether a finding can be one that everybody has. Who is who, who left and who exists on one side only is about one person.
fn can_be_shared(finding: &Finding) -> bool {
    let about_one = matches!(
        finding.code,
        FindingCode::LeaverStillActive
            | FindingCode::OnlyInTarget
            | FindingCode::LeftAndNotInTarget
            | FindingCode::AmbiguousMatch
            | FindingCode::ContestedMatch
            | FindingCode::LinkBroken
            | FindingCode::EmailShared
            | FindingCode::EmailTaken
            | FindingCode::SsnShared
            | FindingCode::SsnDiffers
            | FindingCode::MaybeSame
            | FindingCode::SameName
            | FindingCode::Rehired
            | FindingCode::ReplacedByRehire
            | FindingCode::BenefitOthersBeside
            | FindingCode::BenefitOthersThere
    );
    finding.severity == Severity::Warning && !about_one
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::PersonId;

    fn row(name: &str, kind: ChangeKind, findings: Vec<Finding>) -> Change {
        Change {
            key: format!("source:{name}"),
            source_id: Some(PersonId(name.to_owned())),
            target_id: None,
            name: name.to_owned(),
            kind,
            fields: Vec::new(),
            kept: Vec::new(),
            conflicts: Vec::new(),
            origins: Vec::new(),
            splits: Vec::new(),
            findings,
            candidates: Vec::new(),
            open: None,
            day: None,
            benefit: None,
        }
    }

    fn plan(changes: Vec<Change>) -> Plan {
        Plan { changes, leave: None, benefits: None }
    }

    fn warning(code: FindingCode) -> Finding {
        Finding::warning(code, None)
    }

    /// So many people with a warning, and so many without.
    fn company(with: usize, without: usize, code: FindingCode) -> Plan {
        let with = (0..with).map(|n| row(&format!("with {n}"), ChangeKind::InStep, vec![warning(code)]));
        let without = (0..without).map(|n| row(&format!("without {n}"), ChangeKind::InStep, Vec::new()));
        plan(with.chain(without).collect())
    }

    #[test]
    fn warning_of_nearly_everybody_is_shared() {
        let plan = company(109, 1, FindingCode::TaxColumnRare);
        let shared = plan.shared_warnings();
        assert_eq!(shared.iter().map(|one| (one.count, one.of, one.alike)).collect::<Vec<_>>(), [(109, 110, true)]);
        assert_eq!(plan.notices(), BTreeSet::new());
    }

    #[test]
    fn warning_of_some_or_of_few_people_is_not_shared() {
        assert_eq!(company(80, 20, FindingCode::TaxColumnRare).shared_warnings(), []);
        let few = company(4, 0, FindingCode::TaxColumnRare);
        assert_eq!(few.shared_warnings(), []);
        assert_eq!(few.notices().len(), 4);
    }

    #[test]
    fn own_warning_beside_a_shared_one_is_a_notice() {
        let mut plan = company(20, 0, FindingCode::TaxColumnRare);
        plan.changes[3].findings.push(warning(FindingCode::AccountCheckDigit));
        assert_eq!(plan.notices(), BTreeSet::from(["source:with 3"]));
    }

    #[test]
    fn leavers_and_people_of_one_side_are_always_notices() {
        for code in [FindingCode::LeaverStillActive, FindingCode::OnlyInTarget] {
            let plan = company(30, 0, code);
            assert_eq!((plan.shared_warnings().len(), plan.notices().len()), (0, 30), "{code:?}");
        }
    }

    #[test]
    fn error_is_never_shared() {
        let blocked = (0..30).map(|n| row(&format!("{n}"), ChangeKind::Blocked, vec![Finding::error(FindingCode::Missing, Field::Ssn)]));
        assert_eq!(plan(blocked.collect()).shared_warnings(), []);
    }

    #[test]
    fn different_values_are_told_as_an_example() {
        let later = |n: usize| warning(FindingCode::SalaryLater).with("amount", n);
        let rows = (0..10).map(|n| row(&format!("{n}"), ChangeKind::Update, vec![later(n)]));
        let shared = plan(rows.collect()).shared_warnings();
        assert_eq!(shared.iter().map(|one| (one.alike, one.name.as_str())).collect::<Vec<_>>(), [(false, "0")]);
    }
}
