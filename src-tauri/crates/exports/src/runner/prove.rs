//! The first row of an unproven call goes alone: what nobody has seen to work is not tried on everybody at once.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use connectors::{Error, Service};
use domain::field::Field;
use domain::plan::Change;
use domain::run::{Outcome, Reason, Step, StepState};
use store::RowOutcome;

use super::execute::{RunContext, RunError, StopReason};
use super::target::{Remaining, Target};
use crate::failure_of;

impl<T: Target> RunContext<'_, T> {
    /// The service, when a step's call is unproven and the target was not seen to hold one in this run.
    fn unproven(&self, step: Step) -> Option<Service> {
        let proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
        self.target.unproven(step).filter(|_| !proven.contains(&step))
    }

    /// Reads back the first row of an unproven call. `Some`: the target does not hold what it accepted, or cannot be read, and
    /// nobody else is sent.
    pub(super) async fn prove(&self, change: &Change, snapshot: &mut T::Snapshot) -> Result<Option<StopReason>, RunError> {
        let sent = |history: &super::target::History| -> Vec<(Step, Vec<Field>, Service)> {
            let accepted = history.requests.iter().filter(|request| request.state == StepState::Sent);
            accepted.filter_map(|request| Some((request.step, request.fields.clone(), self.unproven(request.step)?))).collect()
        };
        let history = self.history_of(change)?;
        let steps = sent(&history);
        let Some((_, _, service)) = steps.first() else { return Ok(None) };
        match self.target.reread(change, snapshot).await {
            Ok(read) => *snapshot = read,
            Err(error) => return Ok(Some(StopReason::Failure(Box::new(error)))),
        }
        let lacking: BTreeSet<Field> = match self.target.assess(change, snapshot, &history) {
            Remaining::InSync(_) => BTreeSet::new(),
            Remaining::Todo(left) => left.into_iter().flat_map(|request| request.fields).collect(),
            Remaining::Drifted(..) | Remaining::Ambiguous | Remaining::NotVisible => return Ok(Some(StopReason::NotAsSent(*service))),
        };
        if steps.iter().any(|(_, fields, _)| fields.iter().any(|field| lacking.contains(field))) {
            return Ok(Some(StopReason::NotAsSent(*service)));
        }
        let mut proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
        proven.extend(steps.iter().map(|(step, _, _)| *step));
        Ok(None)
    }

    /// Whether a failure leaves it open that an unproven call is right at all. What one person meets, everybody else would.
    pub(super) fn is_in_doubt(&self, step: Step, error: &Error) -> bool {
        self.unproven(step).is_some() && !self.target.is_about_values(error)
    }

    /// Whether a refusal is about a switch: the row waits for it, and so does everybody after it.
    pub(super) fn waits_for_switch(&self, change: &Change, step: Step, error: &Error) -> Result<Option<StopReason>, RunError> {
        let switch = self.unproven(step).and_then(|_| self.target.switch_for(error));
        let Some(code) = switch else { return Ok(None) };
        let verdict = RowOutcome::because(Outcome::Waiting, Reason::Refused).with_failure(Some(failure_of(error)));
        self.keep(change, &verdict)?;
        Ok(Some(StopReason::Switch(code, Box::new(error.clone()))))
    }
}
