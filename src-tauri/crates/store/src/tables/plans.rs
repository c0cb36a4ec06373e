//! Plans: what was reviewed, kept as it was shown.

use chrono::{DateTime, NaiveDate, Utc};
use domain::benefits::PayrollMonth;
use domain::plan::Plan;
use domain::run::ExportKind;
use rusqlite::{OptionalExtension, params};

use super::left_behind::{note_decision, note_plan};
use super::word::{from_json, instant, json, parse, parse_instant, word};
use crate::{Store, StoreError};

/// A stored plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPlan {
    /// Its id.
    pub id: String,
    /// The integration it was made for.
    pub integration_id: String,
    /// What kind of export.
    pub export: ExportKind,
    /// When.
    pub made_at: DateTime<Utc>,
    /// The calendar day it was made for.
    pub today: NaiveDate,
    /// Whether salaries were compared.
    pub salaries_known: bool,
    /// Active people in the source whom the integration is about.
    pub active: u32,
    /// People of Alexis HR whom the integration is not about.
    pub out_of_scope: u32,
    /// A fingerprint of the settings and accounts that it was made with.
    pub settings_fingerprint: String,
    /// The number of the ledger's newest row before anything was read for the plan: what was written since, it does not know. A
    /// moment would not do: clocks are set back.
    pub known_writes: i64,
    /// The rows.
    pub plan: Plan,
}

impl Store {
    /// Adds a plan.
    ///
    /// # Errors
    /// When the file cannot be written.
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
                word(&row.export)?,
                instant(row.made_at),
                row.today.to_string(),
                row.salaries_known,
                row.settings_fingerprint,
                json(&row.plan, "plan")?,
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

    /// One plan.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none of that id.
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
            export: parse(&export, "export")?,
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

    /// The payroll month of a plan of benefits.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn plan_month(&self, id: &str) -> Result<Option<PayrollMonth>, StoreError> {
        let month: Option<Option<String>> =
            self.connection().query_row("SELECT month FROM plan WHERE id = ?1", [id], |row| row.get(0)).optional()?;
        month.flatten().map(|month| month.parse().map_err(|_| StoreError::Unreadable("month"))).transpose()
    }

    /// Changes the rows of a plan that was not sent: the owner decided something in the review.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it is not there or was sent.
    pub fn update_plan(&self, id: &str, plan: &Plan) -> Result<(), StoreError> {
        let sql = "UPDATE plan SET body = ?2 WHERE id = ?1 AND id NOT IN (SELECT plan_id FROM run)";
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        if transaction.execute(sql, params![id, json(plan, "plan")?])? == 0 {
            return Err(StoreError::Missing("plan"));
        }
        note_decision(&transaction, id, plan)?;
        transaction.commit()?;
        Ok(())
    }

    /// How many active people the source had at the last run of this kind that sent anything. `None`: there was none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn active_before(&self, integration_id: &str, export: ExportKind) -> Result<Option<u32>, StoreError> {
        let sql = "SELECT plan.active FROM run JOIN plan ON plan.id = run.plan_id
                   WHERE run.integration_id = ?1 AND run.export = ?2 AND plan.active > 0
                     AND EXISTS (SELECT 1 FROM ledger WHERE ledger.run_id = run.id) ORDER BY run.started_at DESC LIMIT 1";
        Ok(self.connection().query_row(sql, params![integration_id, word(&export)?], |row| row.get(0)).optional()?)
    }

    /// Forgets the plans of an integration that were never sent, except one. A plan holds people: it is not kept for nothing.
    ///
    /// # Errors
    /// When the file cannot be written.
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
