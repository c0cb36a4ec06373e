//! Runs that failed since the start of the app, because the data file failed. The same failure may keep the reason and the state of the
//! last request out of the file, so the app keeps the reason in memory. The next start corrects the file.

use std::collections::BTreeSet;

use domain::run::{Outcome, Reason, RunState, StepState};
use exports::runner::RunError;
use store::{RowOutcome, StoredRun, StoredRunRow};

use crate::app::App;
use crate::error::{AppError, ErrorCode};

impl App {
    /// Records that a run failed. The ledger has every write that was sent, and the run can be continued.
    pub(super) fn record_failed_run(&self, run_id: &str, error: RunError) {
        let RunError::Store(error) = error;
        let error = AppError::from(error);
        // A full disk or a locked file is a problem of the computer, which the owner sees. Anything else is a bug.
        let level = if error.code == ErrorCode::StorageFailed { log::Level::Error } else { log::Level::Warn };
        log::log!(level, "run {run_id} broke off: {}", error.message);
        let failure = store::Failure::from(error.clone());
        if let Err(error) = self.store.set_run_state(run_id, RunState::Interrupted, Some(self.clock.now()), Some(&failure)) {
            log::warn!("run {run_id} could not be marked: {error}");
        }
        // The same failure may have kept the reason out of the file, so it stays in memory until the app ends.
        self.failed_runs().insert(run_id.to_owned(), error);
    }

    /// Why a run failed, from memory.
    pub(super) fn failure_in_memory(&self, run: &StoredRun) -> Option<AppError> {
        self.failed_runs().get(&run.id).filter(|_| self.state_of(run) == RunState::Interrupted).cloned()
    }

    /// The rows of a run. A row with a sent request never counts as waiting, even if the file could not be updated.
    pub(super) fn rows_of(&self, run: &StoredRun) -> Result<Vec<StoredRunRow>, AppError> {
        let mut rows = self.store.run_rows(&run.id)?;
        if self.failure_in_memory(run).is_some() {
            let entries = self.store.ledger(&run.id)?.into_iter().filter(|entry| entry.state != StepState::Failed);
            let sent: BTreeSet<String> = entries.map(|entry| entry.row_key).collect();
            for row in rows.iter_mut().filter(|row| row.result.outcome == Outcome::Waiting && sent.contains(&row.change.key)) {
                row.result = RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear);
            }
        }
        Ok(rows)
    }

    /// Outcomes with their counts. An outcome may come several times.
    pub(super) fn outcomes_of(&self, run: &StoredRun) -> Result<Vec<(Outcome, u32)>, AppError> {
        if self.failure_in_memory(run).is_none() {
            return Ok(self.store.outcome_counts(&run.id)?);
        }
        Ok(self.rows_of(run)?.into_iter().map(|row| (row.result.outcome, 1)).collect())
    }
}
