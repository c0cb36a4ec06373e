//! Workbooks: choosing the sheet.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Sheet, SheetType, SheetVisible};

use super::{ods, xls, xlsx};
use crate::{
    error::FileError,
    header,
    table::{Row, Table},
};

/// The kinds of workbooks.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// XLSX and XLSM.
    Xlsx,
    /// The old XLS.
    Xls,
    /// OpenDocument.
    Ods,
}

/// A workbook whose sheets can be read one by one.
pub trait Workbook {
    /// What it says of its sheets, in their order.
    fn sheets(&self) -> &[Sheet];
    /// The rows of a sheet that hold something.
    fn rows(&mut self, sheet: &str) -> Result<Vec<Row>, FileError>;
}

/// The table of a sheet. The reader of workbooks is not ours: should a damaged file make it panic, the file is damaged, and
/// nothing else happened.
pub fn table(kind: Kind, bytes: &[u8], sheet: Option<&str>) -> Result<Table, FileError> {
    catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Xlsx => choose(xlsx::open(bytes)?, sheet),
        Kind::Xls => choose(xls::open(bytes)?, sheet),
        Kind::Ods => choose(ods::open(bytes)?, sheet),
    }))
    .unwrap_or(Err(FileError::Unreadable))
}

/// The sheet asked for, else the first shown sheet that has a header.
fn choose(mut workbook: impl Workbook, wanted: Option<&str>) -> Result<Table, FileError> {
    let is_sheet = |sheet: &&Sheet| sheet.typ == SheetType::WorkSheet;
    let names =
        |keep: fn(&&Sheet) -> bool| workbook.sheets().iter().filter(is_sheet).filter(keep).map(|sheet| sheet.name.clone()).collect();
    let all: Vec<String> = names(|_| true);
    let mut sheets: Vec<String> = names(|sheet| sheet.visible == SheetVisible::Visible);
    if sheets.is_empty() {
        sheets.clone_from(&all);
    }
    if let Some(wanted) = wanted {
        if !all.iter().any(|name| name == wanted) {
            return Err(FileError::NoSheet);
        }
        let table = header::table(workbook.rows(wanted)?, header::Kind::Workbook)?;
        return Ok(Table { sheet: Some(wanted.to_owned()), sheets, ..table });
    }
    let mut failed = if sheets.is_empty() { FileError::NoSheet } else { FileError::Empty };
    for name in &sheets {
        match workbook.rows(name).and_then(|rows| header::table(rows, header::Kind::Workbook)) {
            Ok(table) => return Ok(Table { sheet: Some(name.clone()), sheets, ..table }),
            Err(FileError::Empty) => {}
            Err(FileError::NoHeader) => failed = FileError::NoHeader,
            Err(error) => return Err(error),
        }
    }
    Err(failed)
}
