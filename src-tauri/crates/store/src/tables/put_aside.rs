//! Rows of runs that failed, were not sent or are not proven: open until a later run takes them up, a look finds both sides alike, or the owner
//! puts them aside.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::plan::ErasureScope;
use domain::run::ExportKind;
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::word::{instant, parse, parse_instant, word};
use crate::{Store, StoreError};

/// Why nothing is left to do about a row that was not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyAside {
    /// The owner said so.
    Owner,
    /// A later look found both sides alike.
    InStep,
    /// The person was erased.
    Erased,
}

/// What is kept of a row that was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutAside {
    /// Why.
    pub why: WhyAside,
    /// The owner's words; empty where the owner said nothing.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The open rows of one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRows {
    /// The run.
    pub run_id: String,
    /// Its kind of export.
    pub export: ExportKind,
    /// How many failed.
    pub failed: u32,
    /// How many were not sent.
    pub not_sent: u32,
    /// How many are confirmed, with writes that do not bear out what was approved.
    pub not_proven: u32,
}

/// The open rows of runs at their end, as `line` of the run `own`. A later run with a row of the same key answers for it, however
/// that row ended.
pub(super) const OPEN: &str = "(SELECT run_id, key, outcome FROM run_row WHERE outcome IN ('failed', 'skipped')
        UNION ALL SELECT run_id, key, 'not_proven' FROM run_row WHERE not_proven = 1) AS line JOIN run AS own ON own.id = line.run_id
    WHERE own.state NOT IN ('running', 'interrupted')
      AND NOT EXISTS (SELECT 1 FROM put_aside WHERE put_aside.run_id = line.run_id AND put_aside.key = line.key)
      AND NOT EXISTS (SELECT 1 FROM run_row AS later JOIN run AS after ON after.id = later.run_id
                      WHERE later.key = line.key AND after.integration_id = own.integration_id AND after.export = own.export
                        AND (after.started_at, after.id) > (own.started_at, own.id))";

impl Store {
    /// The runs of an integration with rows that failed, were not sent or are not proven, and are open, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
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
            Ok(OpenRows { run_id, export: parse(&export, "export")?, failed, not_sent, not_proven })
        });
        rows.collect()
    }

    /// The keys of the open rows of a run.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_keys(&self, run_id: &str) -> Result<BTreeSet<String>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(&format!("SELECT line.key FROM {OPEN} AND line.run_id = ?1"))?;
        Ok(statement.query_map([run_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Puts open rows of a run aside, in the owner's words. How many were open and are not any more.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing was put aside.
    pub fn put_aside(&self, run_id: &str, keys: &[String], reason: &str, now: DateTime<Utc>) -> Result<u32, StoreError> {
        let open = self.open_keys(run_id)?;
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let mut put = 0_u32;
        for key in keys.iter().filter(|key| open.contains(*key)) {
            keep(&transaction, run_id, key, WhyAside::Owner, reason, now)?;
            put = put.saturating_add(1);
        }
        transaction.commit()?;
        Ok(put)
    }

    /// Notes the open rows of an export of which a look at both sides found that nothing is left to send.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn found_in_step(
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
            let rows = statement.query_map([integration_id, &word(&export)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        for (run_id, key) in open.iter().filter(|(_, key)| keys.contains(key.as_str())) {
            keep(&transaction, run_id, key, WhyAside::InStep, "", now)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// The rows of a run that were put aside, by their keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn aside_of(&self, run_id: &str) -> Result<BTreeMap<String, PutAside>, StoreError> {
        type Raw = (String, String, String, String);
        let connection = self.connection();
        let mut statement = connection.prepare_cached("SELECT key, why, reason, at FROM put_aside WHERE run_id = ?1")?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let raw: Vec<Raw> = statement.query_map([run_id], read)?.collect::<rusqlite::Result<_>>()?;
        let aside =
            raw.into_iter().map(|(key, why, reason, at)| Ok((key, PutAside { why: parse(&why, "why")?, reason, at: parse_instant(&at)? })));
        aside.collect()
    }
}

fn keep(transaction: &Transaction<'_>, run_id: &str, key: &str, why: WhyAside, reason: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    transaction.execute(
        "INSERT INTO put_aside (run_id, key, why, reason, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        params![run_id, key, word(&why)?, reason, instant(now)],
    )?;
    Ok(())
}

/// Removes who is meant from the owner's words about the rows of a run. A row of somebody who was erased is put aside by that.
pub(super) fn aside_without(
    transaction: &Transaction<'_>,
    run_id: &str,
    theirs: &BTreeSet<String>,
    scope: &ErasureScope,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if matches!(scope, ErasureScope::One(_)) {
        for key in theirs {
            keep(transaction, run_id, key, WhyAside::Erased, "", now)?;
        }
    }
    let worded: Vec<(String, String)> = {
        let mut statement = transaction.prepare_cached("SELECT key, reason FROM put_aside WHERE run_id = ?1 AND reason <> ''")?;
        statement.query_map([run_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
    };
    for (key, reason) in worded {
        if theirs.contains(&key) || scope.is_called_in(&reason) {
            transaction.execute("UPDATE put_aside SET reason = '' WHERE run_id = ?1 AND key = ?2", [run_id, &key])?;
        }
    }
    Ok(())
}
