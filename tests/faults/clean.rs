//! A run of each export without any fault, watched: which calls it makes where, and what the target holds afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use domain::plan::Plan;
use domain::run::{Outcome, RunState};
use exports::runner::{Mode, Progress, Stage, Watch};
use sandbox::{LoggedRequest, Sandbox, Write};

use crate::flow::Flow;
use crate::held::{Held, held, known};
use crate::table::{Call, call, call_of};

/// Where in an export a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Both sides are read for the plan.
    Planning,
    /// The target is read before the first write.
    Checking,
    /// Between the writes something is read.
    Looking,
    /// It is written.
    WriteClient,
    /// The target is read back.
    ReadingBack,
}

/// A request of an export, by which a fault finds it.
#[derive(Debug, Clone)]
pub struct Point {
    /// The export.
    pub flow: Flow,
    /// Where in it.
    pub phase: Phase,
    /// The call.
    pub call: Call,
    /// The place among the requests of the plan, or of the run.
    pub place: usize,
    /// How many requests of the same call come before.
    pub skip: u32,
}

/// What a run without faults asks and leaves.
#[derive(Debug)]
pub struct Clean {
    /// The plan.
    pub plan: Plan,
    /// The requests of the plan.
    pub planning: Vec<Point>,
    /// The requests of the run.
    pub running: Vec<Point>,
    /// The people of the target before.
    pub known: BTreeSet<String>,
    /// What the target held before.
    pub before: Held,
    /// What it holds after.
    pub after: Held,
    /// How often each call took effect.
    pub effects: BTreeMap<&'static str, usize>,
}

impl Clean {
    /// Runs an export without faults.
    pub async fn of(flow: Flow) -> Self {
        let fixture = flow.fixture().await;
        let (export, sandbox) = (&fixture.export, &fixture.sandbox);
        let known = known(flow, sandbox);
        let before = held(flow, sandbox, &known);
        let plan = flow.plan(export).await.expect("a plan");
        let planning = points(flow, &sandbox.request_log(), |_| Phase::Planning);
        sandbox.clear_request_log();
        sandbox.clear_writes();
        flow.begin(export, "clean", &plan);
        let stages = Stages { sandbox, began: Mutex::default() };
        assert_eq!(flow.carry_on(export, "clean", Mode::Send, &stages).await, RunState::Done, "{flow:?}");
        for row in export.rows("clean") {
            assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{flow:?}: {}: {:?}", row.change.name, row.verdict);
        }
        let requests = sandbox.request_log();
        let running = points(flow, &requests, |place| stages.phase(place, &call(&requests[place])));
        let again = flow.plan(export).await.expect("another plan");
        assert!(flow.left(&again).is_empty(), "{flow:?}: {:#?}", flow.left(&again));
        let after = held(flow, sandbox, &known);
        Self { plan, planning, running, before, after, effects: effects(&sandbox.writes()), known }
    }
}

/// How often each call took effect.
pub fn effects(writes: &[Write]) -> BTreeMap<&'static str, usize> {
    let mut effects = BTreeMap::new();
    for write in writes.iter().filter(|write| write.effect) {
        *effects.entry(call_of(write.service, &write.method, &write.path).name).or_default() += 1;
    }
    effects
}

fn points(flow: Flow, requests: &[LoggedRequest], phase: impl Fn(usize) -> Phase) -> Vec<Point> {
    let mut made: BTreeMap<&str, u32> = BTreeMap::new();
    let point = |(place, asked): (usize, &LoggedRequest)| {
        let call = call(asked);
        let made = made.entry(call.name).or_default();
        let skip = *made;
        *made += 1;
        Point { flow, phase: phase(place), call, place, skip }
    };
    requests.iter().enumerate().map(point).collect()
}

/// At which request each stage of a run began.
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
            Stage::Sending if call.writes() => Phase::WriteClient,
            Stage::Sending => Phase::Looking,
            Stage::Verifying | Stage::Ended => Phase::ReadingBack,
        }
    }
}
