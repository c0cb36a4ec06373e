//! Detection of the title row, and the table below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    column_kind::{Meaning, RememberedMapping},
    error::FileError,
    header_synonyms, limits, month,
    open::Choice,
    table::{Cell, Column, HeadRow, Row, Table, TitleRow},
    text,
};

/// The source of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowSource {
    /// Every cell has an address.
    Workbook,
    /// Cells are counted, so a line with too many cells has one that was split in two.
    Text,
}

/// Builds the table. The owner's choice of the title row comes before detection.
pub fn table(mut rows: Vec<Row>, source: RowSource, choice: &Choice<'_>) -> Result<Table, FileError> {
    check_not_blank(&rows)?;
    let chosen_index = match choice.titles {
        Some(TitleRow::None) => Some(None),
        Some(TitleRow::Line(line)) => rows.iter().position(|row| row.line == line).map(Some),
        None => None,
    };
    let title_index = match chosen_index {
        Some(index) => index,
        None => find_title_row(&rows, choice.remembered)
            .map(|(index, _)| Some(index))
            .or_else(|| is_untitled_list(&rows).then_some(None))
            .ok_or(FileError::NoHeader)?,
    };
    let head = preview_rows(&rows);
    let (titles, header) = match title_index {
        Some(index) => {
            let header = with_titles_above(&rows, index).ok_or(FileError::NoHeader)?;
            rows = rows.split_off(index.saturating_add(1));
            (TitleRow::Line(header.line), header)
        }
        None => (TitleRow::None, Row { line: 0, cells: Vec::new(), broken: false, hidden: false }),
    };
    if rows.len() > limits::ROWS {
        return Err(FileError::TooManyRows);
    }
    if source == RowSource::Text {
        let width = if titles == TitleRow::None { most_common_width(&rows) } else { header.cells.len() };
        for row in &mut rows {
            row.broken |= row.cells.iter().skip(width).any(|cell| !cell.is_empty());
        }
    }
    let columns = build_columns(&header, &rows);
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

/// The score of the title row: its number of known titles, or the maximum for remembered titles. `None`: the rows are a list without
/// titles.
pub fn title_score(rows: &[Row], remembered: &[RememberedMapping]) -> Result<Option<usize>, FileError> {
    check_not_blank(rows)?;
    match find_title_row(rows, remembered) {
        Some((_, score)) => Ok(Some(score)),
        None if is_untitled_list(rows) => Ok(None),
        None => Err(FileError::NoHeader),
    }
}

fn check_not_blank(rows: &[Row]) -> Result<(), FileError> {
    let is_blank = rows.iter().all(|row| row.cells.iter().all(Cell::is_empty));
    if is_blank { Err(FileError::Empty) } else { Ok(()) }
}

/// The index and the score of the title row. A row with the titles of a remembered file wins. Next comes the row with the most
/// known titles, at least two, and the first of equal ones. Last comes the first row that is almost as wide as the widest and has
/// labels only. A row of groups, a legend or a summary above the titles names fewer meanings than the title row.
fn find_title_row(rows: &[Row], remembered: &[RememberedMapping]) -> Option<(usize, usize)> {
    let first_rows = || rows.iter().take(limits::HEADER_ROWS).enumerate();
    let is_remembered = |index: usize| with_titles_above(rows, index).is_some_and(|row| is_remembered_title_row(&row, remembered));
    if let Some((index, _)) = first_rows().find(|(index, _)| is_remembered(*index)) {
        return Some((index, usize::MAX));
    }
    let known_titles = |index: usize| with_titles_above(rows, index).map_or(0, |row| known_title_count(&row));
    let by_known_titles = first_rows().map(|(index, _)| (index, known_titles(index))).filter(|(_, known)| *known >= 2);
    let by_known_titles = by_known_titles.reduce(|best, next| if next.1 > best.1 { next } else { best });
    by_known_titles.or_else(|| {
        let width = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let widest = first_rows().map(|(_, row)| width(row)).max().unwrap_or_default();
        let min_width = widest.saturating_sub(1).max(2);
        first_rows().find(|(_, row)| !row.broken && width(row) >= min_width && is_all_labels(row)).map(|(index, _)| (index, 0))
    })
}

/// Whether the owner confirmed a file with these titles before.
fn is_remembered_title_row(row: &Row, remembered: &[RememberedMapping]) -> bool {
    let titles: Vec<String> = row.cells.iter().map(|cell| text::quote(&cell.display_text(), limits::TITLE)).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    titles.iter().filter(|title| !title.is_empty()).count() >= 2 && remembered.iter().any(|earlier| earlier.for_titles(&titles).is_some())
}

/// Whether rows without titles form a list: more than half of the first rows have two filled cells or more, and a value among
/// them.
fn is_untitled_list(rows: &[Row]) -> bool {
    let first_rows = || rows.iter().take(limits::HEADER_ROWS);
    let is_row = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() >= 2 && row.cells.iter().any(is_value);
    first_rows().filter(is_row).count().saturating_mul(2) > first_rows().count()
}

/// The most common row width, and the largest of equally common ones.
fn most_common_width(rows: &[Row]) -> usize {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        let times = widths.entry(row.cells.len()).or_default();
        *times = times.saturating_add(1);
    }
    widths.into_iter().max_by_key(|(width, times)| (*times, *width)).map_or(0, |(width, _)| width)
}

