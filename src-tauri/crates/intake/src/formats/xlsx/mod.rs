//! XLSX and XLSM.
//!
//! Read here and not by `calamine`: that one says neither which rows are hidden nor what a format shows, and tells a formula that
//! was never calculated from a zero no more than its file does at first sight. Cells are read one after the other: laid out from
//! corner to corner, two far cells would fill the memory.

mod calculated;
mod parts;
mod sheet;
mod styles;
mod texts;

use std::collections::BTreeSet;

use self::{calculated::Calculated, parts::Parts, styles::Styles, texts::Texts};
use super::{
    number_format::Epoch,
    package::Package,
    workbook::{SheetName, SheetRows, Workbook},
};
use crate::{error::FileError, limits};

pub use self::{
    parts::{BINARY, workbook_part},
    sheet::of_iso,
};

/// An opened workbook.
pub struct Book<'a> {
    package: Package<'a>,
    parts: Parts,
    sheets: Vec<SheetName>,
    styles: Styles,
    texts: Texts,
}

/// Opens a workbook.
pub fn open(bytes: &[u8]) -> Result<Book<'_>, FileError> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::read(&mut package)?;
    let styles = Styles::read(&mut package, parts.styles.as_deref())?;
    let texts = Texts::read(&mut package, parts.texts.as_deref())?;
    let sheets = parts.sheets.iter().map(|sheet| SheetName { name: sheet.name.clone(), hidden: sheet.hidden }).collect();
    Ok(Book { package, parts, sheets, styles, texts })
}

impl Workbook for Book<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, most: Option<usize>) -> Result<SheetRows, FileError> {
        let place = self.parts.sheets.get(sheet).ok_or(FileError::NoSheet)?;
        let part = self.package.part(&place.part, limits::TAG)?.ok_or(FileError::Unreadable)?;
        let epoch = if self.parts.from_1904 { Epoch::Y1904 } else { Epoch::Y1900 };
        let context = sheet::Context { texts: &self.texts, styles: &self.styles, epoch, calculates_on_load: self.parts.calculates_on_load };
        let mut found = sheet::read(part, &context, most)?;
        if !found.zeros.is_empty() || !found.arrays.is_empty() {
            let zeros: BTreeSet<(u32, u32)> = found.zeros.iter().copied().collect();
            let doubted = match Calculated::read(&mut self.package, &self.parts, place.id)? {
                Calculated::All => BTreeSet::new(),
                Calculated::These(cells) => zeros.difference(&cells).copied().collect(),
                Calculated::NothingSays if found.is_calculated => BTreeSet::new(),
                Calculated::NothingSays => zeros,
            };
            found.doubt(&doubted);
        }
        Ok(SheetRows { rows: found.grid.into_rows(), hidden_columns: found.hidden_columns })
    }
}
