//! Whether the writes of a confirmed payment add up to its approved amount. The store works it out when an outcome or a read changes, and
//! every report of a run takes it from the row.

use domain::plan::Change;
use domain::proof::is_row_proven;
use domain::run::{ExportKind, Outcome, Reason};
use rusqlite::{Connection, OptionalExtension, params};

use super::codec::{enum_name, from_json, parse_enum};
use super::ended_rows::ended_rows;
use super::ledger::ledger_of;
use super::run_rows::{RowOutcome, StoredRunRow};
use crate::{Store, StoreError};

impl Store {
    /// The number of a run's confirmed rows that are not proven.
    pub fn not_proven(&self, run_id: &str) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM run_row WHERE not_proven = 1 AND run_id = ?1";
        Ok(self.connection().prepare_cached(sql)?.query_row([run_id], |row| row.get(0))?)
    }
}

/// Works out one row again. Only rows of the benefit export have amounts to prove.
pub(super) fn note_row(connection: &Connection, run_id: &str, key: &str) -> Result<(), StoreError> {
    type Raw = (String, String, Option<String>);
    let raw: Option<Raw> = connection
        .prepare_cached(
            "SELECT body, outcome, reason FROM run_row JOIN run ON run.id = run_id WHERE run_id = ?1 AND key = ?2 AND run.export = ?3",
        )?
        .query_row(params![run_id, key, enum_name(&ExportKind::Benefits)?], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((body, outcome, reason)) = raw else { return Ok(()) };
    let reason: Option<Reason> = reason.as_deref().map(|name| parse_enum(name, "reason")).transpose()?;
    let result = RowOutcome { reason, ..RowOutcome::plain(parse_enum(&outcome, "outcome")?) };
    let row = StoredRunRow { change: from_json(&body, "change")?, result, not_proven: false };
    let not_proven = is_not_proven(row, connection, run_id)?;
    connection.execute("UPDATE run_row SET not_proven = ?3 WHERE run_id = ?1 AND key = ?2", params![run_id, key, not_proven])?;
    Ok(())
}

/// Works out the row of a ledger entry again.
pub(super) fn note_row_of(connection: &Connection, seq: i64) -> Result<(), StoreError> {
    let sql = "SELECT run_id, row_key FROM ledger WHERE seq = ?1";
    let row: Option<(String, String)> =
        connection.prepare_cached(sql)?.query_row([seq], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    row.map_or(Ok(()), |(run_id, key)| note_row(connection, &run_id, &key))
}

/// A row that only the owner confirmed claims no read. Every other confirmed row has to add up to its amount.
fn is_not_proven(row: StoredRunRow, connection: &Connection, run_id: &str) -> Result<bool, StoreError> {
    if row.result.outcome != Outcome::Confirmed || row.result.reason == Some(Reason::SeenByOwner) {
        return Ok(false);
    }
    let Change { key, benefit: Some(benefit), .. } = &row.change else { return Ok(false) };
    let mut ended = ended_rows(std::slice::from_ref(&row), ledger_of(connection, run_id, key)?);
    Ok(ended.remove(key).is_some_and(|ended| !is_row_proven(benefit, &ended)))
}

/// Works out the rows that a merge has put together.
pub(crate) fn note_unknown(connection: &Connection) -> Result<(), StoreError> {
    let rows: Vec<(String, String)> = {
        let mut statement = connection.prepare("SELECT run_id, key FROM run_row WHERE not_proven IS NULL")?;
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
    };
    for (run_id, key) in &rows {
        match note_row(connection, run_id, key) {
            // A row that cannot be read proves nothing, and keeps nobody from the rest of the file.
            Err(StoreError::Unreadable(_)) => {
                connection.execute("UPDATE run_row SET not_proven = 1 WHERE run_id = ?1 AND key = ?2", [run_id, key])?;
            }
            noted => noted?,
        }
    }
    Ok(())
}
