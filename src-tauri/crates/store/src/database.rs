//! Opens the data file. Migrations are all or nothing and follow a copy. A newer file is refused, and a damaged file is moved aside.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::integrity::{IntegrityCheck, SMALL_FILE, is_marked_damaged, quick_check, remove_damage_marker};
use crate::network::is_on_network;
use crate::restore::remove_working_copy;
use crate::versions::{RELEASED, Versions};

pub(crate) const FILE: &str = "paybridge.db";

/// How long a write waits for a lock of another process, in milliseconds.
const BUSY_TIMEOUT_MS: u32 = 5000;

/// The data file.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
    file: PathBuf,
    integrity: IntegrityCheck,
    /// Held while a back-up is written. The back-up reads the state at its start, so nothing can be removed from the disk meanwhile.
    copy_lock: Mutex<()>,
}

/// A fact about the opening of the file that the owner has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The file was damaged. It was moved to this path, and an empty file was begun.
    DamagedFileMovedAside(PathBuf),
    /// The file lies on another computer. It is used without the write-ahead log, which is slower.
    OnNetwork,
}

/// The location of the data file. It decides how SQLite writes the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Location {
    ThisComputer,
    Network,
}

impl Location {
    fn of(folder: &Path) -> Self {
        if is_on_network(folder) { Self::Network } else { Self::ThisComputer }
    }

    /// The pragmas of the journal. FULL and EXTRA, because a committed intent must be on the disk before its request leaves.
    fn journal(self) -> &'static str {
        match self {
            Self::ThisComputer => "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
            // A file with a write-ahead log needs shared memory, which a network share lacks. An exclusive lock makes it possible to open
            // the file there and to switch it to another journal.
            Self::Network => {
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; PRAGMA synchronous = EXTRA;"
            }
        }
    }
}

/// The circumstances under which a data file is opened.
#[derive(Debug, Clone, Copy)]
struct OpenOptions {
    location: Location,
    now: DateTime<Utc>,
    /// Up to this size, in bytes, the file is checked before it is used.
    small_file: u64,
    versions: Versions,
}

impl OpenOptions {
    /// Opens the file. A damaged file is moved aside, and an empty one is begun.
    fn open_or_replace(self, file: &Path) -> Result<(Store, Option<Notice>), StoreError> {
        match self.open(file) {
            Ok(store) => Ok((store, (self.location == Location::Network).then_some(Notice::OnNetwork))),
            Err(StoreError::Corrupt) => {
                let aside = move_damaged_file(file, self.now)?;
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
        connection.execute_batch(&format!("PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}; {}", self.location.journal()))?;
        // Deleted data is overwritten and temporary data stays in memory: no unused page and no other file may hold an erased person.
        connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;")?;
        let version = self.versions.version_of(&connection)?;
        let is_newest = self.versions.is_newest(version);
        // The check comes first when the file is small, when it will be migrated, and when the last check found damage:
        // a damaged file is never changed.
        let check_in_background = size.is_ok_and(|size| size > self.small_file) && is_newest && !is_marked_damaged(file);
        if !check_in_background {
            quick_check(&connection)?;
            remove_damage_marker(file);
        }
        if is_new || is_newest {
            self.versions.migrate(&mut connection)?;
        } else {
            let copy = file.with_file_name(format!("paybridge-version-{version}-{}.db", file_timestamp(self.now)));
            self.versions.migrate_after_copy(&mut connection, &copy)?;
        }
        let integrity = if check_in_background { IntegrityCheck::start(file)? } else { IntegrityCheck::passed() };
        Ok(Store { connection: Mutex::new(connection), file: file.to_owned(), integrity, copy_lock: Mutex::default() })
    }
}

impl Store {
    /// Opens the data file of a folder, or begins one. A large file is checked in the background. When it is damaged, it takes no
    /// intent, and the next start moves it aside.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when a newer version of the app wrote the file.
    pub fn open(folder: &Path, now: DateTime<Utc>) -> Result<(Self, Option<Notice>), StoreError> {
        Self::open_with_small_file(folder, now, SMALL_FILE)
    }

    /// [`Store::open`] with other schema versions than the released ones.
    #[cfg(test)]
    pub(crate) fn open_with_versions(folder: &Path, now: DateTime<Utc>, versions: Versions) -> Result<(Self, Option<Notice>), StoreError> {
        OpenOptions { location: Location::of(folder), now, small_file: SMALL_FILE, versions }.open_or_replace(&folder.join(FILE))
    }

    /// [`Store::open`]. A file of up to `small_file` bytes is checked before it is used.
    pub(crate) fn open_with_small_file(folder: &Path, now: DateTime<Utc>, small_file: u64) -> Result<(Self, Option<Notice>), StoreError> {
        std::fs::create_dir_all(folder).map_err(|error| io_error(&error))?;
        restrict_to_owner(folder)?;
        let file = folder.join(FILE);
        remove_working_copy(folder);
        OpenOptions { location: Location::of(folder), now, small_file, versions: RELEASED }.open_or_replace(&file)
    }

    pub(crate) fn from_connection(connection: Mutex<Connection>, file: &Path) -> Self {
        Self { connection, file: file.to_owned(), integrity: IntegrityCheck::passed(), copy_lock: Mutex::default() }
    }

    /// Fails with [`StoreError::Corrupt`] as soon as the integrity check has found damage. It does not wait for the check of a large file.
    pub fn ensure_undamaged(&self) -> Result<(), StoreError> {
        self.integrity.ensure_undamaged()
    }

    /// Waits for the end of the integrity check. Fails with [`StoreError::Corrupt`] when the file is damaged.
    pub(crate) fn wait_for_integrity_check(&self) -> Result<(), StoreError> {
        self.integrity.wait()
    }

    /// Waits until no back-up is being written. The next one begins only when the guard is dropped.
    pub(crate) fn lock_copies(&self) -> MutexGuard<'_, ()> {
        self.copy_lock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a change that removes data, and removes the data from the disk too.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another program reads the file, because its read would keep the data on the disk. An error changes nothing.
    pub(crate) fn remove_permanently<T>(&self, change: impl FnOnce(&mut Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let _copy_lock = self.lock_copies();
        self.truncate_wal()?;
        let changed = change(&mut self.connection())?;
        // The change is committed. The next change, or the end of the app, removes any remains from the log.
        if let Err(error) = self.truncate_wal() {
            log::warn!("the log of writes could not be emptied: {error}");
        }
        Ok(changed)
    }

    /// Moves the write-ahead log into the file and truncates it, because the log may hold deleted data.
    pub(crate) fn truncate_wal(&self) -> Result<(), StoreError> {
        // The integrity check reads the file, which keeps the log from being truncated.
        self.wait_for_integrity_check()?;
        let busy: i64 = self.connection().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Locked) }
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    pub(crate) fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new("."))
    }

