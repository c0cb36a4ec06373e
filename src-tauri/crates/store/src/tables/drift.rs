//! Drift: the differences between both sides of an integration at the last drift check.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, params};

use super::codec::{format_instant, parse_instant};
use crate::{Store, StoreError};

/// The result of the last drift check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDrift {
    pub checked_at: DateTime<Utc>,
    /// The number of people who differ.
    pub differs: u32,
    /// The number of these people who have an error and cannot be sent.
    pub blocked: u32,
    /// The number of people who are equal on both sides and have a finding.
    pub notices: u32,
    /// The first check of an unbroken series of checks with differences. `None`: in sync.
    pub since: Option<DateTime<Utc>>,
}

/// The numbers of people that a drift check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DriftCounts {
    /// People who differ.
    pub differs: u32,
    /// People among these who have an error and cannot be sent.
    pub blocked: u32,
    /// People who are equal on both sides and have a finding.
    pub notices: u32,
}

impl Store {
    /// The result of the last drift check.
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

    /// Stores the result of a check. `since` is the first check with a difference after a check without one.
    pub fn put_drift(&self, integration_id: &str, counts: &DriftCounts, now: DateTime<Utc>) -> Result<(), StoreError> {
        let DriftCounts { differs, blocked, notices } = *counts;
        let since = (differs > 0).then(|| format_instant(now));
        self.connection().execute(
            "INSERT INTO drift (integration_id, checked_at, differs, blocked, notices, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET checked_at = excluded.checked_at, differs = excluded.differs, blocked = excluded.blocked,
             notices = excluded.notices, plan_id = NULL, since = CASE WHEN excluded.since IS NULL THEN NULL ELSE coalesce(since, excluded.since) END",
            params![integration_id, format_instant(now), differs, blocked, notices, since],
        )?;
        Ok(())
    }

    /// Notes the plan that the last check became.
    pub fn set_drift_plan(&self, integration_id: &str, plan_id: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE drift SET plan_id = ?2 WHERE integration_id = ?1", [integration_id, plan_id])?;
        Ok(())
    }

    /// Subtracts the people whom a run has confirmed, and adds those of them who keep a finding. Nothing changes unless the run's own plan
    /// noted the drift: a later check knows already what the run had sent by then. The time of the check does not change.
    pub fn reduce_drift(&self, integration_id: &str, plan_id: &str, settled: u32, notices: u32) -> Result<(), StoreError> {
        self.connection().execute(
            "UPDATE drift SET differs = max(differs - ?3, blocked), notices = notices + ?4,
                 since = CASE WHEN max(differs - ?3, blocked) = 0 THEN NULL ELSE since END
             WHERE integration_id = ?1 AND plan_id = ?2",
            params![integration_id, plan_id, settled, notices],
        )?;
        Ok(())
    }
}
