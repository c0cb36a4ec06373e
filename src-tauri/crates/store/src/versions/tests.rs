//! Unreleased versions stand for later ones: a migration that works, and one that fails half-way.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rstest::rstest;
use tempfile::TempDir;

use super::*;
use crate::database::FILE;
use crate::{CopyKind, Store};

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

const BASELINE: &str = include_str!("../schema/001_baseline.sql");

const ADD_NOTES: &str = "CREATE TABLE note (text TEXT NOT NULL) STRICT; INSERT INTO note SELECT value FROM preference;";

const RENAME_TEXT: &str = "ALTER TABLE note RENAME COLUMN text TO body;";

const LATER: [&str; 2] = [ADD_NOTES, RENAME_TEXT];

static THREE: [M<'static>; 3] = [M::up(BASELINE), M::up(ADD_NOTES), M::up(RENAME_TEXT)];

fn three() -> Versions {
    Versions(&THREE)
}

/// A file of a version, with one row.
fn create_file(version: usize, folder: &Path) -> Connection {
    let file = Connection::open(folder.join(FILE)).unwrap();
    file.execute_batch("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;").unwrap();
    file.execute_batch(BASELINE).unwrap();
    file.execute_batch("INSERT INTO preference VALUES ('language', 'sv')").unwrap();
    for change in LATER.iter().take(version - 1) {
        file.execute_batch(change).unwrap();
    }
    file.execute_batch(&format!("PRAGMA user_version = {version}")).unwrap();
    file
}

fn version(file: &Path) -> usize {
    three().version_of(&Connection::open(file).unwrap()).unwrap()
}

fn copies(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|file| file.file_name().unwrap().to_string_lossy().contains("version")).collect()
}

fn open(folder: &Path) -> Result<Store, StoreError> {
    Store::open_with_versions(folder, NOW, three()).map(|(store, notice)| {
        assert_eq!(notice, None);
        store
    })
}

fn assert_complete(store: &Store) {
    assert_eq!(store.preference("language").unwrap().as_deref(), Some("sv"));
    let body: String = store.connection().query_row("SELECT body FROM note", [], |row| row.get(0)).unwrap();
    assert_eq!(body, "sv");
}

#[rstest]
fn earlier_file_is_copied_and_migrated(#[values(1, 2)] from: usize) {
    let folder = tempfile::tempdir().unwrap();
    drop(create_file(from, folder.path()));
    let store = open(folder.path()).unwrap();
    assert_complete(&store);
    let copies_made = store.copies().unwrap();
    assert_eq!((copies_made.len(), copies_made[0].kind, copies_made[0].made_at), (1, CopyKind::BeforeUpdate, NOW));
    drop(store);
    // The copy is the unchanged file: the owner can go back to the earlier version.
    let back = tempfile::tempdir().unwrap();
    fs::copy(folder.path().join(&copies_made[0].name), back.path().join(FILE)).unwrap();
    assert_eq!(version(&back.path().join(FILE)), from);
    assert_complete(&open(back.path()).unwrap());
    drop(open(folder.path()).unwrap());
    assert_eq!(copies(folder.path()).len(), 1, "a file of the newest version is not copied");
}

/// The folder that a process leaves when it is killed during a migration: some changed pages are on the disk, and nothing is committed.
fn killed_half_way(from: usize, folder: &TempDir) -> TempDir {
    let file = create_file(from, folder.path());
    file.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;").unwrap();
    for change in &LATER[from - 1..] {
        file.execute_batch(change).unwrap();
    }
    file.execute_batch(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
         INSERT INTO preference SELECT 'half done ' || i, hex(randomblob(200)) FROM n",
    )
    .unwrap();
    let left = tempfile::tempdir().unwrap();
    for suffix in ["", "-wal"] {
        let name = format!("{FILE}{suffix}");
        fs::copy(folder.path().join(&name), left.path().join(&name)).unwrap();
    }
    assert!(left.path().join(format!("{FILE}-wal")).metadata().unwrap().len() > 100_000, "nothing of the change was on the disk");
    left
}

#[rstest]
fn killed_migration_begins_anew(#[values(1, 2)] from: usize) {
    let folder = tempfile::tempdir().unwrap();
    let left = killed_half_way(from, &folder);
    let store = open(left.path()).unwrap();
    assert_complete(&store);
    assert_eq!(store.preference("half done 1").unwrap(), None);
    drop(store);
    assert_eq!(version(&left.path().join(FILE)), 3);
}

#[test]
fn failed_migration_changes_nothing_and_leaves_no_copy() {
    let folder = tempfile::tempdir().unwrap();
    // The migration fails because its table exists already.
    create_file(1, folder.path()).execute_batch("CREATE TABLE note (id TEXT) STRICT").unwrap();
    let file = folder.path().join(FILE);
    for _ in 0..2 {
        assert!(matches!(open(folder.path()), Err(StoreError::Failed(_))));
        assert_eq!((version(&file), copies(folder.path()).len()), (1, 0), "all versions or none");
    }
    Connection::open(&file).unwrap().execute_batch("DROP TABLE note").unwrap();
    assert_complete(&open(folder.path()).unwrap());
}

#[test]
fn newer_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(create_file(2, folder.path()));
    assert!(matches!(Store::open(folder.path(), NOW), Err(StoreError::Newer)));
    assert_eq!(version(&folder.path().join(FILE)), 2);
}

#[test]
fn damaged_inner_pages_are_found_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = create_file(1, folder.path());
    file.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(file);
    let path = folder.path().join(FILE);
    let mut bytes = fs::read(&path).unwrap();
    bytes.iter_mut().skip(4096).for_each(|byte| *byte ^= 0x5a);
    fs::write(&path, bytes).unwrap();
    let (store, notice) = Store::open(folder.path(), NOW).unwrap();
    assert!(notice.is_some() && store.integrations().unwrap().is_empty());
}

/// A change of the released schema needs a new version.
#[test]
fn baseline_has_released_columns() {
    let connection = RELEASED.empty_file(1).unwrap();
    let mut statement =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name").unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
    let mut columns = Vec::new();
    for table in &tables {
        let mut statement = connection.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).unwrap();
        let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        columns.push(format!("{table}: {}", names.join(", ")));
    }
    let released = include_str!("columns.txt");
    assert_eq!(columns.join("\n"), released.trim_end());
}
