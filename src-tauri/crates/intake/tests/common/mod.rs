//! What the tests share.

#![allow(dead_code, clippy::unwrap_used, reason = "each file of tests uses its part; a helper that fails is a test that fails")]

pub mod made;

use std::collections::BTreeSet;

use intake::{Amounts, Ask, FileError, Mapping, ProblemCode, Table, open, propose, read_amounts};
use rust_xlsxwriter::{Workbook, Worksheet};

/// The table of a text.
pub fn text(text: &str) -> Table {
    open("list.csv", text.as_bytes(), None).unwrap()
}

/// Euros, the mark to be found out, no month.
pub fn ask() -> Ask {
    Ask { month: None, currency: "EUR".parse().unwrap(), decimal: None }
}

/// A list in a text, read as it is proposed.
pub fn amounts_of(list: &str) -> Amounts {
    let table = text(list);
    read_amounts(&table, &propose(&table, &[]), &ask())
}

/// Every row and problem on one line each, in the order of the lines.
pub fn told(amounts: &Amounts) -> Vec<String> {
    let mut all: Vec<(u32, String)> = Vec::new();
    for row in &amounts.rows {
        let who = [&row.number, &row.email, &row.name].into_iter().flatten().cloned().collect::<Vec<_>>().join(",");
        all.push((row.line, format!("{} {who} {} {} {}", row.line, row.benefit, row.month, row.amount)));
    }
    for problem in &amounts.problems {
        all.push((problem.line, format!("{} {:?} {:?} {}", problem.line, problem.code, problem.meaning, problem.text)));
    }
    all.sort_by_key(|(line, _)| *line);
    all.into_iter().map(|(_, text)| text).collect()
}

/// The lines and codes of the problems.
pub fn codes(amounts: &Amounts) -> Vec<(u32, ProblemCode)> {
    amounts.problems.iter().map(|problem| (problem.line, problem.code)).collect()
}

/// Whether every line of the table is among the rows or among the problems, and none in both.
pub fn is_whole(table: &Table, rows: impl Iterator<Item = u32>, problems: impl Iterator<Item = u32>) -> bool {
    let rows: Vec<u32> = rows.collect();
    let read: BTreeSet<u32> = rows.iter().copied().collect();
    let failed: BTreeSet<u32> = problems.collect();
    let all: BTreeSet<u32> = table.rows.iter().map(|row| row.line).collect();
    rows.len() == read.len() && read.is_disjoint(&failed) && read.union(&failed).copied().collect::<BTreeSet<u32>>() == all
}

/// A workbook with one sheet.
pub fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// Why a file is not read.
pub fn refused(name: &str, bytes: &[u8]) -> FileError {
    open(name, bytes, None).unwrap_err()
}

/// The proposed columns in the order of the meanings, as text.
pub fn shown(mapping: &Mapping) -> String {
    mapping.columns.iter().map(|(meaning, column)| format!("{meaning:?}={column}")).collect::<Vec<_>>().join(" ")
}

/// What a workbook says, read as it is proposed.
pub fn told_of(name: &str, bytes: &[u8]) -> Vec<String> {
    let table = open(name, bytes, None).unwrap();
    told(&read_amounts(&table, &propose(&table, &[]), &ask()))
}
