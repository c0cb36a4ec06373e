//! From Alexis HR's compensations to salaries. Pure.

use chrono::NaiveDate;
use payroll::field::Field;
use payroll::finding::{Finding, FindingCode};
use payroll::money::{Currency, Money};
use payroll::person::{PayPeriod, Salary};
use rust_decimal::Decimal;

use super::day::calendar_day;
use super::wire::Compensation;

/// A person's salaries, oldest first. `current` is the id of the compensation that the service counts as the present one.
///
/// One that cannot be read is an error on the person, unless a later one that can be read has replaced it.
pub(crate) fn salaries(current: Option<&str>, pay: &[&Compensation], findings: &mut Vec<Finding>) -> Vec<Salary> {
    let mut read: Vec<Salary> = Vec::new();
    let mut unread = Vec::new();
    for compensation in pay {
        match salary(compensation) {
            Ok(salary) => read.push(salary),
            Err(value) => unread.push((*compensation, value)),
        }
    }
    read.sort_by(|a, b| a.from.cmp(&b.from).then_with(|| a.period.cmp(&b.period)));
    let newest = read.iter().filter_map(|salary| salary.from).max();
    for (compensation, value) in unread {
        let since = compensation.effective_date.get().and_then(calendar_day);
        let replaced = current != Some(compensation.id.as_str()) && since.zip(newest).is_some_and(|(since, newest)| since < newest);
        let field = field(&period(compensation));
        let finding = if replaced { Finding::warning } else { Finding::error };
        findings.push(finding(FindingCode::UnknownValue, Some(field)).with("value", value));
    }
    read
}

/// Reads one; what cannot be read is returned as text.
fn salary(compensation: &Compensation) -> Result<Salary, String> {
    let amount = compensation.amount.get().unwrap_or_default();
    let currency = compensation.currency.get().unwrap_or_default();
    let money = Money { amount: decimal(amount).ok_or(amount)?.normalize(), currency: currency.parse::<Currency>().map_err(|_| currency)? };
    Ok(Salary { money, period: period(compensation), from: from(compensation)? })
}

fn from(compensation: &Compensation) -> Result<Option<NaiveDate>, &str> {
    compensation.effective_date.get().map(|text| calendar_day(text).ok_or(text)).transpose()
}

/// An amount, exactly as written.
fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()
}

fn period(compensation: &Compensation) -> PayPeriod {
    let text = compensation.payout_period.get().unwrap_or_default();
    match text.to_ascii_lowercase().as_str() {
        "hourly" => PayPeriod::Hourly,
        "monthly" => PayPeriod::Monthly,
        _ => PayPeriod::Other(text.to_owned()),
    }
}

fn field(period: &PayPeriod) -> Field {
    match period {
        PayPeriod::Hourly => Field::HourlySalary,
        PayPeriod::Monthly | PayPeriod::Other(_) => Field::MonthlySalary,
    }
}
