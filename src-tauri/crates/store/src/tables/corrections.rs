//! Corrections: changes that only a person can make in the target. They are open until a later read shows them done.

use chrono::{DateTime, Utc};
use domain::plan::Change;
use rusqlite::params;

use super::codec::{format_instant, from_json, parse_instant, to_json};
use crate::{Store, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCorrection {
    /// The change of a record that has to be made by hand.
    pub change: Change,
    pub noticed_at: DateTime<Utc>,
    /// The time of the read that showed the correction done.
    pub done_at: Option<DateTime<Utc>>,
}

impl Store {
    /// Stores corrections. An open correction keeps its time of notice, and a done correction is opened again.
    pub fn put_corrections(&self, integration_id: &str, changes: &[&Change], now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        for change in changes {
            transaction.execute(
                "INSERT INTO correction (integration_id, key, body, noticed_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET body = excluded.body, done_at = NULL,
                 noticed_at = CASE WHEN done_at IS NULL THEN noticed_at ELSE excluded.noticed_at END",
                params![integration_id, change.key, to_json(change, "correction")?, format_instant(now)],
            )?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Marks a correction as done, because a read showed it.
    pub fn correction_done(&self, integration_id: &str, key: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        let sql = "UPDATE correction SET done_at = ?3 WHERE integration_id = ?1 AND key = ?2 AND done_at IS NULL";
        self.connection().execute(sql, params![integration_id, key, format_instant(now)])?;
        Ok(())
    }

    /// Deletes an open correction, because the app can make the change itself now.
    pub fn forget_correction(&self, integration_id: &str, key: &str) -> Result<(), StoreError> {
        let sql = "DELETE FROM correction WHERE integration_id = ?1 AND key = ?2 AND done_at IS NULL";
        self.connection().execute(sql, [integration_id, key])?;
        Ok(())
    }

    /// All corrections: the open ones first, and newer ones before older ones.
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

    /// The number of open corrections.
    pub fn open_corrections(&self, integration_id: &str) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM correction WHERE integration_id = ?1 AND done_at IS NULL";
        Ok(self.connection().query_row(sql, [integration_id], |row| row.get(0))?)
    }
}
