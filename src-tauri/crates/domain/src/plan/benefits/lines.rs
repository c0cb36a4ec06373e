//! From the amounts of the list to lines: a part of an amount on its way to a type, or with what keeps it here.

use rust_decimal::Decimal;

use super::Targets;
use super::indexed_input::IndexedInput;
use super::person_index::{PersonIndex, with_nobodys_number};
use super::types::key_of;
use crate::benefits::{BenefitRule, Entry, ListPerson, Payout, TargetPerson, entries_of, split};
use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::money::{Currency, Money};
use crate::plan::{BenefitPart, OpenWrite, RowType};

/// What becomes one row: lines of one key are added up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GroupKey {
    /// What cannot or shall not be sent: one row a person and benefit.
    Here {
        /// The person's id in the list.
        person: String,
        /// The benefit's id.
        benefit: String,
    },
    /// What one person gets of one type.
    There {
        /// The person's id in the target.
        target: String,
        /// The key of the type.
        kind: String,
    },
}

/// A part of an amount.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub group: GroupKey,
    pub person: ListPerson,
    pub target: Option<TargetPerson>,
    pub pay_type: Option<RowType>,
    pub payout: Option<Payout>,
    pub part: BenefitPart,
    /// Why it is not sent; empty: it is.
    pub findings: Vec<Finding>,
    /// Whether the target was found by address alone, and the personnel number of the list is nobody's there.
    pub number_is_nobodys: bool,
    /// The equal rows of a file that the amount was added up from.
    pub equal_rows: Vec<Vec<u32>>,
    /// The write that makes the type, while nobody can say whether it happened.
    pub open: Option<OpenWrite>,
}

pub(super) fn lines(basis: &IndexedInput<'_>, index: &PersonIndex<'_>, targets: &Targets) -> Vec<Line> {
    // In one order, whatever the order of the list: the first line of a row names its type.
    let mut entries: Vec<&Entry> = entries_of(basis.entries, basis.month).collect();
    entries.sort_by(|one, other| key(one).cmp(&key(other)));
    let with_nobodys_number = with_nobodys_number(basis);
    let mut lines: Vec<Line> = entries.into_iter().flat_map(|entry| of_entry(basis, index, targets, entry)).collect();
    for line in &mut lines {
        line.number_is_nobodys = with_nobodys_number.contains(line.person.id.as_str());
    }
    lines
}

fn key(entry: &Entry) -> (&str, &str, Decimal, &Currency) {
    (&entry.person, &entry.benefit, entry.amount.amount, &entry.amount.currency)
}

fn of_entry(basis: &IndexedInput<'_>, index: &PersonIndex<'_>, targets: &Targets, entry: &Entry) -> Vec<Line> {
    let benefit = basis.catalogue.iter().find(|benefit| benefit.id == entry.benefit);
    let name = benefit.map_or(entry.benefit.as_str(), |benefit| benefit.name.as_str());
    let nobody = || ListPerson { id: entry.person.clone(), number: None, email: None, name: None };
    let person = basis.listed(&entry.person).cloned().unwrap_or_else(nobody);
    let found = index.get(entry.person.as_str());
    let here = |finding: Finding| {
        vec![Line {
            group: GroupKey::Here { person: entry.person.clone(), benefit: entry.benefit.clone() },
            person: person.clone(),
            target: found.and_then(|found| found.as_ref().ok()).map(|found| (*found).clone()),
            pay_type: None,
            payout: None,
            part: BenefitPart { benefit: entry.benefit.clone(), name: name.to_owned(), amount: entry.amount.clone() },
            findings: vec![finding],
            number_is_nobodys: false,
            equal_rows: entry.equal_rows.clone(),
            open: None,
        }]
    };
    let parts = match basis.settings.rules.get(&entry.benefit) {
        Some(BenefitRule::DoNotSend) => return here(Finding::warning(FindingCode::BenefitNotSent, None).with("benefit", name)),
        _ if entry.amount.amount.is_zero() => {
            return here(Finding::warning(FindingCode::BenefitZero, Field::PayAmount).with("benefit", name));
        }
        None => return here(Finding::error(FindingCode::BenefitUnmapped, None).with("benefit", name)),
        Some(BenefitRule::Send { parts }) => parts,
    };
    if let Some(finding) = unsendable(basis, entry, name) {
        return here(finding);
    }
    let target = match found {
        Some(Ok(target)) => *target,
        Some(Err(finding)) => return here(finding.clone()),
        None => return here(Finding::error(FindingCode::BenefitPersonUnnamed, None)),
    };
    let Ok(amounts) = split(entry.amount.amount, parts) else {
        return here(Finding::error(FindingCode::BenefitRuleBroken, None).with("benefit", name));
    };
    let mut ready = Vec::new();
    for (part, amount) in parts.iter().zip(amounts) {
        if amount.is_zero() {
            continue;
        }
        let kind = match targets.get(&key_of(part)) {
            Some(Ok(kind)) => kind.clone(),
            // One part that cannot go out keeps the whole amount here: half a benefit is a wrong payslip.
            Some(Err(waits)) => {
                let open = waits.open.clone();
                return here(waits.finding.clone()).into_iter().map(|line| Line { open: open.clone(), ..line }).collect();
            }
            None => return here(Finding::error(FindingCode::BenefitRuleBroken, None).with("benefit", name)),
        };
        let key = kind.id.clone().unwrap_or_else(|| super::row::type_key(&kind.name, &kind.category));
        ready.push(Line {
            group: GroupKey::There { target: target.id.as_str().to_owned(), kind: key },
            person: person.clone(),
            target: Some(target.clone()),
            pay_type: Some(kind),
            payout: Some(part.payout),
            part: BenefitPart {
                benefit: entry.benefit.clone(),
                name: name.to_owned(),
                amount: Money::new(amount, entry.amount.currency.clone()),
            },
            findings: Vec::new(),
            number_is_nobodys: false,
            equal_rows: entry.equal_rows.clone(),
            open: None,
        });
    }
    ready
}

fn unsendable(basis: &IndexedInput<'_>, entry: &Entry, name: &str) -> Option<Finding> {
    let Money { amount, currency } = &entry.amount;
    let finding = |code| Finding::error(code, Field::PayAmount).with("benefit", name);
    if *currency != basis.settings.currency {
        return Some(finding(FindingCode::BenefitCurrency).with("currency", currency.code()));
    }
    if amount.round_dp(2) != *amount {
        return Some(finding(FindingCode::BenefitNotCents).with("amount", &entry.amount));
    }
    (amount.is_sign_negative() && !basis.settings.send_negative)
        .then(|| finding(FindingCode::BenefitNegative).with("amount", &entry.amount))
}
