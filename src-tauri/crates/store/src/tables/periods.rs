//! The periods of the leave export: closed by the owner or exported by a run.

use chrono::{DateTime, Utc};
use domain::leave::Period;
use domain::run::ExportKind;
use rusqlite::params;

use super::codec::{enum_name, format_instant, parse_instant};
use crate::{Store, StoreError};

/// A period with at least one write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedPeriod {
    pub period: Period,
    pub run_id: String,
    /// The start of the run.
    pub at: DateTime<Utc>,
}

impl Store {
    pub fn close_period(&self, integration_id: &str, period: Period, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT OR IGNORE INTO closed_period (integration_id, period_from, period_to, closed_at) VALUES (?1, ?2, ?3, ?4)",
            params![integration_id, period.from.to_string(), period.to.to_string(), format_instant(now)],
        )?;
        Ok(())
    }

    pub fn open_period(&self, integration_id: &str, period: Period) -> Result<(), StoreError> {
        self.connection().execute(
            "DELETE FROM closed_period WHERE integration_id = ?1 AND period_from = ?2 AND period_to = ?3",
            params![integration_id, period.from.to_string(), period.to.to_string()],
        )?;
        Ok(())
    }

    /// The closed periods with the time of their closing, latest period first.
    pub fn closed_periods(&self, integration_id: &str) -> Result<Vec<(Period, DateTime<Utc>)>, StoreError> {
        let connection = self.connection();
        let mut statement = connection
            .prepare("SELECT period_from, period_to, closed_at FROM closed_period WHERE integration_id = ?1 ORDER BY period_to DESC")?;
        let raw: Vec<[String; 3]> =
            statement.query_map([integration_id], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?.collect::<rusqlite::Result<_>>()?;
        raw.into_iter().map(|[from, to, at]| Ok((period(&from, &to)?, parse_instant(&at)?))).collect()
    }

    /// The exported periods, latest run first.
    pub fn exported_periods(&self, integration_id: &str) -> Result<Vec<ExportedPeriod>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(
            "SELECT plan.period_from, plan.period_to, run.id, run.started_at FROM run JOIN plan ON plan.id = run.plan_id
             WHERE run.integration_id = ?1 AND run.export = ?2 AND plan.period_from IS NOT NULL
               AND EXISTS (SELECT 1 FROM ledger JOIN integration ON integration.id = run.integration_id
                           WHERE ledger.run_id = run.id AND ledger.seq > integration.ledger_floor) ORDER BY run.started_at DESC, run.id",
        )?;
        let raw: Vec<[String; 4]> = statement
            .query_map(params![integration_id, enum_name(&ExportKind::Leave)?], |row| {
                Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
            })?
            .collect::<rusqlite::Result<_>>()?;
        raw.into_iter()
            .map(|[from, to, run_id, at]| Ok(ExportedPeriod { period: period(&from, &to)?, run_id, at: parse_instant(&at)? }))
            .collect()
    }
}

fn period(from: &str, to: &str) -> Result<Period, StoreError> {
    let day = |text: &str| text.parse().map_err(|_| StoreError::Unreadable("period"));
    Period::new(day(from)?, day(to)?).ok_or(StoreError::Unreadable("period"))
}
