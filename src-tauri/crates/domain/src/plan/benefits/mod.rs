//! The plan of the benefit export: compares the month's list with the target.
//!
//! A plan has at most one payment per person, type and month: the sum of all parts with this type. So the app can never pay an
//! amount twice under two names, and the sum can be compared with the target. Every listed amount is in exactly one row, and a
//! split amount in one row per part. A row that is not sent has a finding with the reason.

mod difference;
mod indexed_input;
mod input;
mod lines;
mod moved;
mod overview;
mod partial;
mod pay;
mod person_index;
mod row;
mod types;
mod unlisted;

use std::collections::BTreeMap;

pub use difference::month_difference;
pub use input::{BenefitInput, SentPay};
pub(super) use pay::is_same_type;
pub use row::{pay_key, type_key};
pub use types::{comparable_name, find_type};

use super::change::{Change, ChangeKind, Plan};
use crate::benefits::over_limits;
use crate::finding::{Finding, FindingCode};
use crate::plan::BenefitState;
use indexed_input::IndexedInput;
use lines::Line;
use types::Target;

/// A benefit plan, and the figures to store with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedBenefits {
    pub plan: Plan,
    /// The number of people with an amount other than zero.
    pub people: u32,
}

/// Makes the plan.
pub fn plan(input: &BenefitInput<'_>) -> PlannedBenefits {
    let input = &IndexedInput::of(input);
    let index = person_index::resolve(input);
    let targets = types::targets(input);
    let lines = lines::lines(input, &index, &targets);
    let mut groups: BTreeMap<lines::GroupKey, Vec<Line>> = BTreeMap::new();
    for line in lines {
        groups.entry(line.group.clone()).or_default().push(line);
    }
    let unlisted = unlisted::rows(input, &groups);
    let mut rows: Vec<Change> = groups.into_iter().map(|(key, lines)| pay::row(input, key, &lines)).collect();
    moved::hold(input, &mut rows, &unlisted);
    partial::hold(&mut rows);
    rows.extend(types::rows_to_create(input, &rows));
    partial::hold_types(&mut rows);
    rows.extend(unlisted.into_iter().filter(|unlisted| unlisted.is_certain).map(|unlisted| unlisted.row));
    add_limits(input, &mut rows);
    for row in &mut rows {
        row.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    }
    rows.sort_by(|one, other| rank(one).cmp(&rank(other)).then_with(|| one.name.cmp(&other.name)).then_with(|| one.key.cmp(&other.key)));
    let people = overview::people(input);
    let benefits = Some(overview::overview(input, &rows));
    PlannedBenefits { plan: Plan { changes: rows, leave: None, benefits }, people }
}

/// Rows that need the owner come first. Types come before the payments that need them, because rows are sent in this order.
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

/// Adds each exceeded limit to the first row that it is about, and to no other.
fn add_limits(input: &IndexedInput<'_>, rows: &mut [Change]) {
    let mut of_person: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(person) = &row.source_id {
            of_person.entry(person.as_str().to_owned()).or_default().push(at);
        }
    }
    for hit in over_limits(input.limits, input.catalogue, input.entries, input.month) {
        let code = match hit.limit.per {
            crate::benefits::LimitPer::Month => FindingCode::BenefitOverMonth,
            crate::benefits::LimitPer::Year => FindingCode::BenefitOverYear,
        };
        let concerns = |row: &Change| {
            row.benefit.as_ref().is_some_and(|benefit| benefit.parts.iter().any(|part| hit.benefits.contains(&part.benefit)))
        };
        let places = of_person.get(&hit.person).into_iter().flatten().copied();
        let candidates = places.filter(|at| rows.get(*at).is_some_and(concerns));
        let first = candidates.min_by_key(|at| rows.get(*at).is_none_or(|row| !matches!(row.kind, ChangeKind::Create)));
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

/// The compensation types of the rules' parts. The key says the chosen type and whether the amount is recurring.
type Targets = BTreeMap<(crate::benefits::TypeChoice, bool), Target>;
