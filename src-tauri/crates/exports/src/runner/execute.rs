//! Executes one run, from the first read of the target to the last.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use connectors::{Error, ErrorCode, Service};
use domain::field::Field;
use domain::plan::Change;
use domain::run::{Outcome, Reason, RunState, Step, StepState};
use store::{Failure, LedgerEntry, OtherWrites, RowOutcome, Store, StoreError, StoredRunRow};
use thiserror::Error as ThisError;
use tokio_util::sync::CancellationToken;

use super::absence::may_still_appear;
use super::baseline::Baseline;
use super::invariants::log_violations;
use super::send::open_reason;
use super::target::{History, PastRequest, Remaining, Request, Target};
use super::watch::{Point, Progress, Stage, Watch};
use crate::clock::Clock;
use crate::failure_of;

/// Whether a run sends, or only settles what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Settle unclear writes, then send the rest.
    Send,
    /// Settle unclear writes by reading, and send nothing.
    ReconcileOnly,
}

#[derive(Debug, ThisError)]
pub enum RunError {
    /// The data file failed. The ledger keeps everything that was sent before.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Executes the rows of one run against its target.
pub struct Runner<'a, T> {
    pub store: &'a Store,
    pub target: &'a T,
    pub clock: &'a dyn Clock,
    pub watch: &'a dyn Watch,
    /// Set when the owner cancels. The row in progress is finished first.
    pub cancel: CancellationToken,
    pub run_id: &'a str,
    pub integration_id: &'a str,
}

/// Why no more rows are sent.
pub(super) enum StopReason {
    Cancelled,
    /// The owner reconciled a run that still had unsent rows.
    GivenUp,
    Failure(Box<Error>),
    /// The service refused an unproven call in a way that a switch setting solves. Unsent rows wait until the owner has turned the
    /// switch and continues the run.
    Switch(&'static str, Box<Error>),
    /// The first row of an unproven call failed, and the failure says nothing about the call. The other rows wait until the run is
    /// continued.
    Unproven(Box<Error>),
    /// The target accepted a write, and does not hold what was sent.
    NotAsSent(Service),
}

impl<T: Target> Runner<'_, T> {
    /// Takes the run from its present state to an end: done, cancelled or stopped. If the data file fails, the run stays in its state
    /// and can be continued later.
    pub async fn execute(&self, mode: Mode) -> Result<RunState, RunError> {
        self.watch.progress(Progress::stage(Stage::ReadingTarget));
        let read_at = self.now();
        let snapshot = match self.target.read().await {
            Ok(snapshot) => snapshot,
            Err(error) => return self.end_without_snapshot(&error),
        };
        self.store.keep_baseline(self.run_id, &self.target.before(&snapshot))?;
        self.watch.passed(Point::BaselineKept);
        // Stored by the first execution alone, and loaded once: it does not change during the run.
        let before = self.store.baseline(self.run_id)?.map(|text| Arc::new(Baseline::from_stored(text)));
        let proven = Mutex::new(self.proven()?);
        let other_writes = Mutex::new(self.store.other_writes(self.run_id)?);
        RunContext { runner: self, before, read_at, proven, other_writes }.carry_on(mode, snapshot).await
    }

    /// The steps that a read has confirmed in this run.
    fn proven(&self) -> Result<BTreeSet<Step>, StoreError> {
        let entries = self.store.ledger(self.run_id)?.into_iter();
        Ok(entries.filter(|entry| entry.state == StepState::Confirmed).map(|entry| entry.step).collect())
    }

    /// Ends a run whose target could not be read at the start. Unclear writes stay unclear.
    fn end_without_snapshot(&self, error: &Error) -> Result<RunState, RunError> {
        let is_unsent = self.store.ledger(self.run_id)?.is_empty();
        let state = if is_unsent { RunState::Stopped } else { RunState::Interrupted };
        if is_unsent {
            for row in self.open_rows()? {
                self.store.set_row_outcome(self.run_id, &row.change.key, &RowOutcome::because(Outcome::Skipped, Reason::RunStopped))?;
            }
        }
        self.store.set_run_state(self.run_id, state, Some(self.now()), Some(&failure_of(error)))?;
        self.watch.progress(Progress::stage(Stage::Ended));
        Ok(state)
    }

