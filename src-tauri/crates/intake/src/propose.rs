//! Proposal of column meanings, which the owner confirms.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    column_kind::{Mapping, Meaning, RememberedMapping},
    header_synonyms, limits, month, person,
    table::{Cell, Table},
};

/// A test of a single cell.
type CellTest = fn(&Cell) -> bool;

/// Proposes the meanings. A mapping that the owner confirmed for the same titles comes first, then the titles, then the cells.
pub fn propose(table: &Table, remembered: &[RememberedMapping]) -> Mapping {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    if let Some(mapping) = remembered.iter().find_map(|earlier| earlier.for_titles(&titles)) {
        return mapping;
    }
    let mut columns = columns_by_title(table);
    add_columns_by_content(table, &mut columns);
    if columns.contains_key(&Meaning::FirstName) && columns.contains_key(&Meaning::LastName) {
        columns.remove(&Meaning::Name);
    }
    Mapping { columns }
}

/// The column with the most certain title for each meaning, and the first of equal ones.
fn columns_by_title(table: &Table) -> BTreeMap<Meaning, u32> {
    let mut best: BTreeMap<Meaning, (u32, u32)> = BTreeMap::new();
    for column in &table.columns {
        let Some((meaning, confidence)) = header_synonyms::meaning_of_title(&column.title) else { continue };
        let before = best.get(&meaning).map_or(0, |(confidence, _)| *confidence);
        if confidence > before {
            best.insert(meaning, (confidence, column.index));
        }
    }
    best.into_iter().map(|(meaning, (_, column))| (meaning, column)).collect()
}

/// Adds a column of e-mail addresses and a column of months where no title names one.
fn add_columns_by_content(table: &Table, columns: &mut BTreeMap<Meaning, u32>) {
    let tests: [(Meaning, CellTest); 2] = [
        (Meaning::Email, |cell| matches!(person::read_email(cell), Ok(Some(_)))),
        (Meaning::Month, |cell| matches!(month::read(cell), Ok(Some(_)))),
    ];
    for (meaning, test) in tests {
        // "Employee" may be the title of a column of names or of addresses.
        let taken: BTreeSet<u32> = columns.iter().filter(|(other, _)| **other != Meaning::Name).map(|(_, column)| *column).collect();
        if columns.contains_key(&meaning) {
            continue;
        }
        let found = table.columns.iter().map(|column| column.index).find(|index| !taken.contains(index) && is_mostly(table, *index, test));
        if let Some(index) = found {
            columns.retain(|_, column| *column != index);
            columns.insert(meaning, index);
        }
    }
}

/// Whether at least four of five filled cells pass the test.
fn is_mostly(table: &Table, column: u32, test: CellTest) -> bool {
    let cells = || table.rows.iter().take(limits::SAMPLE_ROWS).map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    let (filled, fitting) = (cells().count(), cells().filter(|cell| test(cell)).count());
    filled > 0 && fitting.saturating_mul(5) >= filled.saturating_mul(4)
}
