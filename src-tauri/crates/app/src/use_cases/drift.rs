//! The drift check: how many people differ between both sides. It writes nothing to a service.

use domain::finding::{Finding, FindingCode};
use domain::plan::employees::SourceOfTruth;
use domain::plan::{BenefitState, Change, ChangeKind, Plan};
use domain::run::ExportKind;
use store::{DriftCounts, StoredIntegration, StoredPlan, StoredRun};

use crate::app::App;
use crate::dto::{Drift, IntegrationCard, instant};
use crate::error::AppError;
use crate::settings;

impl App {
    /// Reads both sides, compares them as an export would, and stores how many people differ.
    pub async fn drift_check(&self, integration_id: &str) -> Result<IntegrationCard, AppError> {
        let integration = self.known_integration(integration_id)?;
        let export = leading_export(&integration)?;
        let compared = self.compare(&integration, export).await?;
        self.note_in_step(&integration.id, export, &compared.planned.plan)?;
        self.card(&integration)
    }

    /// Stores a plan's differences as the drift, if the plan is of the source of truth's export.
    pub(super) fn note_drift(&self, integration: &StoredIntegration, export: ExportKind, plan: &Plan) -> Result<(), AppError> {
        if export == leading_export(integration)? {
            let found = DriftCounts {
                differs: count(plan, differs),
                blocked: count(plan, |change| matches!(change.kind, ChangeKind::Blocked | ChangeKind::Conflict)),
                notices: u32::try_from(plan.notices().len()).unwrap_or(u32::MAX),
            };
            self.store.put_drift(&integration.id, &found, self.clock.now())?;
        }
        Ok(())
    }

    /// Puts open rows of earlier runs aside that the new plan finds in sync. An amount with other amounts beside it in the target stays
    /// open.
    pub(super) fn note_in_step(&self, integration_id: &str, export: ExportKind, plan: &Plan) -> Result<(), AppError> {
        let notices = plan.notices();
        let is_sure = |change: &Change| export != ExportKind::Benefits || !notices.contains(change.key.as_str());
        let is_settled =
            |change: &&Change| change.kind == ChangeKind::InStep && change.kept.is_empty() && is_in_target(change) && is_sure(change);
        let keys = plan.changes.iter().filter(is_settled).map(|change| change.key.as_str()).collect();
        Ok(self.store.put_aside_in_sync(integration_id, export, &keys, self.clock.now())?)
    }

    /// Marks a plan as the one that stands for the last drift check.
    pub(super) fn set_drift_plan(&self, row: &StoredPlan) -> Result<(), AppError> {
        if matches!(row.export, ExportKind::Leave | ExportKind::Benefits) {
            return Ok(());
        }
        if row.export == leading_export(&self.store.integration(&row.integration_id)?)? {
            self.store.set_drift_plan(&row.integration_id, &row.id)?;
        }
        Ok(())
    }

    /// Subtracts the confirmed rows of a run from the drift. A row with an untouched or unclear field still counts, as the next drift
    /// check would count it.
    pub(super) fn reduce_drift(&self, run: &StoredRun, confirmed: &[Change]) -> Result<(), AppError> {
        let integration = self.store.integration(&run.integration_id)?;
        if leading_export(&integration)? != run.export {
            return Ok(());
        }
        let plan = self.store.plan(&run.plan_id)?.plan;
        let is_settled = |change: &&Change| change.kept.is_empty() && !change.findings.iter().any(is_unclear);
        let settled: Vec<&Change> = confirmed.iter().filter(is_settled).collect();
        let noticed = plan.with_own_findings(settled.iter().copied());
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(self.store.reduce_drift(&integration.id, &run.plan_id, count(settled.len()), count(noticed))?)
    }

    /// The result of the last drift check.
    pub(super) fn drift(&self, integration_id: &str) -> Result<Option<Drift>, AppError> {
        let drift = self.store.drift(integration_id)?;
        Ok(drift.map(|drift| Drift {
            checked_at: instant(drift.checked_at),
            differs: drift.differs,
            blocked: drift.blocked,
            notices: drift.notices,
            since: drift.since.map(instant),
        }))
    }
}

/// The export away from the source of truth. Its rows are the drift.
pub(super) fn leading_export(integration: &StoredIntegration) -> Result<ExportKind, AppError> {
    Ok(match settings::of(integration)?.lead {
        SourceOfTruth::Alexis | SourceOfTruth::ByField { .. } => ExportKind::Employees,
        SourceOfTruth::Kleer => ExportKind::EmployeeImport,
    })
}

/// Whether the target holds a row that needs nothing sent. A row that is left out on purpose is not there.
fn is_in_target(change: &Change) -> bool {
    change.benefit.as_ref().is_none_or(|benefit| benefit.state == BenefitState::ThereEqual)
}

/// Whether both sides differ for a person, whether or not the difference can be sent. A leaver whom the settings keep active does not
/// count: the owner wants it so.
fn differs(change: &Change) -> bool {
    change.kind != ChangeKind::InStep || !change.kept.is_empty()
}

/// Whether a value of the source is unclear, so that the sent values are not complete.
fn is_unclear(finding: &Finding) -> bool {
    finding.code == FindingCode::MomentUnclear
}

fn count(plan: &Plan, matches: impl Fn(&Change) -> bool) -> u32 {
    u32::try_from(plan.changes.iter().filter(|change| matches(change)).count()).unwrap_or(u32::MAX)
}
