//! Problems of single rows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{column_kind::Meaning, limits, text};

/// The reason for a problem of a cell or row. The set is closed: the window has a text for each code in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The row names no person.
    NoPerson,
    NoBenefit,
    NoAmount,
    AmountUnreadable,
    /// "1.234": a thousand, or a little more than one. The other cells of the column do not decide it.
    AmountAmbiguous,
    TooManyDecimals,
    AmountTooLarge,
    /// The text is no month, or a date that can be read in two ways.
    MonthUnreadable,
    NoMonth,
    /// The text is no known currency.
    CurrencyUnknown,
    /// The currency differs from the list's.
    OtherCurrency,
    EmailInvalid,
    /// The cell holds a spreadsheet error (#REF!).
    CellError,
    NeverCalculated,
    /// A spreadsheet shortened the number ("1,98E+11"), or kept fewer digits than it had.
    NumberShortened,
    /// A spreadsheet turned the number into a date.
    NumberIsDate,
    /// The text contains the replacement character, which stands for an unreadable letter.
    LettersLost,
    /// The row has no person and is labelled as a total.
    LooksLikeTotal,
    TooLong,
    /// A line of text with unpaired quotes, or with more cells than the titles. Its cell boundaries are uncertain.
    BrokenLine,
    /// Several rows have this personnel number.
    NumberTwice,
    /// Several rows have this e-mail address.
    EmailTwice,
}

/// A row that is not read, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowProblem {
    /// The line number, from 1.
    pub line: u32,
    /// The meaning of the column. `None`: the problem concerns the whole row.
    pub meaning: Option<Meaning>,
    pub code: ProblemCode,
    /// The cell's text, at most 40 characters.
    pub text: String,
}

impl RowProblem {
    pub(crate) fn new(line: u32, meaning: Option<Meaning>, code: ProblemCode, quoted: &str) -> Self {
        Self { line, meaning, code, text: text::quote(quoted, limits::QUOTE) }
    }
}