    /// The rows that are not settled yet.
    fn open_rows(&self) -> Result<Vec<StoredRunRow>, StoreError> {
        let rows = self.store.run_rows(self.run_id)?;
        Ok(rows.into_iter().filter(|row| !row.result.outcome.is_settled()).collect())
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
}

/// One execution of a run, once the target was read.
pub(super) struct RunContext<'a, T> {
    runner: &'a Runner<'a, T>,
    pub(super) before: Option<Arc<Baseline>>,
    /// The start of the read whose snapshot is used while sending. The snapshot proves nothing about a later moment.
    pub(super) read_at: DateTime<Utc>,
    /// The steps that a read has confirmed in this run: the first row of an unproven call goes alone.
    pub(super) proven: Mutex<BTreeSet<Step>>,
    /// Writes of other runs into the same account that keep this run from writing the same.
    other_writes: Mutex<OtherWrites>,
}

impl<'a, T> Deref for RunContext<'a, T> {
    type Target = Runner<'a, T>;

    fn deref(&self) -> &Runner<'a, T> {
        self.runner
    }
}

impl<T: Target> RunContext<'_, T> {
    pub(super) fn other_writes(&self) -> MutexGuard<'_, OtherWrites> {
        self.other_writes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn carry_on(&self, mode: Mode, snapshot: T::Snapshot) -> Result<RunState, RunError> {
        let stop = match mode {
            Mode::Send => self.send_all(snapshot).await?,
            Mode::ReconcileOnly => self.give_up_unsent()?,
        };
        let read_failed = self.verify(stop.as_ref()).await?;
        self.end(stop, read_failed)
    }

    /// Reconciling sends nothing: rows without a request are given up.
    fn give_up_unsent(&self) -> Result<Option<StopReason>, RunError> {
        let histories = self.histories()?;
        let has_unsent = self.open_rows()?.iter().any(|row| !histories.contains_key(&row.change.key));
        Ok(has_unsent.then_some(StopReason::GivenUp))
    }

    /// Sends row by row. `Some`: why no more rows are to be sent.
    async fn send_all(&self, mut snapshot: T::Snapshot) -> Result<Option<StopReason>, RunError> {
        let rows = self.open_rows()?;
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let begun = self.now();
        for (done, row) in (0_u32..).zip(&rows) {
            if self.cancel.is_cancelled() {
                return Ok(Some(StopReason::Cancelled));
            }
            self.watch.progress(Progress {
                stage: Stage::Sending,
                done,
                total: Some(total),
                name: Some(row.change.name.clone()),
                seconds_left: seconds_left(begun, self.now(), done, total),
            });
            if let Some(stop) = self.send_row(&row.change, &mut snapshot).await? {
                return Ok(Some(stop));
            }
            if let Some(stop) = self.prove(&row.change, &mut snapshot).await? {
                return Ok(Some(stop));
            }
            self.watch.passed(Point::ChangeKept);
        }
        Ok(None)
    }

    /// Reads the target back and sets the outcome of every open row. `Some`: the target could not be read.
    async fn verify(&self, stop: Option<&StopReason>) -> Result<Option<Error>, RunError> {
        let rows = self.open_rows()?;
        let histories = self.histories()?;
        let half_sent = self.half_sent(&histories)?;
        let has_writes = !half_sent.is_empty() || rows.iter().any(|row| histories.contains_key(&row.change.key));
        let mut snapshot = None;
        let mut read_failed = None;
        let read_at = self.now();
        if has_writes {
            self.watch.progress(Progress::stage(Stage::Verifying));
            match self.target.read().await {
                Ok(read) => snapshot = Some(read),
                Err(error) => read_failed = Some(error),
            }
            self.watch.passed(Point::ReadBack);
        }
        for row in &rows {
            let key = &row.change.key;
            match (histories.get(key), &snapshot) {
                // The row waits for the switch, and is sent when the run is continued.
                (_, _) if waits_for_switch(row, histories.get(key), stop) => {}
                (None, _) => self.store.set_row_outcome(self.run_id, key, &never_sent(stop))?,
                (Some(history), Some(snapshot)) => self.conclude(row, (snapshot, read_at), history, stop)?,
                (Some(history), None) => self.leave_open(row, history, read_failed.as_ref())?,
            }
        }
        for (row, history) in half_sent.iter().filter_map(|row| Some((row, histories.get(&row.change.key)?))) {
            if let Some(snapshot) = &snapshot {
                self.settle_half_sent(&row.change, snapshot, history)?;
            }
        }
        let may_wait = matches!(stop, Some(StopReason::Switch(..) | StopReason::Unproven(_)));
        log_violations(self.run_id, &self.store.run_rows(self.run_id)?, &self.store.ledger(self.run_id)?, may_wait);
        self.watch.passed(Point::OutcomesKept);
        Ok(read_failed)
    }

    /// The outcome of a row that the target holds as reviewed, as far as a read shows its fields.
    pub(super) fn in_sync(&self, change: &Change, snapshot: &T::Snapshot, target_id: &str) -> RowOutcome {
        match self.target.not_readable(change, snapshot, target_id) {
            fields if fields.is_empty() => RowOutcome::plain(Outcome::Confirmed),
            fields => RowOutcome::because(Outcome::Confirmed, Reason::NotReadable).about(fields),
        }
    }

    /// Sets the outcome of a row that was sent, by what the target held when the read began.
    fn conclude(
        &self,
        row: &StoredRunRow,
        (snapshot, read_at): (&T::Snapshot, DateTime<Utc>),
        history: &History,
        stop: Option<&StopReason>,
    ) -> Result<(), RunError> {
        let change = &row.change;
        self.record_read_back(change, snapshot, history)?;
        let result = match self.target.assess(change, snapshot, history) {
            Remaining::InSync(target_id) => {
                self.save_link(change, &target_id)?;
                self.confirm_steps(change, &target_id)?;
                self.in_sync(change, snapshot, &target_id)
            }
            // The target shows several records where there should be one.
            Remaining::Ambiguous => {
                self.settle_drifted(change)?;
                RowOutcome::because(Outcome::Failed, Reason::NotAsSent)
            }
            // The write may have happened and not show: the row stays open, and is not sent again.
            Remaining::NotVisible => RowOutcome::because(Outcome::Unknown, open_reason(history)).with_failure(row.result.failure.clone()),
            // The record may still appear: the row stays open too.
            Remaining::Todo(left) if may_still_appear(&left, history, read_at) => {
                RowOutcome::because(Outcome::Unknown, open_reason(history)).with_failure(row.result.failure.clone())
            }
            Remaining::Todo(left) => self.outcome_of_missing(row, history, &left, stop)?,
            Remaining::Drifted(reason, fields) => {
                self.settle_drifted(change)?;
                let accepted = fields.iter().any(|field| history.is_accepted(*field));
                RowOutcome::because(Outcome::Failed, if accepted { Reason::NotAsSent } else { reason }).about(fields)
            }
        };
        self.store.set_row_outcome(self.run_id, &change.key, &result)?;
        Ok(())
    }

    /// The outcome of a row of which the target lacks a part: it was accepted and not stored, lost on the way, or never sent.
    fn outcome_of_missing(
        &self,
        row: &StoredRunRow,
        history: &History,
        left: &[Request],
        stop: Option<&StopReason>,
    ) -> Result<RowOutcome, RunError> {
        self.settle_by_remaining(&row.change, left)?;
        let fields: Vec<Field> = left.iter().flat_map(|request| request.fields.clone()).collect();
        let reason = if fields.iter().all(|field| history.is_accepted(*field)) {
            Reason::NotAsSent
        } else if left.iter().any(|request| history.is_unclear(request.step)) {
            // An answer arrived, though an unclear one: the network is not at fault.
            if row.result.failure.as_ref().is_some_and(is_answer) { Reason::AnsweredWithError } else { Reason::NotReached }
        } else if history.requests.iter().any(|request| matches!(request.state, StepState::Sent | StepState::Confirmed)) {
            Reason::PartlySent
        } else {
            unsent_reason(stop)
        };
        Ok(RowOutcome::because(Outcome::Failed, reason).about(fields).with_failure(row.result.failure.clone()))
    }

    /// Keeps a row open that was sent, because the target cannot be read.
    fn leave_open(&self, row: &StoredRunRow, history: &History, error: Option<&Error>) -> Result<(), RunError> {
        let result = match row.result.outcome {
            Outcome::Sent => RowOutcome::because(Outcome::Sent, Reason::NotReadBack),
            _ if open_reason(history) == Reason::NoAnswer => RowOutcome::because(Outcome::Unknown, Reason::NoAnswer),
            _ => RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear),
        };
        self.store.set_row_outcome(self.run_id, &row.change.key, &result.with_failure(error.map(failure_of)))?;
        Ok(())
    }

    fn end(&self, stop: Option<StopReason>, read_failed: Option<Error>) -> Result<RunState, RunError> {
        let (state, failure) = match (stop, read_failed) {
            (Some(StopReason::Failure(error)), _) => (RunState::Stopped, Some(failure_of(&error))),
            (Some(StopReason::Switch(code, error)), _) => {
                (RunState::Interrupted, Some(Failure { code: code.to_owned(), ..failure_of(&error) }))
            }
            (Some(StopReason::Unproven(error)), _) => (RunState::Interrupted, Some(failure_of(&error))),
            (Some(StopReason::NotAsSent(service)), _) => (RunState::Stopped, Some(not_as_sent(service))),
            (_, Some(error)) => (RunState::Stopped, Some(failure_of(&error))),
            (Some(StopReason::Cancelled), None) => (RunState::Cancelled, None),
            (Some(StopReason::GivenUp), None) => (RunState::GivenUp, None),
            (None, None) => (RunState::Done, None),
        };
        self.store.set_run_state(self.run_id, state, Some(self.now()), failure.as_ref())?;
        self.watch.progress(Progress::stage(Stage::Ended));
        Ok(state)
    }

    /// What the ledger knows, by row key.
    pub(super) fn histories(&self) -> Result<BTreeMap<String, History>, StoreError> {
        let mut histories: BTreeMap<String, History> = BTreeMap::new();
        for entry in self.store.ledger(self.run_id)? {
            let empty = || History { before: self.before.clone(), requests: Vec::new() };
            histories.entry(entry.row_key.clone()).or_insert_with(empty).requests.push(past_request(entry));
        }
        Ok(histories)
    }

    /// Confirms the steps of a row that the target holds. A step whose answer had no record id gets the id from the read.
    pub(super) fn confirm_steps(&self, change: &Change, target_id: &str) -> Result<(), StoreError> {
        let record_id = self.target.tells_record().then_some(target_id).filter(|id| !id.is_empty());
        for entry in self.store.ledger_of(self.run_id, &change.key)? {
            if !matches!(entry.state, StepState::Confirmed | StepState::Failed) {
                self.store.set_step(entry.seq, StepState::Confirmed, record_id.filter(|_| entry.target_id.is_none()), self.now())?;
            }
        }
        Ok(())
    }

    /// Settles the steps of a row for which the target holds other values.
    pub(super) fn settle_drifted(&self, change: &Change) -> Result<(), StoreError> {
        for entry in self.store.ledger_of(self.run_id, &change.key)? {
            if !matches!(entry.state, StepState::Confirmed | StepState::Failed) {
                self.store.set_step(entry.seq, entry.step.overtaken(), None, self.now())?;
            }
        }
        Ok(())
    }
}

