//! The floor of each view: the least that has to be read for it, measured with a separate connection.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::plan::Change;
use rusqlite::{Connection, OpenFlags, params};

use super::TRIES;
use crate::machine::shortest;

/// The outcomes that need attention.
const OPEN: &str = "'failed', 'unknown', 'sent'";

pub struct Floor {
    file: PathBuf,
    connection: Connection,
}

fn connect(file: &Path) -> Connection {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the data file")
}

impl Floor {
    /// Opens the data file and a copy of it. The copy has the ideal indexes that the app's schema lacks.
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

    fn time(work: impl FnMut() -> usize) -> Duration {
        shortest(TRIES, work).0
    }

    pub fn opened(&self) -> Duration {
        Self::time(|| connect(&self.file).query_row("SELECT count(*) FROM run", [], |row| row.get::<_, u32>(0)).map_or(0, |_| 1))
    }

    fn rows(&self, sql: &str, given: &[&dyn rusqlite::ToSql]) -> Vec<String> {
        let mut statement = self.connection.prepare_cached(sql).expect("a statement");
        let rows = statement.query_map(given, |row| row.get(0)).expect("rows");
        rows.collect::<rusqlite::Result<_>>().expect("rows")
    }

    fn count_outcomes(&self, runs: &[String]) -> usize {
        let sql = "SELECT outcome FROM run_row WHERE run_id = ?1 GROUP BY outcome";
        runs.iter().map(|run| self.rows(sql, &[run]).len()).sum()
    }

    /// Reads a page of runs with their counts.
    pub fn page(&self, offset: u32, limit: u32) -> Duration {
        let sql = "SELECT id FROM run ORDER BY started_at DESC LIMIT ?1 OFFSET ?2";
        Self::time(|| self.count_outcomes(&self.rows(sql, &[&limit, &offset])))
    }

    /// Reads the newest of the runs that a query finds, with their counts.
    fn newest(&self, runs: &str, given: &[&dyn rusqlite::ToSql], limit: u32) -> usize {
        let found: std::collections::BTreeSet<String> = self.rows(runs, given).into_iter().collect();
        let shown: Vec<String> = self.rows("SELECT id FROM run ORDER BY started_at DESC", &[]);
        let shown: Vec<String> =
            shown.into_iter().filter(|run| found.contains(run)).take(usize::try_from(limit).unwrap_or(usize::MAX)).collect();
        self.count_outcomes(&shown)
    }

    pub fn attention(&self, limit: u32) -> Duration {
        let sql = format!("SELECT DISTINCT run_id FROM run_row WHERE outcome IN ({OPEN})");
        Self::time(|| self.newest(&sql, &[], limit))
    }

    /// Reads runs with a name. The matching names are known beforehand.
    pub fn named(&self, text: &str, limit: u32) -> Duration {
        let names = self.rows("SELECT DISTINCT folded_name FROM run_row WHERE folded_name LIKE ?1", &[&format!("%{text}%")]);
        let names = serde_json::json!(names).to_string();
        let sql = "SELECT DISTINCT run_id FROM run_row WHERE folded_name IN (SELECT value FROM json_each(?1))";
        Self::time(|| self.newest(sql, &[&names], limit))
    }

    /// Reads each integration's last run, and the open rows.
    pub fn overview(&self) -> Duration {
        let last = "SELECT id FROM run WHERE integration_id = ?1 ORDER BY started_at DESC LIMIT 1";
        let open = "SELECT run_id FROM run_row WHERE outcome IN ('unknown', 'sent') GROUP BY run_id";
        Self::time(|| {
            let shown: Vec<String> = super::data_file::INTEGRATIONS.iter().flat_map(|id| self.rows(last, &[id])).collect();
            self.count_outcomes(&shown) + self.rows(open, &[]).len()
        })
    }

    /// Reads and decodes the rows of a run, and reads its ledger.
    pub fn run(&self, run: &str) -> Duration {
        let bodies = "SELECT body FROM run_row WHERE run_id = ?1 ORDER BY position";
        let ledger = "SELECT step FROM ledger WHERE run_id = ?1 ORDER BY seq";
        Self::time(|| {
            let decode = |body: String| serde_json::from_str::<Change>(&body).expect("a change");
            let rows: Vec<Change> = self.rows(bodies, &[&run]).into_iter().map(decode).collect();
            rows.len() + self.rows(ledger, &[&run]).len()
        })
    }

    /// The size of a run's stored rows, in bytes.
    pub fn bodies(&self, run: &str) -> u64 {
        let sql = "SELECT sum(length(body)) FROM run_row WHERE run_id = ?1";
        let bytes: i64 = self.connection.query_row(sql, params![run], |row| row.get(0)).expect("a sum");
        u64::try_from(bytes).unwrap_or_default()
    }
}
