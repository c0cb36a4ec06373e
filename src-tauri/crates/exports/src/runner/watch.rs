//! Observing a job: progress for the window, and the commit points of a run for the crash tests.

/// The stages of making a plan and of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    ReadingSource,
    ReadingTarget,
    Comparing,
    Sending,
    /// Reading back and comparing.
    Verifying,
    Ended,
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub stage: Stage,
    /// How many rows or people are done in this stage.
    pub done: u32,
    /// `None`: not known yet.
    pub total: Option<u32>,
    /// The name of the person in progress.
    pub name: Option<String>,
    /// `None`: too early for an estimate.
    pub seconds_left: Option<u32>,
}

impl Progress {
    /// A stage of unknown length.
    pub fn stage(stage: Stage) -> Self {
        Self { stage, done: 0, total: None, name: None, seconds_left: None }
    }
}

/// A point of a run at which the process may die. Afterwards only the commits before that point are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// The target was read and the baseline is committed.
    BaselineKept,
    /// An intent is committed; the request has not left.
    Intended,
    /// The answer has arrived; the step's state is not committed yet.
    Answered,
    /// The step's state is committed.
    StepKept,
    /// The row's outcome so far is committed.
    ChangeKept,
    /// The target was read back; no result of that read is committed yet.
    ReadBack,
    /// Every row outcome is committed; the end of the run is not.
    OutcomesKept,
}

/// An observer of a job.
pub trait Watch: Send + Sync {
    fn progress(&self, progress: Progress);

    /// The run passed a point.
    fn passed(&self, _point: Point) {}
}

/// Ignores everything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Watch for Silent {
    fn progress(&self, _progress: Progress) {}
}
