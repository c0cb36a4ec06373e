//! The figures of one row: one person's amount of one compensation type. The list can have the amount in several parts.

use rust_decimal::Decimal;

use super::figures::Figures;
use super::{EndedRow, ShownBy};
use crate::benefits::{PayrollMonth, ReadBack};
use crate::money::{Currency, Money};
use crate::plan::{BenefitPart, BenefitRow, BenefitState};
use crate::run::{Outcome, Reason};

/// The figures of a row before they are distributed to its parts.
#[derive(Debug, Clone)]
pub(super) struct RowFigures {
    figures: Figures,
    disposition: Disposition,
    /// Whether the figures are consistent and the row is as it was sent or listed.
    pub holds: bool,
    pub shown_by: Option<ShownBy>,
    /// The target's compensations, if they are not the sent or listed amount.
    pub differing: Vec<ReadBack>,
}

/// The figure that gets the listed amounts, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Disposition {
    LeftOut,
    Approved,
    Neither,
}

impl RowFigures {
    pub fn of(benefit: &BenefitRow, month: PayrollMonth, currency: &Currency, ended: Option<&EndedRow>) -> Self {
        let listed = sum(benefit.parts.iter().map(|part| &part.amount), currency);
        let listed_only = Figures { listed, ..Figures::default() };
        let there = sum(benefit.held.iter().map(|held| &held.amount), currency);
        let row = |figures: Figures| Self {
            figures,
            disposition: Disposition::Neither,
            holds: figures.is_consistent(),
            shown_by: None,
            differing: Vec::new(),
        };
        let differs =
            |figures: Figures| Self { holds: false, differing: benefit.held.iter().map(ReadBack::from).collect(), ..row(figures) };
        match (benefit.state, ended) {
            (BenefitState::NotSent, _) => {
                let figures = Figures { left_out: listed, ..listed_only };
                let is_more = !benefit.held.is_empty();
                Self { disposition: Disposition::LeftOut, ..if is_more { differs(Figures { there, ..figures }) } else { row(figures) } }
            }
            (BenefitState::ThereEqual, _) => {
                let figures = Figures { there, ..listed_only };
                // The right sum next to an amount in another currency does not match the list.
                let is_equal = figures.is_consistent() && benefit.held.iter().all(|held| held.amount.currency == *currency);
                let shown_by = if benefit.held.iter().any(|held| held.ours) { ShownBy::EarlierRun } else { ShownBy::Planning };
                Self { shown_by: Some(shown_by), ..if is_equal { row(figures) } else { differs(figures) } }
            }
            (_, Some(ended)) => Self::ended(listed, month, currency, ended),
            (BenefitState::ThereDifferent | BenefitState::GoesOn, None) => differs(Figures { there, ..listed_only }),
            // Amounts that others entered are shown, but are no part of an amount that the owner did not approve. A row of which
            // nothing was sent does not hold, even if its amounts add up to zero and so match.
            (_, None) => differs(listed_only),
        }
    }

    fn ended(listed: Decimal, month: PayrollMonth, currency: &Currency, ended: &EndedRow) -> Self {
        let accepted = ended.writes.iter().filter(|write| write.accepted).filter_map(|write| write.amount.as_ref());
        let sent = sum(accepted, currency);
        let shown: Vec<&ReadBack> = ended.writes.iter().flat_map(|write| &write.read_back).collect();
        let read_back = sum(shown.iter().map(|shown| &shown.amount), currency);
        let figures = Figures { listed, approved: listed, sent, read_back, ..Figures::default() };
        // The right sum in another currency or for another month is not the sent amount.
        let differs_from_sent =
            |shown: &&ReadBack| shown.amount.currency != *currency || shown.effective_from.is_some_and(|day| !month.contains(day));
        let as_sent = sent == read_back && !shown.iter().any(differs_from_sent);
        // A row that only the owner confirmed was not read back, so it is not proven.
        let confirmed = ended.outcome == Outcome::Confirmed && ended.reason != Some(Reason::SeenByOwner);
        let differing = if as_sent { Vec::new() } else { shown.iter().map(|shown| (*shown).clone()).collect() };
        Self {
            figures,
            disposition: Disposition::Approved,
            holds: confirmed && as_sent && !sent.is_zero() && figures.is_consistent(),
            shown_by: (!shown.is_empty()).then_some(ShownBy::ThisRun),
            differing,
        }
    }

    /// The difference between the target's amount and the sent amount, or the listed amount if nothing was sent. Zero when no read
    /// showed anything.
    pub fn differs(&self) -> Decimal {
        let Figures { listed, there, sent, read_back, left_out, .. } = self.figures;
        match self.shown_by {
            Some(ShownBy::ThisRun) => read_back.saturating_sub(sent).abs(),
            _ if there.is_zero() => Decimal::ZERO,
            _ => there.saturating_add(left_out).saturating_sub(listed).abs(),
        }
    }

    /// Distributes the figures to the parts. Figures from the list are each part's own amount, even if the sum is zero. Measured
    /// figures are distributed in the same way, and the last part gets the difference.
    pub fn shares(&self, parts: &[BenefitPart], currency: &Currency) -> Vec<Figures> {
        let own: Vec<Decimal> = parts.iter().map(|part| sum(std::iter::once(&part.amount), currency)).collect();
        let measured = [self.figures.there, self.figures.sent, self.figures.read_back].map(|figure| share(figure, &own));
        let at = |shares: &[Decimal], index: usize| shares.get(index).copied().unwrap_or_default();
        let [there, sent, read_back] = &measured;
        let share_of = |(index, listed): (usize, &Decimal)| Figures {
            listed: *listed,
            there: at(there, index),
            approved: if self.disposition == Disposition::Approved { *listed } else { Decimal::ZERO },
            sent: at(sent, index),
            read_back: at(read_back, index),
            left_out: if self.disposition == Disposition::LeftOut { *listed } else { Decimal::ZERO },
        };
        own.iter().enumerate().map(share_of).collect()
    }
}

fn sum<'a>(amounts: impl Iterator<Item = &'a Money>, currency: &Currency) -> Decimal {
    amounts.filter(|money| money.currency == *currency).fold(Decimal::ZERO, |sum, money| sum.saturating_add(money.amount))
}

/// Distributes a measured figure to the parts. Zero is zero for each part.
fn share(figure: Decimal, own: &[Decimal]) -> Vec<Decimal> {
    if figure.is_zero() {
        return vec![Decimal::ZERO; own.len()];
    }
    let mut rest = figure;
    let last = own.len().saturating_sub(1);
    let mut shares = Vec::with_capacity(own.len());
    for (index, own) in own.iter().enumerate() {
        let share = if index == last { rest } else { *own };
        rest = rest.saturating_sub(share);
        shares.push(share);
    }
    shares
}
