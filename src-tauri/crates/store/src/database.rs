//! Opening the data file: migrations all or nothing after a copy, a newer file refused, a damaged file moved aside.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::network::is_on_network;
use crate::restore::remove_left_over;
use crate::versions::{RELEASED, Versions};
use crate::whole::{AT_ONCE, Whole, forget_suspicion, is_suspected, read_through};

pub(crate) const FILE: &str = "paybridge.db";

/// How long a write waits while another process holds the file, in milliseconds.
const PATIENCE: u32 = 5000;

/// The data file.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
    file: PathBuf,
    whole: Whole,
    /// Held while a back-up is written: it reads the state of its beginning, which cannot be removed meanwhile.
    copying: Mutex<()>,
}

/// What the owner has to know about how the file was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The file was damaged; it was moved aside to this name, and an empty one begun.
    DamagedFileMovedAside(PathBuf),
    /// The file lies on another computer: it is used without the write-ahead log, and slower.
    OnNetwork,
}

/// Where the data file lies, which decides how SQLite writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    ThisComputer,
    Network,
}

impl Place {
    fn of(folder: &Path) -> Self {
        if is_on_network(folder) { Self::Network } else { Self::ThisComputer }
    }

    /// How writes reach the file. FULL and EXTRA: a committed intent must be on the disk before the first byte leaves.
    fn journal(self) -> &'static str {
        match self {
            Self::ThisComputer => "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
            // Held alone, a file with a log of writes can be opened where no memory is shared, and is changed to do without.
            Self::Network => {
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; PRAGMA synchronous = EXTRA;"
            }
        }
    }
}

/// How a data file is opened.
#[derive(Debug, Clone, Copy)]
struct Opening {
    place: Place,
    now: DateTime<Utc>,
    /// Up to this size, in bytes, the file is read through before anything else.
    at_once: u64,
    versions: Versions,
}

impl Opening {
    /// A damaged file is moved aside, and an empty one begun.
    fn store(self, file: &Path) -> Result<(Store, Option<Notice>), StoreError> {
        match self.open(file) {
            Ok(store) => Ok((store, (self.place == Place::Network).then_some(Notice::OnNetwork))),
            Err(StoreError::Corrupt) => {
                let aside = set_aside(file, self.now)?;
                log::warn!("the data file was damaged and was moved aside");
                Ok((self.open(file)?, Some(Notice::DamagedFileMovedAside(aside))))
            }
            Err(error) => Err(error),
        }
    }

    fn open(self, file: &Path) -> Result<Store, StoreError> {
        let size = std::fs::metadata(file).map(|found| found.len());
        let is_new = size.is_err();
        let mut connection = Connection::open(file)?;
        connection.execute_batch(&format!("PRAGMA busy_timeout = {PATIENCE}; {}", self.place.journal()))?;
        // What is deleted is overwritten, and nothing is put down elsewhere: an erased person is not to be found in unused pages.
        connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;")?;
        let version = self.versions.of(&connection)?;
        let is_newest = self.versions.is_newest(version);
        // Nothing is changed in a damaged file, and one of which it is suspected is looked at first.
        let meanwhile = size.is_ok_and(|size| size > self.at_once) && is_newest && !is_suspected(file);
        if !meanwhile {
            read_through(&connection)?;
            forget_suspicion(file);
        }
        if is_new || is_newest {
            self.versions.bring_up(&mut connection)?;
        } else {
            let copy = file.with_file_name(format!("paybridge-version-{version}-{}.db", stamp(self.now)));
            self.versions.bring_up_after_copy(&mut connection, &copy)?;
        }
        let whole = if meanwhile { Whole::looked_for(file)? } else { Whole::known() };
        Ok(Store { connection: Mutex::new(connection), file: file.to_owned(), whole, copying: Mutex::default() })
    }
}

impl Store {
    /// Opens the data file in a folder, or begins one. A large one that is damaged deep inside opens, takes no intent, and is
    /// moved aside the next time.
    ///
    /// # Errors
    /// When the folder cannot be written, the disk is full, or the file is newer than this version.
    pub fn open(folder: &Path, now: DateTime<Utc>) -> Result<(Self, Option<Notice>), StoreError> {
        Self::open_up_to(folder, now, AT_ONCE)
    }

    /// The same, where other versions are the released ones.
    #[cfg(test)]
    pub(crate) fn open_of_versions(folder: &Path, now: DateTime<Utc>, versions: Versions) -> Result<(Self, Option<Notice>), StoreError> {
        Opening { place: Place::of(folder), now, at_once: AT_ONCE, versions }.store(&folder.join(FILE))
    }

