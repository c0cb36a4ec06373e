//! Opens a foreign file. Nothing in it is trusted before it was checked.

use std::path::Path;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::database::io_error;
use crate::versions::RELEASED;
use crate::{RunFilter, Store, StoreError};

/// Copies the file, compares the copy's schema with the schema of its version, and migrates the copy to the newest version.
pub(super) fn open_copy(file: &Path, work: &Path) -> Result<Store, StoreError> {
    if !file.is_file() {
        return Err(StoreError::NoBackUp);
    }
    std::fs::copy(file, work).map_err(|error| io_error(&error))?;
    let mut connection = Connection::open(work)?;
    // The copy stays a single file, and its schema cannot call any function.
    connection
        .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = ON;")
        .map_err(not_a_back_up)?;
    let check: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(not_a_back_up)?;
    let version = RELEASED.version_of(&connection).map_err(|error| match error {
        StoreError::Newer | StoreError::Full => error,
        _ => StoreError::NoBackUp,
    })?;
    if version == 0 || check != "ok" {
        return Err(StoreError::NoBackUp);
    }
    if schema(&connection).map_err(not_a_back_up)? != schema(&RELEASED.empty_file(version)?)? {
        return Err(StoreError::NoBackUp);
    }
    let orphans: i64 =
        connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).map_err(not_a_back_up)?;
    if orphans > 0 {
        return Err(StoreError::NoBackUp);
    }
    RELEASED.migrate(&mut connection)?;
    Ok(Store::from_connection(Mutex::new(connection), work))
}

/// Reads every row as the app will do later, so that an unreadable row stops the restore. Returns the number of runs and the start
/// of the last one.
pub(super) fn read_every_row(backup: &Store) -> Result<(u32, Option<DateTime<Utc>>), StoreError> {
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

/// Every table, index, view and trigger with its SQL. SQLite's own tables are left out, with its statistics.
fn schema(connection: &Connection) -> rusqlite::Result<Vec<[String; 4]>> {
    let sql =
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1, 2";
    connection.prepare(sql)?.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?.collect()
}

/// A file that SQLite cannot read is not a back-up.
fn not_a_back_up(error: rusqlite::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::Full => StoreError::Full,
        _ => StoreError::NoBackUp,
    }
}
