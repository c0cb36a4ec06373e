//! From Alexis HR's compensations to salaries. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::field::Field;
use domain::finding::{Finding, FindingCode, Severity};
use domain::money::{Currency, Money};
use domain::person::{PayPeriod, Salary};

use super::day::{NoDay, calendar_day, latest};
use super::map::no_day;
use super::wire::Compensation;
use crate::json::decimal;

/// A person's salaries, oldest first. `current` is the id of the compensation that the service counts as the present one.
///
/// One that cannot be read is an error on the person, unless a later one that can be read has replaced it.
pub(crate) fn salaries(current: Option<&str>, pay: &[&Compensation], findings: &mut Vec<Finding>) -> Vec<Salary> {
    let mut read: Vec<(Salary, bool)> = Vec::new();
    let mut unread = Vec::new();
    for compensation in pay {
        match salary(compensation) {
            Ok(salary) => read.push((salary, current == Some(compensation.id.as_str()))),
            Err(finding) => unread.push((*compensation, finding)),
        }
    }
    let read = one_a_day(read, findings);
    let newest = read.iter().filter_map(|salary| salary.from).max();
    for (compensation, finding) in unread {
        let since = compensation.effective_date.get().and_then(latest);
        let replaced = current != Some(compensation.id.as_str()) && since.zip(newest).is_some_and(|(since, newest)| since < newest);
        findings.push(Finding { severity: if replaced { Severity::Warning } else { Severity::Error }, ..finding });
    }
    read
}

/// One salary for each first day. Of several the one that the service calls current counts; without it nobody can tell.
fn one_a_day(read: Vec<(Salary, bool)>, findings: &mut Vec<Finding>) -> Vec<Salary> {
    let mut days: BTreeMap<Option<NaiveDate>, Vec<(Salary, bool)>> = BTreeMap::new();
    for (salary, current) in read {
        days.entry(salary.from).or_default().push((salary, current));
    }
    let mut salaries = Vec::new();
    for (day, mut same) in days {
        same.sort_by_key(|(_, current)| !current);
        same.dedup_by(|a, b| a.0 == b.0);
        if let [(_, false), _, ..] = same.as_slice() {
            let date = day.map(|day| day.to_string()).unwrap_or_default();
            findings.push(Finding::error(FindingCode::SalaryAmbiguous, None).with("date", date));
        }
        salaries.extend(same.into_iter().next().map(|(salary, _)| salary));
    }
    salaries
}

/// Reads one, or tells what of it cannot be read.
fn salary(compensation: &Compensation) -> Result<Salary, Finding> {
    let period = period(compensation);
    let (field, start) = fields(&period);
    let unknown = |value: &str| Finding::error(FindingCode::UnknownValue, field).with("value", value);
    let amount = compensation.amount.get().unwrap_or_default();
    let currency = compensation.currency.get().unwrap_or_default();
    let money = Money {
        amount: decimal(amount).ok_or_else(|| unknown(amount))?.normalize(),
        currency: currency.parse::<Currency>().map_err(|_| unknown(currency))?,
    };
    let from = compensation.effective_date.get().map(|text| {
        calendar_day(text).map_err(|why| match why {
            NoDay::Unreadable => unknown(text),
            NoDay::Unclear { .. } => no_day(why, start, text),
        })
    });
    Ok(Salary { money, period, from: from.transpose()? })
}

/// What the amount is paid for.
pub(crate) fn period(compensation: &Compensation) -> PayPeriod {
    let text = compensation.payout_period.get().unwrap_or_default();
    match text.to_ascii_lowercase().as_str() {
        "hourly" => PayPeriod::Hourly,
        "monthly" => PayPeriod::Monthly,
        _ => PayPeriod::Other(text.to_ascii_uppercase()),
    }
}

/// The fields of an amount and of its first day.
fn fields(period: &PayPeriod) -> (Field, Field) {
    match period {
        PayPeriod::Hourly => (Field::HourlySalary, Field::HourlySalaryStart),
        PayPeriod::Monthly | PayPeriod::Other(_) => (Field::MonthlySalary, Field::MonthlySalaryStart),
    }
}

#[cfg(test)]
mod one_a_day {
    use domain::finding::{Finding, FindingCode};
    use domain::person::{PayPeriod, Salary};

    fn found(read: &[(i64, &str, bool)]) -> (Vec<String>, Vec<FindingCode>) {
        let mut findings: Vec<Finding> = Vec::new();
        let read = read
            .iter()
            .map(|(amount, from, current)| {
                (Salary::kronor((*amount).into(), PayPeriod::Monthly, from.parse::<chrono::NaiveDate>().unwrap()), *current)
            })
            .collect();
        let salaries = super::one_a_day(read, &mut findings);
        let amounts = salaries.iter().map(|salary| salary.money.amount.to_string()).collect();
        (amounts, findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn the_current_one_of_a_day_counts() {
        assert_eq!(found(&[(30, "2026-01-01", false), (35, "2026-01-01", true)]), (vec!["35".to_owned()], vec![]));
    }

    #[test]
    fn the_same_twice_is_one() {
        assert_eq!(found(&[(30, "2026-01-01", false), (30, "2026-01-01", false)]), (vec!["30".to_owned()], vec![]));
    }

    #[test]
    fn two_that_nobody_can_tell_apart_are_an_error() {
        assert_eq!(found(&[(30, "2026-01-01", false), (35, "2026-01-01", false)]).1, [FindingCode::SalaryAmbiguous]);
    }
}
