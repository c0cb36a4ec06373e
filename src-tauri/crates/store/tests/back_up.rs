//! Back-ups are saved completely or not at all, and a restore does not forget later writes.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::fs;
use std::path::PathBuf;

use chrono::TimeDelta;
use common::{Fixture, add_run_of, fixture, now};
use domain::fingerprint::Fingerprint;
use domain::person::PersonId;
use domain::plan::NameSplit;
use domain::run::{Outcome, RunState, Step, StepState};
use rusqlite::Connection;
use store::{CopyKind, Intent, LinkOrigin, PersonIds, RestoreEffect, RowOutcome, Store, StoreError};
use tempfile::TempDir;

/// Adds a run that has ended, with one write in the ledger.
fn add_sent_run(store: &Store, id: &str, minutes: i64) {
    add_run_of(store, id, &["Ebba"]);
    let at = now() + TimeDelta::minutes(minutes);
    let idempotency_key = Fingerprint::of(&[id]);
    let intent =
        Intent { idempotency_key: &idempotency_key, run_id: id, row_key: "source:Ebba", step: Step::CreateUser, fields: &[], amount: None };
    let seq = store.record_intent_unless_written(&intent, i64::MAX, at).unwrap().unwrap();
    store.set_step(seq, StepState::Confirmed, Some("501"), at).unwrap();
    store.set_row_outcome(id, "source:Ebba", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.set_run_state(id, RunState::Done, Some(at), None).unwrap();
}

fn save_back_up(fixture: &Fixture) -> PathBuf {
    let file = fixture.folder.path().join("backup of mine.db");
    fixture.store.back_up(&file).unwrap();
    file
}

fn empty_fixture() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), now()).unwrap();
    Fixture { store, folder }
}

