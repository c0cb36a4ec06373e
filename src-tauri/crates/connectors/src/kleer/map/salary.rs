//! Converts salaries. They are whole numbers in a unit that Kleer does not document and the owner confirms.

use chrono::NaiveDate;
use domain::field::Field;
use domain::money::{Currency, Money};
use domain::person::{PayPeriod, Salary};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::write::MapError;
use crate::kleer::wire::{PayrollUser, User};

/// The unit of the whole numbers in salary fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalaryUnit {
    /// Hundredths of a krona.
    Ore,
    /// Kronor.
    Kronor,
}

impl SalaryUnit {
    pub fn to_money(self, raw: i64) -> Money {
        Money::kronor(match self {
            Self::Ore => Decimal::new(raw, 2),
            Self::Kronor => Decimal::from(raw),
        })
    }

    /// The raw number of an amount. Fails unless the amount is in kronor and fits the unit without rounding.
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

/// A person's salary as stored in Kleer. The owner recognizes its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalarySample {
    pub user_id: i64,
    pub name: String,
    pub raw: i64,
    pub period: PayPeriod,
}

/// The salaries of all active users, monthly before hourly, then by name.
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
    let is_hourly = |sample: &SalarySample| sample.period != PayPeriod::Monthly;
    samples.sort_by(|a, b| (is_hourly(a), &a.name, a.user_id).cmp(&(is_hourly(b), &b.name, b.user_id)));
    samples
}

/// The monthly salaries with their history, then the hourly salary.
pub(super) fn salaries(agreement: &PayrollUser, unit: SalaryUnit) -> Vec<Salary> {
    let monthly = timeline(agreement.monthly_salary, agreement.monthly_salary_start_date, &agreement.monthly_history);
    let hourly = timeline(agreement.hourly_salary, agreement.hourly_salary_start_date, &[]);
    let salary =
        |period: PayPeriod| move |(raw, from): (i64, Option<NaiveDate>)| Salary { money: unit.to_money(raw), period: period.clone(), from };
    monthly.into_iter().map(salary(PayPeriod::Monthly)).chain(hourly.into_iter().map(salary(PayPeriod::Hourly))).collect()
}

/// One kind of salary over time, oldest first. 0 means no salary, so an entry of 0 remains only where it ends an earlier salary.
fn timeline(current: Option<i64>, start: Option<NaiveDate>, history: &[(i64, Option<NaiveDate>)]) -> Vec<(i64, Option<NaiveDate>)> {
    let current = current.unwrap_or_default();
    let mut entries = history.to_vec();
    match start {
        // On its own first day the present salary overrides the history.
        Some(start) => {
            entries.retain(|(_, from)| *from != Some(start));
            entries.push((current, Some(start)));
        }
        // There is no present salary. The history contains past and future salaries with their first days.
        None if current == 0 => {}
        // The history contains the first day of the present salary.
        None if entries.iter().any(|(amount, _)| *amount == current) => {}
        // The history does not contain the present salary, so it cannot show until when its other entries held.
        None => entries = vec![(current, None)],
    }
    entries.sort_by_key(|(_, from)| *from);
    let first = entries.iter().position(|(amount, _)| *amount != 0).unwrap_or(entries.len());
    entries.split_off(first)
}
