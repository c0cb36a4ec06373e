//! Detection of identical rows.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

use crate::table::{Row, Table};

/// For each row that is identical to an earlier one: its line number, and the line number of the first such row. Only the owner
/// knows whether a duplicate is a mistake.
pub fn duplicate_rows(table: &Table) -> BTreeMap<u32, u32> {
    let mut firsts: HashMap<u64, Vec<&Row>> = HashMap::new();
    let mut duplicates = BTreeMap::new();
    for row in &table.rows {
        let mut hasher = DefaultHasher::new();
        significant_cells(row).for_each(|cell| cell.display_text().hash(&mut hasher));
        let candidates = firsts.entry(hasher.finish()).or_default();
        match candidates.iter().find(|first| significant_cells(first).eq(significant_cells(row))) {
            Some(first) => _ = duplicates.insert(row.line, first.line),
            None => candidates.push(row),
        }
    }
    duplicates
}

/// The cells up to the last filled one.
fn significant_cells(row: &Row) -> impl Iterator<Item = &crate::table::Cell> {
    let end = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at.saturating_add(1));
    row.cells.iter().take(end)
}
