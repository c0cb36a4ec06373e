//! Finding the row of titles, above which stand only lines about the file.

use std::collections::BTreeSet;

use crate::{
    error::FileError,
    limits,
    meaning::Meaning,
    month,
    table::{Cell, Column, Row, Table},
    text, words,
};

/// How the rows of a file came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// From a workbook: every cell has its address.
    Workbook,
    /// From text: the cells are counted, so a cell too many means that one was cut in two.
    Text,
}

/// The table of the rows of a sheet or a text.
pub fn table(mut rows: Vec<Row>, kind: Kind) -> Result<Table, FileError> {
    if rows.iter().all(|row| row.cells.iter().all(Cell::is_empty)) {
        return Err(FileError::Empty);
    }
    let at = find(&rows).ok_or(FileError::NoHeader)?;
    let below = rows.split_off(at.saturating_add(1));
    let header = rows.pop().ok_or(FileError::NoHeader)?;
    let mut rows = below;
    if rows.len() > limits::ROWS {
        return Err(FileError::TooManyRows);
    }
    if kind == Kind::Text {
        let titled = header.cells.len();
        for row in &mut rows {
            row.broken |= row.cells.iter().skip(titled).any(|cell| !cell.is_empty());
        }
    }
    let columns = columns(&header, &rows);
    Ok(Table { columns, rows, header_line: header.line, sheet: None, sheets: Vec::new() })
}

/// The first row that names two different meanings; without one, the first that is as wide as the others and all words.
pub fn find(rows: &[Row]) -> Option<usize> {
    let head = || rows.iter().take(limits::HEADER_ROWS).enumerate();
    let by_words = head().find(|(_, row)| known(row) >= 2).map(|(at, _)| at);
    by_words.or_else(|| {
        let width = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let widest = head().map(|(_, row)| width(row)).max().unwrap_or_default();
        let least = widest.saturating_sub(1).max(2);
        head().find(|(_, row)| !row.broken && width(row) >= least && is_titles(row)).map(|(at, _)| at)
    })
}

/// How many different meanings the titles of a row name.
pub fn known(row: &Row) -> usize {
    let plain = |cell: &Cell| matches!(cell, Cell::Empty) || matches!(cell, Cell::Text(text) if !text.contains('@'));
    if row.broken || !row.cells.iter().all(plain) {
        return 0;
    }
    let found: BTreeSet<Meaning> = row.cells.iter().filter_map(|cell| words::meaning(&cell.shown())).map(|(meaning, _)| meaning).collect();
    found.len()
}

/// Whether every cell is a word, none a value, and not all the same.
fn is_titles(row: &Row) -> bool {
    let mut titles = BTreeSet::new();
    let are_words = row.cells.iter().filter(|cell| !cell.is_empty()).all(|cell| {
        let Cell::Text(text) = cell else { return false };
        let folded = text::folded(text);
        let is_value = folded.contains('@') || !folded.contains(char::is_alphabetic) || month::of_text(&folded).is_some();
        let digits = folded.chars().filter(char::is_ascii_digit).count();
        let mostly_letters = digits.saturating_mul(2) <= folded.chars().count();
        titles.insert(folded);
        !is_value && mostly_letters
    });
    are_words && titles.len() > 1
}

/// The columns with what the owner is shown of them. Columns after the last that holds something are not there.
fn columns(header: &Row, rows: &[Row]) -> Vec<Column> {
    let filled = |row: &Row| row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at.saturating_add(1));
    let count = rows.iter().map(filled).chain([filled(header)]).max().unwrap_or_default();
    (0_u32..)
        .take(count)
        .map(|index| {
            let mut samples: Vec<String> = Vec::new();
            for row in rows.iter().take(limits::SAMPLE_ROWS) {
                let sample = text::quote(&row.cell(index).shown(), limits::QUOTE);
                if !sample.is_empty() && !samples.contains(&sample) && samples.len() < limits::SAMPLES {
                    samples.push(sample);
                }
            }
            Column { index, title: text::quote(&header.cell(index).shown(), limits::TITLE), samples }
        })
        .collect()
}
