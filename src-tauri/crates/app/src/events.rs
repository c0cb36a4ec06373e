//! Events that the app sends to the window.

use exports::runner::{self, Point, Watch};

use crate::dto;

/// A listener: the shell, or a test.
pub trait Events: Send + Sync {
    fn progress(&self, progress: dto::Progress);

    /// A run passed a point at which the process may die. Only the crash tests need it.
    fn passed(&self, _run_id: &str, _point: Point) {}
}

/// Forwards the progress of a job under the job's id.
pub(crate) struct Job<'a> {
    pub events: &'a dyn Events,
    pub id: &'a str,
}

impl Watch for Job<'_> {
    fn progress(&self, progress: runner::Progress) {
        self.events.progress(dto::Progress {
            job: self.id.to_owned(),
            stage: stage(progress.stage),
            done: progress.done,
            total: progress.total,
            name: progress.name,
            seconds_left: progress.seconds_left,
        });
    }

    fn passed(&self, point: Point) {
        self.events.passed(self.id, point);
    }
}

fn stage(stage: runner::Stage) -> dto::Stage {
    match stage {
        runner::Stage::ReadingSource => dto::Stage::ReadingSource,
        runner::Stage::ReadingTarget => dto::Stage::ReadingTarget,
        runner::Stage::Comparing => dto::Stage::Comparing,
        runner::Stage::Sending => dto::Stage::Sending,
        runner::Stage::Verifying => dto::Stage::Verifying,
        runner::Stage::Ended => dto::Stage::Ended,
    }
}
