//! The file formats.

mod bounded_reader;
mod cells;
mod code_pages;
mod delimited;
mod encoding;
mod encoding_guess;
mod number_format;
mod ods;
mod ods_preflight;
mod package;
mod range_rows;
mod shared_strings;
mod sheet_builder;
pub mod text;
mod unsupported;
pub mod workbook;
mod xls;
mod xls_preflight;
mod xlsx;
mod xml;
mod xml_encoding;

use crate::error::FileError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Delimited text.
    Text,
    /// XLSX and XLSM.
    Xlsx,
    /// The binary workbook of Excel before 2007.
    Xls,
    /// OpenDocument.
    Ods,
}

impl Format {
    /// Detects the format by content. The name only distinguishes a damaged workbook from any other file.
    pub fn detect(name: &str, bytes: &[u8]) -> Result<Self, FileError> {
        if bytes.is_empty() {
            return Err(FileError::Empty);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return package::detect(bytes);
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return xls::detect(bytes);
        }
        unsupported::reject(bytes)?;
        if encoding::is_text(bytes) {
            return Ok(Self::Text);
        }
        if name.to_lowercase().ends_with(".xlsb") {
            return Err(FileError::BinaryWorkbook);
        }
        let is_named_as_workbook = [".xlsx", ".xlsm", ".xls", ".ods"].iter().any(|end| name.to_lowercase().ends_with(end));
        Err(if is_named_as_workbook { FileError::Unreadable } else { FileError::NotAFile })
    }
}
