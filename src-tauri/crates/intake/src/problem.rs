//! What is wrong with one row.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{column_kind::Meaning, limits, text};

/// What is wrong with a cell or a row. A closed set: the window holds a text for each code in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// Nothing says whom the row is about.
    NoPerson,
    /// The benefit is empty.
    NoBenefit,
    /// The amount is empty.
    NoAmount,
    /// The amount is no number.
    AmountUnreadable,
    /// "1.234": a thousand or a little more than one. The rest of the column does not say which.
    AmountAmbiguous,
    /// The amount has more than two decimals.
    TooManyDecimals,
    /// The amount is too large to be believed.
    AmountTooLarge,
    /// The month is no month, or a date that can be read in two ways.
    MonthUnreadable,
    /// The month is empty.
    NoMonth,
    /// The currency is no currency.
    CurrencyUnknown,
    /// The amount is in another currency than the list.
    OtherCurrency,
    /// The e-mail address cannot be one.
    EmailInvalid,
    /// The cell holds an error of the spreadsheet (#REF!).
    CellError,
    /// The cell holds a formula that was never calculated.
    NeverCalculated,
    /// A spreadsheet shortened the number ("1,98E+11"), or kept fewer digits than it had.
    NumberShortened,
    /// A spreadsheet made a date of the number.
    NumberIsDate,
    /// The sign that stands for a letter that could not be read or written is in it.
    LettersLost,
    /// The row has no person and says that it is a total.
    LooksLikeTotal,
    /// The cell is longer than is read.
    TooLong,
    /// A line of text whose quotes do not pair, or with more cells than the header: where its cells end is not certain.
    BrokenLine,
    /// Several people of the list have this personnel number.
    NumberTwice,
    /// Several people of the list have this e-mail address.
    EmailTwice,
}

/// A row that is not read, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowProblem {
    /// The row as the owner counts it, from 1.
    pub line: u32,
    /// What the cell should say; `None`: the whole row.
    pub meaning: Option<Meaning>,
    /// What is wrong.
    pub code: ProblemCode,
    /// The cell as it stands, at most 40 characters.
    pub text: String,
}

impl RowProblem {
    /// A problem that quotes a cell.
    pub(crate) fn new(line: u32, meaning: Option<Meaning>, code: ProblemCode, quoted: &str) -> Self {
        Self { line, meaning, code, text: text::quote(quoted, limits::QUOTE) }
    }
}