    /// Locks the connection. A poisoned lock is harmless: a transaction is rolled back when its thread panics.
    pub(crate) fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps other users of the computer from reading the payroll data.
#[cfg(unix)]
fn restrict_to_owner(folder: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(|error| io_error(&error))
}

/// On other systems, other users cannot read the folder of an account.
#[cfg(not(unix))]
fn restrict_to_owner(_: &Path) -> Result<(), StoreError> {
    Ok(())
}

pub(crate) fn io_error(error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::ReadOnly,
    }
}

/// Moves a damaged file aside, with its log. Nothing is deleted.
fn move_damaged_file(file: &Path, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
    let aside = file.with_file_name(format!("paybridge-damaged-{}.db", file_timestamp(now)));
    std::fs::rename(file, &aside).map_err(|_| StoreError::ReadOnly)?;
    for suffix in ["-wal", "-shm"] {
        let from = PathBuf::from(format!("{}{suffix}", file.display()));
        if from.exists() {
            std::fs::rename(&from, PathBuf::from(format!("{}{suffix}", aside.display()))).map_err(|_| StoreError::ReadOnly)?;
        }
    }
    Ok(aside)
}

/// A timestamp for a file name, like `20261121T100000Z`.
pub(crate) fn file_timestamp(now: DateTime<Utc>) -> String {
    now.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCAL: OpenOptions =
        OpenOptions { location: Location::ThisComputer, now: DateTime::UNIX_EPOCH, small_file: SMALL_FILE, versions: RELEASED };

    fn journal(store: &Store) -> String {
        store.connection().query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn file_on_network_is_used_without_write_ahead_log() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let (store, notice) = OpenOptions { location: Location::ThisComputer, ..LOCAL }.open_or_replace(&file).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("wal", None));
        store.set_preference("key", "text").unwrap();
        drop(store);
        // The same file, after its folder was moved to a share.
        let (store, notice) = OpenOptions { location: Location::Network, ..LOCAL }.open_or_replace(&file).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("delete", Some(Notice::OnNetwork)));
        assert_eq!(store.preference("key").unwrap().as_deref(), Some("text"));
        store.set_preference("key", "other").unwrap();
        // Another process can read the file while nothing is written.
        assert_eq!(Connection::open(&file).unwrap().query_row("SELECT count(*) FROM preference", [], |row| row.get(0)), Ok(1));
        store.truncate_wal().unwrap();
        assert!(!file.with_extension("db-wal").exists() && !file.with_extension("db-shm").exists());
        drop(store);
        let (store, notice) = OpenOptions { location: Location::ThisComputer, ..LOCAL }.open_or_replace(&file).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("wal", None));
    }
}
