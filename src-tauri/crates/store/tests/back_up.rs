//! Back-ups: saved whole or not at all, and taken in without forgetting what was sent since.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::fs;
use std::path::PathBuf;

use chrono::TimeDelta;
use common::{Kept, begun, kept, now};
use domain::fingerprint::Fingerprint;
use domain::person::PersonId;
use domain::plan::NameSplit;
use domain::run::{Outcome, RunState, Step, StepState};
use rusqlite::Connection;
use store::{CopyKind, Intent, LinkOrigin, PersonIds, RowOutcome, Store, StoreError, What};
use tempfile::TempDir;

/// A run that ended, with one write of it in the ledger.
fn sent(store: &Store, id: &str, minutes: i64) {
    begun(store, id, &["Ebba"]);
    let at = now() + TimeDelta::minutes(minutes);
    let idempotency_key = Fingerprint::of(&[id]);
    let intent =
        Intent { idempotency_key: &idempotency_key, run_id: id, row_key: "source:Ebba", step: Step::CreateUser, fields: &[], amount: None };
    let seq = store.record_intent_unless_written(&intent, i64::MAX, at).unwrap().unwrap();
    store.set_step(seq, StepState::Confirmed, Some("501"), at).unwrap();
    store.set_row_outcome(id, "source:Ebba", &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    store.set_run_state(id, RunState::Done, Some(at), None).unwrap();
}

fn saved(kept: &Kept) -> PathBuf {
    let file = kept.folder.path().join("backup of mine.db");
    kept.store.back_up(&file).unwrap();
    file
}

fn elsewhere() -> Kept {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), now()).unwrap();
    Kept { store, folder }
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_back_up_is_one_file_that_holds_everything() {
    let kept = kept();
    sent(&kept.store, "one", 0);
    let file = kept.folder.path().join("b.db");
    fs::write(&file, "an older one").unwrap();
    let told = kept.store.back_up(&file).unwrap();
    assert_eq!((told.integrations, told.runs, told.bytes), (1, 1, file.metadata().unwrap().len()));
    let count: i64 = Connection::open(&file).unwrap().query_row("SELECT count(*) FROM ledger", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "payroll data is its owner's alone");
        assert_eq!(kept.folder.path().metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn a_back_up_that_cannot_be_written_leaves_the_older_one() {
    let kept = kept();
    let folder = kept.folder.path().join("b.db");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("inside"), "").unwrap();
    assert!(kept.store.back_up(&folder).is_err());
    assert!(kept.store.back_up(&kept.folder.path().join("missing").join("b.db")).is_err());
    assert!(folder.join("inside").exists() && !names(&kept.folder).iter().any(|name| name.ends_with(".part")));
    assert!(matches!(kept.store.back_up(&kept.folder.path().join("paybridge.db")), Err(StoreError::ReadOnly)), "not over itself");
    assert_eq!(kept.store.integrations().unwrap().len(), 1);
}

#[test]
fn everything_comes_back_on_another_computer() {
    let kept = kept();
    sent(&kept.store, "one", 0);
    kept.store.put_link("i", &PersonId("a".to_owned()), &PersonId("1".to_owned()), LinkOrigin::Confirmed, now()).unwrap();
    kept.store.set_preference("language", "de").unwrap();
    let other = elsewhere();
    let restoring = other.store.look_at_back_up(&saved(&kept)).unwrap();
    assert_eq!((restoring.offer.runs, restoring.offer.new_runs, restoring.offer.last_run), (1, 1, Some(now())));
    assert_eq!(restoring.offer.integrations[0].what, What::Added);
    assert_eq!(restoring.offer.integrations[0].addresses, ["https://a.example", "https://a.example"]);
    assert_eq!(other.store.integrations().unwrap().len(), 0, "looking changes nothing");
    let taken = other.store.take_in(&restoring, now()).unwrap();
    drop(restoring);
    assert_eq!((taken.integrations, taken.runs), (1, 1));
    assert_eq!(other.store.integrations().unwrap(), kept.store.integrations().unwrap());
    assert_eq!(other.store.run("one").unwrap(), kept.store.run("one").unwrap());
    assert_eq!(other.store.run_rows("one").unwrap(), kept.store.run_rows("one").unwrap());
    assert_eq!(other.store.ledger("one").unwrap()[0].idempotency_key, kept.store.ledger("one").unwrap()[0].idempotency_key);
    assert_eq!(other.store.links("i").unwrap(), kept.store.links("i").unwrap());
    assert_eq!(other.store.preference("language").unwrap().as_deref(), Some("de"));
    assert!(!names(&other.folder).iter().any(|name| name.contains("restoring")), "{:?}", names(&other.folder));
    assert_eq!(other.store.copies().unwrap()[0].kind, CopyKind::BeforeRestore);
    // What was taken in once brings nothing the second time.
    let again = other.store.look_at_back_up(&saved(&kept)).unwrap();
    assert_eq!((again.offer.new_runs, again.offer.integrations[0].what), (0, What::SetBack));
}

#[test]
fn what_was_sent_since_is_not_forgotten() {
    let kept = kept();
    sent(&kept.store, "before", 0);
    let file = saved(&kept);
    sent(&kept.store, "since", 5);
    kept.store.update_integration("i", "Another name", r#"{"changed": true}"#).unwrap();
    kept.store.put_link("i", &PersonId("a".to_owned()), &PersonId("1".to_owned()), LinkOrigin::Created, now()).unwrap();
    kept.store.take_in(&kept.store.look_at_back_up(&file).unwrap(), now()).unwrap();
    assert_eq!(kept.store.integration("i").unwrap().label, "Nordlicht AB", "the settings are as they were");
    assert_eq!(kept.store.ledger("since").unwrap().len(), 1, "what the ledger knows is never taken away");
    assert_eq!(kept.store.links("i").unwrap().len(), 1);
    assert_eq!(kept.store.run("since").unwrap().state, RunState::Done);
}

#[test]
fn writes_of_both_files_stand_in_the_order_in_which_they_were_made() {
    let kept = kept();
    sent(&kept.store, "first", 0);
    let other = elsewhere();
    other.store.take_in(&other.store.look_at_back_up(&saved(&kept)).unwrap(), now()).unwrap();
    sent(&kept.store, "second, here", 5);
    sent(&other.store, "third, there", 10);
    sent(&kept.store, "fourth, here", 15);
    other.store.take_in(&other.store.look_at_back_up(&saved(&kept)).unwrap(), now() + TimeDelta::seconds(1)).unwrap();
    let order: Vec<i64> =
        ["first", "second, here", "third, there", "fourth, here"].iter().map(|run| other.store.ledger(run).unwrap()[0].seq).collect();
    assert!(order.is_sorted() && order.windows(2).all(|pair| pair[0] != pair[1]), "{order:?}");
}

#[test]
fn an_integration_with_other_accounts_now_is_left_as_it_is() {
    let kept = kept();
    let file = saved(&kept);
    kept.store.move_connection("target", "https://b.example", Some("2")).unwrap();
    kept.store.update_integration("i", "Another company", "{}").unwrap();
    let restoring = kept.store.look_at_back_up(&file).unwrap();
    assert_eq!(restoring.offer.integrations[0].what, What::Left);
    assert_eq!(kept.store.take_in(&restoring, now()).unwrap().integrations, 0);
    assert_eq!(kept.store.integration("i").unwrap().label, "Another company");
    assert_eq!(kept.store.connection_of("target").unwrap().address, "https://b.example");
}

#[test]
fn the_ledger_of_other_accounts_stays_behind_its_floor() {
    let kept = kept();
    sent(&kept.store, "other account", 0);
    kept.store.begin_anew("i").unwrap();
    sent(&kept.store, "this account", 5);
    let other = elsewhere();
    other.store.take_in(&other.store.look_at_back_up(&saved(&kept)).unwrap(), now()).unwrap();
    let floor: i64 = Connection::open(other.folder.path().join("paybridge.db"))
        .unwrap()
        .query_row("SELECT ledger_floor FROM integration", [], |row| row.get(0))
        .unwrap();
    let seq = |run: &str| other.store.ledger(run).unwrap()[0].seq;
    assert_eq!(floor, seq("other account"));
    assert!(seq("this account") > floor);
}

#[test]
fn an_erased_person_does_not_come_back() {
    let kept = kept();
    sent(&kept.store, "one", 0);
    kept.store.put_link("i", &PersonId("Ebba".to_owned()), &PersonId("501".to_owned()), LinkOrigin::Matched, now()).unwrap();
    kept.store.put_name_split("i", "Ebba", &NameSplit { first: "Ebba".to_owned(), last: "Ek".to_owned() }).unwrap();
    let from_before = saved(&kept);
    let who = PersonIds { integration_id: "i".to_owned(), source: ["Ebba".to_owned()].into(), target: ["501".to_owned()].into() };
    kept.store.erase(&who, now() + TimeDelta::minutes(9)).unwrap();
    let knows = kept.folder.path().join("later.db");
    kept.store.back_up(&knows).unwrap();
    // Taken in here, and on a computer that has neither, in either order.
    for (files, label) in [([&knows, &from_before], "the one that knows first"), ([&from_before, &knows], "the one that knows last")] {
        let other = elsewhere();
        for (minute, file) in (0_i64..).zip(files) {
            other.store.take_in(&other.store.look_at_back_up(file).unwrap(), now() + TimeDelta::minutes(minute)).unwrap();
        }
        assert_eq!(other.store.run_rows("one").unwrap()[0].change.name, "", "{label}");
        assert_eq!((other.store.known_people("i", "").unwrap(), other.store.links("i").unwrap().len()), (vec![], 0), "{label}");
    }
    kept.store.take_in(&kept.store.look_at_back_up(&from_before).unwrap(), now()).unwrap();
    assert_eq!((kept.store.known_people("i", "").unwrap(), kept.store.links("i").unwrap().len()), (vec![], 0));
}

#[test]
fn what_is_no_back_up_is_refused_and_leaves_nothing() {
    let kept = kept();
    sent(&kept.store, "one", 0);
    let good = saved(&kept);
    let at = |name: &str| kept.folder.path().join(name);
    fs::write(at("text.db"), "not a data file at all").unwrap();
    fs::write(at("empty.db"), "").unwrap();
    let mut half = fs::read(&good).unwrap();
    half.truncate(half.len() / 2);
    fs::write(at("half.db"), &half).unwrap();
    let spoilt = |name: &str, sql: &str| {
        fs::copy(&good, at(name)).unwrap();
        Connection::open(at(name)).unwrap().execute_batch(sql).unwrap();
    };
    spoilt("trigger.db", "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM ledger; END");
    spoilt("view.db", "CREATE VIEW v AS SELECT 1");
    spoilt("row.db", "UPDATE run_row SET body = '{\"key\": 1}'");
    spoilt("word.db", "UPDATE run SET state = 'happy'");
    spoilt("orphan.db", "PRAGMA foreign_keys = OFF; DELETE FROM integration");
    spoilt("column.db", "ALTER TABLE run DROP COLUMN cleared_at");
    spoilt("none.db", "PRAGMA user_version = 0");
    let before = names(&kept.folder);
    let files =
        ["text.db", "empty.db", "half.db", "trigger.db", "view.db", "row.db", "word.db", "orphan.db", "column.db", "none.db", "missing.db"];
    for file in files {
        let refused = kept.store.look_at_back_up(&at(file)).map(|restoring| restoring.offer.clone());
        assert!(matches!(refused, Err(StoreError::NoBackUp)), "{file}: {refused:?}");
        assert_eq!(names(&kept.folder), before, "{file}");
    }
    spoilt("newer.db", "PRAGMA user_version = 99");
    assert!(matches!(kept.store.look_at_back_up(&at("newer.db")).map(drop), Err(StoreError::Newer)));
    assert_eq!(kept.store.ledger("one").unwrap().len(), 1);
}

#[test]
fn a_working_copy_that_a_crash_left_goes_at_the_next_start() {
    let kept = kept();
    drop(kept.store);
    fs::write(kept.folder.path().join("paybridge-restoring.db"), "people").unwrap();
    drop(Store::open(kept.folder.path(), now()).unwrap());
    assert!(!kept.folder.path().join("paybridge-restoring.db").exists());
}

#[test]
fn only_a_copy_is_deleted() {
    let kept = kept();
    let copy = kept.folder.path().join("paybridge-damaged-20260101T101112Z.db");
    for ending in ["", "-wal"] {
        fs::write(format!("{}{ending}", copy.display()), "12345").unwrap();
    }
    let copies = kept.store.copies().unwrap();
    assert_eq!((copies.len(), copies[0].kind, copies[0].bytes), (1, CopyKind::Damaged, 10));
    for name in ["paybridge.db", "../paybridge.db", "paybridge-damaged-20260101T101112Z.db-wal", "paybridge.lock"] {
        assert!(matches!(kept.store.remove_copy(name), Err(StoreError::Missing(_))), "{name}");
    }
    kept.store.remove_copy(&copies[0].name).unwrap();
    assert!(kept.store.copies().unwrap().is_empty() && !copy.exists());
    assert!(!names(&kept.folder).iter().any(|name| name.contains("damaged")));
}
