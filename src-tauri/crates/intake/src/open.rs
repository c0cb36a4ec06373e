//! From the bytes of a file to a table.

use crate::{
    column_kind::Remembered,
    encoding::TextEncoding,
    error::FileError,
    formats::{self, Format},
    limits,
    table::{Table, TitleRow},
};

/// What the owner chose of a file; what they did not is found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice<'a> {
    /// The sheet.
    pub sheet: Option<&'a str>,
    /// Where the titles stand.
    pub titles: Option<TitleRow>,
    /// The encoding of a text.
    pub encoding: Option<TextEncoding>,
    /// What they confirmed of earlier files: a row with the titles of one of these is the row of titles.
    pub remembered: &'a [Remembered],
}

/// The table of a file: of the sheet asked for, else of the likeliest.
pub fn open(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Table, FileError> {
    open_as(name, bytes, &Choice { sheet, ..Choice::default() })
}

/// The table of a file as the owner chose. What the bytes are decides how they are read; the name only tells a damaged workbook from
/// a file that never was one.
pub fn open_as(name: &str, bytes: &[u8], choice: &Choice<'_>) -> Result<Table, FileError> {
    if bytes.len() > limits::BYTES {
        return Err(FileError::TooLarge);
    }
    match Format::of(name, bytes)? {
        Format::Text => formats::text::table(bytes, choice),
        Format::Xlsx => formats::workbook::table(formats::workbook::Kind::Xlsx, bytes, choice),
        Format::Ods => formats::workbook::table(formats::workbook::Kind::Ods, bytes, choice),
        Format::Xls => formats::workbook::table(formats::workbook::Kind::Xls, bytes, choice),
    }
}
