//! Workbooks: choosing the sheet.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

use super::{ods, xls, xlsx};
use crate::{
    error::FileError,
    header, limits,
    open::Choice,
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

/// A sheet with rows, as its workbook names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// The name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// What a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetRows {
    /// The rows that hold something.
    pub rows: Vec<Row>,
    /// The columns that the sheet hides.
    pub hidden_columns: BTreeSet<u32>,
}

/// A workbook whose sheets can be read one by one.
pub trait Workbook {
    /// Its sheets, in their order.
    fn sheets(&self) -> &[SheetName];
    /// The rows of a sheet that hold something, or no more than the first of them.
    fn rows(&mut self, sheet: usize, most: Option<usize>) -> Result<SheetRows, FileError>;
}

/// The table of a sheet. Readers of workbooks are not all ours: should a damaged file make one panic, the file is damaged, and
/// nothing else happened.
pub fn table(kind: Kind, bytes: &[u8], choice: &Choice<'_>) -> Result<Table, FileError> {
    catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Xlsx => choose(xlsx::open(bytes)?, choice),
        Kind::Xls => choose(xls::open(bytes)?, choice),
        Kind::Ods => choose(ods::open(bytes)?, choice),
    }))
    .unwrap_or(Err(FileError::Unreadable))
}

/// The sheet asked for, else the likeliest.
fn choose(mut workbook: impl Workbook, choice: &Choice<'_>) -> Result<Table, FileError> {
    let all = workbook.sheets().to_vec();
    let hides_all = all.iter().all(|sheet| sheet.hidden);
    let names = |hidden: bool| all.iter().filter(|sheet| (sheet.hidden && !hides_all) == hidden).map(|sheet| sheet.name.clone()).collect();
    let at = match choice.sheet {
        Some(wanted) => all.iter().position(|sheet| sheet.name == wanted).ok_or(FileError::NoSheet)?,
        None => likeliest(&mut workbook, &all, choice)?,
    };
    let SheetRows { rows, hidden_columns } = workbook.rows(at, None)?;
    let table = header::table(rows, header::Kind::Workbook, choice)?;
    let sheet = all.get(at).map(|sheet| sheet.name.clone());
    Ok(Table { sheet, sheets: names(false), hidden_sheets: names(true), hidden_columns, ..table })
}

/// The sheet with the row in which the most titles are known, of equal ones the first; without titles the first that holds values. A
/// hidden one is the list only where no shown one can be.
fn likeliest(workbook: &mut impl Workbook, all: &[SheetName], choice: &Choice<'_>) -> Result<usize, FileError> {
    let mut failed = if all.is_empty() { FileError::NoSheet } else { FileError::Empty };
    for hidden in [false, true] {
        let (mut best, mut untitled): (Option<(usize, usize)>, Option<usize>) = (None, None);
        let those = all.iter().enumerate().filter(|(_, sheet)| sheet.hidden == hidden).take(limits::SHEETS);
        for (at, _) in those {
            match workbook.rows(at, Some(limits::HEADER_ROWS)).and_then(|sheet| header::titles(&sheet.rows, choice.remembered)) {
                Ok(Some(known)) if best.is_none_or(|(_, before)| known > before) => best = Some((at, known)),
                Ok(None) => untitled = untitled.or(Some(at)),
                Ok(Some(_)) | Err(FileError::Empty) => {}
                Err(FileError::NoHeader) if failed != FileError::Empty => {}
                Err(error) => failed = error,
            }
        }
        if let Some(at) = best.map(|(at, _)| at).or(untitled) {
            return Ok(at);
        }
    }
    Err(failed)
}
