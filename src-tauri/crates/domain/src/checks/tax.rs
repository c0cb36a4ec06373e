//! Swedish tax tables and columns, as dated data.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use crate::field::Field;
use crate::finding::{Finding, FindingCode};

/// The tax tables of the income years from `since` on.
struct Tables {
    since: i32,
    tables: RangeInclusive<i64>,
}

/// The tables in use, the latest first. Sources: Pensionsmyndigheten's descriptions of the tables for 2013, for 2015, and the current
/// one, read in November 2026. The first year of the current range is not known. 2016 refuses no table that may have existed.
const TABLES: [Tables; 3] =
    [Tables { since: 2016, tables: 29..=42 }, Tables { since: 2015, tables: 29..=40 }, Tables { since: i32::MIN, tables: 29..=37 }];

/// The columns of a table. Source for 1 to 6: Pensionsmyndigheten. Column 7 came with the income year 2023 (secondary sources). It may
/// not stay, so it is accepted in every year with a warning.
const COLUMNS: RangeInclusive<i64> = 1..=7;

/// The column for wages to people around retirement age.
const RARE_COLUMN: i64 = 7;

/// The tables in use in a year.
pub fn tables(year: i32) -> RangeInclusive<i64> {
    TABLES.iter().find(|row| row.since <= year).map_or(29..=42, |row| row.tables.clone())
}

/// An error for a table that is not in use in the year of `today`.
pub fn check_table(table: i64, today: NaiveDate) -> Option<Finding> {
    let tables = tables(today.year());
    let finding = || Finding::error(FindingCode::TaxTableOutOfRange, Field::TaxTable);
    (!tables.contains(&table)).then(|| finding().with("from", tables.start()).with("to", tables.end()))
}

/// An error for a column that does not exist, a warning for the rare one.
pub fn check_column(column: i64) -> Option<Finding> {
    if !COLUMNS.contains(&column) {
        let finding = Finding::error(FindingCode::TaxColumnOutOfRange, Field::TaxColumn);
        return Some(finding.with("from", COLUMNS.start()).with("to", COLUMNS.end()));
    }
    (column == RARE_COLUMN).then(|| Finding::warning(FindingCode::TaxColumnRare, Field::TaxColumn))
}
