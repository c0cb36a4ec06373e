//! Taking in a back-up: looked at first, then merged with what is here in one transaction.
//!
//! A back-up is older than what is here, and what was sent since must not be forgotten: that would send it twice. So nothing of
//! the history is taken away. Only rows are taken over, never a schema: a file from elsewhere cannot bring triggers along.

mod knowledge;
mod merge;
mod open;
mod shared;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::{Store, StoreError};

/// A back-up that was looked at, and not taken in yet. Its working copy is removed with it.
#[derive(Debug)]
pub struct Restoring {
    work: PathBuf,
    /// What it would bring.
    pub offer: Offer,
}

/// What a back-up would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// When its last run began.
    pub last_run: Option<DateTime<Utc>>,
    /// How many runs it holds.
    pub runs: u32,
    /// How many of them are not here.
    pub new_runs: u32,
    /// Its integrations that were not removed.
    pub integrations: Vec<OfferedIntegration>,
}

/// An integration of a back-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedIntegration {
    /// The label.
    pub label: String,
    /// The addresses of source and target. A list of the app's own has none.
    pub addresses: Vec<String>,
    /// What would become of it.
    pub what: What,
}

/// What a back-up does to an integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It is not here, and would be added.
    Added,
    /// It is here with the same accounts: its settings and lists would be as they were.
    SetBack,
    /// It is here with other accounts, and would be left as it is.
    Left,
}

/// What was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Integrations that were added or set back.
    pub integrations: u32,
    /// Runs that came along.
    pub runs: u32,
    /// The copy of what was here before.
    pub copy: String,
}

/// How the working copy is called while a back-up is looked at.
const WORK: &str = "paybridge-restoring.db";

impl Store {
    /// Looks at a back-up. Nothing is changed: the file is copied, checked, brought to this version's form, and every row read.
    ///
    /// # Errors
    /// [`StoreError::NoBackUp`] when it is none, or damaged; [`StoreError::Newer`] when a newer version made it; when the copy
    /// cannot be written.
    pub fn look_at_back_up(&self, file: &Path) -> Result<Restoring, StoreError> {
        let work = self.folder().join(WORK);
        remove_left_over(self.folder());
        let offer = open::copied(file, &work).and_then(|backup| self.offer(&backup, &work));
        match offer {
            Ok(offer) => Ok(Restoring { work, offer }),
            Err(error) => {
                remove_left_over(self.folder());
                Err(error)
            }
        }
    }

    fn offer(&self, backup: &Store, work: &Path) -> Result<Offer, StoreError> {
        let (runs, last_run) = open::every_row(backup)?;
        let connection = self.connection();
        let _attached = Attached::to(&connection, work)?;
        let count = |sql: &str| connection.query_row(sql, [], |row| row.get(0));
        let mut integrations = Vec::new();
        for row in backup.integrations()? {
            let addresses = [&row.source_id, &row.target_id].into_iter().map(|id| backup.connection_of(id).map(|found| found.address));
            let addresses = addresses.collect::<Result<Vec<String>, _>>()?.into_iter().filter(|address| !address.is_empty()).collect();
            integrations.push(OfferedIntegration { label: row.label, addresses, what: merge::what(&connection, &row.id)? });
        }
        Ok(Offer {
            runs,
            new_runs: count("SELECT count(*) FROM backup.run WHERE id NOT IN (SELECT id FROM main.run)")?,
            last_run,
            integrations,
        })
    }

    /// Takes a back-up in, all of it or nothing. What is here is copied before.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing was changed.
    pub fn take_in(&self, restoring: &Restoring, now: DateTime<Utc>) -> Result<Taken, StoreError> {
        self.remove_for_good(|connection| {
            let copy = self.copy_before_restore(connection, now)?;
            // Attached for as long as the transaction lives: SQLite lets no file go in the middle of one.
            attach(connection, &restoring.work)?;
            let merged = merge::all(connection);
            detach(connection);
            let taken = merged?;
            Ok(Taken { integrations: taken.integrations, runs: taken.runs, copy })
        })
    }
}

impl Drop for Restoring {
    fn drop(&mut self) {
        if let Some(folder) = self.work.parent() {
            remove_left_over(folder);
        }
    }
}

/// Removes a working copy that a broken-off look left behind: it holds people.
pub(crate) fn remove_left_over(folder: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let file = folder.join(format!("{WORK}{ending}"));
        if let Err(error) = std::fs::remove_file(file)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            log::warn!("a working copy could not be removed: {:?}", error.kind());
        }
    }
}

/// A back-up beside the data file, under the name `backup`, until it is dropped.
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
