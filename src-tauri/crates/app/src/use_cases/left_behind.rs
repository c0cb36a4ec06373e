//! The rows that the last plan of each kind of export left behind, for the overview.

use domain::run::ExportKind;
use store::{LeftRow, StoredIntegration};

use super::drift::leading_export;
use crate::app::App;
use crate::dto::{Calm, Drift, Need};
use crate::error::AppError;

impl App {
    /// The needs of left-behind rows. If there was a drift check, it covers the export away from the source of truth.
    pub(super) fn left_needs(&self, integration: &StoredIntegration, drift: Option<&Drift>) -> Result<Vec<Need>, AppError> {
        let by_drift = drift.map(|_| leading_export(integration)).transpose()?;
        let rows = self.store.left_behind(&integration.id)?.into_iter();
        let waits = rows.filter(|row| row.left.waits() > 0 && by_drift != Some(row.export));
        Ok(waits.map(|LeftRow { export, run_id, month, left, .. }| Need::LeftBehind { export, run_id, month, left }).collect())
    }

    /// What the card says if nothing waits.
    pub(super) fn calm(&self, integration: &StoredIntegration, drift: Option<&Drift>, is_pay: bool) -> Result<Calm, AppError> {
        if !is_pay {
            return Ok(drift.map_or(Calm::NotCompared, |drift| Calm::Compared { notices: drift.notices }));
        }
        let proposed = self.proposed_of(integration)?;
        let rows = self.store.left_behind(&integration.id)?;
        let last = rows.iter().find(|row| row.export == ExportKind::Benefits && row.month == Some(proposed) && !row.stale);
        Ok(match last {
            Some(row) if row.left.waits() == 0 => Calm::Compared { notices: row.left.notices },
            Some(_) | None => Calm::NotCompared,
        })
    }
}
