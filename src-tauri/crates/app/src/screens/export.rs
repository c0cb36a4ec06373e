//! Making a plan, and starting its run.

use std::sync::Arc;

use exports::employees::prepare;
use exports::runner::Mode;
use payroll::plan::{Change, ChangeKind};
use payroll::run::{ExportKind, RunState};
use store::{PlanRow, RunRow};

use crate::app::{App, new_id};
use crate::error::{AppError, ErrorCode};
use crate::events::Job;
use crate::view::{PlanView, Progress, Stage, instant};

impl App {
    /// Reads both sides and makes a plan. Nothing is written outward.
    ///
    /// # Errors
    /// When one side cannot be read whole.
    pub async fn plan_prepare(&self, integration_id: &str) -> Result<PlanView, AppError> {
        let integration = self.known_integration(integration_id)?;
        let basis = self.basis(&integration)?;
        self.events.progress(Progress::stage(integration_id, Stage::OpeningKeychain));
        let source = self.alexis(&self.store.connection_of(&integration.source_id)?).await?;
        let target = self.kleer_people(&integration).await?;
        let links = self.store.links(&integration.id)?;
        let job = Job { events: self.events.as_ref(), id: integration_id };
        let prepared = prepare(&source, &target, &links, target.today, &job).await?;
        let row = PlanRow {
            id: new_id(),
            integration_id: integration.id,
            export: ExportKind::Employees,
            made_at: self.clock.now(),
            today: target.today,
            salaries_known: prepared.salaries_known,
            basis,
            plan: prepared.plan,
        };
        self.store.add_plan(&row)?;
        self.store.forget_unsent_plans(&row.integration_id, &row.id)?;
        log::info!("plan {} with {} rows", row.id, row.plan.changes.len());
        self.plan_view(row)
    }

    /// A stored plan.
    ///
    /// # Errors
    /// When it is not there.
    pub fn plan(&self, plan_id: &str) -> Result<PlanView, AppError> {
        let row = self.store.plan(plan_id)?;
        self.plan_view(row)
    }

    /// Begins a run with the chosen rows of a plan, and says its id. The run goes on by itself.
    ///
    /// # Errors
    /// When the plan is from another day or was sent, when nothing sendable was chosen, or while an earlier run of the
    /// integration is not at its end: what it left unclear must be known before anything is sent again.
    pub async fn run_start(self: &Arc<Self>, plan_id: &str, keys: &[String]) -> Result<String, AppError> {
        let plan = self.store.plan(plan_id)?;
        let integration = self.known_integration(&plan.integration_id)?;
        self.refuse_if_stale(&plan, &integration)?;
        let chosen: Vec<&Change> = plan.plan.changes.iter().filter(|change| change.is_sendable() && keys.contains(&change.key)).collect();
        if chosen.is_empty() {
            return Err(AppError::new(ErrorCode::NothingChosen, "no row was chosen"));
        }
        self.refuse_while_open(&integration)?;
        let run_id = new_id();
        let reservation = self.reserve(&integration, &run_id)?;
        let target = self.kleer_people(&integration).await?;
        let run = RunRow {
            id: run_id,
            plan_id: plan.id.clone(),
            integration_id: integration.id.clone(),
            export: plan.export,
            started_at: self.clock.now(),
            ended_at: None,
            state: RunState::Running,
            stopped_by: None,
        };
        if !self.store.begin_run(&run, &chosen)? {
            return Err(AppError::new(ErrorCode::PlanStale, "the plan was sent already"));
        }
        log::info!("run {} begins with {} changes", run.id, chosen.len());
        self.carry_on(target, &run, Mode::Send, reservation);
        Ok(run.id)
    }

    fn plan_view(&self, row: PlanRow) -> Result<PlanView, AppError> {
        let integration = self.store.integration(&row.integration_id)?;
        let uses_unproven_calls = row.plan.changes.iter().any(|change| change.kind == ChangeKind::Create || needs_agreement(change));
        Ok(PlanView {
            id: row.id,
            export: row.export,
            integration_id: row.integration_id,
            integration_label: integration.label,
            sample: integration.sample,
            made_at: instant(row.made_at),
            counts: row.plan.counts(),
            changes: row.plan.changes,
            salaries_known: row.salaries_known,
            uses_unproven_calls,
        })
    }
}

/// Whether a change creates an agreement: the finding says so, in the same words as to the owner.
fn needs_agreement(change: &Change) -> bool {
    use payroll::finding::FindingCode;
    change.findings.iter().any(|finding| finding.code == FindingCode::AgreementCreated)
}
