//! Parsing of payroll months as people and programs write them.

use chrono::NaiveDate;
use domain::benefits::PayrollMonth;
use rust_decimal::Decimal;

use crate::{limits, moment, problem::ProblemCode, table::Cell, text};

/// Full and abbreviated month names in German, Swedish and English.
const MONTH_NAMES: [(u32, &[&str]); 12] = [
    (1, &["januar", "januari", "january", "jan", "jänner", "jaenner", "jän"]),
    (2, &["februar", "februari", "february", "feb", "febr", "feber"]),
    (3, &["märz", "maerz", "mars", "march", "mär", "mrz", "mar"]),
    (4, &["april", "apr"]),
    (5, &["mai", "maj", "may"]),
    (6, &["juni", "june", "jun"]),
    (7, &["juli", "july", "jul"]),
    (8, &["august", "augusti", "aug"]),
    (9, &["september", "sep", "sept"]),
    (10, &["oktober", "october", "okt", "oct"]),
    (11, &["november", "nov"]),
    (12, &["dezember", "december", "dez", "dec"]),
];

/// The month of a cell. `None`: the cell is empty.
pub fn read(cell: &Cell) -> Result<Option<PayrollMonth>, ProblemCode> {
    let month = match cell {
        Cell::Empty => return Ok(None),
        Cell::Error(_) => return Err(ProblemCode::CellError),
        Cell::NeverCalculated => return Err(ProblemCode::NeverCalculated),
        Cell::Date(date) => PayrollMonth::of(*date),
        Cell::Moment(moment) => moment::payroll_month(*moment),
        Cell::Number(number) | Cell::Formatted(number, _) => from_number(*number),
        Cell::Text(text) if text.chars().count() > limits::CELL => return Err(ProblemCode::TooLong),
        Cell::Text(text) => from_text(text),
    };
    month.map(Some).ok_or(ProblemCode::MonthUnreadable)
}

/// Accepts 202611 and 20261101, and 11.2026, which a spreadsheet read as a decimal number. 2026.1 could be January or October, so
/// it is refused.
fn from_number(number: Decimal) -> Option<PayrollMonth> {
    let text = number.normalize().to_string();
    let month_first = text.split_once('.').is_none_or(|(whole, decimals)| whole.len() <= 2 && decimals.len() == 4);
    if month_first { from_text(&text) } else { None }
}

/// A part of a text: a number with its digit count, or a word.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part<'a> {
    Number(u32, usize),
    Word(&'a str),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum ParsedDate {
    Month(PayrollMonth),
    Day(NaiveDate),
}

/// The month of a text. `None`: the text is no month, or is ambiguous.
pub fn from_text(text: &str) -> Option<PayrollMonth> {
    let lower = text::casefold(text);
    let Some((date, time)) = moment::split_time(&lower) else {
        return match parse_date(&lower)? {
            ParsedDate::Month(month) => Some(month),
            ParsedDate::Day(day) => PayrollMonth::of(day),
        };
    };
    let ParsedDate::Day(day) = parse_date(date)? else { return None };
    match moment::to_cell(day.and_time(time)) {
        Cell::Date(day) => PayrollMonth::of(day),
        Cell::Moment(moment) => moment::payroll_month(moment),
        _ => None,
    }
}

/// Parses a lower-case text without a time of day.
fn parse_date(text: &str) -> Option<ParsedDate> {
    use Part::{Number as N, Word as W};
    if text.len() > 40 {
        return None;
    }
    let separators: Vec<char> = text.chars().filter(|c| !c.is_alphanumeric() && *c != ' ').collect();
    if separators.iter().any(|c| !matches!(c, '.' | '/' | '-' | ',' | '\'' | '\u{2019}' | '\u{2013}')) {
        return None;
    }
    let separated_by = |wanted: char| !separators.is_empty() && separators.iter().all(|c| *c == wanted);
    let month = |year: u32, month: u32| PayrollMonth::new(to_year(year), month).map(ParsedDate::Month);
    let date = |year: u32, month: u32, day: u32| payroll_day(year, month, day).map(ParsedDate::Day);
    match split_parts(text)?.as_slice() {
        [N(number, 6)] => month(number / 100, number % 100),
        [N(number, 8)] => date(number / 10_000, number / 100 % 100, number % 100),
        [N(year, 4), N(number, 1 | 2)] | [N(number, 1 | 2), N(year, 4)] => month(*year, *number),
        [N(year, 4), N(month, 1 | 2), N(day, 1 | 2)] => date(*year, *month, *day),
        [N(day, 1 | 2), N(month, 1 | 2), N(year, 4)] if separated_by('.') => date(*year, *month, *day),
        [N(day, 1 | 2), N(month, 1 | 2), N(year, 2)] if separated_by('.') => date(year.saturating_add(2000), *month, *day),
        [N(one, 1 | 2), N(other, 1 | 2), N(year, 4)] => either_order(*year, *one, *other),
        [W(name), N(year, 4)] | [N(year, 4), W(name)] => month(*year, month_number(name)?),
        [W(name), N(year, 2)] => month(year.saturating_add(2000), month_number(name)?),
        [N(day, 1 | 2), W(name), N(year, 4)] | [W(name), N(day, 1 | 2), N(year, 4)] => date(*year, month_number(name)?, *day),
        _ => None,
    }
}

fn month_number(word: &str) -> Option<u32> {
    MONTH_NAMES.iter().find(|(_, names)| names.contains(&word)).map(|(number, _)| *number)
}

