//! Runs: under way, continued, settled, shown.

use std::sync::Arc;

use exports::employees::KleerPeople;
use exports::runner::{Mode, Runner};
use payroll::run::{Outcome, RunState};
use store::{RunChangeRow, RunRow, Store};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::error::{AppError, ErrorCode};
use crate::events::Job;
use crate::view::{OutcomeCounts, Progress, RunRow as RunRowView, RunSummary, RunView, Stage, StepView, instant};

impl App {
    /// Cancels a run. The change under way is finished and read back; the rest is not sent.
    ///
    /// # Errors
    /// When the run is not under way.
    pub fn run_cancel(&self, run_id: &str) -> Result<(), AppError> {
        let under_way = self.runs_under_way();
        let cancel = under_way.get(run_id).ok_or_else(|| AppError::new(ErrorCode::Gone, "the run is not under way"))?;
        cancel.cancel();
        log::info!("run {run_id} is to be cancelled");
        Ok(())
    }

    /// A run with its rows.
    ///
    /// # Errors
    /// When it is not there.
    pub fn run(&self, run_id: &str) -> Result<RunView, AppError> {
        let run = self.store.run(run_id)?;
        let ledger = self.store.ledger(run_id)?;
        let mut rows: Vec<RunRowView> = Vec::new();
        for row in self.store.run_changes(run_id)? {
            let of_row = ledger.iter().filter(|entry| entry.change_key == row.change.key);
            let steps =
                of_row.map(|entry| StepView { step: entry.step, state: entry.state, intended_at: instant(entry.intended_at) }).collect();
            rows.push(row_view(row, steps));
        }
        rows.sort_by_key(|row| urgency(row.outcome));
        Ok(RunView { summary: summary(&self.store, &run)?, rows })
    }

    /// Carries an interrupted run on: what is unclear is settled by reading the target, then the rest is sent.
    ///
    /// # Errors
    /// When the run is under way or has nothing left to do.
    pub async fn run_continue(self: &Arc<Self>, run_id: &str) -> Result<(), AppError> {
        self.resume(run_id, Mode::Send).await
    }

    /// Finds out by reading the target what became of a run. Sends nothing.
    ///
    /// # Errors
    /// When the run is under way or has nothing left to find out.
    pub async fn run_settle(self: &Arc<Self>, run_id: &str) -> Result<(), AppError> {
        self.resume(run_id, Mode::SettleOnly).await
    }

    async fn resume(self: &Arc<Self>, run_id: &str, mode: Mode) -> Result<(), AppError> {
        let run = self.store.run(run_id)?;
        let integration = self.store.integration(&run.integration_id)?;
        self.refuse_while_running(&integration.id)?;
        let open = self.store.run_changes(run_id)?.iter().any(|row| !row.verdict.outcome.is_settled());
        if !open && run.state != RunState::Interrupted {
            return Err(AppError::new(ErrorCode::Gone, "the run is at its end"));
        }
        let target = self.kleer_people(&integration).await?;
        self.store.set_run_state(run_id, RunState::Running, None, None)?;
        log::info!("run {run_id} is carried on");
        self.carry_on(target, &run, mode);
        Ok(())
    }

    /// Lets a run go on by itself.
    pub(super) fn carry_on(self: &Arc<Self>, target: KleerPeople, run: &RunRow, mode: Mode) {
        let (app, run_id, integration_id) = (Arc::clone(self), run.id.clone(), run.integration_id.clone());
        let cancel = CancellationToken::new();
        self.runs_under_way().insert(run_id.clone(), cancel.clone());
        tokio::spawn(async move {
            let job = Job { events: app.events.as_ref(), id: &run_id };
            let clock = app.clock.as_ref();
            let runner =
                Runner { store: &app.store, target: &target, clock, watch: &job, cancel, run_id: &run_id, integration_id: &integration_id };
            let ended = runner.execute(mode).await;
            app.runs_under_way().remove(&run_id);
            match ended {
                Ok(state) => log::info!("run {run_id} ended: {state:?}"),
                Err(error) => app.broke_off(&run_id, &error),
            }
            app.events.progress(Progress { job: run_id, stage: Stage::Ended, done: 0, total: None, name: None, seconds_left: None });
        });
    }

    /// The run's own records failed. What was sent is in the ledger; the run can be carried on.
    fn broke_off(&self, run_id: &str, error: &dyn std::error::Error) {
        log::error!("run {run_id} broke off: {error}");
        if let Err(error) = self.store.set_run_state(run_id, RunState::Interrupted, Some(self.clock.now()), None) {
            log::error!("run {run_id} could not be marked: {error}");
        }
    }

    /// One run of an integration at a time.
    pub(super) fn refuse_while_running(&self, integration_id: &str) -> Result<(), AppError> {
        for run_id in self.runs_under_way().keys() {
            if self.store.run(run_id)?.integration_id == integration_id {
                return Err(AppError::new(ErrorCode::RunActive, "a run is under way").with_hint(run_id));
            }
        }
        Ok(())
    }
}

fn row_view(row: RunChangeRow, steps: Vec<StepView>) -> RunRowView {
    RunRowView {
        key: row.change.key,
        name: row.change.name,
        kind: row.change.kind,
        outcome: row.verdict.outcome,
        reason: row.verdict.reason,
        reason_fields: row.verdict.fields,
        error: row.verdict.trouble.map(AppError::from),
        fields: row.change.fields,
        findings: row.change.findings,
        steps,
    }
}

/// What needs the owner stands first.
fn urgency(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Unknown => 0,
        Outcome::Failed => 1,
        Outcome::Sent => 2,
        Outcome::Skipped => 3,
        Outcome::Waiting => 4,
        Outcome::Confirmed => 5,
    }
}

/// A run as it stands in a list.
pub(super) fn summary(store: &Store, run: &RunRow) -> Result<RunSummary, AppError> {
    let integration = store.integration(&run.integration_id)?;
    let mut counts = OutcomeCounts::default();
    for (outcome, count) in store.outcome_counts(&run.id)? {
        *match outcome {
            Outcome::Waiting => &mut counts.waiting,
            Outcome::Sent => &mut counts.sent,
            Outcome::Confirmed => &mut counts.confirmed,
            Outcome::Failed => &mut counts.failed,
            Outcome::Unknown => &mut counts.unknown,
            Outcome::Skipped => &mut counts.skipped,
        } = count;
    }
    Ok(RunSummary {
        id: run.id.clone(),
        export: run.export,
        integration_id: run.integration_id.clone(),
        integration_label: integration.label,
        sample: integration.sample,
        started_at: instant(run.started_at),
        ended_at: run.ended_at.map(instant),
        state: run.state,
        stopped_by: run.stopped_by.clone().map(AppError::from),
        counts,
    })
}
