//! The plan of the benefit export: the month's list against what the target holds.
//!
//! There is one compensation at most per person, type and month: the sum of the parts that land there. So the app can
//! never pay the same twice under two names, and what is there can be held against what is wanted. Every amount of the list
//! ends up in exactly one row, split amounts in one row each part: what is not sent says why.

mod difference;
mod elsewhere;
mod gone;
mod halves;
mod indexed_input;
mod input;
mod lines;
mod overview;
mod pay;
mod person_index;
mod row;
mod types;

use std::collections::BTreeMap;

pub use difference::month_difference;
pub use input::{BenefitInput, SentPay};
pub(super) use pay::is_same_type;
pub use row::{pay_key, type_key};
pub use types::{normal, usable};

use super::change::{Change, ChangeKind, Plan};
use crate::benefits::over_limits;
use crate::finding::{Finding, FindingCode};
use crate::plan::BenefitState;
use indexed_input::IndexedInput;
use lines::Line;
use types::Target;

/// A plan of the benefit export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedBenefits {
    /// The plan.
    pub plan: Plan,
    /// How many people have an amount other than zero.
    pub people: u32,
}

/// Compares the month of the list with what the target holds.
pub fn plan(basis: &BenefitInput<'_>) -> PlannedBenefits {
    let basis = &IndexedInput::of(basis);
    let who = person_index::resolve(basis);
    let targets = types::targets(basis);
    let lines = lines::lines(basis, &who, &targets);
    let mut groups: BTreeMap<lines::GroupKey, Vec<Line>> = BTreeMap::new();
    for line in lines {
        groups.entry(line.group.clone()).or_default().push(line);
    }
    let gone = gone::rows(basis, &groups);
    let mut rows: Vec<Change> = groups.into_iter().map(|(key, lines)| pay::row(basis, key, &lines)).collect();
    elsewhere::hold(basis, &mut rows, &gone);
    halves::hold(&mut rows);
    rows.extend(types::to_make(basis, &rows));
    halves::hold_types(&mut rows);
    rows.extend(gone.into_iter().filter(|gone| gone.is_settled).map(|gone| gone.row));
    add_limits(basis, &mut rows);
    for row in &mut rows {
        row.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    }
    rows.sort_by(|one, other| rank(one).cmp(&rank(other)).then_with(|| one.name.cmp(&other.name)).then_with(|| one.key.cmp(&other.key)));
    let people = overview::people(basis);
    let benefits = Some(overview::overview(basis, &rows));
    PlannedBenefits { plan: Plan { changes: rows, leave: None, benefits }, people }
}

/// What needs the owner stands first; types stand before the pay that needs them, because rows are sent in this order.
fn rank(row: &Change) -> u8 {
    let hold = row.benefit.as_ref().is_some_and(|benefit| benefit.hold);
    if row.findings.iter().any(|finding| finding.code == FindingCode::BenefitOthersBeside) {
        return 1;
    }
    match row.benefit.as_ref().map(|benefit| benefit.state) {
        Some(BenefitState::Blocked) | None => 0,
        Some(BenefitState::ThereDifferent | BenefitState::GoesOn) => 1,
        Some(BenefitState::TypeToMake) => 2,
        Some(BenefitState::New) if hold => 3,
        Some(BenefitState::New) => 4,
        Some(BenefitState::NotSent) => 5,
        Some(BenefitState::ThereEqual) => 6,
    }
}

/// A limit is told once, on the first row that it is about.
fn add_limits(basis: &IndexedInput<'_>, rows: &mut [Change]) {
    let mut of_person: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(person) = &row.source_id {
            of_person.entry(person.as_str().to_owned()).or_default().push(at);
        }
    }
    for hit in over_limits(basis.limits, basis.catalogue, basis.entries, basis.month) {
        let code = match hit.limit.per {
            crate::benefits::LimitPer::Month => FindingCode::BenefitOverMonth,
            crate::benefits::LimitPer::Year => FindingCode::BenefitOverYear,
        };
        let concerns = |row: &Change| {
            row.benefit.as_ref().is_some_and(|benefit| benefit.parts.iter().any(|part| hit.benefits.contains(&part.benefit)))
        };
        let places = of_person.get(&hit.person).into_iter().flatten().copied();
        let about = places.filter(|at| rows.get(*at).is_some_and(concerns));
        let first = about.min_by_key(|at| rows.get(*at).is_none_or(|row| !matches!(row.kind, ChangeKind::Create)));
        if let Some(row) = first.and_then(|at| rows.get_mut(at)) {
            let finding = Finding::warning(code, crate::field::Field::PayAmount)
                .with("limit", &hit.limit.id)
                .with("most", &hit.limit.most)
                .with("sum", &hit.sum)
                .with("source", &hit.limit.source);
            row.findings.push(finding);
        }
    }
}

/// What a line leads to in the target.
type Targets = BTreeMap<(crate::benefits::TypeChoice, bool), Target>;
