//! Rows that failed after a part of them was accepted. The last read of the run settles each of those parts.

use std::collections::BTreeMap;

use domain::plan::Change;
use domain::run::{Outcome, StepState};
use store::{StoreError, StoredRunRow};

use super::execute::RunContext;
use super::target::{History, Remaining, Request, Target};

impl<T: Target> RunContext<'_, T> {
    /// The failed rows with an accepted request that was not read back yet.
    pub(super) fn half_sent(&self, ledger: &BTreeMap<String, History>) -> Result<Vec<StoredRunRow>, StoreError> {
        let is_half = |row: &StoredRunRow| {
            let has_unread = |history: &History| history.requests.iter().any(|request| request.state == StepState::Sent);
            row.result.outcome == Outcome::Failed && ledger.get(&row.change.key).is_some_and(has_unread)
        };
        Ok(self.store.run_rows(self.run_id)?.into_iter().filter(is_half).collect())
    }

    /// Settles each accepted part of a failed row by what the target holds. The row stays failed.
    pub(super) fn settle_half_sent(&self, change: &Change, snapshot: &T::Snapshot, history: &History) -> Result<(), StoreError> {
        self.record_read_back(change, snapshot, history)?;
        match self.target.assess(change, snapshot, history) {
            Remaining::InSync(target_id) => self.confirm_steps(change, &target_id),
            Remaining::Todo(left) => self.settle_by_remaining(change, &left),
            // The read does not tell the parts apart: they stay accepted and not read back.
            Remaining::Drifted(..) | Remaining::Ambiguous | Remaining::NotVisible => Ok(()),
        }
    }

    /// Settles the row's ledger entries: those of the remaining requests failed, the others are confirmed.
    pub(super) fn settle_by_remaining(&self, change: &Change, left: &[Request]) -> Result<(), StoreError> {
        for entry in self.store.ledger_of(self.run_id, &change.key)? {
            let is_lacking = left.iter().any(|request| entry.fields.iter().any(|field| request.fields.contains(field)));
            if !matches!(entry.state, StepState::Confirmed | StepState::Failed) {
                self.store.set_step(entry.seq, if is_lacking { StepState::Failed } else { StepState::Confirmed }, None, self.now())?;
            }
        }
        Ok(())
    }
}
