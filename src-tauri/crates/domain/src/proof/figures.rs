//! The figures of a proof before they become a line.

use rust_decimal::Decimal;

use super::{ProofLine, ProofMark};
use crate::money::{Currency, Money};

/// The figures of a row, of a part of a row, or of many rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Figures {
    pub listed: Decimal,
    pub there: Decimal,
    pub approved: Decimal,
    pub sent: Decimal,
    pub read_back: Decimal,
    pub left_out: Decimal,
}

impl Figures {
    pub fn add(&mut self, other: Self) {
        let pairs = [
            (&mut self.listed, other.listed),
            (&mut self.there, other.there),
            (&mut self.approved, other.approved),
            (&mut self.sent, other.sent),
            (&mut self.read_back, other.read_back),
            (&mut self.left_out, other.left_out),
        ];
        for (sum, amount) in pairs {
            *sum = sum.saturating_add(amount);
        }
    }

    /// Whether listed = there + approved + left out, and approved = sent = read back.
    pub fn is_consistent(self) -> bool {
        let explained = self.there.saturating_add(self.approved).saturating_add(self.left_out);
        self.listed == explained && self.approved == self.sent && self.sent == self.read_back
    }
}

/// The sum of several figures. It also notes which figures were not zero, because positive and negative amounts can add up to zero.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    figures: Figures,
    sent: bool,
    there: bool,
    left_out: bool,
}

impl From<Figures> for Sum {
    fn from(figures: Figures) -> Self {
        Self { figures, sent: !figures.sent.is_zero(), there: !figures.there.is_zero(), left_out: !figures.left_out.is_zero() }
    }
}

impl Sum {
    pub fn add(&mut self, other: Self) {
        self.figures.add(other.figures);
        self.sent |= other.sent;
        self.there |= other.there;
        self.left_out |= other.left_out;
    }

    fn mark(self, holds: bool) -> ProofMark {
        match (holds, self.sent, self.there, self.left_out) {
            (false, ..) => ProofMark::NotProven,
            (true, true, _, true) => ProofMark::ProvenLeftOut,
            (true, true, _, false) => ProofMark::Proven,
            (true, false, true, true) => ProofMark::WasThereLeftOut,
            (true, false, true, false) => ProofMark::WasThere,
            (true, false, false, true) => ProofMark::LeftOut,
            (true, false, false, false) => ProofMark::NothingSent,
        }
    }

    /// Makes the line. `holds` says whether everything below the line holds too: two errors that cancel out are still errors.
    pub fn line(self, currency: &Currency, holds: bool) -> ProofLine {
        let money = |amount| Money::new(amount, currency.clone());
        let figures = self.figures;
        let holds = holds && figures.is_consistent();
        ProofLine {
            listed: money(figures.listed),
            there: money(figures.there),
            approved: money(figures.approved),
            sent: money(figures.sent),
            read_back: money(figures.read_back),
            left_out: money(figures.left_out),
            holds,
            mark: self.mark(holds),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::sent([50, 0, 50, 50, 50, 0], ProofMark::Proven)]
    #[case::left_out([12, 0, 0, 0, 0, 12], ProofMark::LeftOut)]
    #[case::was_there([12, 12, 0, 0, 0, 0], ProofMark::WasThere)]
    #[case::partly_there_rest_left_out([12, 2, 0, 0, 0, 10], ProofMark::WasThereLeftOut)]
    #[case::sent_and_left_out([62, 0, 50, 50, 50, 12], ProofMark::ProvenLeftOut)]
    #[case::not_read_back([50, 0, 50, 50, 0, 0], ProofMark::NotProven)]
    #[case::sent_less_than_approved([50, 0, 50, 49, 49, 0], ProofMark::NotProven)]
    #[case::read_back_more_than_sent([50, 0, 50, 50, 51, 0], ProofMark::NotProven)]
    #[case::there_less_than_listed([12, 11, 0, 0, 0, 0], ProofMark::NotProven)]
    #[case::not_chosen([50, 0, 0, 0, 0, 0], ProofMark::NotProven)]
    #[case::zero([0, 0, 0, 0, 0, 0], ProofMark::NothingSent)]
    fn sum_is_proven_only_when_sent_and_read_back(#[case] figures: [i64; 6], #[case] mark: ProofMark) {
        let [listed, there, approved, sent, read_back, left_out] = figures.map(Decimal::from);
        let figures = Figures { listed, there, approved, sent, read_back, left_out };
        assert_eq!(Sum::from(figures).line(&Currency::EUR, true).mark, mark);
        assert_eq!(Sum::from(figures).line(&Currency::EUR, false).mark, ProofMark::NotProven);
    }
}
