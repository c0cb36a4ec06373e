//! What the columns probably mean. A proposal: the owner confirms it.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    column_kind::{Mapping, Meaning, Remembered},
    header_synonyms, limits, month, person,
    table::{Cell, Table},
};

/// Whether a cell is of a kind.
type Fits = fn(&Cell) -> bool;

/// What the columns mean: as the owner confirmed for the same titles before, else as the titles say, else as the cells look.
pub fn propose(table: &Table, remembered: &[Remembered]) -> Mapping {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    if let Some(mapping) = remembered.iter().find_map(|before| before.for_titles(&titles)) {
        return mapping;
    }
    let mut columns = by_titles(table);
    by_cells(table, &mut columns);
    if columns.contains_key(&Meaning::FirstName) && columns.contains_key(&Meaning::LastName) {
        columns.remove(&Meaning::Name);
    }
    Mapping { columns }
}

/// The surest title of each meaning; of equally sure ones the first.
fn by_titles(table: &Table) -> BTreeMap<Meaning, u32> {
    let mut best: BTreeMap<Meaning, (u32, u32)> = BTreeMap::new();
    for column in &table.columns {
        let Some((meaning, sure)) = header_synonyms::meaning(&column.title) else { continue };
        let before = best.get(&meaning).map_or(0, |(sure, _)| *sure);
        if sure > before {
            best.insert(meaning, (sure, column.index));
        }
    }
    best.into_iter().map(|(meaning, (_, column))| (meaning, column)).collect()
}

/// A column full of addresses, and one full of months, where no title says it.
fn by_cells(table: &Table, columns: &mut BTreeMap<Meaning, u32>) {
    let tests: [(Meaning, Fits); 2] = [
        (Meaning::Email, |cell| matches!(person::email(cell), Ok(Some(_)))),
        (Meaning::Month, |cell| matches!(month::read(cell), Ok(Some(_)))),
    ];
    for (meaning, fits) in tests {
        // "Employee" may be the title of names and of addresses.
        let taken: BTreeSet<u32> = columns.iter().filter(|(other, _)| **other != Meaning::Name).map(|(_, column)| *column).collect();
        if columns.contains_key(&meaning) {
            continue;
        }
        let found = table.columns.iter().map(|column| column.index).find(|index| !taken.contains(index) && is_full_of(table, *index, fits));
        if let Some(index) = found {
            columns.retain(|_, column| *column != index);
            columns.insert(meaning, index);
        }
    }
}

/// Whether at least four of five filled cells fit.
fn is_full_of(table: &Table, column: u32, fits: Fits) -> bool {
    let cells = || table.rows.iter().take(limits::SAMPLE_ROWS).map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    let (filled, fitting) = (cells().count(), cells().filter(|cell| fits(cell)).count());
    filled > 0 && fitting.saturating_mul(5) >= filled.saturating_mul(4)
}
