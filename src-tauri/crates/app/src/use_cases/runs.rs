//! Runs: executing, continuing, reconciling and showing them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::fingerprint::Fingerprint;
use domain::mask;
use domain::person::PersonId;
use domain::plan::Change;
use domain::plan::employees::merge_base_of;
use domain::run::{ExportKind, Outcome, Reason, RunState};
use exports::benefits::PersonioPay;
use exports::employees::{AlexisPeople, KleerPeople};
use exports::leave::KleerDays;
use exports::runner::{Mode, Point, Progress as RunProgress, RunError, Runner, Stage as RunStage, Target, Watch};
use store::{StoredIntegration, StoredPlan, StoredRun, StoredRunRow};

use tokio_util::sync::CancellationToken;

use super::run_standing::{aside_view, urgency};
use crate::active_runs::{NoActiveRuns, Reservation};
use crate::app::App;
use crate::dto::{Progress, RunRow as RunRowView, RunView, Stage, StepView, instant};
use crate::error::{AppError, ErrorCode};
use crate::events::Job;
use crate::settings;

/// The target of a run.
pub(super) enum RunTarget {
    /// Kleer, for employees.
    Kleer(Box<KleerPeople>),
    /// Alexis HR, for employees.
    Alexis(Box<AlexisPeople>),
    /// Kleer, for leave.
    Days(Box<KleerDays>),
    /// Personio, for benefits.
    Pay(Box<PersonioPay>),
}

impl App {
    /// Cancels a run. The row in progress is finished and read back; the rest is not sent.
    pub fn run_cancel(&self, run_id: &str) -> Result<(), AppError> {
        let cancel = self.active_runs.cancel_of(run_id);
        cancel.ok_or_else(|| AppError::new(ErrorCode::Gone, "the run is not under way"))?.cancel();
        log::info!("run {run_id} is to be cancelled");
        Ok(())
    }

    /// A run with its rows, for the window: personal numbers and bank accounts are masked.
    pub fn run(&self, run_id: &str) -> Result<RunView, AppError> {
        let mut run = self.unmasked_run(run_id)?;
        for field in run.rows.iter_mut().flat_map(|row| &mut row.fields) {
            *field = mask::field(field);
        }
        Ok(run)
    }

    /// A run with its rows and unmasked numbers. Not for the window.
    pub(super) fn unmasked_run(&self, run_id: &str) -> Result<RunView, AppError> {
        let run = self.store.run(run_id)?;
        let mut steps: BTreeMap<String, Vec<StepView>> = BTreeMap::new();
        for entry in self.store.ledger(run_id)? {
            let step = StepView {
                step: entry.step,
                state: entry.state,
                intended_at: instant(entry.intended_at),
                amount: entry.amount,
                read_back: entry.read_back,
            };
            steps.entry(entry.row_key).or_default().push(step);
        }
        let (open, mut aside) = (self.store.open_keys(run_id)?, self.store.rows_put_aside(run_id)?);
        let row_with_steps = |row: StoredRunRow| {
            let steps = steps.remove(&row.change.key).unwrap_or_default();
            let (is_open, aside) = (open.contains(&row.change.key), aside.remove(&row.change.key));
            RunRowView { open: is_open, aside: aside.map(aside_view), ..row_view(row, steps) }
        };
        let mut rows: Vec<RunRowView> = self.rows_of(&run)?.into_iter().map(row_with_steps).collect();
        rows.sort_by_key(|row| urgency(row.outcome, row.reason, row.not_proven));
        Ok(RunView { summary: self.summary(&run)?, rows, left_behind: self.left_behind(&run)? })
    }

    /// Continues an interrupted run: settles unclear writes by reading the target, then sends the rest.
    pub async fn run_continue(self: &Arc<Self>, run_id: &str) -> Result<(), AppError> {
        self.resume(run_id, Mode::Send).await
    }

    /// Settles the unclear writes of a run by reading the target. Sends nothing.
    pub async fn run_reconcile(self: &Arc<Self>, run_id: &str) -> Result<(), AppError> {
        self.resume(run_id, Mode::ReconcileOnly).await
    }

