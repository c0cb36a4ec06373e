//! The rows of runs with their outcomes.

use domain::field::Field;
use domain::plan::Change;
use domain::run::{Outcome, Reason};
use rusqlite::params;

use super::codec::{enum_name, from_json, parse_enum, to_json};
use super::failure::Failure;
use super::proven::note_row;
use crate::{Store, StoreError};

/// The outcome of a row, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowOutcome {
    pub outcome: Outcome,
    /// The reason; a confirmed row usually has none.
    pub reason: Option<Reason>,
    /// The fields that the reason concerns.
    pub fields: Vec<Field>,
    /// The failure behind the reason.
    pub failure: Option<Failure>,
}

impl RowOutcome {
    /// An outcome without a reason.
    pub fn plain(outcome: Outcome) -> Self {
        Self { outcome, reason: None, fields: Vec::new(), failure: None }
    }

    pub fn because(outcome: Outcome, reason: Reason) -> Self {
        Self { reason: Some(reason), ..Self::plain(outcome) }
    }

    #[must_use]
    pub fn about(self, fields: Vec<Field>) -> Self {
        Self { fields, ..self }
    }

    #[must_use]
    pub fn with_failure(self, failure: Option<Failure>) -> Self {
        Self { failure, ..self }
    }
}

/// A row that the owner chose for a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRunRow {
    /// The row as it was reviewed.
    pub change: Change,
    pub result: RowOutcome,
    /// It is confirmed, and what the ledger holds does not bear out what was approved.
    pub not_proven: bool,
}

impl Store {
    /// The rows of a run, in the order of the plan.
    pub fn run_rows(&self, run_id: &str) -> Result<Vec<StoredRunRow>, StoreError> {
        type Raw = (String, String, Option<String>, String, Option<String>, Option<bool>);
        let connection = self.connection();
        let mut statement = connection
            .prepare("SELECT body, outcome, reason, reason_fields, failure, not_proven FROM run_row WHERE run_id = ?1 ORDER BY position")?;
        let raw: Vec<Raw> = statement
            .query_map([run_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?)))?
            .collect::<rusqlite::Result<_>>()?;
        raw.into_iter()
            .map(|(body, outcome, reason, fields, failure, not_proven)| {
                Ok(StoredRunRow {
                    change: from_json(&body, "change")?,
                    result: RowOutcome {
                        outcome: parse_enum(&outcome, "outcome")?,
                        reason: reason.as_deref().map(|name| parse_enum(name, "reason")).transpose()?,
                        fields: from_json(&fields, "fields")?,
                        failure: failure.as_deref().map(|text| from_json(text, "failure")).transpose()?,
                    },
                    not_proven: not_proven.unwrap_or_default(),
                })
            })
            .collect()
    }

    pub fn set_row_outcome(&self, run_id: &str, key: &str, result: &RowOutcome) -> Result<(), StoreError> {
        let reason = result.reason.as_ref().map(enum_name).transpose()?;
        let failure = result.failure.as_ref().map(|failure| to_json(failure, "failure")).transpose()?;
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "UPDATE run_row SET outcome = ?3, reason = ?4, reason_fields = ?5, failure = ?6 WHERE run_id = ?1 AND key = ?2",
            params![run_id, key, enum_name(&result.outcome)?, reason, to_json(&result.fields, "fields")?, failure],
        )?;
        note_row(&transaction, run_id, key)?;
        transaction.commit()?;
        Ok(())
    }

    /// The number of confirmed rows with this reason.
    pub fn confirmed_because(&self, run_id: &str, reason: Reason) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM run_row WHERE run_id = ?1 AND outcome = ?2 AND reason = ?3";
        let parameters = [run_id, &enum_name(&Outcome::Confirmed)?, &enum_name(&reason)?];
        Ok(self.connection().query_row(sql, parameters, |row| row.get(0))?)
    }

    /// The number of rows of a run by outcome.
    pub fn outcome_counts(&self, run_id: &str) -> Result<Vec<(Outcome, u32)>, StoreError> {
        const ALL: [Outcome; 6] =
            [Outcome::Waiting, Outcome::Sent, Outcome::Confirmed, Outcome::Failed, Outcome::Unknown, Outcome::Skipped];
        let names = ALL.iter().map(enum_name).collect::<Result<Vec<String>, _>>()?.join("', '");
        let connection = self.connection();
        // Every outcome is named, so that the index alone answers the query and no row is read.
        let mut statement = connection.prepare_cached(&format!(
            "SELECT outcome, count(*) FROM run_row INDEXED BY run_row_by_outcome
             WHERE outcome IN ('{names}') AND run_id = ?1 GROUP BY outcome"
        ))?;
        let raw: Vec<(String, u32)> =
            statement.query_map([run_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        raw.into_iter().map(|(outcome, count)| Ok((parse_enum::<Outcome>(&outcome, "outcome")?, count))).collect()
    }
}
