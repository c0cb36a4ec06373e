//! The copies of the data file that the app made in its folder: before an update, before a restore, and of a damaged file.

use std::io::ErrorKind;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::Connection;

use crate::database::{file_timestamp, io_error};
use crate::{Store, StoreError};

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyKind {
    /// A newer version of the app was about to migrate the file.
    BeforeUpdate,
    /// A back-up was about to be restored.
    BeforeRestore,
    /// The file was damaged, and moved aside.
    Damaged,
}

/// A copy of the data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    pub name: String,
    pub kind: CopyKind,
    /// The size in bytes, with the files that SQLite keeps beside it.
    pub bytes: u64,
    pub made_at: DateTime<Utc>,
}

/// The endings of a data file and of the files that SQLite keeps beside it.
const SUFFIXES: [&str; 3] = ["", "-wal", "-shm"];

impl Store {
    /// The copies, newest first.
    pub fn copies(&self) -> Result<Vec<Copy>, StoreError> {
        let mut copies = Vec::new();
        for entry in std::fs::read_dir(self.folder()).map_err(|error| io_error(&error))? {
            let name = entry.map_err(|error| io_error(&error))?.file_name().to_string_lossy().into_owned();
            if let Some((kind, made_at)) = parse_name(&name) {
                let bytes = self.copy_files(&name).iter().filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum();
                copies.push(Copy { name, kind, bytes, made_at });
            }
        }
        copies.sort_by(|one, other| (other.made_at, &other.name).cmp(&(one.made_at, &one.name)));
        Ok(copies)
    }

    /// Deletes a copy, when the owner asks for it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when no copy has this name.
    pub fn remove_copy(&self, name: &str) -> Result<(), StoreError> {
        if !self.copies()?.iter().any(|copy| copy.name == name) {
            return Err(StoreError::Missing("copy"));
        }
        // The copy itself is deleted last: as long as it exists, the deletion can be repeated. Of two deletions at once, one succeeds.
        let mut deleted = false;
        for file in self.copy_files(name).iter().rev() {
            deleted = match std::fs::remove_file(file) {
                Ok(()) => true,
                Err(error) if error.kind() == ErrorKind::NotFound => false,
                Err(error) => return Err(io_error(&error)),
            };
        }
        if deleted { Ok(()) } else { Err(StoreError::Missing("copy")) }
    }

    /// Copies the data file before a restore, and returns the copy's name.
    pub(crate) fn copy_before_restore(&self, connection: &Connection, now: DateTime<Utc>) -> Result<String, StoreError> {
        let name = format!("paybridge-before-restore-{}.db", file_timestamp(now));
        connection.execute("VACUUM INTO ?1", [self.folder().join(&name).to_string_lossy()])?;
        Ok(name)
    }

    fn copy_files(&self, name: &str) -> Vec<PathBuf> {
        SUFFIXES.iter().map(|suffix| self.folder().join(format!("{name}{suffix}"))).collect()
    }
}

/// The kind and the time of a copy by its file name. `None`: the file is not a copy.
fn parse_name(name: &str) -> Option<(CopyKind, DateTime<Utc>)> {
    let rest = name.strip_prefix("paybridge-")?.strip_suffix(".db")?;
    let (kind, made_at) = rest.rsplit_once('-')?;
    let kind = match kind {
        "before-restore" => CopyKind::BeforeRestore,
        "damaged" => CopyKind::Damaged,
        _ => kind.strip_prefix("version-")?.parse::<u32>().ok().map(|_| CopyKind::BeforeUpdate)?,
    };
    Some((kind, NaiveDateTime::parse_from_str(made_at, "%Y%m%dT%H%M%SZ").ok()?.and_utc()))
}
