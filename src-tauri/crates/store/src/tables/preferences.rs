//! Preferences: named values.

use rusqlite::OptionalExtension;

use crate::{Store, StoreError};

impl Store {
    pub fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        let value = self.connection().query_row("SELECT value FROM preference WHERE name = ?1", [name], |row| row.get(0)).optional()?;
        Ok(value)
    }

    pub fn set_preference(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO preference (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )?;
        Ok(())
    }
}
