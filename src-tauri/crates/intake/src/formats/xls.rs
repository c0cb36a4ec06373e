//! The old XLS.

use std::io::Cursor;

use calamine::{Reader, Sheet, Xls, XlsError};

use super::{Format, ods::rows, workbook::Workbook};
use crate::{error::FileError, table::Row};

/// An old workbook, or the shell around an encrypted new one.
pub fn format(bytes: &[u8]) -> Result<Format, FileError> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| {
        let name = wide(name);
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        return Err(FileError::Encrypted);
    }
    if holds("Workbook") || holds("Book") { Ok(Format::Xls) } else { Err(FileError::NotAFile) }
}

/// An opened workbook.
pub struct Book<'a> {
    inner: Xls<Cursor<&'a [u8]>>,
    sheets: Vec<Sheet>,
}

/// Opens a workbook.
pub fn open(bytes: &[u8]) -> Result<Book<'_>, FileError> {
    let inner = Xls::new(Cursor::new(bytes)).map_err(|error| failure(&error))?;
    let sheets = inner.sheets_metadata().to_vec();
    Ok(Book { inner, sheets })
}

impl Workbook for Book<'_> {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn rows(&mut self, sheet: &str) -> Result<Vec<Row>, FileError> {
        rows(&self.inner.worksheet_range(sheet).map_err(|error| failure(&error))?)
    }
}

fn failure(error: &XlsError) -> FileError {
    match error {
        XlsError::Password => FileError::Encrypted,
        _ => FileError::Unreadable,
    }
}
