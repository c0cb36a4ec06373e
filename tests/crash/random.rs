//! The process is killed at random moments, one to three times in a row: between two requests, in a request, in the middle of a commit. A
//! failure prints its seed; `PAYBRIDGE_SEED` repeats the same moments.

use std::path::{Path, PathBuf};
use std::process::Child;

use rstest::rstest;
use tests::chance::{Chance, seed};
use tests::crash::{Job, ProcessEnd, RUN, start};
use tests::fixture::Fixture;
use tests::long;

use crate::PROGRAM;
use crate::invariants::{assert_continued_to_the_end, assert_data_file_intact, has_open_intent, reopened};

/// The number of killed processes for each way.
fn kills() -> usize {
    long::count(8, 200)
}

/// The size of an undisturbed run.
struct Size {
    /// Requests to the services.
    requests: u64,
    /// Growth of the data file's write-ahead log in bytes.
    log: u64,
}

/// The moment of a kill.
#[derive(Debug)]
enum Moment {
    /// After this many requests and `then` yields to other threads.
    Request { number: u64, then: u32 },
    /// After the write-ahead log has grown by this many bytes: any page of any commit can be the last.
    Page { bytes: u64, then: u32 },
}

impl Moment {
    fn drawn(chance: &mut Chance, size: &Size) -> Self {
        let below = |chance: &mut Chance, end: u64| u64::from(chance.below(u32::try_from(end.max(1)).unwrap()));
        // Most commits take a moment, and most answers take longer, so the delay has a random order of magnitude.
        let magnitude = chance.below(14);
        let then = chance.below(1 << magnitude);
        if chance.per_cent(50) {
            Self::Request { number: below(chance, size.requests + 1), then }
        } else {
            Self::Page { bytes: below(chance, size.log), then: then / 16 }
        }
    }
}

/// The data file of a fixture, closed as after a power cut.
fn copy_of_data(fixture: &Fixture) -> PathBuf {
    let folder = fixture.folder.path().join("computer");
    std::fs::create_dir(&folder).unwrap();
    for name in ["paybridge.db", "paybridge.db-wal"] {
        let from = fixture.folder.path().join(name);
        if from.exists() {
            std::fs::copy(from, folder.join(name)).unwrap();
        }
    }
    folder
}

fn log_of(folder: &Path) -> u64 {
    std::fs::metadata(folder.join("paybridge.db-wal")).map_or(0, |file| file.len())
}

async fn size_of(job: Job) -> Size {
    let fixture = job.fixture().await;
    let folder = copy_of_data(&fixture);
    let (requests, log) = (fixture.sandbox.request_count(), log_of(&folder));
    let mut child = start(PROGRAM, &folder, fixture.sandbox.addresses(), job, None);
    // A second connection prevents SQLite from removing the log at the end.
    let reading = rusqlite::Connection::open(folder.join("paybridge.db")).unwrap();
    let mut largest = log;
    while !is_gone(&mut child) {
        largest = largest.max(log_of(&folder));
        tokio::task::yield_now().await;
    }
    drop(reading);
    Size { requests: fixture.sandbox.request_count() - requests, log: largest - log }
}

fn is_gone(child: &mut Child) -> bool {
    child.try_wait().unwrap().is_some()
}

/// Runs the process, and kills it at the moment if it has not ended before.
async fn killed(fixture: &Fixture, folder: &Path, job: Job, moment: &Moment) -> ProcessEnd {
    let (requests_before, log) = (fixture.sandbox.request_count(), log_of(folder));
    let mut child = start(PROGRAM, folder, fixture.sandbox.addresses(), job, None);
    let is_there = || match moment {
        Moment::Request { number, .. } => fixture.sandbox.request_count() >= requests_before + number,
        Moment::Page { bytes, .. } => log_of(folder) > log + bytes,
    };
    while !is_there() && !is_gone(&mut child) {
        tokio::task::yield_now().await;
    }
    let (Moment::Request { then, .. } | Moment::Page { then, .. }) = moment;
    for _ in 0..*then {
        tokio::task::yield_now().await;
    }
    child.kill().unwrap();
    let status = child.wait().unwrap();
    match status.code() {
        None => ProcessEnd::Killed,
        Some(code) => {
            assert_eq!(code, 0, "{job:?}, {moment:?}: the process failed by itself");
            ProcessEnd::Ended
        }
    }
}

/// The places of the last kills.
#[derive(Debug, Default)]
struct Hits {
    before_the_run: usize,
    before_the_first_intent: usize,
    with_an_intent_open: usize,
    between: usize,
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn run_killed_at_random_moments_sends_nothing_twice(
    #[values(Job::Export, Job::Import, Job::Leave, Job::Benefits, Job::BenefitsWithoutIds)] job: Job,
) {
    let seed = seed();
    println!("{job:?}: PAYBRIDGE_SEED={seed}");
    let mut chance = Chance(seed);
    let size = size_of(job).await;
    assert!(size.requests > 5 && size.log > 20_000, "{} requests, {} bytes", size.requests, size.log);
    let (mut killed_so_far, mut ended, mut hits) = (0, 0, Hits::default());
    while killed_so_far < kills() {
        let fixture = job.fixture().await;
        let folder = copy_of_data(&fixture);
        let mut label = format!("{job:?}, seed {seed}");
        for _ in 0..=chance.below(3) {
            let moment = Moment::drawn(&mut chance, &size);
            let end = killed(&fixture, &folder, job, &moment).await;
            label = format!("{label}, {moment:?} {end:?}");
            match end {
                ProcessEnd::Killed => killed_so_far += 1,
                ProcessEnd::Ended => ended += 1,
            }
        }
        assert!(ended < 10 + 2 * killed_so_far, "{label}: most processes end before their moment");
        assert_state_after_kill(&fixture, &folder, job, &mut hits, &label).await;
        assert_data_file_intact(&folder, &label);
        println!("{killed_so_far} killed: {label}");
    }
    println!("{job:?}: {killed_so_far} killed, {ended} ended before; the last one of each: {hits:?}");
    if long::is_long() {
        assert!(hits.with_an_intent_open > 0 && hits.between > 0, "{job:?}, seed {seed}: nothing was looked at where it matters: {hits:?}");
    }
}

async fn assert_state_after_kill(fixture: &Fixture, folder: &Path, job: Job, hits: &mut Hits, label: &str) {
    {
        let export = reopened(fixture, folder, job);
        if export.store.run(RUN).is_err() {
            hits.before_the_run += 1;
            assert!(fixture.sandbox.writes().is_empty(), "{label}: something was sent before there was a run");
            let plan = job.plan(&export).await;
            job.begin(&export, RUN, &plan);
        } else if export.store.ledger(RUN).unwrap().is_empty() {
            hits.before_the_first_intent += 1;
            assert!(fixture.sandbox.writes().is_empty(), "{label}: something was sent without an intent");
        } else if has_open_intent(&export) {
            hits.with_an_intent_open += 1;
        } else {
            hits.between += 1;
        }
    }
    assert_continued_to_the_end(fixture, folder, job, true, label).await;
}
