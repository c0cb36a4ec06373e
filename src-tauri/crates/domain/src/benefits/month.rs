//! The payroll month.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// A calendar month that benefits are paid for, between 2000-01 and 2099-12. In JSON: "2026-11".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct PayrollMonth(NaiveDate);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a month is four digits, a hyphen and two digits")]
pub struct NotAMonth;

impl PayrollMonth {
    pub fn new(year: i32, month: u32) -> Option<Self> {
        if !(2000..=2099).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, 1).map(Self)
    }

    /// The month of a day.
    pub fn of(day: NaiveDate) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    pub fn first(self) -> NaiveDate {
        self.0
    }

    pub fn last(self) -> NaiveDate {
        let next = self.0.checked_add_months(Months::new(1)).and_then(|day| day.checked_sub_days(Days::new(1)));
        next.unwrap_or(self.0)
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        self.first() <= day && day <= self.last()
    }

    pub fn previous(self) -> Option<Self> {
        self.0.checked_sub_months(Months::new(1)).and_then(Self::of)
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn number(self) -> u32 {
        self.0.month()
    }

    /// The months from this one to a later one. Negative when `later` is earlier.
    pub fn months_until(self, later: Self) -> i32 {
        let count = |month: Self| month.0.year().saturating_mul(12).saturating_add(i32::try_from(month.0.month0()).unwrap_or(0));
        count(later).saturating_sub(count(self))
    }
}

impl fmt::Display for PayrollMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl FromStr for PayrollMonth {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(NotAMonth);
        }
        let (year, month) = (year.parse().map_err(|_| NotAMonth)?, month.parse().map_err(|_| NotAMonth)?);
        Self::new(year, month).ok_or(NotAMonth)
    }
}

impl TryFrom<String> for PayrollMonth {
    type Error = NotAMonth;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PayrollMonth> for String {
    fn from(month: PayrollMonth) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn month_is_parsed_in_its_own_format_only() {
        for text in ["2026-11", "2000-01", "2099-12", "2024-02"] {
            assert_eq!(text.parse::<PayrollMonth>().unwrap().to_string(), text);
        }
        for text in ["2026-13", "2026-00", "1999-12", "2100-01", "2026-1", "26-11", "2026-11-01", "+026-11", "", "2026"] {
            assert!(text.parse::<PayrollMonth>().is_err(), "{text}");
        }
    }

    #[test]
    fn month_gives_its_days_and_neighbours() {
        let month: PayrollMonth = "2024-02".parse().unwrap();
        assert_eq!((month.first().to_string(), month.last().to_string()), ("2024-02-01".to_owned(), "2024-02-29".to_owned()));
        assert_eq!("2026-01".parse::<PayrollMonth>().unwrap().previous().unwrap().to_string(), "2025-12");
        assert!("2000-01".parse::<PayrollMonth>().unwrap().previous().is_none());
        assert_eq!("2025-11".parse::<PayrollMonth>().unwrap().months_until("2026-02".parse().unwrap()), 3);
    }
}
