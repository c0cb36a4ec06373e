//! Right now: how far both sides are apart. Nothing is written outward.

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
    /// Reads both sides, compares them as an export would, and says how many people differ.
    ///
    /// # Errors
    /// When one side cannot be read whole.
    pub async fn drift_check(&self, integration_id: &str) -> Result<IntegrationCard, AppError> {
        let integration = self.known_integration(integration_id)?;
        let export = leading(&integration)?;
        let compared = self.compare(&integration, export).await?;
        self.note_in_step(&integration.id, export, &compared.planned.plan)?;
        self.card(&integration)
    }

    /// Keeps what a plan says of how far both sides are apart, when it looks from the side that leads.
    pub(super) fn note_drift(&self, integration: &StoredIntegration, export: ExportKind, plan: &Plan) -> Result<(), AppError> {
        if export == leading(integration)? {
            let found = DriftCounts {
                differs: count(plan, differs),
                blocked: count(plan, |change| matches!(change.kind, ChangeKind::Blocked | ChangeKind::Conflict)),
                notices: u32::try_from(plan.notices().len()).unwrap_or(u32::MAX),
            };
            self.store.put_drift(&integration.id, &found, self.clock.now())?;
        }
        Ok(())
    }

    /// What failed, was not sent or was not proven before, and needs nothing sent any more, waits for nobody. An amount beside which
    /// the target holds others is not settled by that.
    pub(super) fn note_in_step(&self, integration_id: &str, export: ExportKind, plan: &Plan) -> Result<(), AppError> {
        let notices = plan.notices();
        let is_sure = |change: &Change| export != ExportKind::Benefits || !notices.contains(change.key.as_str());
        let is_settled =
            |change: &&Change| change.kind == ChangeKind::InStep && change.kept.is_empty() && is_held(change) && is_sure(change);
        let keys = plan.changes.iter().filter(is_settled).map(|change| change.key.as_str()).collect();
        Ok(self.store.put_aside_in_sync(integration_id, export, &keys, self.clock.now())?)
    }

    /// Notes the plan that the drift check became.
    pub(super) fn set_drift_plan(&self, row: &StoredPlan) -> Result<(), AppError> {
        if matches!(row.export, ExportKind::Leave | ExportKind::Benefits) {
            return Ok(());
        }
        if row.export == leading(&self.store.integration(&row.integration_id)?)? {
            self.store.set_drift_plan(&row.integration_id, &row.id)?;
        }
        Ok(())
    }

    /// What a run read back as it should be no longer differs, as far as both sides tell. Whoever has something that is unclear or that
    /// no read shows is not in step by that: the next look says so too.
    pub(super) fn reduce_drift(&self, run: &StoredRun, confirmed: &[Change]) -> Result<(), AppError> {
        let integration = self.store.integration(&run.integration_id)?;
        if leading(&integration)? != run.export {
            return Ok(());
        }
        let plan = self.store.plan(&run.plan_id)?.plan;
        let is_settled = |change: &&Change| change.kept.is_empty() && !change.findings.iter().any(is_unclear);
        let settled: Vec<&Change> = confirmed.iter().filter(is_settled).collect();
        let noticed = plan.with_own_findings(settled.iter().copied());
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(self.store.reduce_drift(&integration.id, &run.plan_id, count(settled.len()), count(noticed))?)
    }

    /// What the last look found, for the window.
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

/// The job from the side that leads: what it would do is what differs.
pub(super) fn leading(integration: &StoredIntegration) -> Result<ExportKind, AppError> {
    Ok(match settings::of(integration)?.lead {
        SourceOfTruth::Alexis | SourceOfTruth::ByField { .. } => ExportKind::Employees,
        SourceOfTruth::Kleer => ExportKind::EmployeeImport,
    })
}

/// Whether a row that needs nothing sent was found in the target. What is left out on purpose was not.
fn is_held(change: &Change) -> bool {
    change.benefit.as_ref().is_none_or(|told| told.state == BenefitState::ThereEqual)
}

/// Whether both sides hold something else of a person, whether or not it can be sent. A leaver whom the settings leave active
/// does not count: that is as the owner wants it.
fn differs(change: &Change) -> bool {
    change.kind != ChangeKind::InStep || !change.kept.is_empty()
}

/// Whether a value of the source could not be told: what was sent is not all of the person.
fn is_unclear(finding: &Finding) -> bool {
    finding.code == FindingCode::MomentUnclear
}

fn count(plan: &Plan, which: impl Fn(&Change) -> bool) -> u32 {
    u32::try_from(plan.changes.iter().filter(|change| which(change)).count()).unwrap_or(u32::MAX)
}
