//! Parsing of amounts as people and programs write them.

use domain::money::Currency;
use domain::text::is_dash;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{currency, limits, problem::ProblemCode, table::Cell, text};

/// The character between the whole units and the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// "1.234,50", as in German and Swedish.
    Comma,
    /// "1,234.50", as in English.
    Point,
}

impl DecimalMark {
    fn char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

/// The decimal mark of a column. `None`: no cell shows it, or two cells contradict each other.
pub fn column_decimal_mark<'a>(cells: impl Iterator<Item = &'a Cell>) -> Option<DecimalMark> {
    let mut found = None;
    for cell in cells {
        let Cell::Text(text) = cell else { continue };
        let Ok(Some(AmountParts { digits, grouped, .. })) = split_amount(text) else { continue };
        let MarkEvidence::Certain(mark) = mark_evidence(&digits, grouped) else { continue };
        match found {
            None => found = Some(mark),
            Some(previous) if previous == mark => {}
            Some(_) => return None,
        }
    }
    found
}

/// The amount of a cell in whole cents, and the currency in the same cell. `None`: the cell is empty.
pub fn read(cell: &Cell, mark: Option<DecimalMark>, list_currency: &Currency) -> Result<Option<(Decimal, Option<Currency>)>, ProblemCode> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Number(number) | Cell::Formatted(number, _) => round_to_cents(*number).map(|amount| Some((amount, None))),
        Cell::NeverCalculated => Err(ProblemCode::NeverCalculated),
        Cell::Date(_) | Cell::Moment(_) => Err(ProblemCode::AmountUnreadable),
        Cell::Error(_) => Err(ProblemCode::CellError),
        Cell::Text(text) if text.chars().count() > limits::CELL => Err(ProblemCode::TooLong),
        Cell::Text(text) => {
            let Some(parts) = split_amount(text)? else { return Ok(None) };
            let currency = parts.currency.as_deref().map(|word| currency::parse(word, list_currency)).transpose()?;
            let amount = round_to_cents(parse_number(&parts.digits, parts.grouped, mark)?)?;
            Ok(Some((if parts.negative { negate(amount) } else { amount }, currency)))
        }
    }
}

/// Rounds to whole cents. A spreadsheet stores 49.99 as 49.989999999, so a tiny deviation is rounded. Any larger part of a cent
/// is an error.
fn round_to_cents(number: Decimal) -> Result<Decimal, ProblemCode> {
    if number.abs() > Decimal::from(limits::AMOUNT) {
        return Err(ProblemCode::AmountTooLarge);
    }
    let cents = number.round_dp(2);
    if (number - cents).abs() > Decimal::new(1, 6) {
        return Err(ProblemCode::TooManyDecimals);
    }
    Ok(if cents.is_zero() { Decimal::ZERO } else { cents.normalize() })
}

fn negate(amount: Decimal) -> Decimal {
    if amount.is_zero() { amount } else { -amount }
}

/// An amount split into its number and its surroundings.
struct AmountParts {
    negative: bool,
    /// Digits, points and commas.
    digits: String,
    /// Whether spaces or apostrophes separated the thousands.
    grouped: bool,
    currency: Option<String>,
}

/// Splits an amount into number, sign and currency. `None`: the text is only a dash.
fn split_amount(text: &str) -> Result<Option<AmountParts>, ProblemCode> {
    let sanitized = text::sanitize(text);
    if sanitized.chars().all(|c| is_dash(c) || c == ' ') {
        return Ok(None);
    }
    let text = expand_dash_cents(&sanitized);

    let first = text.find(|c: char| c.is_ascii_digit()).ok_or(ProblemCode::AmountUnreadable)?;
    let last = text.rfind(|c: char| c.is_ascii_digit()).map_or(first, |at| at.saturating_add(1));
    // ",50" is half a unit: a mark right before the first digit belongs to the number.
    let first = if text[..first].ends_with([',', '.']) && !text[..first].trim_end_matches([',', '.']).ends_with(char::is_alphabetic) {
        first.saturating_sub(1)
    } else {
        first
    };
    let (before, number, after) = (&text[..first], &text[first..last], &text[last..]);

    let mut around = Surroundings::default();
    around.scan(before, '(')?;
    around.scan(after, ')')?;
    if around.bracket_opened != around.bracket_closed
        || (around.bracket_opened && around.sign_count > 0)
        || around.sign_count > 1
        || around.words.len() > 1
    {
        return Err(ProblemCode::AmountUnreadable);
    }
    let (digits, grouped) = remove_grouping(number).ok_or(ProblemCode::AmountUnreadable)?;
    let negative = around.bracket_opened || around.has_minus;
    Ok(Some(AmountParts { negative, digits, grouped, currency: around.words.pop() }))
}

/// Rewrites "50,-" and "50:-", which mean fifty units and no cents.
fn expand_dash_cents(text: &str) -> String {
    let expanded = ["--", "-", "\u{2013}", "\u{2014}"].iter().find_map(|dash| {
        let start = text.strip_suffix(dash)?;
        let whole = start.strip_suffix([',', ':', '.']).filter(|whole| whole.ends_with(|c: char| c.is_ascii_digit()))?;
        Some(if start.ends_with(':') { whole.to_owned() } else { format!("{start}00") })
    });
    expanded.unwrap_or_else(|| text.to_owned())
}

