//! Opening a file from elsewhere: nothing of it is believed before it was checked.

use std::path::Path;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::database::of_io;
use crate::versions::RELEASED;
use crate::{RunFilter, Store, StoreError};

/// Copies the file, holds the copy against the schema of the version that it says it is of, and brings it to this version's.
pub(super) fn copied(file: &Path, work: &Path) -> Result<Store, StoreError> {
    if !file.is_file() {
        return Err(StoreError::NoBackUp);
    }
    std::fs::copy(file, work).map_err(|error| of_io(&error))?;
    let mut connection = Connection::open(work)?;
    // One file, nothing beside it; and no function that a schema from elsewhere could call.
    connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = ON;").map_err(damaged)?;
    let check: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(damaged)?;
    let version = RELEASED.of(&connection).map_err(|error| match error {
        StoreError::Newer | StoreError::Full => error,
        _ => StoreError::NoBackUp,
    })?;
    if version == 0 || check != "ok" {
        return Err(StoreError::NoBackUp);
    }
    if schema(&connection).map_err(damaged)? != schema(&RELEASED.empty_file(version)?)? {
        return Err(StoreError::NoBackUp);
    }
    let orphans: i64 = connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).map_err(damaged)?;
    if orphans > 0 {
        return Err(StoreError::NoBackUp);
    }
    RELEASED.bring_up(&mut connection)?;
    Ok(Store::over(Mutex::new(connection), work))
}

/// Reads every row as the app would later: one that cannot be read stops it here. Gives how many runs there are, and the last.
pub(super) fn every_row(backup: &Store) -> Result<(u32, Option<DateTime<Utc>>), StoreError> {
    let unreadable = |error: StoreError| match error {
        StoreError::Unreadable(_) | StoreError::Missing(_) => StoreError::NoBackUp,
        other => other,
    };
    let (runs, total) = backup.runs(&RunFilter { limit: u32::MAX, ..RunFilter::default() }).map_err(unreadable)?;
    for run in &runs {
        backup.run_rows(&run.id).map_err(unreadable)?;
        backup.ledger(&run.id).map_err(unreadable)?;
        backup.plan(&run.plan_id).map_err(unreadable)?;
    }
    for row in backup.integrations()?.into_iter().chain(backup.removed_integrations()?) {
        backup.memory(&row.id).map_err(unreadable)?;
        backup.link_rows(&row.id).map_err(unreadable)?;
        backup.corrections(&row.id).map_err(unreadable)?;
        backup.closed_periods(&row.id).map_err(unreadable)?;
        backup.benefit_amounts(&row.id).map_err(unreadable)?;
        backup.benefits(&row.id).map_err(unreadable)?;
    }
    Ok((total, runs.first().map(|run| run.started_at)))
}

/// Every table and index with its text. SQLite's own are left out, and so is its record of statistics.
fn schema(connection: &Connection) -> rusqlite::Result<Vec<[String; 4]>> {
    let sql =
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1, 2";
    connection.prepare(sql)?.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?.collect()
}

/// A file that SQLite cannot make sense of is no back-up.
fn damaged(error: rusqlite::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::Full => StoreError::Full,
        _ => StoreError::NoBackUp,
    }
}
