//! The changes of a run, and how each ended.

use domain::field::Field;
use domain::plan::Change;
use domain::run::{Outcome, Reason};
use rusqlite::params;

use super::failure::Failure;
use super::proven::note_row;
use super::word::{from_json, json, parse, word};
use crate::{Store, StoreError};

/// How a change ended, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowOutcome {
    /// How.
    pub outcome: Outcome,
    /// Why, unless it was confirmed.
    pub reason: Option<Reason>,
    /// The fields the reason is about.
    pub fields: Vec<Field>,
    /// The error behind the reason.
    pub failure: Option<Failure>,
}

impl RowOutcome {
    /// An outcome that needs no reason.
    pub fn plain(outcome: Outcome) -> Self {
        Self { outcome, reason: None, fields: Vec::new(), failure: None }
    }

    /// An outcome with its reason.
    pub fn because(outcome: Outcome, reason: Reason) -> Self {
        Self { reason: Some(reason), ..Self::plain(outcome) }
    }

    /// The same, about these fields.
    #[must_use]
    pub fn about(self, fields: Vec<Field>) -> Self {
        Self { fields, ..self }
    }

    /// The same, with the error behind it.
    #[must_use]
    pub fn with_failure(self, failure: Option<Failure>) -> Self {
        Self { failure, ..self }
    }
}

/// One chosen change of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRunRow {
    /// The change as it was reviewed.
    pub change: Change,
    /// How it ended.
    pub verdict: RowOutcome,
    /// It is confirmed, and what the ledger holds does not bear out what was approved.
    pub not_proven: bool,
}

impl Store {
    /// The changes of a run, in the order of the plan.
    ///
    /// # Errors
    /// When the file cannot be read.
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
                    verdict: RowOutcome {
                        outcome: parse(&outcome, "outcome")?,
                        reason: reason.as_deref().map(|word| parse(word, "reason")).transpose()?,
                        fields: from_json(&fields, "fields")?,
                        failure: failure.as_deref().map(|text| from_json(text, "failure")).transpose()?,
                    },
                    not_proven: not_proven.unwrap_or_default(),
                })
            })
            .collect()
    }

    /// Keeps how a change ended.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_row_outcome(&self, run_id: &str, key: &str, verdict: &RowOutcome) -> Result<(), StoreError> {
        let reason = verdict.reason.as_ref().map(word).transpose()?;
        let failure = verdict.failure.as_ref().map(|failure| json(failure, "failure")).transpose()?;
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "UPDATE run_row SET outcome = ?3, reason = ?4, reason_fields = ?5, failure = ?6 WHERE run_id = ?1 AND key = ?2",
            params![run_id, key, word(&verdict.outcome)?, reason, json(&verdict.fields, "fields")?, failure],
        )?;
        note_row(&transaction, run_id, key)?;
        transaction.commit()?;
        Ok(())
    }

    /// How many confirmed changes of a run are so with a reason.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn confirmed_because(&self, run_id: &str, reason: Reason) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM run_row WHERE run_id = ?1 AND outcome = ?2 AND reason = ?3";
        let words = [run_id, &word(&Outcome::Confirmed)?, &word(&reason)?];
        Ok(self.connection().query_row(sql, words, |row| row.get(0))?)
    }

    /// How many changes of a run ended how.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn outcome_counts(&self, run_id: &str) -> Result<Vec<(Outcome, u32)>, StoreError> {
        const ALL: [Outcome; 6] =
            [Outcome::Waiting, Outcome::Sent, Outcome::Confirmed, Outcome::Failed, Outcome::Unknown, Outcome::Skipped];
        let words = ALL.iter().map(word).collect::<Result<Vec<String>, _>>()?.join("', '");
        let connection = self.connection();
        // Every outcome by name: so the index alone answers, and not one row of the run is read.
        let mut statement = connection.prepare_cached(&format!(
            "SELECT outcome, count(*) FROM run_row INDEXED BY run_row_by_outcome
             WHERE outcome IN ('{words}') AND run_id = ?1 GROUP BY outcome"
        ))?;
        let raw: Vec<(String, u32)> =
            statement.query_map([run_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        raw.into_iter().map(|(outcome, count)| Ok((parse::<Outcome>(&outcome, "outcome")?, count))).collect()
    }
}
