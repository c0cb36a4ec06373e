//! A back-up: a copy of the data file where the owner says, read again before it is called one.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::database::of_io;
use crate::{Store, StoreError};

/// A back-up that was saved and read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedBackUp {
    /// Its size in bytes.
    pub bytes: u64,
    /// How many integrations it holds.
    pub integrations: u32,
    /// How many runs it holds.
    pub runs: u32,
}

impl Store {
    /// Saves a back-up, taking the place of a file of that name only once it is whole. Other work goes on meanwhile: a copy has
    /// a connection of its own.
    ///
    /// # Errors
    /// When the file cannot be written, or does not read back whole. Nothing is left behind then.
    pub fn back_up(&self, to: &Path) -> Result<SavedBackUp, StoreError> {
        if std::fs::canonicalize(to).is_ok_and(|to| std::fs::canonicalize(self.file()).is_ok_and(|own| own == to)) {
            return Err(StoreError::ReadOnly); // the data file itself
        }
        let _one_at_a_time = self.while_nothing_is_copied();
        let part = beside(to);
        remove(&part);
        let saved = self.write(&part).and_then(|()| read_again(&part)).and_then(|saved| {
            std::fs::rename(&part, to).map_err(|error| of_io(&error))?;
            Ok(saved)
        });
        if saved.is_err() {
            remove(&part);
        }
        saved
    }

    fn write(&self, part: &Path) -> Result<(), StoreError> {
        // Made first, so that nobody else may read it from its first byte on.
        private(part)?;
        let connection = Connection::open_with_flags(self.file(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.execute_batch("PRAGMA busy_timeout = 5000;")?;
        connection.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
        File::open(part).and_then(|file| file.sync_all()).map_err(|error| of_io(&error))
    }
}

fn read_again(part: &Path) -> Result<SavedBackUp, StoreError> {
    let connection = Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let check: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if check != "ok" {
        return Err(StoreError::Corrupt);
    }
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get(0));
    Ok(SavedBackUp {
        bytes: part.metadata().map_err(|error| of_io(&error))?.len(),
        integrations: count("SELECT count(*) FROM integration WHERE removed_at IS NULL")?,
        runs: count("SELECT count(*) FROM run")?,
    })
}

/// The name under which a file is written until it is whole.
fn beside(to: &Path) -> PathBuf {
    let name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    to.with_file_name(format!(".{name}.part"))
}

fn remove(part: &Path) {
    if let Err(error) = std::fs::remove_file(part)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        log::warn!("a half-written back-up could not be removed: {:?}", error.kind());
    }
}

/// Makes an empty file that only its owner may read. `VACUUM INTO` takes an empty file as none.
#[cfg(unix)]
fn private(part: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(part);
    made.map(drop).map_err(|error| of_io(&error))
}

/// The folder's own rights hold there.
#[cfg(not(unix))]
fn private(_: &Path) -> Result<(), StoreError> {
    Ok(())
}
