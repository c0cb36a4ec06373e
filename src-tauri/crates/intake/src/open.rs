//! Opening of a file as a table.

use crate::{
    column_kind::RememberedMapping,
    encoding::TextEncoding,
    error::FileError,
    formats::{self, Format},
    limits,
    table::{Table, TitleRow},
};

/// The owner's choices for a file. Missing ones are detected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice<'a> {
    pub sheet: Option<&'a str>,
    pub titles: Option<TitleRow>,
    pub encoding: Option<TextEncoding>,
    /// The confirmed mappings of earlier files. A row with the titles of one of them is the title row.
    pub remembered: &'a [RememberedMapping],
}

/// Reads the chosen sheet of a file, else the most likely one.
pub fn open(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Table, FileError> {
    open_as(name, bytes, &Choice { sheet, ..Choice::default() })
}

/// Reads a file as the owner chose. The content decides the format. The name only distinguishes a damaged workbook from any other
/// file.
pub fn open_as(name: &str, bytes: &[u8], choice: &Choice<'_>) -> Result<Table, FileError> {
    if bytes.len() > limits::BYTES {
        return Err(FileError::TooLarge);
    }
    match Format::detect(name, bytes)? {
        Format::Text => formats::text::table(bytes, choice),
        Format::Xlsx => formats::workbook::table(formats::workbook::Kind::Xlsx, bytes, choice),
        Format::Ods => formats::workbook::table(formats::workbook::Kind::Ods, bytes, choice),
        Format::Xls => formats::workbook::table(formats::workbook::Kind::Xls, bytes, choice),
    }
}
