//! A target in memory, which fails by a script. It is strictly consistent, and each record has the row's key as its mark.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use connectors::{Error, ErrorCode, Service};
use domain::field::{Field, Value};
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind};
use domain::run::{Reason, Step};
use exports::runner::{Answer, CannotHold, History, Remaining, Request, StepAnswer, Target};

use crate::script::{Fault, Script};

/// `key`: the key of the row that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub key: String,
    pub fields: BTreeMap<Field, Value>,
}

/// By id.
pub type Records = BTreeMap<u32, Record>;

/// A write that took effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    pub key: String,
    pub step: Step,
    pub fields: BTreeMap<Field, Value>,
}

#[derive(Debug, Default)]
pub struct State {
    pub records: Records,
    last_id: u32,
    requests: VecDeque<Fault>,
    failed_reads: VecDeque<bool>,
    /// Writes under way. A creation takes minutes; any other write takes effect after the next attempt to read.
    late: Vec<Effect>,
    /// The row keys of the requests that arrived, in order.
    pub received: Vec<String>,
    pub effects: Vec<Effect>,
}

impl State {
    fn take_effect(&mut self, effect: Effect) -> Option<u32> {
        self.effects.push(effect.clone());
        if effect.step == Step::CreateUser {
            self.last_id += 1;
            self.records.insert(self.last_id, Record { key: effect.key, fields: effect.fields });
            return Some(self.last_id);
        }
        let record = self.records.values_mut().find(|record| record.key == effect.key)?;
        record.fields.extend(effect.fields);
        None
    }

    /// Lets the writes under way take effect; creations only if `includes_creations`.
    fn finish_late_writes(&mut self, includes_creations: bool) {
        let (finished, late) =
            std::mem::take(&mut self.late).into_iter().partition(|effect| includes_creations || !effect.step.creates_record());
        self.late = late;
        for effect in finished {
            self.take_effect(effect);
        }
    }
}

/// A new record is made in two parts, by separate requests.
const PARTS: [(Step, [Field; 2]); 2] =
    [(Step::CreateUser, [Field::Name, Field::Email]), (Step::CreateAgreement, [Field::MonthlySalary, Field::Phone])];

#[derive(Debug, Default)]
pub struct MemoryTarget(Mutex<State>);

impl MemoryTarget {
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new process begins, with a new script. Writes other than creations have arrived.
    pub fn begin(&self, script: &Script) {
        let mut state = self.state();
        state.finish_late_writes(false);
        state.requests = script.requests.iter().copied().collect();
        state.failed_reads = script.failed_reads.iter().copied().collect();
        state.received.clear();
    }

    pub fn finish_all_writes(&self) {
        self.state().finish_late_writes(true);
    }

    fn error(code: ErrorCode, status: Option<u16>) -> Error {
        Error {
            code,
            service: Service::Kleer,
            call: "memory.write",
            status,
            service_message: None,
            field: None,
            retry_after: None,
            trace: None,
        }
    }
}

fn wanted(change: &Change, fields: &[Field]) -> BTreeMap<Field, Value> {
    let new = |field: &Field| Some((*field, change.field(*field)?.new.clone()?));
    fields.iter().filter_map(new).collect()
}

/// The fields of a row that a record lacks. `Err`: the field whose value changed since the review.
fn lacking(change: &Change, record: &Record) -> Result<Vec<Field>, Vec<Field>> {
    let mut lacking = Vec::new();
    for field in &change.fields {
        let current = record.fields.get(&field.field);
        if current == field.new.as_ref() {
            continue;
        }
        if current != field.old.as_ref() {
            return Err(vec![field.field]);
        }
        lacking.push(field.field);
    }
    Ok(lacking)
}

fn requests(change: &Change, lacking: &[Field]) -> Vec<Request> {
    if change.kind == ChangeKind::Update {
        return vec![Request { step: Step::UpdateUser, fields: lacking.to_vec() }];
    }
    let part = |(step, fields): (Step, [Field; 2])| {
        let fields: Vec<Field> = fields.into_iter().filter(|field| lacking.contains(field)).collect();
        (!fields.is_empty()).then_some(Request { step, fields })
    };
    PARTS.into_iter().filter_map(part).collect()
}

