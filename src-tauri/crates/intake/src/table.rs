//! A table: the titles of its columns, and the rows below them.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{encoding::TextEncoding, limits, spreadsheet_error, text::is_unseen};

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns, from the first of the sheet on; the one with index `i` stands at `i`.
    pub columns: Vec<Column>,
    /// The rows below the header that hold something, from the top.
    pub rows: Vec<Row>,
    /// Where the titles stand; what stands above them is not read.
    pub titles: TitleRow,
    /// The sheet; `None`: the file is text.
    pub sheet: Option<String>,
    /// Every sheet that the workbook shows; none for text.
    pub sheets: Vec<String>,
    /// The sheets that the workbook hides, unless it hides all of them.
    pub hidden_sheets: Vec<String>,
    /// The columns that the sheet hides.
    pub hidden_columns: BTreeSet<u32>,
    /// The first rows that hold something: among them the owner finds the row of titles.
    pub head: Vec<HeadRow>,
    /// How the bytes of a text were taken for letters; `None`: the file is a workbook.
    pub encoding: Option<EncodingChoice>,
}

/// Where the titles of the columns stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "line", rename_all = "snake_case")]
pub enum TitleRow {
    /// On this line.
    Line(u32),
    /// Nowhere: the first row is a row of the list already, and the columns are known by their letters.
    None,
}

/// A row among which the row of titles is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeadRow {
    /// Its line, from 1.
    pub line: u32,
    /// Its first cells, each of at most 40 characters.
    pub cells: Vec<String>,
}

/// How the bytes of a text were taken for letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EncodingChoice {
    /// The encoding that was taken.
    pub taken: TextEncoding,
    /// Whether nothing else can be meant. Otherwise the owner is asked.
    pub certain: bool,
    /// What the text says in each encoding that can be meant; none when all of its letters are the same in each.
    pub readings: Vec<EncodingReading>,
}

/// What a text says in one encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EncodingReading {
    /// The encoding.
    pub encoding: TextEncoding,
    /// A few of its words that tell the encodings apart.
    pub words: Vec<String>,
}

impl Table {
    /// Blank lines between the titles, or else the first row, and the last row.
    pub(crate) fn blank_lines(&self) -> u32 {
        let above = match self.titles {
            TitleRow::Line(line) => line,
            TitleRow::None => self.rows.first().map_or(0, |row| row.line.saturating_sub(1)),
        };
        let lines = self.rows.last().map_or(0, |row| row.line.saturating_sub(above));
        lines.saturating_sub(u32::try_from(self.rows.len()).unwrap_or(u32::MAX))
    }
}

/// A column, as the owner is shown it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Column {
    /// Its place in the sheet, from 0 (column A).
    pub index: u32,
    /// Its title; empty when it has none.
    pub title: String,
    /// At most three different cells below it, each of at most 40 characters.
    pub samples: Vec<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line as the owner sees it in a spreadsheet, from 1.
    pub line: u32,
    /// Its cells from the first column on; there may be fewer than columns.
    pub cells: Vec<Cell>,
    /// Whether it is a line of text of which it is not certain where its cells end.
    pub broken: bool,
    /// Whether the sheet hides it, by hand or by a filter.
    pub hidden: bool,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: u32) -> &Cell {
        usize::try_from(column).ok().and_then(|index| self.cells.get(index)).unwrap_or(&Cell::Empty)
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, never empty. In a text file every cell is one.
    Text(String),
    /// A number of a workbook.
    Number(Decimal),
    /// A whole number that its format shows otherwise: 17 as "00017".
    Formatted(Decimal, String),
    /// A date of a workbook. A moment within minutes of a midnight is the day that starts there.
    Date(NaiveDate),
    /// A date of a workbook with any other time of day.
    Moment(NaiveDateTime),
    /// An error of a spreadsheet ("#REF!").
    Error(String),
    /// A formula that was never calculated: what the file holds for it is no value.
    NeverCalculated,
}

impl Cell {
    /// A text, or nothing when nothing of it can be seen. Of a text that is too long, as much is kept as shows that it is.
    pub(crate) fn text(text: &str) -> Self {
        if text.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
            return Self::Empty;
        }
        if spreadsheet_error::is_one(text.trim()) {
            return Self::Error(text.trim().to_owned());
        }
        Self::Text(text.chars().take(limits::CELL.saturating_add(1)).collect())
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as a text.
    pub(crate) fn shown(&self) -> String {
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
