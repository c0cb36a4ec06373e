//! Cutting a benefit's amount into its parts, to the cent.

use rust_decimal::{Decimal, RoundingStrategy};
use thiserror::Error;

use super::rule::{Part, Share};

/// Why an amount cannot be cut as the rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SplitError {
    /// No part, or not exactly one that takes the rest.
    #[error("exactly one part takes the rest")]
    NoRest,
    /// A share that is negative, or per cent of more than a hundred in all.
    #[error("a share is out of range")]
    ShareOutOfRange,
    /// The amount has more than two decimals, or is beyond what can be counted.
    #[error("an amount has two decimals at most")]
    NotCents,
}

/// The amount of each part, in the order of the parts. They always add up to the whole, to the cent.
///
/// Fixed amounts are taken first, then per cents of the whole (rounded half away from zero), and the rest goes to the part
/// that takes it. When there is less than the fixed amounts ask for, the first get what there is. A negative amount is cut
/// like its positive twin.
///
/// # Errors
/// When the rule is none, or the amount has parts of a cent.
pub fn split(amount: Decimal, parts: &[Part]) -> Result<Vec<Decimal>, SplitError> {
    if amount.round_dp(2) != amount || amount.abs() > Decimal::from(1_000_000_000_000_i64) {
        return Err(SplitError::NotCents);
    }
    check(parts)?;
    let whole = amount.abs();
    let mut left = whole;
    let mut given = vec![Decimal::ZERO; parts.len()];
    for asked in [fixed, percent] {
        for (part, slot) in parts.iter().zip(&mut given) {
            if let Some(asked) = asked(whole, &part.share) {
                *slot = asked.min(left);
                left -= *slot;
            }
        }
    }
    if let Some(slot) = parts.iter().zip(&mut given).find_map(|(part, slot)| (part.share == Share::Rest).then_some(slot)) {
        *slot = left;
    }
    Ok(if amount.is_sign_negative() { given.into_iter().map(|part| -part).collect() } else { given })
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
    fn an_allowance_is_cut_in_its_free_and_its_taxed_part() {
        let parts = [part(Share::Amount(cents(4650))), part(Share::Rest)];
        assert_eq!(split(cents(11505), &parts), Ok(vec![cents(4650), cents(6855)]));
        assert_eq!(split(cents(3000), &parts), Ok(vec![cents(3000), cents(0)]), "less than the fixed part");
        assert_eq!(split(cents(-11505), &parts), Ok(vec![cents(-4650), cents(-6855)]));
    }

    #[test]
    fn thirds_lose_no_cent() {
        let third = || part(Share::Percent(Decimal::new(3333, 2)));
        let parts = [third(), third(), part(Share::Rest)];
        assert_eq!(split(cents(100), &parts), Ok(vec![cents(33), cents(33), cents(34)]));
    }

    #[test]
    fn what_is_no_rule_is_refused() {
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
        fn the_parts_add_up_and_none_has_the_other_sign(
            amount in -1_000_000_i64..1_000_000,
            shares in proptest::collection::vec((any::<bool>(), 0_i64..5_000), 0..4),
            rest in 0_usize..4,
        ) {
            let share = |(fixed, size): (bool, i64)| if fixed { Share::Amount(cents(size)) } else { Share::Percent(cents(size / 2)) };
            let mut parts: Vec<Part> = shares.into_iter().map(share).map(part).collect();
            parts.insert(rest.min(parts.len()), part(Share::Rest));
            let given = split(cents(amount), &parts).unwrap();
            prop_assert_eq!(given.iter().sum::<Decimal>(), cents(amount));
            prop_assert!(given.iter().all(|part| part.is_zero() || part.is_sign_negative() == (amount < 0)));
            prop_assert!(given.iter().all(|part| part.round_dp(2) == *part));
        }
    }
}