    async fn resume(self: &Arc<Self>, run_id: &str, mode: Mode) -> Result<(), AppError> {
        let run = self.store.run(run_id)?;
        let integration = self.store.integration(&run.integration_id)?;
        let reservation = self.reserve(&integration, run_id)?;
        let rows = self.store.run_rows(run_id)?;
        let has_open_rows = rows.iter().any(|row| !row.result.outcome.is_settled());
        if !has_open_rows && run.state != RunState::Interrupted {
            return Err(AppError::new(ErrorCode::Gone, "the run is at its end"));
        }
        let plan = self.store.plan(&run.plan_id)?;
        if mode == Mode::Send {
            self.refuse_if_stale(&plan, &integration)?;
        }
        let changes: Vec<Change> = rows.into_iter().map(|row| row.change).collect();
        let target = self.run_target(&integration, &plan, &changes).await?;
        self.store.set_run_state(run_id, RunState::Running, None, None)?;
        log::info!("run {run_id} is carried on");
        self.execute_in_background(target, &run, mode, reservation);
        Ok(())
    }

    pub(super) async fn run_target(
        &self,
        integration: &StoredIntegration,
        plan: &StoredPlan,
        changes: &[Change],
    ) -> Result<RunTarget, AppError> {
        Ok(match plan.export {
            ExportKind::Employees => RunTarget::Kleer(Box::new(self.kleer_people(integration).await?)),
            ExportKind::EmployeeImport => RunTarget::Alexis(Box::new(self.alexis_people(integration).await?)),
            ExportKind::Leave => RunTarget::Days(Box::new(self.kleer_days(integration, plan, changes).await?)),
            ExportKind::Benefits => RunTarget::Pay(Box::new(self.personio_pay(integration, plan).await?)),
        })
    }

    /// Executes a run in the background. Its accounts stay reserved until the run has ended in any way.
    pub(super) fn execute_in_background(self: &Arc<Self>, target: RunTarget, run: &StoredRun, mode: Mode, reservation: Reservation) {
        let (app, run) = (Arc::clone(self), run.clone());
        tokio::spawn(async move {
            let cancel = reservation.cancel.clone();
            let settled = app.confirmed(&run, &BTreeSet::new());
            let settled = settled.map(|changes| changes.into_iter().map(|change| change.key).collect::<BTreeSet<String>>());
            let ended = match &target {
                RunTarget::Kleer(target) => app.execute(target.as_ref(), &run, mode, cancel).await,
                RunTarget::Alexis(target) => app.execute(target.as_ref(), &run, mode, cancel).await,
                RunTarget::Days(target) => app.execute(target.as_ref(), &run, mode, cancel).await,
                RunTarget::Pay(target) => app.execute(target.as_ref(), &run, mode, cancel).await,
            };
            let saved = match ended {
                Ok(state) => {
                    log::info!("run {} ended: {state:?}", run.id);
                    settled.and_then(|settled| app.save_merge_base(&run, &settled))
                }
                Err(error) => {
                    app.record_failed_run(&run.id, error);
                    Ok(())
                }
            };
            if let Err(error) = saved {
                log::error!("what run {} left both sides agreeing on was not kept: {:?}", run.id, error.code);
            }
            if let Err(error) = app.store.run(&run.id).map_err(AppError::from).and_then(|ended| app.write_mail(&ended)) {
                log::error!("the summary of run {} was not written: {:?}", run.id, error.code);
            }
            drop(reservation);
            if let Err(error) = app.apply_retention() {
                log::warn!("old runs were not looked at: {:?}", error.code);
            }
            app.events.progress(Progress::stage(&run.id, Stage::Ended));
            app.send_waiting_in_background();
        });
    }

    async fn execute<T: Target>(&self, target: &T, run: &StoredRun, mode: Mode, cancel: CancellationToken) -> Result<RunState, RunError> {
        let watch = &ProgressUntilEnd(Job { events: self.events.as_ref(), id: &run.id });
        let (store, clock) = (&self.store, self.clock.as_ref());
        Runner { store, target, clock, watch, cancel, run_id: &run.id, integration_id: &run.integration_id }.execute(mode).await
    }

