//! A table: the titles of its columns, and the rows below them.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{limits, text::is_unseen};

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns, from the first of the sheet on; the one with index `i` stands at `i`.
    pub columns: Vec<Column>,
    /// The rows below the header that hold something, from the top.
    pub rows: Vec<Row>,
    /// The line of the header; what stands above it is not read.
    pub header_line: u32,
    /// The sheet; `None`: the file is text.
    pub sheet: Option<String>,
    /// Every sheet that the workbook shows; none for text.
    pub sheets: Vec<String>,
}

impl Table {
    /// Blank lines between the header and the last row.
    pub(crate) fn blank_lines(&self) -> u32 {
        let lines = self.rows.last().map_or(0, |row| row.line.saturating_sub(self.header_line));
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
    /// A date of a workbook.
    Date(NaiveDate),
    /// An error of a workbook ("#REF!").
    Error(String),
}

impl Cell {
    /// A text, or nothing when nothing of it can be seen. Of a text that is too long, as much is kept as shows that it is.
    pub(crate) fn text(text: &str) -> Self {
        if text.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
            return Self::Empty;
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
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Date(date) => date.to_string(),
        }
    }
}
