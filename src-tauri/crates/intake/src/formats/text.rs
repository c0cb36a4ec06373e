//! CSV and other delimited text files.

use super::{
    delimited::{Record, records},
    encoding,
    sheet_builder::SheetBuilder,
};
use crate::{
    error::FileError,
    header::{self, RowSource},
    limits,
    open::Choice,
    table::{Cell, Row, Table},
};

/// Delimiters, the most likely first.
const DELIMITERS: [char; 4] = [';', '\t', '|', ','];
/// Characters that are inspected to find the delimiter.
const SAMPLE_CHARS: usize = 128 << 10;

pub fn table(bytes: &[u8], choice: &Choice<'_>) -> Result<Table, FileError> {
    let (decoded, encoding) = encoding::decode(bytes, choice.encoding);
    let (declared, text) = declared_delimiter(&decoded);
    let delimiter = declared.unwrap_or_else(|| likeliest_delimiter(text));
    let mut builder = SheetBuilder::default();
    for (line, record) in (1_u32..).zip(records(text, delimiter)) {
        builder.push_line(to_row(line, record))?;
    }
    let table = header::table(builder.into_rows(), RowSource::Text, choice)?;
    Ok(Table { encoding: Some(encoding), ..table })
}

/// "sep=;" in the first line. Spreadsheets obey it and do not count it as a row.
fn declared_delimiter(text: &str) -> (Option<char>, &str) {
    let declared = || {
        let (line, rest) = text.split_once('\n')?;
        let line = line.trim_end_matches('\r').trim_matches('"');
        let sign = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| line.get(4..))?;
        let mut signs = sign.chars();
        Some((signs.next().filter(|_| signs.next().is_none())?, rest))
    };
    declared().map_or((None, text), |(sign, rest)| (Some(sign), rest))
}

/// The delimiter that gives the most known titles, then the most cells in rows of equal width.
fn likeliest_delimiter(text: &str) -> char {
    let end = text.char_indices().nth(SAMPLE_CHARS).map_or(text.len(), |(at, _)| at);
    let start = &text[..end];
    let mut best = (';', (0, 0));
    for delimiter in DELIMITERS {
        let rows = (1_u32..).zip(records(start, delimiter).take(limits::SAMPLE_ROWS)).map(|(line, record)| to_row(line, record));
        let rows: Vec<Row> = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect();
        let known = rows.iter().take(limits::HEADER_ROWS).map(header::known_title_count).max().unwrap_or_default();
        let score = (known, cells_of_common_width(&rows));
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The most cells that rows of one width have together. Rows of a single cell do not count.
fn cells_of_common_width(rows: &[Row]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).filter(|width| *width > 1).collect();
    widths.sort_unstable();
    widths.chunk_by(|one, other| one == other).map(|same| same.iter().sum()).max().unwrap_or_default()
}

fn to_row(line: u32, record: Record) -> Row {
    Row { line, cells: record.cells.iter().map(|cell| Cell::from_text(cell)).collect(), broken: record.broken, hidden: false }
}
