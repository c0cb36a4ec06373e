//! The rows of the last plan of each export that no run has taken, as counts.

use std::collections::BTreeSet;

use domain::benefits::PayrollMonth;
use domain::plan::{LeftBehind, Plan};
use domain::run::ExportKind;
use rusqlite::{Connection, OptionalExtension, params};

use super::codec::{enum_name, from_json, parse_enum, to_json};
use super::plans::StoredPlan;
use crate::{Store, StoreError};

/// The rows that the last plan of an export left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftRow {
    pub export: ExportKind,
    /// The run of the plan. `None`: the plan was not sent.
    pub run_id: Option<String>,
    /// The payroll month of a plan of benefits.
    pub month: Option<PayrollMonth>,
    pub left: LeftBehind,
    /// Settings, links or the list have changed since.
    pub stale: bool,
}

impl Store {
    pub fn left_behind(&self, integration_id: &str) -> Result<Vec<LeftRow>, StoreError> {
        type Raw = (String, Option<String>, Option<String>, String, bool);
        let connection = self.connection();
        let mut statement = connection
            .prepare_cached("SELECT export, run_id, month, counts, stale FROM left_behind WHERE integration_id = ?1 ORDER BY export")?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let raw: Vec<Raw> = statement.query_map([integration_id], read)?.collect::<rusqlite::Result<_>>()?;
        let rows = raw.into_iter().map(|(export, run_id, month, counts, stale)| {
            let month = month.map(|month| month.parse().map_err(|_| StoreError::Unreadable("month"))).transpose()?;
            Ok(LeftRow { export: parse_enum(&export, "export")?, run_id, month, left: from_json(&counts, "counts")?, stale })
        });
        rows.collect()
    }
}

/// Records a new plan. All its rows are left behind until a run takes them.
pub(super) fn note_plan(connection: &Connection, row: &StoredPlan) -> Result<(), StoreError> {
    let month = row.plan.benefits.as_ref().map(|benefits| benefits.month.to_string());
    let counts = to_json(&row.plan.left_behind(&BTreeSet::new()), "counts")?;
    connection.execute(
        "INSERT INTO left_behind (integration_id, export, plan_id, run_id, month, counts, stale) VALUES (?1, ?2, ?3, NULL, ?4, ?5, 0)
         ON CONFLICT DO UPDATE SET plan_id = excluded.plan_id, run_id = NULL, month = excluded.month, counts = excluded.counts, stale = 0",
        params![row.integration_id, enum_name(&row.export)?, row.id, month, counts],
    )?;
    Ok(())
}

/// Counts the rows of a plan again after a decision of the owner.
pub(super) fn note_decision(connection: &Connection, plan_id: &str, plan: &Plan) -> Result<(), StoreError> {
    let counts = to_json(&plan.left_behind(&BTreeSet::new()), "counts")?;
    connection.execute("UPDATE left_behind SET counts = ?2 WHERE plan_id = ?1", params![plan_id, counts])?;
    Ok(())
}

/// Records the run of a plan. A plan that was replaced by a later one changes nothing.
pub(super) fn note_run(connection: &Connection, plan_id: &str, run_id: &str, chosen: &BTreeSet<&str>) -> Result<(), StoreError> {
    let sql = "SELECT body FROM plan JOIN left_behind ON left_behind.plan_id = plan.id WHERE plan.id = ?1";
    let body: Option<String> = connection.query_row(sql, [plan_id], |row| row.get(0)).optional()?;
    let Some(body) = body else { return Ok(()) };
    let plan: Plan = from_json(&body, "plan")?;
    let counts = to_json(&plan.left_behind(chosen), "counts")?;
    connection.execute("UPDATE left_behind SET run_id = ?2, counts = ?3 WHERE plan_id = ?1", params![plan_id, run_id, counts])?;
    Ok(())
}