/// The sign, brackets and currency around the digits.
#[derive(Default)]
struct Surroundings {
    sign_count: u32,
    has_minus: bool,
    bracket_opened: bool,
    bracket_closed: bool,
    words: Vec<String>,
}

impl Surroundings {
    fn scan(&mut self, text: &str, bracket: char) -> Result<(), ProblemCode> {
        let mut word = String::new();
        for c in text.chars().chain([' ']) {
            if c.is_alphabetic() || matches!(c, '€' | '$' | '£') || (c == '.' && !word.is_empty()) {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                self.words.push(std::mem::take(&mut word));
            }
            match c {
                ' ' => {}
                '+' => self.sign_count = self.sign_count.saturating_add(1),
                c if is_dash(c) => (self.sign_count, self.has_minus) = (self.sign_count.saturating_add(1), true),
                '(' if bracket == '(' && !self.bracket_opened => self.bracket_opened = true,
                ')' if bracket == ')' && !self.bracket_closed => self.bracket_closed = true,
                _ => return Err(ProblemCode::AmountUnreadable),
            }
        }
        Ok(())
    }
}

/// The number without spaces or apostrophes between its thousands, and whether it had any.
fn remove_grouping(number: &str) -> Option<(String, bool)> {
    let whole_ends = number.find(['.', ',']).unwrap_or(number.len());
    let (whole, rest) = (&number[..whole_ends], &number[whole_ends..]);
    if !rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some((number.to_owned(), false));
    };
    if !matches!(mark, ' ' | '\'' | '\u{2019}' | '\u{b4}' | '`') || !is_grouped_in_thousands(whole, mark) {
        return None;
    }
    Some((format!("{}{rest}", whole.replace(mark, "")), true))
}

/// Whether the mark separates a whole number into thousands.
fn is_grouped_in_thousands(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group))
}

/// Evidence for the decimal mark in the digits and marks of one number.
enum MarkEvidence {
    /// The number has no mark.
    NoMark,
    /// The decimal mark follows from the number, even where it does not occur: "1.234.567" has a decimal comma.
    Certain(DecimalMark),
    /// One mark and three digits after it: decimals or thousands.
    Ambiguous,
    /// The text is no number.
    Invalid,
}

fn mark_evidence(digits: &str, grouped: bool) -> MarkEvidence {
    let count = |mark: DecimalMark| digits.matches(mark.char()).count();
    let (points, commas) = (count(DecimalMark::Point), count(DecimalMark::Comma));
    if points == 0 && commas == 0 {
        return MarkEvidence::NoMark;
    }
    let last = if digits.rfind(',') > digits.rfind('.') { DecimalMark::Comma } else { DecimalMark::Point };
    let (before, after) = digits.rsplit_once(last.char()).unwrap_or((digits, ""));
    if points > 0 && commas > 0 {
        let is_valid = count(last) == 1 && !grouped && is_grouped_in_thousands(before, last.other().char()) && !after.is_empty();
        return if is_valid { MarkEvidence::Certain(last) } else { MarkEvidence::Invalid };
    }
    if count(last) > 1 {
        return if !grouped && is_grouped_in_thousands(digits, last.char()) {
            MarkEvidence::Certain(last.other())
        } else {
            MarkEvidence::Invalid
        };
    }
    let could_be_thousands = !grouped && after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    if could_be_thousands { MarkEvidence::Ambiguous } else { MarkEvidence::Certain(last) }
}

fn parse_number(digits: &str, grouped: bool, mark: Option<DecimalMark>) -> Result<Decimal, ProblemCode> {
    let decimal = match (mark_evidence(digits, grouped), mark) {
        (MarkEvidence::NoMark, _) => DecimalMark::Point,
        (MarkEvidence::Certain(certain), Some(mark)) if certain != mark => return Err(ProblemCode::AmountAmbiguous),
        (MarkEvidence::Certain(certain), _) => certain,
        (MarkEvidence::Ambiguous, Some(mark)) => mark,
        (MarkEvidence::Ambiguous, None) => return Err(ProblemCode::AmountAmbiguous),
        (MarkEvidence::Invalid, _) => return Err(ProblemCode::AmountUnreadable),
    };
    let with_point = digits.replace(decimal.other().char(), "").replace(decimal.char(), ".");
    let whole = with_point.split('.').next().unwrap_or_default().trim_start_matches('0');
    if whole.len() > 12 {
        return Err(ProblemCode::AmountTooLarge);
    }
    // Twelve decimals are enough to decide about a cent.
    let truncated: String = with_point
        .char_indices()
        .take_while(|(at, _)| *at < with_point.find('.').unwrap_or(with_point.len()).saturating_add(12))
        .map(|(_, c)| c)
        .collect();
    format!("0{truncated}").parse().map_err(|_| ProblemCode::AmountUnreadable)
}

#[cfg(test)]
mod tests;
