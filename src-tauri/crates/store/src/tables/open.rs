//! Unsettled writes, of all integrations that write into the same account.

use domain::plan::{OpenKnown, OpenRow};
use domain::run::{ExportKind, Outcome, Reason, StepState};
use rusqlite::{OptionalExtension, params_from_iter};

use super::codec::{enum_name, from_json, parse_enum};
use crate::{Store, StoreError};

/// The writes of other runs into a run's account. They keep the run from writing the same again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherWrites {
    /// Unsettled writes, and writes that the run's plan does not know because it was made before them.
    pub rows: Vec<OpenRow>,
    /// The number of the newest ledger entry at the time of the query.
    pub up_to: i64,
}

/// Integrations that write into one account, with their ledger floors.
type SharingIntegrations = Vec<(String, i64)>;

impl Store {
    /// The unsettled writes of an export into the account of an integration. The writes of other integrations are included.
    pub fn open_writes(&self, integration_id: &str, export: ExportKind) -> Result<Vec<OpenRow>, StoreError> {
        let sharing = self.sharing_integrations(integration_id, export)?;
        self.open_rows(&sharing, export, None)
    }

    /// The writes of other runs into the account of a run, as far as they are unsettled or unknown to the run's plan.
    pub fn other_writes(&self, run_id: &str) -> Result<OtherWrites, StoreError> {
        let run = self.run(run_id)?;
        let known = self.known_writes(&run.plan_id)?;
        // The number is read first, so that the next query finds the writes that arrive meanwhile.
        let up_to = self.newest_write()?;
        let sharing = self.sharing_integrations(&run.integration_id, run.export)?;
        Ok(OtherWrites { rows: self.open_rows(&sharing, run.export, Some((run_id, known)))?, up_to })
    }

    fn known_writes(&self, plan_id: &str) -> Result<i64, StoreError> {
        let known = self.connection().query_row("SELECT ledger_seq FROM plan WHERE id = ?1", [plan_id], |row| row.get(0)).optional()?;
        known.ok_or(StoreError::Missing("plan"))
    }

    /// The integrations whose exports of a kind write into the same account. Two connections of one Personio account have only the
    /// address in common, and ids of compensation types that no other account has.
    pub(super) fn sharing_integrations(&self, integration_id: &str, export: ExportKind) -> Result<SharingIntegrations, StoreError> {
        let written_side = if export == ExportKind::EmployeeImport { "source_id" } else { "target_id" };
        let sql = format!(
            "SELECT other.id, other.ledger_floor FROM integration AS own
             JOIN connection AS mine ON mine.id = own.{written_side}
             JOIN integration AS other JOIN connection AS theirs ON theirs.id = other.{written_side}
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

    /// The rows with an unsettled write. `of_run`: a run whose own rows are left out, and the newest ledger entry that its plan knows.
    /// Settled writes after that entry are included.
    fn open_rows(
        &self,
        sharing: &SharingIntegrations,
        export: ExportKind,
        of_run: Option<(&str, i64)>,
    ) -> Result<Vec<OpenRow>, StoreError> {
        type Raw = (String, String, String, String, Option<String>, i64);
        let export = enum_name(&export)?;
        let (own, since) = of_run.map_or((String::new(), None), |(run, seq)| (run.to_owned(), Some(seq.to_string())));
        let mut found = Vec::new();
        for (integration, floor) in sharing {
            let connection = self.connection();
            let mut statement = connection.prepare_cached(OPEN_ROWS_SQL)?;
            let parameters = [Some(integration.clone()), Some(export.clone()), Some(own.clone()), since.clone(), Some(floor.to_string())];
            let rows: Vec<Raw> = statement
                .query_map(params_from_iter(parameters), |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
                })?
                .collect::<rusqlite::Result<_>>()?;
            drop(statement);
            drop(connection);
            for (run_id, key, body, outcome, reason, _) in rows {
                let reason = reason.as_deref().map(|text| parse_enum(text, "reason")).transpose()?;
                let known = self.open_known(&run_id, &key, parse_enum(&outcome, "outcome")?, reason)?;
                found.push(OpenRow::of(run_id, key, known, from_json(&body, "change")?));
            }
        }
        Ok(found)
    }

    fn open_known(&self, run_id: &str, key: &str, outcome: Outcome, reason: Option<Reason>) -> Result<OpenKnown, StoreError> {
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

/// Parameters: 1 integration, 2 export, 3 run to leave out, 4 newest entry that the plan knows (NULL: unsettled writes only),
/// 5 ledger floor. A failed write does not count.
const OPEN_ROWS_SQL: &str = "
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
