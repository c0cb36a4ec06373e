//! CSV and text files.

use super::{
    delimited::{Record, records},
    encoding,
    sheet_builder::Grid,
};
use crate::{
    error::FileError,
    header::{self, Kind},
    limits,
    open::Choice,
    table::{Cell, Row, Table},
};

/// Separators, the likeliest first.
const DELIMITERS: [char; 4] = [';', '\t', '|', ','];
/// Characters that are looked at to find the separator.
const LOOKED_AT: usize = 128 << 10;

/// The table of a text file.
pub fn table(bytes: &[u8], choice: &Choice<'_>) -> Result<Table, FileError> {
    let (decoded, encoding) = encoding::decode(bytes, choice.encoding);
    let (said, text) = said_delimiter(&decoded);
    let delimiter = said.unwrap_or_else(|| likeliest_delimiter(text));
    let mut grid = Grid::default();
    for (line, record) in (1_u32..).zip(records(text, delimiter)) {
        grid.put_line(row(line, record))?;
    }
    let table = header::table(grid.into_rows(), Kind::Text, choice)?;
    Ok(Table { encoding: Some(encoding), ..table })
}

/// "sep=;" in the first line, which spreadsheets obey and do not count as a row.
fn said_delimiter(text: &str) -> (Option<char>, &str) {
    let said = || {
        let (line, rest) = text.split_once('\n')?;
        let line = line.trim_end_matches('\r').trim_matches('"');
        let sign = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| line.get(4..))?;
        let mut signs = sign.chars();
        Some((signs.next().filter(|_| signs.next().is_none())?, rest))
    };
    said().map_or((None, text), |(sign, rest)| (Some(sign), rest))
}

/// The separator with which the most titles are known and the most rows are equally wide.
fn likeliest_delimiter(text: &str) -> char {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let start = &text[..end];
    let mut best = (';', (0, 0));
    for delimiter in DELIMITERS {
        let rows = (1_u32..).zip(records(start, delimiter).take(limits::SAMPLE_ROWS)).map(|(line, record)| row(line, record));
        let rows: Vec<Row> = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect();
        let known = rows.iter().take(limits::HEADER_ROWS).map(header::known).max().unwrap_or_default();
        let score = (known, alike(&rows));
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// How many cells stand in rows of the width that most rows have; none when that is a single cell.
fn alike(rows: &[Row]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).filter(|width| *width > 1).collect();
    widths.sort_unstable();
    widths.chunk_by(|one, other| one == other).map(|same| same.iter().sum()).max().unwrap_or_default()
}

fn row(line: u32, record: Record) -> Row {
    Row { line, cells: record.cells.iter().map(|cell| Cell::text(cell)).collect(), broken: record.broken, hidden: false }
}
