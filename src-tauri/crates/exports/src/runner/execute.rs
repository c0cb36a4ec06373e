//! One run from its first read of the target to its last.

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
use super::invariants::log_broken;
use super::send::unseen;
use super::target::{History, PastRequest, Remaining, Request, Target};
use super::watch::{Point, Progress, Stage, Watch};
use crate::clock::Clock;
use crate::failure_of;

/// Whether a run sends, or only finds out what became of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Settle what is unclear, then send what was not sent.
    Send,
    /// Settle what is unclear; send nothing.
    ReconcileOnly,
}

/// Why a run could not be carried on at all: its own records failed.
#[derive(Debug, ThisError)]
pub enum RunError {
    /// The data file failed. What was sent before stays in the ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Runs the changes of one run against its target.
pub struct Runner<'a, T> {
    /// Where the ledger is.
    pub store: &'a Store,
    /// The target of the export.
    pub target: &'a T,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// Who watches.
    pub watch: &'a dyn Watch,
    /// Set when the owner cancels. The change under way is finished first.
    pub cancel: CancellationToken,
    /// The run.
    pub run_id: &'a str,
    /// The integration it belongs to.
    pub integration_id: &'a str,
}

/// Why no more changes are sent.
pub(super) enum StopReason {
    Cancelled,
    GivenUp,
    Failure(Box<Error>),
    /// An unproven call was refused in the way that a switch is for. What was not sent waits: the run is carried on after the
    /// owner turned the switch.
    Switch(&'static str, Box<Error>),
    /// The first row of an unproven call failed in a way that says nothing of the call. The others wait, and go when the run is carried on.
    Unproven(Box<Error>),
    /// An unproven call was accepted, and the target does not hold what was sent.
    NotAsSent(Service),
}

impl<T: Target> Runner<'_, T> {
    /// Carries the run on from wherever it stands to an end: done, cancelled or stopped.
    ///
    /// # Errors
    /// Only when the data file fails. The run then stays where it stood and can be carried on later.
    pub async fn execute(&self, mode: Mode) -> Result<RunState, RunError> {
        self.watch.progress(Progress::stage(Stage::ReadingTarget));
        let read_at = self.now();
        let snapshot = match self.target.read().await {
            Ok(snapshot) => snapshot,
            Err(error) => return self.could_not_begin(&error),
        };
        self.store.keep_baseline(self.run_id, &self.target.before(&snapshot))?;
        self.watch.passed(Point::BaselineKept);
        // Kept once: it does not change while the run goes on.
        let before = self.store.baseline(self.run_id)?.map(|text| Arc::new(Baseline::kept(text)));
        let proven = Mutex::new(self.proven()?);
        let others = Mutex::new(self.store.other_writes(self.run_id)?);
        RunContext { runner: self, before, read_at, proven, others }.carry_on(mode, snapshot).await
    }

    /// The steps that the target was seen to hold in this run.
    fn proven(&self) -> Result<BTreeSet<Step>, StoreError> {
        let rows = self.store.ledger(self.run_id)?.into_iter();
        Ok(rows.filter(|row| row.state == StepState::Confirmed).map(|row| row.step).collect())
    }

    /// The target cannot be read before anything else is done: whatever is unclear stays unclear.
    fn could_not_begin(&self, error: &Error) -> Result<RunState, RunError> {
        let nothing_sent = self.store.ledger(self.run_id)?.is_empty();
        let state = if nothing_sent { RunState::Stopped } else { RunState::Interrupted };
        if nothing_sent {
            for row in self.open_rows()? {
                self.store.set_row_outcome(self.run_id, &row.change.key, &RowOutcome::because(Outcome::Skipped, Reason::RunStopped))?;
            }
        }
        self.store.set_run_state(self.run_id, state, Some(self.now()), Some(&failure_of(error)))?;
        self.watch.progress(Progress::stage(Stage::Ended));
        Ok(state)
    }

    /// The changes whose end is not known yet.
    fn open_rows(&self) -> Result<Vec<StoredRunRow>, StoreError> {
        let rows = self.store.run_rows(self.run_id)?;
        Ok(rows.into_iter().filter(|row| !row.verdict.outcome.is_settled()).collect())
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
}

/// One pass of a run, once the target was read.
pub(super) struct RunContext<'a, T> {
    runner: &'a Runner<'a, T>,
    pub(super) before: Option<Arc<Baseline>>,
    /// When the read began whose snapshot is used while sending. It proves nothing about a later moment.
    pub(super) read_at: DateTime<Utc>,
    /// The steps that the target was seen to hold in this run: of an unproven call the first row goes alone.
    pub(super) proven: Mutex<BTreeSet<Step>>,
    /// What other runs wrote into the same account, as far as it keeps this one from writing the same.
    others: Mutex<OtherWrites>,
}

impl<'a, T> Deref for RunContext<'a, T> {
    type Target = Runner<'a, T>;

    fn deref(&self) -> &Runner<'a, T> {
        self.runner
    }
}

