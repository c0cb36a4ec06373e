//! The process killed at random moments, one to three times in a row: between two requests, in a request, in the middle of a
//! commit. A failure names its seed; `PAYBRIDGE_SEED` draws the same moments again.

use std::path::{Path, PathBuf};
use std::process::Child;

use rstest::rstest;
use tests::chance::{Chance, seed};
use tests::crash::{Came, RUN, Way, start};
use tests::fixture::Fixture;
use tests::long;

use crate::PROGRAM;
use crate::truth::{continued_to_the_end, is_in_the_dark, reopened, whole};

/// How many processes are killed at random in each way.
fn kills() -> usize {
    long::count(8, 200)
}

/// What an undisturbed run takes.
struct Size {
    /// Requests that the services see.
    requests: u64,
    /// Bytes that the data file's log grows by.
    log: u64,
}

/// When a process is killed.
#[derive(Debug)]
enum Moment {
    /// When the services have seen so many of its requests, and a while after: so many turns given to others.
    Request { number: u64, then: u32 },
    /// When the data file's log has grown by so many bytes: any page of any commit is the last one.
    Page { bytes: u64, then: u32 },
}

impl Moment {
    fn drawn(chance: &mut Chance, size: &Size) -> Self {
        let below = |chance: &mut Chance, end: u64| u64::from(chance.below(u32::try_from(end.max(1)).unwrap()));
        // Most commits take a moment, most answers some time: a while of every order of magnitude.
        let magnitude = chance.below(14);
        let then = chance.below(1 << magnitude);
        if chance.per_cent(50) {
            Self::Request { number: below(chance, size.requests + 1), then }
        } else {
            Self::Page { bytes: below(chance, size.log), then: then / 16 }
        }
    }
}

/// The data file of a scene as another process finds it after a power cut: nobody has it open.
fn left_alone(fixture: &Fixture) -> PathBuf {
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

async fn size_of(way: Way) -> Size {
    let fixture = way.fixture().await;
    let folder = left_alone(&fixture);
    let (requests, log) = (fixture.sandbox.request_count(), log_of(&folder));
    let mut child = start(PROGRAM, &folder, fixture.sandbox.addresses(), way, None);
    // A second look at the file keeps its log from being tidied away at the end.
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

/// Runs the process, and kills it at the moment unless it ended before.
async fn killed(fixture: &Fixture, folder: &Path, way: Way, moment: &Moment) -> Came {
    let (asked, log) = (fixture.sandbox.request_count(), log_of(folder));
    let mut child = start(PROGRAM, folder, fixture.sandbox.addresses(), way, None);
    let is_there = || match moment {
        Moment::Request { number, .. } => fixture.sandbox.request_count() >= asked + number,
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
        None => Came::Killed,
        Some(code) => {
            assert_eq!(code, 0, "{way:?}, {moment:?}: the process failed by itself");
            Came::Ended
        }
    }
}

/// Where the last of the kills hit.
#[derive(Debug, Default)]
struct Hits {
    before_the_run: usize,
    before_the_first_intent: usize,
    with_an_intent_open: usize,
    between: usize,
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_moments(#[values(Way::Export, Way::Import, Way::Leave, Way::Benefits, Way::BenefitsUntold)] way: Way) {
    let seed = seed();
    println!("{way:?}: PAYBRIDGE_SEED={seed}");
    let mut chance = Chance(seed);
    let size = size_of(way).await;
    assert!(size.requests > 5 && size.log > 20_000, "{} requests, {} bytes", size.requests, size.log);
    let (mut killed_so_far, mut ended, mut hits) = (0, 0, Hits::default());
    while killed_so_far < kills() {
        let fixture = way.fixture().await;
        let folder = left_alone(&fixture);
        let mut label = format!("{way:?}, seed {seed}");
        for _ in 0..=chance.below(3) {
            let moment = Moment::drawn(&mut chance, &size);
            let came = killed(&fixture, &folder, way, &moment).await;
            label = format!("{label}, {moment:?} {came:?}");
            match came {
                Came::Killed => killed_so_far += 1,
                Came::Ended => ended += 1,
            }
        }
        assert!(ended < 10 + 2 * killed_so_far, "{label}: most processes end before their moment");
        looked_at(&fixture, &folder, way, &mut hits, &label).await;
        whole(&folder, &label);
        println!("{killed_so_far} killed: {label}");
    }
    println!("{way:?}: {killed_so_far} killed, {ended} ended before; the last one of each: {hits:?}");
    if long::is_long() {
        assert!(hits.with_an_intent_open > 0 && hits.between > 0, "{way:?}, seed {seed}: nothing was looked at where it matters: {hits:?}");
    }
}

async fn looked_at(fixture: &Fixture, folder: &Path, way: Way, hits: &mut Hits, label: &str) {
    {
        let export = reopened(fixture, folder, way);
        if export.store.run(RUN).is_err() {
            hits.before_the_run += 1;
            assert!(fixture.sandbox.writes().is_empty(), "{label}: something was sent before there was a run");
            let plan = way.plan(&export).await;
            way.begin(&export, RUN, &plan);
        } else if export.store.ledger(RUN).unwrap().is_empty() {
            hits.before_the_first_intent += 1;
            assert!(fixture.sandbox.writes().is_empty(), "{label}: something was sent without an intent");
        } else if is_in_the_dark(&export) {
            hits.with_an_intent_open += 1;
        } else {
            hits.between += 1;
        }
    }
    continued_to_the_end(fixture, folder, way, label).await;
}
