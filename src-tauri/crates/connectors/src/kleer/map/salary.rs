//! Salaries: whole numbers in a unit that Kleer does not tell, and that the owner confirms.

use chrono::NaiveDate;
use domain::field::Field;
use domain::money::{Currency, Money};
use domain::person::{PayPeriod, Salary};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::write::MapError;
use crate::kleer::wire::{PayrollUser, User};

/// What a whole number in a salary field counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalaryUnit {
    /// Hundredths of a krona.
    Ore,
    /// Kronor.
    Kronor,
}

impl SalaryUnit {
    /// The amount that a raw number stands for.
    pub fn to_money(self, raw: i64) -> Money {
        Money::kronor(match self {
            Self::Ore => Decimal::new(raw, 2),
            Self::Kronor => Decimal::from(raw),
        })
    }

    /// The raw number for an amount of a field. Only kronor that the unit can hold without rounding have one.
    pub fn from_money(self, money: &Money, field: Field) -> Result<i64, MapError> {
        if money.currency != Currency::SEK {
            return Err(MapError::NotKronor(field));
        }
        if money.amount.is_sign_negative() && !money.amount.is_zero() {
            return Err(MapError::Negative(field));
        }
        let units = match self {
            Self::Ore => money.amount.checked_mul(Decimal::ONE_HUNDRED).ok_or(MapError::TooLarge(field))?,
            Self::Kronor => money.amount,
        };
        if !units.fract().is_zero() {
            return Err(MapError::TooFine(field));
        }
        i64::try_from(units.normalize()).map_err(|_| MapError::TooLarge(field))
    }
}

/// Somebody's salary as Kleer holds it, to ask the owner which unit it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalarySample {
    /// The user's id.
    pub user_id: i64,
    /// Whose it is.
    pub name: String,
    /// The number as Kleer holds it.
    pub raw: i64,
    /// What it is paid for.
    pub period: PayPeriod,
}

/// Everybody in work who has a salary, monthly ones first, by name.
pub fn salary_samples(users: &[User], payroll_users: &[PayrollUser]) -> Vec<SalarySample> {
    let mut samples = Vec::new();
    for user in users.iter().filter(|user| user.active) {
        for agreement in payroll_users.iter().filter(|agreement| agreement.user_id == user.id) {
            for (raw, period) in [(agreement.monthly_salary, PayPeriod::Monthly), (agreement.hourly_salary, PayPeriod::Hourly)] {
                let sample = |raw| SalarySample { user_id: user.id, name: user.name.trim().to_owned(), raw, period };
                samples.extend(raw.filter(|raw| *raw > 0).map(sample));
            }
        }
    }
    let hourly = |sample: &SalarySample| sample.period != PayPeriod::Monthly;
    samples.sort_by(|a, b| (hourly(a), &a.name, a.user_id).cmp(&(hourly(b), &b.name, b.user_id)));
    samples
}

/// The salaries of an agreement: monthly with their history, then hourly.
pub(super) fn salaries(agreement: &PayrollUser, unit: SalaryUnit) -> Vec<Salary> {
    let monthly = timeline(agreement.monthly_salary, agreement.monthly_salary_start_date, &agreement.monthly_history);
    let hourly = timeline(agreement.hourly_salary, agreement.hourly_salary_start_date, &[]);
    let salary =
        |period: PayPeriod| move |(raw, from): (i64, Option<NaiveDate>)| Salary { money: unit.to_money(raw), period: period.clone(), from };
    monthly.into_iter().map(salary(PayPeriod::Monthly)).chain(hourly.into_iter().map(salary(PayPeriod::Hourly))).collect()
}

/// One kind of salary over time, oldest first. 0 means none: it stands only where it ends an earlier salary.
fn timeline(current: Option<i64>, start: Option<NaiveDate>, history: &[(i64, Option<NaiveDate>)]) -> Vec<(i64, Option<NaiveDate>)> {
    let current = current.unwrap_or_default();
    let mut entries = history.to_vec();
    match start {
        // The present salary has the last word on its own first day.
        Some(start) => {
            entries.retain(|(_, from)| *from != Some(start));
            entries.push((current, Some(start)));
        }
        // None now: what there was, and what is to come, is in the history with its days.
        None if current == 0 => {}
        // Its first day is in the history.
        None if entries.iter().any(|(amount, _)| *amount == current) => {}
        // The history does not know it, so it cannot say since when another one holds.
        None => entries = vec![(current, None)],
    }
    entries.sort_by_key(|(_, from)| *from);
    let first = entries.iter().position(|(amount, _)| *amount != 0).unwrap_or(entries.len());
    entries.split_off(first)
}
