//! Runs: executions of the rows that the owner chose from a plan.

use chrono::{DateTime, Utc};
use domain::plan::Change;
use domain::run::{ExportKind, Outcome, Reason, RunState, StepState};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::codec::{enum_name, format_instant, from_json, parse_enum, parse_instant, to_json};
use super::failure::Failure;
use super::left_behind::note_run;
use super::put_aside::OPEN;
use crate::{Store, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRun {
    pub id: String,
    pub plan_id: String,
    pub integration_id: String,
    pub export: ExportKind,
    pub started_at: DateTime<Utc>,
    /// `None`: the run has not ended.
    pub ended_at: Option<DateTime<Utc>>,
    pub state: RunState,
    /// The failure that stopped the run.
    pub stopped_by: Option<Failure>,
    /// The time at which retention removed names and values from the run.
    pub cleared_at: Option<DateTime<Utc>>,
}

/// A filter for a page of the history.
#[derive(Debug, Clone, Default)]
pub struct RunFilter {
    /// Only this integration.
    pub integration_id: Option<String>,
    /// Only runs that need the owner: interrupted runs, and runs with unconfirmed or open rows.
    pub needs_attention: bool,
    /// Only runs with a person whose name contains this text.
    pub text: Option<String>,
    pub limit: u32,
    pub offset: u32,
}

struct Raw {
    id: String,
    plan_id: String,
    integration_id: String,
    export: String,
    started_at: String,
    ended_at: Option<String>,
    state: String,
    stopped_by: Option<String>,
    cleared_at: Option<String>,
}

const COLUMNS: &str = "id, plan_id, integration_id, export, started_at, ended_at, state, stopped_by, cleared_at";

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        id: row.get(0)?,
        plan_id: row.get(1)?,
        integration_id: row.get(2)?,
        export: row.get(3)?,
        started_at: row.get(4)?,
        ended_at: row.get(5)?,
        state: row.get(6)?,
        stopped_by: row.get(7)?,
        cleared_at: row.get(8)?,
    })
}

impl TryFrom<Raw> for StoredRun {
    type Error = StoreError;

    fn try_from(raw: Raw) -> Result<Self, StoreError> {
        Ok(Self {
            export: parse_enum(&raw.export, "export")?,
            started_at: parse_instant(&raw.started_at)?,
            ended_at: raw.ended_at.as_deref().map(parse_instant).transpose()?,
            state: parse_enum(&raw.state, "run state")?,
            stopped_by: raw.stopped_by.as_deref().map(|text| from_json(text, "failure")).transpose()?,
            cleared_at: raw.cleared_at.as_deref().map(parse_instant).transpose()?,
            id: raw.id,
            plan_id: raw.plan_id,
            integration_id: raw.integration_id,
        })
    }
}

