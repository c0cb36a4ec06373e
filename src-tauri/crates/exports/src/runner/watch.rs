//! Watching a job: progress for the window, and the points of the ledger for the crash tests.

/// The stages of making a plan and of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading the source.
    ReadingSource,
    /// Reading the target.
    ReadingTarget,
    /// Comparing.
    Comparing,
    /// Sending.
    Sending,
    /// Reading back and comparing.
    Verifying,
    /// Ended.
    Ended,
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What is happening.
    pub stage: Stage,
    /// How many are done in this stage.
    pub done: u32,
    /// Of how many; `None`: not known yet.
    pub total: Option<u32>,
    /// Whom it concerns now.
    pub name: Option<String>,
    /// Time left, in whole seconds, once it can be told.
    pub seconds_left: Option<u32>,
}

impl Progress {
    /// A stage whose length is not known.
    pub fn stage(stage: Stage) -> Self {
        Self { stage, done: 0, total: None, name: None, seconds_left: None }
    }
}

/// A point of a run at which the process may die. What was committed by then is all that is known afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// The target was read and who it held is kept.
    BaselineKept,
    /// An intent is committed; the request has not left.
    Intended,
    /// The answer is here; what became of the request is not committed yet.
    Answered,
    /// What became of the request is committed.
    StepKept,
    /// How the change stands is committed.
    ChangeKept,
    /// The target was read back; nothing of it is committed yet.
    ReadBack,
    /// Every outcome is committed; the end of the run is not.
    OutcomesKept,
}

/// Somebody who watches a job.
pub trait Watch: Send + Sync {
    /// The job went on.
    fn progress(&self, progress: Progress);

    /// The run passed a point.
    fn passed(&self, _point: Point) {}
}

/// Watches nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Watch for Silent {
    fn progress(&self, _progress: Progress) {}
}
