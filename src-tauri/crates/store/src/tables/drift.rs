//! Drift: how far both sides of an integration were apart when they were last read.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, params};

use super::word::{instant, parse_instant};
use crate::{Store, StoreError};

/// What a look at both sides found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDrift {
    /// When.
    pub checked_at: DateTime<Utc>,
    /// How many people differ.
    pub differs: u32,
    /// How many of them cannot be sent as they are.
    pub blocked: u32,
    /// How many people are alike on both sides, with something to see about them all the same.
    pub notices: u32,
    /// Since when they have differed without a break, as far as anybody looked. `None`: in step.
    pub since: Option<DateTime<Utc>>,
}

/// How many people a look found how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// Different.
    pub differs: u32,
    /// Of these, not to be sent as they are.
    pub blocked: u32,
    /// Alike, with something to see about them.
    pub notices: u32,
}

impl Store {
    /// What the last look found.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drift(&self, integration_id: &str) -> Result<Option<StoredDrift>, StoreError> {
        type Raw = (String, u32, u32, u32, Option<String>);
        let sql = "SELECT checked_at, differs, blocked, notices, since FROM drift WHERE integration_id = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let raw: Option<Raw> = self.connection().query_row(sql, [integration_id], read).optional()?;
        raw.map(|(checked_at, differs, blocked, notices, since)| {
            let since = since.map(|since| parse_instant(&since)).transpose()?;
            Ok(StoredDrift { checked_at: parse_instant(&checked_at)?, differs, blocked, notices, since })
        })
        .transpose()
    }

    /// Keeps what a look found. "Since" begins with the first look that found a difference after one that found none.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_drift(&self, integration_id: &str, found: &Found, now: DateTime<Utc>) -> Result<(), StoreError> {
        let Found { differs, blocked, notices } = *found;
        let since = (differs > 0).then(|| instant(now));
        self.connection().execute(
            "INSERT INTO drift (integration_id, checked_at, differs, blocked, notices, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET checked_at = excluded.checked_at, differs = excluded.differs, blocked = excluded.blocked,
             notices = excluded.notices, plan_id = NULL, since = CASE WHEN excluded.since IS NULL THEN NULL ELSE coalesce(since, excluded.since) END",
            params![integration_id, instant(now), differs, blocked, notices, since],
        )?;
        Ok(())
    }

    /// Notes which plan the last look became.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn name_drift(&self, integration_id: &str, plan_id: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE drift SET plan_id = ?2 WHERE integration_id = ?1", [integration_id, plan_id])?;
        Ok(())
    }

    /// Lessens what the last look found by people who were read back as they should be since, and notes of whom there is something to
    /// see all the same. Only where the look was the run's own plan: a later look knows what the run had sent by then. When nobody
    /// looked since, the instant of the look stays.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn lessen_drift(&self, integration_id: &str, plan_id: &str, settled: u32, notices: u32) -> Result<(), StoreError> {
        self.connection().execute(
            "UPDATE drift SET differs = max(differs - ?3, blocked), notices = notices + ?4,
                 since = CASE WHEN max(differs - ?3, blocked) = 0 THEN NULL ELSE since END
             WHERE integration_id = ?1 AND plan_id = ?2",
            params![integration_id, plan_id, settled, notices],
        )?;
        Ok(())
    }
}
