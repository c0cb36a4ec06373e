//! The disk full, read-only or held by another program in the middle of a run, and the data file lost: nothing is sent without
//! its intent in the ledger, nothing is sent twice, and carrying on ends well.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod living_app;
mod living_app_disk;
mod small_disk;

use std::fs;
use std::io::{BufRead, BufReader, Write};

use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use rusqlite::Connection;
use small_disk::Disk;
use store::{Notice, Store, StoreError};
use tempfile::TempDir;
use tests::crash::{Came, RUN, Way, kill_when_there, start};
use tests::fixture::{Export, Fixture};

const PROGRAM: &str = env!("CARGO_BIN_EXE_crash_run");

/// A scene whose run is begun and has sent nothing, and a folder with its data that nobody has open.
async fn begun(way: Way) -> (Fixture, TempDir) {
    let fixture = way.fixture().await;
    let plan = way.plan(&fixture.export).await;
    way.begin(&fixture.export, RUN, &plan);
    let data = tempfile::tempdir().unwrap();
    fixture.export.store.back_up(&data.path().join("paybridge.db")).unwrap();
    (fixture, data)
}

fn reopened(fixture: &Fixture, data: &TempDir, way: Way) -> Export {
    let export = Export::open(data.path(), fixture.sandbox.addresses(), &way.choice());
    export.store.mark_interrupted_runs().unwrap();
    export
}

/// How many requests that write the services have seen in a scene, beyond those that made it.
fn seen(fixture: &Fixture, before: usize) -> usize {
    fixture.sandbox.writes().len() - before
}

/// Nothing left without its intent; then the run is carried on, and everything is there once.
async fn ends_well(fixture: &Fixture, data: &TempDir, way: Way, before: usize, label: &str) {
    let export = reopened(fixture, data, way);
    let intents = export.store.ledger(RUN).unwrap().len();
    assert!(seen(fixture, before) <= intents, "{label}: {} requests with {intents} intents", seen(fixture, before));
    assert_eq!(way.carry_on(&export, RUN, Mode::Send, &Silent).await, RunState::Done, "{label}");
    for row in export.rows(RUN) {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.verdict);
    }
    assert_eq!(seen(fixture, before), way.requests().len(), "{label}: each request once");
    fixture.no_mark_twice(label);
    fixture.nothing_twice(label);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_disk_is_full_at_any_point_of_a_run(#[values(Way::Export, Way::Import, Way::Leave, Way::Benefits)] way: Way) {
    let (mut at_once, mut in_the_middle) = (0, 0);
    // Kibibytes that are left: from none at all to more than a run needs.
    for left in [0, 24, 48, 64, 80, 96, 120, 144, 168, 200, 232, 264, 328, 4096] {
        let label = format!("{way:?}, {left} KiB left");
        let (fixture, data) = begun(way).await;
        let before = fixture.sandbox.writes().len();
        let came = Disk::with(left).run(PROGRAM, data.path(), fixture.sandbox.addresses(), way).await;
        match (came, seen(&fixture, before)) {
            (Came::Ended, all) => assert_eq!(all, way.requests().len(), "{label}: it ended, and did not do everything"),
            (Came::Killed, 0) => at_once += 1,
            (Came::Killed, _) => in_the_middle += 1,
        }
        ends_well(&fixture, &data, way, before, &label).await;
    }
    assert!(at_once > 0 && in_the_middle > 1, "{way:?}: {at_once} times before the first request, {in_the_middle} times in the middle");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_cannot_be_written_sends_nothing(#[values(Way::Export, Way::Import, Way::Leave, Way::Benefits)] way: Way) {
    let (fixture, data) = begun(way).await;
    let before = fixture.sandbox.writes().len();
    let came = Disk::read_only().run(PROGRAM, data.path(), fixture.sandbox.addresses(), way).await;
    assert_eq!((came, seen(&fixture, before)), (Came::Killed, 0));
    ends_well(&fixture, &data, way, before, "read-only").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn another_program_takes_the_file_in_the_middle(#[values(Way::Export, Way::Import, Way::Leave, Way::Benefits)] way: Way) {
    let (fixture, data) = begun(way).await;
    let before = fixture.sandbox.writes().len();
    // After a request left and before what became of it is kept.
    let mut child = start(PROGRAM, data.path(), fixture.sandbox.addresses(), way, Some(2));
    let output = BufReader::new(child.stdout.take().unwrap());
    let folder = data.path().to_owned();
    let ended = tokio::task::spawn_blocking(move || {
        let mut lines = output.lines();
        assert_eq!(lines.next().unwrap().unwrap(), "there");
        let held = Connection::open(folder.join("paybridge.db")).unwrap();
        held.execute_batch("BEGIN IMMEDIATE").unwrap();
        writeln!(child.stdin.take().unwrap(), "go on").unwrap();
        let ended = child.wait().unwrap();
        drop(held);
        ended
    });
    assert!(!ended.await.unwrap().success(), "a file that cannot be written is no file to go on with");
    ends_well(&fixture, &data, way, before, "held").await;
}

#[test]
fn a_held_file_is_called_held() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), "2026-11-21T10:00:00Z".parse().unwrap()).unwrap();
    let other = Connection::open(folder.path().join("paybridge.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(store.set_preference("a", "b"), Err(StoreError::Locked)));
    other.execute_batch("COMMIT").unwrap();
    store.set_preference("a", "b").unwrap();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_data_file_makes_nobody_be_paid_twice(
    #[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way,
) {
    for point in [3, 6, 9] {
        let label = format!("{way:?}, lost at point {point}");
        let (fixture, data) = begun(way).await;
        let child = start(PROGRAM, data.path(), fixture.sandbox.addresses(), way, Some(point));
        assert_eq!(tokio::task::spawn_blocking(move || kill_when_there(child)).await.unwrap(), Came::Killed);
        let file = data.path().join("paybridge.db");
        let mut bytes = fs::read(&file).unwrap();
        bytes.iter_mut().skip(1024).for_each(|byte| *byte = !*byte);
        fs::write(&file, &bytes).unwrap();
        for beside in ["paybridge.db-wal", "paybridge.db-shm"] {
            drop(fs::remove_file(data.path().join(beside)));
        }
        let (store, notice) = Store::open(data.path(), "2026-11-21T10:00:00Z".parse().unwrap()).unwrap();
        let Some(Notice::DamagedFileMovedAside(aside)) = notice else { panic!("{label}: no notice") };
        assert_eq!(fs::read(aside).unwrap(), bytes, "{label}: what is left of it is kept");
        drop(store);
        let export = reopened(&fixture, &data, way);
        way.give_list(&export); // the owner's list was in the file too
        let plan = way.plan(&export).await;
        way.begin(&export, "anew", &plan);
        way.carry_on(&export, "anew", Mode::Send, &Silent).await;
        fixture.no_mark_twice(&label);
        fixture.nothing_twice(&label);
    }
}
