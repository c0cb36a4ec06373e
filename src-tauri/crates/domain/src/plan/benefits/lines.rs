//! Turns the listed amounts into lines. A line is a part of an amount with its compensation type, or an amount with the reason why it
//! is not sent.

use rust_decimal::Decimal;

use super::Targets;
use super::indexed_input::IndexedInput;
use super::person_index::{PersonIndex, with_unknown_number};
use super::types::key_of;
use crate::benefits::{BenefitRule, Entry, ListPerson, Payout, TargetPerson, entries_of, split};
use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::money::{Currency, Money};
use crate::plan::{BenefitPart, OpenWrite, RowType};

/// The key of a row. The lines with one key are added up in one row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GroupKey {
    /// An amount that is not sent: one row per person and benefit.
    NotSent {
        /// The person's id in the list.
        person: String,
        /// The benefit's id.
        benefit: String,
    },
    /// An amount to pay: one row per person and compensation type.
    Pay {
        /// The person's id in the target.
        target: String,
        /// The type's id, or its [`type_key`](super::type_key) when the run creates it.
        type_key: String,
    },
}

#[derive(Debug, Clone)]
pub(super) struct Line {
    pub group: GroupKey,
    pub person: ListPerson,
    pub target: Option<TargetPerson>,
    pub pay_type: Option<RowType>,
    pub payout: Option<Payout>,
    pub part: BenefitPart,
    /// The reasons why the line is not sent. Empty when it is sent.
    pub findings: Vec<Finding>,
    /// Whether the person was matched by e-mail address, and the list's personnel number is unknown in the target.
    pub number_is_unknown: bool,
    /// The equal rows of a file that the amount adds up.
    pub equal_rows: Vec<Vec<u32>>,
    /// The open write that creates the type.
    pub open: Option<OpenWrite>,
}

pub(super) fn lines(input: &IndexedInput<'_>, index: &PersonIndex<'_>, targets: &Targets) -> Vec<Line> {
    // The lines must not depend on the order of the list, because the first line of a row names its type.
    let mut entries: Vec<&Entry> = entries_of(input.entries, input.month).collect();
    entries.sort_by(|one, other| sort_key(one).cmp(&sort_key(other)));
    let with_unknown_number = with_unknown_number(input);
    let mut lines: Vec<Line> = entries.into_iter().flat_map(|entry| of_entry(input, index, targets, entry)).collect();
    for line in &mut lines {
        line.number_is_unknown = with_unknown_number.contains(line.person.id.as_str());
    }
    lines
}

fn sort_key(entry: &Entry) -> (&str, &str, Decimal, &Currency) {
    (&entry.person, &entry.benefit, entry.amount.amount, &entry.amount.currency)
}

fn of_entry(input: &IndexedInput<'_>, index: &PersonIndex<'_>, targets: &Targets, entry: &Entry) -> Vec<Line> {
    let benefit = input.catalogue.iter().find(|benefit| benefit.id == entry.benefit);
    let name = benefit.map_or(entry.benefit.as_str(), |benefit| benefit.name.as_str());
    let unknown_person = || ListPerson { id: entry.person.clone(), number: None, email: None, name: None };
    let person = input.list_person(&entry.person).cloned().unwrap_or_else(unknown_person);
    let found = index.get(entry.person.as_str());
    let not_sent = |finding: Finding| {
        vec![Line {
            group: GroupKey::NotSent { person: entry.person.clone(), benefit: entry.benefit.clone() },
            person: person.clone(),
            target: found.and_then(|found| found.as_ref().ok()).map(|found| (*found).clone()),
            pay_type: None,
            payout: None,
            part: BenefitPart { benefit: entry.benefit.clone(), name: name.to_owned(), amount: entry.amount.clone() },
            findings: vec![finding],
            number_is_unknown: false,
            equal_rows: entry.equal_rows.clone(),
            open: None,
        }]
    };
    let parts = match input.settings.rules.get(&entry.benefit) {
        Some(BenefitRule::DoNotSend) => return not_sent(Finding::warning(FindingCode::BenefitNotSent, None).with("benefit", name)),
        _ if entry.amount.amount.is_zero() => {
            return not_sent(Finding::warning(FindingCode::BenefitZero, Field::PayAmount).with("benefit", name));
        }
        None => return not_sent(Finding::error(FindingCode::BenefitUnmapped, None).with("benefit", name)),
        Some(BenefitRule::Send { parts }) => parts,
    };
    if let Some(finding) = unsendable(input, entry, name) {
        return not_sent(finding);
    }
    let target = match found {
        Some(Ok(target)) => *target,
        Some(Err(finding)) => return not_sent(finding.clone()),
        None => return not_sent(Finding::error(FindingCode::BenefitPersonUnnamed, None)),
    };
    let Ok(amounts) = split(entry.amount.amount, parts) else {
        return not_sent(Finding::error(FindingCode::BenefitRuleBroken, None).with("benefit", name));
    };
    let mut lines = Vec::new();
    for (part, amount) in parts.iter().zip(amounts) {
        if amount.is_zero() {
            continue;
        }
        let kind = match targets.get(&key_of(part)) {
            Some(Ok(kind)) => kind.clone(),
            // If one part cannot be sent, the whole amount is not sent, because a part alone gives a wrong payslip.
            Some(Err(unavailable)) => {
                let open = unavailable.open.clone();
                return not_sent(unavailable.finding.clone()).into_iter().map(|line| Line { open: open.clone(), ..line }).collect();
            }
            None => return not_sent(Finding::error(FindingCode::BenefitRuleBroken, None).with("benefit", name)),
        };
        let type_key = kind.id.clone().unwrap_or_else(|| super::row::type_key(&kind.name, &kind.category));
        lines.push(Line {
            group: GroupKey::Pay { target: target.id.as_str().to_owned(), type_key },
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
            number_is_unknown: false,
            equal_rows: entry.equal_rows.clone(),
            open: None,
        });
    }
    lines
}

fn unsendable(input: &IndexedInput<'_>, entry: &Entry, name: &str) -> Option<Finding> {
    let Money { amount, currency } = &entry.amount;
    let finding = |code| Finding::error(code, Field::PayAmount).with("benefit", name);
    if *currency != input.settings.currency {
        return Some(finding(FindingCode::BenefitCurrency).with("currency", currency.code()));
    }
    if amount.round_dp(2) != *amount {
        return Some(finding(FindingCode::BenefitNotCents).with("amount", &entry.amount));
    }
    (amount.is_sign_negative() && !input.settings.send_negative)
        .then(|| finding(FindingCode::BenefitNegative).with("amount", &entry.amount))
}
