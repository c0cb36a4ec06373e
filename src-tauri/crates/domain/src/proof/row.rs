//! The figures of one row: what one person gets of one compensation type. The list may have it in several parts.

use rust_decimal::Decimal;

use super::figures::Figures;
use super::{EndedRow, ShownBy};
use crate::benefits::{PayrollMonth, ReadBack};
use crate::money::{Currency, Money};
use crate::plan::{BenefitPart, BenefitRow, BenefitState};
use crate::run::{Outcome, Reason};

/// The figures of a row, before they are shared among its parts.
#[derive(Debug, Clone)]
pub(super) struct RowFigures {
    figures: Figures,
    way: Way,
    /// Whether they are equal that have to be, and nothing else speaks against the row.
    pub holds: bool,
    pub shown_by: Option<ShownBy>,
    /// What the target showed, where it is not what was sent.
    pub differing: Vec<ReadBack>,
}

/// What became of the amounts of the list: such a figure is the list's own, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    LeftOut,
    Approved,
    Neither,
}

impl RowFigures {
    pub fn of(told: &BenefitRow, month: PayrollMonth, currency: &Currency, ended: Option<&EndedRow>) -> Self {
        let listed = sum(told.parts.iter().map(|part| &part.amount), currency);
        let listed_only = Figures { listed, ..Figures::default() };
        let there = sum(told.held.iter().map(|held| &held.amount), currency);
        let row = |figures: Figures| Self { figures, way: Way::Neither, holds: figures.agree(), shown_by: None, differing: Vec::new() };
        let differs = |figures: Figures| Self { holds: false, differing: told.held.iter().map(ReadBack::from).collect(), ..row(figures) };
        match (told.state, ended) {
            (BenefitState::NotSent, _) => {
                let figures = Figures { left_out: listed, ..listed_only };
                let is_more = !told.held.is_empty();
                Self { way: Way::LeftOut, ..if is_more { differs(Figures { there, ..figures }) } else { row(figures) } }
            }
            (BenefitState::ThereEqual, _) => {
                let figures = Figures { there, ..listed_only };
                // The right sum beside something in another currency is not what the list says.
                let is_equal = figures.agree() && told.held.iter().all(|held| held.amount.currency == *currency);
                let shown_by = if told.held.iter().any(|held| held.ours) { ShownBy::EarlierRun } else { ShownBy::Planning };
                Self { shown_by: Some(shown_by), ..if is_equal { row(figures) } else { differs(figures) } }
            }
            (_, Some(ended)) => Self::ended(listed, month, currency, ended),
            (BenefitState::ThereDifferent | BenefitState::GoesOn, None) => differs(Figures { there, ..listed_only }),
            // What others entered is told, and is no part of an amount that the owner did not approve. Amounts that come to nothing agree with nothing: not by their sum does a row hold of which nothing was sent.
            (_, None) => differs(listed_only),
        }
    }

    fn ended(listed: Decimal, month: PayrollMonth, currency: &Currency, ended: &EndedRow) -> Self {
        let accepted = ended.writes.iter().filter(|write| write.accepted).filter_map(|write| write.amount.as_ref());
        let sent = sum(accepted, currency);
        let shown: Vec<&ReadBack> = ended.writes.iter().flat_map(|write| &write.read_back).collect();
        let read_back = sum(shown.iter().map(|shown| &shown.amount), currency);
        let figures = Figures { listed, approved: listed, sent, read_back, ..Figures::default() };
        // The right sum in another currency or for another month is not what was sent.
        let is_other = |shown: &&ReadBack| shown.amount.currency != *currency || shown.effective_from.is_some_and(|day| !month.holds(day));
        let as_sent = sent == read_back && !shown.iter().any(is_other);
        // What only the owner saw was not read back: the proof does not claim it.
        let confirmed = ended.outcome == Outcome::Confirmed && ended.reason != Some(Reason::SeenByOwner);
        let differing = if as_sent { Vec::new() } else { shown.iter().map(|shown| (*shown).clone()).collect() };
        Self {
            figures,
            way: Way::Approved,
            holds: confirmed && as_sent && !sent.is_zero() && figures.agree(),
            shown_by: (!shown.is_empty()).then_some(ShownBy::ThisRun),
            differing,
        }
    }

    /// By how much the target holds another amount than was sent, or than is listed where nothing was. Nothing, where no read showed
    /// anything.
    pub fn differs(&self) -> Decimal {
        let Figures { listed, there, sent, read_back, left_out, .. } = self.figures;
        match self.shown_by {
            Some(ShownBy::ThisRun) => read_back.saturating_sub(sent).abs(),
            _ if there.is_zero() => Decimal::ZERO,
            _ => there.saturating_add(left_out).saturating_sub(listed).abs(),
        }
    }

    /// The figures, shared among the parts. What comes from the list is each part's own amount, also where their sum is zero. What
    /// was measured is shared alike, and the last part has what is too much or too little.
    pub fn shares(&self, parts: &[BenefitPart], currency: &Currency) -> Vec<Figures> {
        let own: Vec<Decimal> = parts.iter().map(|part| sum(std::iter::once(&part.amount), currency)).collect();
        let measured = [self.figures.there, self.figures.sent, self.figures.read_back].map(|figure| share(figure, &own));
        let at = |shares: &[Decimal], at: usize| shares.get(at).copied().unwrap_or_default();
        let [there, sent, read_back] = &measured;
        let share_of = |(place, listed): (usize, &Decimal)| Figures {
            listed: *listed,
            there: at(there, place),
            approved: if self.way == Way::Approved { *listed } else { Decimal::ZERO },
            sent: at(sent, place),
            read_back: at(read_back, place),
            left_out: if self.way == Way::LeftOut { *listed } else { Decimal::ZERO },
        };
        own.iter().enumerate().map(share_of).collect()
    }
}

fn sum<'a>(amounts: impl Iterator<Item = &'a Money>, currency: &Currency) -> Decimal {
    amounts.filter(|money| money.currency == *currency).fold(Decimal::ZERO, |sum, money| sum.saturating_add(money.amount))
}

/// What was measured of a row, part by part. Nothing at all is nothing of each.
fn share(figure: Decimal, own: &[Decimal]) -> Vec<Decimal> {
    if figure.is_zero() {
        return vec![Decimal::ZERO; own.len()];
    }
    let mut rest = figure;
    let last = own.len().saturating_sub(1);
    let mut shares = Vec::with_capacity(own.len());
    for (at, own) in own.iter().enumerate() {
        let share = if at == last { rest } else { *own };
        rest = rest.saturating_sub(share);
        shares.push(share);
    }
    shares
}
