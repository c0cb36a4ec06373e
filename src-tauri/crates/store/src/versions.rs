//! The versions of the schema, and what brings a file up to the newest.

use std::path::Path;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::StoreError;

/// The released versions, oldest first. A released version never changes: a new version is a new entry.
pub(crate) const RELEASED: Versions = Versions(&[M::up(include_str!("schema/001_baseline.sql"))]);

/// Versions of the schema, oldest first. A file carries the number of its version in SQLite's `user_version`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Versions(&'static [M<'static>]);

impl Versions {
    /// The version of a file; 0: an empty file.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when a newer app wrote the file.
    pub fn of(self, connection: &Connection) -> Result<usize, StoreError> {
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let version = usize::try_from(version).map_err(|_| StoreError::Corrupt)?;
        if version > self.0.len() { Err(StoreError::Newer) } else { Ok(version) }
    }

    /// Whether a version is the newest.
    pub fn is_newest(self, version: usize) -> bool {
        version == self.0.len()
    }

    /// Brings a file up to the newest version, in one transaction.
    pub fn bring_up(self, connection: &mut Connection) -> Result<(), StoreError> {
        Migrations::from_slice(self.0).to_latest(connection).map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            rusqlite_migration::Error::MigrationDefinition(_) => StoreError::Newer,
            _ => StoreError::Failed("migration".to_owned()),
        })
    }

    /// Brings a file up after it was copied. A file that cannot be brought up stays as it was, and leaves no copy: one more copy with
    /// every start would fill the disk.
    pub fn bring_up_after_copy(self, connection: &mut Connection, copy: &Path) -> Result<(), StoreError> {
        let copied = connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map_err(StoreError::from);
        let brought_up = copied.and_then(|_| self.bring_up(connection));
        if brought_up.is_err() {
            drop(std::fs::remove_file(copy));
        }
        brought_up
    }

    /// An empty file of a version, in memory.
    pub fn empty_file(self, version: usize) -> Result<Connection, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        let known = Migrations::from_slice(self.0).to_version(&mut connection, version);
        known.map_err(|_| StoreError::Failed("migration".to_owned()))?;
        Ok(connection)
    }
}

#[cfg(test)]
mod tests;
