//! Integrations: a source and a target connection with their settings.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};

use super::word::instant;
use crate::{Store, StoreError};

/// A stored integration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredIntegration {
    /// Its id.
    pub id: String,
    /// The owner's name for it.
    pub label: String,
    /// The source connection.
    pub source_id: String,
    /// The target connection.
    pub target_id: String,
    /// Its settings, JSON.
    pub settings: String,
    /// Whether it is the sample company.
    pub sample: bool,
    /// Whether the owner removed it. Its runs stay in the history.
    pub removed: bool,
}

impl StoredIntegration {
    /// Whether it uses a connection.
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
    /// Adds an integration.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_integration(&self, row: &StoredIntegration, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO integration (id, label, source_id, target_id, settings, sample, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![row.id, row.label, row.source_id, row.target_id, row.settings, row.sample, instant(now)],
        )?;
        Ok(())
    }

    /// The integrations that were not removed, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn integrations(&self) -> Result<Vec<StoredIntegration>, StoreError> {
        let connection = self.connection();
        let sql = format!("SELECT {COLUMNS} FROM integration WHERE removed_at IS NULL ORDER BY created_at, id");
        let mut statement = connection.prepare(&sql)?;
        let rows = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The integrations that were removed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn removed_integrations(&self) -> Result<Vec<StoredIntegration>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM integration WHERE removed_at IS NOT NULL"))?;
        let rows = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// One integration, removed or not.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none of that id.
    pub fn integration(&self, id: &str) -> Result<StoredIntegration, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM integration WHERE id = ?1");
        self.connection().query_row(&sql, [id], read).optional()?.ok_or(StoreError::Missing("integration"))
    }

    /// Changes label and settings.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn update_integration(&self, id: &str, label: &str, settings: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE integration SET label = ?2, settings = ?3 WHERE id = ?1", [id, label, settings])?;
        Ok(())
    }

    /// Removes an integration from sight. Its runs and ledger stay.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_integration(&self, id: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute("UPDATE integration SET removed_at = ?2 WHERE id = ?1", [id, &instant(now)])?;
        Ok(())
    }

    /// Brings a removed integration back.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn restore_integration(&self, id: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE integration SET removed_at = NULL WHERE id = ?1", [id])?;
        Ok(())
    }
}
