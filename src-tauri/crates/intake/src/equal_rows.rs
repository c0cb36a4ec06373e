//! Rows that are alike to the last character.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

use crate::table::{Row, Table};

/// The lines of rows that are alike to the last character with one above, and the line of the first that they are alike with.
/// Nobody but the owner knows whether such a row is there by mistake.
pub fn twins(table: &Table) -> BTreeMap<u32, u32> {
    let mut firsts: HashMap<u64, Vec<&Row>> = HashMap::new();
    let mut twins = BTreeMap::new();
    for row in &table.rows {
        let mut hasher = DefaultHasher::new();
        filled(row).for_each(|cell| cell.shown().hash(&mut hasher));
        let alike = firsts.entry(hasher.finish()).or_default();
        match alike.iter().find(|first| filled(first).eq(filled(row))) {
            Some(first) => _ = twins.insert(row.line, first.line),
            None => alike.push(row),
        }
    }
    twins
}

/// The cells up to the last that holds something.
fn filled(row: &Row) -> impl Iterator<Item = &crate::table::Cell> {
    let end = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at.saturating_add(1));
    row.cells.iter().take(end)
}