impl Store {
    /// Stores a run and its chosen rows, which wait, in one transaction.
    /// `false`: nothing was stored, because the plan was sent already.
    pub fn begin_run(&self, run: &StoredRun, changes: &[&Change]) -> Result<bool, StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let added = transaction.execute(
            "INSERT INTO run (id, plan_id, integration_id, export, started_at, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (plan_id) DO NOTHING",
            params![
                run.id,
                run.plan_id,
                run.integration_id,
                enum_name(&run.export)?,
                format_instant(run.started_at),
                enum_name(&run.state)?
            ],
        )?;
        if added == 0 {
            return Ok(false);
        }
        for (position, change) in (0_i64..).zip(changes) {
            transaction.execute(
                "INSERT INTO run_row (run_id, position, key, name, folded_name, body, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    run.id,
                    position,
                    change.key,
                    change.name,
                    change.name.to_lowercase(),
                    to_json(change, "change")?,
                    enum_name(&Outcome::Waiting)?
                ],
            )?;
        }
        note_run(&transaction, &run.plan_id, &run.id, &changes.iter().map(|change| change.key.as_str()).collect())?;
        transaction.commit()?;
        Ok(true)
    }

    /// One run. Fails with [`StoreError::Missing`] when the id is unknown.
    pub fn run(&self, id: &str) -> Result<StoredRun, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM run WHERE id = ?1");
        let raw = self.connection().query_row(&sql, [id], read).optional()?;
        raw.ok_or(StoreError::Missing("run"))?.try_into()
    }

    /// A page of the history, newest run first, with the number of runs on all pages.
    pub fn runs(&self, filter: &RunFilter) -> Result<(Vec<StoredRun>, u32), StoreError> {
        let pattern = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(like_pattern);
        let connection = self.connection();
        let mut statement = connection.prepare_cached(&page_sql())?;
        // The query that finds the page also counts all runs, because a search for a name is slow.
        let parameters = params![filter.integration_id, filter.needs_attention, pattern, filter.limit, filter.offset];
        let raw: Vec<(Raw, u32)> =
            statement.query_map(parameters, |row| Ok((read(row)?, row.get("total")?)))?.collect::<rusqlite::Result<_>>()?;
        let total = match raw.first() {
            Some((_, total)) => *total,
            // A page past the last one has no row that holds the total.
            None if filter.offset > 0 => {
                drop(statement);
                drop(connection);
                self.runs(&RunFilter { offset: 0, limit: 1, ..filter.clone() })?.1
            }
            None => 0,
        };
        Ok((raw.into_iter().map(|(raw, _)| StoredRun::try_from(raw)).collect::<Result<_, _>>()?, total))
    }

    /// The latest run of an integration for each kind of export, newest first.
    pub fn last_runs(&self, integration_id: &str) -> Result<Vec<StoredRun>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM run WHERE integration_id = ?1 AND NOT EXISTS (
                 SELECT 1 FROM run AS later WHERE later.integration_id = run.integration_id AND later.export = run.export
                   AND (later.started_at, later.id) > (run.started_at, run.id))
             ORDER BY started_at DESC, id"
        ))?;
        let raw: Vec<Raw> = statement.query_map([integration_id], read)?.collect::<rusqlite::Result<_>>()?;
        raw.into_iter().map(StoredRun::try_from).collect()
    }

    /// The runs of an integration that have not ended or have unconfirmed rows, newest first, each with the number of its unconfirmed rows.
    pub fn open_runs(&self, integration_id: &str) -> Result<Vec<(StoredRun, u32)>, StoreError> {
        let connection = self.connection();
        let sql = format!(
            "SELECT {COLUMNS}, (SELECT count(*) FROM run_row INDEXED BY run_row_by_outcome
                                WHERE outcome IN ('sent', 'unknown') AND run_id = run.id) AS open
             FROM run WHERE integration_id = ?1
               AND (state IN ('interrupted', 'running') OR id IN (SELECT run_id FROM run_row WHERE outcome IN ('sent', 'unknown')))
             ORDER BY started_at DESC, id"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let raw: Vec<(Raw, u32)> =
            statement.query_map([integration_id], |row| Ok((read(row)?, row.get("open")?)))?.collect::<rusqlite::Result<_>>()?;
        raw.into_iter().map(|(raw, open)| Ok((StoredRun::try_from(raw)?, open))).collect()
    }

    pub fn set_run_state(
        &self,
        id: &str,
        state: RunState,
        ended_at: Option<DateTime<Utc>>,
        stopped_by: Option<&Failure>,
    ) -> Result<(), StoreError> {
        let failure = stopped_by.map(|failure| to_json(failure, "failure")).transpose()?;
        self.connection().execute(
            "UPDATE run SET state = ?2, ended_at = ?3, stopped_by = ?4 WHERE id = ?1",
            params![id, enum_name(&state)?, ended_at.map(format_instant), failure],
        )?;
        Ok(())
    }

    /// Marks the runs that were running when the app ended as interrupted, and their waiting rows with an intended write as unknown.
    /// Called once, at the start of the app. Returns the number of runs.
    pub fn mark_interrupted_runs(&self) -> Result<usize, StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let marked = mark_interrupted(&transaction)?;
        transaction.commit()?;
        Ok(marked)
    }

    /// Stores the target's people before the run's first write. A continued run does not overwrite them.
    pub fn keep_baseline(&self, id: &str, baseline: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE run SET baseline = ?2 WHERE id = ?1 AND baseline IS NULL", [id, baseline])?;
        Ok(())
    }

    /// The target's people before the run's first write, as JSON of the caller.
    pub fn baseline(&self, id: &str) -> Result<Option<String>, StoreError> {
        let baseline = self.connection().query_row("SELECT baseline FROM run WHERE id = ?1", [id], |row| row.get(0)).optional()?;
        Ok(baseline.flatten())
    }
}

