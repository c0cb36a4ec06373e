//! Restores a back-up: it is inspected first, and then merged with the data file in one transaction.
//!
//! A back-up is older than the data file. A write that was sent since must not be forgotten, because it would be sent twice. So a
//! restore removes nothing from the history. It copies rows and never a schema: a foreign file cannot bring triggers along.

mod merge;
mod open;
mod plan_numbers;
mod shared_runs;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::{Store, StoreError};

/// A back-up that was inspected and is not restored yet. Dropping it removes its working copy.
#[derive(Debug)]
pub struct PendingRestore {
    work: PathBuf,
    pub preview: RestorePreview,
}

/// The effects that a restore would have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestorePreview {
    /// The start of the back-up's last run.
    pub last_run: Option<DateTime<Utc>>,
    /// The number of runs in the back-up.
    pub runs: u32,
    /// The number of these runs that the data file does not have.
    pub new_runs: u32,
    /// The back-up's integrations that were not removed.
    pub integrations: Vec<RestoredIntegration>,
}

/// An integration of a back-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredIntegration {
    pub label: String,
    /// The addresses of source and target. A benefit list, which the app itself holds, has no address.
    pub addresses: Vec<String>,
    pub effect: RestoreEffect,
}

/// The effect of a restore on an integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestoreEffect {
    /// The data file does not have the integration: it is added.
    Added,
    /// The data file has the integration with the same accounts: its settings and lists are set back.
    SetBack,
    /// The data file has the integration with other accounts: it is left unchanged.
    Unchanged,
}

/// The result of a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreResult {
    /// The number of integrations that were added or set back.
    pub integrations: u32,
    /// The number of runs that were added.
    pub runs: u32,
    /// The file name of the copy that was made before the restore.
    pub copy: String,
}

/// The file name of the working copy of a back-up.
const WORKING_COPY: &str = "paybridge-restoring.db";

impl Store {
    /// Inspects a back-up: the file is copied, checked and migrated, and every row is read. The data file is not changed.
    ///
    /// # Errors
    /// [`StoreError::NoBackUp`] when the file is not a back-up or is damaged; [`StoreError::Newer`] when a newer version made it.
    pub fn inspect_back_up(&self, file: &Path) -> Result<PendingRestore, StoreError> {
        let work = self.folder().join(WORKING_COPY);
        remove_working_copy(self.folder());
        let preview = open::open_copy(file, &work).and_then(|backup| self.preview(&backup, &work));
        match preview {
            Ok(preview) => Ok(PendingRestore { work, preview }),
            Err(error) => {
                remove_working_copy(self.folder());
                Err(error)
            }
        }
    }

    fn preview(&self, backup: &Store, work: &Path) -> Result<RestorePreview, StoreError> {
        let (runs, last_run) = open::read_every_row(backup)?;
        let connection = self.connection();
        let _attached = Attached::to(&connection, work)?;
        let count = |sql: &str| connection.query_row(sql, [], |row| row.get(0));
        let mut integrations = Vec::new();
        for row in backup.integrations()? {
            let addresses =
                [&row.source_id, &row.target_id].into_iter().map(|id| backup.connection_of(id).map(|connection| connection.address));
            let addresses = addresses.collect::<Result<Vec<String>, _>>()?.into_iter().filter(|address| !address.is_empty()).collect();
            integrations.push(RestoredIntegration { label: row.label, addresses, effect: merge::restore_effect(&connection, &row.id)? });
        }
        Ok(RestorePreview {
            runs,
            new_runs: count("SELECT count(*) FROM backup.run WHERE id NOT IN (SELECT id FROM main.run)")?,
            last_run,
            integrations,
        })
    }

    /// Restores a back-up, all of it or nothing. The data file is copied before.
    pub fn restore(&self, pending: &PendingRestore, now: DateTime<Utc>) -> Result<RestoreResult, StoreError> {
        self.remove_permanently(|connection| {
            let copy = self.copy_before_restore(connection, now)?;
            // The back-up stays attached during the whole transaction: SQLite cannot detach a file within one.
            attach(connection, &pending.work)?;
            let merged = merge::merge(connection);
            detach(connection);
            let merged = merged?;
            Ok(RestoreResult { integrations: merged.integrations, runs: merged.runs, copy })
        })
    }
}

impl Drop for PendingRestore {
    fn drop(&mut self) {
        if let Some(folder) = self.work.parent() {
            remove_working_copy(folder);
        }
    }
}

/// Removes a working copy that an interrupted inspection left behind, because it holds data of people.
pub(crate) fn remove_working_copy(folder: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let file = folder.join(format!("{WORKING_COPY}{suffix}"));
        if let Err(error) = std::fs::remove_file(file)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            log::warn!("a working copy could not be removed: {:?}", error.kind());
        }
    }
}

/// A back-up that is attached to the connection under the name `backup`. Dropping it detaches the back-up.
struct Attached<'a>(&'a Connection);

impl<'a> Attached<'a> {
    fn to(connection: &'a Connection, work: &Path) -> Result<Self, StoreError> {
        attach(connection, work)?;
        Ok(Self(connection))
    }
}

impl Drop for Attached<'_> {
    fn drop(&mut self) {
        detach(self.0);
    }
}

fn attach(connection: &Connection, work: &Path) -> Result<(), StoreError> {
    connection.execute("ATTACH DATABASE ?1 AS backup", [work.to_string_lossy()])?;
    Ok(())
}

fn detach(connection: &Connection) {
    if let Err(error) = connection.execute_batch("DETACH DATABASE backup") {
        log::warn!("a back-up could not be let go: {:?}", StoreError::from(error));
    }
}
