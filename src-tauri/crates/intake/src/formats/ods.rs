//! OpenDocument workbooks.

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader, Sheet};
use quick_xml::{
    Reader as Xml,
    events::{BytesStart, Event},
};

use super::{laid_out, package, workbook::Workbook};
use crate::{error::FileError, limits, table::Row};

/// An opened workbook.
pub struct Book<'a> {
    inner: Ods<Cursor<&'a [u8]>>,
    sheets: Vec<Sheet>,
}

/// Opens a workbook, once it is known how large it is laid out.
pub fn open(bytes: &[u8]) -> Result<Book<'_>, FileError> {
    within_limits(&package::part(bytes, "content.xml")?)?;
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

/// Counts the cells that the reader would lay out: one short line can say that a cell stands there a million times.
fn within_limits(content: &[u8]) -> Result<(), FileError> {
    let mut xml = Xml::from_reader(content);
    let mut sheet = Extent::default();
    let mut all = 0_u64;
    loop {
        match xml.read_event().map_err(|_| FileError::Unreadable)? {
            Event::Start(tag) => sheet.open(&tag, false)?,
            Event::Empty(tag) => sheet.open(&tag, true)?,
            Event::End(tag) if tag.name().as_ref() == "table:table-row" => sheet.close_row(),
            Event::End(tag) if tag.name().as_ref() == "table:table" => {
                all = all.saturating_add(sheet.laid_out());
                sheet = Extent::default();
            }
            Event::Eof => break,
            _ => {}
        }
        if all.saturating_add(sheet.laid_out()) > limits::LAID_OUT {
            return Err(FileError::TooLarge);
        }
    }
    Ok(())
}

/// How far the filled cells of a sheet reach.
#[derive(Default)]
struct Extent {
    /// The lines up to the last filled one, and those up to the one that is read.
    filled: u64,
    lines: u64,
    /// The width of the widest line.
    width: u64,
    /// The line that is read: how often it stands there, and its cells up to the last filled one and up to the last.
    repeats: u64,
    reach: u64,
    cells: u64,
}

impl Extent {
    fn open(&mut self, tag: &BytesStart<'_>, is_blank: bool) -> Result<(), FileError> {
        match tag.name().as_ref() {
            "table:table-row" => {
                self.repeats = repeated(tag, "table:number-rows-repeated")?;
                (self.reach, self.cells) = (0, 0);
                if is_blank {
                    self.close_row();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let says = tag.attributes().flatten().any(|attribute| attribute.key.as_ref().starts_with("office:"));
                self.cells = self.cells.saturating_add(repeated(tag, "table:number-columns-repeated")?);
                if !is_blank || says {
                    self.reach = self.cells;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_row(&mut self) {
        self.lines = self.lines.saturating_add(self.repeats);
        if self.reach > 0 {
            self.filled = self.lines;
            self.width = self.width.max(self.reach);
        }
        self.repeats = 0;
        self.reach = 0;
    }

    fn laid_out(&self) -> u64 {
        self.width.max(self.reach).saturating_mul(self.filled.max(u64::from(self.reach > 0)))
    }
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<u64, FileError> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found.map_or(Ok(1), |attribute| attribute.value.parse().map_err(|_| FileError::Unreadable))
}
