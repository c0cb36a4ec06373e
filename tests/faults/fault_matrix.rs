//! The fault matrix: every call of every service, with every fault, at the requests of all exports.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::{Id, JoinSet};

use crate::case::{Case, HitCount};
use crate::clean::{CleanRun, Phase, Point};
use crate::connecting;
use crate::faults::kinds;
use crate::flow::Flow;
use crate::table;

/// The call that no export and no connection test makes, and the file with its fault tests.
const TESTED_ELSEWHERE: [(&str, &str, &str); 1] =
    [("kleer.payroll_events", "../src-tauri/crates/connectors/tests/faults.rs", "every_call_is_covered")];

/// The number of simultaneous cases.
const AT_ONCE: usize = 6;

async fn clean_runs() -> BTreeMap<Flow, Arc<CleanRun>> {
    let mut runs = BTreeMap::new();
    for flow in Flow::ALL {
        runs.insert(flow, Arc::new(CleanRun::of(flow).await));
    }
    runs
}

/// Whether all cases run.
pub fn is_long() -> bool {
    std::env::var_os("PAYBRIDGE_LONG").is_some_and(|value| value == "1")
}

/// The distinct points of an export: the first and the last request of each call in each stage.
fn points(clean: &CleanRun) -> Vec<Point> {
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

/// All cases, by call and kind of fault.
fn all_cases(runs: &BTreeMap<Flow, Arc<CleanRun>>) -> BTreeMap<(&'static str, usize), Vec<Case>> {
    let mut all_cases: BTreeMap<(&str, usize), Vec<Case>> = BTreeMap::new();
    for point in runs.values().flat_map(|clean| points(clean)) {
        for (place, kind) in kinds(&point.call, "", "").iter().enumerate() {
            // A vanished service stays away until it is called back, so such a fault cannot hit once only.
            let hits = if kind.lasts() { &[HitCount::Once][..] } else { &[HitCount::Once, HitCount::Every] };
            for hits in hits {
                let case = Case { point: point.clone(), kind: place, hits: *hits };
                all_cases.entry((point.call.name, place)).or_default().push(case);
            }
        }
    }
    all_cases
}

/// The cases of this run: all, or one for each call and kind. Each kind gets another point. Two of three faults that can hit a plan's read
/// hit it there, because such cases are the fastest.
fn chosen(all_cases: BTreeMap<(&'static str, usize), Vec<Case>>, long: bool) -> Vec<Case> {
    if long {
        return all_cases.into_values().flatten().collect();
    }
    let pick = |(number, all_cases): (usize, Vec<Case>)| {
        let (planning, running): (Vec<Case>, Vec<Case>) = all_cases.into_iter().partition(|case| case.point.phase == Phase::Planning);
        let quick = running.is_empty() || !planning.is_empty() && number % 3 != 0;
        let mut all_cases = if quick { planning } else { running };
        all_cases.swap_remove(number * 7 % all_cases.len())
    };
    all_cases.into_values().enumerate().map(pick).collect()
}

/// Running cases with their labels.
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
    pub fn add(&mut self, label: String, case: impl Future<Output = ()> + Send + 'static) {
        let places = self.places.clone();
        let task = self.under_way.spawn(async move {
            let _place = places.acquire().await.expect("a place");
            case.await;
        });
        self.labels.insert(task.id(), label);
    }

    /// Waits for all cases, and names the failed ones.
    pub async fn all_pass(mut self) {
        let mut failed = Vec::new();
        while let Some(finished) = self.under_way.join_next_with_id().await {
            if let Err(error) = finished {
                failed.push(self.labels[&error.id()].clone());
            }
        }
        failed.sort();
        let all = self.labels.len();
        assert!(all > 0 && failed.is_empty(), "{} of {all} cells failed:\n{}", failed.len(), failed.join("\n"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_survives_every_fault() {
    let runs = clean_runs().await;
    let mut matrix = FaultMatrix::default();
    for case in chosen(all_cases(&runs), is_long()) {
        let clean = runs[&case.point.flow].clone();
        matrix.add(case.label(), async move { case.run(&clean).await });
    }
    matrix.all_pass().await;
}

#[tokio::test]
async fn every_call_is_tested_or_listed() {
    let runs = clean_runs().await;
    let mut tested: BTreeSet<&str> = all_cases(&runs).into_keys().map(|(call, _)| call).collect();
    tested.extend(connecting::calls().await);
    for call in table::all() {
        let listed = TESTED_ELSEWHERE.iter().find(|(name, _, _)| *name == call.name);
        assert_eq!(tested.contains(call.name), listed.is_none(), "{}: tested or listed, and not both", call.name);
        if let Some((_, file, test)) = listed {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert!(text.contains(&format!("fn {test}")), "{}: no test {test} in {file}", call.name);
        }
    }
}
