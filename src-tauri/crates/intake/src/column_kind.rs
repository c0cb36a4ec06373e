//! What the columns mean.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{table::Table, text};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// The personnel number.
    PersonnelNumber,
    /// The e-mail address.
    Email,
    /// The whole name.
    Name,
    /// The first name.
    FirstName,
    /// The last name.
    LastName,
    /// The benefit's name or its wage-type id.
    Benefit,
    /// The amount actually used.
    Amount,
    /// The payroll month.
    Month,
    /// The currency of the amount.
    Currency,
}

/// Which column holds what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Mapping {
    /// The index of the column for each meaning; a meaning that is not there has no column.
    pub columns: BTreeMap<Meaning, u32>,
}

impl Mapping {
    /// The column of a meaning.
    pub fn column(&self, meaning: Meaning) -> Option<u32> {
        self.columns.get(&meaning).copied()
    }
}

/// A mapping that the owner confirmed before, with the titles it was for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remembered {
    /// The title of each column, in the order of the columns.
    pub titles: Vec<String>,
    /// The mapping; its indices count these titles.
    pub mapping: Mapping,
}

impl Remembered {
    /// A mapping to keep for the next file with the same titles.
    pub fn of(table: &Table, mapping: &Mapping) -> Self {
        Self { titles: table.columns.iter().map(|column| column.title.clone()).collect(), mapping: mapping.clone() }
    }

    /// The mapping for a table whose columns have the same titles, in whatever order. Of columns with one title, the first
    /// stands for the first.
    pub(crate) fn for_titles(&self, titles: &[&str]) -> Option<Mapping> {
        let now = places(titles.iter().copied());
        let then = places(self.titles.iter().map(String::as_str));
        if now.keys().ne(then.keys()) {
            return None;
        }
        let moved: BTreeMap<u32, u32> = then.iter().filter_map(|(key, index)| Some((*index, *now.get(key)?))).collect();
        let columns: Option<BTreeMap<Meaning, u32>> =
            self.mapping.columns.iter().map(|(meaning, index)| Some((*meaning, *moved.get(index)?))).collect();
        Some(Mapping { columns: columns? })
    }
}

/// Where each title stands: the title, and how often it came before. Columns without a title do not count.
fn places<'a>(titles: impl Iterator<Item = &'a str>) -> BTreeMap<(String, u32), u32> {
    let mut places = BTreeMap::new();
    for (index, title) in (0_u32..).zip(titles) {
        let title = text::folded(title);
        if title.is_empty() {
            continue;
        }
        let mut nth = 0_u32;
        while places.contains_key(&(title.clone(), nth)) {
            nth = nth.saturating_add(1);
        }
        places.insert((title, nth), index);
    }
    places
}
