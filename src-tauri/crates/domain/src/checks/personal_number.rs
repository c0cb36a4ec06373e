//! Swedish personal numbers (personnummer) and coordination numbers (samordningsnummer), by Skatteverket's guidance on
//! how they are built.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use super::digits::passes_modulus_10;
use super::text::is_dash;

/// A personal number or coordination number whose form, date and check digit are right. It prints masked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonalNumber {
    born: Born,
    /// A coordination number writes the day of birth plus 60.
    coordination: bool,
    /// Birth number and check digit.
    last_four: u16,
}

/// Why a text is no personal number. No digit of it is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PersonalNumberError {
    /// Neither 10 nor 12 digits with at most one sign before the last four.
    #[error("not ten or twelve digits")]
    Form,
    /// The date does not exist, or the century is not 18, 19 or 20.
    #[error("the date does not exist")]
    Date,
    /// The date is later than today.
    #[error("the date of birth is in the future")]
    Future,
    /// The birth number is 000; it starts at 001.
    #[error("the birth number is 000")]
    BirthNumber,
    /// An interim number, as universities hand out, with a letter in the seventh place: no authority knows it.
    #[error("an interim number with a letter")]
    Interim,
    /// The last digit does not fit the others.
    #[error("the check digit is wrong")]
    CheckDigit,
}

impl PersonalNumber {
    /// Reads `YYYYMMDD-NNNN`, `YYMMDD-NNNN`, `YYMMDD+NNNN`, or the same without the sign; spaces anywhere and any dash
    /// will do. With six digits before the sign the century is the latest in which the person is, in the year of
    /// `today`, not yet 100 ("-" or no sign) or 100 and more ("+").
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, PersonalNumberError> {
        let written = Written::read(text)?;
        let (born, coordination) = written.date(today)?;
        if written.last_four / 10 == 0 {
            return Err(PersonalNumberError::BirthNumber);
        }
        if !passes_modulus_10(&written.ten_digits) {
            return Err(PersonalNumberError::CheckDigit);
        }
        if born.earliest() > today {
            return Err(PersonalNumberError::Future);
        }
        Ok(Self { born, coordination, last_four: written.last_four })
    }

    /// The day of birth that the number carries. `None`: it is not fully known, which coordination numbers may say.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.born.year, self.born.month, self.born.day)
    }

    /// Whether this is a coordination number.
    pub fn is_coordination_number(&self) -> bool {
        self.coordination
    }

    /// The whole number, `YYYYMMDD-NNNN`: the form in which it is sent.
    pub fn formatted(&self) -> String {
        format!("{}-{:04}", self.date_part(), self.last_four)
    }

    /// The number with its last four digits hidden, `19900101-****`.
    pub fn masked(&self) -> String {
        format!("{}-****", self.date_part())
    }

    fn date_part(&self) -> String {
        let day = self.born.day + if self.coordination { COORDINATION } else { 0 };
        format!("{:04}{:02}{day:02}", self.born.year, self.born.month)
    }
}

impl fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalNumber(********-****)")
    }
}

/// What a coordination number adds to the day of birth.
const COORDINATION: u32 = 60;

/// The letters that stand for the first of the last four digits in an interim number.
const INTERIM: &str = "TRSUWXJKLMN";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Dash,
    Plus,
}

/// When somebody was born, as far as the number says. 0 is an unknown month or day: coordination numbers are given to people
/// whose date of birth is not fully known, with month 00, with day 60, or with both.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Born {
    year: i32,
    month: u32,
    day: u32,
}

impl Born {
    /// `None`: there is no such date.
    fn new(year: i32, month: u32, day: u32, coordination: bool) -> Option<Self> {
        let is_unknown = month == 0 || day == 0;
        let exists = NaiveDate::from_ymd_opt(year, month.max(1), day.max(1)).is_some();
        (exists && (coordination || !is_unknown)).then_some(Self { year, month, day })
    }

    /// The first day that it can be.
    fn earliest(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.max(1), self.day.max(1)).unwrap_or_default()
    }
}

/// The parts of a number as it was written.
struct Written {
    century: Option<i32>,
    year: i32,
    month: u32,
    day: u32,
    sign: Sign,
    last_four: u16,
    /// Without the century: what the check digit is computed over.
    ten_digits: Vec<u32>,
}

impl Written {
    fn read(text: &str) -> Result<Self, PersonalNumberError> {
        let mut front: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let last = front.split_off(front.len().checked_sub(4).ok_or(PersonalNumberError::Form)?);
        let sign = match front.last() {
            Some('+') => Sign::Plus,
            Some(c) if is_dash(*c) => Sign::Dash,
            _ => Sign::None,
        };
        if sign != Sign::None {
            front.pop();
        }
        let front = digits(&front)?;
        let (century, date) = match front.as_slice() {
            [a, b, date @ ..] if date.len() == 6 => (Some(two(*a, *b)), date),
            date => (None, date),
        };
        let [y1, y2, m1, m2, d1, d2] = *date else { return Err(PersonalNumberError::Form) };
        if last.first().is_some_and(|c| INTERIM.contains(c.to_ascii_uppercase())) && digits(last.get(1..).unwrap_or_default()).is_ok() {
            return Err(PersonalNumberError::Interim);
        }
        let last = digits(&last)?;
        let last_four = last.iter().fold(0, |number: u16, digit| number * 10 + u16::try_from(*digit).unwrap_or_default());
        Ok(Self {
            century: century.and_then(|n| i32::try_from(n).ok()),
            year: i32::try_from(two(y1, y2)).unwrap_or_default(),
            month: two(m1, m2),
            day: two(d1, d2),
            sign,
            last_four,
            ten_digits: [date, &last].concat(),
        })
    }

    /// The time of birth, and whether the day was written plus 60.
    fn date(&self, today: NaiveDate) -> Result<(Born, bool), PersonalNumberError> {
        let coordination = self.day >= COORDINATION;
        let day = if coordination { self.day - COORDINATION } else { self.day };
        let date = |year: i32| Born::new(year, self.month, day, coordination).ok_or(PersonalNumberError::Date);
        let date = match self.century {
            Some(century @ 18..=20) => date(century * 100 + self.year)?,
            Some(_) => return Err(PersonalNumberError::Date),
            None => {
                let latest = today.year() - if self.sign == Sign::Plus { 100 } else { 0 };
                let year = latest - (latest - self.year).rem_euclid(100);
                match date(year) {
                    // Nothing says that the person is under 100, and they cannot be born later than today.
                    Ok(born) if born.earliest() > today && self.sign == Sign::None => date(year - 100)?,
                    other => other?,
                }
            }
        };
        Ok((date, coordination))
    }
}

fn digits(chars: &[char]) -> Result<Vec<u32>, PersonalNumberError> {
    chars.iter().map(|c| c.to_digit(10).ok_or(PersonalNumberError::Form)).collect()
}

fn two(tens: u32, ones: u32) -> u32 {
    tens * 10 + ones
}

#[cfg(test)]
mod tests;
