//! Sheets that their reader lays out from corner to corner.

use calamine::{Data, Range};

use super::{cells, grid::Grid};
use crate::{error::FileError, table::Row};

/// The rows that hold something.
pub fn rows(range: &Range<Data>) -> Result<Vec<Row>, FileError> {
    let mut grid = Grid::default();
    let (top, left) = range.start().unwrap_or_default();
    let left = usize::try_from(left).map_err(|_| FileError::TooManyColumns)?;
    for (line, cells) in (top.saturating_add(1)..).zip(range.rows()) {
        for (column, data) in cells.iter().enumerate() {
            grid.put(line, column.saturating_add(left), cells::of_data(data))?;
        }
    }
    Ok(grid.into_rows())
}
