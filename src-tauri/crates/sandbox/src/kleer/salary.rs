//! Salaries: their history, which one a read gives, and their unit on the wire.

use chrono::{Datelike, NaiveDate};

use super::state::Salary;
use crate::switches::{KleerMoney, KleerSalaryRead};

/// The salary that a read gives.
pub(super) fn shown(history: &[Salary], today: NaiveDate, which: KleerSalaryRead) -> Option<Salary> {
    let counts = |salary: &&Salary| which == KleerSalaryRead::Latest || salary.start <= today;
    history.iter().filter(counts).max_by_key(|salary| salary.start).copied()
}

/// Adds a salary; one that begins on the same day is replaced. Without a day, it begins with the month.
pub(super) fn add(history: &mut Vec<Salary>, ore: i64, start: Option<NaiveDate>, today: NaiveDate) {
    let start = start.unwrap_or_else(|| today.with_day(1).unwrap_or(today));
    history.retain(|salary| salary.start != start);
    history.push(Salary { start, ore });
    history.sort_by_key(|salary| salary.start);
}

/// Öre as the wire has them.
pub(super) fn to_wire(ore: i64, money: KleerMoney) -> i64 {
    match money {
        KleerMoney::Ore => ore,
        KleerMoney::Kronor => ore / 100,
    }
}

/// A number from the wire, in öre.
pub(super) fn from_wire(number: i64, money: KleerMoney) -> i64 {
    match money {
        KleerMoney::Ore => number,
        KleerMoney::Kronor => number.saturating_mul(100),
    }
}