/// Whether a failed write got an answer.
fn is_answer(failure: &Failure) -> bool {
    use ErrorCode::{ConnectionLost, Insecure, ProxyLogin, TimedOut, Unreachable};
    ![ConnectionLost, Insecure, ProxyLogin, TimedOut, Unreachable].iter().any(|code| code.as_str() == failure.code)
}

/// Whether a row keeps its state because the run will be continued from here: a row that was not sent, or the row that was refused.
fn waits_for_switch(row: &StoredRunRow, history: Option<&History>, stop: Option<&StopReason>) -> bool {
    let was_refused = row.result.outcome == Outcome::Waiting && row.result.reason == Some(Reason::Refused);
    matches!(stop, Some(StopReason::Switch(..) | StopReason::Unproven(_))) && (history.is_none() || was_refused)
}

fn not_as_sent(service: Service) -> Failure {
    Failure {
        code: "unproven_not_as_sent".to_owned(),
        service: Some(service.name().to_owned()),
        service_message: None,
        message: "an unproven call was accepted and does not show as it was sent".to_owned(),
        hint: None,
        trace: None,
    }
}

fn never_sent(stop: Option<&StopReason>) -> RowOutcome {
    RowOutcome::because(Outcome::Skipped, unsent_reason(stop))
}

/// Why a row was not sent, by what ended the run. Only a cancelled run blames the owner.
fn unsent_reason(stop: Option<&StopReason>) -> Reason {
    match stop {
        Some(StopReason::Cancelled) => Reason::Cancelled,
        Some(StopReason::GivenUp) => Reason::GivenUp,
        Some(StopReason::Failure(_) | StopReason::Switch(..) | StopReason::Unproven(_) | StopReason::NotAsSent(_)) | None => {
            Reason::RunStopped
        }
    }
}

/// The time left at the pace so far. `None` before three rows are done: the estimate would jump about.
fn seconds_left(begun: DateTime<Utc>, now: DateTime<Utc>, done: u32, total: u32) -> Option<u32> {
    if done < 3 {
        return None;
    }
    let elapsed = (now - begun).num_milliseconds();
    let left = elapsed.checked_mul(i64::from(total.saturating_sub(done)))?.checked_div(i64::from(done))?;
    u32::try_from(left.checked_add(999)?.checked_div(1000)?).ok()
}

/// A ledger entry as an export sees it.
pub(super) fn past_request(entry: LedgerEntry) -> PastRequest {
    PastRequest {
        step: entry.step,
        fields: entry.fields,
        state: entry.state,
        target_id: entry.target_id,
        noted_at: entry.intended_at.max(entry.changed_at),
    }
}