    /// The confirmed rows of a run, except those in `settled`.
    fn confirmed(&self, run: &StoredRun, settled: &BTreeSet<String>) -> Result<Vec<Change>, AppError> {
        let rows = self.store.run_rows(&run.id)?.into_iter();
        let rows = rows.filter(|row| row.result.outcome == Outcome::Confirmed && !settled.contains(&row.change.key));
        Ok(rows.map(without_unreadable).collect())
    }

    /// Adds the newly confirmed values to the merge base. `settled`: the keys of rows that were settled before this execution.
    fn save_merge_base(&self, run: &StoredRun, settled: &BTreeSet<String>) -> Result<(), AppError> {
        // Days and compensations have no merge base: the ledger is enough.
        if matches!(run.export, ExportKind::Leave | ExportKind::Benefits) {
            return Ok(());
        }
        let plan = self.store.plan(&run.plan_id)?;
        let by_kleer: BTreeMap<PersonId, PersonId> =
            self.store.links(&run.integration_id)?.into_iter().map(|(alexis, kleer)| (kleer, alexis)).collect();
        let confirmed = self.confirmed(run, settled)?;
        let mut merge_base = BTreeMap::new();
        for change in &confirmed {
            let source = change.source_id.as_ref();
            let alexis = match run.export {
                ExportKind::Employees | ExportKind::Leave | ExportKind::Benefits => source,
                ExportKind::EmployeeImport => change.target_id.as_ref().or_else(|| source.and_then(|kleer| by_kleer.get(kleer))),
            };
            merge_base.extend(alexis.map(|alexis| (alexis.clone(), merge_base_of(&change.fields, plan.today))));
        }
        self.store.add_to_merge_base(&run.integration_id, &merge_base)?;
        self.reduce_drift(run, &confirmed)
    }

    /// Reserves the accounts of an integration. An account has one run at a time: a read may not show a person yet that another run is
    /// creating.
    pub(super) fn reserve(&self, integration: &StoredIntegration, run_id: &str) -> Result<Reservation, AppError> {
        self.active_runs.reserve(&self.accounts(integration)?, run_id).map_err(|other| run_active(&other))
    }

    /// Keeps runs from beginning while the guard exists, because the data file is about to be changed. Fails if a run is active.
    pub(super) fn block_runs(&self) -> Result<NoActiveRuns<'_>, AppError> {
        self.active_runs.block_runs().map_err(|run| run_active(&run))
    }

    /// Fails while a run with one of the same accounts is active or not settled. Otherwise the record of its writes would be lost.
    pub(super) fn refuse_while_open(&self, integration: &StoredIntegration) -> Result<(), AppError> {
        let accounts = self.accounts(integration)?;
        if let Some(other) = accounts.iter().find_map(|account| self.active_runs.on(account)) {
            return Err(run_active(&other));
        }
        for other in self.store.integrations()? {
            if self.accounts(&other)?.iter().any(|account| accounts.contains(account))
                && let Some(need) = self.open_runs(&other.id)?.first()
            {
                return Err(run_unsettled(need.run_id().unwrap_or_default()));
            }
        }
        Ok(())
    }

    /// Fails if the plan is of another day, or if settings or accounts changed since.
    pub(super) fn refuse_if_stale(&self, plan: &StoredPlan, integration: &StoredIntegration) -> Result<(), AppError> {
        if plan.today != self.clock.today() {
            return Err(AppError::new(ErrorCode::PlanStale, "the plan was made on another day"));
        }
        if plan.settings_fingerprint != self.settings_fingerprint(integration)? {
            return Err(AppError::new(ErrorCode::PlanStale, "settings or accounts changed since the plan"));
        }
        Ok(())
    }

    /// The keys of an integration's accounts.
    fn accounts(&self, integration: &StoredIntegration) -> Result<[String; 2], AppError> {
        let account = |id: &str| -> Result<String, AppError> {
            let row = self.store.connection_of(id)?;
            let address = row.address.trim_end_matches('/').to_lowercase();
            Ok(match row.account_id.filter(|_| !row.sample) {
                Some(account) => format!("{address} {account}"),
                // An account without a known id is identified by its connection.
                None => row.id,
            })
        };
        Ok([account(&integration.source_id)?, account(&integration.target_id)?])
    }

    /// A fingerprint of an integration's settings and accounts.
    pub(super) fn settings_fingerprint(&self, integration: &StoredIntegration) -> Result<String, AppError> {
        let (source, target) = (self.store.connection_of(&integration.source_id)?, self.store.connection_of(&integration.target_id)?);
        let unit = target.salary_unit.as_deref().unwrap_or_default();
        // Switches change nothing that the owner reviewed. A run that waits for a switch can be continued after it was turned.
        let settings = settings::stored(&settings::without_switches(settings::of(integration)?))?;
        let parts = [settings.as_str(), &source.id, &source.address, &target.id, &target.address, unit];
        let accounts = [&source, &target].map(|row| row.account_id.as_deref().unwrap_or_default());
        Ok(Fingerprint::of(&[&parts[..], &accounts[..]].concat()).as_str().to_owned())
    }

    /// The state of a run. A run that the data file calls running, and that is not active, was interrupted.
    pub(super) fn state_of(&self, run: &StoredRun) -> RunState {
        if run.state == RunState::Running && !self.active_runs.contains(&run.id) { RunState::Interrupted } else { run.state }
    }
}

