//! What the runner needs of an export's target.

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

/// What the ledger knows of the earlier requests of a change, in this run.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Who the target held before the run's first write.
    pub before: Option<Arc<Baseline>>,
    /// The requests, in the order in which they were intended.
    pub requests: Vec<PastRequest>,
}

/// A request of the ledger.
#[derive(Debug, Clone)]
pub struct PastRequest {
    /// What it did.
    pub step: Step,
    /// The fields it carried.
    pub fields: Vec<Field>,
    /// What is known of it.
    pub state: StepState,
    /// The target's id of its result.
    pub target_id: Option<String>,
    /// When it was about to be sent or, later than that, when it got an answer that does not say what became of it.
    pub noted_at: DateTime<Utc>,
}

impl History {
    /// The ids of what the target held before the run's first write, when they are known.
    pub fn before(&self) -> Option<&BTreeSet<String>> {
        self.before.as_deref().and_then(Baseline::ids)
    }

    /// The target's id of what a step made, when an answer or a read told it.
    pub fn made(&self, step: Step) -> Option<&str> {
        self.requests.iter().rev().filter(|request| request.step == step).find_map(|request| request.target_id.as_deref())
    }

    /// Whether the target accepted a field in some request.
    pub fn is_accepted(&self, field: Field) -> bool {
        let accepted = |request: &&PastRequest| matches!(request.state, StepState::Sent | StepState::Confirmed);
        self.requests.iter().filter(accepted).any(|request| request.fields.contains(&field))
    }

    /// Whether a step was intended and nobody knows what became of it.
    pub fn is_unclear(&self, step: Step) -> bool {
        self.requests.iter().any(|request| request.step == step && matches!(request.state, StepState::Intended | StepState::Unknown))
    }
}

/// One request to make: what it does, and the fields that the target does not hold yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What it does.
    pub step: Step,
    /// The fields it carries.
    pub fields: Vec<Field>,
}

/// What is left to do for a change, given what the target holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remaining {
    /// Nothing: the target holds the change as it was reviewed. With the target's id of the person.
    InSync(String),
    /// These requests, in this order.
    Todo(Vec<Request>),
    /// The change must not be sent any more: the target is no longer as the owner saw it.
    Drifted(Reason, Vec<Field>),
    /// The read cannot tell whether an earlier request happened.
    Ambiguous,
    /// An earlier request was accepted, or may have been, and the target does not show it. It must not be sent again.
    NotVisible,
}

/// What became of a request.
#[derive(Debug)]
pub enum Answer {
    /// Accepted, with the target's id of the result when it is new.
    Accepted(Option<String>),
    /// The target said no; it did not happen.
    Refused(Error),
    /// It never reached the target.
    NotSent(Error),
    /// It may or may not have happened.
    Unclear(Error),
}

/// What became of a request, or why it could not be built.
#[derive(Debug)]
pub enum StepAnswer {
    /// It was made.
    Made(Answer),
    /// It was accepted, with the target's id when it was told, and the target does not show it.
    NotVisible(Option<String>, Box<Error>),
    /// It was accepted, with the target's id when it was told, and the target holds something else than was sent: nobody else is sent.
    NotAsSent(Option<String>, Service),
    /// The target moved between the last read and the request; nothing was sent. With the reason and the fields.
    Drifted(Reason, Vec<Field>),
    /// A value cannot be written in the target's form; nothing was sent. With the fields.
    CannotBeWritten(Vec<Field>, String),
}

/// A value of a row that the target's form cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotHold {
    /// Which fields.
    pub fields: Vec<Field>,
    /// Why, for the log.
    pub why: String,
}

impl From<CannotHold> for StepAnswer {
    fn from(refused: CannotHold) -> Self {
        Self::CannotBeWritten(refused.fields, refused.why)
    }
}

impl From<Unwritable> for CannotHold {
    fn from(unwritable: Unwritable) -> Self {
        Self { why: format!("{:?} of {:?}", unwritable.finding.code, unwritable.fields), fields: unwritable.fields }
    }
}

/// The target of an export.
pub trait Target: Send + Sync {
    /// Everything the target holds that the export compares.
    type Snapshot: Send + Sync;

    /// The fields of a change that holds as far as it can be read, and that no read shows.
    fn not_readable(&self, _change: &Change, _held: &Self::Snapshot, _target_id: &str) -> Vec<Field> {
        Vec::new()
    }

    /// Reads the target whole, or fails whole.
    fn read(&self) -> impl Future<Output = Result<Self::Snapshot, Error>> + Send;

    /// Reads again what a change is about, after an unclear answer: the whole target, unless it can be told apart.
    fn reread(&self, _change: &Change, _held: &Self::Snapshot) -> impl Future<Output = Result<Self::Snapshot, Error>> + Send {
        self.read()
    }

    /// Who the target holds, as it is kept before the first write.
    fn before(&self, snapshot: &Self::Snapshot) -> String;

    /// The target's id of whom a change is about, as far as the read and the ledger show.
    fn found(&self, change: &Change, snapshot: &Self::Snapshot, history: &History) -> Option<String>;

    /// The pair (Alexis HR, Kleer) that a change makes one person of, once the target's id is known.
    fn link(&self, change: &Change, target_id: &str) -> Option<(PersonId, PersonId)>;

    /// What is left to do for a change.
    fn assess(&self, change: &Change, snapshot: &Self::Snapshot, history: &History) -> Remaining;

    /// What of a change the target's form cannot hold, by the mapping that makes its requests. A plan does not offer it; what does
    /// come here is found before anything of the row leaves.
    fn unwritable(&self, change: &Change, snapshot: &Self::Snapshot) -> Option<CannotHold>;

    /// The amount that a request carries, as it leaves: the ledger notes it before.
    fn amount(&self, _change: &Change, _request: &Request, _held: &Self::Snapshot) -> Option<Money> {
        None
    }

    /// What a read shows of what the requests of a change wrote, as the target tells it: neither what was sent nor what the plan
    /// wanted. `None`: the change writes no amounts.
    fn shown(&self, _change: &Change, _held: &Self::Snapshot, _history: &History) -> Option<Vec<ReadBack>> {
        None
    }

    /// What a request means, for its idempotency_key.
    fn meaning(&self, change: &Change, request: &Request) -> String;

    /// Whether the id by which the target holds a change is that of the record which its one request made. Otherwise it says
    /// whom the change is about.
    fn tells_record(&self) -> bool {
        false
    }

    /// The service, when nobody has been seen to make a step's call and there is a switch for it. The first row of such a step is
    /// read back before the next one is sent.
    fn unproven(&self, _step: Step) -> Option<Service> {
        None
    }

    /// The code of the switch that a refusal of an unproven call is about.
    fn switch_for(&self, _error: &Error) -> Option<&'static str> {
        None
    }

    /// Whether a refusal is about the values of one row, and so shows that the call itself is right.
    fn is_about_values(&self, _error: &Error) -> bool {
        false
    }

    /// Whether an error of one request means that no other request can succeed either.
    fn ends_run(&self, error: &Error) -> bool {
        error.code == ErrorCode::WrongCredentials
    }

    /// Whether a write that was accepted and is not shown leaves the others as they are: that it would not be shown was known.
    fn is_known_unseen(&self, _change: &Change) -> bool {
        false
    }

    /// Makes one request.
    fn send(
        &self,
        change: &Change,
        request: &Request,
        snapshot: &Self::Snapshot,
        history: &History,
    ) -> impl Future<Output = StepAnswer> + Send;
}
