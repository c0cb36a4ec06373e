//! Makes plans, and starts their runs.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::mask;
use domain::plan::employees::{Direction, Planned, is_shrunk};
use domain::plan::{Change, hold_back_open};
use domain::run::{ExportKind, RunState};
use exports::employees::PlanInput;
use exports::runner::{self, Mode, Watch as _};
use store::{StoredIntegration, StoredPlan, StoredRun};

use super::benefits::needs_resend_confirmation;
use crate::app::{App, new_id};
use crate::dto::{Confirmations, PlanView, Progress, ShrinkGuard, Stage, instant};
use crate::error::{AppError, ErrorCode};
use crate::events::Job;
use crate::settings;

impl App {
    /// Reads both sides and makes a plan. Writes nothing to a service.
    pub async fn plan_prepare(&self, integration_id: &str, export: ExportKind) -> Result<PlanView, AppError> {
        if matches!(export, ExportKind::Leave | ExportKind::Benefits) {
            return Err(AppError::new(ErrorCode::InvalidInput, "leave and benefits need a period").with_hint("period"));
        }
        let integration = self.known_integration(integration_id)?;
        // Taken before the read: writes of other runs during the read are newer than the plan.
        let (made_at, known_writes) = (self.clock.now(), self.store.newest_write()?);
        let settings_fingerprint = self.settings_fingerprint(&integration)?;
        let Compared { mut planned, salaries_known, today } = self.compare(&integration, export).await?;
        hold_back_open(&mut planned.plan, &self.store.open_writes(&integration.id, export)?);
        let row = StoredPlan {
            id: new_id(),
            integration_id: integration.id,
            export,
            made_at,
            today,
            salaries_known,
            active: planned.active,
            out_of_scope: planned.out_of_scope,
            settings_fingerprint,
            known_writes,
            plan: planned.plan,
        };
        self.save_plan(&row).await?;
        log::info!("plan {} with {} rows", row.id, row.plan.changes.len());
        self.plan_view(row)
    }

    /// Stores a plan and deletes the unsent plans before it. The lock makes sure that of two simultaneous plans one is left, not none.
    pub(super) async fn save_plan(&self, row: &StoredPlan) -> Result<(), AppError> {
        let _turn = self.check_then_create_lock().await;
        self.store.add_plan(row)?;
        self.set_drift_plan(row)?;
        self.note_in_step(&row.integration_id, row.export, &row.plan)?;
        Ok(self.store.forget_unsent_plans(&row.integration_id, &row.id)?)
    }

    pub fn plan(&self, plan_id: &str) -> Result<PlanView, AppError> {
        let row = self.store.plan(plan_id)?;
        self.plan_view(row)
    }

    /// Starts a run with the chosen rows of a plan and returns its id. The run continues in the background. Fails if the plan is outdated
    /// or was sent, if no sendable row was chosen, if a confirmation is missing, or while another run into the same account is active.
    /// An unclear write of an earlier run holds back only the rows that it concerns.
    pub async fn run_start(self: &Arc<Self>, plan_id: &str, keys: &[String], confirmations: Confirmations) -> Result<String, AppError> {
        let plan = self.store.plan(plan_id)?;
        let integration = self.known_integration(&plan.integration_id)?;
        self.refuse_if_stale(&plan, &integration)?;
        if !confirmations.shrunk_source && self.shrink_guard(&plan, &integration)?.is_some() {
            return Err(AppError::new(ErrorCode::InvalidInput, "the source shrank").with_hint("shrunk_source"));
        }
        let chosen: Vec<&Change> = plan.plan.changes.iter().filter(|change| change.is_sendable() && keys.contains(&change.key)).collect();
        if chosen.is_empty() {
            return Err(AppError::new(ErrorCode::NothingChosen, "no row was chosen"));
        }
        if !confirmations.resend && needs_resend_confirmation(&plan, &chosen) {
            return Err(AppError::new(ErrorCode::InvalidInput, "it would be sent again").with_hint("resend"));
        }
        let run_id = new_id();
        let reservation = self.reserve(&integration, &run_id)?;
        let changes: Vec<Change> = chosen.iter().map(|change| (*change).clone()).collect();
        let target = self.run_target(&integration, &plan, &changes).await?;
        let run = StoredRun {
            id: run_id,
            plan_id: plan.id.clone(),
            integration_id: integration.id.clone(),
            export: plan.export,
            started_at: self.clock.now(),
            ended_at: None,
            state: RunState::Running,
            stopped_by: None,
            cleared_at: None,
        };
        if !self.store.begin_run(&run, &chosen)? {
            return Err(AppError::new(ErrorCode::PlanStale, "the plan was sent already"));
        }
        log::info!("run {} begins with {} changes", run.id, chosen.len());
        self.execute_in_background(target, &run, Mode::Send, reservation);
        Ok(run.id)
    }

