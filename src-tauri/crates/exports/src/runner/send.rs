//! Sends one row, request by request. Each intent is committed to the ledger before its request leaves.

use connectors::{Error, ErrorCode};
use domain::field::Field;
use domain::fingerprint::Fingerprint;
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind};
use domain::run::{Outcome, Reason, Step, StepState};
use store::{Intent, LinkOrigin, RowOutcome, StoreError};

use super::absence::{is_over, may_still_appear};
use super::execute::{RunContext, RunError, StopReason, past_request};
use super::target::{Answer, CannotHold, History, Remaining, Request, StepAnswer, Target};
use super::watch::Point;
use crate::failure_of;

/// More than any row has requests. A row that is still not settled then is left to the final read.
const MAX_ROUNDS: usize = 6;

/// What to do after a request's answer.
enum NextStep {
    /// Send the row's next request.
    NextRequest,
    /// The target was read again: assess again what remains of the row.
    Reassess,
    /// The row is settled and its outcome is recorded.
    RowEnded,
    StopRun(StopReason),
}

impl<T: Target> RunContext<'_, T> {
    /// Sends what remains of one row. `Some`: no more rows are to be sent.
    pub(super) async fn send_row(&self, change: &Change, snapshot: &mut T::Snapshot) -> Result<Option<StopReason>, RunError> {
        for _ in 0..MAX_ROUNDS {
            let Some(requests) = self.remaining_requests(change, snapshot)? else { return Ok(None) };
            match self.send_requests(change, &requests, snapshot).await? {
                NextStep::Reassess => {}
                NextStep::NextRequest | NextStep::RowEnded => return Ok(None),
                NextStep::StopRun(stop) => return Ok(Some(stop)),
            }
        }
        Ok(None)
    }

    async fn send_requests(&self, change: &Change, requests: &[Request], snapshot: &mut T::Snapshot) -> Result<NextStep, RunError> {
        for request in requests {
            match self.send_request(change, request, snapshot).await? {
                NextStep::NextRequest => {}
                other => return Ok(other),
            }
        }
        Ok(NextStep::NextRequest)
    }

    /// The requests that are still to be sent. `None`: there are none, and the row's outcome was recorded.
    fn remaining_requests(&self, change: &Change, snapshot: &T::Snapshot) -> Result<Option<Vec<Request>>, RunError> {
        let history = self.history_of(change)?;
        self.record_read_back(change, snapshot, &history)?;
        match self.target.assess(change, snapshot, &history) {
            Remaining::InSync(target_id) => {
                // The target holds the values, by this run or by other hands: nothing is sent.
                self.save_link(change, &target_id)?;
                self.confirm_steps(change, &target_id)?;
                self.set_outcome(change, &self.in_sync(change, snapshot, &target_id))?;
                Ok(None)
            }
            Remaining::Drifted(reason, fields) => {
                self.settle_drifted(change)?;
                self.set_outcome(change, &drifted_outcome(&history, reason, fields))?;
                Ok(None)
            }
            Remaining::Ambiguous if history.requests.is_empty() => {
                self.set_outcome(change, &RowOutcome::because(Outcome::Skipped, Reason::ChangedSinceReview))?;
                Ok(None)
            }
            Remaining::Ambiguous => {
                self.set_outcome(change, &RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear))?;
                Ok(None)
            }
            Remaining::NotVisible => {
                self.set_outcome(change, &RowOutcome::because(Outcome::Unknown, open_reason(&history)))?;
                Ok(None)
            }
            // The row stays open: the final read settles it.
            Remaining::Todo(left) if may_still_appear(&left, &history, self.read_at) => Ok(None),
            Remaining::Todo(mut left) => {
                self.settle_interrupted(change, &left, self.target.found(change, snapshot, &history).as_deref())?;
                // Accepted fields are never sent again: the final read shows whether the target holds them.
                for request in &mut left {
                    request.fields.retain(|field| !history.is_accepted(*field));
                }
                left.retain(|request| !request.fields.is_empty());
                if let Some(CannotHold { fields, why }) = self.target.unwritable(change, snapshot).filter(|_| !left.is_empty()) {
                    self.cannot_be_written(change, fields, &why)?;
                    return Ok(None);
                }
                Ok(Some(left))
            }
        }
    }

    async fn send_request(&self, change: &Change, request: &Request, snapshot: &mut T::Snapshot) -> Result<NextStep, RunError> {
        let meaning = self.target.meaning(change, request);
        let person = change.source_id.as_ref().map_or("", PersonId::as_str);
        let idempotency_key = Fingerprint::of(&[self.integration_id, person, &meaning]);
        let amount = self.target.amount(change, request, snapshot);
        let intent = Intent {
            idempotency_key: &idempotency_key,
            run_id: self.run_id,
            row_key: &change.key,
            step: request.step,
            fields: &request.fields,
            amount: amount.as_ref(),
        };
        let Some(seq) = self.record_intent(change, &intent)? else { return Ok(NextStep::RowEnded) };
        self.watch.passed(Point::Intended);
        let answer = self.target.send(change, request, snapshot, &self.history_of(change)?).await;
        self.watch.passed(Point::Answered);
        match answer {
            StepAnswer::Made(Answer::Accepted(id)) => {
                self.store.set_step(seq, StepState::Sent, id.as_deref(), self.now())?;
                self.set_outcome(change, &RowOutcome::plain(Outcome::Sent))?;
                self.watch.passed(Point::StepKept);
                if let Some(id) = &id {
                    self.save_link(change, id)?;
                }
                Ok(NextStep::NextRequest)
            }
            StepAnswer::Made(Answer::Refused(error)) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                if let Some(stop) = self.stop_for_switch(change, request.step, &error)? {
                    return Ok(NextStep::StopRun(stop));
                }
                self.fail(change, Reason::Refused, &error)?;
                Ok(if self.target.ends_run(&error) { stop_run(error) } else { self.after_failure(request.step, error) })
            }
            StepAnswer::Made(Answer::NotSent(error)) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                self.fail(change, failure_reason(&error), &error)?;
                Ok(stop_run(error))
            }
            StepAnswer::Made(Answer::Unclear(error)) => {
                self.store.set_step(seq, StepState::Unknown, None, self.now())?;
                self.set_outcome(change, &unclear_outcome(&error))?;
                self.watch.passed(Point::StepKept);
                self.settle_unclear(change, request, seq, error, snapshot).await
            }
            StepAnswer::NotVisible(id, error) => {
                self.store.set_step(seq, StepState::Sent, id.as_deref(), self.now())?;
                self.set_outcome(
                    change,
                    &RowOutcome::because(Outcome::Unknown, Reason::CannotBeSeen).with_failure(Some(failure_of(&error))),
                )?;
                self.watch.passed(Point::StepKept);
                if self.target.is_known_unseen(change) {
                    return Ok(NextStep::RowEnded);
                }
                Ok(NextStep::StopRun(StopReason::Failure(error)))
            }
            StepAnswer::NotAsSent(id, service) => {
                self.store.set_step(seq, StepState::Sent, id.as_deref(), self.now())?;
                self.set_outcome(change, &RowOutcome::plain(Outcome::Sent))?;
                self.watch.passed(Point::StepKept);
                Ok(NextStep::StopRun(StopReason::NotAsSent(service)))
            }
            StepAnswer::Drifted(reason, fields) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                self.set_outcome(change, &drifted_outcome(&self.history_of(change)?, reason, fields))?;
                Ok(NextStep::RowEnded)
            }
            StepAnswer::CannotBeWritten(fields, why) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                self.cannot_be_written(change, fields, &why)?;
                Ok(NextStep::RowEnded)
            }
        }
    }

    /// Commits the intent and returns its ledger number. `None`: another run wrote the same or may have, and the row is skipped.
    fn record_intent(&self, change: &Change, intent: &Intent<'_>) -> Result<Option<i64>, RunError> {
        loop {
            if self.other_writes().rows.iter().any(|other| other.concerns(change)) {
                // If this run sent a part of the row before, the final read settles it.
                if self.store.ledger_of(self.run_id, &change.key)?.iter().all(|row| row.state == StepState::Failed) {
                    self.set_outcome(change, &RowOutcome::because(Outcome::Skipped, Reason::OpenElsewhere))?;
                }
                return Ok(None);
            }
            let known_up_to = self.other_writes().up_to;
            match self.store.record_intent_unless_written(intent, known_up_to, self.now())? {
                Some(seq) => return Ok(Some(seq)),
                None => *self.other_writes() = self.store.other_writes(self.run_id)?,
            }
        }
    }

    /// Settles an unclear answer at once, by reading the target.
    async fn settle_unclear(
        &self,
        change: &Change,
        request: &Request,
        seq: i64,
        error: Error,
        snapshot: &mut T::Snapshot,
    ) -> Result<NextStep, RunError> {
        match self.target.reread(change, snapshot).await {
            Ok(read) => *snapshot = read,
            Err(_) => return Ok(stop_run(error)),
        }
        let history = self.history_of(change)?;
        self.record_read_back(change, snapshot, &history)?;
        let lacking = match self.target.assess(change, snapshot, &history) {
            Remaining::NotVisible if self.target.is_known_unseen(change) => return Ok(NextStep::RowEnded),
            Remaining::Ambiguous | Remaining::NotVisible => return Ok(stop_run(error)),
            Remaining::InSync(_) => 0,
            Remaining::Todo(left) => {
                let left = left.iter().flat_map(|left| &left.fields);
                left.filter(|field| request.fields.contains(field)).count()
            }
            Remaining::Drifted(reason, fields) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                let result = RowOutcome::because(Outcome::Failed, reason).about(fields);
                self.set_outcome(change, &result.with_failure(Some(failure_of(&error))))?;
                return Ok(self.after_failure(request.step, error));
            }
        };
        if lacking < request.fields.len() {
            // The target shows that the request happened. The id is stored, because the next read may not return the mark.
            let found = self.target.found(change, snapshot, &history);
            self.store.set_step(seq, StepState::Sent, found.as_deref(), self.now())?;
            self.set_outcome(change, &RowOutcome::plain(Outcome::Sent))?;
            return Ok(NextStep::Reassess);
        }
        if !is_over(request.step, &error) {
            // The request may still be under way. The final read of this run, or a later read, settles it.
            return Ok(self.after_failure(request.step, error));
        }
        self.store.set_step(seq, StepState::Failed, None, self.now())?;
        if let Some(stop) = self.stop_for_switch(change, request.step, &error)? {
            return Ok(NextStep::StopRun(stop));
        }
        let was_refused = error.service_message.is_some() || matches!(error.code, ErrorCode::MissingRight | ErrorCode::NotFound);
        self.fail(change, if was_refused { Reason::Refused } else { failure_reason(&error) }, &error)?;
        Ok(self.after_failure(request.step, error))
    }

    /// Whether the run goes on to the next row after a failed request.
    fn after_failure(&self, step: Step, error: Error) -> NextStep {
        if self.is_in_doubt(step, &error) { NextStep::StopRun(StopReason::Unproven(Box::new(error))) } else { NextStep::RowEnded }
    }

    fn fail(&self, change: &Change, reason: Reason, error: &Error) -> Result<(), StoreError> {
        self.set_outcome(change, &RowOutcome::because(Outcome::Failed, reason).with_failure(Some(failure_of(error))))
    }

    fn cannot_be_written(&self, change: &Change, fields: Vec<Field>, why: &str) -> Result<(), StoreError> {
        // The plan used the same mapping, so it never offered such a row. No request of the row has left.
        log::error!("{fields:?} of a row cannot be written, though the plan offered it: {why}");
        self.set_outcome(change, &RowOutcome::because(Outcome::Failed, Reason::CannotBeWritten).about(fields))
    }

    pub(super) fn set_outcome(&self, change: &Change, result: &RowOutcome) -> Result<(), StoreError> {
        self.store.set_row_outcome(self.run_id, &change.key, result)
    }

    /// Stores the link between the two records, once the target has shown it.
    pub(super) fn save_link(&self, change: &Change, target_id: &str) -> Result<(), StoreError> {
        let Some((alexis, kleer)) = self.target.link(change, target_id) else { return Ok(()) };
        let origin = if change.kind == ChangeKind::Create { LinkOrigin::Created } else { LinkOrigin::Matched };
        self.store.put_link(self.integration_id, &alexis, &kleer, origin, self.now())
    }

    pub(super) fn history_of(&self, change: &Change) -> Result<History, StoreError> {
        let mut history = History { before: self.before.clone(), requests: Vec::new() };
        history.requests.extend(self.store.ledger_of(self.run_id, &change.key)?.into_iter().map(past_request));
        Ok(history)
    }

    /// Settles the open steps of an interrupted run: a step that remains did not happen, the others did.
    fn settle_interrupted(&self, change: &Change, left: &[Request], found: Option<&str>) -> Result<(), StoreError> {
        for row in self.store.ledger_of(self.run_id, &change.key)? {
            if matches!(row.state, StepState::Intended | StepState::Unknown) {
                let happened = !left.iter().any(|request| request.step == row.step);
                let (state, id) = if happened { (StepState::Sent, found) } else { (StepState::Failed, None) };
                self.store.set_step(row.seq, state, id, self.now())?;
            }
        }
        Ok(())
    }
}

