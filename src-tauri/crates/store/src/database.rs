//! Opening the data file: migrations all or nothing after a copy, a newer file refused, a damaged file moved aside.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::StoreError;
use crate::network::is_on_network;
use crate::restore::remove_left_over;
use crate::tables::proven::note_unknown;
use crate::whole::{AT_ONCE, Whole, forget_suspicion, is_suspected, read_through};

pub(crate) const FILE: &str = "paybridge.db";

/// How long a write waits while another process holds the file, in milliseconds.
const PATIENCE: u32 = 5000;

/// The schema, one entry per version. Entries are only ever added.
pub(crate) const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("schema/001_first.sql")),
    M::up(include_str!("schema/002_memory.sql")),
    M::up(include_str!("schema/003_leave.sql")),
    M::up(include_str!("schema/004_benefits.sql")),
    M::up(include_str!("schema/005_data.sql")),
    M::up(include_str!("schema/006_speed.sql")),
    M::up(include_str!("schema/007_put_aside.sql")),
    M::up(include_str!("schema/008_open.sql")),
    M::up(include_str!("schema/009_equal_rows.sql")),
    M::up(include_str!("schema/010_read_back.sql")),
    M::up(include_str!("schema/011_not_proven.sql")),
    M::up(include_str!("schema/012_left_behind.sql")),
];

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

impl Store {
    /// Opens the data file in a folder, or begins one. A large one that is damaged deep inside opens, takes no intent, and is
    /// moved aside the next time.
    ///
    /// # Errors
    /// When the folder cannot be written, the disk is full, or the file is newer than this version.
    pub fn open(folder: &Path, now: DateTime<Utc>) -> Result<(Self, Option<Notice>), StoreError> {
        Self::open_up_to(folder, now, AT_ONCE)
    }

    /// The same; up to `at_once` bytes the file is read through before anything else.
    pub(crate) fn open_up_to(folder: &Path, now: DateTime<Utc>, at_once: u64) -> Result<(Self, Option<Notice>), StoreError> {
        std::fs::create_dir_all(folder).map_err(|error| of_io(&error))?;
        owners_only(folder)?;
        let file = folder.join(FILE);
        remove_left_over(folder);
        Self::open_in(Place::of(folder), &file, now, at_once)
    }

    fn open_in(place: Place, file: &Path, now: DateTime<Utc>, at_once: u64) -> Result<(Self, Option<Notice>), StoreError> {
        match Self::open_file(place, file, now, at_once) {
            Ok(store) => Ok((store, (place == Place::Network).then_some(Notice::OnNetwork))),
            Err(StoreError::Corrupt) => {
                let aside = set_aside(file, now)?;
                log::warn!("the data file was damaged and was moved aside");
                Ok((Self::open_file(place, file, now, at_once)?, Some(Notice::DamagedFileMovedAside(aside))))
            }
            Err(error) => Err(error),
        }
    }

    /// A store over a file that is open already.
    pub(crate) fn over(connection: Mutex<Connection>, file: &Path) -> Self {
        Self { connection, file: file.to_owned(), whole: Whole::known(), copying: Mutex::default() }
    }

    fn open_file(place: Place, file: &Path, now: DateTime<Utc>, at_once: u64) -> Result<Self, StoreError> {
        let size = std::fs::metadata(file).map(|found| found.len());
        let is_new = size.is_err();
        let mut connection = Connection::open(file)?;
        connection.execute_batch(&format!("PRAGMA busy_timeout = {PATIENCE}; {}", place.journal()))?;
        // What is deleted is overwritten, and nothing is put down elsewhere: an erased person is not to be found in unused pages.
        connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;")?;
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let version = usize::try_from(version).map_err(|_| StoreError::Corrupt)?;
        if version > MIGRATIONS.len() {
            return Err(StoreError::Newer);
        }
        // Nothing is changed in a damaged file, and one of which it is suspected is looked at first.
        let meanwhile = size.is_ok_and(|size| size > at_once) && version == MIGRATIONS.len() && !is_suspected(file);
        if !meanwhile {
            read_through(&connection)?;
            forget_suspicion(file);
        }
        if is_new || version == MIGRATIONS.len() {
            migrate(&mut connection)?;
        } else {
            let copy = file.with_file_name(format!("paybridge-version-{version}-{}.db", stamp(now)));
            let migrated = copied_to(&connection, &copy).and_then(|()| migrate(&mut connection));
            if migrated.is_err() {
                // The file is as it was: a copy of it is for nothing, and one more with every try would fill the disk.
                drop(std::fs::remove_file(&copy));
            }
            migrated?;
        }
        let whole = if meanwhile { Whole::looked_for(file)? } else { Whole::known() };
        Ok(Self { connection: Mutex::new(connection), file: file.to_owned(), whole, copying: Mutex::default() })
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

/// All missing versions in one transaction, and afterwards what only the domain can work out of the rows.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    Migrations::from_slice(MIGRATIONS).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        rusqlite_migration::Error::MigrationDefinition(_) => StoreError::Newer,
        _ => StoreError::Failed("migration".to_owned()),
    })?;
    note_unknown(connection)
}

fn copied_to(connection: &Connection, copy: &Path) -> Result<(), StoreError> {
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
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

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn journal(store: &Store) -> String {
        store.connection().query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_file_on_the_network_is_noticed_and_used_without_the_log_of_writes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let (store, notice) = Store::open_in(Place::ThisComputer, &file, NOW, AT_ONCE).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("wal", None));
        store.set_preference("key", "text").unwrap();
        drop(store);
        // The same file, after its folder was moved to a share.
        let (store, notice) = Store::open_in(Place::Network, &file, NOW, AT_ONCE).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("delete", Some(Notice::OnNetwork)));
        assert_eq!(store.preference("key").unwrap().as_deref(), Some("text"));
        store.set_preference("key", "other").unwrap();
        // Nobody else is locked out while nothing is written.
        assert_eq!(Connection::open(&file).unwrap().query_row("SELECT count(*) FROM preference", [], |row| row.get(0)), Ok(1));
        store.empty_log().unwrap();
        assert!(!file.with_extension("db-wal").exists() && !file.with_extension("db-shm").exists());
        drop(store);
        let (store, notice) = Store::open_in(Place::ThisComputer, &file, NOW, AT_ONCE).unwrap();
        assert_eq!((journal(&store).as_str(), notice), ("wal", None));
    }
}
