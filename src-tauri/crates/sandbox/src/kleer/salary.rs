//! Salaries: their history, the one that a read shows, and their unit in messages.

use chrono::{Datelike, NaiveDate};

use super::state::Salary;
use crate::switches::{KleerMoney, KleerSalaryRead};

/// The salary that a read shows.
pub(super) fn visible_salary(history: &[Salary], today: NaiveDate, which: KleerSalaryRead) -> Option<Salary> {
    let is_eligible = |salary: &&Salary| which == KleerSalaryRead::Latest || salary.start <= today;
    history.iter().filter(is_eligible).max_by_key(|salary| salary.start).copied()
}

/// Adds a salary and replaces one with the same start. Without a start, the salary begins with the current month.
pub(super) fn add(history: &mut Vec<Salary>, ore: i64, start: Option<NaiveDate>, today: NaiveDate) {
    let start = start.unwrap_or_else(|| today.with_day(1).unwrap_or(today));
    history.retain(|salary| salary.start != start);
    history.push(Salary { start, ore });
    history.sort_by_key(|salary| salary.start);
}

/// Converts öre to the unit of messages.
pub(super) fn to_wire(ore: i64, money: KleerMoney) -> i64 {
    match money {
        KleerMoney::Ore => ore,
        KleerMoney::Kronor => ore / 100,
    }
}

/// Converts a number from a message to öre.
pub(super) fn from_wire(number: i64, money: KleerMoney) -> i64 {
    match money {
        KleerMoney::Ore => number,
        KleerMoney::Kronor => number.saturating_mul(100),
    }
}
