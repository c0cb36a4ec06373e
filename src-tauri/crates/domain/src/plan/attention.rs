//! The parts of a plan that the owner should look at, besides the rows to send: rows that send nothing and still carry a finding or a
//! difference, and warnings that nearly every person has. Such a warning is shown once instead of at every row.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Change, ChangeKind, Plan};
use crate::field::Field;
use crate::finding::{Finding, FindingCode, Severity};

/// The smallest number of people who can share a warning. Below it, the warning is shown at each row.
const MIN_PEOPLE: usize = 5;

/// A warning that nearly all rows have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharedFinding {
    /// The finding of the first row that has it.
    pub finding: Finding,
    /// The person's name in the first row that has it.
    pub name: String,
    /// Whether all these rows have it with the same parameters. If not, `finding` is an example.
    pub alike: bool,
    /// The number of rows that have it.
    pub count: u32,
    /// The number of people of the source.
    pub of: u32,
}

impl SharedFinding {
    /// Whether a finding has this code and field.
    pub fn is_same_kind(&self, finding: &Finding) -> bool {
        kind_of(finding) == kind_of(&self.finding)
    }
}

type FindingKind = (FindingCode, Option<Field>);

fn kind_of(finding: &Finding) -> FindingKind {
    (finding.code, finding.field)
}

impl Plan {
    /// The warnings that at least 90 % of the people of the source have. A warning about one person in particular is never
    /// shared, because the owner would overlook it.
    pub fn shared_warnings(&self) -> Vec<SharedFinding> {
        let people: Vec<&Change> = self.changes.iter().filter(|change| change.source_id.is_some()).collect();
        let mut rows: BTreeMap<FindingKind, BTreeMap<&str, (&Finding, &Change)>> = BTreeMap::new();
        for change in &people {
            for finding in change.findings.iter().filter(|finding| can_be_shared(finding)) {
                rows.entry(kind_of(finding)).or_default().insert(&change.key, (finding, change));
            }
        }
        let nearly_all = |count: usize| count >= MIN_PEOPLE && count.saturating_mul(10) >= people.len().saturating_mul(9);
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

    /// Counts the rows with a finding that is not shared and that is still true after the row was sent. [`FindingCode::SameName`] is
    /// not: once the person is created, the namesake is known to be another person.
    pub fn with_own_findings<'a>(&self, rows: impl Iterator<Item = &'a Change>) -> usize {
        let shared = self.shared_warnings();
        let is_own = |finding: &Finding| finding.code != FindingCode::SameName && !shared.iter().any(|one| one.is_same_kind(finding));
        rows.filter(|change| change.findings.iter().any(is_own)).count()
    }

    /// The keys of the rows that send nothing and still need a look: they have a finding that is not shared, or an untouched field.
    /// A benefit row is a notice only when the target may hold more than the listed amount.
    pub fn notices(&self) -> BTreeSet<&str> {
        let shared = self.shared_warnings();
        let is_own = |change: &Change, finding: &Finding| {
            !shared.iter().any(|one| one.is_same_kind(finding)) && (change.benefit.is_none() || says_target_has_more(finding))
        };
        let has_own = |change: &Change| change.findings.iter().any(|finding| is_own(change, finding));
        let is_notice = |change: &&Change| change.kind == ChangeKind::InStep && (!change.kept.is_empty() || has_own(change));
        self.changes.iter().filter(is_notice).map(|change| change.key.as_str()).collect()
    }
}

/// Whether a finding says that the target may hold more of a benefit than the list. Plans of earlier versions used
/// `BenefitOthersThere` for this.
fn says_target_has_more(finding: &Finding) -> bool {
    matches!(finding.code, FindingCode::BenefitOthersBeside | FindingCode::BenefitOthersThere | FindingCode::BenefitTypeTwice)
}

/// Whether a finding can be shared. Findings about matching, leavers and people on one side only are about one person.
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

    /// A plan with `with` people who have a warning and `without` people who have none.
    fn company(with: usize, without: usize, code: FindingCode) -> Plan {
        let with = (0..with).map(|n| row(&format!("with {n}"), ChangeKind::InStep, vec![warning(code)]));
        let without = (0..without).map(|n| row(&format!("without {n}"), ChangeKind::InStep, Vec::new()));
        plan(with.chain(without).collect())
    }

    #[test]
    fn shared_warnings_include_a_warning_of_nearly_all_people() {
        let plan = company(109, 1, FindingCode::TaxColumnRare);
        let shared = plan.shared_warnings();
        assert_eq!(shared.iter().map(|one| (one.count, one.of, one.alike)).collect::<Vec<_>>(), [(109, 110, true)]);
        assert_eq!(plan.notices(), BTreeSet::new());
    }

    #[test]
    fn shared_warnings_skip_some_and_few_people() {
        assert_eq!(company(80, 20, FindingCode::TaxColumnRare).shared_warnings(), []);
        let few = company(4, 0, FindingCode::TaxColumnRare);
        assert_eq!(few.shared_warnings(), []);
        assert_eq!(few.notices().len(), 4);
    }

    #[test]
    fn notices_include_own_warning_beside_a_shared_one() {
        let mut plan = company(20, 0, FindingCode::TaxColumnRare);
        plan.changes[3].findings.push(warning(FindingCode::AccountCheckDigit));
        assert_eq!(plan.notices(), BTreeSet::from(["source:with 3"]));
    }

    #[test]
    fn notices_always_include_leavers_and_one_sided_people() {
        for code in [FindingCode::LeaverStillActive, FindingCode::OnlyInTarget] {
            let plan = company(30, 0, code);
            assert_eq!((plan.shared_warnings().len(), plan.notices().len()), (0, 30), "{code:?}");
        }
    }

    #[test]
    fn shared_warnings_never_include_an_error() {
        let blocked = (0..30).map(|n| row(&format!("{n}"), ChangeKind::Blocked, vec![Finding::error(FindingCode::Missing, Field::Ssn)]));
        assert_eq!(plan(blocked.collect()).shared_warnings(), []);
    }

    #[test]
    fn shared_warning_with_different_values_is_an_example() {
        let later = |n: usize| warning(FindingCode::SalaryLater).with("amount", n);
        let rows = (0..10).map(|n| row(&format!("{n}"), ChangeKind::Update, vec![later(n)]));
        let shared = plan(rows.collect()).shared_warnings();
        assert_eq!(shared.iter().map(|one| (one.alike, one.name.as_str())).collect::<Vec<_>>(), [(false, "0")]);
    }
}
