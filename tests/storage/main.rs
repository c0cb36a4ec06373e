//! The disk is full, read-only or locked by another program in the middle of a run, or the data file is lost: nothing is sent without its
//! intent in the ledger, nothing is sent twice, and a continuation ends well.
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
use tests::crash::{Job, ProcessEnd, RUN, kill_at_point, start};
use tests::fixture::{Export, Fixture};

const PROGRAM: &str = env!("CARGO_BIN_EXE_crash_run");

/// A fixture with a new run that has sent nothing, and a folder with its closed data.
async fn new_run(job: Job) -> (Fixture, TempDir) {
    let fixture = job.fixture().await;
    let plan = job.plan(&fixture.export).await;
    job.begin(&fixture.export, RUN, &plan);
    let data = tempfile::tempdir().unwrap();
    fixture.export.store.back_up(&data.path().join("paybridge.db")).unwrap();
    (fixture, data)
}

fn reopened(fixture: &Fixture, data: &TempDir, job: Job) -> Export {
    let export = Export::open(data.path(), fixture.sandbox.addresses(), &job.options());
    export.store.mark_interrupted_runs().unwrap();
    export
}

/// The number of writes that the services received since the fixture was built.
fn write_count(fixture: &Fixture, before: usize) -> usize {
    fixture.sandbox.writes().len() - before
}

/// Asserts that no request was sent without its intent, continues the run, and asserts that everything exists once.
async fn assert_ends_well(fixture: &Fixture, data: &TempDir, job: Job, before: usize, label: &str) {
    let export = reopened(fixture, data, job);
    let intents = export.store.ledger(RUN).unwrap().len();
    assert!(write_count(fixture, before) <= intents, "{label}: {} requests with {intents} intents", write_count(fixture, before));
    assert_eq!(job.execute(&export, RUN, Mode::Send, &Silent).await, RunState::Done, "{label}");
    for row in export.rows(RUN) {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.result);
    }
    assert_eq!(write_count(fixture, before), job.requests().len(), "{label}: each request once");
    fixture.assert_unique_marks(label);
    fixture.assert_no_duplicates(label);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn disk_full_at_any_point_sends_nothing_twice(#[values(Job::Export, Job::Import, Job::Leave, Job::Benefits)] job: Job) {
    let (mut at_once, mut in_the_middle) = (0, 0);
    // The free kibibytes: from none to more than a run needs.
    for left in [0, 24, 48, 64, 80, 96, 120, 144, 168, 200, 232, 264, 328, 4096] {
        let label = format!("{job:?}, {left} KiB left");
        let (fixture, data) = new_run(job).await;
        let before = fixture.sandbox.writes().len();
        let end = Disk::with(left).run(PROGRAM, data.path(), fixture.sandbox.addresses(), job).await;
        match (end, write_count(&fixture, before)) {
            (ProcessEnd::Ended, all) => assert_eq!(all, job.requests().len(), "{label}: it ended, and did not do everything"),
            (ProcessEnd::Killed, 0) => at_once += 1,
            (ProcessEnd::Killed, _) => in_the_middle += 1,
        }
        assert_ends_well(&fixture, &data, job, before, &label).await;
    }
    assert!(at_once > 0 && in_the_middle > 1, "{job:?}: {at_once} times before the first request, {in_the_middle} times in the middle");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn unwritable_disk_sends_nothing(#[values(Job::Export, Job::Import, Job::Leave, Job::Benefits)] job: Job) {
    let (fixture, data) = new_run(job).await;
    let before = fixture.sandbox.writes().len();
    let end = Disk::read_only().run(PROGRAM, data.path(), fixture.sandbox.addresses(), job).await;
    assert_eq!((end, write_count(&fixture, before)), (ProcessEnd::Killed, 0));
    assert_ends_well(&fixture, &data, job, before, "read-only").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn file_locked_during_the_run_sends_nothing_twice(#[values(Job::Export, Job::Import, Job::Leave, Job::Benefits)] job: Job) {
    let (fixture, data) = new_run(job).await;
    let before = fixture.sandbox.writes().len();
    // After a request was sent, before its result is stored.
    let mut child = start(PROGRAM, data.path(), fixture.sandbox.addresses(), job, Some(2));
    let output = BufReader::new(child.stdout.take().unwrap());
    let folder = data.path().to_owned();
    let ended = tokio::task::spawn_blocking(move || {
        let mut lines = output.lines();
        assert_eq!(lines.next().unwrap().unwrap(), "there");
        let connection = Connection::open(folder.join("paybridge.db")).unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        writeln!(child.stdin.take().unwrap(), "go on").unwrap();
        let ended = child.wait().unwrap();
        drop(connection);
        ended
    });
    assert!(!ended.await.unwrap().success(), "a file that cannot be written is no file to go on with");
    assert_ends_well(&fixture, &data, job, before, "held").await;
}

#[test]
fn locked_file_is_reported_as_locked() {
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
async fn lost_data_file_pays_nobody_twice(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
) {
    for point in [3, 6, 9] {
        let label = format!("{job:?}, lost at point {point}");
        let (fixture, data) = new_run(job).await;
        let child = start(PROGRAM, data.path(), fixture.sandbox.addresses(), job, Some(point));
        assert_eq!(tokio::task::spawn_blocking(move || kill_at_point(child)).await.unwrap(), ProcessEnd::Killed);
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
        let export = reopened(&fixture, &data, job);
        job.add_list(&export); // the owner's list was in the file too
        let plan = job.plan(&export).await;
        job.begin(&export, "anew", &plan);
        job.execute(&export, "anew", Mode::Send, &Silent).await;
        fixture.assert_unique_marks(&label);
        fixture.assert_no_duplicates(&label);
    }
}
