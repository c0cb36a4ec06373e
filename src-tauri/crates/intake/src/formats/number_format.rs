//! Number formats of workbooks.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{moment, table::Cell};

/// Characters of a format code that are parsed.
const MAX_CODE_CHARS: usize = 255;
/// Digits of a whole-number format.
const MAX_DIGITS: usize = 20;
const MILLISECONDS_A_DAY: f64 = 86_400_000.0;

/// The way in which a workbook displays a number.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum NumberFormat {
    /// As the number itself. Rounding and colors make no difference here.
    #[default]
    Plain,
    /// As a date or a time of day.
    Date,
    /// As a duration.
    Duration,
    /// With leading zeros, or with literals among the digits.
    Digits(Vec<Token>),
}

/// A part of a whole-number format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// A digit place that shows a zero where the number has no digit.
    Zero,
    /// A digit place that stays empty where the number has no digit.
    Digit,
    /// A literal character.
    Literal(char),
}

/// The day from which a workbook counts its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Epoch {
    /// 1900, counting a 29 February that did not exist.
    #[default]
    Y1900,
    Y1904,
}

impl NumberFormat {
    /// A built-in format, by the id that all workbooks share.
    pub fn builtin(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Duration,
            _ => Self::Plain,
        }
    }

    /// Parses a format code.
    pub fn parse(code: &str) -> Self {
        let first: String = code.chars().take(MAX_CODE_CHARS).collect();
        if ["general", "standard", "@"].contains(&first.to_lowercase().as_str()) {
            return Self::Plain;
        }
        let mut tokens = Vec::new();
        let mut rest = first.chars();
        let (mut is_whole, mut is_date) = (true, false);
        while let Some(c) = rest.next() {
            match c {
                ';' => break,
                '"' => tokens.extend(rest.by_ref().take_while(|c| *c != '"').map(Token::Literal)),
                '\\' => tokens.extend(rest.next().map(Token::Literal)),
                '_' | '*' => _ = rest.next(),
                '[' => {
                    let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                    let is_elapsed = |letter| !inside.is_empty() && inside.chars().all(|c| c.eq_ignore_ascii_case(&letter));
                    if ['h', 'm', 's'].into_iter().any(is_elapsed) {
                        return Self::Duration;
                    }
                }
                '0' => tokens.push(Token::Zero),
                '#' | '?' => tokens.push(Token::Digit),
                '-' | ' ' | '/' | '(' | ')' | ':' | '+' | '\u{a0}' => tokens.push(Token::Literal(c)),
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => is_date = true,
                // Decimals, thousands separators, percentages, exponents and unknown characters.
                _ => is_whole = false,
            }
        }
        let count_of = |token: Token| tokens.iter().filter(|other| **other == token).count();
        let digits = count_of(Token::Zero).saturating_add(count_of(Token::Digit));
        if is_date {
            Self::Date
        } else if is_whole && count_of(Token::Zero) > 0 && digits <= MAX_DIGITS && (count_of(Token::Zero) > 1 || tokens.len() > digits) {
            Self::Digits(tokens)
        } else {
            Self::Plain
        }
    }

    pub fn to_cell(&self, number: f64, epoch: Epoch) -> Cell {
        match self {
            Self::Plain => cell_from_float(number),
            Self::Date => datetime_of_serial(number, epoch).map_or_else(|| Cell::Error("#####".to_owned()), moment::to_cell),
            Self::Duration => duration_cell(number),
            Self::Digits(tokens) => match cell_from_float(number) {
                Cell::Number(number) => digits_cell(number, tokens),
                cell => cell,
            },
        }
    }
}

/// The shortest decimal that represents the float, which is the number that the owner sees. A number beyond the range of decimals
/// becomes a text.
pub fn cell_from_float(number: f64) -> Cell {
    match number.to_string().parse() {
        Ok(decimal) => Cell::Number(decimal),
        Err(_) => Cell::Text(format!("{number:e}")),
    }
}

/// A duration is neither a date nor a number, so it becomes a text that is no amount.
#[expect(clippy::float_arithmetic, reason = "a spreadsheet stores moments as floats; they are rounded at once")]
fn duration_cell(days: f64) -> Cell {
    let minutes = (days * 1_440.0).round().to_i64();
    minutes.map_or_else(
        || Cell::Error("#####".to_owned()),
        |minutes| Cell::Text(format!("{}:{:02}", minutes.div_euclid(60), minutes.rem_euclid(60))),
    )
}

/// The date and time of a serial number of days, rounded to milliseconds.
#[expect(clippy::float_arithmetic, reason = "a spreadsheet stores moments as floats; they are rounded at once")]
fn datetime_of_serial(number: f64, epoch: Epoch) -> Option<NaiveDateTime> {
    let milliseconds = (number * MILLISECONDS_A_DAY).round().to_i64().filter(|milliseconds| *milliseconds >= 0)?;
    let days = u64::try_from(milliseconds.div_euclid(86_400_000)).ok().filter(|days| *days < 2_958_466)?;
    let (year, month, day) = match epoch {
        Epoch::Y1900 if days < 60 => (1899, 12, 31),
        Epoch::Y1900 => (1899, 12, 30),
        Epoch::Y1904 => (1904, 1, 1),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days))?;
    date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::milliseconds(milliseconds.rem_euclid(86_400_000)))
}

/// A whole number as its format displays it. It stays a plain number where the format makes no difference.
fn digits_cell(number: Decimal, tokens: &[Token]) -> Cell {
    if !number.is_integer() || number.is_sign_negative() {
        return Cell::Number(number);
    }
    let plain = number.normalize().to_string();
    let places = tokens.iter().filter(|token| !matches!(token, Token::Literal(_))).count();
    // Digits without a place of their own are written before the first place.
    let beyond = plain.len().saturating_sub(places);
    let mut digits = plain.chars().map(Some);
    let (mut text, mut unfilled) = (String::new(), places.saturating_sub(plain.len()));
    let mut first = true;
    for token in tokens {
        match token {
            Token::Literal(literal) => text.push(*literal),
            _ if unfilled > 0 => {
                unfilled = unfilled.saturating_sub(1);
                if *token == Token::Zero || text.contains('0') {
                    text.push('0');
                }
            }
            _ => {
                let count = if std::mem::take(&mut first) { beyond.saturating_add(1) } else { 1 };
                text.extend(digits.by_ref().take(count).flatten());
            }
        }
    }
    if text.trim() == plain { Cell::Number(number) } else { Cell::Formatted(number, text.trim().to_owned()) }
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
    fn number_is_displayed_by_its_format_code(#[case] code: &str, #[case] number: f64, #[case] wanted: &str) {
        assert_eq!(NumberFormat::parse(code).to_cell(number, Epoch::Y1900).display_text(), wanted, "{code}");
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
    fn serial_day_is_counted_from_its_epoch(#[case] epoch: Epoch, #[case] number: f64, #[case] wanted: &str) {
        assert_eq!(NumberFormat::builtin(14).to_cell(number, epoch).display_text(), wanted);
    }
}
