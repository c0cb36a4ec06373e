//! The proof of a run of benefits: listed = there + approved + left out, and approved = sent = read back, to the cent.
//!
//! Each figure has its own source, so that the proof can fail on any of them: the list's parts, what a read showed when the plan was
//! made, what the ledger recorded before it left, and what a later read showed of it.

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

/// How a chosen row ended, and every write that was made for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedRow {
    /// How it ended.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<Reason>,
    /// Its writes of amounts.
    pub writes: Vec<WrittenPay>,
}

/// A write of an amount, from the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenPay {
    /// Whether the target accepted it.
    pub accepted: bool,
    /// The amount as it left; `None`: it was recorded before amounts were kept.
    pub amount: Option<Money>,
    /// What the last read showed of it.
    pub read_back: Vec<ReadBack>,
}

/// The figures of a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFigures {
    /// Everything together.
    pub total: ProofLine,
    /// By benefit, by name.
    pub benefits: Vec<ProofBenefit>,
    /// By how much the target holds other amounts than were sent or listed, over every row that a read showed.
    pub differs: Money,
}

/// One benefit of a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProofBenefit {
    /// The benefit's id.
    pub benefit: String,
    /// Its name.
    pub name: String,
    /// Its amounts together.
    pub line: ProofLine,
    /// By person, by name.
    pub people: Vec<ProofPerson>,
}

/// One person's amount of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProofPerson {
    /// The name to show.
    pub name: String,
    /// The amount.
    pub line: ProofLine,
    /// Where the row stood in the plan.
    pub state: BenefitState,
    /// How it ended; `None`: it was not chosen.
    pub outcome: Option<Outcome>,
    /// Which read shows the amount; `None`: no read does.
    pub shown_by: Option<ShownBy>,
    /// Everything that the target showed of the row, where it is not what was sent or listed.
    pub differing: Vec<ReadBack>,
}

/// Which read of the target shows an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShownBy {
    /// The run read it back after it sent it.
    ThisRun,
    /// It was there when the plan was made, and an earlier run had sent it.
    EarlierRun,
    /// It was there when the plan was made, and the app does not know of having sent it.
    Planning,
}

/// The figures that have to be equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProofLine {
    /// What the list held.
    pub listed: Money,
    /// What Personio was seen to hold when the plan was made.
    pub there: Money,
    /// What the owner approved.
    pub approved: Money,
    /// What left and was accepted, by the ledger.
    pub sent: Money,
    /// What Personio was seen to hold of it afterwards.
    pub read_back: Money,
    /// What was not sent on purpose: benefits that are not for Personio.
    pub left_out: Money,
    /// listed = there + approved + left out, and approved = sent = read back.
    pub holds: bool,
    /// What the figures prove.
    pub mark: ProofMark,
}

/// What the figures of a line prove. "Proven" is only said where something was sent and read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProofMark {
    /// Everything was sent and read back, or was there.
    Proven,
    /// The same of what was sent; the rest was left out on purpose.
    ProvenLeftOut,
    /// Nothing had to be sent: all of it was there.
    WasThere,
    /// Nothing was sent: some of it was there, the rest was left out on purpose.
    WasThereLeftOut,
    /// Nothing was sent: all of it was left out on purpose.
    LeftOut,
    /// Nothing was sent, was there or was left out: the amount is zero.
    NothingSent,
    /// Something is not proven.
    NotProven,
}

/// Whether the writes of a chosen row bear out what was approved: everything of it left, and was read back as it left. A row without an
/// amount has nothing to bear out.
pub fn bears_out(told: &BenefitRow, ended: &EndedRow) -> bool {
    told.wanted.as_ref().is_none_or(|wanted| RowFigures::of(told, told.month, &wanted.currency, Some(ended)).holds)
}

/// The figures of a plan's rows. `ended`: by key, how the chosen ones ended.
pub fn prove(rows: &[Change], month: PayrollMonth, currency: &Currency, ended: &BTreeMap<String, EndedRow>) -> ProofFigures {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut lines: BTreeMap<String, Vec<(ProofPerson, Figures)>> = BTreeMap::new();
    let mut differs = Decimal::ZERO;
    for row in rows {
        let Some(told) = &row.benefit else { continue };
        let ended = ended.get(&row.key);
        let figures = RowFigures::of(told, month, currency, ended);
        differs = differs.saturating_add(figures.differs());
        let parts = parts_of(told, currency);
        for (part, shares) in parts.iter().zip(figures.shares(&parts, currency)) {
            names.insert(part.benefit.clone(), part.name.clone());
            lines
                .entry(part.benefit.clone())
                .or_default()
                .push((person(row, told, ended, &figures, Sum::from(shares).line(currency, figures.holds)), shares));
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

/// The parts of a row. What the target holds and the list no longer has is nothing of any benefit: it stands under its type.
fn parts_of<'a>(told: &'a BenefitRow, currency: &Currency) -> Cow<'a, [BenefitPart]> {
    match &told.pay_type {
        Some(kind) if told.parts.is_empty() && !told.held.is_empty() => Cow::Owned(vec![BenefitPart {
            benefit: format!("type {}", kind.id.as_deref().unwrap_or(&kind.name)),
            name: kind.name.clone(),
            amount: Money::new(Decimal::ZERO, currency.clone()),
        }]),
        _ => Cow::Borrowed(&told.parts),
    }
}

fn person(row: &Change, told: &BenefitRow, ended: Option<&EndedRow>, figures: &RowFigures, line: ProofLine) -> ProofPerson {
    ProofPerson {
        name: row.name.clone(),
        line,
        state: told.state,
        outcome: ended.map(|ended| ended.outcome),
        shown_by: figures.shown_by,
        differing: figures.differing.clone(),
    }
}
