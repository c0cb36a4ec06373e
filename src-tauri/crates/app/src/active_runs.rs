//! The active runs. An account has one at a time, whichever integration the run belongs to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

#[derive(Debug, Clone)]
struct Run {
    id: String,
    cancel: CancellationToken,
}

/// The active runs, by the accounts of their integration.
#[derive(Debug, Clone, Default)]
pub(crate) struct ActiveRuns(Arc<Mutex<BTreeMap<String, Run>>>);

/// Reserves accounts for one run, until it is dropped.
#[derive(Debug)]
pub(crate) struct Reservation {
    all: ActiveRuns,
    accounts: Vec<String>,
    /// Set when the owner cancels.
    pub cancel: CancellationToken,
}

/// While this guard exists, no run is active and none can begin.
pub(crate) struct NoActiveRuns<'a>(#[expect(dead_code, reason = "held, not used")] MutexGuard<'a, BTreeMap<String, Run>>);

impl ActiveRuns {
    /// Reserves all accounts or none. `Err`: the id of the run that has one of them.
    pub fn reserve(&self, accounts: &[String], run_id: &str) -> Result<Reservation, String> {
        let mut runs = self.lock();
        if let Some(run) = accounts.iter().find_map(|account| runs.get(account)) {
            return Err(run.id.clone());
        }
        let cancel = CancellationToken::new();
        for account in accounts {
            runs.insert(account.clone(), Run { id: run_id.to_owned(), cancel: cancel.clone() });
        }
        Ok(Reservation { all: self.clone(), accounts: accounts.to_vec(), cancel })
    }

    /// Keeps runs from beginning while the guard exists. `Err`: the id of an active run.
    pub fn block_runs(&self) -> Result<NoActiveRuns<'_>, String> {
        let runs = self.lock();
        match runs.values().next() {
            Some(run) => Err(run.id.clone()),
            None => Ok(NoActiveRuns(runs)),
        }
    }

    /// The active run that reserved an account.
    pub fn on(&self, account: &str) -> Option<String> {
        self.lock().get(account).map(|run| run.id.clone())
    }

    pub fn contains(&self, run_id: &str) -> bool {
        self.lock().values().any(|run| run.id == run_id)
    }

    pub fn cancel_of(&self, run_id: &str) -> Option<CancellationToken> {
        self.lock().values().find(|run| run.id == run_id).map(|run| run.cancel.clone())
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Run>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let mut runs = self.all.lock();
        for account in &self.accounts {
            runs.remove(account);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_is_reserved_until_its_run_ends() {
        let all = ActiveRuns::default();
        let accounts = |names: [&str; 2]| names.map(str::to_owned);
        let first = all.reserve(&accounts(["alexis", "kleer one"]), "one").unwrap();
        assert_eq!(all.reserve(&accounts(["alexis", "kleer two"]), "two").unwrap_err(), "one");
        assert!(all.reserve(&accounts(["another", "kleer two"]), "two").is_ok());
        all.cancel_of("one").unwrap().cancel();
        assert!(first.cancel.is_cancelled());
        drop(first);
        assert!(!all.contains("one") && all.reserve(&accounts(["alexis", "kleer one"]), "two").is_ok());
    }
}
