//! The first row of an unproven call goes alone. A call that was never seen to work must not be tried on all rows at once.

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
    /// The service, if a step's call is unproven and no read of this run has confirmed such a step.
    fn unproven(&self, step: Step) -> Option<Service> {
        let proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
        self.target.unproven(step).filter(|_| !proven.contains(&step))
    }

    /// Reads back the first row of an unproven call. `Some`: the target lacks what it accepted, or cannot be read. No other row is sent
    /// then.
    pub(super) async fn prove(&self, change: &Change, snapshot: &mut T::Snapshot) -> Result<Option<StopReason>, RunError> {
        let history = self.history_of(change)?;
        let accepted = history.requests.iter().filter(|request| request.state == StepState::Sent);
        let steps: Vec<(Step, Vec<Field>, Service)> =
            accepted.filter_map(|request| Some((request.step, request.fields.clone(), self.unproven(request.step)?))).collect();
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

    /// Whether a failure could mean that an unproven call is wrong in itself. Then every other row would fail too.
    pub(super) fn is_in_doubt(&self, step: Step, error: &Error) -> bool {
        self.unproven(step).is_some() && !self.target.is_about_values(error)
    }

    /// If a refusal asks for another switch setting, the row waits for it, and the run stops.
    pub(super) fn stop_for_switch(&self, change: &Change, step: Step, error: &Error) -> Result<Option<StopReason>, RunError> {
        let switch = self.unproven(step).and_then(|_| self.target.switch_for(error));
        let Some(code) = switch else { return Ok(None) };
        let result = RowOutcome::because(Outcome::Waiting, Reason::Refused).with_failure(Some(failure_of(error)));
        self.set_outcome(change, &result)?;
        Ok(Some(StopReason::Switch(code, Box::new(error.clone()))))
    }
}