/// [`Store::mark_interrupted_runs`] within a transaction. A merge uses it too.
pub(crate) fn mark_interrupted(transaction: &Transaction<'_>) -> Result<usize, StoreError> {
    let (interrupted, running) = (enum_name(&RunState::Interrupted)?, enum_name(&RunState::Running)?);
    let marked = transaction.execute("UPDATE main.run SET state = ?1 WHERE state = ?2", [&interrupted, &running])?;
    transaction.execute(
        "UPDATE main.run_row SET outcome = ?1, reason = CASE WHEN EXISTS (
                 SELECT 1 FROM main.ledger WHERE ledger.run_id = run_row.run_id AND row_key = key AND state = ?6)
             THEN ?7 ELSE ?2 END
         WHERE outcome = ?3 AND run_id IN (SELECT id FROM main.run WHERE state = ?4)
           AND EXISTS (SELECT 1 FROM main.ledger WHERE ledger.run_id = run_row.run_id AND row_key = key AND state <> ?5)",
        [
            enum_name(&Outcome::Unknown)?,
            enum_name(&Reason::AnswerUnclear)?,
            enum_name(&Outcome::Waiting)?,
            interrupted,
            enum_name(&StepState::Failed)?,
            enum_name(&StepState::Intended)?,
            enum_name(&Reason::NoAnswer)?,
        ],
    )?;
    Ok(marked)
}

/// The query for a page of the history. Each row holds the total. A name is searched among the distinct names, one index step for each,
/// because the same people are in every run.
fn page_sql() -> String {
    format!(
        "WITH RECURSIVE known (folded) AS (
             SELECT min(folded_name) FROM run_row
             UNION ALL
             SELECT (SELECT min(folded_name) FROM run_row WHERE folded_name > known.folded) FROM known WHERE known.folded IS NOT NULL
         )
         SELECT {COLUMNS}, count(*) OVER () AS total FROM run
         WHERE (?1 IS NULL OR integration_id = ?1)
           AND (?2 = 0 OR state IN ('interrupted', 'running')
                OR id IN (SELECT run_id FROM run_row WHERE outcome IN ('unknown', 'sent'))
                OR id IN (SELECT line.run_id FROM {OPEN}))
           AND (?3 IS NULL OR id IN (SELECT run_id FROM run_row
                                     WHERE folded_name IN (SELECT folded FROM known WHERE folded LIKE ?3 ESCAPE '\\')))
         ORDER BY started_at DESC, id LIMIT ?4 OFFSET ?5"
    )
}

/// The `LIKE` pattern for a text, with its special characters escaped.
fn like_pattern(text: &str) -> String {
    let escaped = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_page_query_reads_indexes_only() {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(folder.path(), DateTime::UNIX_EPOCH).unwrap();
        let connection = store.connection();
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", page_sql())).unwrap();
        let parameters = params![None::<String>, true, "%a%", 25, 0];
        let steps: Vec<String> =
            statement.query_map(parameters, |row| row.get("detail")).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        let reads_rows = |step: &&String| ["run_row", " line ", " later "].iter().any(|name| step.contains(name));
        let row_steps: Vec<&String> = steps.iter().filter(reads_rows).collect();
        assert!(row_steps.len() >= 6, "{steps:#?}");
        assert!(row_steps.iter().all(|step| step.starts_with("SEARCH") && step.contains("COVERING INDEX")), "{steps:#?}");
    }
}