/// Forwards the progress of a run, but not its end. The end is reported once everything is stored and the accounts are free again.
struct ProgressUntilEnd<'a>(Job<'a>);

impl Watch for ProgressUntilEnd<'_> {
    fn progress(&self, progress: RunProgress) {
        if progress.stage != RunStage::Ended {
            self.0.progress(progress);
        }
    }

    fn passed(&self, point: Point) {
        self.0.passed(point);
    }
}

/// The change of a row without the fields that no read shows: it is not known whether both sides agree on them.
fn without_unreadable(row: StoredRunRow) -> Change {
    let mut change = row.change;
    change.fields.retain(|field| row.result.reason != Some(Reason::NotReadable) || !row.result.fields.contains(&field.field));
    change
}

fn run_active(run_id: &str) -> AppError {
    AppError::new(ErrorCode::RunActive, "a run into the same account is under way").with_hint(run_id)
}

pub(super) fn run_unsettled(run_id: &str) -> AppError {
    AppError::new(ErrorCode::RunUnsettled, "a run into the same account is not at its end").with_hint(run_id)
}

fn row_view(row: StoredRunRow, steps: Vec<StepView>) -> RunRowView {
    RunRowView {
        key: row.change.key,
        name: row.change.name,
        kind: row.change.kind,
        outcome: row.result.outcome,
        reason: row.result.reason,
        reason_fields: row.result.fields,
        error: row.result.failure.map(AppError::from),
        day: row.change.day,
        benefit: row.change.benefit,
        fields: row.change.fields,
        findings: row.change.findings,
        steps,
        not_proven: row.not_proven,
        open: false,
        aside: None,
    }
}

#[cfg(test)]
mod tests {
    use domain::field::{Field, Value};
    use domain::plan::{ChangeKind, FieldChange};
    use store::RowOutcome;

    use super::*;

    fn row(result: RowOutcome) -> StoredRunRow {
        let field = |field| FieldChange { field, old: None, new: Some(Value::Text("x".to_owned())) };
        let change = Change {
            key: "source:a".to_owned(),
            source_id: None,
            target_id: None,
            name: "Ebba".to_owned(),
            kind: ChangeKind::Create,
            fields: vec![field(Field::Email), field(Field::Street)],
            kept: Vec::new(),
            conflicts: Vec::new(),
            origins: Vec::new(),
            splits: Vec::new(),
            findings: Vec::new(),
            candidates: Vec::new(),
            open: None,
            day: None,
            benefit: None,
        };
        StoredRunRow { change, result, not_proven: false }
    }

    fn merge_base(result: RowOutcome) -> Vec<Field> {
        let today = chrono::NaiveDate::default();
        merge_base_of(&without_unreadable(row(result)).fields, today).into_keys().collect()
    }

    #[test]
    fn merge_base_skips_fields_that_no_read_shows() {
        let hidden = RowOutcome::because(Outcome::Confirmed, Reason::NotReadable).about(vec![Field::Street]);
        assert_eq!(merge_base(hidden), [Field::Email]);
        assert_eq!(merge_base(RowOutcome::plain(Outcome::Confirmed)).len(), 2);
    }
}
