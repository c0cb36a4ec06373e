//! Saves a back-up: a copy of the data file at a path of the owner's choice. The copy is checked before it counts as a back-up.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::database::io_error;
use crate::{Store, StoreError};

/// A back-up that was saved and checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedBackUp {
    /// The size in bytes.
    pub bytes: u64,
    pub integrations: u32,
    pub runs: u32,
}

impl Store {
    /// Saves a back-up. It replaces a file of the same name only when it is complete. Other work goes on meanwhile, because the copy
    /// has a connection of its own.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the copy is damaged. Nothing is left behind on an error.
    pub fn back_up(&self, to: &Path) -> Result<SavedBackUp, StoreError> {
        if std::fs::canonicalize(to).is_ok_and(|to| std::fs::canonicalize(self.file()).is_ok_and(|own| own == to)) {
            return Err(StoreError::ReadOnly); // the data file itself
        }
        let _copy_lock = self.lock_copies();
        let part = part_path(to);
        remove_part(&part);
        let saved = self.write_part(&part).and_then(|()| check_part(&part)).and_then(|saved| {
            std::fs::rename(&part, to).map_err(|error| io_error(&error))?;
            Ok(saved)
        });
        if saved.is_err() {
            remove_part(&part);
        }
        saved
    }

    fn write_part(&self, part: &Path) -> Result<(), StoreError> {
        // The file is created before it is written, so that other users cannot read a byte of it.
        create_private(part)?;
        let connection = Connection::open_with_flags(self.file(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.execute_batch("PRAGMA busy_timeout = 5000;")?;
        connection.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
        File::open(part).and_then(|file| file.sync_all()).map_err(|error| io_error(&error))
    }
}

fn check_part(part: &Path) -> Result<SavedBackUp, StoreError> {
    let connection = Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let check: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if check != "ok" {
        return Err(StoreError::Corrupt);
    }
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get(0));
    Ok(SavedBackUp {
        bytes: part.metadata().map_err(|error| io_error(&error))?.len(),
        integrations: count("SELECT count(*) FROM integration WHERE removed_at IS NULL")?,
        runs: count("SELECT count(*) FROM run")?,
    })
}

/// The path at which a back-up is written until it is complete.
fn part_path(to: &Path) -> PathBuf {
    let name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    to.with_file_name(format!(".{name}.part"))
}

fn remove_part(part: &Path) {
    if let Err(error) = std::fs::remove_file(part)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        log::warn!("a half-written back-up could not be removed: {:?}", error.kind());
    }
}

/// Creates an empty file that only its owner may read. `VACUUM INTO` writes into an empty file.
#[cfg(unix)]
fn create_private(part: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(part);
    made.map(drop).map_err(|error| io_error(&error))
}

/// On other systems, the rights of the folder apply.
#[cfg(not(unix))]
fn create_private(_: &Path) -> Result<(), StoreError> {
    Ok(())
}
