//! Integrations: a source and a target connection with their settings.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};

use super::codec::format_instant;
use crate::{Store, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredIntegration {
    pub id: String,
    /// The owner's name of the integration.
    pub label: String,
    /// The id of the source connection.
    pub source_id: String,
    /// The id of the target connection.
    pub target_id: String,
    /// The settings as JSON of the caller.
    pub settings: String,
    /// Whether the integration belongs to the sample company.
    pub sample: bool,
    /// Whether the owner removed the integration. Its runs stay in the history.
    pub removed: bool,
}

impl StoredIntegration {
    pub fn uses(&self, connection_id: &str) -> bool {
        self.source_id == connection_id || self.target_id == connection_id
    }
}

const COLUMNS: &str = "id, label, source_id, target_id, settings, sample, removed_at IS NOT NULL";

fn read(row: &Row<'_>) -> rusqlite::Result<StoredIntegration> {
    Ok(StoredIntegration {
        id: row.get(0)?,
        label: row.get(1)?,
        source_id: row.get(2)?,
        target_id: row.get(3)?,
        settings: row.get(4)?,
        sample: row.get(5)?,
        removed: row.get(6)?,
    })
}

impl Store {
    pub fn add_integration(&self, row: &StoredIntegration, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO integration (id, label, source_id, target_id, settings, sample, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![row.id, row.label, row.source_id, row.target_id, row.settings, row.sample, format_instant(now)],
        )?;
        Ok(())
    }

    /// The integrations without the removed ones, oldest first.
    pub fn integrations(&self) -> Result<Vec<StoredIntegration>, StoreError> {
        let connection = self.connection();
        let sql = format!("SELECT {COLUMNS} FROM integration WHERE removed_at IS NULL ORDER BY created_at, id");
        let mut statement = connection.prepare(&sql)?;
        let rows = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    pub fn removed_integrations(&self) -> Result<Vec<StoredIntegration>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM integration WHERE removed_at IS NOT NULL"))?;
        let rows = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// One integration, removed or not. Fails with [`StoreError::Missing`] when the id is unknown.
    pub fn integration(&self, id: &str) -> Result<StoredIntegration, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM integration WHERE id = ?1");
        self.connection().query_row(&sql, [id], read).optional()?.ok_or(StoreError::Missing("integration"))
    }

    pub fn update_integration(&self, id: &str, label: &str, settings: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE integration SET label = ?2, settings = ?3 WHERE id = ?1", [id, label, settings])?;
        Ok(())
    }

    /// Marks an integration as removed. Its runs and ledger entries stay.
    pub fn remove_integration(&self, id: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute("UPDATE integration SET removed_at = ?2 WHERE id = ?1", [id, &format_instant(now)])?;
        Ok(())
    }

    /// Undoes [`Store::remove_integration`].
    pub fn restore_integration(&self, id: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE integration SET removed_at = NULL WHERE id = ?1", [id])?;
        Ok(())
    }
}
