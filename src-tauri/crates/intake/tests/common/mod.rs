//! Helpers shared by the tests.

#![allow(dead_code, clippy::unwrap_used, reason = "each file of tests uses its part; a helper that fails is a test that fails")]

pub mod corpus;

use std::collections::BTreeSet;

use intake::{Amounts, FileError, Mapping, ProblemCode, ReadOptions, Table, open, propose, read_amounts};
use rust_xlsxwriter::{Workbook, Worksheet};

/// The table of a text file.
pub fn text(text: &str) -> Table {
    open("list.csv", text.as_bytes(), None).unwrap()
}

/// Euros, a detected decimal mark, and no month.
pub fn euro_options() -> ReadOptions {
    ReadOptions { month: None, currency: "EUR".parse().unwrap(), decimal: None }
}

/// The amounts of a text file, read with the proposed mapping.
pub fn amounts_of(list: &str) -> Amounts {
    let table = text(list);
    read_amounts(&table, &propose(&table, &[]), &euro_options())
}

/// One text for each row and problem, in line order.
pub fn summary(amounts: &Amounts) -> Vec<String> {
    let mut all: Vec<(u32, String)> = Vec::new();
    for row in &amounts.rows {
        let person = [&row.number, &row.email, &row.name].into_iter().flatten().cloned().collect::<Vec<_>>().join(",");
        all.push((row.line, format!("{} {person} {} {} {}", row.line, row.benefit, row.month, row.amount)));
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

/// Whether every line of the table is either among the rows or among the problems.
pub fn has_every_row_once(table: &Table, rows: impl Iterator<Item = u32>, problems: impl Iterator<Item = u32>) -> bool {
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

pub fn open_error(name: &str, bytes: &[u8]) -> FileError {
    open(name, bytes, None).unwrap_err()
}

/// The mapping as text, in the order of the meanings.
pub fn mapping_summary(mapping: &Mapping) -> String {
    mapping.columns.iter().map(|(meaning, column)| format!("{meaning:?}={column}")).collect::<Vec<_>>().join(" ")
}

/// The summary of a file that is read with the proposed mapping.
pub fn read_summary(name: &str, bytes: &[u8]) -> Vec<String> {
    let table = open(name, bytes, None).unwrap();
    summary(&read_amounts(&table, &propose(&table, &[]), &euro_options()))
}
