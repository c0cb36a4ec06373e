//! How a workbook shows the numbers of a cell.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{moment, table::Cell};

/// Characters of a format that are looked at.
const LOOKED_AT: usize = 255;
/// Digits that a whole number has at most.
const DIGITS: usize = 20;
/// Seconds of a day, in thousandths.
const DAY: f64 = 86_400_000.0;

/// How a number is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum NumberFormat {
    /// As it is, or rounded or marked in a way that changes nothing.
    #[default]
    Plain,
    /// As a date or a time of day.
    Date,
    /// As a length of time.
    Duration,
    /// With zeros before it, or signs among its digits.
    Digits(Vec<Token>),
}

/// A part of a format for whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// A digit, zero where the number has none.
    Zero,
    /// A digit where the number has one.
    Digit,
    /// A sign.
    Sign(char),
}

/// The day from which a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Epoch {
    /// 1900, with a 29 February that was not.
    #[default]
    Y1900,
    /// 1904.
    Y1904,
}

impl NumberFormat {
    /// A format by the number that all workbooks know it by.
    pub fn known(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Duration,
            _ => Self::Plain,
        }
    }

    /// A format by its code.
    pub fn of(code: &str) -> Self {
        let first: String = code.chars().take(LOOKED_AT).collect();
        if ["general", "standard", "@"].contains(&first.to_lowercase().as_str()) {
            return Self::Plain;
        }
        let mut tokens = Vec::new();
        let mut rest = first.chars();
        let (mut is_whole, mut is_date) = (true, false);
        while let Some(c) = rest.next() {
            match c {
                ';' => break,
                '"' => tokens.extend(rest.by_ref().take_while(|c| *c != '"').map(Token::Sign)),
                '\\' => tokens.extend(rest.next().map(Token::Sign)),
                '_' | '*' => _ = rest.next(),
                '[' => {
                    let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                    let is_length = |letter| !inside.is_empty() && inside.chars().all(|c| c.eq_ignore_ascii_case(&letter));
                    if ['h', 'm', 's'].into_iter().any(is_length) {
                        return Self::Duration;
                    }
                }
                '0' => tokens.push(Token::Zero),
                '#' | '?' => tokens.push(Token::Digit),
                '-' | ' ' | '/' | '(' | ')' | ':' | '+' | '\u{a0}' => tokens.push(Token::Sign(c)),
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => is_date = true,
                // Decimals, thousands, parts of a hundred, powers of ten, and what is not known.
                _ => is_whole = false,
            }
        }
        let counts = |token: Token| tokens.iter().filter(|there| **there == token).count();
        let digits = counts(Token::Zero).saturating_add(counts(Token::Digit));
        if is_date {
            Self::Date
        } else if is_whole && counts(Token::Zero) > 0 && digits <= DIGITS && (counts(Token::Zero) > 1 || tokens.len() > digits) {
            Self::Digits(tokens)
        } else {
            Self::Plain
        }
    }

    /// The cell of a number.
    pub fn cell(&self, number: f64, epoch: Epoch) -> Cell {
        match self {
            Self::Plain => of_float(number),
            Self::Date => serial(number, epoch).map_or_else(|| Cell::Error("#####".to_owned()), moment::cell),
            Self::Duration => length(number),
            Self::Digits(tokens) => match of_float(number) {
                Cell::Number(number) => formatted(number, tokens),
                cell => cell,
            },
        }
    }
}

/// The shortest decimal that stands for the float: what the owner sees. One beyond any amount stays a text.
pub fn of_float(number: f64) -> Cell {
    match number.to_string().parse() {
        Ok(decimal) => Cell::Number(decimal),
        Err(_) => Cell::Text(format!("{number:e}")),
    }
}

/// A length of time is neither a date nor a number: it is shown as a text that is no amount.
#[expect(clippy::float_arithmetic, reason = "a spreadsheet stores moments as floats; they are rounded at once")]
fn length(days: f64) -> Cell {
    let minutes = (days * 1_440.0).round().to_i64();
    minutes.map_or_else(
        || Cell::Error("#####".to_owned()),
        |minutes| Cell::Text(format!("{}:{:02}", minutes.div_euclid(60), minutes.rem_euclid(60))),
    )
}