impl<T: Target> RunContext<'_, T> {
    pub(super) fn others(&self) -> MutexGuard<'_, OtherWrites> {
        self.others.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn carry_on(&self, mode: Mode, snapshot: T::Snapshot) -> Result<RunState, RunError> {
        let stop = match mode {
            Mode::Send => self.send_all(snapshot).await?,
            Mode::ReconcileOnly => self.leftover()?,
        };
        let read_failed = self.verify(stop.as_ref()).await?;
        self.end(stop, read_failed)
    }

    /// Settling sends nothing: when changes are left over, they are given up.
    fn leftover(&self) -> Result<Option<StopReason>, RunError> {
        let histories = self.histories()?;
        let untouched = self.open_rows()?.iter().any(|row| !histories.contains_key(&row.change.key));
        Ok(untouched.then_some(StopReason::GivenUp))
    }

    /// Sends change by change. `Some`: no more changes are to be sent, and why.
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
            if let Some(stop) = self.send_change(&row.change, &mut snapshot).await? {
                return Ok(Some(stop));
            }
            if let Some(stop) = self.prove(&row.change, &mut snapshot).await? {
                return Ok(Some(stop));
            }
            self.watch.passed(Point::ChangeKept);
        }
        Ok(None)
    }

    /// Reads the target back and says of every open change how it ended. `Some`: the target could not be read.
    async fn verify(&self, stop: Option<&StopReason>) -> Result<Option<Error>, RunError> {
        let rows = self.open_rows()?;
        let ledger = self.histories()?;
        let half_sent = self.half_sent(&ledger)?;
        let touched = !half_sent.is_empty() || rows.iter().any(|row| ledger.contains_key(&row.change.key));
        let mut snapshot = None;
        let mut read_failed = None;
        let read_at = self.now();
        if touched {
            self.watch.progress(Progress::stage(Stage::Verifying));
            match self.target.read().await {
                Ok(read) => snapshot = Some(read),
                Err(error) => read_failed = Some(error),
            }
            self.watch.passed(Point::ReadBack);
        }
        for row in &rows {
            let key = &row.change.key;
            match (ledger.get(key), &snapshot) {
                // It waits for the switch, and goes when the run is carried on.
                (_, _) if waits_for_switch(row, ledger.get(key), stop) => {}
                (None, _) => self.store.set_row_outcome(self.run_id, key, &never_sent(stop))?,
                (Some(history), Some(snapshot)) => self.conclude(row, (snapshot, read_at), history, stop)?,
                (Some(history), None) => self.leave_open(row, history, read_failed.as_ref())?,
            }
        }
        for (row, history) in half_sent.iter().filter_map(|row| Some((row, ledger.get(&row.change.key)?))) {
            if let Some(snapshot) = &snapshot {
                self.settle_half(&row.change, snapshot, history)?;
            }
        }
        let waits = matches!(stop, Some(StopReason::Switch(..) | StopReason::Unproven(_)));
        log_broken(self.run_id, &self.store.run_rows(self.run_id)?, &self.store.ledger(self.run_id)?, waits);
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

    /// The end of a change that was sent, by what the target held when the read began.
    fn conclude(
        &self,
        row: &StoredRunRow,
        (snapshot, read_at): (&T::Snapshot, DateTime<Utc>),
        history: &History,
        stop: Option<&StopReason>,
    ) -> Result<(), RunError> {
        let change = &row.change;
        self.keep_shown(change, snapshot, history)?;
        let verdict = match self.target.assess(change, snapshot, history) {
            Remaining::InSync(target_id) => {
                self.keep_link(change, &target_id)?;
                self.settle_held(change, &target_id)?;
                self.in_sync(change, snapshot, &target_id)
            }
            // The target was read and shows several: what was to be there once is there more than once.
            Remaining::Ambiguous => {
                self.settle_moved(change)?;
                RowOutcome::because(Outcome::Failed, Reason::NotAsSent)
            }
            // Nobody can say that it is not there: it stays open, and is not sent again.
            Remaining::NotVisible => RowOutcome::because(Outcome::Unknown, unseen(history)).with_failure(row.verdict.failure.clone()),
            // A read that does not show a record proves nothing yet: it stays open too.
            Remaining::Todo(left) if may_still_appear(&left, history, read_at) => {
                RowOutcome::because(Outcome::Unknown, unseen(history)).with_failure(row.verdict.failure.clone())
            }
            Remaining::Todo(left) => self.not_held(row, history, &left, stop)?,
            Remaining::Drifted(reason, fields) => {
                self.settle_moved(change)?;
                let accepted = fields.iter().any(|field| history.is_accepted(*field));
                RowOutcome::because(Outcome::Failed, if accepted { Reason::NotAsSent } else { reason }).about(fields)
            }
        };
        self.store.set_row_outcome(self.run_id, &change.key, &verdict)?;
        Ok(())
    }

    /// The target was read and lacks a part of the change: accepted and not held, lost on the way, or never sent.
    fn not_held(&self, row: &StoredRunRow, history: &History, left: &[Request], stop: Option<&StopReason>) -> Result<RowOutcome, RunError> {
        self.settle_parts(&row.change, left)?;
        let fields: Vec<Field> = left.iter().flat_map(|request| request.fields.clone()).collect();
        let reason = if fields.iter().all(|field| history.is_accepted(*field)) {
            Reason::NotAsSent
        } else if left.iter().any(|request| history.is_unclear(request.step)) {
            // An answer that says nothing of the write did come from somewhere: the network is not at fault.
            if row.verdict.failure.as_ref().is_some_and(is_answer) { Reason::AnsweredWithError } else { Reason::NotReached }
        } else if history.requests.iter().any(|request| matches!(request.state, StepState::Sent | StepState::Confirmed)) {
            Reason::PartlySent
        } else {
            reason_unsent(stop)
        };
        Ok(RowOutcome::because(Outcome::Failed, reason).about(fields).with_failure(row.verdict.failure.clone()))
    }

    /// A change that was sent while the target cannot be read: nothing is claimed.
    fn leave_open(&self, row: &StoredRunRow, history: &History, error: Option<&Error>) -> Result<(), RunError> {
        let verdict = match row.verdict.outcome {
            Outcome::Sent => RowOutcome::because(Outcome::Sent, Reason::NotReadBack),
            _ if unseen(history) == Reason::NoAnswer => RowOutcome::because(Outcome::Unknown, Reason::NoAnswer),
            _ => RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear),
        };
        self.store.set_row_outcome(self.run_id, &row.change.key, &verdict.with_failure(error.map(failure_of)))?;
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

    /// What the ledger knows, by change.
    pub(super) fn histories(&self) -> Result<BTreeMap<String, History>, StoreError> {
        let mut histories: BTreeMap<String, History> = BTreeMap::new();
        for row in self.store.ledger(self.run_id)? {
            let none_yet = || History { before: self.before.clone(), requests: Vec::new() };
            histories.entry(row.row_key.clone()).or_insert_with(none_yet).requests.push(past(row));
        }
        Ok(histories)
    }

    /// Settles the ledger rows of a change that the target was seen to hold. Where no answer told the record, the read did.
    pub(super) fn settle_held(&self, change: &Change, target_id: &str) -> Result<(), StoreError> {
        let record = self.target.tells_record().then_some(target_id).filter(|id| !id.is_empty());
        for row in self.store.ledger_of(self.run_id, &change.key)? {
            if !matches!(row.state, StepState::Confirmed | StepState::Failed) {
                self.store.set_step(row.seq, StepState::Confirmed, record.filter(|_| row.target_id.is_none()), self.now())?;
            }
        }
        Ok(())
    }

    /// Settles the ledger rows of a change after which the target holds something else.
    pub(super) fn settle_moved(&self, change: &Change) -> Result<(), StoreError> {
        for row in self.store.ledger_of(self.run_id, &change.key)? {
            if !matches!(row.state, StepState::Confirmed | StepState::Failed) {
                self.store.set_step(row.seq, row.step.overtaken(), None, self.now())?;
            }
        }
        Ok(())
    }
}

