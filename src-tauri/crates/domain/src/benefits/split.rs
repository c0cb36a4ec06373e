//! Splitting of a benefit's amount into its parts, to the cent.

use rust_decimal::{Decimal, RoundingStrategy};
use thiserror::Error;

use super::rule::{Part, Share};

/// The reason why an amount cannot be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SplitError {
    #[error("exactly one part takes the rest")]
    NoRest,
    /// A share is negative, or the percentages add up to more than 100.
    #[error("a share is out of range")]
    ShareOutOfRange,
    /// The amount has more than two decimals, or is larger than 1 000 000 000 000.
    #[error("an amount has two decimals at most")]
    NotCents,
}

/// The amount of each part, in the order of the parts. The parts always add up to the whole amount.
///
/// Fixed amounts are subtracted first, then percentages of the whole (rounded half away from zero). The part with [`Share::Rest`] gets
/// the rest. When the whole is too small, the first parts are served first. A negative amount is split like the positive one.
pub fn split(amount: Decimal, parts: &[Part]) -> Result<Vec<Decimal>, SplitError> {
    if amount.round_dp(2) != amount || amount.abs() > Decimal::from(1_000_000_000_000_i64) {
        return Err(SplitError::NotCents);
    }
    check(parts)?;
    let whole = amount.abs();
    let mut rest = whole;
    let mut amounts = vec![Decimal::ZERO; parts.len()];
    for wanted_of in [fixed, percent] {
        for (part, slot) in parts.iter().zip(&mut amounts) {
            if let Some(wanted) = wanted_of(whole, &part.share) {
                *slot = wanted.min(rest);
                rest -= *slot;
            }
        }
    }
    if let Some(slot) = parts.iter().zip(&mut amounts).find_map(|(part, slot)| (part.share == Share::Rest).then_some(slot)) {
        *slot = rest;
    }
    Ok(if amount.is_sign_negative() { amounts.into_iter().map(|part| -part).collect() } else { amounts })
}

fn fixed(_whole: Decimal, share: &Share) -> Option<Decimal> {
    match share {
        Share::Amount(amount) => Some(cents(*amount)),
        Share::Percent(_) | Share::Rest => None,
    }
}

fn percent(whole: Decimal, share: &Share) -> Option<Decimal> {
    match share {
        Share::Percent(percent) => Some(cents(whole * *percent / Decimal::ONE_HUNDRED)),
        Share::Amount(_) | Share::Rest => None,
    }
}

fn cents(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn check(parts: &[Part]) -> Result<(), SplitError> {
    if parts.iter().filter(|part| part.share == Share::Rest).count() != 1 {
        return Err(SplitError::NoRest);
    }
    let mut percent = Decimal::ZERO;
    for part in parts {
        match part.share {
            Share::Amount(amount) if amount < Decimal::ZERO || amount > Decimal::from(1_000_000_000) => {
                return Err(SplitError::ShareOutOfRange);
            }
            Share::Percent(share) if share < Decimal::ZERO || share > Decimal::ONE_HUNDRED => return Err(SplitError::ShareOutOfRange),
            Share::Percent(share) => percent += share,
            Share::Amount(_) | Share::Rest => {}
        }
    }
    if percent > Decimal::ONE_HUNDRED { Err(SplitError::ShareOutOfRange) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::benefits::{Payout, TypeChoice};

    fn part(share: Share) -> Part {
        Part { into: TypeChoice::New { name: "x".to_owned() }, share, payout: Payout::OneTime }
    }

    fn cents(count: i64) -> Decimal {
        Decimal::new(count, 2)
    }

    #[test]
    fn split_gives_fixed_amount_before_rest() {
        let parts = [part(Share::Amount(cents(4650))), part(Share::Rest)];
        assert_eq!(split(cents(11505), &parts), Ok(vec![cents(4650), cents(6855)]));
        assert_eq!(split(cents(3000), &parts), Ok(vec![cents(3000), cents(0)]), "less than the fixed part");
        assert_eq!(split(cents(-11505), &parts), Ok(vec![cents(-4650), cents(-6855)]));
    }

    #[test]
    fn split_into_thirds_loses_no_cent() {
        let third = || part(Share::Percent(Decimal::new(3333, 2)));
        let parts = [third(), third(), part(Share::Rest)];
        assert_eq!(split(cents(100), &parts), Ok(vec![cents(33), cents(33), cents(34)]));
    }

    #[test]
    fn split_refuses_wrong_shares_and_fractions_of_a_cent() {
        assert_eq!(split(cents(1), &[]), Err(SplitError::NoRest));
        assert_eq!(split(cents(1), &[part(Share::Percent(Decimal::ONE_HUNDRED))]), Err(SplitError::NoRest));
        assert_eq!(split(cents(1), &[part(Share::Rest), part(Share::Rest)]), Err(SplitError::NoRest));
        let sixty = || part(Share::Percent(Decimal::from(60)));
        assert_eq!(split(cents(1), &[sixty(), sixty(), part(Share::Rest)]), Err(SplitError::ShareOutOfRange));
        assert_eq!(split(cents(1), &[part(Share::Amount(cents(-1))), part(Share::Rest)]), Err(SplitError::ShareOutOfRange));
        assert_eq!(split(Decimal::new(1, 3), &[part(Share::Rest)]), Err(SplitError::NotCents));
    }

    proptest! {
        #[test]
        fn split_adds_up_and_keeps_the_sign(
            amount in -1_000_000_i64..1_000_000,
            shares in proptest::collection::vec((any::<bool>(), 0_i64..5_000), 0..4),
            rest in 0_usize..4,
        ) {
            let share = |(fixed, size): (bool, i64)| if fixed { Share::Amount(cents(size)) } else { Share::Percent(cents(size / 2)) };
            let mut parts: Vec<Part> = shares.into_iter().map(share).map(part).collect();
            parts.insert(rest.min(parts.len()), part(Share::Rest));
            let amounts = split(cents(amount), &parts).unwrap();
            prop_assert_eq!(amounts.iter().sum::<Decimal>(), cents(amount));
            prop_assert!(!amounts.is_empty() && amounts.iter().all(|part| part.is_zero() || part.is_sign_negative() == (amount < 0)));
            prop_assert!(amounts.iter().all(|part| part.round_dp(2) == *part));
        }
    }
}
