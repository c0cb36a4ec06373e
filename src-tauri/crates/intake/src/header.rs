//! Finding the row of titles, above which stand only lines about the file.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    column_kind::{Meaning, Remembered},
    error::FileError,
    header_synonyms, limits, month,
    open::Choice,
    table::{Cell, Column, HeadRow, Row, Table, TitleRow},
    text,
};

/// How the rows of a file came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// From a workbook: every cell has its address.
    Workbook,
    /// From text: the cells are counted, so a cell too many means that one was cut in two.
    Text,
}

/// The table of the rows of a sheet or a text. The owner may say where the titles stand.
pub fn table(mut rows: Vec<Row>, kind: Kind, choice: &Choice<'_>) -> Result<Table, FileError> {
    is_filled(&rows)?;
    let chosen = match choice.titles {
        Some(TitleRow::None) => Some(None),
        Some(TitleRow::Line(line)) => rows.iter().position(|row| row.line == line).map(Some),
        None => None,
    };
    let at = match chosen {
        Some(at) => at,
        None => {
            find(&rows, choice.remembered).map(|(at, _)| Some(at)).or_else(|| is_list(&rows).then_some(None)).ok_or(FileError::NoHeader)?
        }
    };
    let head = head(&rows);
    let (titles, header) = match at {
        Some(at) => {
            let header = with_titles_above(&rows, at).ok_or(FileError::NoHeader)?;
            rows = rows.split_off(at.saturating_add(1));
            (TitleRow::Line(header.line), header)
        }
        None => (TitleRow::None, Row { line: 0, cells: Vec::new(), broken: false, hidden: false }),
    };
    if rows.len() > limits::ROWS {
        return Err(FileError::TooManyRows);
    }
    if kind == Kind::Text {
        let width = if titles == TitleRow::None { usual_width(&rows) } else { header.cells.len() };
        for row in &mut rows {
            row.broken |= row.cells.iter().skip(width).any(|cell| !cell.is_empty());
        }
    }
    let columns = columns(&header, &rows);
    Ok(Table {
        columns,
        rows,
        titles,
        sheet: None,
        sheets: Vec::new(),
        hidden_sheets: Vec::new(),
        hidden_columns: BTreeSet::new(),
        head,
        encoding: None,
    })
}

/// How many titles are known in the row of titles; `None`: it is a list without titles. An error where it is no list.
pub fn titles(rows: &[Row], remembered: &[Remembered]) -> Result<Option<usize>, FileError> {
    is_filled(rows)?;
    match find(rows, remembered) {
        Some((_, known)) => Ok(Some(known)),
        None if is_list(rows) => Ok(None),
        None => Err(FileError::NoHeader),
    }
}

fn is_filled(rows: &[Row]) -> Result<(), FileError> {
    let is_blank = rows.iter().all(|row| row.cells.iter().all(Cell::is_empty));
    if is_blank { Err(FileError::Empty) } else { Ok(()) }
}

/// The row with the titles of a file that the owner confirmed before; else the row in which the most meanings are named, two at
/// least, and of equal ones the first; without one, the first that is as wide as the others and all words. A row of groups, a legend
/// or a summary above the titles names fewer than they do.
fn find(rows: &[Row], remembered: &[Remembered]) -> Option<(usize, usize)> {
    let head = || rows.iter().take(limits::HEADER_ROWS).enumerate();
    let is_remembered = |at: usize| with_titles_above(rows, at).is_some_and(|row| has_titles_of(&row, remembered));
    if let Some((at, _)) = head().find(|(at, _)| is_remembered(*at)) {
        return Some((at, usize::MAX));
    }
    let names = |at: usize| with_titles_above(rows, at).map_or(0, |row| known(&row));
    let by_words = head().map(|(at, _)| (at, names(at))).filter(|(_, known)| *known >= 2);
    let by_words = by_words.reduce(|best, next| if next.1 > best.1 { next } else { best });
    by_words.or_else(|| {
        let width = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let widest = head().map(|(_, row)| width(row)).max().unwrap_or_default();
        let least = widest.saturating_sub(1).max(2);
        head().find(|(_, row)| !row.broken && width(row) >= least && is_titles(row)).map(|(at, _)| (at, 0))
    })
}