fn stop_run(error: Error) -> NextStep {
    NextStep::StopRun(StopReason::Failure(Box::new(error)))
}

/// Why a request did not happen. A request with an answer did reach the target.
fn failure_reason(error: &Error) -> Reason {
    if error.status.is_some() { Reason::AnsweredWithError } else { Reason::NotReached }
}

fn unclear_outcome(error: &Error) -> RowOutcome {
    RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear).with_failure(Some(failure_of(error)))
}

/// The outcome of a row whose target record changed since the review: skipped if nothing was sent yet, failed if a part was.
fn drifted_outcome(history: &History, reason: Reason, fields: Vec<Field>) -> RowOutcome {
    let was_sent = history.requests.iter().any(|request| request.state != StepState::Failed);
    RowOutcome::because(if was_sent { Outcome::Failed } else { Outcome::Skipped }, reason).about(fields)
}

/// Why a row stays open although the target was read: what the ledger knows of its requests.
pub(super) fn open_reason(history: &History) -> Reason {
    let any = |states: &[StepState]| history.requests.iter().any(|request| states.contains(&request.state));
    if any(&[StepState::Intended]) {
        Reason::NoAnswer
    } else if any(&[StepState::Unknown]) {
        Reason::UnclearNotShown
    } else {
        Reason::CannotBeSeen
    }
}
