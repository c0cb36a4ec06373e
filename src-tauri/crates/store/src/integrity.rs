//! The integrity check of the data file. A small file is checked before it is used. The check of a large file takes seconds, on a
//! slow disk minutes: it runs in the background, and nothing is written to a service before it has passed.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rusqlite::{Connection, OpenFlags};

use crate::database::io_error;
use crate::error::StoreError;

/// The size in bytes up to which the owner does not notice the check.
pub(crate) const SMALL_FILE: u64 = 64 * 1024 * 1024;

/// The result of the check, once it is known: whether the file is undamaged.
#[derive(Debug, Clone)]
pub(crate) struct IntegrityCheck(Arc<OnceLock<bool>>);

impl IntegrityCheck {
    pub fn passed() -> Self {
        Self(Arc::new(OnceLock::from(true)))
    }

    /// Starts the check in the background. When it finds damage, it marks the file for the next start.
    pub fn start(file: &Path) -> Result<Self, StoreError> {
        let (check, file) = (Self(Arc::default()), file.to_owned());
        let result = CheckResult(check.0.clone());
        let run = move || {
            let opened = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(StoreError::from);
            let checked = opened.and_then(|connection| quick_check(&connection));
            if let Err(error) = &checked {
                log::warn!("the data file is not whole: {error}");
                drop(std::fs::write(damage_marker(&file), ""));
            }
            result.set(checked.is_ok());
        };
        std::thread::Builder::new().name("data file".to_owned()).spawn(run).map_err(|error| io_error(&error))?;
        Ok(check)
    }

    /// Fails with [`StoreError::Corrupt`] when the check has found damage. Does not wait for the check.
    pub fn ensure_undamaged(&self) -> Result<(), StoreError> {
        if self.0.get() == Some(&false) { Err(StoreError::Corrupt) } else { Ok(()) }
    }

    /// Waits for the end of the check. Fails with [`StoreError::Corrupt`] when the file is damaged.
    pub fn wait(&self) -> Result<(), StoreError> {
        if *self.0.wait() { Ok(()) } else { Err(StoreError::Corrupt) }
    }
}

/// Sets the result of a running check. A check that panics counts as damage, so that no thread waits for ever.
struct CheckResult(Arc<OnceLock<bool>>);

impl CheckResult {
    fn set(&self, passed: bool) {
        self.0.get_or_init(|| passed);
    }
}

impl Drop for CheckResult {
    fn drop(&mut self) {
        self.set(false);
    }
}

/// Reads the whole file. Fails with [`StoreError::Corrupt`] when it is damaged.
pub(crate) fn quick_check(connection: &Connection) -> Result<(), StoreError> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Corrupt) }
}

/// Whether the last check found damage.
pub(crate) fn is_marked_damaged(file: &Path) -> bool {
    damage_marker(file).exists()
}

pub(crate) fn remove_damage_marker(file: &Path) {
    drop(std::fs::remove_file(damage_marker(file)));
}

fn damage_marker(file: &Path) -> PathBuf {
    file.with_extension("damaged")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::fingerprint::Fingerprint;
    use domain::run::Step;

    use super::*;
    use crate::{Intent, Notice, Store};

    const NOW: DateTime<chrono::Utc> = DateTime::UNIX_EPOCH;

    /// A data file with some thousand rows. It counts as large when `small_file` is 0.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(folder.path(), NOW).unwrap();
        let many = "WITH RECURSIVE many(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM many WHERE value < 5000)
            INSERT INTO preference SELECT 'key' || value, 'text' FROM many";
        store.connection().execute_batch(many).unwrap();
        store.truncate_wal().unwrap();
        folder
    }

    /// Damages the last page, which holds some of the rows.
    fn damage(folder: &Path) {
        let file = folder.join(crate::database::FILE);
        let mut bytes = std::fs::read(&file).unwrap();
        let from = bytes.len() - 4096;
        bytes.iter_mut().skip(from).for_each(|byte| *byte ^= 0x5a);
        std::fs::write(&file, bytes).unwrap();
    }

    fn record_intent(store: &Store) -> Result<Option<i64>, StoreError> {
        let idempotency_key = Fingerprint::of(&["a write"]);
        store.record_intent_unless_written(
            &Intent { idempotency_key: &idempotency_key, run_id: "run", row_key: "key", step: Step::CreateUser, fields: &[], amount: None },
            i64::MAX,
            NOW,
        )
    }

    #[test]
    fn damaged_large_file_opens_and_takes_no_intent() {
        let folder = folder();
        damage(folder.path());
        let (store, notice) = Store::open_with_small_file(folder.path(), NOW, 0).unwrap();
        assert!(notice.is_none() && store.integrations().unwrap().is_empty());
        assert!(matches!(record_intent(&store), Err(StoreError::Corrupt)));
        assert!(matches!(store.ensure_undamaged(), Err(StoreError::Corrupt)));
        drop(store);
        // The next start checks first, and moves the file aside.
        let (store, notice) = Store::open_with_small_file(folder.path(), NOW, 0).unwrap();
        assert!(matches!(notice, Some(Notice::DamagedFileMovedAside(_))));
        assert!(!matches!(record_intent(&store), Err(StoreError::Corrupt)));
        drop(store);
        assert!(Store::open_with_small_file(folder.path(), NOW, 0).unwrap().1.is_none());
        assert!(!is_marked_damaged(&folder.path().join(crate::database::FILE)));
    }

    #[test]
    fn small_file_is_checked_before_it_is_used() {
        let folder = folder();
        damage(folder.path());
        assert!(matches!(Store::open(folder.path(), NOW).unwrap().1, Some(Notice::DamagedFileMovedAside(_))));
    }

    #[test]
    fn undamaged_large_file_takes_intents() {
        let folder = folder();
        let (store, _) = Store::open_with_small_file(folder.path(), NOW, 0).unwrap();
        store.truncate_wal().unwrap();
        assert!(!matches!(record_intent(&store), Err(StoreError::Corrupt)));
        assert!(store.ensure_undamaged().is_ok());
    }

    #[test]
    fn check_without_a_result_counts_as_damage() {
        let check = IntegrityCheck(Arc::default());
        assert!(check.ensure_undamaged().is_ok(), "nobody knows yet");
        drop(CheckResult(check.0.clone()));
        assert!(matches!(check.wait(), Err(StoreError::Corrupt)));
    }
}
