//! The runs under way: one at a time for each account of the integration, whatever integration it belongs to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

/// A run under way.
#[derive(Debug, Clone)]
struct Run {
    id: String,
    cancel: CancellationToken,
}

/// The runs under way, by the account they write to.
#[derive(Debug, Clone, Default)]
pub(crate) struct ActiveRuns(Arc<Mutex<BTreeMap<String, Run>>>);

/// The right to write to an account, until it is dropped.
#[derive(Debug)]
pub(crate) struct Reservation {
    all: ActiveRuns,
    accounts: Vec<String>,
    /// Set when the owner cancels.
    pub cancel: CancellationToken,
}

/// While it lives no run is under way, and none begins.
pub(crate) struct NoActiveRuns<'a>(#[expect(dead_code, reason = "held, not used")] MutexGuard<'a, BTreeMap<String, Run>>);

impl ActiveRuns {
    /// Reserves accounts for a run, all or none.
    ///
    /// # Errors
    /// The id of the run that has one of them already.
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

    /// Lets no run begin as long as what is given back lives.
    ///
    /// # Errors
    /// The id of a run that is under way.
    pub fn none(&self) -> Result<NoActiveRuns<'_>, String> {
        let runs = self.lock();
        match runs.values().next() {
            Some(run) => Err(run.id.clone()),
            None => Ok(NoActiveRuns(runs)),
        }
    }

    /// The run that writes to an account.
    pub fn on(&self, account: &str) -> Option<String> {
        self.lock().get(account).map(|run| run.id.clone())
    }

    /// Whether a run is under way.
    pub fn is(&self, run_id: &str) -> bool {
        self.lock().values().any(|run| run.id == run_id)
    }

    /// The cancel of a run.
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
    fn an_account_is_one_runs_until_it_is_given_back() {
        let all = ActiveRuns::default();
        let accounts = |names: [&str; 2]| names.map(str::to_owned);
        let first = all.reserve(&accounts(["alexis", "kleer one"]), "one").unwrap();
        assert_eq!(all.reserve(&accounts(["alexis", "kleer two"]), "two").unwrap_err(), "one");
        assert!(all.reserve(&accounts(["another", "kleer two"]), "two").is_ok());
        all.cancel_of("one").unwrap().cancel();
        assert!(first.cancel.is_cancelled());
        drop(first);
        assert!(!all.is("one") && all.reserve(&accounts(["alexis", "kleer one"]), "two").is_ok());
    }
}
