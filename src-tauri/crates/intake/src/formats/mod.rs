//! The kinds of files.

mod bounded_reader;
mod cells;
mod code_pages;
mod delimited;
mod encoding;
mod letters;
mod number_format;
mod ods;
mod ods_preflight;
mod others;
mod package;
mod range_rows;
mod shared_strings;
mod sheet_builder;
pub mod text;
pub mod workbook;
mod xls;
mod xls_preflight;
mod xlsx;
mod xml;
mod xml_encoding;

use crate::error::FileError;

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Values between separators.
    Text,
    /// XLSX and XLSM.
    Xlsx,
    /// The old XLS.
    Xls,
    /// OpenDocument.
    Ods,
}

impl Format {
    /// What the bytes are.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self, FileError> {
        if bytes.is_empty() {
            return Err(FileError::Empty);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return package::format(bytes);
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return xls::format(bytes);
        }
        others::is_none(bytes)?;
        if encoding::is_text(bytes) {
            return Ok(Self::Text);
        }
        if name.to_lowercase().ends_with(".xlsb") {
            return Err(FileError::BinaryWorkbook);
        }
        let claims = [".xlsx", ".xlsm", ".xls", ".ods"].iter().any(|end| name.to_lowercase().ends_with(end));
        Err(if claims { FileError::Unreadable } else { FileError::NotAFile })
    }
}
