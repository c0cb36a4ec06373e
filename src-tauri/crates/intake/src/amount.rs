//! Amounts as people and programs write them.

use domain::checks::text::is_dash;
use domain::money::Currency;
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

/// The mark of a column, when all of its cells that tell one tell the same.
pub fn settled<'a>(cells: impl Iterator<Item = &'a Cell>) -> Option<DecimalMark> {
    let mut settled = None;
    for cell in cells {
        let Cell::Text(text) = cell else { continue };
        let Ok(Some(Written { digits, grouped, .. })) = written(text) else { continue };
        let Shape::Tells(mark) = shape(&digits, grouped) else { continue };
        match settled {
            None => settled = Some(mark),
            Some(before) if before == mark => {}
            Some(_) => return None,
        }
    }
    settled
}

/// The amount of a cell, in whole cents, and the currency that stands beside it. `None`: the cell is empty.
pub fn read(cell: &Cell, mark: Option<DecimalMark>, list: &Currency) -> Result<Option<(Decimal, Option<Currency>)>, ProblemCode> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Number(number) | Cell::Formatted(number, _) => cents(*number).map(|amount| Some((amount, None))),
        Cell::NeverCalculated => Err(ProblemCode::NeverCalculated),
        Cell::Date(_) | Cell::Moment(_) => Err(ProblemCode::AmountUnreadable),
        Cell::Error(_) => Err(ProblemCode::CellError),
        Cell::Text(text) if text.chars().count() > limits::CELL => Err(ProblemCode::TooLong),
        Cell::Text(text) => {
            let Some(written) = written(text)? else { return Ok(None) };
            let currency = written.currency.as_deref().map(|word| currency::of(word, list)).transpose()?;
            let amount = cents(number(&written.digits, written.grouped, mark)?)?;
            Ok(Some((if written.negative { negated(amount) } else { amount }, currency)))
        }
    }
}

/// Whole cents. A spreadsheet's 49.989999999 is the cent that it lies beside; any other part of a cent is a fault.
fn cents(number: Decimal) -> Result<Decimal, ProblemCode> {
    if number.abs() > Decimal::from(limits::AMOUNT) {
        return Err(ProblemCode::AmountTooLarge);
    }
    let cents = number.round_dp(2);
    if (number - cents).abs() > Decimal::new(1, 6) {
        return Err(ProblemCode::TooManyDecimals);
    }
    Ok(if cents.is_zero() { Decimal::ZERO } else { cents.normalize() })
}

fn negated(amount: Decimal) -> Decimal {
    if amount.is_zero() { amount } else { -amount }
}

/// An amount taken apart: digits and marks alone, and what stood around them.
struct Written {
    negative: bool,
    /// Digits, points and commas.
    digits: String,
    /// Whether spaces or apostrophes parted the thousands.
    grouped: bool,
    currency: Option<String>,
}

/// Takes an amount apart. `None`: nothing but a dash.
fn written(text: &str) -> Result<Option<Written>, ProblemCode> {
    let clean = text::clean(text);
    if clean.chars().all(|c| is_dash(c) || c == ' ') {
        return Ok(None);
    }
    let bare = with_cents(&clean);

    let first = bare.find(|c: char| c.is_ascii_digit()).ok_or(ProblemCode::AmountUnreadable)?;
    let last = bare.rfind(|c: char| c.is_ascii_digit()).map_or(first, |at| at.saturating_add(1));
    // ",50" is half of something: a mark right before the first digit belongs to it.
    let first = if bare[..first].ends_with([',', '.']) && !bare[..first].trim_end_matches([',', '.']).ends_with(char::is_alphabetic) {
        first.saturating_sub(1)
    } else {
        first
    };
    let (before, number, after) = (&bare[..first], &bare[first..last], &bare[last..]);

    let mut around = Around::default();
    around.look(before, '(')?;
    around.look(after, ')')?;
    if around.opened != around.closed || (around.opened && around.signs > 0) || around.signs > 1 || around.words.len() > 1 {
        return Err(ProblemCode::AmountUnreadable);
    }
    let (digits, grouped) = ungrouped(number).ok_or(ProblemCode::AmountUnreadable)?;
    let negative = around.opened || around.minus;
    Ok(Some(Written { negative, digits, grouped, currency: around.words.pop() }))
}

