//! What a read showed of a write of an amount stands in the ledger beside it: the proof adds it up, and not what was meant to be sent.

use domain::plan::Change;
use domain::run::StepState;
use store::StoreError;

use super::execute::RunContext;
use super::target::{History, Target};

impl<T: Target> RunContext<'_, T> {
    /// Notes what a read shows of the last write of a change that may have happened.
    pub(super) fn keep_shown(&self, change: &Change, snapshot: &T::Snapshot, history: &History) -> Result<(), StoreError> {
        if history.requests.is_empty() {
            return Ok(());
        }
        let Some(shown) = self.target.shown(change, snapshot, history) else { return Ok(()) };
        let mut writes = self.store.ledger_of(self.run_id, &change.key)?;
        writes.retain(|write| write.amount.is_some() && write.state != StepState::Failed);
        match writes.last() {
            Some(write) if write.read_back != shown => self.store.set_read_back(write.seq, &shown, self.now()),
            Some(_) | None => Ok(()),
        }
    }
}
