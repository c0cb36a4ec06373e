//! The proof of a benefit run: listed = there + approved + left out, and approved = sent = read back, to the cent.
//!
//! Each figure has its own source, so the proof can fail on any of them: the list, the read of the target for the plan, the ledger's
//! intents, and a later read of the target.

mod figures;
mod row;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::benefits::{PayrollMonth, ReadBack};
use crate::money::{Currency, Money};
use crate::plan::{BenefitPart, BenefitRow, BenefitState, Change};
use crate::run::{Outcome, Reason};
use figures::{Figures, Sum};
use row::RowFigures;

/// The outcome of a chosen row, with all its writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedRow {
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    /// The writes of amounts.
    pub writes: Vec<WrittenPay>,
}

/// A write of an amount, from the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenPay {
    /// Whether the target accepted the write.
    pub accepted: bool,
    /// The amount as it was sent. `None` in entries from before the ledger stored amounts.
    pub amount: Option<Money>,
    /// The compensations that the last read showed for the write.
    pub read_back: Vec<ReadBack>,
}

/// The figures of a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFigures {
    pub total: ProofLine,
    /// Sorted by name.
    pub benefits: Vec<ProofBenefit>,
    /// The sum of the differences between the target's amounts and the sent or listed amounts, over all rows that a read showed.
    pub differs: Money,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProofBenefit {
    /// The benefit's id.
    pub benefit: String,
    pub name: String,
    /// The sum of the benefit's amounts.
    pub line: ProofLine,
    /// Sorted by name.
    pub people: Vec<ProofPerson>,
}

/// One person's amount of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProofPerson {
    /// The name to show.
    pub name: String,
    pub line: ProofLine,
    /// The row's state in the plan.
    pub state: BenefitState,
    /// `None` when the row was not chosen.
    pub outcome: Option<Outcome>,
    /// The read that shows the amount. `None` when no read does.
    pub shown_by: Option<ShownBy>,
    /// The target's compensations of the row, if they are not the sent or listed amount.
    pub differing: Vec<ReadBack>,
}

/// The read of the target that shows an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShownBy {
    /// The run read the amount back after sending it.
    ThisRun,
    /// The amount was there when the plan was made, and an earlier run had sent it.
    EarlierRun,
    /// The amount was there when the plan was made, and the app does not know that it sent it.
    Planning,
}

/// The figures that must be equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProofLine {
    /// The amount in the list.
    pub listed: Money,
    /// The amount in Personio when the plan was made.
    pub there: Money,
    /// The amount that the owner approved.
    pub approved: Money,
    /// The amount that was sent and accepted, according to the ledger.
    pub sent: Money,
    /// The amount that a later read of Personio showed.
    pub read_back: Money,
    /// The amount that was not sent on purpose, because the benefit is not for Personio.
    pub left_out: Money,
    /// listed = there + approved + left out, and approved = sent = read back.
    pub holds: bool,
    pub mark: ProofMark,
}

/// The result of a line. "Proven" is only used if something was sent and read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProofMark {
    /// All of it was sent and read back, or was there before.
    Proven,
    /// Some of it was sent and read back, or was there before. The rest was left out on purpose.
    ProvenLeftOut,
    /// Nothing was sent. All of it was there before.
    WasThere,
    /// Nothing was sent. Some of it was there before, and the rest was left out on purpose.
    WasThereLeftOut,
    /// Nothing was sent. All of it was left out on purpose.
    LeftOut,
    /// The amount is zero.
    NothingSent,
    /// At least one figure does not match.
    NotProven,
}

/// Whether the whole approved amount of a chosen row was sent and read back unchanged. A row without an amount needs no proof.
pub fn is_row_proven(benefit_row: &BenefitRow, ended: &EndedRow) -> bool {
    benefit_row.wanted.as_ref().is_none_or(|wanted| RowFigures::of(benefit_row, benefit_row.month, &wanted.currency, Some(ended)).holds)
}

/// The figures of a plan's rows. `ended` has the outcomes of the chosen rows by row key.
pub fn prove(rows: &[Change], month: PayrollMonth, currency: &Currency, ended: &BTreeMap<String, EndedRow>) -> ProofFigures {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut lines: BTreeMap<String, Vec<(ProofPerson, Figures)>> = BTreeMap::new();
    let mut differs = Decimal::ZERO;
    for row in rows {
        let Some(benefit_row) = &row.benefit else { continue };
        let ended = ended.get(&row.key);
        let figures = RowFigures::of(benefit_row, month, currency, ended);
        differs = differs.saturating_add(figures.differs());
        let parts = parts_of(benefit_row, currency);
        for (part, shares) in parts.iter().zip(figures.shares(&parts, currency)) {
            names.insert(part.benefit.clone(), part.name.clone());
            lines
                .entry(part.benefit.clone())
                .or_default()
                .push((proof_person(row, benefit_row, ended, &figures, Sum::from(shares).line(currency, figures.holds)), shares));
        }
    }
    let mut total = Sum::default();
    let mut benefits: Vec<ProofBenefit> = Vec::new();
    for (benefit, lines) in lines {
        let mut sum = Sum::default();
        lines.iter().for_each(|(_, figures)| sum.add(Sum::from(*figures)));
        total.add(sum);
        let mut people: Vec<ProofPerson> = lines.into_iter().map(|(person, _)| person).collect();
        people.sort_by(|one, other| one.name.cmp(&other.name));
        let line = sum.line(currency, people.iter().all(|person| person.line.holds));
        let name = names.remove(&benefit).unwrap_or_else(|| benefit.clone());
        benefits.push(ProofBenefit { benefit, name, line, people });
    }
    benefits.sort_by(|one, other| one.name.cmp(&other.name));
    let total = total.line(currency, benefits.iter().all(|benefit| benefit.line.holds));
    ProofFigures { total, benefits, differs: Money::new(differs, currency.clone()) }
}

/// The parts of a row. An amount that only the target has belongs to no benefit, so it is shown under its type.
fn parts_of<'a>(benefit_row: &'a BenefitRow, currency: &Currency) -> Cow<'a, [BenefitPart]> {
    match &benefit_row.pay_type {
        Some(kind) if benefit_row.parts.is_empty() && !benefit_row.held.is_empty() => Cow::Owned(vec![BenefitPart {
            benefit: format!("type {}", kind.id.as_deref().unwrap_or(&kind.name)),
            name: kind.name.clone(),
            amount: Money::new(Decimal::ZERO, currency.clone()),
        }]),
        _ => Cow::Borrowed(&benefit_row.parts),
    }
}

fn proof_person(row: &Change, benefit_row: &BenefitRow, ended: Option<&EndedRow>, figures: &RowFigures, line: ProofLine) -> ProofPerson {
    ProofPerson {
        name: row.name.clone(),
        line,
        state: benefit_row.state,
        outcome: ended.map(|ended| ended.outcome),
        shown_by: figures.shown_by,
        differing: figures.differing.clone(),
    }
}
