//! Sheets that their reader lays out from corner to corner.

use calamine::{Data, Range};

use super::{cells, sheet_builder::Grid, xls_preflight::SheetFacts};
use crate::{error::FileError, table::Cell};

/// The rows that hold something, or the first of them.
pub fn grid(range: &Range<Data>, facts: &SheetFacts, most: Option<usize>) -> Result<Grid, FileError> {
    let mut grid = Grid::default();
    let (top, left) = range.start().unwrap_or_default();
    let left = usize::try_from(left).map_err(|_| FileError::TooManyColumns)?;
    for (line, cells) in (top.saturating_add(1)..).zip(range.rows()) {
        for (column, data) in cells.iter().enumerate() {
            let column = column.saturating_add(left);
            let at = (line, u32::try_from(column).unwrap_or(u32::MAX));
            let cell = if facts.never_calculated.contains(&at) { Cell::NeverCalculated } else { cells::of_data(data, facts.format(at)) };
            grid.put(line, column, cell)?;
        }
        if facts.hidden_lines.contains(&line) {
            grid.hide(line);
        }
        if most.is_some_and(|most| grid.len() >= most) {
            break;
        }
    }
    Ok(grid)
}
