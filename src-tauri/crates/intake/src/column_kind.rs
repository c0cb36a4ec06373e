//! Column meanings, and the mapping from meanings to columns.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{table::Table, text};

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    PersonnelNumber,
    Email,
    /// The full name.
    Name,
    FirstName,
    LastName,
    /// The benefit's name or its wage-type id.
    Benefit,
    /// The amount actually used.
    Amount,
    Month,
    /// The currency of the amount.
    Currency,
}

/// The column for each meaning.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Mapping {
    /// The index of the column for each meaning. A meaning without a column has no entry.
    pub columns: BTreeMap<Meaning, u32>,
}

impl Mapping {
    pub fn column(&self, meaning: Meaning) -> Option<u32> {
        self.columns.get(&meaning).copied()
    }
}

/// A mapping that the owner confirmed before, with the column titles of that file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RememberedMapping {
    /// The title of each column, in column order.
    pub titles: Vec<String>,
    /// The mapping. Its indices refer to `titles`.
    pub mapping: Mapping,
}

impl RememberedMapping {
    /// Remembers a mapping for the next file with the same titles.
    pub fn of(table: &Table, mapping: &Mapping) -> Self {
        Self { titles: table.columns.iter().map(|column| column.title.clone()).collect(), mapping: mapping.clone() }
    }

    /// The mapping for a table whose columns have the same titles in any order. Columns with equal titles are paired in their
    /// order.
    pub(crate) fn for_titles(&self, titles: &[&str]) -> Option<Mapping> {
        let current = title_positions(titles.iter().copied());
        let stored = title_positions(self.titles.iter().map(String::as_str));
        if current.keys().ne(stored.keys()) {
            return None;
        }
        let new_index: BTreeMap<u32, u32> = stored.iter().filter_map(|(key, index)| Some((*index, *current.get(key)?))).collect();
        let columns: Option<BTreeMap<Meaning, u32>> =
            self.mapping.columns.iter().map(|(meaning, index)| Some((*meaning, *new_index.get(index)?))).collect();
        Some(Mapping { columns: columns? })
    }
}

/// The column index of each title. The key is the title and the number of equal titles before it. Columns without a title are
/// skipped.
fn title_positions<'a>(titles: impl Iterator<Item = &'a str>) -> BTreeMap<(String, u32), u32> {
    let mut positions = BTreeMap::new();
    for (index, title) in (0_u32..).zip(titles) {
        let title = text::casefold(title);
        if title.is_empty() {
            continue;
        }
        let mut nth = 0_u32;
        while positions.contains_key(&(title.clone(), nth)) {
            nth = nth.saturating_add(1);
        }
        positions.insert((title, nth), index);
    }
    positions
}
