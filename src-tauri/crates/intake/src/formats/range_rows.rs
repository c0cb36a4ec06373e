//! Sheets that `calamine` reads as a range from corner to corner.

use calamine::{Data, Range};

use super::{cells, sheet_builder::SheetBuilder, xls_preflight::SheetFacts};
use crate::{error::FileError, table::Cell};

/// The filled rows, or the first `limit` of them.
pub fn build(range: &Range<Data>, facts: &SheetFacts, limit: Option<usize>) -> Result<SheetBuilder, FileError> {
    let mut builder = SheetBuilder::default();
    let (top, left) = range.start().unwrap_or_default();
    let left = usize::try_from(left).map_err(|_| FileError::TooManyColumns)?;
    for (line, cells) in (top.saturating_add(1)..).zip(range.rows()) {
        for (column, data) in cells.iter().enumerate() {
            let column = column.saturating_add(left);
            let at = (line, u32::try_from(column).unwrap_or(u32::MAX));
            let cell =
                if facts.never_calculated.contains(&at) { Cell::NeverCalculated } else { cells::from_calamine(data, facts.format(at)) };
            builder.push_cell(line, column, cell)?;
        }
        if facts.hidden_lines.contains(&line) {
            builder.hide_line(line);
        }
        if limit.is_some_and(|limit| builder.len() >= limit) {
            break;
        }
    }
    Ok(builder)
}
