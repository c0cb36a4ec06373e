//! XLSX and XLSM. Cells are read one after the other: laid out from corner to corner, two far cells would fill the memory.

use std::io::Cursor;

use calamine::{Reader, Sheet, Xlsx, XlsxError};

use super::{cells, grid::Grid, workbook::Workbook};
use crate::{error::FileError, table::Row};

/// An opened workbook.
pub struct Book<'a> {
    inner: Xlsx<Cursor<&'a [u8]>>,
    sheets: Vec<Sheet>,
}

/// Opens a workbook.
pub fn open(bytes: &[u8]) -> Result<Book<'_>, FileError> {
    let inner = Xlsx::new(Cursor::new(bytes)).map_err(|error| failure(&error))?;
    let sheets = inner.sheets_metadata().to_vec();
    Ok(Book { inner, sheets })
}

impl Workbook for Book<'_> {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn rows(&mut self, sheet: &str) -> Result<Vec<Row>, FileError> {
        let mut reader = self.inner.worksheet_cells_reader(sheet).map_err(|error| failure(&error))?;
        let mut grid = Grid::default();
        while let Some(cell) = reader.next_cell().map_err(|error| failure(&error))? {
            let (row, column) = cell.get_position();
            let column = usize::try_from(column).map_err(|_| FileError::TooManyColumns)?;
            grid.put(row.saturating_add(1), column, cells::of_ref(cell.get_value()))?;
        }
        Ok(grid.into_rows())
    }
}

fn failure(error: &XlsxError) -> FileError {
    match error {
        XlsxError::Password => FileError::Encrypted,
        _ => FileError::Unreadable,
    }
}
