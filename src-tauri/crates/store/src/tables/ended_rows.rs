//! The outcomes of a benefit run's rows with their writes, in the form that the proof needs.

use std::collections::BTreeMap;

use domain::proof::{EndedRow, WrittenPay};
use domain::run::{Step, StepState};

use super::ledger::LedgerEntry;
use super::run_rows::StoredRunRow;

/// The rows by key, with the writes of their amounts.
pub fn ended_rows(rows: &[StoredRunRow], ledger: Vec<LedgerEntry>) -> BTreeMap<String, EndedRow> {
    let ended = |row: &StoredRunRow| EndedRow { outcome: row.result.outcome, reason: row.result.reason, writes: Vec::new() };
    let mut all: BTreeMap<String, EndedRow> = rows.iter().map(|row| (row.change.key.clone(), ended(row))).collect();
    for write in ledger.into_iter().filter(|write| write.step == Step::CreatePay) {
        if let Some(row) = all.get_mut(&write.row_key) {
            let accepted = matches!(write.state, StepState::Sent | StepState::Confirmed);
            row.writes.push(WrittenPay { accepted, amount: write.amount, read_back: write.read_back });
        }
    }
    all
}
