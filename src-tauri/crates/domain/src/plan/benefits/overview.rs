//! The summary of a benefit plan.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::difference::month_difference;
use super::indexed_input::IndexedInput;
use super::pay::sum;
use super::types::comparable_name;
use crate::benefits::{Benefit, CompensationType, PayrollMonth, entries_of, limit_gaps};
use crate::money::Money;
use crate::plan::{BenefitOverview, BenefitState, BenefitUse, Change};

/// The number of people with an amount other than zero.
pub(super) fn people(input: &IndexedInput<'_>) -> u32 {
    let with_amount = entries_of(input.entries, input.month).filter(|entry| !entry.amount.amount.is_zero());
    let people: BTreeSet<&str> = with_amount.map(|entry| entry.person.as_str()).collect();
    u32::try_from(people.len()).unwrap_or(u32::MAX)
}

pub(super) fn overview(input: &IndexedInput<'_>, rows: &[Change]) -> BenefitOverview {
    let mut types = input.types.to_vec();
    types.sort_by(|one, other| (comparable_name(&one.name), &one.id).cmp(&(comparable_name(&other.name), &other.id)));
    let used: BTreeSet<&str> = entries_of(input.entries, input.month).map(|entry| entry.benefit.as_str()).collect();
    let mut uses: Vec<BenefitUse> = used.into_iter().map(|benefit| use_of(input, &types, rows, benefit)).collect();
    uses.sort_by(|one, other| {
        (one.rule.is_some(), &one.benefit.name, &one.benefit.id).cmp(&(other.rule.is_some(), &other.benefit.name, &other.benefit.id))
    });
    let unseen: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row.benefit.as_ref().is_some_and(|benefit| benefit.unseen))
        .filter_map(|row| row.target_id.as_ref().map(crate::person::PersonId::as_str))
        .collect();
    BenefitOverview {
        month: input.month,
        months_ago: PayrollMonth::of(input.today).map_or(0, |today| input.month.months_until(today)),
        currency: input.settings.currency.clone(),
        uses,
        types,
        difference: month_difference(input.catalogue, input.people, input.entries, input.month, &input.settings.currency),
        unseen: u32::try_from(unseen.len()).unwrap_or(u32::MAX),
        limit_gaps: limit_gaps(input.limits, input.catalogue, input.entries, input.month),
    }
}

fn use_of(input: &IndexedInput<'_>, types: &[CompensationType], rows: &[Change], id: &str) -> BenefitUse {
    let unknown = || Benefit { id: id.to_owned(), name: id.to_owned(), wage_type: None, kind: None };
    let benefit = input.catalogue.iter().find(|benefit| benefit.id == id).cloned().unwrap_or_else(unknown);
    let currency = &input.settings.currency;
    let entries = || entries_of(input.entries, input.month).filter(|entry| entry.benefit == id);
    let in_rows = |wanted: &dyn Fn(&Change) -> bool| -> Decimal {
        let parts = rows.iter().filter(|row| wanted(row)).filter_map(|row| row.benefit.as_ref()).flat_map(|benefit| &benefit.parts);
        // Amounts in other currencies cannot be added to these. Their rows are blocked with a finding.
        sum(parts.filter(|part| part.benefit == id && part.amount.currency == *currency).map(|part| part.amount.amount))
    };
    let is_there = |row: &Change| row.benefit.as_ref().is_some_and(|benefit| benefit.state == BenefitState::ThereEqual);
    let money = |amount| Money::new(amount, input.settings.currency.clone());
    let people: BTreeSet<&str> = entries().filter(|entry| !entry.amount.amount.is_zero()).map(|entry| entry.person.as_str()).collect();
    BenefitUse {
        people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        listed: money(sum(entries().filter(|entry| entry.amount.currency == *currency).map(|entry| entry.amount.amount))),
        to_send: money(in_rows(&Change::is_sendable)),
        there: money(in_rows(&is_there)),
        left_out: money(in_rows(&|row: &Change| !row.is_sendable() && !is_there(row))),
        rule: input.settings.rules.get(id).cloned(),
        proposal: proposal(&benefit, types),
        benefit,
    }
}

/// The writable type with the benefit's name. Otherwise the first one whose name contains the benefit's name or is contained in it.
fn proposal(benefit: &Benefit, types: &[CompensationType]) -> Option<CompensationType> {
    let name = comparable_name(&benefit.name);
    if name.chars().count() < 3 {
        return None;
    }
    let writable = || types.iter().filter(|one| one.category.is_writable());
    let equal = writable().find(|one| comparable_name(&one.name) == name);
    let close = || {
        writable().find(|one| {
            comparable_name(&one.name).contains(&name)
                || (comparable_name(&one.name).chars().count() >= 5 && name.contains(&comparable_name(&one.name)))
        })
    };
    equal.or_else(close).cloned()
}
