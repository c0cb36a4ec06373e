//! Files of every earlier version, and a change of version that breaks off half-way.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::fs;
use std::path::Path;

use common::now;
use domain::run::{Outcome, StepState};
use rstest::rstest;
use rusqlite::Connection;
use store::{CopyKind, Store, StoreError};
use tempfile::TempDir;

/// The changes from version to version, as they were released.
const VERSIONS: [&str; 12] = [
    include_str!("../src/schema/001_first.sql"),
    include_str!("../src/schema/002_memory.sql"),
    include_str!("../src/schema/003_leave.sql"),
    include_str!("../src/schema/004_benefits.sql"),
    include_str!("../src/schema/005_data.sql"),
    include_str!("../src/schema/006_speed.sql"),
    include_str!("../src/schema/007_put_aside.sql"),
    include_str!("../src/schema/008_open.sql"),
    include_str!("../src/schema/009_equal_rows.sql"),
    include_str!("../src/schema/010_read_back.sql"),
    include_str!("../src/schema/011_not_proven.sql"),
    include_str!("../src/schema/012_left_behind.sql"),
];

/// What every version has: an integration, a run of one person, and the write for them.
const ROWS: &str = r#"
    INSERT INTO preference VALUES ('language', 'sv');
    INSERT INTO connection VALUES ('s', 'alexis', 'Alexis', 'https://a.example', NULL, NULL, 0, '2026-01-01T00:00:00.000Z');
    INSERT INTO connection VALUES ('t', 'kleer', 'Kleer', 'https://k.example', '42', 'ore', 0, '2026-01-01T00:00:00.000Z');
    INSERT INTO integration (id, label, source_id, target_id, settings, sample, created_at)
        VALUES ('i', 'Nordlicht AB', 's', 't', '{}', 0, '2026-01-01T00:00:00.000Z');
    INSERT INTO link VALUES ('i', 'a', '501', 'confirmed', '2026-01-01T00:00:00.000Z');
    INSERT INTO plan (id, integration_id, export, made_at, today, salaries_known, basis, body)
        VALUES ('p', 'i', 'employees', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 'b', '{"changes": []}');
    INSERT INTO run VALUES ('r', 'p', 'i', 'employees', '2026-01-01T00:00:00.000Z', NULL, 'done', NULL, NULL);
    INSERT INTO run_change (run_id, position, key, name, folded_name, body, outcome) VALUES ('r', 0, 'source:a', 'Ebba', 'ebba',
        '{"key": "source:a", "source_id": "a", "target_id": null, "name": "Ebba", "kind": "create", "fields": [], "findings": [], "candidates": []}',
        'confirmed');
    INSERT INTO ledger (identity, run_id, change_key, step, fields, state, target_id, intended_at, changed_at) VALUES
        ('00', 'r', 'source:a', 'create_user', '[]', 'confirmed', '501', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z');"#;

fn file_of(version: usize, folder: &Path) -> Connection {
    let file = Connection::open(folder.join("paybridge.db")).unwrap();
    file.execute_batch("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;").unwrap();
    file.execute_batch(VERSIONS[0]).unwrap();
    file.execute_batch(ROWS).unwrap();
    for change in &VERSIONS[1..version] {
        file.execute_batch(change).unwrap();
    }
    file.execute_batch(&format!("PRAGMA user_version = {version}")).unwrap();
    file
}

fn everything_is_there(store: &Store) {
    assert_eq!(store.preference("language").unwrap().as_deref(), Some("sv"));
    assert_eq!(store.integration("i").unwrap().label, "Nordlicht AB");
    assert_eq!(store.links("i").unwrap().len(), 1);
    let rows = store.run_changes("r").unwrap();
    assert_eq!((rows[0].change.name.as_str(), rows[0].verdict.outcome), ("Ebba", Outcome::Confirmed));
    let ledger = store.ledger("r").unwrap();
    assert_eq!((ledger[0].state, ledger[0].target_id.as_deref()), (StepState::Confirmed, Some("501")));
    assert_eq!(store.run("r").unwrap().cleared_at, None);
    assert!(store.plan("p").is_ok() && store.memory("i").is_ok() && store.corrections("i").is_ok() && store.benefits("i").is_ok());
}

fn version(folder: &Path) -> usize {
    let file = Connection::open(folder.join("paybridge.db")).unwrap();
    let version: i64 = file.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    usize::try_from(version).unwrap()
}

#[rstest]
fn a_file_of_each_earlier_version_is_brought_up_and_copied_first(#[values(1, 2, 3, 4, 5, 6, 7, 8)] from: usize) {
    let folder = tempfile::tempdir().unwrap();
    drop(file_of(from, folder.path()));
    let (store, notice) = Store::open(folder.path(), now()).unwrap();
    assert_eq!(notice, None);
    everything_is_there(&store);
    let copies = store.copies().unwrap();
    assert_eq!((copies.len(), copies[0].kind, copies[0].made_at), (1, CopyKind::BeforeUpdate, now()));
    // The copy is the file as it was: the earlier version could be gone back to.
    let back = tempfile::tempdir().unwrap();
    fs::copy(folder.path().join(&copies[0].name), back.path().join("paybridge.db")).unwrap();
    assert_eq!(version(back.path()), from);
    everything_is_there(&Store::open(back.path(), now()).unwrap().0);
    drop(store);
    assert_eq!(Store::open(folder.path(), now()).unwrap().0.copies().unwrap().len(), 1, "once it is up to date, no more copies");
}

#[test]
fn the_versions_here_are_the_versions_there_are() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path(), now()).unwrap());
    assert_eq!(version(folder.path()), VERSIONS.len());
}

