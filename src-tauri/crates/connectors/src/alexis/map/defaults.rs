//! Values that new records need and that no field of a change contains. They are taken from the company's own records.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::values::whole_number;
use crate::alexis::wire::{LenientString, People};

/// The values that new records need besides the fields of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    /// Full time, on the scale of the company's employments: 100 or 1.
    pub rate: Decimal,
    /// The day of the month on which pay is paid out.
    pub payout_day: i64,
    pub paid_overtime: bool,
    /// The country of an employment, ISO 3166-1 alpha-2.
    pub country: String,
}

/// The most frequent values among the company's records. Without records, the values of most companies in Sweden.
pub fn defaults(people: &People) -> Defaults {
    let pay = || people.compensations.values();
    let payout_days = pay().filter_map(|pay| whole_number(pay.payout_day.get()?)).filter(|day| (1..=31).contains(day));
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

/// Full time is 100 or 1. The service does not state which, so the company's employments decide. When nobody works full time, the
/// part-time rates show the scale. A new person never gets a part-time rate.
fn full_time(people: &People) -> Decimal {
    let rates = people.employments.values().filter_map(|employment| Decimal::from_str_exact(employment.rate.get()?).ok());
    let rates: Vec<Decimal> = rates.filter(|rate| *rate > Decimal::ZERO).collect();
    let full_time_rates =
        rates.iter().copied().filter(|rate| [Decimal::ONE, Decimal::ONE_HUNDRED].contains(rate)).map(|rate| rate.normalize());
    most_frequent(full_time_rates).unwrap_or_else(|| match rates.iter().max() {
        Some(highest) if *highest < Decimal::ONE => Decimal::ONE,
        _ => Decimal::ONE_HUNDRED,
    })
}

/// The most frequent value. Of several, the greatest, so that the result does not depend on the order.
fn most_frequent<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        let count = counts.entry(value).or_default();
        *count = count.saturating_add(1);
    }
    counts.into_iter().max_by(|(a, a_count), (b, b_count)| (a_count, a).cmp(&(b_count, b))).map(|(value, _)| value)
}

/// A boolean, in upper or lower case.
pub(super) fn flag(value: &LenientString) -> Option<bool> {
    value.get()?.to_ascii_lowercase().parse().ok()
}
