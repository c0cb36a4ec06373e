//! Compares a month's list with the list of the month before.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::pay::sum;
use crate::benefits::{Benefit, Entry, ListPerson, PayrollMonth, entries_of};
use crate::money::{Currency, Money};
use crate::plan::{DifferenceLine, DifferenceWhy, MonthDifference};

/// Compares the amounts of a month with those of the month before. Skips amounts in other currencies.
pub fn month_difference(
    catalogue: &[Benefit],
    people: &[ListPerson],
    entries: &[Entry],
    month: PayrollMonth,
    currency: &Currency,
) -> MonthDifference {
    let amounts = |month: PayrollMonth| -> BTreeMap<(&str, &str), Decimal> {
        let mut amounts = BTreeMap::new();
        for entry in entries_of(entries, month).filter(|entry| entry.amount.currency == *currency && !entry.amount.amount.is_zero()) {
            let amount: &mut Decimal = amounts.entry((entry.person.as_str(), entry.benefit.as_str())).or_default();
            *amount = amount.saturating_add(entry.amount.amount);
        }
        amounts
    };
    let before = month.previous();
    let (then, now) = (before.map(amounts).unwrap_or_default(), amounts(month));
    let money = |amount: Decimal| Money::new(amount, currency.clone());
    let listed: BTreeMap<&str, &ListPerson> = people.iter().rev().map(|person| (person.id.as_str(), person)).collect();
    let name = |id: &str| listed.get(id).map_or(id, |person| person.display_name()).to_owned();
    let benefit = |id: &str| catalogue.iter().find(|benefit| benefit.id == id).map_or(id, |benefit| benefit.name.as_str()).to_owned();
    let had: BTreeSet<&str> = then.keys().map(|(person, _)| *person).collect();
    let has: BTreeSet<&str> = now.keys().map(|(person, _)| *person).collect();
    let keys: BTreeSet<(&str, &str)> = then.keys().chain(now.keys()).copied().collect();
    let mut lines: Vec<DifferenceLine> = Vec::new();
    for key @ (person, of) in keys {
        let (old, new) = (then.get(&key).copied(), now.get(&key).copied());
        if old == new {
            continue;
        }
        let why = match (old, new) {
            (None, _) if !had.contains(person) => DifferenceWhy::NewPerson,
            (None, _) => DifferenceWhy::NewBenefit,
            (Some(_), None) if !has.contains(person) => DifferenceWhy::PersonGone,
            (Some(_), None) => DifferenceWhy::BenefitGone,
            (Some(old), Some(new)) if new > old => DifferenceWhy::More,
            (Some(_), Some(_)) => DifferenceWhy::Less,
        };
        lines.push(DifferenceLine {
            person: person.to_owned(),
            name: name(person),
            benefit: benefit(of),
            before: old.map(money),
            now: new.map(money),
            change: money(new.unwrap_or_default().saturating_sub(old.unwrap_or_default())),
            why,
        });
    }
    lines.sort_by(|one, other| {
        let size = |line: &DifferenceLine| std::cmp::Reverse(line.change.amount.abs());
        size(one).cmp(&size(other)).then_with(|| (&one.name, &one.benefit, &one.person).cmp(&(&other.name, &other.benefit, &other.person)))
    });
    MonthDifference { before, total_before: money(sum(then.into_values())), total_now: money(sum(now.into_values())), lines }
}