pub fn is_month_name(word: &str) -> bool {
    month_number(word).is_some()
}

/// 11/01/2026 is in November or in January. 30/11/2026 is unambiguous, and so is the month of 11/11/2026.
fn either_order(year: u32, first: u32, second: u32) -> Option<ParsedDate> {
    match (payroll_day(year, first, second), payroll_day(year, second, first)) {
        (Some(month_first), Some(day_first)) if month_first != day_first => None,
        (month_first, day_first) => month_first.or(day_first).map(ParsedDate::Day),
    }
}

fn payroll_day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    // The payroll month limits the year.
    NaiveDate::from_ymd_opt(to_year(year), month, day).filter(|date| PayrollMonth::of(*date).is_some())
}

fn to_year(year: u32) -> i32 {
    i32::try_from(year).unwrap_or(i32::MAX)
}

/// Splits a text into numbers and words. `None`: a number is too long for a date.
fn split_parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
        if run.bytes().all(|byte| byte.is_ascii_digit()) {
            let number = (run.len() <= 8).then(|| run.parse().ok()).flatten()?;
            parts.push(Part::Number(number, run.len()));
        } else {
            parts.push(Part::Word(run));
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026-11")]
    #[case("2026/11")]
    #[case("2026.11")]
    #[case("11/2026")]
    #[case("11.2026")]
    #[case("11-2026")]
    #[case("01.11.2026")]
    #[case("1.11.2026")]
    #[case("30.11.26")]
    #[case("2026-11-01")]
    #[case("2026-11-01 00:00:00")]
    #[case("2026-11-01T00:00:00Z")]
    #[case("2026-11-01t00:00:00z")]
    #[case("2026-11-01T00:00:00+01:00")]
    #[case("2026-10-31T23:59:16")]
    #[case("2026-10-31 23:50")]
    #[case("2026-11-30T00:00:00.000Z")]
    #[case("01.11.2026, 00:00:00")]
    #[case("11/30/2026 12:00:00 AM")]
    #[case("20261101T000000Z")]
    #[case("2026-11-15T14:30:00Z")]
    #[case("15. November 2026 14:30")]
    #[case("30/11/2026")]
    #[case("11/11/2026")]
    #[case("202611")]
    #[case("20261130")]
    #[case("November 2026")]
    #[case(" NOVEMBER  2026 ")]
    #[case("Nov. 26")]
    #[case("Nov-26")]
    #[case("nov '26")]
    #[case("2026 november")]
    #[case("1. November 2026")]
    #[case("November 1, 2026")]
    fn month_in_any_notation_is_read(#[case] text: &str) {
        assert_eq!(from_text(text).unwrap().to_string(), "2026-11", "{text}");
    }

    #[rstest]
    #[case("März 2026", 3)]
    #[case("Mrz. 2026", 3)]
    #[case("mars 2026", 3)]
    #[case("Mai 26", 5)]
    #[case("maj 2026", 5)]
    #[case("May 2026", 5)]
    #[case("Okt. 2026", 10)]
    #[case("october 2026", 10)]
    #[case("Dez 2026", 12)]
    #[case("Jänner 2026", 1)]
    #[case("augusti 2026", 8)]
    #[case("1/2026", 1)]
    fn month_names_of_three_languages_are_read(#[case] text: &str, #[case] number: u32) {
        assert_eq!(from_text(text), PayrollMonth::new(2026, number), "{text}");
    }

    #[rstest]
    #[case("2026-10-31T23:00:00Z")]
    #[case("2026-10-31t22:00:00.000z")]
    #[case("2026-10-31 23:00:00")]
    #[case("2026-10-31T23:00:00-01:00")]
    #[case("2026-10-31 23:59:59")]
    #[case("31.10.2026, 23:00:00")]
    #[case("10/31/2026 11:00:00 PM")]
    #[case("20261031T230000Z")]
    #[case("2026-11-01T01:00:00Z")]
    #[case("2026-10-31T24:00:00")]
    #[case("11/2026 23:00")]
    #[case("11/01/2026")]
    #[case("01-11-2026")]
    #[case("01/11/26")]
    #[case("November")]
    #[case("13/2026")]
    #[case("31.11.2026")]
    #[case("2026")]
    #[case("11.26")]
    #[case("26 Nov")]
    #[case("1999-12")]
    #[case("202613")]
    #[case("46327")]
    #[case("2026-11-01-01")]
    #[case("2026_11")]
    #[case("Novemberish 2026")]
    #[case("999999999999")]
    #[case("")]
    fn ambiguous_or_invalid_month_is_none(#[case] text: &str) {
        assert_eq!(from_text(text), None, "{text}");
    }

    #[rstest]
    #[case("202611", Some("2026-11"))]
    #[case("11.2026", Some("2026-11"))]
    #[case("1.2026", Some("2026-01"))]
    #[case("2026.1", None)]
    #[case("2026.11", None)]
    #[case("46327", None)]
    fn number_is_a_month_when_it_has_one_meaning(#[case] number: &str, #[case] month: Option<&str>) {
        let found = read(&Cell::Number(number.parse().unwrap())).ok().flatten().map(|month| month.to_string());
        assert_eq!(found.as_deref(), month);
    }

    #[test]
    fn date_cell_is_read_as_its_month() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        assert_eq!(read(&Cell::Date(date)), Ok(PayrollMonth::new(2026, 11)));
        assert_eq!(read(&Cell::Error("#REF!".to_owned())), Err(ProblemCode::CellError));
        assert_eq!(read(&Cell::Empty), Ok(None));
    }
}
