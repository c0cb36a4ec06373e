//! Tables: columns, and the rows below their titles.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{encoding::TextEncoding, limits, spreadsheet_error, text::is_invisible};

/// The table of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns in sheet order. The column with index `i` is at position `i`.
    pub columns: Vec<Column>,
    /// The filled rows below the titles.
    pub rows: Vec<Row>,
    /// The title row. The rows above it are not read.
    pub titles: TitleRow,
    /// The name of the sheet. `None`: the file is text.
    pub sheet: Option<String>,
    /// The visible sheets of the workbook, or all of them where all are hidden. Empty for text.
    pub sheets: Vec<String>,
    /// The hidden sheets of the workbook. Empty where all sheets are hidden.
    pub hidden_sheets: Vec<String>,
    pub hidden_columns: BTreeSet<u32>,
    /// The first filled rows, among which the owner finds the title row.
    pub head: Vec<HeadRow>,
    /// The encoding of a text file. `None`: the file is a workbook.
    pub encoding: Option<EncodingChoice>,
}

/// The place of the column titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "line", rename_all = "snake_case")]
pub enum TitleRow {
    Line(u32),
    /// The list has no titles. Its columns are known by their letters.
    None,
}

/// One of the first rows, shown for the choice of the title row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeadRow {
    /// The line number, from 1.
    pub line: u32,
    /// The first cells, each of at most 40 characters.
    pub cells: Vec<String>,
}

/// The encoding that was used for a text file, and its alternatives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EncodingChoice {
    /// The encoding that was used.
    pub taken: TextEncoding,
    /// Whether no other encoding is possible. Otherwise the owner is asked.
    pub certain: bool,
    /// Sample words in each possible encoding. Empty where all of them decode the text alike.
    pub readings: Vec<EncodingReading>,
}

/// Sample words of a text in one encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EncodingReading {
    pub encoding: TextEncoding,
    /// A few words that differ between the encodings.
    pub words: Vec<String>,
}

impl Table {
    /// The number of blank lines between the titles and the last row. Without titles, counting starts at the first row.
    pub(crate) fn blank_lines(&self) -> u32 {
        let above = match self.titles {
            TitleRow::Line(line) => line,
            TitleRow::None => self.rows.first().map_or(0, |row| row.line.saturating_sub(1)),
        };
        let lines = self.rows.last().map_or(0, |row| row.line.saturating_sub(above));
        lines.saturating_sub(u32::try_from(self.rows.len()).unwrap_or(u32::MAX))
    }
}

/// A column as the owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Column {
    /// The index in the sheet, from 0 (column A).
    pub index: u32,
    /// Empty for a column without a title.
    pub title: String,
    /// At most three different cells of the column, each of at most 40 characters.
    pub samples: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line number as a spreadsheet shows it, from 1.
    pub line: u32,
    /// The cells from the first column on. A row may have fewer cells than the table has columns.
    pub cells: Vec<Cell>,
    /// Whether the cell boundaries of a text line are uncertain.
    pub broken: bool,
    /// Whether the sheet hides the row, by hand or by a filter.
    pub hidden: bool,
}

impl Row {
    pub fn cell(&self, column: u32) -> &Cell {
        usize::try_from(column).ok().and_then(|index| self.cells.get(index)).unwrap_or(&Cell::Empty)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    #[default]
    Empty,
    /// A text, never empty. All filled cells of a text file are texts or errors.
    Text(String),
    /// A number of a workbook.
    Number(Decimal),
    /// A whole number with its displayed form: 17 as "00017".
    Formatted(Decimal, String),
    /// A date of a workbook. A time within minutes of midnight becomes the day that starts there.
    Date(NaiveDate),
    /// A date of a workbook with any other time of day.
    Moment(NaiveDateTime),
    /// An error of a spreadsheet ("#REF!").
    Error(String),
    /// A formula that was never calculated. The stored result is no value.
    NeverCalculated,
}

impl Cell {
    /// A text, error or empty cell. Invisible characters alone make an empty cell. A too long text keeps one character beyond the
    /// limit, which shows that it is too long.
    pub(crate) fn from_text(text: &str) -> Self {
        if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            return Self::Empty;
        }
        if spreadsheet_error::is_error(text.trim()) {
            return Self::Error(text.trim().to_owned());
        }
        Self::Text(text.chars().take(limits::CELL.saturating_add(1)).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The text by which the cell is compared and shown.
    pub(crate) fn display_text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) | Self::Formatted(_, text) => text.clone(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Date(date) => date.to_string(),
            Self::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
            Self::NeverCalculated => "=…".to_owned(),
        }
    }
}