/// Whether the owner confirmed a file with these titles before.
fn has_titles_of(row: &Row, remembered: &[Remembered]) -> bool {
    let titles: Vec<String> = row.cells.iter().map(|cell| text::quote(&cell.shown(), limits::TITLE)).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    titles.iter().filter(|title| !title.is_empty()).count() >= 2 && remembered.iter().any(|before| before.for_titles(&titles).is_some())
}

/// Whether rows without titles are a list all the same: most of the first are two cells wide at least, and have a value.
fn is_list(rows: &[Row]) -> bool {
    let head = || rows.iter().take(limits::HEADER_ROWS);
    let is_row = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() >= 2 && row.cells.iter().any(is_value);
    head().filter(is_row).count().saturating_mul(2) > head().count()
}

/// The width that most rows have, and of equally frequent ones the larger.
fn usual_width(rows: &[Row]) -> usize {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        let times = widths.entry(row.cells.len()).or_default();
        *times = times.saturating_add(1);
    }
    widths.into_iter().max_by_key(|(width, times)| (*times, *width)).map_or(0, |(width, _)| width)
}

/// A row with the titles of the line right above where it has none itself: a title that goes over two lines stands in the first.
fn with_titles_above(rows: &[Row], at: usize) -> Option<Row> {
    let mut row = rows.get(at)?.clone();
    let above = at.checked_sub(1).and_then(|above| rows.get(above)).filter(|above| above.line.saturating_add(1) == row.line);
    let Some(above) = above.filter(|above| known(&row) >= 2 && known(above) >= 1) else { return Some(row) };
    if row.cells.len() < above.cells.len() {
        row.cells.resize(above.cells.len(), Cell::Empty);
    }
    for (cell, title) in row.cells.iter_mut().zip(&above.cells) {
        if cell.is_empty() && header_synonyms::meaning(&title.shown()).is_some() {
            *cell = title.clone();
        }
    }
    Some(row)
}

/// The first rows as the owner is shown them.
fn head(rows: &[Row]) -> Vec<HeadRow> {
    let (lines, cells) = limits::HEAD;
    let shown = |row: &Row| HeadRow {
        line: row.line,
        cells: row.cells.iter().take(cells).map(|cell| text::quote(&cell.shown(), limits::QUOTE)).collect(),
    };
    rows.iter().take(lines).map(shown).collect()
}

/// How many different meanings the titles of a row name.
pub fn known(row: &Row) -> usize {
    let plain = |cell: &Cell| matches!(cell, Cell::Empty) || matches!(cell, Cell::Text(text) if !text.contains('@'));
    if row.broken || !row.cells.iter().all(plain) {
        return 0;
    }
    let found: BTreeSet<Meaning> =
        row.cells.iter().filter_map(|cell| header_synonyms::meaning(&cell.shown())).map(|(meaning, _)| meaning).collect();
    found.len()
}

/// Whether every cell is a word, none a value, and not all the same.
fn is_titles(row: &Row) -> bool {
    let filled = || row.cells.iter().filter(|cell| !cell.is_empty());
    let titles: BTreeSet<String> = filled().map(|cell| text::folded(&cell.shown())).collect();
    !filled().any(is_value) && titles.len() > 1
}

/// Whether a cell is a value and no word: a number, a date, an address, or a text that is hardly made of letters.
fn is_value(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Text(text) => {
            let folded = text::folded(text);
            let digits = folded.chars().filter(char::is_ascii_digit).count();
            folded.contains('@')
                || !folded.contains(char::is_alphabetic)
                || month::of_text(&folded).is_some()
                || digits.saturating_mul(2) > folded.chars().count()
        }
        _ => true,
    }
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
