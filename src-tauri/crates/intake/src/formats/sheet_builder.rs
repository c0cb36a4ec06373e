//! Collects the filled cells of a sheet or a text within the limits.

use crate::{
    error::FileError,
    limits,
    table::{Cell, Row},
};

/// The rows so far, from top to bottom.
#[derive(Default)]
pub struct SheetBuilder {
    rows: Vec<Row>,
    bytes: usize,
}

impl SheetBuilder {
    /// Adds a cell; empty cells are ignored. `line` counts from 1, `column` from 0. Cells must come in order.
    pub fn push_cell(&mut self, line: u32, column: usize, cell: Cell) -> Result<(), FileError> {
        if cell.is_empty() {
            return Ok(());
        }
        if column >= limits::COLUMNS {
            return Err(FileError::TooManyColumns);
        }
        let filled = match self.rows.last() {
            Some(row) if row.line > line => return Err(FileError::Unreadable),
            Some(row) if row.line == line => row.cells.len(),
            _ => 0,
        };
        // The blank cells before it take memory too.
        let blank = column.checked_sub(filled).ok_or(FileError::Unreadable)?;
        self.bytes = self.bytes.saturating_add(blank.saturating_mul(size_of::<Cell>()));
        self.count_bytes(&cell)?;
        if self.rows.last().is_none_or(|row| row.line < line) {
            self.push_row(Row { line, cells: Vec::new(), broken: false, hidden: false })?;
        }
        let row = self.rows.last_mut().ok_or(FileError::Unreadable)?;
        row.cells.resize(column, Cell::Empty);
        row.cells.push(cell);
        Ok(())
    }

    /// Adds a line of text with all its cells; blank lines are ignored.
    pub fn push_line(&mut self, row: Row) -> Result<(), FileError> {
        let Some(last) = row.cells.iter().rposition(|cell| !cell.is_empty()) else { return Ok(()) };
        if last >= limits::COLUMNS {
            return Err(FileError::TooManyColumns);
        }
        row.cells.iter().try_for_each(|cell| self.count_bytes(cell))?;
        self.push_row(row)
    }

    /// Marks a line as hidden, if it is the last one. A line without filled cells has no row and is ignored.
    pub fn hide_line(&mut self, line: u32) {
        if let Some(row) = self.rows.last_mut().filter(|row| row.line == line) {
            row.hidden = true;
        }
    }

    /// Replaces a cell by `NeverCalculated`. A line without filled cells has no row and is ignored.
    pub fn mark_never_calculated(&mut self, line: u32, column: usize) {
        let Ok(index) = self.rows.binary_search_by_key(&line, |row| row.line) else { return };
        let Some(row) = self.rows.get_mut(index) else { return };
        if column < limits::COLUMNS && row.cells.len() <= column {
            row.cells.resize(column.saturating_add(1), Cell::Empty);
        }
        if let Some(cell) = row.cells.get_mut(column) {
            *cell = Cell::NeverCalculated;
        }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn into_rows(self) -> Vec<Row> {
        self.rows
    }

    fn push_row(&mut self, row: Row) -> Result<(), FileError> {
        if self.rows.len() >= limits::ROWS.saturating_add(limits::HEADER_ROWS) {
            return Err(FileError::TooManyRows);
        }
        self.rows.push(row);
        Ok(())
    }

    fn count_bytes(&mut self, cell: &Cell) -> Result<(), FileError> {
        let text = match cell {
            Cell::Text(text) | Cell::Error(text) | Cell::Formatted(_, text) => text.len(),
            Cell::Empty | Cell::Number(_) | Cell::Date(_) | Cell::Moment(_) | Cell::NeverCalculated => 0,
        };
        self.bytes = self.bytes.saturating_add(size_of::<Cell>()).saturating_add(text);
        if self.bytes > limits::TEXT { Err(FileError::TooLarge) } else { Ok(()) }
    }
}
