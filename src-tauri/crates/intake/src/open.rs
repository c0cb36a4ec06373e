//! From the bytes of a file to a table.

use crate::{
    error::FileError,
    formats::{self, Format},
    limits,
    table::Table,
};

/// The table of a file: of the sheet asked for, else of the first that has one. What the bytes are decides how they are
/// read; the name only tells a damaged workbook from a file that never was one.
pub fn open(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Table, FileError> {
    if bytes.len() > limits::BYTES {
        return Err(FileError::TooLarge);
    }
    match Format::of(name, bytes)? {
        Format::Text => formats::text::table(bytes),
        Format::Xlsx => formats::workbook::table(formats::workbook::Kind::Xlsx, bytes, sheet),
        Format::Ods => formats::workbook::table(formats::workbook::Kind::Ods, bytes, sheet),
        Format::Xls => formats::workbook::table(formats::workbook::Kind::Xls, bytes, sheet),
    }
}
