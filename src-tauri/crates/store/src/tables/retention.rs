//! Keeping runs for so long and no longer: what is left of an old run has no names and no values.

use chrono::{DateTime, Utc};
use payroll::plan::{Change, Plan};
use rusqlite::{Transaction, params};

use super::word::{from_json, instant, json};
use crate::{Store, StoreError};

/// Runs that ended before, that hold people, and that nothing is open about.
const OLD: &str = "cleared_at IS NULL AND coalesce(ended_at, started_at) < ?1 AND state IN ('done', 'cancelled', 'stopped')
    AND NOT EXISTS (SELECT 1 FROM run_change WHERE run_change.run_id = run.id AND outcome IN ('unknown', 'sent'))
    AND NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.run_id = run.id AND ledger.state IN ('intended', 'unknown'))";

impl Store {
    /// How many runs [`Store::clear_runs`] would remove the people of.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn runs_to_clear(&self, before: DateTime<Utc>) -> Result<u32, StoreError> {
        let sql = format!("SELECT count(*) FROM run WHERE {OLD}");
        Ok(self.connection().query_row(&sql, [instant(before)], |row| row.get(0))?)
    }

    /// Removes names and values from the runs that ended before a moment. Days, ids, amounts of compensations and how each row
    /// ended stay: later plans are held against them. A run with a write of unknown end is left whole until it is settled.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing was removed.
    pub fn clear_runs(&self, before: DateTime<Utc>, now: DateTime<Utc>) -> Result<u32, StoreError> {
        if self.runs_to_clear(before)? == 0 {
            return Ok(0);
        }
        self.remove_for_good(|connection| {
            let transaction = connection.transaction()?;
            let old: Vec<[String; 2]> = {
                let mut statement = transaction.prepare(&format!("SELECT id, plan_id FROM run WHERE {OLD}"))?;
                statement.query_map([instant(before)], |row| Ok([row.get(0)?, row.get(1)?]))?.collect::<rusqlite::Result<_>>()?
            };
            for [run_id, plan_id] in &old {
                clear_run(&transaction, run_id, plan_id, now)?;
            }
            transaction.commit()?;
            Ok(u32::try_from(old.len()).unwrap_or(u32::MAX))
        })
    }

    /// How many runs hold people, and when the oldest of them began.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn runs_kept(&self) -> Result<(u32, Option<String>), StoreError> {
        let sql = "SELECT count(*), min(started_at) FROM run WHERE cleared_at IS NULL";
        Ok(self.connection().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }
}

fn clear_run(transaction: &Transaction<'_>, run_id: &str, plan_id: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    anonymise_rows(transaction, run_id, |_| true)?;
    change_plan(transaction, plan_id, Plan::without_anybody)?;
    transaction.execute("DELETE FROM summary_mail WHERE run_id = ?1", [run_id])?;
    transaction.execute("UPDATE run SET cleared_at = ?2, before = NULL WHERE id = ?1", params![run_id, instant(now)])?;
    Ok(())
}

/// Removes the people from the rows of a run that are meant, and gives the names that stood there. A row that is not at its end
/// stays whole: what it was to say is what the target is held against.
pub(super) fn anonymise_rows(
    transaction: &Transaction<'_>,
    run_id: &str,
    is_meant: impl Fn(&Change) -> bool,
) -> Result<Vec<String>, StoreError> {
    let rows: Vec<[String; 2]> = {
        let mut statement = transaction
            .prepare_cached("SELECT key, body FROM run_change WHERE run_id = ?1 AND outcome NOT IN ('waiting', 'sent', 'unknown')")?;
        statement.query_map([run_id], |row| Ok([row.get(0)?, row.get(1)?]))?.collect::<rusqlite::Result<_>>()?
    };
    // What went wrong may say of whom in the service's own words: its hint goes, its code stays.
    let mut update = transaction.prepare_cached(
        "UPDATE run_change SET name = '', folded_name = '', body = ?3,
         trouble = CASE WHEN trouble IS NULL THEN NULL ELSE json_set(trouble, '$.hint', NULL) END WHERE run_id = ?1 AND key = ?2",
    )?;
    let mut names = Vec::new();
    for [key, body] in rows {
        let change: Change = from_json(&body, "change")?;
        if change.is_about_a_person() && is_meant(&change) {
            names.push(change.name.clone());
            update.execute(params![run_id, key, json(&change.anonymous(), "change")?])?;
        }
    }
    Ok(names)
}

/// Changes a stored plan, whether it was sent or not.
pub(super) fn change_plan(transaction: &Transaction<'_>, plan_id: &str, how: impl FnOnce(Plan) -> Plan) -> Result<(), StoreError> {
    let body: String = transaction.query_row("SELECT body FROM plan WHERE id = ?1", [plan_id], |row| row.get(0))?;
    let changed = json(&how(from_json(&body, "plan")?), "plan")?;
    if changed != body {
        transaction.execute("UPDATE plan SET body = ?2 WHERE id = ?1", [plan_id, &changed])?;
    }
    Ok(())
}