/// The row, completed with titles of the line right above where its own cells are empty. A title over two lines is in the first
/// of them.
fn with_titles_above(rows: &[Row], index: usize) -> Option<Row> {
    let mut row = rows.get(index)?.clone();
    let above = index.checked_sub(1).and_then(|above| rows.get(above)).filter(|above| above.line.saturating_add(1) == row.line);
    let Some(above) = above.filter(|above| known_title_count(&row) >= 2 && known_title_count(above) >= 1) else { return Some(row) };
    if row.cells.len() < above.cells.len() {
        row.cells.resize(above.cells.len(), Cell::Empty);
    }
    for (cell, title) in row.cells.iter_mut().zip(&above.cells) {
        if cell.is_empty() && header_synonyms::meaning_of_title(&title.display_text()).is_some() {
            *cell = title.clone();
        }
    }
    Some(row)
}

/// The first rows, for the owner's choice of the title row.
fn preview_rows(rows: &[Row]) -> Vec<HeadRow> {
    let (row_limit, cell_limit) = limits::PREVIEW;
    let preview = |row: &Row| HeadRow {
        line: row.line,
        cells: row.cells.iter().take(cell_limit).map(|cell| text::quote(&cell.display_text(), limits::QUOTE)).collect(),
    };
    rows.iter().take(row_limit).map(preview).collect()
}

/// The number of different meanings that the titles of a row name.
pub fn known_title_count(row: &Row) -> usize {
    let is_label = |cell: &Cell| matches!(cell, Cell::Empty) || matches!(cell, Cell::Text(text) if !text.contains('@'));
    if row.broken || !row.cells.iter().all(is_label) {
        return 0;
    }
    let meanings: BTreeSet<Meaning> =
        row.cells.iter().filter_map(|cell| header_synonyms::meaning_of_title(&cell.display_text())).map(|(meaning, _)| meaning).collect();
    meanings.len()
}

/// Whether every filled cell is a label and the labels differ.
fn is_all_labels(row: &Row) -> bool {
    let filled = || row.cells.iter().filter(|cell| !cell.is_empty());
    let titles: BTreeSet<String> = filled().map(|cell| text::casefold(&cell.display_text())).collect();
    !filled().any(is_value) && titles.len() > 1
}

/// Whether a cell is a value and no label: a number, a date, an e-mail address, or a text that is mostly no letters.
fn is_value(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Text(text) => {
            let lower = text::casefold(text);
            let digits = lower.chars().filter(char::is_ascii_digit).count();
            lower.contains('@')
                || !lower.contains(char::is_alphabetic)
                || month::from_text(&lower).is_some()
                || digits.saturating_mul(2) > lower.chars().count()
        }
        _ => true,
    }
}

/// The columns with titles and samples, up to the last filled one.
fn build_columns(header: &Row, rows: &[Row]) -> Vec<Column> {
    let used_width = |row: &Row| row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |index| index.saturating_add(1));
    let count = rows.iter().map(used_width).chain([used_width(header)]).max().unwrap_or_default();
    (0_u32..)
        .take(count)
        .map(|index| {
            let mut samples: Vec<String> = Vec::new();
            for row in rows.iter().take(limits::SAMPLE_ROWS) {
                let sample = text::quote(&row.cell(index).display_text(), limits::QUOTE);
                if !sample.is_empty() && !samples.contains(&sample) && samples.len() < limits::SAMPLES {
                    samples.push(sample);
                }
            }
            Column { index, title: text::quote(&header.cell(index).display_text(), limits::TITLE), samples }
        })
        .collect()
}
