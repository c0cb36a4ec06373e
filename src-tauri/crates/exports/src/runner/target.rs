//! The interface between the runner and the target of an export.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use connectors::{Error, ErrorCode, Service};
use domain::benefits::ReadBack;
use domain::field::Field;
use domain::money::Money;
use domain::person::PersonId;
use domain::plan::Change;
use domain::plan::employees::Unwritable;
use domain::run::{Reason, Step, StepState};

use super::baseline::Baseline;

/// The earlier requests of a row in this run, from the ledger.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// What the target held before the run's first write.
    pub before: Option<Arc<Baseline>>,
    /// In the order of their intents.
    pub requests: Vec<PastRequest>,
}

/// A request of the ledger.
#[derive(Debug, Clone)]
pub struct PastRequest {
    pub step: Step,
    /// The fields that it carried.
    pub fields: Vec<Field>,
    pub state: StepState,
    /// The target's id of the resulting record.
    pub target_id: Option<String>,
    /// When the intent was recorded, or the later time of an unclear answer.
    pub noted_at: DateTime<Utc>,
}

impl History {
    /// The ids of the baseline. `None`: they are not known.
    pub fn before(&self) -> Option<&BTreeSet<String>> {
        self.before.as_deref().and_then(Baseline::ids)
    }

    /// The target's id of the record that a step made. `None`: neither an answer nor a read gave it.
    pub fn made(&self, step: Step) -> Option<&str> {
        self.requests.iter().rev().filter(|request| request.step == step).find_map(|request| request.target_id.as_deref())
    }

    /// Whether the target accepted a field in some request.
    pub fn is_accepted(&self, field: Field) -> bool {
        let accepted = |request: &&PastRequest| matches!(request.state, StepState::Sent | StepState::Confirmed);
        self.requests.iter().filter(accepted).any(|request| request.fields.contains(&field))
    }

    /// Whether a step has an intent, and its result is not known.
    pub fn is_unclear(&self, step: Step) -> bool {
        self.requests.iter().any(|request| request.step == step && matches!(request.state, StepState::Intended | StepState::Unknown))
    }
}

/// One request to send, with the fields that the target does not hold yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub step: Step,
    pub fields: Vec<Field>,
}

/// What is left to do for a row, given what the target holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remaining {
    /// Nothing: the target holds the row as it was reviewed. With the target's id of the record.
    InSync(String),
    /// These requests, in order.
    Todo(Vec<Request>),
    /// The row must not be sent any more: the target changed since the review. With the fields that drifted.
    Drifted(Reason, Vec<Field>),
    /// Several records could be the row's: the read cannot tell whether an earlier request happened.
    Ambiguous,
    /// An earlier request was accepted, or may have been, and the target does not show it. It must not be sent again.
    NotVisible,
}

/// The answer to a request.
#[derive(Debug)]
pub enum Answer {
    /// With the target's id of a new record.
    Accepted(Option<String>),
    /// The target refused the request: it did not happen.
    Refused(Error),
    /// The request never reached the target.
    NotSent(Error),
    /// The request may or may not have happened.
    Unclear(Error),
}

/// The result of a step: an answer, or the reason why there is none.
#[derive(Debug)]
pub enum StepAnswer {
    /// The request was sent.
    Made(Answer),
    /// The target accepted the request and does not show the result. With its id, if the answer gave one.
    NotVisible(Option<String>, Box<Error>),
    /// The target accepted the request and holds other values than were sent: the run stops. With its id, if the answer gave one.
    NotAsSent(Option<String>, Service),
    /// The target changed between the last read and the request; nothing was sent. With the fields that drifted.
    Drifted(Reason, Vec<Field>),
    /// The target's form cannot hold a value; nothing was sent. With the fields, and why, for the log.
    CannotBeWritten(Vec<Field>, String),
}

/// A value of a row that the target's form cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotHold {
    pub fields: Vec<Field>,
    /// Why, for the log.
    pub why: String,
}

