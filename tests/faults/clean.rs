//! An observed run of each export without faults: its calls at each stage, and the target's data after it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use domain::plan::Plan;
use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Progress, Stage, Watch};
use sandbox::{LoggedRequest, Sandbox, Write};

use crate::flow::Flow;
use crate::table::{Call, call, call_of};
use crate::target_records::{TargetRecords, target_ids, target_records};

/// The stage of an export in which a request is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Reads both sides for the plan.
    Planning,
    /// Reads the target before the first write.
    Checking,
    /// Reads between the writes.
    ReadingBetween,
    /// Writes.
    Writing,
    /// Reads the target back.
    ReadingBack,
}

/// A request of an export, with the data that a fault needs to hit it.
#[derive(Debug, Clone)]
pub struct Point {
    pub flow: Flow,
    pub phase: Phase,
    pub call: Call,
    /// The index among the requests of the plan, or of the run.
    pub place: usize,
    /// The number of earlier requests of the same call.
    pub skip: u32,
}

/// The requests and results of a run without faults.
#[derive(Debug)]
pub struct CleanRun {
    pub plan: Plan,
    pub planning: Vec<Point>,
    pub running: Vec<Point>,
    /// The ids of the target's people before the run.
    pub target_ids: BTreeSet<String>,
    /// The target's data before the run.
    pub before: TargetRecords,
    /// The target's data after the run.
    pub after: TargetRecords,
    /// The number of effects of each call.
    pub effects: BTreeMap<&'static str, usize>,
}

impl CleanRun {
    /// Plans and runs an export without faults.
    pub async fn of(flow: Flow) -> Self {
        let fixture = flow.fixture().await;
        let (export, sandbox) = (&fixture.export, &fixture.sandbox);
        let target_ids = target_ids(flow, sandbox);
        let before = target_records(flow, sandbox, &target_ids);
        let plan = flow.plan(export).await.expect("a plan");
        let planning = points(flow, &sandbox.request_log(), |_| Phase::Planning);
        sandbox.clear_request_log();
        sandbox.clear_writes();
        flow.begin(export, "clean", &plan);
        let stages = Stages { sandbox, began: Mutex::default() };
        assert_eq!(flow.execute(export, "clean", Mode::Send, &stages).await, RunState::Done, "{flow:?}");
        for row in export.rows("clean") {
            assert_eq!(row.result.outcome, Outcome::Confirmed, "{flow:?}: {}: {:?}", row.change.name, row.result);
        }
        let requests = sandbox.request_log();
        let running = points(flow, &requests, |place| stages.phase(place, &call(&requests[place])));
        let next_plan = flow.plan(export).await.expect("another plan");
        assert!(flow.rows_left(&next_plan).is_empty(), "{flow:?}: {:#?}", flow.rows_left(&next_plan));
        let after = target_records(flow, sandbox, &target_ids);
        Self { plan, planning, running, before, after, effects: effects(&sandbox.writes()), target_ids }
    }
}

/// The number of effects of each call.
pub fn effects(writes: &[Write]) -> BTreeMap<&'static str, usize> {
    let mut effects = BTreeMap::new();
    for write in writes.iter().filter(|write| write.effect) {
        *effects.entry(call_of(write.service, &write.method, &write.path).name).or_default() += 1;
    }
    effects
}

fn points(flow: Flow, requests: &[LoggedRequest], phase: impl Fn(usize) -> Phase) -> Vec<Point> {
    let mut made: BTreeMap<&str, u32> = BTreeMap::new();
    let point = |(place, request): (usize, &LoggedRequest)| {
        let call = call(request);
        let made = made.entry(call.name).or_default();
        let skip = *made;
        *made += 1;
        Point { flow, phase: phase(place), call, place, skip }
    };
    requests.iter().enumerate().map(point).collect()
}

/// The number of the first request of each stage of a run.
struct Stages<'a> {
    sandbox: &'a Sandbox,
    began: Mutex<Vec<(usize, Stage)>>,
}

impl Watch for Stages<'_> {
    fn progress(&self, progress: Progress) {
        self.began.lock().unwrap().push((self.sandbox.request_log().len(), progress.stage));
    }
}

impl Stages<'_> {
    fn phase(&self, place: usize, call: &Call) -> Phase {
        let began = self.began.lock().unwrap();
        let stage = began.iter().rev().find(|(at, _)| *at <= place).map(|(_, stage)| *stage).expect("a stage");
        match stage {
            Stage::ReadingSource | Stage::ReadingTarget | Stage::Comparing => Phase::Checking,
            Stage::Sending if call.writes() => Phase::Writing,
            Stage::Sending => Phase::ReadingBetween,
            Stage::Verifying | Stage::Ended => Phase::ReadingBack,
        }
    }
}
