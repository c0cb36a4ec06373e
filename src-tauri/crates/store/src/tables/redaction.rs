//! A run and its plan without somebody.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::plan::{Change, ErasureScope, Plan};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::failure::Failure;
use super::put_aside::aside_without;
use super::word::{from_json, json};
use crate::StoreError;

/// Removes who is meant from the rows of a run, from what stopped it, and from its plan. How many rows were theirs.
pub(super) fn redact_run(
    transaction: &Transaction<'_>,
    run_id: &str,
    plan_id: &str,
    scope: &ErasureScope,
    now: DateTime<Utc>,
) -> Result<u32, StoreError> {
    let theirs = redact_rows(transaction, run_id, scope)?;
    aside_without(transaction, run_id, &theirs, scope, now)?;
    let rows = u32::try_from(theirs.len()).unwrap_or(u32::MAX);
    let sql = "SELECT stopped_by FROM run WHERE id = ?1";
    let stopped_by: Option<String> = transaction.query_row(sql, [run_id], |row| row.get(0)).optional()?.flatten();
    let left = redact_failure(stopped_by.clone(), rows > 0, scope)?;
    if left != stopped_by {
        transaction.execute("UPDATE run SET stopped_by = ?2 WHERE id = ?1", params![run_id, left])?;
    }
    plan_without(transaction, plan_id, scope)?;
    Ok(rows)
}

/// A row of theirs that is not at its end stays whole: what it was to say is what the target is held against.
fn redact_rows(transaction: &Transaction<'_>, run_id: &str, scope: &ErasureScope) -> Result<BTreeSet<String>, StoreError> {
    let rows: Vec<(String, String, Option<String>, bool)> = {
        let sql = "SELECT key, body, failure, outcome IN ('waiting', 'sent', 'unknown') FROM run_row WHERE run_id = ?1";
        let mut statement = transaction.prepare_cached(sql)?;
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        statement.query_map([run_id], read)?.collect::<rusqlite::Result<_>>()?
    };
    let mut own = transaction.prepare_cached("UPDATE run_row SET name = '', folded_name = '' WHERE run_id = ?1 AND key = ?2")?;
    let mut update = transaction.prepare_cached("UPDATE run_row SET body = ?3, failure = ?4 WHERE run_id = ?1 AND key = ?2")?;
    let mut theirs = BTreeSet::new();
    for (key, body, failure, is_open) in rows {
        let change: Change = from_json(&body, "change")?;
        let is_theirs = scope.is(&change);
        if is_theirs && is_open {
            continue;
        }
        if is_theirs {
            own.execute([run_id, &key])?;
            theirs.insert(key.clone());
        }
        let left = (json(&change.redacted(scope), "change")?, redact_failure(failure.clone(), is_theirs, scope)?);
        if left != (body, failure) {
            update.execute(params![run_id, key, left.0, left.1])?;
        }
    }
    Ok(theirs)
}

/// What went wrong may say of whom in the service's own words or in a place: those go, its code stays.
fn redact_failure(stored: Option<String>, is_theirs: bool, scope: &ErasureScope) -> Result<Option<String>, StoreError> {
    let Some(text) = stored else { return Ok(None) };
    let mut failure: Failure = from_json(&text, "failure")?;
    let names = |text: &String| is_theirs || scope.is_called_in(text);
    if !failure.hint.iter().chain(&failure.said).any(names) {
        return Ok(Some(text));
    }
    (failure.hint, failure.said) = (None, None);
    Ok(Some(json(&failure, "failure")?))
}

fn plan_without(transaction: &Transaction<'_>, plan_id: &str, scope: &ErasureScope) -> Result<(), StoreError> {
    let body: String = transaction.query_row("SELECT body FROM plan WHERE id = ?1", [plan_id], |row| row.get(0))?;
    let changed = json(&from_json::<Plan>(&body, "plan")?.redacted(scope), "plan")?;
    if changed != body {
        transaction.execute("UPDATE plan SET body = ?2 WHERE id = ?1", [plan_id, &changed])?;
    }
    Ok(())
}