impl From<CannotHold> for StepAnswer {
    fn from(cannot_hold: CannotHold) -> Self {
        Self::CannotBeWritten(cannot_hold.fields, cannot_hold.why)
    }
}

impl From<Unwritable> for CannotHold {
    fn from(unwritable: Unwritable) -> Self {
        Self { why: format!("{:?} of {:?}", unwritable.finding.code, unwritable.fields), fields: unwritable.fields }
    }
}

/// The target of an export.
pub trait Target: Send + Sync {
    /// Everything in the target that the export compares.
    type Snapshot: Send + Sync;

    /// The fields of an otherwise confirmed row that no read shows.
    fn not_readable(&self, _change: &Change, _snapshot: &Self::Snapshot, _target_id: &str) -> Vec<Field> {
        Vec::new()
    }

    /// Reads the whole target. A partial read is an error.
    fn read(&self) -> impl Future<Output = Result<Self::Snapshot, Error>> + Send;

    /// Reads the row's part of the target again, after an unclear answer. By default it reads the whole target.
    fn reread(&self, _change: &Change, _snapshot: &Self::Snapshot) -> impl Future<Output = Result<Self::Snapshot, Error>> + Send {
        self.read()
    }

    /// The ids of the snapshot in the stored form of [`Baseline`].
    fn before(&self, snapshot: &Self::Snapshot) -> String;

    /// The target's id of the row's record, if the snapshot and the ledger identify it.
    fn found(&self, change: &Change, snapshot: &Self::Snapshot, history: &History) -> Option<String>;

    /// The link (Alexis HR, Kleer) that a row establishes, once the target's id is known.
    fn link(&self, change: &Change, target_id: &str) -> Option<(PersonId, PersonId)>;

    /// What is left to do for a row.
    fn assess(&self, change: &Change, snapshot: &Self::Snapshot, history: &History) -> Remaining;

    /// The value of a row that the target's form cannot hold, found by the mapping that makes the requests. A plan offers no such row.
    /// The runner asks all the same before the row's first request.
    fn unwritable(&self, change: &Change, snapshot: &Self::Snapshot) -> Option<CannotHold>;

    /// The amount that a request carries. The ledger records it before the request leaves.
    fn amount(&self, _change: &Change, _request: &Request, _snapshot: &Self::Snapshot) -> Option<Money> {
        None
    }

    /// The amounts that a read shows for the writes of a row. They come from the target alone, not from the plan or the requests.
    /// `None`: the row writes no amounts.
    fn shown(&self, _change: &Change, _snapshot: &Self::Snapshot, _history: &History) -> Option<Vec<ReadBack>> {
        None
    }

    /// What a request means, for its idempotency key.
    fn meaning(&self, change: &Change, request: &Request) -> String;

    /// Whether the id in [`Remaining::InSync`] is the id of the record that the row's single request made. Otherwise it is the id of
    /// the person.
    fn tells_record(&self) -> bool {
        false
    }

    /// The service, if a step's call is unproven. The first row with such a step is read back before the next row is sent.
    fn unproven(&self, _step: Step) -> Option<Service> {
        None
    }

    /// The failure code of the switch that solves a refusal of an unproven call.
    fn switch_for(&self, _error: &Error) -> Option<&'static str> {
        None
    }

    /// Whether a refusal concerns the values of one row. Such a refusal shows that the call itself is right.
    fn is_about_values(&self, _error: &Error) -> bool {
        false
    }

    /// Whether a failure of one request means that no other request can succeed.
    fn ends_run(&self, error: &Error) -> bool {
        error.code == ErrorCode::WrongCredentials
    }

    /// Whether an accepted write that does not show lets the run go on, because it was known before that it would not show.
    fn is_known_unseen(&self, _change: &Change) -> bool {
        false
    }

    /// Sends one request.
    fn send(
        &self,
        change: &Change,
        request: &Request,
        snapshot: &Self::Snapshot,
        history: &History,
    ) -> impl Future<Output = StepAnswer> + Send;
}
