//! The least that has to be read for each view, by a connection of its own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::plan::Change;
use rusqlite::{Connection, OpenFlags, params};

use super::TRIES;
use crate::machine::shortest;

/// What needs a look, beside runs that were broken off.
const OPEN: &str = "'failed', 'unknown', 'sent'";

/// The data file, read directly.
pub struct Floor {
    file: PathBuf,
    connection: Connection,
}

fn connect(file: &Path) -> Connection {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the data file")
}

impl Floor {
    /// The file in a folder. What the app's schema has no index for is read from a copy that has one.
    pub fn open(folder: &Path) -> Self {
        let file = folder.join("paybridge.db");
        let ideal = folder.join("ideal.db");
        if !ideal.exists() {
            std::fs::copy(&file, &ideal).expect("a copy");
            let connection = Connection::open(&ideal).expect("the copy");
            let indexes = "CREATE INDEX ideal_count ON run_row (run_id, outcome);
                CREATE INDEX ideal_open ON run_row (outcome, run_id);
                CREATE INDEX ideal_name ON run_row (folded_name, run_id);";
            connection.execute_batch(indexes).expect("indexes");
        }
        Self { file, connection: connect(&ideal) }
    }

    fn took(work: impl FnMut() -> usize) -> Duration {
        shortest(TRIES, work).0
    }

    /// Opening it.
    pub fn opened(&self) -> Duration {
        Self::took(|| connect(&self.file).query_row("SELECT count(*) FROM run", [], |row| row.get::<_, u32>(0)).map_or(0, |_| 1))
    }

    fn rows(&self, sql: &str, given: &[&dyn rusqlite::ToSql]) -> Vec<String> {
        let mut statement = self.connection.prepare_cached(sql).expect("a statement");
        let rows = statement.query_map(given, |row| row.get(0)).expect("rows");
        rows.collect::<rusqlite::Result<_>>().expect("rows")
    }

    fn counted(&self, runs: &[String]) -> usize {
        let sql = "SELECT outcome FROM run_row WHERE run_id = ?1 GROUP BY outcome";
        runs.iter().map(|run| self.rows(sql, &[run]).len()).sum()
    }

    /// The rows of a page, with their counts.
    pub fn page(&self, offset: u32, limit: u32) -> Duration {
        let sql = "SELECT id FROM run ORDER BY started_at DESC LIMIT ?1 OFFSET ?2";
        Self::took(|| self.counted(&self.rows(sql, &[&limit, &offset])))
    }

    /// The newest of the runs that an SQL names, with their counts.
    fn newest(&self, runs: &str, given: &[&dyn rusqlite::ToSql], limit: u32) -> usize {
        let found: std::collections::BTreeSet<String> = self.rows(runs, given).into_iter().collect();
        let shown: Vec<String> = self.rows("SELECT id FROM run ORDER BY started_at DESC", &[]);
        let shown: Vec<String> =
            shown.into_iter().filter(|run| found.contains(run)).take(usize::try_from(limit).unwrap_or(usize::MAX)).collect();
        self.counted(&shown)
    }

    /// Runs with an open row.
    pub fn attention(&self, limit: u32) -> Duration {
        let sql = format!("SELECT DISTINCT run_id FROM run_row WHERE outcome IN ({OPEN})");
        Self::took(|| self.newest(&sql, &[], limit))
    }

    /// Runs with a name. Which names match is known beforehand.
    pub fn named(&self, text: &str, limit: u32) -> Duration {
        let names = self.rows("SELECT DISTINCT folded_name FROM run_row WHERE folded_name LIKE ?1", &[&format!("%{text}%")]);
        let names = serde_json::json!(names).to_string();
        let sql = "SELECT DISTINCT run_id FROM run_row WHERE folded_name IN (SELECT value FROM json_each(?1))";
        Self::took(|| self.newest(sql, &[&names], limit))
    }

    /// Each integration's last run, and what is open.
    pub fn overview(&self) -> Duration {
        let last = "SELECT id FROM run WHERE integration_id = ?1 ORDER BY started_at DESC LIMIT 1";
        let open = "SELECT run_id FROM run_row WHERE outcome IN ('unknown', 'sent') GROUP BY run_id";
        Self::took(|| {
            let shown: Vec<String> = super::made::INTEGRATIONS.iter().flat_map(|id| self.rows(last, &[id])).collect();
            self.counted(&shown) + self.rows(open, &[]).len()
        })
    }

    /// The rows of a run, decoded, and its ledger.
    pub fn run(&self, run: &str) -> Duration {
        let bodies = "SELECT body FROM run_row WHERE run_id = ?1 ORDER BY position";
        let ledger = "SELECT step FROM ledger WHERE run_id = ?1 ORDER BY seq";
        Self::took(|| {
            let decode = |body: String| serde_json::from_str::<Change>(&body).expect("a change");
            let rows: Vec<Change> = self.rows(bodies, &[&run]).into_iter().map(decode).collect();
            rows.len() + self.rows(ledger, &[&run]).len()
        })
    }

    /// How many bytes the stored rows of a run take.
    pub fn bodies(&self, run: &str) -> u64 {
        let sql = "SELECT sum(length(body)) FROM run_row WHERE run_id = ?1";
        let bytes: i64 = self.connection.query_row(sql, params![run], |row| row.get(0)).expect("a sum");
        u64::try_from(bytes).unwrap_or_default()
    }
}
