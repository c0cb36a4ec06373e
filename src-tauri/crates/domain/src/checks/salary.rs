//! The salary in effect, and whether the target can hold it: the amount, the currency and the period.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::money::Currency;
use crate::person::{PayPeriod, Salary};

/// The target stores öre.
const DECIMALS: u32 = 2;

/// The salary in effect on a day: the one that started last, or the first one when none has started. A salary without a start counts
/// as the oldest.
pub fn in_effect(salaries: &[Salary], today: NaiveDate) -> Option<&Salary> {
    let started = salaries.iter().filter(|salary| salary.from.is_none_or(|from| from <= today)).max_by_key(|salary| salary.from);
    started.or_else(|| salaries.iter().min_by_key(|salary| salary.from))
}

/// Errors for an amount below zero, a fraction of an öre, a currency other than kronor, and a period other than hour or month.
pub fn check(salary: &Salary) -> Vec<Finding> {
    let field = match salary.period {
        PayPeriod::Hourly => Some(Field::HourlySalary),
        PayPeriod::Monthly => Some(Field::MonthlySalary),
        PayPeriod::Other(_) => None,
    };
    let mut findings = Vec::new();
    let amount = salary.money.amount;
    if amount < Decimal::ZERO || amount.normalize().scale() > DECIMALS {
        findings.push(Finding::error(FindingCode::SalaryMalformed, field));
    }
    if salary.money.currency != Currency::SEK {
        findings.push(Finding::error(FindingCode::SalaryCurrency, field).with("currency", salary.money.currency.code()));
    }
    if let PayPeriod::Other(period) = &salary.period {
        findings.push(Finding::error(FindingCode::PayPeriodUnsupported, field).with("period", period));
    }
    findings
}