/// "50,-" and "50:-" are fifty and no cents.
fn with_cents(text: &str) -> String {
    let cut = ["--", "-", "\u{2013}", "\u{2014}"].iter().find_map(|dash| {
        let start = text.strip_suffix(dash)?;
        let whole = start.strip_suffix([',', ':', '.']).filter(|whole| whole.ends_with(|c: char| c.is_ascii_digit()))?;
        Some(if start.ends_with(':') { whole.to_owned() } else { format!("{start}00") })
    });
    cut.unwrap_or_else(|| text.to_owned())
}

/// What stands around the digits.
#[derive(Default)]
struct Around {
    signs: u32,
    minus: bool,
    opened: bool,
    closed: bool,
    words: Vec<String>,
}

impl Around {
    fn look(&mut self, text: &str, bracket: char) -> Result<(), ProblemCode> {
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
                '+' => self.signs = self.signs.saturating_add(1),
                c if is_dash(c) => (self.signs, self.minus) = (self.signs.saturating_add(1), true),
                '(' if bracket == '(' && !self.opened => self.opened = true,
                ')' if bracket == ')' && !self.closed => self.closed = true,
                _ => return Err(ProblemCode::AmountUnreadable),
            }
        }
        Ok(())
    }
}

/// The number without the spaces or apostrophes between its thousands; whether there were any.
fn ungrouped(number: &str) -> Option<(String, bool)> {
    let whole_ends = number.find(['.', ',']).unwrap_or(number.len());
    let (whole, rest) = (&number[..whole_ends], &number[whole_ends..]);
    if !rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some((number.to_owned(), false));
    };
    if !matches!(mark, ' ' | '\'' | '\u{2019}' | '\u{b4}' | '`') || !in_thousands(whole, mark) {
        return None;
    }
    Some((format!("{}{rest}", whole.replace(mark, "")), true))
}

/// Whether a mark parts a whole number into thousands.
fn in_thousands(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group))
}

/// What the digits and marks of a number say about its decimal mark.
enum Shape {
    /// No mark in it.
    Whole,
    /// This is the decimal mark, whether it stands there or not.
    Tells(DecimalMark),
    /// One mark and three digits after it: decimals or a thousand.
    Either,
    /// No number.
    Broken,
}

fn shape(digits: &str, grouped: bool) -> Shape {
    let count = |mark: DecimalMark| digits.matches(mark.char()).count();
    let (points, commas) = (count(DecimalMark::Point), count(DecimalMark::Comma));
    if points == 0 && commas == 0 {
        return Shape::Whole;
    }
    let last = if digits.rfind(',') > digits.rfind('.') { DecimalMark::Comma } else { DecimalMark::Point };
    let (before, after) = digits.rsplit_once(last.char()).unwrap_or((digits, ""));
    if points > 0 && commas > 0 {
        let sound = count(last) == 1 && !grouped && in_thousands(before, last.other().char()) && !after.is_empty();
        return if sound { Shape::Tells(last) } else { Shape::Broken };
    }
    if count(last) > 1 {
        return if !grouped && in_thousands(digits, last.char()) { Shape::Tells(last.other()) } else { Shape::Broken };
    }
    let could_be_thousands = !grouped && after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    if could_be_thousands { Shape::Either } else { Shape::Tells(last) }
}

/// The number that the digits stand for.
fn number(digits: &str, grouped: bool, mark: Option<DecimalMark>) -> Result<Decimal, ProblemCode> {
    let decimal = match (shape(digits, grouped), mark) {
        (Shape::Whole, _) => DecimalMark::Point,
        (Shape::Tells(told), Some(mark)) if told != mark => return Err(ProblemCode::AmountAmbiguous),
        (Shape::Tells(told), _) => told,
        (Shape::Either, Some(mark)) => mark,
        (Shape::Either, None) => return Err(ProblemCode::AmountAmbiguous),
        (Shape::Broken, _) => return Err(ProblemCode::AmountUnreadable),
    };
    let plain = digits.replace(decimal.other().char(), "").replace(decimal.char(), ".");
    let whole = plain.split('.').next().unwrap_or_default().trim_start_matches('0');
    if whole.len() > 12 {
        return Err(ProblemCode::AmountTooLarge);
    }
    // Decimals beyond these are not what decides about a cent.
    let kept: String = plain
        .char_indices()
        .take_while(|(at, _)| *at < plain.find('.').unwrap_or(plain.len()).saturating_add(12))
        .map(|(_, c)| c)
        .collect();
    format!("0{kept}").parse().map_err(|_| ProblemCode::AmountUnreadable)
}

#[cfg(test)]
mod tests;
