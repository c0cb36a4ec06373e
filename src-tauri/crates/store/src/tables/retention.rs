//! Retention: removes names and values from old runs.

use chrono::{DateTime, Utc};
use domain::plan::ErasureScope;
use rusqlite::{Transaction, params};

use super::codec::format_instant;
use super::redaction::redact_run;
use crate::{Store, StoreError};

/// The condition of runs that ended before `?1`, still hold people, and have no unsettled write.
const TO_CLEAR: &str =
    "cleared_at IS NULL AND coalesce(ended_at, started_at) < ?1 AND state IN ('done', 'cancelled', 'stopped', 'given_up')
    AND NOT EXISTS (SELECT 1 FROM run_row WHERE run_row.run_id = run.id AND outcome IN ('unknown', 'sent'))
    AND NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.run_id = run.id AND ledger.state IN ('intended', 'unknown'))";

impl Store {
    /// The number of runs that [`Store::clear_runs`] would clear.
    pub fn runs_to_clear(&self, before: DateTime<Utc>) -> Result<u32, StoreError> {
        let sql = format!("SELECT count(*) FROM run WHERE {TO_CLEAR}");
        Ok(self.connection().query_row(&sql, [format_instant(before)], |row| row.get(0))?)
    }

    /// Removes names and values from the runs that ended before a time. Days, ids, amounts of compensations and row outcomes stay,
    /// because later plans are compared with them. A run with an unsettled write is not cleared. Returns the number of cleared runs.
    pub fn clear_runs(&self, before: DateTime<Utc>, now: DateTime<Utc>) -> Result<u32, StoreError> {
        if self.runs_to_clear(before)? == 0 {
            return Ok(0);
        }
        self.remove_permanently(|connection| {
            let transaction = connection.transaction()?;
            let old: Vec<[String; 2]> = {
                let mut statement = transaction.prepare(&format!("SELECT id, plan_id FROM run WHERE {TO_CLEAR}"))?;
                statement.query_map([format_instant(before)], |row| Ok([row.get(0)?, row.get(1)?]))?.collect::<rusqlite::Result<_>>()?
            };
            for [run_id, plan_id] in &old {
                clear_run(&transaction, run_id, plan_id, now)?;
            }
            transaction.commit()?;
            Ok(u32::try_from(old.len()).unwrap_or(u32::MAX))
        })
    }

    /// The number of runs that are not cleared, and the start of the oldest.
    pub fn runs_kept(&self) -> Result<(u32, Option<String>), StoreError> {
        let sql = "SELECT count(*), min(started_at) FROM run WHERE cleared_at IS NULL";
        Ok(self.connection().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }
}

fn clear_run(transaction: &Transaction<'_>, run_id: &str, plan_id: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    redact_run(transaction, run_id, plan_id, &ErasureScope::Everybody, now)?;
    transaction.execute("DELETE FROM summary_mail WHERE run_id = ?1", [run_id])?;
    transaction.execute("UPDATE run SET cleared_at = ?2, baseline = NULL WHERE id = ?1", params![run_id, format_instant(now)])?;
    Ok(())
}
