//! Plans, stored as they were reviewed.

use chrono::{DateTime, NaiveDate, Utc};
use domain::benefits::PayrollMonth;
use domain::plan::Plan;
use domain::run::ExportKind;
use rusqlite::{OptionalExtension, params};

use super::codec::{enum_name, format_instant, from_json, parse_enum, parse_instant, to_json};
use super::left_behind::{note_decision, note_plan};
use crate::{Store, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPlan {
    pub id: String,
    pub integration_id: String,
    pub export: ExportKind,
    pub made_at: DateTime<Utc>,
    /// The calendar day for which the plan was made.
    pub today: NaiveDate,
    /// Whether salaries were compared.
    pub salaries_known: bool,
    /// The number of active people in the source within the integration's scope.
    pub active: u32,
    /// The number of people in Alexis HR outside the integration's scope.
    pub out_of_scope: u32,
    /// A fingerprint of the settings and accounts with which the plan was made.
    pub settings_fingerprint: String,
    /// The number of the newest ledger entry before the plan read anything. The plan does not know later writes. A time would not do,
    /// because clocks can be set back.
    pub known_writes: i64,
    pub plan: Plan,
}

impl Store {
    pub fn add_plan(&self, row: &StoredPlan) -> Result<(), StoreError> {
        let period = row.plan.leave.as_ref().map(|leave| leave.period);
        let month = row.plan.benefits.as_ref().map(|benefits| benefits.month.to_string());
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "INSERT INTO plan (id, integration_id, export, made_at, today, salaries_known, settings_fingerprint, body, active, out_of_scope,
                               period_from, period_to, month, ledger_seq)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            params![
                row.id,
                row.integration_id,
                enum_name(&row.export)?,
                format_instant(row.made_at),
                row.today.to_string(),
                row.salaries_known,
                row.settings_fingerprint,
                to_json(&row.plan, "plan")?,
                row.active,
                row.out_of_scope,
                period.map(|period| period.from.to_string()),
                period.map(|period| period.to.to_string()),
                month,
                row.known_writes,
            ],
        )?;
        note_plan(&transaction, row)?;
        transaction.commit()?;
        Ok(())
    }

    /// One plan. Fails with [`StoreError::Missing`] when the id is unknown.
    pub fn plan(&self, id: &str) -> Result<StoredPlan, StoreError> {
        type Raw = (String, String, String, String, bool, String, String, u32, u32, i64);
        let raw: Option<Raw> = self
            .connection()
            .query_row(
                "SELECT integration_id, export, made_at, today, salaries_known, settings_fingerprint, body, active, out_of_scope, ledger_seq
                 FROM plan WHERE id = ?1",
                [id],
                |row| {
                    Ok((
                        row.get(0)?,
                        row.get(1)?,
                        row.get(2)?,
                        row.get(3)?,
                        row.get(4)?,
                        row.get(5)?,
                        row.get(6)?,
                        row.get(7)?,
                        row.get(8)?,
                        row.get(9)?,
                    ))
                },
            )
            .optional()?;
        let (integration_id, export, made_at, today, salaries_known, settings_fingerprint, body, active, out_of_scope, known_writes) =
            raw.ok_or(StoreError::Missing("plan"))?;
        Ok(StoredPlan {
            id: id.to_owned(),
            integration_id,
            export: parse_enum(&export, "export")?,
            made_at: parse_instant(&made_at)?,
            today: today.parse().map_err(|_| StoreError::Unreadable("plan day"))?,
            salaries_known,
            active,
            out_of_scope,
            settings_fingerprint,
            known_writes,
            plan: from_json(&body, "plan")?,
        })
    }

    /// The payroll month of a benefit plan. `None`: another plan.
    pub fn plan_month(&self, id: &str) -> Result<Option<PayrollMonth>, StoreError> {
        let month: Option<Option<String>> =
            self.connection().query_row("SELECT month FROM plan WHERE id = ?1", [id], |row| row.get(0)).optional()?;
        month.flatten().map(|month| month.parse().map_err(|_| StoreError::Unreadable("month"))).transpose()
    }

    /// Replaces the content of an unsent plan after a decision of the owner in the review.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when the id is unknown or the plan was sent.
    pub fn update_plan(&self, id: &str, plan: &Plan) -> Result<(), StoreError> {
        let sql = "UPDATE plan SET body = ?2 WHERE id = ?1 AND id NOT IN (SELECT plan_id FROM run)";
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        if transaction.execute(sql, params![id, to_json(plan, "plan")?])? == 0 {
            return Err(StoreError::Missing("plan"));
        }
        note_decision(&transaction, id, plan)?;
        transaction.commit()?;
        Ok(())
    }

    /// The number of active people in the source at the last run of this kind that sent anything. `None`: there is no such run.
    pub fn active_before(&self, integration_id: &str, export: ExportKind) -> Result<Option<u32>, StoreError> {
        let sql = "SELECT plan.active FROM run JOIN plan ON plan.id = run.plan_id
                   WHERE run.integration_id = ?1 AND run.export = ?2 AND plan.active > 0
                     AND EXISTS (SELECT 1 FROM ledger WHERE ledger.run_id = run.id) ORDER BY run.started_at DESC LIMIT 1";
        Ok(self.connection().query_row(sql, params![integration_id, enum_name(&export)?], |row| row.get(0)).optional()?)
    }

    /// Deletes the unsent plans of an integration, except one. A plan holds data of people and is not kept without need.
    pub fn forget_unsent_plans(&self, integration_id: &str, keep: &str) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "DELETE FROM plan WHERE integration_id = ?1 AND id <> ?2 AND id NOT IN (SELECT plan_id FROM run)",
            [integration_id, keep],
        )?;
        // Without a plan to keep, something changed that plans were made with.
        if keep.is_empty() {
            transaction.execute("UPDATE left_behind SET stale = 1 WHERE integration_id = ?1", [integration_id])?;
        }
        transaction.commit()?;
        Ok(())
    }
}
