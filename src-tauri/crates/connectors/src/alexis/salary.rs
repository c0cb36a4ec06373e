//! Converts Alexis HR's compensations to salaries. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::field::Field;
use domain::finding::{Finding, FindingCode, Severity};
use domain::money::{Currency, Money};
use domain::person::{PayPeriod, Salary};

use super::day::{DayError, calendar_day, latest};
use super::map::day_finding;
use super::wire::Compensation;
use crate::json::decimal;

/// A person's salaries, oldest first. `current` is the id of the compensation that the service marks as current.
///
/// An unreadable compensation is an error on the person. It is a warning when a later, readable one has replaced it.
pub(crate) fn salaries(current: Option<&str>, pay: &[&Compensation], findings: &mut Vec<Finding>) -> Vec<Salary> {
    let mut readable: Vec<(Salary, bool)> = Vec::new();
    let mut unreadable = Vec::new();
    for compensation in pay {
        match salary(compensation) {
            Ok(salary) => readable.push((salary, current == Some(compensation.id.as_str()))),
            Err(finding) => unreadable.push((*compensation, finding)),
        }
    }
    let salaries = one_per_day(readable, findings);
    let newest = salaries.iter().filter_map(|salary| salary.from).max();
    for (compensation, finding) in unreadable {
        let since = compensation.effective_date.get().and_then(latest);
        let replaced = current != Some(compensation.id.as_str()) && since.zip(newest).is_some_and(|(since, newest)| since < newest);
        findings.push(Finding { severity: if replaced { Severity::Warning } else { Severity::Error }, ..finding });
    }
    salaries
}

/// One salary for each first day. The flag marks the current salary. Of several salaries with the same first day the current one
/// counts. When none of them is current, the person gets an error.
fn one_per_day(readable: Vec<(Salary, bool)>, findings: &mut Vec<Finding>) -> Vec<Salary> {
    let mut days: BTreeMap<Option<NaiveDate>, Vec<(Salary, bool)>> = BTreeMap::new();
    for (salary, current) in readable {
        days.entry(salary.from).or_default().push((salary, current));
    }
    let mut salaries = Vec::new();
    for (day, mut candidates) in days {
        candidates.sort_by_key(|(_, current)| !current);
        candidates.dedup_by(|a, b| a.0 == b.0);
        if let [(_, false), _, ..] = candidates.as_slice() {
            let date = day.map(|day| day.to_string()).unwrap_or_default();
            findings.push(Finding::error(FindingCode::SalaryAmbiguous, None).with("date", date));
        }
        salaries.extend(candidates.into_iter().next().map(|(salary, _)| salary));
    }
    salaries
}

/// Converts one compensation. The finding names the value that cannot be read.
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
        calendar_day(text).map_err(|error| match error {
            DayError::Unreadable => unknown(text),
            DayError::Unclear { .. } => day_finding(error, start, text),
        })
    });
    Ok(Salary { money, period, from: from.transpose()? })
}

/// The period that the amount pays for.
pub(crate) fn period(compensation: &Compensation) -> PayPeriod {
    let text = compensation.payout_period.get().unwrap_or_default();
    match text.to_ascii_lowercase().as_str() {
        "hourly" => PayPeriod::Hourly,
        "monthly" => PayPeriod::Monthly,
        _ => PayPeriod::Other(text.to_ascii_uppercase()),
    }
}

/// The fields of the amount and of its first day.
fn fields(period: &PayPeriod) -> (Field, Field) {
    match period {
        PayPeriod::Hourly => (Field::HourlySalary, Field::HourlySalaryStart),
        PayPeriod::Monthly | PayPeriod::Other(_) => (Field::MonthlySalary, Field::MonthlySalaryStart),
    }
}

#[cfg(test)]
mod tests {
    use domain::finding::{Finding, FindingCode};
    use domain::person::{PayPeriod, Salary};

    fn salaries_per_day(rows: &[(i64, &str, bool)]) -> (Vec<String>, Vec<FindingCode>) {
        let mut findings: Vec<Finding> = Vec::new();
        let readable = rows
            .iter()
            .map(|(amount, from, current)| {
                (Salary::kronor((*amount).into(), PayPeriod::Monthly, from.parse::<chrono::NaiveDate>().unwrap()), *current)
            })
            .collect();
        let salaries = super::one_per_day(readable, &mut findings);
        let amounts = salaries.iter().map(|salary| salary.money.amount.to_string()).collect();
        (amounts, findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn salary_that_is_current_counts_on_its_day() {
        assert_eq!(salaries_per_day(&[(30, "2026-01-01", false), (35, "2026-01-01", true)]), (vec!["35".to_owned()], vec![]));
    }

    #[test]
    fn salary_listed_twice_counts_once() {
        assert_eq!(salaries_per_day(&[(30, "2026-01-01", false), (30, "2026-01-01", false)]), (vec!["30".to_owned()], vec![]));
    }

    #[test]
    fn salaries_on_one_day_without_a_current_one_are_an_error() {
        assert_eq!(salaries_per_day(&[(30, "2026-01-01", false), (35, "2026-01-01", false)]).1, [FindingCode::SalaryAmbiguous]);
    }
}