    /// The same; up to `at_once` bytes the file is read through before anything else.
    pub(crate) fn open_up_to(folder: &Path, now: DateTime<Utc>, at_once: u64) -> Result<(Self, Option<Notice>), StoreError> {
        std::fs::create_dir_all(folder).map_err(|error| of_io(&error))?;
        owners_only(folder)?;
        let file = folder.join(FILE);
        remove_left_over(folder);
        Opening { place: Place::of(folder), now, at_once, versions: RELEASED }.store(&file)
    }

    /// A store over a file that is open already.
    pub(crate) fn over(connection: Mutex<Connection>, file: &Path) -> Self {
        Self { connection, file: file.to_owned(), whole: Whole::known(), copying: Mutex::default() }
    }

    /// Says that the file is damaged, as soon as that is known. A large one is read through while it is in use.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it is.
    pub fn unless_damaged(&self) -> Result<(), StoreError> {
        self.whole.unless_damaged()
    }

    /// Waits until the file was read through.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it is damaged.
    pub(crate) fn or_wait_until_whole(&self) -> Result<(), StoreError> {
        self.whole.or_wait()
    }

    /// Waits until no back-up is being written, and keeps the next one from beginning.
    pub(crate) fn while_nothing_is_copied(&self) -> MutexGuard<'_, ()> {
        self.copying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a change after which nothing of what it removed lies on the disk.
    ///
    /// # Errors
    /// When the change fails, or another program reads the file, so that what is removed would stay; then nothing was changed.
    pub(crate) fn remove_for_good<T>(&self, change: impl FnOnce(&mut Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let _nothing_is_copied = self.while_nothing_is_copied();
        self.empty_log()?;
        let changed = change(&mut self.connection())?;
        // It is changed, whatever comes now. What is left in the log goes with the next change, or when the app ends.
        if let Err(error) = self.empty_log() {
            log::warn!("the log of writes could not be emptied: {error}");
        }
        Ok(changed)
    }

    /// Writes the log of writes into the file, so that nothing that was deleted is in it.
    pub(crate) fn empty_log(&self) -> Result<(), StoreError> {
        // Who reads the file through holds on to the log.
        self.or_wait_until_whole()?;
        let busy: i64 = self.connection().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Locked) }
    }

    /// The data file.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// The folder of the data file.
    pub(crate) fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new("."))
    }

    /// The connection. A thread that panicked while it held it left no half-done transaction: those roll back.
    pub(crate) fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Payroll data is the owner's alone, whoever else uses the computer.
#[cfg(unix)]
fn owners_only(folder: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(|error| of_io(&error))
}

/// The folder of an account is its owner's there.
#[cfg(not(unix))]
fn owners_only(_: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// The error of a file operation.
pub(crate) fn of_io(error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::ReadOnly,
    }
}

/// Moves a damaged file and what belongs to it aside. Nothing is deleted.
fn set_aside(file: &Path, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
    let aside = file.with_file_name(format!("paybridge-damaged-{}.db", stamp(now)));
    std::fs::rename(file, &aside).map_err(|_| StoreError::ReadOnly)?;
    for ending in ["-wal", "-shm"] {
        let from = PathBuf::from(format!("{}{ending}", file.display()));
        if from.exists() {
            std::fs::rename(&from, PathBuf::from(format!("{}{ending}", aside.display()))).map_err(|_| StoreError::ReadOnly)?;
        }
    }
    Ok(aside)
}

/// A moment as a part of a file's name.
pub(crate) fn stamp(now: DateTime<Utc>) -> String {
    now.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Opening = Opening { place: Place::ThisComputer, now: DateTime::UNIX_EPOCH, at_once: AT_ONCE, versions: RELEASED };

    fn journal(store: &Store) -> String {
        store.connection().query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_file_on_the_network_is_noticed_and_used_without_the_log_of_writes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let (store, notice) = Opening { place: Place::ThisComputer, ..HERE }.store(&file).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("wal", None));
        store.set_preference("key", "text").unwrap();
        drop(store);
        // The same file, after its folder was moved to a share.
        let (store, notice) = Opening { place: Place::Network, ..HERE }.store(&file).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("delete", Some(Notice::OnNetwork)));
        assert_eq!(store.preference("key").unwrap().as_deref(), Some("text"));
        store.set_preference("key", "other").unwrap();
        // Nobody else is locked out while nothing is written.
        assert_eq!(Connection::open(&file).unwrap().query_row("SELECT count(*) FROM preference", [], |row| row.get(0)), Ok(1));
        store.empty_log().unwrap();
        assert!(!file.with_extension("db-wal").exists() && !file.with_extension("db-shm").exists());
        drop(store);
        let (store, notice) = Opening { place: Place::ThisComputer, ..HERE }.store(&file).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("wal", None));
    }
}
