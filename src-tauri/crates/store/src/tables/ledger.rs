//! The ledger: every write ever intended, committed before its first byte leaves.

use chrono::{DateTime, Utc};
use domain::benefits::ReadBack;
use domain::field::Field;
use domain::fingerprint::Fingerprint;
use domain::money::Money;
use domain::run::{Step, StepState};
use rusqlite::{Connection, Row, TransactionBehavior, params};

use super::proven::note_row_of;
use super::word::{from_json, instant, json, parse, parse_instant, word};
use crate::{Store, StoreError};

/// A write about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent<'a> {
    /// What it means.
    pub idempotency_key: &'a Fingerprint,
    /// The run.
    pub run_id: &'a str,
    /// The change it belongs to.
    pub row_key: &'a str,
    /// What it does.
    pub step: Step,
    /// The fields it carries.
    pub fields: &'a [Field],
    /// The amount it carries, as it leaves.
    pub amount: Option<&'a Money>,
}

/// A row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Its number, ever growing.
    pub seq: i64,
    /// What the write means.
    pub idempotency_key: Fingerprint,
    /// The change it belongs to.
    pub row_key: String,
    /// What it does.
    pub step: Step,
    /// The fields it carries.
    pub fields: Vec<Field>,
    /// What is known of it.
    pub state: StepState,
    /// The target's id of what was written.
    pub target_id: Option<String>,
    /// When it was about to be sent.
    pub intended_at: DateTime<Utc>,
    /// When what is known of it was noted last.
    pub changed_at: DateTime<Utc>,
    /// The amount that it carried; `None`: none, or it is older than amounts are kept.
    pub amount: Option<Money>,
    /// What the last read of the target showed of it.
    pub read_back: Vec<ReadBack>,
}

impl Store {
    /// Commits an intent; the request may leave only after this returned one. Nothing is committed when another run of the same kind
    /// of export wrote something after `seen`, the newest write that was looked at: what it wrote has to be looked at first. Both in
    /// one transaction: of two processes over one file one comes first.
    ///
    /// # Errors
    /// When the file is damaged or cannot be written: then nothing may be sent.
    pub fn record_intent_unless_written(&self, intent: &Intent<'_>, seen: i64, now: DateTime<Utc>) -> Result<Option<i64>, StoreError> {
        self.or_wait_until_whole()?;
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let newer: bool = transaction.query_row(
            "SELECT EXISTS (SELECT 1 FROM ledger JOIN run ON run.id = ledger.run_id
                 WHERE seq > ?1 AND run_id <> ?2 AND run.export = (SELECT export FROM run WHERE id = ?2))",
            params![seen, intent.run_id],
            |row| row.get(0),
        )?;
        if newer {
            return Ok(None);
        }
        let seq = insert(&transaction, intent, now)?;
        transaction.commit()?;
        Ok(Some(seq))
    }

    /// The number of the newest write.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_write(&self) -> Result<i64, StoreError> {
        Ok(self.connection().query_row("SELECT coalesce(max(seq), 0) FROM ledger", [], |row| row.get(0))?)
    }

    /// Commits what became of an intent.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_step(&self, seq: i64, state: StepState, target_id: Option<&str>, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "UPDATE ledger SET state = ?2, target_id = coalesce(?3, target_id), changed_at = ?4 WHERE seq = ?1",
            params![seq, word(&state)?, target_id, instant(now)],
        )?;
        note_row_of(&transaction, seq)?;
        transaction.commit()?;
        Ok(())
    }

    /// Commits what a read of the target showed of a write, in the place of what an earlier read showed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_read_back(&self, seq: i64, read_back: &[ReadBack], now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "UPDATE ledger SET read_back = ?2, changed_at = ?3 WHERE seq = ?1",
            params![seq, json(&read_back, "read back")?, instant(now)],
        )?;
        note_row_of(&transaction, seq)?;
        transaction.commit()?;
        Ok(())
    }

    /// The rows of a run, in the order in which they were intended.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ledger(&self, run_id: &str) -> Result<Vec<LedgerEntry>, StoreError> {
        self.ledger_rows("run_id = ?1", &[run_id])
    }

    /// The rows of one change of a run, in the order in which they were intended.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ledger_of(&self, run_id: &str, row_key: &str) -> Result<Vec<LedgerEntry>, StoreError> {
        self.ledger_rows("run_id = ?1 AND row_key = ?2", &[run_id, row_key])
    }

    fn ledger_rows(&self, which: &str, parameters: &[&str]) -> Result<Vec<LedgerEntry>, StoreError> {
        rows_where(&self.connection(), which, parameters)
    }
}

/// The same, for a transaction.
pub(super) fn ledger_of(connection: &Connection, run_id: &str, row_key: &str) -> Result<Vec<LedgerEntry>, StoreError> {
    rows_where(connection, "run_id = ?1 AND row_key = ?2", &[run_id, row_key])
}

fn rows_where(connection: &Connection, which: &str, parameters: &[&str]) -> Result<Vec<LedgerEntry>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT seq, idempotency_key, row_key, step, fields, state, target_id, intended_at, changed_at, amount, read_back
         FROM ledger WHERE {which} ORDER BY seq"
    ))?;
    let raw: Vec<Raw> = statement.query_map(rusqlite::params_from_iter(parameters), Raw::read)?.collect::<rusqlite::Result<_>>()?;
    raw.into_iter().map(LedgerEntry::try_from).collect()
}

/// A row as it is stored.
struct Raw {
    seq: i64,
    idempotency_key: String,
    row_key: String,
    step: String,
    fields: String,
    state: String,
    target_id: Option<String>,
    intended_at: String,
    changed_at: String,
    amount: Option<String>,
    read_back: Option<String>,
}

impl Raw {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            idempotency_key: row.get(1)?,
            row_key: row.get(2)?,
            step: row.get(3)?,
            fields: row.get(4)?,
            state: row.get(5)?,
            target_id: row.get(6)?,
            intended_at: row.get(7)?,
            changed_at: row.get(8)?,
            amount: row.get(9)?,
            read_back: row.get(10)?,
        })
    }
}

impl TryFrom<Raw> for LedgerEntry {
    type Error = StoreError;

    fn try_from(raw: Raw) -> Result<Self, StoreError> {
        Ok(Self {
            seq: raw.seq,
            idempotency_key: Fingerprint::stored(raw.idempotency_key),
            row_key: raw.row_key,
            step: parse(&raw.step, "step")?,
            fields: from_json(&raw.fields, "fields")?,
            state: parse(&raw.state, "step state")?,
            target_id: raw.target_id,
            intended_at: parse_instant(&raw.intended_at)?,
            changed_at: parse_instant(&raw.changed_at)?,
            amount: raw.amount.as_deref().map(|text| from_json(text, "amount")).transpose()?,
            read_back: raw.read_back.as_deref().map(|text| from_json(text, "read back")).transpose()?.unwrap_or_default(),
        })
    }
}

fn insert(connection: &Connection, intent: &Intent<'_>, now: DateTime<Utc>) -> Result<i64, StoreError> {
    connection.execute(
        "INSERT INTO ledger (idempotency_key, run_id, row_key, step, fields, state, intended_at, changed_at, amount)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)",
        params![
            intent.idempotency_key.as_str(),
            intent.run_id,
            intent.row_key,
            word(&intent.step)?,
            json(&intent.fields, "fields")?,
            word(&StepState::Intended)?,
            instant(now),
            intent.amount.map(|amount| json(amount, "amount")).transpose()?
        ],
    )?;
    Ok(connection.last_insert_rowid())
}
