//! The versions of the schema and the migration of a file to the newest version.

use std::path::Path;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::StoreError;

/// The released versions, oldest first. A released version never changes; a change of the schema is a new entry.
pub(crate) const RELEASED: Versions = Versions(&[M::up(include_str!("schema/001_baseline.sql"))]);

/// Versions of the schema, oldest first. A file holds its version number in SQLite's `user_version`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Versions(&'static [M<'static>]);

impl Versions {
    /// The version of a file; 0: an empty file. Fails with [`StoreError::Newer`] when a newer app wrote the file.
    pub fn version_of(self, connection: &Connection) -> Result<usize, StoreError> {
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let version = usize::try_from(version).map_err(|_| StoreError::Corrupt)?;
        if version > self.0.len() { Err(StoreError::Newer) } else { Ok(version) }
    }

    pub fn is_newest(self, version: usize) -> bool {
        version == self.0.len()
    }

    /// Migrates a file to the newest version, in one transaction.
    pub fn migrate(self, connection: &mut Connection) -> Result<(), StoreError> {
        Migrations::from_slice(self.0).to_latest(connection).map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            rusqlite_migration::Error::MigrationDefinition(_) => StoreError::Newer,
            _ => StoreError::Failed("migration".to_owned()),
        })
    }

    /// Copies a file and migrates it. A file that cannot be migrated stays unchanged, and its copy is removed: one more copy with every
    /// start would fill the disk.
    pub fn migrate_after_copy(self, connection: &mut Connection, copy: &Path) -> Result<(), StoreError> {
        let copied = connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map_err(StoreError::from);
        let migrated = copied.and_then(|_| self.migrate(connection));
        if migrated.is_err() {
            drop(std::fs::remove_file(copy));
        }
        migrated
    }

    /// Creates an empty file of a version, in memory.
    pub fn empty_file(self, version: usize) -> Result<Connection, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        let created = Migrations::from_slice(self.0).to_version(&mut connection, version);
        created.map_err(|_| StoreError::Failed("migration".to_owned()))?;
        Ok(connection)
    }
}

#[cfg(test)]
mod tests;
