//! Invariants of a run whose row outcomes are stored. Each violation is an error in the log, with ids and codes and no personal data.

use std::collections::BTreeMap;

use domain::run::{Outcome, StepState};
use store::{LedgerEntry, StoredRunRow};

/// `may_wait`: the run waits for a switch, and its rows with it.
pub(super) fn log_violations(run_id: &str, rows: &[StoredRunRow], ledger: &[LedgerEntry], may_wait: bool) {
    let outcomes = rows.iter().map(|row| (row.change.key.as_str(), row.result.outcome)).collect();
    for violation in violations(&outcomes, ledger, may_wait) {
        log::error!("run {run_id}: {violation}");
    }
}

/// A settled row has no open write. Every write of a confirmed row was read back. No row waits, unless the run does.
fn violations(outcomes: &BTreeMap<&str, Outcome>, ledger: &[LedgerEntry], may_wait: bool) -> Vec<String> {
    let waiting = outcomes.values().filter(|outcome| **outcome == Outcome::Waiting).count();
    let waits = (waiting > 0 && !may_wait).then(|| format!("{waiting} rows wait after its end"));
    let open = ledger.iter().filter_map(|write| {
        let outcome = *outcomes.get(write.row_key.as_str())?;
        let is_open = match write.state {
            StepState::Intended | StepState::Unknown => outcome.is_settled(),
            StepState::Sent => outcome == Outcome::Confirmed,
            StepState::Confirmed | StepState::Failed => false,
        };
        is_open.then(|| format!("write {} is {:?} and its row {outcome:?}", write.seq, write.state))
    });
    waits.into_iter().chain(open).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::fingerprint::Fingerprint;
    use domain::run::Step;
    use rstest::rstest;

    use super::*;

    fn write(state: StepState) -> LedgerEntry {
        LedgerEntry {
            seq: 7,
            idempotency_key: Fingerprint::of(&["a write"]),
            row_key: "source:1".to_owned(),
            step: Step::CreateUser,
            fields: Vec::new(),
            state,
            target_id: None,
            intended_at: DateTime::UNIX_EPOCH,
            changed_at: DateTime::UNIX_EPOCH,
            amount: None,
            read_back: Vec::new(),
        }
    }

    #[rstest]
    #[case::intent_of_a_confirmed_row(Outcome::Confirmed, StepState::Intended, true)]
    #[case::unclear_write_of_a_confirmed_row(Outcome::Confirmed, StepState::Unknown, true)]
    #[case::write_that_nobody_read_back(Outcome::Confirmed, StepState::Sent, true)]
    #[case::unclear_write_of_a_failed_row(Outcome::Failed, StepState::Unknown, true)]
    #[case::intent_of_a_skipped_row(Outcome::Skipped, StepState::Intended, true)]
    #[case::row_that_waits(Outcome::Waiting, StepState::Failed, true)]
    #[case::confirmed(Outcome::Confirmed, StepState::Confirmed, false)]
    #[case::first_of_two_writes_was_accepted(Outcome::Failed, StepState::Sent, false)]
    #[case::nobody_knows(Outcome::Unknown, StepState::Unknown, false)]
    fn violations_finds_broken_invariants(#[case] outcome: Outcome, #[case] state: StepState, #[case] is_broken: bool) {
        assert_eq!(!violations(&[("source:1", outcome)].into(), &[write(state)], false).is_empty(), is_broken);
    }
}
