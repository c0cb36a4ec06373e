//! Workbooks, and the choice of the sheet.

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

#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Xlsx,
    Xls,
    Ods,
}

/// A sheet in the list of the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    pub name: String,
    pub hidden: bool,
}

/// The content of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetRows {
    /// The filled rows.
    pub rows: Vec<Row>,
    pub hidden_columns: BTreeSet<u32>,
}

/// A workbook whose sheets are read one by one.
pub trait Workbook {
    /// The sheets in their order.
    fn sheets(&self) -> &[SheetName];
    /// The filled rows of a sheet, or the first `limit` of them.
    fn rows(&mut self, sheet: usize, limit: Option<usize>) -> Result<SheetRows, FileError>;
}

/// Reads the table of a sheet. The readers of other crates may panic on a damaged file. Such a panic is caught and reported as an
/// unreadable file.
pub fn table(kind: Kind, bytes: &[u8], choice: &Choice<'_>) -> Result<Table, FileError> {
    catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Xlsx => read_sheet(xlsx::open(bytes)?, choice),
        Kind::Xls => read_sheet(xls::open(bytes)?, choice),
        Kind::Ods => read_sheet(ods::open(bytes)?, choice),
    }))
    .unwrap_or(Err(FileError::Unreadable))
}

/// Reads the chosen sheet, else the most likely one.
fn read_sheet(mut workbook: impl Workbook, choice: &Choice<'_>) -> Result<Table, FileError> {
    let all = workbook.sheets().to_vec();
    let hides_all = all.iter().all(|sheet| sheet.hidden);
    let names = |hidden: bool| all.iter().filter(|sheet| (sheet.hidden && !hides_all) == hidden).map(|sheet| sheet.name.clone()).collect();
    let at = match choice.sheet {
        Some(wanted) => all.iter().position(|sheet| sheet.name == wanted).ok_or(FileError::NoSheet)?,
        None => likeliest_sheet(&mut workbook, &all, choice)?,
    };
    let SheetRows { rows, hidden_columns } = workbook.rows(at, None)?;
    let table = header::table(rows, header::RowSource::Workbook, choice)?;
    let sheet = all.get(at).map(|sheet| sheet.name.clone());
    Ok(Table { sheet, sheets: names(false), hidden_sheets: names(true), hidden_columns, ..table })
}

/// The sheet with the highest title score, and the first of equal ones. Where no sheet has titles, the first sheet with a list.
/// Hidden sheets are considered only where no visible one has a list.
fn likeliest_sheet(workbook: &mut impl Workbook, all: &[SheetName], choice: &Choice<'_>) -> Result<usize, FileError> {
    let mut failure = if all.is_empty() { FileError::NoSheet } else { FileError::Empty };
    for hidden in [false, true] {
        let (mut best, mut untitled): (Option<(usize, usize)>, Option<usize>) = (None, None);
        let candidates = all.iter().enumerate().filter(|(_, sheet)| sheet.hidden == hidden).take(limits::SHEETS);
        for (at, _) in candidates {
            match workbook.rows(at, Some(limits::HEADER_ROWS)).and_then(|sheet| header::title_score(&sheet.rows, choice.remembered)) {
                Ok(Some(score)) if best.is_none_or(|(_, best_score)| score > best_score) => best = Some((at, score)),
                Ok(None) => untitled = untitled.or(Some(at)),
                Ok(Some(_)) | Err(FileError::Empty) => {}
                Err(FileError::NoHeader) if failure != FileError::Empty => {}
                Err(error) => failure = error,
            }
        }
        if let Some(at) = best.map(|(at, _)| at).or(untitled) {
            return Ok(at);
        }
    }
    Err(failure)
}
