//! Stores what a read shows of a written amount in the ledger, beside the write. The proof adds up these amounts, not the intended ones.

use domain::plan::Change;
use domain::run::StepState;
use store::StoreError;

use super::execute::RunContext;
use super::target::{History, Target};

impl<T: Target> RunContext<'_, T> {
    /// Stores what a read shows of the row's last write that may have happened.
    pub(super) fn record_read_back(&self, change: &Change, snapshot: &T::Snapshot, history: &History) -> Result<(), StoreError> {
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