/// A folder as a process that was killed in the middle of the change of version leaves it: pages of the change are on the disk
/// already, and it was not committed.
fn broken_off(from: usize, folder: &TempDir) -> TempDir {
    let file = file_of(from, folder.path());
    file.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;").unwrap();
    for change in &VERSIONS[from..] {
        file.execute_batch(change).unwrap();
    }
    file.execute_batch(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
         INSERT INTO preference SELECT 'half done ' || i, hex(randomblob(200)) FROM n",
    )
    .unwrap();
    let left = tempfile::tempdir().unwrap();
    for ending in ["", "-wal"] {
        let name = format!("paybridge.db{ending}");
        fs::copy(folder.path().join(&name), left.path().join(&name)).unwrap();
    }
    assert!(left.path().join("paybridge.db-wal").metadata().unwrap().len() > 100_000, "nothing of the change was on the disk");
    left
}

#[rstest]
fn a_change_of_version_that_was_killed_half_way_begins_anew(#[values(1, 2, 3, 4, 5, 6, 7, 8)] from: usize) {
    let folder = tempfile::tempdir().unwrap();
    let left = broken_off(from, &folder);
    let (store, notice) = Store::open(left.path(), now()).unwrap();
    assert_eq!(notice, None);
    everything_is_there(&store);
    assert_eq!(store.preference("half done 1").unwrap(), None);
    drop(store);
    assert_eq!(version(left.path()), VERSIONS.len());
}

#[test]
fn a_change_of_version_that_cannot_be_made_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_of(2, folder.path());
    // The next version's change goes well, the one after it meets a table of its name.
    file.execute_batch("CREATE TABLE benefit (id TEXT) STRICT").unwrap();
    drop(file);
    for _ in 0..2 {
        assert!(matches!(Store::open(folder.path(), now()), Err(StoreError::Failed(_))));
        let file = Connection::open(folder.path().join("paybridge.db")).unwrap();
        let tables: i64 = file
            .query_row("SELECT count(*) FROM sqlite_master WHERE name IN ('closed_period', 'list_person', 'erased')", [], |row| row.get(0))
            .unwrap();
        assert_eq!((tables, version(folder.path())), (0, 2), "all of the versions or none");
        let copies =
            fs::read_dir(folder.path()).unwrap().filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().contains("version"));
        assert_eq!(copies.count(), 0, "a copy of what did not change is for nothing");
    }
    Connection::open(folder.path().join("paybridge.db")).unwrap().execute_batch("DROP TABLE benefit").unwrap();
    everything_is_there(&Store::open(folder.path(), now()).unwrap().0);
}

#[test]
fn pages_that_are_damaged_deep_inside_are_noticed_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_of(VERSIONS.len(), folder.path());
    file.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(file);
    let path = folder.path().join("paybridge.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes.iter_mut().skip(4096).for_each(|byte| *byte ^= 0x5a);
    fs::write(&path, bytes).unwrap();
    let (store, notice) = Store::open(folder.path(), now()).unwrap();
    assert!(notice.is_some() && store.integrations().unwrap().is_empty());
}
