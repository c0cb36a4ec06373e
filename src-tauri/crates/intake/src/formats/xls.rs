//! XLS, the binary workbook of Excel before 2007.

use std::{
    io::{Cursor, Read},
    path::PathBuf,
};

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};
use cfb::CompoundFile;

use super::{
    Format, range_rows,
    workbook::{SheetName, SheetRows, Workbook},
    xls_preflight::{self, SheetFacts},
};
use crate::{error::FileError, limits};

/// Detects an XLS workbook. An encrypted XLSX workbook has the same OLE container.
pub fn detect(bytes: &[u8]) -> Result<Format, FileError> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| {
        let name = wide(name);
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        return Err(FileError::Encrypted);
    }
    if holds("Workbook") || holds("Book") {
        return Ok(Format::Xls);
    }
    let is_document = ["WordDocument", "PowerPoint Document", "__properties_version1.0"].into_iter().any(holds);
    Err(if is_document { FileError::Document } else { FileError::NotAFile })
}

pub struct Book<'a> {
    inner: Xls<Cursor<&'a [u8]>>,
    sheets: Vec<SheetName>,
    /// Properties of each sheet that `calamine` does not report.
    facts: Vec<SheetFacts>,
}

/// Opens a workbook after the preflight has limited its size.
pub fn open(bytes: &[u8]) -> Result<Book<'_>, FileError> {
    let streams = workbook_streams(bytes)?;
    for stream in &streams {
        xls_preflight::check_limits(stream)?;
    }
    let inner = Xls::new(Cursor::new(bytes)).map_err(|error| file_error(&error))?;
    // `calamine` reads the first stream with one of these names.
    let mut facts = streams.first().map(|stream| xls_preflight::facts(stream)).unwrap_or_default();
    let metadata = inner.sheets_metadata();
    facts.resize_with(metadata.len(), SheetFacts::default);
    let (sheets, facts) = metadata
        .iter()
        .zip(facts)
        .filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet)
        .map(|(sheet, facts)| (SheetName { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible }, facts))
        .unzip();
    Ok(Book { inner, sheets, facts })
}

impl Workbook for Book<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, limit: Option<usize>) -> Result<SheetRows, FileError> {
        let (Some(sheet), Some(facts)) = (self.sheets.get(sheet), self.facts.get(sheet)) else { return Err(FileError::NoSheet) };
        let range = self.inner.worksheet_range(&sheet.name).map_err(|error| file_error(&error))?;
        let builder = range_rows::build(&range, facts, limit)?;
        Ok(SheetRows { rows: builder.into_rows(), hidden_columns: facts.hidden_columns.clone() })
    }
}

/// The streams that `calamine` could read as the workbook.
fn workbook_streams(bytes: &[u8]) -> Result<Vec<Vec<u8>>, FileError> {
    let mut container = CompoundFile::open(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
    let is_book = |name: &str| ["workbook", "book"].contains(&name.to_lowercase().as_str());
    let paths: Vec<PathBuf> =
        container.walk().filter(|entry| entry.is_stream() && is_book(entry.name())).map(|entry| entry.path().to_path_buf()).collect();
    let limit = u64::try_from(limits::BYTES).unwrap_or(u64::MAX);
    paths
        .iter()
        .map(|path| {
            let mut content = Vec::new();
            let stream = container.open_stream(path).map_err(|_| FileError::Unreadable)?;
            stream.take(limit).read_to_end(&mut content).map_err(|_| FileError::Unreadable)?;
            Ok(content)
        })
        .collect()
}

fn file_error(error: &XlsError) -> FileError {
    match error {
        XlsError::Password => FileError::Encrypted,
        _ => FileError::Unreadable,
    }
}