fn file_names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn back_up_is_one_private_file_with_all_data() {
    let fixture = fixture();
    add_sent_run(&fixture.store, "one", 0);
    let file = fixture.folder.path().join("b.db");
    fs::write(&file, "an older one").unwrap();
    let saved = fixture.store.back_up(&file).unwrap();
    assert_eq!((saved.integrations, saved.runs, saved.bytes), (1, 1, file.metadata().unwrap().len()));
    let count: i64 = Connection::open(&file).unwrap().query_row("SELECT count(*) FROM ledger", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "payroll data is its owner's alone");
        assert_eq!(fixture.folder.path().metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn failed_back_up_leaves_the_older_one() {
    let fixture = fixture();
    let folder = fixture.folder.path().join("b.db");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("inside"), "").unwrap();
    assert!(fixture.store.back_up(&folder).is_err());
    assert!(fixture.store.back_up(&fixture.folder.path().join("missing").join("b.db")).is_err());
    assert!(folder.join("inside").exists() && !file_names(&fixture.folder).iter().any(|name| name.ends_with(".part")));
    assert!(matches!(fixture.store.back_up(&fixture.folder.path().join("paybridge.db")), Err(StoreError::ReadOnly)), "not over itself");
    assert_eq!(fixture.store.integrations().unwrap().len(), 1);
}

#[test]
fn restore_on_another_computer_brings_everything() {
    let fixture = fixture();
    add_sent_run(&fixture.store, "one", 0);
    fixture.store.put_link("i", &PersonId("a".to_owned()), &PersonId("1".to_owned()), LinkOrigin::Confirmed, now()).unwrap();
    fixture.store.set_preference("language", "de").unwrap();
    let other = empty_fixture();
    let pending = other.store.inspect_back_up(&save_back_up(&fixture)).unwrap();
    assert_eq!((pending.preview.runs, pending.preview.new_runs, pending.preview.last_run), (1, 1, Some(now())));
    assert_eq!(pending.preview.integrations[0].effect, RestoreEffect::Added);
    assert_eq!(pending.preview.integrations[0].addresses, ["https://a.example", "https://a.example"]);
    assert_eq!(other.store.integrations().unwrap().len(), 0, "looking changes nothing");
    let restored = other.store.restore(&pending, now()).unwrap();
    drop(pending);
    assert_eq!((restored.integrations, restored.runs), (1, 1));
    assert_eq!(other.store.integrations().unwrap(), fixture.store.integrations().unwrap());
    assert_eq!(other.store.run("one").unwrap(), fixture.store.run("one").unwrap());
    assert_eq!(other.store.run_rows("one").unwrap(), fixture.store.run_rows("one").unwrap());
    assert_eq!(other.store.ledger("one").unwrap()[0].idempotency_key, fixture.store.ledger("one").unwrap()[0].idempotency_key);
    assert_eq!(other.store.links("i").unwrap(), fixture.store.links("i").unwrap());
    assert_eq!(other.store.preference("language").unwrap().as_deref(), Some("de"));
    assert!(!file_names(&other.folder).iter().any(|name| name.contains("restoring")), "{:?}", file_names(&other.folder));
    assert_eq!(other.store.copies().unwrap()[0].kind, CopyKind::BeforeRestore);
    // A second restore of the same back-up brings nothing.
    let again = other.store.inspect_back_up(&save_back_up(&fixture)).unwrap();
    assert_eq!((again.preview.new_runs, again.preview.integrations[0].effect), (0, RestoreEffect::SetBack));
}

#[test]
fn restore_keeps_what_was_sent_since() {
    let fixture = fixture();
    add_sent_run(&fixture.store, "before", 0);
    let file = save_back_up(&fixture);
    add_sent_run(&fixture.store, "since", 5);
    fixture.store.update_integration("i", "Another name", r#"{"changed": true}"#).unwrap();
    fixture.store.put_link("i", &PersonId("a".to_owned()), &PersonId("1".to_owned()), LinkOrigin::Created, now()).unwrap();
    fixture.store.restore(&fixture.store.inspect_back_up(&file).unwrap(), now()).unwrap();
    assert_eq!(fixture.store.integration("i").unwrap().label, "Nordlicht AB", "the settings are as they were");
    assert_eq!(fixture.store.ledger("since").unwrap().len(), 1, "what the ledger knows is never taken away");
    assert_eq!(fixture.store.links("i").unwrap().len(), 1);
    assert_eq!(fixture.store.run("since").unwrap().state, RunState::Done);
}

#[test]
fn merged_writes_are_ordered_by_time() {
    let fixture = fixture();
    add_sent_run(&fixture.store, "first", 0);
    let other = empty_fixture();
    other.store.restore(&other.store.inspect_back_up(&save_back_up(&fixture)).unwrap(), now()).unwrap();
    add_sent_run(&fixture.store, "second, here", 5);
    add_sent_run(&other.store, "third, there", 10);
    add_sent_run(&fixture.store, "fourth, here", 15);
    other.store.restore(&other.store.inspect_back_up(&save_back_up(&fixture)).unwrap(), now() + TimeDelta::seconds(1)).unwrap();
    let order: Vec<i64> =
        ["first", "second, here", "third, there", "fourth, here"].iter().map(|run| other.store.ledger(run).unwrap()[0].seq).collect();
    assert!(order.is_sorted() && order.windows(2).all(|pair| pair[0] != pair[1]), "{order:?}");
}

#[test]
fn integration_with_other_accounts_is_left_unchanged() {
    let fixture = fixture();
    let file = save_back_up(&fixture);
    fixture.store.move_connection("target", "https://b.example", Some("2")).unwrap();
    fixture.store.update_integration("i", "Another company", "{}").unwrap();
    let pending = fixture.store.inspect_back_up(&file).unwrap();
    assert_eq!(pending.preview.integrations[0].effect, RestoreEffect::Unchanged);
    assert_eq!(fixture.store.restore(&pending, now()).unwrap().integrations, 0);
    assert_eq!(fixture.store.integration("i").unwrap().label, "Another company");
    assert_eq!(fixture.store.connection_of("target").unwrap().address, "https://b.example");
}

#[test]
fn ledger_floor_survives_restore() {
    let fixture = fixture();
    add_sent_run(&fixture.store, "other account", 0);
    fixture.store.reset_for_new_accounts("i").unwrap();
    add_sent_run(&fixture.store, "this account", 5);
    let other = empty_fixture();
    other.store.restore(&other.store.inspect_back_up(&save_back_up(&fixture)).unwrap(), now()).unwrap();
    let floor: i64 = Connection::open(other.folder.path().join("paybridge.db"))
        .unwrap()
        .query_row("SELECT ledger_floor FROM integration", [], |row| row.get(0))
        .unwrap();
    let seq = |run: &str| other.store.ledger(run).unwrap()[0].seq;
    assert_eq!(floor, seq("other account"));
    assert!(seq("this account") > floor);
}

#[test]
fn erased_person_does_not_come_back() {
    let fixture = fixture();
    add_sent_run(&fixture.store, "one", 0);
    fixture.store.put_link("i", &PersonId("Ebba".to_owned()), &PersonId("501".to_owned()), LinkOrigin::Matched, now()).unwrap();
    fixture.store.put_name_split("i", "Ebba", &NameSplit { first: "Ebba".to_owned(), last: "Ek".to_owned() }).unwrap();
    let before_erasure = save_back_up(&fixture);
    let person = PersonIds { integration_id: "i".to_owned(), source: ["Ebba".to_owned()].into(), target: ["501".to_owned()].into() };
    fixture.store.erase(&person, now() + TimeDelta::minutes(9)).unwrap();
    let after_erasure = fixture.folder.path().join("later.db");
    fixture.store.back_up(&after_erasure).unwrap();
    // Both back-ups are restored into an empty file, in either order, and the older one is restored here.
    for (files, label) in
        [([&after_erasure, &before_erasure], "the one that knows first"), ([&before_erasure, &after_erasure], "the one that knows last")]
    {
        let other = empty_fixture();
        for (minute, file) in (0_i64..).zip(files) {
            other.store.restore(&other.store.inspect_back_up(file).unwrap(), now() + TimeDelta::minutes(minute)).unwrap();
        }
        assert_eq!(other.store.run_rows("one").unwrap()[0].change.name, "", "{label}");
        assert_eq!((other.store.known_people("i", "").unwrap(), other.store.links("i").unwrap().len()), (vec![], 0), "{label}");
    }
    fixture.store.restore(&fixture.store.inspect_back_up(&before_erasure).unwrap(), now()).unwrap();
    assert_eq!((fixture.store.known_people("i", "").unwrap(), fixture.store.links("i").unwrap().len()), (vec![], 0));
}

#[test]
fn invalid_back_up_is_refused_and_leaves_nothing() {
    let fixture = fixture();
    add_sent_run(&fixture.store, "one", 0);
    let good = save_back_up(&fixture);
    let at = |name: &str| fixture.folder.path().join(name);
    fs::write(at("text.db"), "not a data file at all").unwrap();
    fs::write(at("empty.db"), "").unwrap();
    let mut half = fs::read(&good).unwrap();
    half.truncate(half.len() / 2);
    fs::write(at("half.db"), &half).unwrap();
    let corrupt = |name: &str, sql: &str| {
        fs::copy(&good, at(name)).unwrap();
        Connection::open(at(name)).unwrap().execute_batch(sql).unwrap();
    };
    corrupt("trigger.db", "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM ledger; END");
    corrupt("view.db", "CREATE VIEW v AS SELECT 1");
    corrupt("row.db", "UPDATE run_row SET body = '{\"key\": 1}'");
    corrupt("word.db", "UPDATE run SET state = 'happy'");
    corrupt("orphan.db", "PRAGMA foreign_keys = OFF; DELETE FROM integration");
    corrupt("column.db", "ALTER TABLE run DROP COLUMN cleared_at");
    corrupt("none.db", "PRAGMA user_version = 0");
    let before = file_names(&fixture.folder);
    let files =
        ["text.db", "empty.db", "half.db", "trigger.db", "view.db", "row.db", "word.db", "orphan.db", "column.db", "none.db", "missing.db"];
    for file in files {
        let refused = fixture.store.inspect_back_up(&at(file)).map(|pending| pending.preview.clone());
        assert!(matches!(refused, Err(StoreError::NoBackUp)), "{file}: {refused:?}");
        assert_eq!(file_names(&fixture.folder), before, "{file}");
    }
    corrupt("newer.db", "PRAGMA user_version = 99");
    assert!(matches!(fixture.store.inspect_back_up(&at("newer.db")).map(drop), Err(StoreError::Newer)));
    assert_eq!(fixture.store.ledger("one").unwrap().len(), 1);
}

#[test]
fn leftover_working_copy_is_removed_at_start() {
    let fixture = fixture();
    drop(fixture.store);
    fs::write(fixture.folder.path().join("paybridge-restoring.db"), "people").unwrap();
    drop(Store::open(fixture.folder.path(), now()).unwrap());
    assert!(!fixture.folder.path().join("paybridge-restoring.db").exists());
}

#[test]
fn remove_copy_deletes_copies_only() {
    let fixture = fixture();
    let copy = fixture.folder.path().join("paybridge-damaged-20260101T101112Z.db");
    for ending in ["", "-wal"] {
        fs::write(format!("{}{ending}", copy.display()), "12345").unwrap();
    }
    let copies = fixture.store.copies().unwrap();
    assert_eq!((copies.len(), copies[0].kind, copies[0].bytes), (1, CopyKind::Damaged, 10));
    for name in ["paybridge.db", "../paybridge.db", "paybridge-damaged-20260101T101112Z.db-wal", "paybridge.lock"] {
        assert!(matches!(fixture.store.remove_copy(name), Err(StoreError::Missing(_))), "{name}");
    }
    fixture.store.remove_copy(&copies[0].name).unwrap();
    assert!(fixture.store.copies().unwrap().is_empty() && !copy.exists());
    assert!(!file_names(&fixture.folder).iter().any(|name| name.contains("damaged")));
}
