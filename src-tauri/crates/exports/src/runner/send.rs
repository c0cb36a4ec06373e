//! Sending one change: request by request, each with its intent in the ledger before it leaves.

use connectors::{Error, ErrorCode};
use domain::field::Field;
use domain::fingerprint::Fingerprint;
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind};
use domain::run::{Outcome, Reason, Step, StepState};
use store::{Intent, LinkOrigin, RowOutcome, StoreError};

use super::absence::{is_over, may_still_appear};
use super::execute::{RunContext, RunError, StopReason, past};
use super::target::{Answer, CannotHold, History, Remaining, Request, StepAnswer, Target};
use super::watch::Point;
use crate::failure_of;

/// More than any change has requests: a change that is still not at its end then is left to the final read.
const MOST_ROUNDS: usize = 6;

/// What follows from a request's answer.
enum NextStep {
    /// The next request of the change.
    Next,
    /// The target was read anew: what is left has to be found out again.
    Reassess,
    /// The change is at its end; it was recorded.
    Ended,
    /// The whole run is.
    StopReason(StopReason),
}

impl<T: Target> RunContext<'_, T> {
    /// Sends what is left of one change. `Some`: no more changes are to be sent.
    pub(super) async fn send_change(&self, change: &Change, snapshot: &mut T::Snapshot) -> Result<Option<StopReason>, RunError> {
        for _ in 0..MOST_ROUNDS {
            let Some(requests) = self.requests_left(change, snapshot)? else { return Ok(None) };
            match self.send_requests(change, &requests, snapshot).await? {
                NextStep::Reassess => {}
                NextStep::Next | NextStep::Ended => return Ok(None),
                NextStep::StopReason(stop) => return Ok(Some(stop)),
            }
        }
        Ok(None)
    }

    async fn send_requests(&self, change: &Change, requests: &[Request], snapshot: &mut T::Snapshot) -> Result<NextStep, RunError> {
        for request in requests {
            match self.send_request(change, request, snapshot).await? {
                NextStep::Next => {}
                other => return Ok(other),
            }
        }
        Ok(NextStep::Next)
    }

    /// The requests that are still to be made. `None`: there are none, and how the change stands was recorded.
    fn requests_left(&self, change: &Change, snapshot: &T::Snapshot) -> Result<Option<Vec<Request>>, RunError> {
        let history = self.history_of(change)?;
        self.keep_shown(change, snapshot, &history)?;
        match self.target.assess(change, snapshot, &history) {
            Remaining::InSync(target_id) => {
                // Whether by this run or by somebody else, the target holds it: nothing is sent.
                self.keep_link(change, &target_id)?;
                self.settle_held(change, &target_id)?;
                self.keep(change, &self.in_sync(change, snapshot, &target_id))?;
                Ok(None)
            }
            Remaining::Drifted(reason, fields) => {
                self.settle_moved(change)?;
                self.keep(change, &moved(&history, reason, fields))?;
                Ok(None)
            }
            Remaining::Ambiguous if history.requests.is_empty() => {
                self.keep(change, &RowOutcome::because(Outcome::Skipped, Reason::ChangedSinceReview))?;
                Ok(None)
            }
            Remaining::Ambiguous => {
                self.keep(change, &RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear))?;
                Ok(None)
            }
            Remaining::NotVisible => {
                self.keep(change, &RowOutcome::because(Outcome::Unknown, unseen(&history)))?;
                Ok(None)
            }
            // It stays open as it is: the last read says what is known.
            Remaining::Todo(left) if may_still_appear(&left, &history, self.read_at) => Ok(None),
            Remaining::Todo(mut left) => {
                self.settle_broken_off(change, &left, self.target.found(change, snapshot, &history).as_deref())?;
                // What was accepted is never sent again: the final read says whether it holds.
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

    /// Intent, request, what became of it.
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
        let Some(seq) = self.record_intent(change, &intent)? else { return Ok(NextStep::Ended) };
        self.watch.passed(Point::Intended);
        let answer = self.target.send(change, request, snapshot, &self.history_of(change)?).await;
        self.watch.passed(Point::Answered);
        match answer {
            StepAnswer::Made(Answer::Accepted(id)) => {
                self.store.set_step(seq, StepState::Sent, id.as_deref(), self.now())?;
                self.keep(change, &RowOutcome::plain(Outcome::Sent))?;
                self.watch.passed(Point::StepKept);
                if let Some(id) = &id {
                    self.keep_link(change, id)?;
                }
                Ok(NextStep::Next)
            }
            StepAnswer::Made(Answer::Refused(error)) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                if let Some(stop) = self.waits_for_switch(change, request.step, &error)? {
                    return Ok(NextStep::StopReason(stop));
                }
                self.fail(change, Reason::Refused, &error)?;
                Ok(if self.target.ends_run(&error) { stop(error) } else { self.after_failure(request.step, error) })
            }
            StepAnswer::Made(Answer::NotSent(error)) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                self.fail(change, reason_of(&error), &error)?;
                Ok(stop(error))
            }
            StepAnswer::Made(Answer::Unclear(error)) => {
                self.store.set_step(seq, StepState::Unknown, None, self.now())?;
                self.keep(change, &unclear(&error))?;
                self.watch.passed(Point::StepKept);
                self.settle_now(change, request, seq, error, snapshot).await
            }
            StepAnswer::NotVisible(id, error) => {
                self.store.set_step(seq, StepState::Sent, id.as_deref(), self.now())?;
                self.keep(change, &RowOutcome::because(Outcome::Unknown, Reason::CannotBeSeen).with_failure(Some(failure_of(&error))))?;
                self.watch.passed(Point::StepKept);
                if self.target.is_known_unseen(change) {
                    return Ok(NextStep::Ended);
                }
                Ok(NextStep::StopReason(StopReason::Failure(error)))
            }
            StepAnswer::NotAsSent(id, service) => {
                self.store.set_step(seq, StepState::Sent, id.as_deref(), self.now())?;
                self.keep(change, &RowOutcome::plain(Outcome::Sent))?;
                self.watch.passed(Point::StepKept);
                Ok(NextStep::StopReason(StopReason::NotAsSent(service)))
            }
            StepAnswer::Drifted(reason, fields) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                self.keep(change, &moved(&self.history_of(change)?, reason, fields))?;
                Ok(NextStep::Ended)
            }
            StepAnswer::CannotBeWritten(fields, why) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                self.cannot_be_written(change, fields, &why)?;
                Ok(NextStep::Ended)
            }
        }
    }

    /// Commits the intent, unless another run wrote the same or may have: then the change is skipped.
    fn record_intent(&self, change: &Change, intent: &Intent<'_>) -> Result<Option<i64>, RunError> {
        loop {
            if self.others().rows.iter().any(|other| other.concerns(change)) {
                // What this run sent of it before, if anything, is told by the last read.
                if self.store.ledger_of(self.run_id, &change.key)?.iter().all(|row| row.state == StepState::Failed) {
                    self.keep(change, &RowOutcome::because(Outcome::Skipped, Reason::OpenElsewhere))?;
                }
                return Ok(None);
            }
            let seen = self.others().up_to;
            match self.store.record_intent_unless_written(intent, seen, self.now())? {
                Some(seq) => return Ok(Some(seq)),
                None => *self.others() = self.store.other_writes(self.run_id)?,
            }
        }
    }

    /// An unclear answer is settled by reading the target, at once.
    async fn settle_now(
        &self,
        change: &Change,
        request: &Request,
        seq: i64,
        error: Error,
        snapshot: &mut T::Snapshot,
    ) -> Result<NextStep, RunError> {
        match self.target.reread(change, snapshot).await {
            Ok(read) => *snapshot = read,
            Err(_) => return Ok(stop(error)),
        }
        let history = self.history_of(change)?;
        self.keep_shown(change, snapshot, &history)?;
        let lacking = match self.target.assess(change, snapshot, &history) {
            Remaining::NotVisible if self.target.is_known_unseen(change) => return Ok(NextStep::Ended),
            Remaining::Ambiguous | Remaining::NotVisible => return Ok(stop(error)),
            Remaining::InSync(_) => 0,
            Remaining::Todo(left) => {
                let left = left.iter().flat_map(|left| &left.fields);
                left.filter(|field| request.fields.contains(field)).count()
            }
            Remaining::Drifted(reason, fields) => {
                self.store.set_step(seq, StepState::Failed, None, self.now())?;
                let verdict = RowOutcome::because(Outcome::Failed, reason).about(fields);
                self.keep(change, &verdict.with_failure(Some(failure_of(&error))))?;
                return Ok(self.after_failure(request.step, error));
            }
        };
        if lacking < request.fields.len() {
            // The target shows that it happened. Whom it concerns is kept: the mark by which they were found may not
            // come back next time.
            let found = self.target.found(change, snapshot, &history);
            self.store.set_step(seq, StepState::Sent, found.as_deref(), self.now())?;
            self.keep(change, &RowOutcome::plain(Outcome::Sent))?;
            return Ok(NextStep::Reassess);
        }
        if !is_over(request.step, &error) {
            // It may still be on its way. The last read of the run, or a later one, says what became of it.
            return Ok(self.after_failure(request.step, error));
        }
        self.store.set_step(seq, StepState::Failed, None, self.now())?;
        if let Some(stop) = self.waits_for_switch(change, request.step, &error)? {
            return Ok(NextStep::StopReason(stop));
        }
        let refused = error.service_message.is_some() || matches!(error.code, ErrorCode::MissingRight | ErrorCode::NotFound);
        self.fail(change, if refused { Reason::Refused } else { reason_of(&error) }, &error)?;
        Ok(self.after_failure(request.step, error))
    }

    /// What follows for the others from a request that was not seen to happen.
    fn after_failure(&self, step: Step, error: Error) -> NextStep {
        if self.is_in_doubt(step, &error) { NextStep::StopReason(StopReason::Unproven(Box::new(error))) } else { NextStep::Ended }
    }

    fn fail(&self, change: &Change, reason: Reason, error: &Error) -> Result<(), StoreError> {
        self.keep(change, &RowOutcome::because(Outcome::Failed, reason).with_failure(Some(failure_of(error))))
    }

    fn cannot_be_written(&self, change: &Change, fields: Vec<Field>, why: &str) -> Result<(), StoreError> {
        // The plan asked the same mapping: a row that cannot be written was never offered. Nothing of it has left now.
        log::error!("{fields:?} of a row cannot be written, though the plan offered it: {why}");
        self.keep(change, &RowOutcome::because(Outcome::Failed, Reason::CannotBeWritten).about(fields))
    }

    pub(super) fn keep(&self, change: &Change, verdict: &RowOutcome) -> Result<(), StoreError> {
        self.store.set_row_outcome(self.run_id, &change.key, verdict)
    }

    /// Remembers who is who, once the target has shown it.
    pub(super) fn keep_link(&self, change: &Change, target_id: &str) -> Result<(), StoreError> {
        let Some((alexis, kleer)) = self.target.link(change, target_id) else { return Ok(()) };
        let origin = if change.kind == ChangeKind::Create { LinkOrigin::Created } else { LinkOrigin::Matched };
        self.store.put_link(self.integration_id, &alexis, &kleer, origin, self.now())
    }

    pub(super) fn history_of(&self, change: &Change) -> Result<History, StoreError> {
        let mut history = History { before: self.before.clone(), requests: Vec::new() };
        history.requests.extend(self.store.ledger_of(self.run_id, &change.key)?.into_iter().map(past));
        Ok(history)
    }

    /// Settles the intents of a broken-off run: what is still left did not happen, the rest did.
    fn settle_broken_off(&self, change: &Change, left: &[Request], found: Option<&str>) -> Result<(), StoreError> {
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

fn stop(error: Error) -> NextStep {
    NextStep::StopReason(StopReason::Failure(Box::new(error)))
}

/// Why a request did not happen: one that got an answer did reach the target.
fn reason_of(error: &Error) -> Reason {
    if error.status.is_some() { Reason::AnsweredWithError } else { Reason::NotReached }
}

fn unclear(error: &Error) -> RowOutcome {
    RowOutcome::because(Outcome::Unknown, Reason::AnswerUnclear).with_failure(Some(failure_of(error)))
}

/// The target is no longer as the owner saw it: skipped when nothing was sent yet, failed when a part was.
fn moved(history: &History, reason: Reason, fields: Vec<Field>) -> RowOutcome {
    let sent = history.requests.iter().any(|request| request.state != StepState::Failed);
    RowOutcome::because(if sent { Outcome::Failed } else { Outcome::Skipped }, reason).about(fields)
}

/// Why a change is open that the target was read for and does not show: what is known of its requests.
pub(super) fn unseen(history: &History) -> Reason {
    let any = |states: &[StepState]| history.requests.iter().any(|request| states.contains(&request.state));
    if any(&[StepState::Intended]) {
        Reason::NoAnswer
    } else if any(&[StepState::Unknown]) {
        Reason::UnclearNotShown
    } else {
        Reason::CannotBeSeen
    }
}
