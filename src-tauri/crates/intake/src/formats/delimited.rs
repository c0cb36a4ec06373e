//! Lines of values between separators, as spreadsheets write them.
//!
//! Read here and not by the `csv` crate: that one passes over blank lines, so that rows could not be named as the owner
//! sees them, and takes a file whose last quote is never closed for sound, so that rows could vanish inside a cell.

use crate::{limits, table};

/// A line: its cells, and whether its quotes pair.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The cells, cut when they are longer than is read.
    pub cells: Vec<String>,
    /// Whether a quote is not closed, or something follows one.
    pub broken: bool,
}

impl Record {
    /// Adds a cell. A line has as many as fit into the file: beyond the columns that are read there is room for one, and the
    /// first that holds something has it, so that it is seen that the line is too wide.
    fn take(&mut self, cell: String) {
        if self.cells.len() <= limits::COLUMNS {
            self.cells.push(cell);
        } else if !is_blank(&cell)
            && let Some(last) = self.cells.last_mut().filter(|last| is_blank(last))
        {
            *last = cell;
        }
    }
}

fn is_blank(cell: &str) -> bool {
    table::Cell::text(cell).is_empty()
}

/// The records of a text, blank ones too.
pub struct Records<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    delimiter: char,
}

/// Takes a text apart.
pub fn records(text: &str, delimiter: char) -> Records<'_> {
    Records { rest: text.chars().peekable(), delimiter }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        self.rest.peek()?;
        let mut record = Record::default();
        loop {
            let mut cell = Cell::default();
            let ends = self.cell(&mut cell);
            record.broken |= cell.broken;
            record.take(cell.text);
            if ends {
                return Some(record);
            }
        }
    }
}

impl Records<'_> {
    /// Reads one cell; whether its line ends with it.
    fn cell(&mut self, cell: &mut Cell) -> bool {
        if self.rest.next_if_eq(&'"').is_some() {
            self.quoted(cell);
        }
        loop {
            match self.rest.next() {
                None | Some('\n') => return true,
                Some('\r') => {
                    let _ = self.rest.next_if_eq(&'\n');
                    return true;
                }
                Some(c) if c == self.delimiter => return false,
                Some(c) => {
                    cell.broken |= cell.was_quoted && c != ' ';
                    cell.push(c);
                }
            }
        }
    }

    /// Reads up to the closing quote; two quotes are one.
    fn quoted(&mut self, cell: &mut Cell) {
        cell.was_quoted = true;
        loop {
            match self.rest.next() {
                Some('"') if self.rest.next_if_eq(&'"').is_none() => return,
                Some(c) => cell.push(c),
                None => {
                    cell.broken = true;
                    return;
                }
            }
        }
    }
}

#[derive(Default)]
struct Cell {
    text: String,
    count: usize,
    was_quoted: bool,
    broken: bool,
}

impl Cell {
    fn push(&mut self, c: char) {
        if self.count <= limits::CELL {
            self.text.push(c);
            self.count = self.count.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("a;b\nc;d", "a b/c d")]
    #[case("a;b\r\n\r\nc;d\r\n", "a b//c d")]
    #[case("a;b\rc;", "a b/c ")]
    #[case("\"a;1\";\"b\r\nc\";\"say \"\"yes\"\"\"\n", "a;1 b\r\nc say \"yes\"")]
    #[case("5\" disk;\"\"", "5\" disk ")]
    #[case("", "")]
    fn cells_are_told_apart(#[case] text: &str, #[case] wanted: &str) {
        let found: Vec<Record> = records(text, ';').collect();
        assert!(found.iter().all(|record| !record.broken));
        assert_eq!(found.iter().map(|record| record.cells.join(" ")).collect::<Vec<_>>().join("/"), wanted);
    }

    #[test]
    fn quotes_that_do_not_pair_break_their_line() {
        let broken = |text: &str| records(text, ';').map(|record| record.broken).collect::<Vec<_>>();
        assert_eq!(broken("a;\"b\nc;d\ne;f"), [true]);
        assert_eq!(broken("\"a;1\n\"b;2\nc;3"), [true, false]);
        assert_eq!(broken("\"a\" ;b"), [false]);
    }

    #[test]
    fn a_long_cell_is_cut_where_it_can_be_told_that_it_is_too_long() {
        let text = "x".repeat(5000);
        assert_eq!(records(&text, ';').next().unwrap().cells[0].len(), limits::CELL + 1);
    }
}
