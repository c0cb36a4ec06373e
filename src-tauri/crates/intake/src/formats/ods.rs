//! OpenDocument workbooks.

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader, Sheet};

use super::{extent_of_ods, laid_out, package, workbook::Workbook};
use crate::{error::FileError, limits, table::Row};

/// An opened workbook.
pub struct Book<'a> {
    inner: Ods<Cursor<&'a [u8]>>,
    sheets: Vec<Sheet>,
}

/// Opens a workbook, once it is known how large it is laid out: the reader lays out all of its sheets.
pub fn open(bytes: &[u8]) -> Result<Book<'_>, FileError> {
    package::with_part(bytes, "content.xml", limits::TAG, |part| extent_of_ods::within_limits(part))?;
    let inner = Ods::new(Cursor::new(bytes)).map_err(|error| failure(&error))?;
    let sheets = inner.sheets_metadata().to_vec();
    Ok(Book { inner, sheets })
}

impl Workbook for Book<'_> {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn rows(&mut self, sheet: &str) -> Result<Vec<Row>, FileError> {
        laid_out::rows(&self.inner.worksheet_range(sheet).map_err(|error| failure(&error))?)
    }
}

fn failure(error: &OdsError) -> FileError {
    match error {
        OdsError::Password => FileError::Encrypted,
        OdsError::CellLimitExceeded { .. } => FileError::TooLarge,
        _ => FileError::Unreadable,
    }
}