/// The moment of a number of days. Nothing finer than a thousandth of a second is believed.
#[expect(clippy::float_arithmetic, reason = "a spreadsheet stores moments as floats; they are rounded at once")]
fn serial(number: f64, epoch: Epoch) -> Option<NaiveDateTime> {
    let thousandths = (number * DAY).round().to_i64().filter(|thousandths| *thousandths >= 0)?;
    let days = u64::try_from(thousandths.div_euclid(86_400_000)).ok().filter(|days| *days < 2_958_466)?;
    let (year, month, day) = match epoch {
        Epoch::Y1900 if days < 60 => (1899, 12, 31),
        Epoch::Y1900 => (1899, 12, 30),
        Epoch::Y1904 => (1904, 1, 1),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days))?;
    date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::milliseconds(thousandths.rem_euclid(86_400_000)))
}

/// A whole number as its format shows it, where that differs.
fn formatted(number: Decimal, tokens: &[Token]) -> Cell {
    if !number.is_integer() || number.is_sign_negative() {
        return Cell::Number(number);
    }
    let plain = number.normalize().to_string();
    let places = tokens.iter().filter(|token| !matches!(token, Token::Sign(_))).count();
    // Digits beyond the places stand before the first of them.
    let beyond = plain.len().saturating_sub(places);
    let mut digits = plain.chars().map(Some);
    let (mut shown, mut blank) = (String::new(), places.saturating_sub(plain.len()));
    let mut first = true;
    for token in tokens {
        match token {
            Token::Sign(sign) => shown.push(*sign),
            _ if blank > 0 => {
                blank = blank.saturating_sub(1);
                if *token == Token::Zero || shown.contains('0') {
                    shown.push('0');
                }
            }
            _ => {
                let count = if std::mem::take(&mut first) { beyond.saturating_add(1) } else { 1 };
                shown.extend(digits.by_ref().take(count).flatten());
            }
        }
    }
    if shown.trim() == plain { Cell::Number(number) } else { Cell::Formatted(number, shown.trim().to_owned()) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("00000", 17.0, "00017")]
    #[case("0000", 17.0, "0017")]
    #[case("0000;-0000", 17.0, "0017")]
    #[case("000", 12_345.0, "12345")]
    #[case("000-000", 12_345.0, "012-345")]
    #[case("000\\-000", 1_234_567.0, "1234-567")]
    #[case("\"P\"0000", 17.0, "P0017")]
    #[case("\"A-\"0", 17.0, "A-17")]
    #[case("#000", 17.0, "017")]
    #[case("[Red]00000", 17.0, "00017")]
    #[case("00000", 17.5, "17.5")]
    #[case("00000", -17.0, "-17")]
    #[case("0", 17.0, "17")]
    #[case("#,##0", 1_700.0, "1700")]
    #[case("0.00", 17.0, "17")]
    #[case("General", 17.0, "17")]
    #[case("@", 17.0, "17")]
    #[case("0.00E+00", 198_000_000_000.0, "198000000000")]
    #[case("0%", 0.5, "0.5")]
    #[case("yyyy-mm-dd", 46_327.0, "2026-11-01")]
    #[case("mm/yyyy", 46_326.999_490_740_74, "2026-11-01")]
    #[case("TT.MM.JJJJ", 46_327.0, "2026-11-01")]
    #[case("dd/mm/yyyy hh:mm", 46_326.958_333_333_336, "2026-10-31 23:00:00")]
    #[case("[h]:mm", 1.5, "36:00")]
    fn a_number_is_shown_as_its_format_says(#[case] code: &str, #[case] number: f64, #[case] wanted: &str) {
        assert_eq!(NumberFormat::of(code).cell(number, Epoch::Y1900).shown(), wanted, "{code}");
    }

    #[rstest]
    #[case(Epoch::Y1900, 50.0, "1900-02-19")]
    #[case(Epoch::Y1900, 61.0, "1900-03-01")]
    #[case(Epoch::Y1904, 44_865.0, "2026-11-01")]
    #[case(Epoch::Y1904, 44_864.999_490_740_74, "2026-11-01")]
    #[case(Epoch::Y1900, -1.0, "#####")]
    #[case(Epoch::Y1900, 1e300, "#####")]
    #[case(Epoch::Y1900, f64::NAN, "#####")]
    #[case(Epoch::Y1900, 46_326.999_999_999_99, "2026-11-01")]
    fn days_are_counted_from_the_epoch(#[case] epoch: Epoch, #[case] number: f64, #[case] wanted: &str) {
        assert_eq!(NumberFormat::known(14).cell(number, epoch).shown(), wanted);
    }
}
