//! Runs that broke off while the app lives, because its own records failed. The same failure may keep out of the data file why a run
//! broke off, and what became of its last request: both are told all the same. The next start puts the file right.

use std::collections::BTreeSet;

use domain::run::{Outcome, Reason, RunState, StepState};
use exports::runner::RunError;
use store::{RowOutcome, StoredRun, StoredRunRow};

use crate::app::App;
use crate::error::{AppError, ErrorCode};

impl App {
    /// The run's own records failed. What was sent is in the ledger; the run can be carried on.
    pub(super) fn broke_off(&self, run_id: &str, error: RunError) {
        let RunError::Store(error) = error;
        let error = AppError::from(error);
        // A full disk or a held file is the computer's failure, and the owner is told; anything else is ours.
        let level = if error.code == ErrorCode::StorageFailed { log::Level::Error } else { log::Level::Warn };
        log::log!(level, "run {run_id} broke off: {}", error.message);
        let failure = store::Failure::from(error.clone());
        if let Err(error) = self.store.set_run_state(run_id, RunState::Interrupted, Some(self.clock.now()), Some(&failure)) {
            log::warn!("run {run_id} could not be marked: {error}");
        }
        // The same failure may have kept the reason out of the file: it is told all the same, until the app ends.
        self.failed_runs().insert(run_id.to_owned(), error);
    }

    /// Why a run broke off, when the file could not take that.
    pub(super) fn reason_of(&self, run: &StoredRun) -> Option<AppError> {
        self.failed_runs().get(&run.id).filter(|_| self.state_of(run) == RunState::Interrupted).cloned()
    }

    /// The rows of a run, to be told: one of which a request left is not said to wait, whatever the file says.
    pub(super) fn rows_of(&self, run: &StoredRun) -> Result<Vec<StoredRunRow>, AppError> {
        let mut rows = self.store.run_rows(&run.id)?;
        if self.reason_of(run).is_some() {
            let entries = self.store.ledger(&run.id)?.into_iter().filter(|entry| entry.state != StepState::Failed);
            let left: BTreeSet<String> = entries.map(|entry| entry.row_key).collect();
            for row in rows.iter_mut().filter(|row| row.verdict.outcome == Outcome::Waiting && left.contains(&row.change.key)) {
                row.verdict = RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear);
            }
        }
        Ok(rows)
    }

    /// How the rows of a run ended, and how many did so: an outcome may come several times.
    pub(super) fn outcomes_of(&self, run: &StoredRun) -> Result<Vec<(Outcome, u32)>, AppError> {
        if self.reason_of(run).is_none() {
            return Ok(self.store.outcome_counts(&run.id)?);
        }
        Ok(self.rows_of(run)?.into_iter().map(|row| (row.verdict.outcome, 1)).collect())
    }
}
