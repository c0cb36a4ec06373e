//! Rows of runs that failed, were not sent, or are not proven. A row is open until a later run has the same row, a drift check finds both
//! sides equal, or the owner puts the row aside.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::plan::ErasureScope;
use domain::run::ExportKind;
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::codec::{enum_name, format_instant, parse_enum, parse_instant};
use crate::{Store, StoreError};

/// The cause for which an unconfirmed row needs nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PutAsideCause {
    /// The owner put the row aside.
    Owner,
    /// A later drift check found both sides equal.
    InStep,
    /// The person was erased.
    Erased,
}

/// A row that was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutAside {
    pub cause: PutAsideCause,
    /// The owner's reason. It may be empty.
    pub reason: String,
    pub at: DateTime<Utc>,
}

/// The open rows of one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRows {
    pub run_id: String,
    pub export: ExportKind,
    /// The number of failed rows.
    pub failed: u32,
    /// The number of rows that were not sent.
    pub not_sent: u32,
    /// How many are confirmed, with writes that do not bear out what was approved.
    pub not_proven: u32,
}

/// The open rows (`line`) of ended runs (`own`). A later run with a row of the same key closes the earlier row, however the later row
/// ended.
pub(super) const OPEN: &str = "(SELECT run_id, key, outcome FROM run_row WHERE outcome IN ('failed', 'skipped')
        UNION ALL SELECT run_id, key, 'not_proven' FROM run_row WHERE not_proven = 1) AS line JOIN run AS own ON own.id = line.run_id
    WHERE own.state NOT IN ('running', 'interrupted')
      AND NOT EXISTS (SELECT 1 FROM put_aside WHERE put_aside.run_id = line.run_id AND put_aside.key = line.key)
      AND NOT EXISTS (SELECT 1 FROM run_row AS later JOIN run AS after ON after.id = later.run_id
                      WHERE later.key = line.key AND after.integration_id = own.integration_id AND after.export = own.export
                        AND (after.started_at, after.id) > (own.started_at, own.id))";

impl Store {
    /// The runs of an integration with open rows, newest first.
    pub fn open_failures(&self, integration_id: &str) -> Result<Vec<OpenRows>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(&format!(
            "SELECT own.id, own.export, sum(line.outcome = 'failed'), sum(line.outcome = 'skipped'),
                    sum(line.outcome = 'not_proven') FROM {OPEN}
             AND own.integration_id = ?1 GROUP BY own.id ORDER BY own.started_at DESC, own.id"
        ))?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let raw: Vec<(String, String, u32, u32, u32)> = statement.query_map([integration_id], read)?.collect::<rusqlite::Result<_>>()?;
        let rows = raw.into_iter().map(|(run_id, export, failed, not_sent, not_proven)| {
            Ok(OpenRows { run_id, export: parse_enum(&export, "export")?, failed, not_sent, not_proven })
        });
        rows.collect()
    }

    /// The keys of the open rows of a run.
    pub fn open_keys(&self, run_id: &str) -> Result<BTreeSet<String>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(&format!("SELECT line.key FROM {OPEN} AND line.run_id = ?1"))?;
        Ok(statement.query_map([run_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Puts open rows of a run aside with the owner's reason. Returns their number.
    pub fn put_aside(&self, run_id: &str, keys: &[String], reason: &str, now: DateTime<Utc>) -> Result<u32, StoreError> {
        let open = self.open_keys(run_id)?;
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let mut count = 0_u32;
        for key in keys.iter().filter(|key| open.contains(*key)) {
            insert_put_aside(&transaction, run_id, key, PutAsideCause::Owner, reason, now)?;
            count = count.saturating_add(1);
        }
        transaction.commit()?;
        Ok(count)
    }

    /// Puts those open rows of an export aside that a drift check found in sync.
    pub fn put_aside_in_sync(
        &self,
        integration_id: &str,
        export: ExportKind,
        keys: &BTreeSet<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let open: Vec<(String, String)> = {
            let mut statement = transaction
                .prepare_cached(&format!("SELECT line.run_id, line.key FROM {OPEN} AND own.integration_id = ?1 AND own.export = ?2"))?;
            let rows = statement.query_map([integration_id, &enum_name(&export)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        for (run_id, key) in open.iter().filter(|(_, key)| keys.contains(key.as_str())) {
            insert_put_aside(&transaction, run_id, key, PutAsideCause::InStep, "", now)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// The rows of a run that were put aside, by their keys.
    pub fn rows_put_aside(&self, run_id: &str) -> Result<BTreeMap<String, PutAside>, StoreError> {
        type Raw = (String, String, String, String);
        let connection = self.connection();
        let mut statement = connection.prepare_cached("SELECT key, why, reason, at FROM put_aside WHERE run_id = ?1")?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let raw: Vec<Raw> = statement.query_map([run_id], read)?.collect::<rusqlite::Result<_>>()?;
        let aside = raw
            .into_iter()
            .map(|(key, why, reason, at)| Ok((key, PutAside { cause: parse_enum(&why, "why")?, reason, at: parse_instant(&at)? })));
        aside.collect()
    }
}

fn insert_put_aside(
    transaction: &Transaction<'_>,
    run_id: &str,
    key: &str,
    cause: PutAsideCause,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    transaction.execute(
        "INSERT INTO put_aside (run_id, key, why, reason, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        params![run_id, key, enum_name(&cause)?, reason, format_instant(now)],
    )?;
    Ok(())
}

/// Removes people from the owner's reasons for the rows of a run. `erased_keys`: the rows of these people. When one person is erased,
/// these rows are put aside.
pub(super) fn redact_put_aside(
    transaction: &Transaction<'_>,
    run_id: &str,
    erased_keys: &BTreeSet<String>,
    scope: &ErasureScope,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if matches!(scope, ErasureScope::One(_)) {
        for key in erased_keys {
            insert_put_aside(transaction, run_id, key, PutAsideCause::Erased, "", now)?;
        }
    }
    let reasons: Vec<(String, String)> = {
        let mut statement = transaction.prepare_cached("SELECT key, reason FROM put_aside WHERE run_id = ?1 AND reason <> ''")?;
        statement.query_map([run_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
    };
    for (key, reason) in reasons {
        if erased_keys.contains(&key) || scope.is_named_in(&reason) {
            transaction.execute("UPDATE put_aside SET reason = '' WHERE run_id = ?1 AND key = ?2", [run_id, &key])?;
        }
    }
    Ok(())
}
