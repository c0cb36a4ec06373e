//! Copies of the data file that the app made beside it: before an update, before a back-up was taken in, of a damaged file.

use std::io::ErrorKind;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::Connection;

use crate::database::{of_io, stamp};
use crate::{Store, StoreError};

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyKind {
    /// Before a newer version of the app changed the file.
    BeforeUpdate,
    /// Before a back-up was taken in.
    BeforeRestore,
    /// The file was damaged, and moved aside.
    Damaged,
}

/// A copy of the data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The file's name.
    pub name: String,
    /// Why it was made.
    pub kind: CopyKind,
    /// Its size in bytes, with what SQLite keeps beside it.
    pub bytes: u64,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What belongs to a file of SQLite's beside it.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

impl Store {
    /// The copies, the newest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn copies(&self) -> Result<Vec<Copy>, StoreError> {
        let mut copies = Vec::new();
        for entry in std::fs::read_dir(self.folder()).map_err(|error| of_io(&error))? {
            let name = entry.map_err(|error| of_io(&error))?.file_name().to_string_lossy().into_owned();
            if let Some((kind, made_at)) = told(&name) {
                let bytes = self.beside(&name).iter().filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum();
                copies.push(Copy { name, kind, bytes, made_at });
            }
        }
        copies.sort_by(|one, other| (other.made_at, &other.name).cmp(&(one.made_at, &one.name)));
        Ok(copies)
    }

    /// Deletes a copy, on the owner's word.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it is none of the copies; when it cannot be deleted.
    pub fn remove_copy(&self, name: &str) -> Result<(), StoreError> {
        if !self.copies()?.iter().any(|copy| copy.name == name) {
            return Err(StoreError::Missing("copy"));
        }
        // The copy itself goes last: as long as it is there it can be tried again. Of two who delete it at the same moment one does.
        let mut deleted = false;
        for file in self.beside(name).iter().rev() {
            deleted = match std::fs::remove_file(file) {
                Ok(()) => true,
                Err(error) if error.kind() == ErrorKind::NotFound => false,
                Err(error) => return Err(of_io(&error)),
            };
        }
        if deleted { Ok(()) } else { Err(StoreError::Missing("copy")) }
    }

    /// Copies the data file before a back-up is taken in.
    pub(crate) fn copy_before_restore(&self, connection: &Connection, now: DateTime<Utc>) -> Result<String, StoreError> {
        let name = format!("paybridge-before-restore-{}.db", stamp(now));
        connection.execute("VACUUM INTO ?1", [self.folder().join(&name).to_string_lossy()])?;
        Ok(name)
    }

    fn beside(&self, name: &str) -> Vec<PathBuf> {
        BESIDE.iter().map(|ending| self.folder().join(format!("{name}{ending}"))).collect()
    }
}

/// What the name of a file says, if it is one of a copy.
fn told(name: &str) -> Option<(CopyKind, DateTime<Utc>)> {
    let rest = name.strip_prefix("paybridge-")?.strip_suffix(".db")?;
    let (kind, made_at) = rest.rsplit_once('-')?;
    let kind = match kind {
        "before-restore" => CopyKind::BeforeRestore,
        "damaged" => CopyKind::Damaged,
        _ => kind.strip_prefix("version-")?.parse::<u32>().ok().map(|_| CopyKind::BeforeUpdate)?,
    };
    Some((kind, NaiveDateTime::parse_from_str(made_at, "%Y%m%dT%H%M%SZ").ok()?.and_utc()))
}
