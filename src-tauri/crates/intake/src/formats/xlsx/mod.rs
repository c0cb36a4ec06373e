//! XLSX and XLSM workbooks.
//!
//! This module replaces the reader of `calamine`, which reports neither hidden rows nor number formats, and cannot distinguish a
//! formula that was never calculated from a result of zero. Cells are read one after the other. A grid from corner to corner
//! would fill the memory with two distant cells.

mod calculated;
mod parts;
mod shared_strings;
mod sheet;
mod styles;

use std::collections::BTreeSet;

use self::{calculated::CalculatedCells, parts::Parts, shared_strings::SharedStrings, styles::Styles};
use super::{
    number_format::Epoch,
    package::Package,
    workbook::{SheetName, SheetRows, Workbook},
};
use crate::{error::FileError, limits};

pub use self::{
    parts::{BINARY_SUFFIX, workbook_part},
    sheet::cell_from_iso_date,
};

pub struct Book<'a> {
    package: Package<'a>,
    parts: Parts,
    sheets: Vec<SheetName>,
    styles: Styles,
    shared_strings: SharedStrings,
}

pub fn open(bytes: &[u8]) -> Result<Book<'_>, FileError> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::read(&mut package)?;
    let styles = Styles::read(&mut package, parts.styles.as_deref())?;
    let shared_strings = SharedStrings::read(&mut package, parts.shared_strings.as_deref())?;
    let sheets = parts.sheets.iter().map(|sheet| SheetName { name: sheet.name.clone(), hidden: sheet.hidden }).collect();
    Ok(Book { package, parts, sheets, styles, shared_strings })
}

impl Workbook for Book<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, limit: Option<usize>) -> Result<SheetRows, FileError> {
        let sheet_part = self.parts.sheets.get(sheet).ok_or(FileError::NoSheet)?;
        let part = self.package.part(&sheet_part.part, limits::TAG)?.ok_or(FileError::Unreadable)?;
        let epoch = if self.parts.from_1904 { Epoch::Y1904 } else { Epoch::Y1900 };
        let context = sheet::Context {
            shared_strings: &self.shared_strings,
            styles: &self.styles,
            epoch,
            calculates_on_load: self.parts.calculates_on_load,
        };
        let mut content = sheet::read(part, &context, limit)?;
        if !content.zeros.is_empty() || !content.arrays.is_empty() {
            let zeros: BTreeSet<(u32, u32)> = content.zeros.iter().copied().collect();
            let uncalculated = match CalculatedCells::read(&mut self.package, &self.parts, sheet_part.id)? {
                CalculatedCells::All => BTreeSet::new(),
                CalculatedCells::Only(cells) => zeros.difference(&cells).copied().collect(),
                CalculatedCells::Unknown if content.is_calculated => BTreeSet::new(),
                CalculatedCells::Unknown => zeros,
            };
            content.mark_never_calculated(&uncalculated);
        }
        Ok(SheetRows { rows: content.builder.into_rows(), hidden_columns: content.hidden_columns })
    }
}
