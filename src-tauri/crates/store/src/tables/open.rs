//! Writes that nobody could settle yet, of every integration that writes into the same account.

use domain::plan::{OpenKnown, OpenRow};
use domain::run::{ExportKind, Outcome, Reason, StepState};
use rusqlite::{OptionalExtension, params_from_iter};

use super::word::{from_json, parse, word};
use crate::{Store, StoreError};

/// What other runs wrote into the account of a run, as far as it keeps the run from writing the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherWrites {
    /// Writes that nobody could settle yet, and writes that the run's plan was made too early to know.
    pub rows: Vec<OpenRow>,
    /// The number of the ledger's newest row at that time.
    pub up_to: i64,
}

/// Integrations that write into the account of one, each with the newest write that went to another account.
type Sharing = Vec<(String, i64)>;

impl Store {
    /// The writes of an export into the account of an integration that nobody could settle yet, by whichever integration.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_writes(&self, integration_id: &str, export: ExportKind) -> Result<Vec<OpenRow>, StoreError> {
        let sharing = self.sharing(integration_id, export)?;
        self.open_rows(&sharing, export, None)
    }

    /// What other runs wrote, or may have written, into the account of a run without its plan knowing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn other_writes(&self, run_id: &str) -> Result<OtherWrites, StoreError> {
        let run = self.run(run_id)?;
        let known = self.known_writes(&run.plan_id)?;
        // The number first: what comes while the rows are read is found by the next look.
        let up_to = self.newest_write()?;
        let sharing = self.sharing(&run.integration_id, run.export)?;
        Ok(OtherWrites { rows: self.open_rows(&sharing, run.export, Some((run_id, known)))?, up_to })
    }

    fn known_writes(&self, plan_id: &str) -> Result<i64, StoreError> {
        let known = self.connection().query_row("SELECT ledger_seq FROM plan WHERE id = ?1", [plan_id], |row| row.get(0)).optional()?;
        known.ok_or(StoreError::Missing("plan"))
    }

    /// The integrations whose runs of a kind write into the same account. Two clients of one Personio account have nothing in
    /// common but the address, and ids of compensation types that no other account has.
    pub(super) fn sharing(&self, integration_id: &str, export: ExportKind) -> Result<Sharing, StoreError> {
        let written = if export == ExportKind::EmployeeImport { "source_id" } else { "target_id" };
        let sql = format!(
            "SELECT other.id, other.ledger_floor FROM integration AS own
             JOIN connection AS mine ON mine.id = own.{written}
             JOIN integration AS other JOIN connection AS theirs ON theirs.id = other.{written}
             WHERE own.id = ?1 AND (theirs.id = mine.id
                 OR theirs.service = mine.service AND theirs.sample = mine.sample
                    AND rtrim(lower(theirs.address), '/') = rtrim(lower(mine.address), '/')
                    AND (mine.service = 'personio' OR theirs.account_id = mine.account_id
                         OR theirs.account_id IS NULL OR mine.account_id IS NULL))"
        );
        let connection = self.connection();
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([integration_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The rows with a write that is open. `unless`: a run whose own rows do not count, and after which write of
    /// the ledger those that came to their end count all the same.
    fn open_rows(&self, sharing: &Sharing, export: ExportKind, unless: Option<(&str, i64)>) -> Result<Vec<OpenRow>, StoreError> {
        type Raw = (String, String, String, String, Option<String>, i64);
        let export = word(&export)?;
        let (own, since) = unless.map_or((String::new(), None), |(run, seq)| (run.to_owned(), Some(seq.to_string())));
        let mut found = Vec::new();
        for (integration, floor) in sharing {
            let connection = self.connection();
            let mut statement = connection.prepare_cached(SQL)?;
            let given = [Some(integration.clone()), Some(export.clone()), Some(own.clone()), since.clone(), Some(floor.to_string())];
            let rows: Vec<Raw> = statement
                .query_map(params_from_iter(given), |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
                })?
                .collect::<rusqlite::Result<_>>()?;
            drop(statement);
            drop(connection);
            for (run_id, key, body, outcome, reason, _) in rows {
                let reason = reason.as_deref().map(|text| parse(text, "reason")).transpose()?;
                let known = self.known(&run_id, &key, parse(&outcome, "outcome")?, reason)?;
                found.push(OpenRow::of(run_id, key, known, from_json(&body, "change")?));
            }
        }
        Ok(found)
    }

    fn known(&self, run_id: &str, key: &str, outcome: Outcome, reason: Option<Reason>) -> Result<OpenKnown, StoreError> {
        let states: Vec<StepState> = self.ledger_of(run_id, key)?.into_iter().map(|row| row.state).collect();
        Ok(if states.contains(&StepState::Intended) {
            OpenKnown::NoAnswer
        } else if states.contains(&StepState::Unknown) {
            OpenKnown::AnswerUnclear
        } else if outcome == Outcome::Unknown && reason == Some(Reason::CannotBeSeen) {
            OpenKnown::NotShown
        } else {
            OpenKnown::NotReadBack
        })
    }
}

/// The rows of other runs with a write that did not fail, and that is open or newer than a write of the ledger.
const SQL: &str = "
    WITH entry AS (
        SELECT run_id, row_key, max(seq) AS seq FROM ledger WHERE state IN ('intended', 'unknown') AND seq > CAST(?5 AS INTEGER)
            GROUP BY run_id, row_key
        UNION SELECT ledger.run_id, row_key, max(seq) FROM run_row INDEXED BY run_row_by_outcome
            JOIN ledger ON ledger.run_id = run_row.run_id AND row_key = key AND state <> 'failed' AND seq > CAST(?5 AS INTEGER)
            WHERE outcome IN ('unknown', 'sent') GROUP BY ledger.run_id, row_key
        UNION SELECT run_id, row_key, max(seq) FROM ledger
            WHERE ?4 IS NOT NULL AND seq > max(CAST(?4 AS INTEGER), CAST(?5 AS INTEGER)) AND state <> 'failed' GROUP BY run_id, row_key)
    SELECT run.id, run_row.key, run_row.body, run_row.outcome, run_row.reason, max(entry.seq) FROM entry
        JOIN run ON run.id = entry.run_id AND run.integration_id = ?1 AND run.export = ?2 AND run.id <> ?3
        JOIN run_row ON run_row.run_id = run.id AND run_row.key = entry.row_key
    GROUP BY run.id, run_row.key ORDER BY max(entry.seq)";
