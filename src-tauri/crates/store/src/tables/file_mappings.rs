//! Which column of a file holds what, as the owner confirmed it.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::word::{from_json, instant, json};
use crate::{Store, StoreError};

/// So many are remembered: nobody gets files of more kinds.
const MOST: u32 = 50;

impl Store {
    /// The mappings, each with the titles of the file that it was for; the latest first. The mapping is JSON of the caller's.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn file_mappings(&self) -> Result<Vec<(Vec<String>, String)>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare("SELECT titles, mapping FROM file_mapping ORDER BY used_at DESC LIMIT ?1")?;
        let rows: Vec<(String, String)> =
            statement.query_map([MOST], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(|(titles, mapping)| Ok((from_json(&titles, "titles")?, mapping))).collect()
    }

    /// Remembers the mapping of files with these titles.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remember_mapping(&self, titles: &[String], mapping: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO file_mapping (titles, mapping, used_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (titles) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at",
            params![json(&titles, "titles")?, mapping, instant(now)],
        )?;
        Ok(())
    }
}
