//! Delimited text as spreadsheets write it.
//!
//! This module replaces the `csv` crate for two reasons. That crate skips blank lines, so line numbers would differ from the ones
//! that the owner sees. It also accepts a file whose last quote is never closed, so rows could disappear inside a cell.

use crate::{limits, table};

/// One record of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The cells, each cut one character beyond the limit.
    pub cells: Vec<String>,
    /// Whether a quote is not closed, or text follows a closing quote.
    pub broken: bool,
}

impl Record {
    /// Adds a cell. A line can have as many cells as the file has bytes, so cells beyond the column limit share one place. The
    /// first filled one takes it and shows that the line is too wide.
    fn push_cell(&mut self, cell: String) {
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
    table::Cell::from_text(cell).is_empty()
}

/// An iterator over the records of a text, blank ones included.
pub struct Records<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    delimiter: char,
}

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
            let ends_line = self.read_cell(&mut cell);
            record.broken |= cell.broken;
            record.push_cell(cell.text);
            if ends_line {
                return Some(record);
            }
        }
    }
}

impl Records<'_> {
    /// Reads one cell. True: the line ends with it.
    fn read_cell(&mut self, cell: &mut Cell) -> bool {
        if self.rest.next_if_eq(&'"').is_some() {
            self.read_quoted(cell);
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

    /// Reads up to the closing quote. Two quotes stand for one.
    fn read_quoted(&mut self, cell: &mut Cell) {
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
    fn cells_are_split_at_delimiters_and_quotes(#[case] text: &str, #[case] wanted: &str) {
        let found: Vec<Record> = records(text, ';').collect();
        assert!(found.iter().all(|record| !record.broken));
        assert_eq!(found.iter().map(|record| record.cells.join(" ")).collect::<Vec<_>>().join("/"), wanted);
    }

    #[test]
    fn unpaired_quote_marks_its_line_broken() {
        let broken = |text: &str| records(text, ';').map(|record| record.broken).collect::<Vec<_>>();
        assert_eq!(broken("a;\"b\nc;d\ne;f"), [true]);
        assert_eq!(broken("\"a;1\n\"b;2\nc;3"), [true, false]);
        assert_eq!(broken("\"a\" ;b"), [false]);
    }

    #[test]
    fn long_cell_is_cut_one_character_beyond_the_limit() {
        let text = "x".repeat(5000);
        assert_eq!(records(&text, ';').next().unwrap().cells[0].len(), limits::CELL + 1);
    }
}