impl Target for MemoryTarget {
    type Snapshot = Records;

    async fn read(&self) -> Result<Records, Error> {
        let mut state = self.state();
        let records = state.records.clone();
        state.finish_late_writes(false);
        let fails = state.failed_reads.pop_front() == Some(true);
        if fails { Err(Self::error(ErrorCode::Unreachable, None)) } else { Ok(records) }
    }

    fn before(&self, records: &Records) -> String {
        serde_json::to_string(&records.keys().collect::<Vec<_>>()).unwrap()
    }

    fn found(&self, change: &Change, records: &Records, _history: &History) -> Option<String> {
        records.iter().find(|(_, record)| record.key == change.key).map(|(id, _)| id.to_string())
    }

    fn link(&self, _change: &Change, _target_id: &str) -> Option<(PersonId, PersonId)> {
        None
    }

    fn assess(&self, change: &Change, records: &Records, history: &History) -> Remaining {
        let found: Vec<(&u32, &Record)> = records.iter().filter(|(_, record)| record.key == change.key).collect();
        let all: Vec<Field> = change.fields.iter().map(|field| field.field).collect();
        match found.as_slice() {
            [] if change.kind == ChangeKind::Update => Remaining::Drifted(Reason::NotInTarget, all),
            [] => Remaining::Todo(requests(change, &all)),
            [(id, record)] => {
                let was_there = history.before().is_some_and(|before| before.contains(&id.to_string()));
                match lacking(change, record) {
                    Ok(lacking) if lacking.is_empty() => Remaining::InSync(id.to_string()),
                    Ok(_) if was_there && change.kind == ChangeKind::Create => Remaining::Drifted(Reason::ChangedSinceReview, all),
                    Ok(lacking) => Remaining::Todo(requests(change, &lacking)),
                    Err(fields) => Remaining::Drifted(Reason::ChangedSinceReview, fields),
                }
            }
            _ => Remaining::Ambiguous,
        }
    }

    fn unwritable(&self, _change: &Change, _records: &Records) -> Option<CannotHold> {
        None
    }

    fn meaning(&self, change: &Change, request: &Request) -> String {
        format!("{} {:?} {:?}", change.key, request.step, wanted(change, &request.fields))
    }

    async fn send(&self, change: &Change, request: &Request, _records: &Records, _history: &History) -> StepAnswer {
        let mut state = self.state();
        state.received.push(change.key.clone());
        let fault = state.requests.pop_front().unwrap_or(Fault::None);
        let mut effect = Effect { key: change.key.clone(), step: request.step, fields: wanted(change, &request.fields) };
        let is_there = state.records.values().any(|record| record.key == change.key);
        if fault == Fault::Refused || request.step != Step::CreateUser && !is_there {
            return StepAnswer::Made(Answer::Refused(Self::error(ErrorCode::Refused, Some(400))));
        }
        let unclear = |status| StepAnswer::Made(Answer::Unclear(Self::error(ErrorCode::ServiceDown, status)));
        match fault {
            Fault::NotSent => return StepAnswer::Made(Answer::NotSent(Self::error(ErrorCode::Unreachable, None))),
            Fault::UnclearNotDone => return unclear(Some(500)),
            Fault::SilentNotDone => return unclear(None),
            Fault::Lost => return StepAnswer::Made(Answer::Accepted(None)),
            Fault::SilentLate => {
                state.late.push(effect);
                return unclear(None);
            }
            Fault::Altered => {
                let altered = effect.fields.values_mut().next();
                altered.map(|value| *value = Value::Text("another".to_owned())).unwrap();
            }
            Fault::None | Fault::Refused | Fault::UnclearDone | Fault::SilentDone => {}
        }
        let id = state.take_effect(effect);
        match fault {
            Fault::UnclearDone => unclear(Some(500)),
            Fault::SilentDone => unclear(None),
            _ => StepAnswer::Made(Answer::Accepted(id.map(|id| id.to_string()))),
        }
    }
}
