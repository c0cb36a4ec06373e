//! The filled cells of a sheet or a text, gathered within the limits.

use crate::{
    error::FileError,
    limits,
    table::{Cell, Row},
};

/// Rows that grow from the top left on.
#[derive(Default)]
pub struct Grid {
    rows: Vec<Row>,
    bytes: usize,
}

impl Grid {
    /// Puts a cell into its place; an empty one leaves no trace. `line` counts from 1, `column` from 0.
    pub fn put(&mut self, line: u32, column: usize, cell: Cell) -> Result<(), FileError> {
        if cell.is_empty() {
            return Ok(());
        }
        if column >= limits::COLUMNS {
            return Err(FileError::TooManyColumns);
        }
        let there = match self.rows.last() {
            Some(row) if row.line > line => return Err(FileError::Unreadable),
            Some(row) if row.line == line => row.cells.len(),
            _ => 0,
        };
        // The blank cells up to its place take room too.
        let blank = column.checked_sub(there).ok_or(FileError::Unreadable)?;
        self.bytes = self.bytes.saturating_add(blank.saturating_mul(size_of::<Cell>()));
        self.weigh(&cell)?;
        if self.rows.last().is_none_or(|row| row.line < line) {
            self.push(Row { line, cells: Vec::new(), broken: false, hidden: false })?;
        }
        let row = self.rows.last_mut().ok_or(FileError::Unreadable)?;
        row.cells.resize(column, Cell::Empty);
        row.cells.push(cell);
        Ok(())
    }

    /// Adds a line of text with all its cells; a blank one leaves no trace.
    pub fn put_line(&mut self, row: Row) -> Result<(), FileError> {
        let Some(last) = row.cells.iter().rposition(|cell| !cell.is_empty()) else { return Ok(()) };
        if last >= limits::COLUMNS {
            return Err(FileError::TooManyColumns);
        }
        row.cells.iter().try_for_each(|cell| self.weigh(cell))?;
        self.push(row)
    }

    /// Says that a line is hidden, once one of its cells is there.
    pub fn hide(&mut self, line: u32) {
        if let Some(row) = self.rows.last_mut().filter(|row| row.line == line) {
            row.hidden = true;
        }
    }

    /// Says of a cell of a line that is there that it was never calculated.
    pub fn never_calculated(&mut self, line: u32, column: usize) {
        let Ok(at) = self.rows.binary_search_by_key(&line, |row| row.line) else { return };
        let Some(row) = self.rows.get_mut(at) else { return };
        if column < limits::COLUMNS && row.cells.len() <= column {
            row.cells.resize(column.saturating_add(1), Cell::Empty);
        }
        if let Some(cell) = row.cells.get_mut(column) {
            *cell = Cell::NeverCalculated;
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows.
    pub fn into_rows(self) -> Vec<Row> {
        self.rows
    }

    fn push(&mut self, row: Row) -> Result<(), FileError> {
        if self.rows.len() >= limits::ROWS.saturating_add(limits::HEADER_ROWS) {
            return Err(FileError::TooManyRows);
        }
        self.rows.push(row);
        Ok(())
    }

    fn weigh(&mut self, cell: &Cell) -> Result<(), FileError> {
        let text = match cell {
            Cell::Text(text) | Cell::Error(text) | Cell::Formatted(_, text) => text.len(),
            Cell::Empty | Cell::Number(_) | Cell::Date(_) | Cell::Moment(_) | Cell::NeverCalculated => 0,
        };
        self.bytes = self.bytes.saturating_add(size_of::<Cell>()).saturating_add(text);
        if self.bytes > limits::TEXT { Err(FileError::TooLarge) } else { Ok(()) }
    }
}
