//! Redaction: removes people from a run and its plan.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::plan::{Change, ErasureScope, Plan};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::codec::{from_json, to_json};
use super::failure::Failure;
use super::put_aside::redact_put_aside;
use crate::StoreError;

/// Removes people from the rows of a run, from the failure that stopped it, and from its plan. Returns the number of their rows.
pub(super) fn redact_run(
    transaction: &Transaction<'_>,
    run_id: &str,
    plan_id: &str,
    scope: &ErasureScope,
    now: DateTime<Utc>,
) -> Result<u32, StoreError> {
    let erased_keys = redact_rows(transaction, run_id, scope)?;
    redact_put_aside(transaction, run_id, &erased_keys, scope, now)?;
    let rows = u32::try_from(erased_keys.len()).unwrap_or(u32::MAX);
    let sql = "SELECT stopped_by FROM run WHERE id = ?1";
    let stopped_by: Option<String> = transaction.query_row(sql, [run_id], |row| row.get(0)).optional()?.flatten();
    let redacted = redact_failure(stopped_by.clone(), rows > 0, scope)?;
    if redacted != stopped_by {
        transaction.execute("UPDATE run SET stopped_by = ?2 WHERE id = ?1", params![run_id, redacted])?;
    }
    redact_plan(transaction, plan_id, scope)?;
    Ok(rows)
}

/// Redacts the rows of a run, and returns the keys of the people's own rows. An own row that has not ended stays unchanged, because its
/// values are still compared with the target.
fn redact_rows(transaction: &Transaction<'_>, run_id: &str, scope: &ErasureScope) -> Result<BTreeSet<String>, StoreError> {
    let rows: Vec<(String, String, Option<String>, bool)> = {
        let sql = "SELECT key, body, failure, outcome IN ('waiting', 'sent', 'unknown') FROM run_row WHERE run_id = ?1";
        let mut statement = transaction.prepare_cached(sql)?;
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        statement.query_map([run_id], read)?.collect::<rusqlite::Result<_>>()?
    };
    let mut clear_name = transaction.prepare_cached("UPDATE run_row SET name = '', folded_name = '' WHERE run_id = ?1 AND key = ?2")?;
    let mut update = transaction.prepare_cached("UPDATE run_row SET body = ?3, failure = ?4 WHERE run_id = ?1 AND key = ?2")?;
    let mut erased_keys = BTreeSet::new();
    for (key, body, failure, is_open) in rows {
        let change: Change = from_json(&body, "change")?;
        let is_own = scope.includes(&change);
        if is_own && is_open {
            continue;
        }
        if is_own {
            clear_name.execute([run_id, &key])?;
            erased_keys.insert(key.clone());
        }
        let redacted = (to_json(&change.redacted(scope), "change")?, redact_failure(failure.clone(), is_own, scope)?);
        if redacted != (body, failure) {
            update.execute(params![run_id, key, redacted.0, redacted.1])?;
        }
    }
    Ok(erased_keys)
}

/// Removes hint and error text from a failure that names a person. The code stays.
fn redact_failure(stored: Option<String>, is_own: bool, scope: &ErasureScope) -> Result<Option<String>, StoreError> {
    let Some(text) = stored else { return Ok(None) };
    let mut failure: Failure = from_json(&text, "failure")?;
    let names_person = |text: &String| is_own || scope.is_named_in(text);
    if !failure.hint.iter().chain(&failure.service_message).any(names_person) {
        return Ok(Some(text));
    }
    (failure.hint, failure.service_message) = (None, None);
    Ok(Some(to_json(&failure, "failure")?))
}

fn redact_plan(transaction: &Transaction<'_>, plan_id: &str, scope: &ErasureScope) -> Result<(), StoreError> {
    let body: String = transaction.query_row("SELECT body FROM plan WHERE id = ?1", [plan_id], |row| row.get(0))?;
    let redacted = to_json(&from_json::<Plan>(&body, "plan")?.redacted(scope), "plan")?;
    if redacted != body {
        transaction.execute("UPDATE plan SET body = ?2 WHERE id = ?1", [plan_id, &redacted])?;
    }
    Ok(())
}
