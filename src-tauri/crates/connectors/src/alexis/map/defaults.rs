//! What new records need and no field of a change says: as the company's own records have it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::values::whole;
use crate::alexis::wire::{LenientString, People};

/// What new records need beyond the fields of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    /// Full time, on the scale that the company's employments have.
    pub rate: Decimal,
    /// The day of the month on which is paid out.
    pub payout_day: i64,
    /// Whether overtime is paid.
    pub paid_overtime: bool,
    /// The country of an employment, ISO 3166-1 alpha-2.
    pub country: String,
}

/// The most frequent value among the company's records; without any, what most companies in Sweden have.
pub fn defaults(people: &People) -> Defaults {
    let pay = || people.compensations.values();
    let payout_days = pay().filter_map(|pay| whole(pay.payout_day.get()?)).filter(|day| (1..=31).contains(day));
    let overtime = pay().filter_map(|pay| flag(&pay.paid_overtime));
    let countries = people.employments.values().filter_map(|employment| employment.country.get());
    let countries = countries.filter(|code| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_alphabetic()));
    Defaults {
        rate: full_time(people),
        payout_day: most_frequent(payout_days).unwrap_or(25),
        paid_overtime: most_frequent(overtime).unwrap_or(false),
        country: most_frequent(countries.map(str::to_ascii_uppercase)).unwrap_or_else(|| "SE".to_owned()),
    }
}

/// Full time is 100 or 1: the service does not say which, the company's employments do. Part-time rates tell the scale
/// where nobody works full time, and never are what somebody new gets.
fn full_time(people: &People) -> Decimal {
    let rates = people.employments.values().filter_map(|employment| Decimal::from_str_exact(employment.rate.get()?).ok());
    let rates: Vec<Decimal> = rates.filter(|rate| *rate > Decimal::ZERO).collect();
    let full = rates.iter().copied().filter(|rate| [Decimal::ONE, Decimal::ONE_HUNDRED].contains(rate)).map(|rate| rate.normalize());
    most_frequent(full).unwrap_or_else(|| match rates.iter().max() {
        Some(most) if *most < Decimal::ONE => Decimal::ONE,
        _ => Decimal::ONE_HUNDRED,
    })
}

/// The value that comes most often; of several the greatest, so that the answer does not depend on the order.
fn most_frequent<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        let count = counts.entry(value).or_default();
        *count = count.saturating_add(1);
    }
    counts.into_iter().max_by(|(a, a_count), (b, b_count)| (a_count, a).cmp(&(b_count, b))).map(|(value, _)| value)
}

/// A flag, in any case.
pub(super) fn flag(value: &LenientString) -> Option<bool> {
    value.get()?.to_ascii_lowercase().parse().ok()
}
