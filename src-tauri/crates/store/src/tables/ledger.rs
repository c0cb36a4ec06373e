//! The ledger: every write that was ever intended. An entry is committed before its request leaves.

use chrono::{DateTime, Utc};
use domain::benefits::ReadBack;
use domain::field::Field;
use domain::fingerprint::Fingerprint;
use domain::money::Money;
use domain::run::{Step, StepState};
use rusqlite::{Connection, Row, TransactionBehavior, params};

use super::codec::{enum_name, format_instant, from_json, parse_enum, parse_instant, to_json};
use super::proven::note_row_of;
use crate::{Store, StoreError};

/// A write that is about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent<'a> {
    /// The fingerprint that two equal writes share.
    pub idempotency_key: &'a Fingerprint,
    pub run_id: &'a str,
    /// The key of the run's row.
    pub row_key: &'a str,
    pub step: Step,
    /// The fields in the request.
    pub fields: &'a [Field],
    /// The amount in the request.
    pub amount: Option<&'a Money>,
}

/// A write in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// The entry's number. Later entries have higher numbers.
    pub seq: i64,
    /// The fingerprint that two equal writes share.
    pub idempotency_key: Fingerprint,
    /// The key of the run's row.
    pub row_key: String,
    pub step: Step,
    /// The fields in the request.
    pub fields: Vec<Field>,
    pub state: StepState,
    /// The target's id of the written record, once it is known.
    pub target_id: Option<String>,
    pub intended_at: DateTime<Utc>,
    /// The time of the last change of its state.
    pub changed_at: DateTime<Utc>,
    /// The amount in the request. `None`: the request had no amount, or the entry is older than this column.
    pub amount: Option<Money>,
    /// The records that the last read of the target showed.
    pub read_back: Vec<ReadBack>,
}

impl Store {
    /// Commits an intent and returns its number. The request may leave only when this returns a number.
    ///
    /// `None`: nothing was committed, because another run of the same kind of export wrote something after `seen`, the newest write
    /// that the caller knows. The caller has to look at that write first. The check and the commit are one transaction, so of two
    /// processes with the same file one comes first.
    pub fn record_intent_unless_written(&self, intent: &Intent<'_>, seen: i64, now: DateTime<Utc>) -> Result<Option<i64>, StoreError> {
        self.wait_for_integrity_check()?;
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let has_newer_write: bool = transaction.query_row(
            "SELECT EXISTS (SELECT 1 FROM ledger JOIN run ON run.id = ledger.run_id
                 WHERE seq > ?1 AND run_id <> ?2 AND run.export = (SELECT export FROM run WHERE id = ?2))",
            params![seen, intent.run_id],
            |row| row.get(0),
        )?;
        if has_newer_write {
            return Ok(None);
        }
        let seq = insert(&transaction, intent, now)?;
        transaction.commit()?;
        Ok(Some(seq))
    }

    /// The number of the newest entry; 0: the ledger is empty.
    pub fn newest_write(&self) -> Result<i64, StoreError> {
        Ok(self.connection().query_row("SELECT coalesce(max(seq), 0) FROM ledger", [], |row| row.get(0))?)
    }

    /// Commits the new state of an entry. A known target id is never removed.
    pub fn set_step(&self, seq: i64, state: StepState, target_id: Option<&str>, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "UPDATE ledger SET state = ?2, target_id = coalesce(?3, target_id), changed_at = ?4 WHERE seq = ?1",
            params![seq, enum_name(&state)?, target_id, format_instant(now)],
        )?;
        note_row_of(&transaction, seq)?;
        transaction.commit()?;
        Ok(())
    }

    /// Commits the records that a read of the target showed for a write. They replace those of an earlier read.
    pub fn set_read_back(&self, seq: i64, read_back: &[ReadBack], now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "UPDATE ledger SET read_back = ?2, changed_at = ?3 WHERE seq = ?1",
            params![seq, to_json(&read_back, "read back")?, format_instant(now)],
        )?;
        note_row_of(&transaction, seq)?;
        transaction.commit()?;
        Ok(())
    }

    /// The entries of a run, in the order of their intents.
    pub fn ledger(&self, run_id: &str) -> Result<Vec<LedgerEntry>, StoreError> {
        self.ledger_rows("run_id = ?1", &[run_id])
    }

    /// The entries of one row of a run, in the order of their intents.
    pub fn ledger_of(&self, run_id: &str, row_key: &str) -> Result<Vec<LedgerEntry>, StoreError> {
        self.ledger_rows("run_id = ?1 AND row_key = ?2", &[run_id, row_key])
    }

    fn ledger_rows(&self, condition: &str, parameters: &[&str]) -> Result<Vec<LedgerEntry>, StoreError> {
        entries(&self.connection(), condition, parameters)
    }
}

/// The entries of a row of a run, within a transaction.
pub(super) fn ledger_of(connection: &Connection, run_id: &str, row_key: &str) -> Result<Vec<LedgerEntry>, StoreError> {
    entries(connection, "run_id = ?1 AND row_key = ?2", &[run_id, row_key])
}

fn entries(connection: &Connection, condition: &str, parameters: &[&str]) -> Result<Vec<LedgerEntry>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT seq, idempotency_key, row_key, step, fields, state, target_id, intended_at, changed_at, amount, read_back
         FROM ledger WHERE {condition} ORDER BY seq"
    ))?;
    let raw: Vec<Raw> = statement.query_map(rusqlite::params_from_iter(parameters), Raw::read)?.collect::<rusqlite::Result<_>>()?;
    raw.into_iter().map(LedgerEntry::try_from).collect()
}

/// An entry in its stored form.
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
            step: parse_enum(&raw.step, "step")?,
            fields: from_json(&raw.fields, "fields")?,
            state: parse_enum(&raw.state, "step state")?,
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
            enum_name(&intent.step)?,
            to_json(&intent.fields, "fields")?,
            enum_name(&StepState::Intended)?,
            format_instant(now),
            intent.amount.map(|amount| to_json(amount, "amount")).transpose()?
        ],
    )?;
    Ok(connection.last_insert_rowid())
}