    pub(super) fn plan_view(&self, row: StoredPlan) -> Result<PlanView, AppError> {
        let integration = self.store.integration(&row.integration_id)?;
        let payroll_events = settings::of(&integration)?.leave.payroll_events;
        let unproven_calls = exports::calls::unproven(&row.plan.changes, row.export, payroll_events);
        let number_unasked = row.export == ExportKind::EmployeeImport && settings::of(&integration)?.employee_number.is_none();
        let month = row.plan.benefits.as_ref().map(|benefits| benefits.month);
        let exported = month.map(|month| self.exported_month(&row.integration_id, month)).transpose()?.flatten();
        Ok(PlanView {
            shrink_guard: self.shrink_guard(&row, &integration)?,
            first_run: self.store.active_before(&row.integration_id, row.export)?.is_none(),
            out_of_scope: row.out_of_scope,
            number_unasked,
            id: row.id,
            export: row.export,
            integration_id: row.integration_id,
            integration_label: integration.label,
            sample: integration.sample,
            made_at: instant(row.made_at),
            counts: row.plan.counts(),
            changes: row.plan.changes.iter().map(mask::change).collect(),
            shared: row.plan.shared_warnings(),
            notice_keys: row.plan.notices().into_iter().map(str::to_owned).collect(),
            salaries_known: row.salaries_known,
            unproven_calls: unproven_calls.into_iter().map(str::to_owned).collect(),
            leave: row.plan.leave,
            exported,
            benefits: row.plan.benefits,
        })
    }

    /// Reads both sides and compares them. Stores new matches, the merge base and the drift, because people in sync appear only here.
    /// Writes nothing to a service.
    pub(super) async fn compare(&self, integration: &StoredIntegration, export: ExportKind) -> Result<Compared, AppError> {
        self.events.progress(Progress::stage(&integration.id, Stage::OpeningKeychain));
        let readers = self.readers(integration).await?;
        let readers = readers.for_direction(direction(export));
        let job = Job { events: self.events.as_ref(), id: &integration.id };
        let both = readers.read(&job).await?;
        // Loaded after the read, during which the owner may have changed links.
        let (links, memory) = (self.store.links(&integration.id)?, self.store.memory(&integration.id)?);
        let today = self.clock.today();
        job.progress(runner::Progress::stage(runner::Stage::Comparing));
        let planned = readers.plan(&both, &PlanInput { links: &links, memory: &memory, today });
        job.progress(runner::Progress::stage(runner::Stage::Ended));
        self.save_matches(integration, export, &planned)?;
        self.note_drift(integration, export, &planned.plan)?;
        Ok(Compared { planned, salaries_known: readers.form.unit.is_some(), today })
    }

    fn save_matches(&self, integration: &StoredIntegration, export: ExportKind, planned: &Planned) -> Result<(), AppError> {
        let pair = |change: &Change| match (export, change.source_id.clone(), change.target_id.clone()) {
            (ExportKind::Employees, Some(alexis), Some(kleer)) | (ExportKind::EmployeeImport, Some(kleer), Some(alexis)) => {
                Some((alexis, kleer))
            }
            _ => None,
        };
        let pairs = planned.plan.changes.iter().filter_map(pair).collect();
        self.store.put_matches(&integration.id, &pairs, self.clock.now())?;
        self.store.add_to_merge_base(&integration.id, &planned.merge_base)?;
        Ok(())
    }

    /// Set: the source shrank too much since the last run, and sending needs a confirmation.
    fn shrink_guard(&self, plan: &StoredPlan, integration: &StoredIntegration) -> Result<Option<ShrinkGuard>, AppError> {
        let limit = settings::of(integration)?.shrink_limit;
        if plan.export == ExportKind::Leave {
            return self.leave_shrink_guard(plan, limit);
        }
        let before = self.store.active_before(&plan.integration_id, plan.export)?;
        let before = before.filter(|before| is_shrunk(*before, plan.active, limit));
        Ok(before.map(|before| ShrinkGuard { before, now: plan.active, limit }))
    }
}

/// The result of a comparison.
pub(super) struct Compared {
    pub(super) planned: Planned,
    salaries_known: bool,
    today: NaiveDate,
}

pub(super) fn direction(export: ExportKind) -> Direction {
    match export {
        ExportKind::Employees | ExportKind::Leave | ExportKind::Benefits => Direction::Export,
        ExportKind::EmployeeImport => Direction::Import,
    }
}
