//! Swedish personal numbers (personnummer) and coordination numbers (samordningsnummer). Source: Skatteverket's guidance.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use super::digits::passes_modulus_10;
use crate::text::is_dash;

/// A valid personal or coordination number. It prints masked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonalNumber {
    born: Born,
    is_coordination: bool,
    /// Birth number and check digit.
    last_four: u16,
}

/// Why a text is no personal number. The messages contain no digit of the text.
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
    /// An interim number, with a letter in the seventh place. Universities assign them, and no authority knows them.
    #[error("an interim number with a letter")]
    Interim,
    #[error("the check digit is wrong")]
    CheckDigit,
}

impl PersonalNumber {
    /// Reads `YYYYMMDD-NNNN`, `YYMMDD-NNNN`, `YYMMDD+NNNN`, or the same without the sign. Spaces and any kind of dash are allowed. A
    /// date of six digits gets the latest century in which the person, in the year of `today`, is under 100 ("-" or no sign) or at
    /// least 100 ("+").
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, PersonalNumberError> {
        let written = Written::read(text)?;
        let (born, is_coordination) = written.date(today)?;
        if written.last_four / 10 == 0 {
            return Err(PersonalNumberError::BirthNumber);
        }
        if !passes_modulus_10(&written.ten_digits) {
            return Err(PersonalNumberError::CheckDigit);
        }
        if born.earliest() > today {
            return Err(PersonalNumberError::Future);
        }
        Ok(Self { born, is_coordination, last_four: written.last_four })
    }

    /// The day of birth. `None` for a coordination number with an unknown month or day.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.born.year, self.born.month, self.born.day)
    }

    pub fn is_coordination_number(&self) -> bool {
        self.is_coordination
    }

    /// The whole number in the form in which it is sent, `YYYYMMDD-NNNN`.
    pub fn formatted(&self) -> String {
        format!("{}-{:04}", self.date_part(), self.last_four)
    }

    /// The number with its last four digits hidden, `19900101-****`.
    pub fn masked(&self) -> String {
        format!("{}-****", self.date_part())
    }

    fn date_part(&self) -> String {
        let day = self.born.day + if self.is_coordination { COORDINATION_OFFSET } else { 0 };
        format!("{:04}{:02}{day:02}", self.born.year, self.born.month)
    }
}

impl fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalNumber(********-****)")
    }
}

/// A coordination number contains the day of birth plus this.
const COORDINATION_OFFSET: u32 = 60;

/// An interim number has one of these letters instead of the first of the last four digits.
const INTERIM_LETTERS: &str = "TRSUWXJKLMN";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Dash,
    Plus,
}

/// The date of birth. 0 is an unknown month or day. A coordination number for a person without a fully known date of birth has month
/// 00, day 60, or both.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Born {
    year: i32,
    month: u32,
    day: u32,
}

impl Born {
    /// `None` when the date does not exist.
    fn new(year: i32, month: u32, day: u32, is_coordination: bool) -> Option<Self> {
        let is_unknown = month == 0 || day == 0;
        let exists = NaiveDate::from_ymd_opt(year, month.max(1), day.max(1)).is_some();
        (exists && (is_coordination || !is_unknown)).then_some(Self { year, month, day })
    }

    /// The first possible day.
    fn earliest(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.max(1), self.day.max(1)).unwrap_or_default()
    }
}

/// The parts of a number, as written.
struct Written {
    century: Option<i32>,
    year: i32,
    month: u32,
    day: u32,
    sign: Sign,
    last_four: u16,
    /// The digits without the century. The check digit is computed over them.
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
            [a, b, date @ ..] if date.len() == 6 => (Some(two_digits(*a, *b)), date),
            date => (None, date),
        };
        let [y1, y2, m1, m2, d1, d2] = *date else { return Err(PersonalNumberError::Form) };
        if last.first().is_some_and(|c| INTERIM_LETTERS.contains(c.to_ascii_uppercase()))
            && digits(last.get(1..).unwrap_or_default()).is_ok()
        {
            return Err(PersonalNumberError::Interim);
        }
        let last = digits(&last)?;
        let last_four = last.iter().fold(0, |number: u16, digit| number * 10 + u16::try_from(*digit).unwrap_or_default());
        Ok(Self {
            century: century.and_then(|n| i32::try_from(n).ok()),
            year: i32::try_from(two_digits(y1, y2)).unwrap_or_default(),
            month: two_digits(m1, m2),
            day: two_digits(d1, d2),
            sign,
            last_four,
            ten_digits: [date, &last].concat(),
        })
    }

    /// The date of birth, and whether this is a coordination number.
    fn date(&self, today: NaiveDate) -> Result<(Born, bool), PersonalNumberError> {
        let is_coordination = self.day >= COORDINATION_OFFSET;
        let day = if is_coordination { self.day - COORDINATION_OFFSET } else { self.day };
        let date = |year: i32| Born::new(year, self.month, day, is_coordination).ok_or(PersonalNumberError::Date);
        let date = match self.century {
            Some(century @ 18..=20) => date(century * 100 + self.year)?,
            Some(_) => return Err(PersonalNumberError::Date),
            None => {
                let latest = today.year() - if self.sign == Sign::Plus { 100 } else { 0 };
                let year = latest - (latest - self.year).rem_euclid(100);
                match date(year) {
                    // Without a sign the person can be 100, and nobody is born after today.
                    Ok(born) if born.earliest() > today && self.sign == Sign::None => date(year - 100)?,
                    other => other?,
                }
            }
        };
        Ok((date, is_coordination))
    }
}

fn digits(chars: &[char]) -> Result<Vec<u32>, PersonalNumberError> {
    chars.iter().map(|c| c.to_digit(10).ok_or(PersonalNumberError::Form)).collect()
}

fn two_digits(tens: u32, ones: u32) -> u32 {
    tens * 10 + ones
}

#[cfg(test)]
mod tests;