/// Whether the failure of a write is an answer that came, and not that none did.
fn is_answer(failure: &Failure) -> bool {
    use ErrorCode::{ConnectionLost, Insecure, ProxyLogin, TimedOut, Unreachable};
    ![ConnectionLost, Insecure, ProxyLogin, TimedOut, Unreachable].iter().any(|code| code.as_str() == failure.code)
}

/// Whether a row is left as it is, because the run goes on from here after the owner turned a switch: one that was not sent, and
/// the one that was refused.
fn waits_for_switch(row: &StoredRunRow, history: Option<&History>, stop: Option<&StopReason>) -> bool {
    let was_refused = row.verdict.outcome == Outcome::Waiting && row.verdict.reason == Some(Reason::Refused);
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
    RowOutcome::because(Outcome::Skipped, reason_unsent(stop))
}

/// Why something was not sent, by what ended the run: nobody is said to have cancelled who did not.
fn reason_unsent(stop: Option<&StopReason>) -> Reason {
    match stop {
        Some(StopReason::Cancelled) => Reason::Cancelled,
        Some(StopReason::GivenUp) => Reason::GivenUp,
        Some(StopReason::Failure(_) | StopReason::Switch(..) | StopReason::Unproven(_) | StopReason::NotAsSent(_)) | None => {
            Reason::RunStopped
        }
    }
}

/// The time left, from the pace so far. Not told before three changes are done: a guess would jump about.
fn seconds_left(begun: DateTime<Utc>, now: DateTime<Utc>, done: u32, total: u32) -> Option<u32> {
    if done < 3 {
        return None;
    }
    let spent = (now - begun).num_milliseconds();
    let left = spent.checked_mul(i64::from(total.saturating_sub(done)))?.checked_div(i64::from(done))?;
    u32::try_from(left.checked_add(999)?.checked_div(1000)?).ok()
}

/// A row of the ledger as an export sees it.
pub(super) fn past(row: LedgerEntry) -> PastRequest {
    PastRequest {
        step: row.step,
        fields: row.fields,
        state: row.state,
        target_id: row.target_id,
        noted_at: row.intended_at.max(row.changed_at),
    }
}
