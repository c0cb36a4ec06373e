//! Swedish bank accounts: clearing number and account number. Source: Bankgirot's description of bank account numbers, as implemented
//! by two open-source libraries of 2021 and 2023.

mod ranges;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use super::digits::{passes_modulus_10, passes_modulus_11, values};
use crate::field::Field;
use crate::finding::{Finding, FindingCode};

pub use ranges::AS_OF;

/// A range of clearing numbers of one bank with one account rule. A bank can have several ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankRange {
    pub bank: &'static str,
    /// The first four digits of the clearing number.
    pub clearing: RangeInclusive<u32>,
    pub rule: AccountRule,
}

/// The structure of account numbers. "Type" and "comment" are terms of the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountRule {
    /// Type 1, comment 1: seven digits; modulus 11 over the clearing number without its first digit, and the account.
    SevenWithThreeOfClearing,
    /// Type 1, comment 2: seven digits; modulus 11 over the whole clearing number and the account.
    SevenWithClearing,
    /// Type 2, comment 1: ten digits; modulus 10 over them.
    Ten,
    /// Type 2, comment 2 (Handelsbanken): eight or nine digits; modulus 11 over nine.
    Nine,
    /// Type 2, comment 3 (Plusgirot, Swedbank's 8000 series): modulus 10 over all digits. The sources disagree on the lengths, so every
    /// length that one of them allows is accepted.
    UpToTen,
}

impl AccountRule {
    pub fn lengths(self) -> RangeInclusive<usize> {
        match self {
            Self::SevenWithThreeOfClearing | Self::SevenWithClearing => 7..=7,
            Self::Ten => 10..=10,
            Self::Nine => 8..=9,
            Self::UpToTen => 2..=10,
        }
    }

    /// Whether the check digit of the account is right. `clearing`: the first four digits of the clearing number.
    pub fn passes(self, clearing: &[u32], account: &[u32]) -> bool {
        match self {
            Self::SevenWithThreeOfClearing => passes_modulus_11(&[clearing.get(1..).unwrap_or_default(), account].concat()),
            Self::SevenWithClearing => passes_modulus_11(&[clearing, account].concat()),
            Self::Nine => passes_modulus_11(account),
            Self::Ten | Self::UpToTen => passes_modulus_10(account),
        }
    }
}

/// The bank of a clearing number of four or five digits.
pub fn bank(clearing: &str) -> Option<&'static BankRange> {
    let digits = values(clearing).filter(|digits| matches!(digits.len(), 4 | 5))?;
    let number = first_four(&digits).iter().fold(0, |number, digit| number * 10 + digit);
    ranges::RANGES.iter().find(|range| range.clearing.contains(&number))
}

/// The findings of a normalized clearing number and account number.
///
/// A text that cannot be a number is an error. A number that breaks a bank's rule is a warning, because some real accounts do, and banks
/// come and go.
pub fn check(clearing: Option<&str>, account: Option<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let clearing_digits = clearing.and_then(values).filter(|digits| matches!(digits.len(), 4 | 5));
    match (clearing, &clearing_digits) {
        (Some(_), None) => findings.push(Finding::error(FindingCode::ClearingMalformed, Field::ClearingNumber)),
        (_, Some(digits)) if digits.len() == 5 && !passes_modulus_10(digits) => {
            findings.push(Finding::error(FindingCode::ClearingCheckDigit, Field::ClearingNumber));
        }
        _ => {}
    }
    let range = clearing.and_then(bank);
    if clearing_digits.is_some() && range.is_none() {
        findings.push(Finding::warning(FindingCode::ClearingUnknown, Field::ClearingNumber));
    }
    let account_digits = account.and_then(values);
    match (account, account_digits) {
        (Some(_), None) => findings.push(Finding::error(FindingCode::AccountMalformed, Field::AccountNumber)),
        (_, Some(account)) => {
            let clearing = clearing_digits.as_deref().map(first_four).unwrap_or_default();
            findings.extend(range.and_then(|range| check_account(range, clearing, &account)));
        }
        (None, None) => {}
    }
    findings
}

fn check_account(range: &BankRange, clearing: &[u32], account: &[u32]) -> Option<Finding> {
    let finding = |code| Finding::warning(code, Field::AccountNumber).with("bank", range.bank);
    let lengths = range.rule.lengths();
    if !lengths.contains(&account.len()) {
        let finding = finding(FindingCode::AccountMalformed).with("from", lengths.start()).with("to", lengths.end());
        return Some(finding);
    }
    (!range.rule.passes(clearing, account)).then(|| finding(FindingCode::AccountCheckDigit))
}

fn first_four(digits: &[u32]) -> &[u32] {
    digits.get(..4).unwrap_or(digits)
}
