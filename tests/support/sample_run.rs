//! Runs of the sample company through the whole app, with the owner's settings for each export.

use std::sync::Arc;

use app::dto::{Confirmations, ExportKind, HistoryFilter, LeaveRule, PlanView, RunSummary};
use app::{App, AppError};
use domain::plan::employees::{NumberPlace, SourceOfTruth};

/// The sample company's benefit list. [`App::sample_open`] returns the id of its employee integration.
const LIST: &str = "sample-benefits";

/// Plans an export completely.
pub async fn plan_export(app: &App, export: ExportKind) -> Result<PlanView, AppError> {
    let people = app.sample_open().await?;
    match export {
        ExportKind::Employees => app.plan_prepare(&people, export).await,
        ExportKind::EmployeeImport => {
            let (label, mut settings) = settings_of(app, &people)?;
            settings.lead = SourceOfTruth::Kleer;
            settings.employee_number = Some(NumberPlace::InternalId);
            app.integration_update(&people, &label, &settings)?;
            app.plan_prepare(&people, export).await
        }
        ExportKind::Leave => {
            let period = app.leave_periods(&people)?.proposed;
            let unruled = app.plan_leave(&people, period.from, period.to).await?;
            let (label, mut settings) = settings_of(app, &people)?;
            for kind in unruled.leave.into_iter().flat_map(|leave| leave.types) {
                let send = kind.proposal.map(|activity| LeaveRule::Send { activity: activity.id, name: activity.name });
                settings.leave.rules.entry(kind.id).or_insert(send.unwrap_or(LeaveRule::DoNotSend));
            }
            app.integration_update(&people, &label, &settings)?;
            app.plan_leave(&people, period.from, period.to).await
        }
        ExportKind::Benefits => {
            let month = app.benefit_month(LIST, None)?.proposed;
            app.plan_benefits(LIST, month).await
        }
    }
}

fn settings_of(app: &App, integration: &str) -> Result<(String, app::dto::IntegrationSettings), AppError> {
    let view = app.integration(integration)?;
    Ok((view.card.label, view.settings))
}

/// The keys of the rows that a plan selects by default.
pub fn default_rows(plan: &PlanView) -> Vec<String> {
    let is_held_back = |change: &domain::plan::Change| {
        change.day.as_ref().is_some_and(|day| day.hold) || change.benefit.as_ref().is_some_and(|benefit| benefit.hold)
    };
    let rows = plan.changes.iter().filter(|change| change.is_sendable() && !is_held_back(change));
    rows.map(|change| change.key.clone()).collect()
}

/// Starts a run of the default rows of an export, and returns its id.
pub async fn start_run(app: &Arc<App>, export: ExportKind) -> Result<String, AppError> {
    let plan = plan_export(app, export).await?;
    app.run_start(&plan.id, &default_rows(&plan), Confirmations { shrunk_source: true, resend: false }).await
}

/// The latest run, as the history shows it.
pub fn latest(app: &App) -> Result<Option<RunSummary>, AppError> {
    let filter = HistoryFilter { limit: 1, ..HistoryFilter::default() };
    Ok(app.history(&filter)?.runs.into_iter().next())
}
