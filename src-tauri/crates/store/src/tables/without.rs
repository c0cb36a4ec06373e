//! A run and its plan without somebody.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::plan::{Change, Plan, Whom};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::put_aside::aside_without;
use super::trouble::Trouble;
use super::word::{from_json, json};
use crate::StoreError;

/// Removes who is meant from the rows of a run, from what stopped it, and from its plan. How many rows were theirs.
pub(super) fn run_without(
    transaction: &Transaction<'_>,
    run_id: &str,
    plan_id: &str,
    whom: &Whom,
    now: DateTime<Utc>,
) -> Result<u32, StoreError> {
    let theirs = rows_without(transaction, run_id, whom)?;
    aside_without(transaction, run_id, &theirs, whom, now)?;
    let rows = u32::try_from(theirs.len()).unwrap_or(u32::MAX);
    let sql = "SELECT stopped_by FROM run WHERE id = ?1";
    let stopped_by: Option<String> = transaction.query_row(sql, [run_id], |row| row.get(0)).optional()?.flatten();
    let left = trouble_without(stopped_by.clone(), rows > 0, whom)?;
    if left != stopped_by {
        transaction.execute("UPDATE run SET stopped_by = ?2 WHERE id = ?1", params![run_id, left])?;
    }
    plan_without(transaction, plan_id, whom)?;
    Ok(rows)
}

/// A row of theirs that is not at its end stays whole: what it was to say is what the target is held against.
fn rows_without(transaction: &Transaction<'_>, run_id: &str, whom: &Whom) -> Result<BTreeSet<String>, StoreError> {
    let rows: Vec<(String, String, Option<String>, bool)> = {
        let sql = "SELECT key, body, trouble, outcome IN ('waiting', 'sent', 'unknown') FROM run_change WHERE run_id = ?1";
        let mut statement = transaction.prepare_cached(sql)?;
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        statement.query_map([run_id], read)?.collect::<rusqlite::Result<_>>()?
    };
    let mut own = transaction.prepare_cached("UPDATE run_change SET name = '', folded_name = '' WHERE run_id = ?1 AND key = ?2")?;
    let mut update = transaction.prepare_cached("UPDATE run_change SET body = ?3, trouble = ?4 WHERE run_id = ?1 AND key = ?2")?;
    let mut theirs = BTreeSet::new();
    for (key, body, trouble, is_open) in rows {
        let change: Change = from_json(&body, "change")?;
        let is_theirs = whom.is(&change);
        if is_theirs && is_open {
            continue;
        }
        if is_theirs {
            own.execute([run_id, &key])?;
            theirs.insert(key.clone());
        }
        let left = (json(&change.without(whom), "change")?, trouble_without(trouble.clone(), is_theirs, whom)?);
        if left != (body, trouble) {
            update.execute(params![run_id, key, left.0, left.1])?;
        }
    }
    Ok(theirs)
}

/// What went wrong may say of whom in the service's own words or in a place: those go, its code stays.
fn trouble_without(stored: Option<String>, is_theirs: bool, whom: &Whom) -> Result<Option<String>, StoreError> {
    let Some(text) = stored else { return Ok(None) };
    let mut trouble: Trouble = from_json(&text, "trouble")?;
    let names = |text: &String| is_theirs || whom.is_called_in(text);
    if !trouble.hint.iter().chain(&trouble.said).any(names) {
        return Ok(Some(text));
    }
    (trouble.hint, trouble.said) = (None, None);
    Ok(Some(json(&trouble, "trouble")?))
}

fn plan_without(transaction: &Transaction<'_>, plan_id: &str, whom: &Whom) -> Result<(), StoreError> {
    let body: String = transaction.query_row("SELECT body FROM plan WHERE id = ?1", [plan_id], |row| row.get(0))?;
    let changed = json(&from_json::<Plan>(&body, "plan")?.without(whom), "plan")?;
    if changed != body {
        transaction.execute("UPDATE plan SET body = ?2 WHERE id = ?1", [plan_id, &changed])?;
    }
    Ok(())
}
