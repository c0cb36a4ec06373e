//! Corrections: what only a hand can put right in the target, until a later read shows it done.

use chrono::{DateTime, Utc};
use domain::plan::Change;
use rusqlite::params;

use super::word::{from_json, instant, json, parse_instant};
use crate::{Store, StoreError};

/// One thing to be put right by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCorrection {
    /// What was to become of which record.
    pub change: Change,
    /// When it was first noticed.
    pub noticed_at: DateTime<Utc>,
    /// When a later read showed it done.
    pub done_at: Option<DateTime<Utc>>,
}

impl Store {
    /// Keeps what has to be put right by hand. What is there already keeps the time when it was noticed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_corrections(&self, integration_id: &str, changes: &[&Change], now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        for change in changes {
            transaction.execute(
                "INSERT INTO correction (integration_id, key, body, noticed_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET body = excluded.body, done_at = NULL,
                 noticed_at = CASE WHEN done_at IS NULL THEN noticed_at ELSE excluded.noticed_at END",
                params![integration_id, change.key, json(change, "correction")?, instant(now)],
            )?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Ticks a correction off: a read showed it done.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn correction_done(&self, integration_id: &str, key: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        let sql = "UPDATE correction SET done_at = ?3 WHERE integration_id = ?1 AND key = ?2 AND done_at IS NULL";
        self.connection().execute(sql, params![integration_id, key, instant(now)])?;
        Ok(())
    }

    /// Forgets an open correction: the app itself can do it now.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_correction(&self, integration_id: &str, key: &str) -> Result<(), StoreError> {
        let sql = "DELETE FROM correction WHERE integration_id = ?1 AND key = ?2 AND done_at IS NULL";
        self.connection().execute(sql, [integration_id, key])?;
        Ok(())
    }

    /// All corrections, open ones first, then the newest.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn corrections(&self, integration_id: &str) -> Result<Vec<StoredCorrection>, StoreError> {
        type Raw = (String, String, Option<String>);
        let connection = self.connection();
        let mut statement = connection.prepare(
            "SELECT body, noticed_at, done_at FROM correction WHERE integration_id = ?1
             ORDER BY done_at IS NOT NULL, done_at DESC, noticed_at DESC, key",
        )?;
        let raw: Vec<Raw> =
            statement.query_map([integration_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
        raw.into_iter()
            .map(|(body, noticed_at, done_at)| {
                Ok(StoredCorrection {
                    change: from_json(&body, "correction")?,
                    noticed_at: parse_instant(&noticed_at)?,
                    done_at: done_at.as_deref().map(parse_instant).transpose()?,
                })
            })
            .collect()
    }

    /// How many corrections are open.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_corrections(&self, integration_id: &str) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM correction WHERE integration_id = ?1 AND done_at IS NULL";
        Ok(self.connection().query_row(sql, [integration_id], |row| row.get(0))?)
    }
}
