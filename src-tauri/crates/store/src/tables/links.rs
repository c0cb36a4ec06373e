//! Links: this person of the source is that person of the target.

use chrono::{DateTime, Utc};
use payroll::matching::Links;
use payroll::person::PersonId;
use rusqlite::params;
use serde::Serialize;

use super::word::{instant, word};
use crate::{Store, StoreError};

/// How a link came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkOrigin {
    /// The owner said so.
    Confirmed,
    /// An exact match that was sent.
    Matched,
    /// The app created the person in the target.
    Created,
}

impl Store {
    /// The links of an integration.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn links(&self, integration_id: &str) -> Result<Links, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare("SELECT source_id, target_id FROM link WHERE integration_id = ?1")?;
        let rows = statement.query_map([integration_id], |row| Ok((PersonId(row.get(0)?), PersonId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<Links>>()?)
    }

    /// Keeps a link. A link that the owner confirmed is not replaced by a found one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_link(
        &self,
        integration_id: &str,
        source: &PersonId,
        target: &PersonId,
        origin: LinkOrigin,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO link (integration_id, source_id, target_id, origin, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING",
            params![integration_id, source.as_str(), target.as_str(), word(&origin)?, instant(now)],
        )?;
        Ok(())
    }
}
