//! The summary of a run for the owner: its mark, its end, its open rows, and the rows of its plan that were not part of it.

use std::collections::BTreeSet;

use domain::plan::Change;
use domain::run::{Outcome, Reason, RunState};
use domain::run_mark::{ConfirmedBut, OutcomeCounts, RunEnd, RunMark};
use store::{PutAside, PutAsideCause, StoredRun, StoredRunRow};

use crate::app::App;
use crate::dto::{LeftBehind, PutAsideView, PutAsideWhy, RunSummary, RunView, instant};
use crate::error::{AppError, ErrorCode};

/// The longest reason for putting rows aside, in characters.
const MAX_REASON_LENGTH: usize = 500;

impl App {
    pub(crate) fn summary(&self, run: &StoredRun) -> Result<RunSummary, AppError> {
        let integration = self.store.integration(&run.integration_id)?;
        let mut counts = OutcomeCounts::default();
        for (outcome, count) in self.outcomes_of(run)? {
            counts.add(outcome, count);
        }
        let state = self.state_of(run);
        let confirmed_but = ConfirmedBut {
            seen: self.store.confirmed_because(&run.id, Reason::SeenByOwner)?,
            not_readable: self.store.confirmed_because(&run.id, Reason::NotReadable)?,
            not_proven: self.store.not_proven(&run.id)?,
        };
        let stopped_by = run.stopped_by.clone().map(AppError::from).or_else(|| self.failure_in_memory(run));
        Ok(RunSummary {
            id: run.id.clone(),
            export: run.export,
            integration_id: run.integration_id.clone(),
            integration_label: integration.label,
            sample: integration.sample,
            started_at: instant(run.started_at),
            ended_at: run.ended_at.map(instant),
            state,
            mark: RunMark::of(state, &counts, confirmed_but),
            end: RunEnd::of(state, stopped_by.is_some()),
            stopped_by,
            counts,
            seen_by_owner: confirmed_but.seen,
            not_readable: confirmed_but.not_readable,
            not_proven: confirmed_but.not_proven,
            open: u32::try_from(self.store.open_keys(&run.id)?.len()).unwrap_or(u32::MAX),
            month: self.store.plan_month(&run.plan_id)?,
            cleared_at: run.cleared_at.map(instant),
        })
    }

    /// The rows of a run's plan that were not part of the run: blocked, not decided, not chosen, or with something to look at.
    pub(super) fn left_out_of(&self, run: &StoredRun) -> Result<Vec<Change>, AppError> {
        let rows = self.store.run_rows(&run.id)?;
        let plan = self.store.plan(&run.plan_id)?.plan;
        Ok(plan.left_out(&keys(&rows)).into_iter().cloned().collect())
    }

    /// The counts of the rows that were not part of the run.
    pub(super) fn left_behind(&self, run: &StoredRun) -> Result<LeftBehind, AppError> {
        let rows = self.store.run_rows(&run.id)?;
        Ok(self.store.plan(&run.plan_id)?.plan.left_behind(&keys(&rows)))
    }

    /// Puts failed, unsent or not proven rows of a settled run aside, with the owner's reason: they no longer count as open. Nothing is
    /// sent, and the outcomes stay.
    pub fn run_put_aside(&self, run_id: &str, keys: &[String], reason: &str) -> Result<RunView, AppError> {
        let run = self.store.run(run_id)?;
        if matches!(self.state_of(&run), RunState::Running | RunState::Interrupted) {
            return Err(AppError::new(ErrorCode::RunActive, "the run is not at its end").with_hint(run_id));
        }
        let reason = domain::text::single_line(reason);
        if reason.is_empty() || reason.chars().count() > MAX_REASON_LENGTH {
            return Err(AppError::new(ErrorCode::InvalidInput, "no reason, or too long a one").with_hint("reason"));
        }
        if self.store.put_aside(run_id, keys, &reason, self.clock.now())? == 0 {
            return Err(AppError::new(ErrorCode::Gone, "nothing of that is open"));
        }
        log::info!("changes of run {run_id} were put aside");
        self.run(run_id)
    }
}

fn keys(rows: &[StoredRunRow]) -> BTreeSet<&str> {
    rows.iter().map(|row| row.change.key.as_str()).collect()
}

pub(super) fn aside_view(aside: PutAside) -> PutAsideView {
    PutAsideView {
        why: match aside.cause {
            PutAsideCause::Owner => PutAsideWhy::Owner,
            PutAsideCause::InStep => PutAsideWhy::InStep,
            PutAsideCause::Erased => PutAsideWhy::Erased,
        },
        reason: Some(aside.reason).filter(|reason| !reason.is_empty()),
        at: instant(aside.at),
    }
}

/// The sort order of rows: those that need the owner come first. A row that only the owner saw comes before a row that was read back.
pub(super) fn urgency(outcome: Outcome, reason: Option<Reason>, not_proven: bool) -> u8 {
    match outcome {
        Outcome::Unknown => 0,
        Outcome::Failed => 1,
        Outcome::Confirmed if not_proven => 1,
        Outcome::Sent => 2,
        Outcome::Skipped => 3,
        Outcome::Waiting => 4,
        Outcome::Confirmed if matches!(reason, Some(Reason::SeenByOwner | Reason::NotReadable)) => 5,
        Outcome::Confirmed => 6,
    }
}
