//! Whether the data file is whole. A small one is read through before anything else is done with it. A large one takes seconds,
//! on a slow disk minutes: it is read through while the owner looks at it, and nothing is written to a service before that is
//! done and good.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rusqlite::{Connection, OpenFlags};

use crate::database::of_io;
use crate::error::StoreError;

/// Up to this size, in bytes, reading it through is not felt.
pub(crate) const AT_ONCE: u64 = 64 * 1024 * 1024;

/// What is known of the file.
#[derive(Debug, Clone)]
pub(crate) struct Whole(Arc<OnceLock<bool>>);

impl Whole {
    /// It was read through.
    pub fn known() -> Self {
        Self(Arc::new(OnceLock::from(true)))
    }

    /// It is read through from now on, beside everything else. When it is damaged, that is noted for the next start.
    pub fn looked_for(file: &Path) -> Result<Self, StoreError> {
        let (whole, file) = (Self(Arc::default()), file.to_owned());
        let answer = Answer(whole.0.clone());
        let look = move || {
            let read = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(StoreError::from);
            let found = read.and_then(|connection| read_through(&connection));
            if let Err(error) = &found {
                log::warn!("the data file is not whole: {error}");
                drop(std::fs::write(note(&file), ""));
            }
            answer.is(found.is_ok());
        };
        std::thread::Builder::new().name("data file".to_owned()).spawn(look).map_err(|error| of_io(&error))?;
        Ok(whole)
    }

    /// What is known by now, without waiting.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the file is known to be damaged.
    pub fn unless_damaged(&self) -> Result<(), StoreError> {
        if self.0.get() == Some(&false) { Err(StoreError::Corrupt) } else { Ok(()) }
    }

    /// Waits until it is known.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the file is damaged.
    pub fn or_wait(&self) -> Result<(), StoreError> {
        if *self.0.wait() { Ok(()) } else { Err(StoreError::Corrupt) }
    }
}

/// The answer of who looks. One who ends without any found nothing good.
struct Answer(Arc<OnceLock<bool>>);

impl Answer {
    fn is(&self, whole: bool) {
        self.0.get_or_init(|| whole);
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.is(false);
    }
}

/// Reads a file through.
///
/// # Errors
/// [`StoreError::Corrupt`] when it is damaged.
pub(crate) fn read_through(connection: &Connection) -> Result<(), StoreError> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Corrupt) }
}

/// Whether the last look found the file damaged.
pub(crate) fn is_suspected(file: &Path) -> bool {
    note(file).exists()
}

/// The file was read through, or moved aside.
pub(crate) fn forget_suspicion(file: &Path) {
    drop(std::fs::remove_file(note(file)));
}

fn note(file: &Path) -> PathBuf {
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

    /// A data file with some thousand rows, which is a large one when `at_once` is nothing.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(folder.path(), NOW).unwrap();
        let many = "WITH RECURSIVE many(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM many WHERE value < 5000)
            INSERT INTO preference SELECT 'key' || value, 'text' FROM many";
        store.connection().execute_batch(many).unwrap();
        store.empty_log().unwrap();
        folder
    }

    /// The last page, which is one of those rows'.
    fn damage(folder: &Path) {
        let file = folder.join(crate::database::FILE);
        let mut bytes = std::fs::read(&file).unwrap();
        let from = bytes.len() - 4096;
        bytes.iter_mut().skip(from).for_each(|byte| *byte ^= 0x5a);
        std::fs::write(&file, bytes).unwrap();
    }

    fn intended(store: &Store) -> Result<Option<i64>, StoreError> {
        let idempotency_key = Fingerprint::of(&["a write"]);
        store.record_intent_unless_written(
            &Intent { idempotency_key: &idempotency_key, run_id: "run", row_key: "key", step: Step::CreateUser, fields: &[], amount: None },
            i64::MAX,
            NOW,
        )
    }

    #[test]
    fn a_large_file_is_open_before_it_is_read_through_and_nothing_is_intended_in_a_damaged_one() {
        let folder = folder();
        damage(folder.path());
        let (store, notice) = Store::open_up_to(folder.path(), NOW, 0).unwrap();
        assert!(notice.is_none() && store.integrations().unwrap().is_empty());
        assert!(matches!(intended(&store), Err(StoreError::Corrupt)));
        assert!(matches!(store.unless_damaged(), Err(StoreError::Corrupt)));
        drop(store);
        // The next start looks first, and moves it aside.
        let (store, notice) = Store::open_up_to(folder.path(), NOW, 0).unwrap();
        assert!(matches!(notice, Some(Notice::DamagedFileMovedAside(_))));
        assert!(!matches!(intended(&store), Err(StoreError::Corrupt)));
        drop(store);
        assert!(Store::open_up_to(folder.path(), NOW, 0).unwrap().1.is_none());
        assert!(!is_suspected(&folder.path().join(crate::database::FILE)));
    }

    #[test]
    fn a_small_file_is_read_through_first() {
        let folder = folder();
        damage(folder.path());
        assert!(matches!(Store::open(folder.path(), NOW).unwrap().1, Some(Notice::DamagedFileMovedAside(_))));
    }

    #[test]
    fn what_is_whole_is_written_to_and_emptied_of_what_was_deleted() {
        let folder = folder();
        let (store, _) = Store::open_up_to(folder.path(), NOW, 0).unwrap();
        store.empty_log().unwrap();
        assert!(!matches!(intended(&store), Err(StoreError::Corrupt)));
        assert!(store.unless_damaged().is_ok());
    }

    #[test]
    fn one_who_ends_without_an_answer_found_nothing_good() {
        let whole = Whole(Arc::default());
        assert!(whole.unless_damaged().is_ok(), "nobody knows yet");
        drop(Answer(whole.0.clone()));
        assert!(matches!(whole.or_wait(), Err(StoreError::Corrupt)));
    }
}
