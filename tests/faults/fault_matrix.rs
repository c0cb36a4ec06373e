//! Walking the table: every call of every service, with every fault, wherever an export makes the call.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::{Id, JoinSet};

use crate::case::{Case, Often};
use crate::clean::{Clean, Phase, Point};
use crate::connecting;
use crate::faults::kinds;
use crate::flow::Flow;
use crate::table;

/// The call that neither an export nor the test of a connection makes, and where it meets its faults.
const ELSEWHERE: [(&str, &str, &str); 1] =
    [("kleer.payroll_events", "../../src-tauri/crates/connectors/tests/faults.rs", "no_call_is_forgotten")];

/// Cells that are walked at the same time.
const AT_ONCE: usize = 6;

async fn clean_runs() -> BTreeMap<Flow, Arc<Clean>> {
    let mut runs = BTreeMap::new();
    for flow in Flow::ALL {
        runs.insert(flow, Arc::new(Clean::of(flow).await));
    }
    runs
}

/// Whether everything is walked.
pub fn is_long() -> bool {
    std::env::var_os("PAYBRIDGE_LONG").is_some_and(|value| value == "1")
}

/// The points of an export that differ: of each call, the first and the last in each phase.
fn points(clean: &Clean) -> Vec<Point> {
    let mut ends: BTreeMap<(Phase, &str), Vec<&Point>> = BTreeMap::new();
    for point in clean.planning.iter().chain(&clean.running) {
        ends.entry((point.phase, point.call.name)).or_default().push(point);
    }
    let ends = ends.values().flat_map(|all| {
        let last = all.last().filter(|_| all.len() > 1);
        all.first().into_iter().chain(last).map(|point| (*point).clone()).collect::<Vec<Point>>()
    });
    ends.collect()
}

/// Every cell of the table, by call and kind.
fn cells(runs: &BTreeMap<Flow, Arc<Clean>>) -> BTreeMap<(&'static str, usize), Vec<Case>> {
    let mut cells: BTreeMap<(&str, usize), Vec<Case>> = BTreeMap::new();
    for point in runs.values().flat_map(|clean| points(clean)) {
        for (place, kind) in kinds(&point.call, "", "").iter().enumerate() {
            // What has vanished comes back when it is called back: there is no once.
            let often = if kind.lasts() { &[Often::Once][..] } else { &[Often::Once, Often::FromThereOn] };
            for often in often {
                let case = Case { point: point.clone(), kind: place, often: *often };
                cells.entry((point.call.name, place)).or_default().push(case);
            }
        }
    }
    cells
}

/// The cells of this run: all of them, or of each call and kind one, at another point for each kind. Of every three faults that a
/// plan's reads can meet, two meet them there, where a cell is quickest.
fn chosen(cells: BTreeMap<(&'static str, usize), Vec<Case>>, long: bool) -> Vec<Case> {
    if long {
        return cells.into_values().flatten().collect();
    }
    let one = |(number, cells): (usize, Vec<Case>)| {
        let (planning, running): (Vec<Case>, Vec<Case>) = cells.into_iter().partition(|case| case.point.phase == Phase::Planning);
        let quick = running.is_empty() || !planning.is_empty() && number % 3 != 0;
        let mut cells = if quick { planning } else { running };
        cells.swap_remove(number * 7 % cells.len())
    };
    cells.into_values().enumerate().map(one).collect()
}

/// Cells on their way, some at the same time, each with its name.
pub struct FaultMatrix {
    places: Arc<Semaphore>,
    under_way: JoinSet<()>,
    labels: HashMap<Id, String>,
}

impl Default for FaultMatrix {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(AT_ONCE)), under_way: JoinSet::new(), labels: HashMap::new() }
    }
}

impl FaultMatrix {
    /// Adds a cell.
    pub fn add(&mut self, label: String, case: impl Future<Output = ()> + Send + 'static) {
        let places = self.places.clone();
        let task = self.under_way.spawn(async move {
            let _place = places.acquire().await.expect("a place");
            case.await;
        });
        self.labels.insert(task.id(), label);
    }

    /// Waits for all of them, and names those that failed.
    pub async fn all_pass(mut self) {
        let mut failed = Vec::new();
        while let Some(walked) = self.under_way.join_next_with_id().await {
            if let Err(error) = walked {
                failed.push(self.labels[&error.id()].clone());
            }
        }
        failed.sort();
        let all = self.labels.len();
        assert!(all > 0 && failed.is_empty(), "{} of {all} cells failed:\n{}", failed.len(), failed.join("\n"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_with_every_fault() {
    let runs = clean_runs().await;
    let mut matrix = FaultMatrix::default();
    for case in chosen(cells(&runs), is_long()) {
        let clean = runs[&case.point.flow].clone();
        matrix.add(case.label(), async move { case.matrix(&clean).await });
    }
    matrix.all_pass().await;
}

#[tokio::test]
async fn every_call_is_walked_or_named() {
    let runs = clean_runs().await;
    let mut walked: BTreeSet<&str> = cells(&runs).into_keys().map(|(call, _)| call).collect();
    walked.extend(connecting::calls().await);
    for call in table::all() {
        let named = ELSEWHERE.iter().find(|(name, _, _)| *name == call.name);
        assert_eq!(walked.contains(call.name), named.is_none(), "{}: walked or named, and not both", call.name);
        if let Some((_, file, test)) = named {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert!(text.contains(&format!("fn {test}")), "{}: no test {test} in {file}", call.name);
        }
    }
}
