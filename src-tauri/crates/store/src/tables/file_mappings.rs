//! The meanings of a file's columns, as the owner confirmed them.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::codec::{format_instant, from_json, to_json};
use crate::{Store, StoreError};

/// The maximum number of mappings that are offered. Nobody gets files of more kinds.
const MAX_MAPPINGS: u32 = 50;

impl Store {
    /// The mappings with the column titles of their files, latest first. The mapping is JSON of the caller.
    pub fn file_mappings(&self) -> Result<Vec<(Vec<String>, String)>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare("SELECT titles, mapping FROM file_mapping ORDER BY used_at DESC LIMIT ?1")?;
        let rows: Vec<(String, String)> =
            statement.query_map([MAX_MAPPINGS], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(|(titles, mapping)| Ok((from_json(&titles, "titles")?, mapping))).collect()
    }

    /// Stores the mapping for files with these titles.
    pub fn remember_mapping(&self, titles: &[String], mapping: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO file_mapping (titles, mapping, used_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (titles) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at",
            params![to_json(&titles, "titles")?, mapping, format_instant(now)],
        )?;
        Ok(())
    }
}
