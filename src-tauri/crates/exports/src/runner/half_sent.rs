//! Rows that failed after a part of them was accepted: the last read of the run says of each part whether it is there.

use std::collections::BTreeMap;

use domain::plan::Change;
use domain::run::{Outcome, StepState};
use store::{StoreError, StoredRunRow};

use super::execute::RunContext;
use super::target::{History, Remaining, Request, Target};

impl<T: Target> RunContext<'_, T> {
    /// The failed rows of which the target accepted a request that nobody has read back.
    pub(super) fn half_sent(&self, ledger: &BTreeMap<String, History>) -> Result<Vec<StoredRunRow>, StoreError> {
        let is_half = |row: &StoredRunRow| {
            let unread = |history: &History| history.requests.iter().any(|request| request.state == StepState::Sent);
            row.verdict.outcome == Outcome::Failed && ledger.get(&row.change.key).is_some_and(unread)
        };
        Ok(self.store.run_rows(self.run_id)?.into_iter().filter(is_half).collect())
    }

    /// Says of each accepted part of a failed row whether the target holds it. The row stays failed.
    pub(super) fn settle_half(&self, change: &Change, snapshot: &T::Snapshot, history: &History) -> Result<(), StoreError> {
        self.keep_shown(change, snapshot, history)?;
        match self.target.assess(change, snapshot, history) {
            Remaining::InSync(target_id) => self.settle_held(change, &target_id),
            Remaining::Todo(left) => self.settle_parts(change, &left),
            // The read does not tell the parts: they stay accepted and not read back.
            Remaining::Drifted(..) | Remaining::Ambiguous | Remaining::NotVisible => Ok(()),
        }
    }

    /// Settles the ledger rows of a change by what the target lacks of it.
    pub(super) fn settle_parts(&self, change: &Change, left: &[Request]) -> Result<(), StoreError> {
        for entry in self.store.ledger_of(self.run_id, &change.key)? {
            let lacking = left.iter().any(|request| entry.fields.iter().any(|field| request.fields.contains(field)));
            if !matches!(entry.state, StepState::Confirmed | StepState::Failed) {
                self.store.set_step(entry.seq, if lacking { StepState::Failed } else { StepState::Confirmed }, None, self.now())?;
            }
        }
        Ok(())
    }
}
