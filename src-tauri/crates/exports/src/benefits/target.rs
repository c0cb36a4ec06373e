//! Personio as the target of compensations: which request a row needs, and making it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use connectors::personio::Client;
use connectors::{Error, ErrorCode, Service};
use domain::benefits::{CompensationType, PayrollMonth, ReadBack};
use domain::field::{Field, Value};
use domain::money::Money;
use domain::person::PersonId;
use domain::plan::benefits::{find_type, type_key};
use domain::plan::{BenefitRow, BenefitState, Change, RowType};
use domain::run::{Reason, Step};

use super::find::{Before, Found, Wanted, came, grew, made, shown, shows};
use super::snapshot::PaySnapshot;
use super::unwritable::{compensation, unwritable};
use crate::employees::answer;
use crate::runner::{Answer, CannotHold, History, Remaining, Request, StepAnswer, Target};

/// The pay of one month at one Personio account.
#[derive(Debug)]
pub struct PersonioPay {
    client: Client,
    month: PayrollMonth,
    /// The types that this run made, by their keys: what was read before does not hold them.
    made: Mutex<BTreeMap<String, String>>,
    /// Whether a write of this run was read back already. The first one is, at once: if writes cannot be seen, one is enough.
    proven: AtomicBool,
    /// People of whom this run read back what it wrote: their pay is shown, whatever was read before.
    seen: Mutex<BTreeSet<PersonId>>,
    /// Whether a write for somebody of a legal entity that is not shown was not shown either: one is enough.
    blind: AtomicBool,
}

impl PersonioPay {
    /// The pay of a month.
    pub fn new(client: Client, month: PayrollMonth) -> Self {
        Self {
            client,
            month,
            made: Mutex::default(),
            proven: AtomicBool::new(false),
            seen: Mutex::default(),
            blind: AtomicBool::new(false),
        }
    }

    fn seen(&self) -> MutexGuard<'_, BTreeSet<PersonId>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn type_id(&self, kind: &RowType, snapshot: &PaySnapshot) -> Option<String> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let known = || made.get(&type_key(&kind.name, &kind.category)).cloned();
        kind.id.clone().or_else(known).or_else(|| find_type(&snapshot.types, &kind.name, &kind.category).map(|found| found.id.clone()))
    }

    fn assess_type(&self, kind: &RowType, fields: Vec<Field>, snapshot: &PaySnapshot, history: &History) -> Remaining {
        let told = history.made(Step::CreatePayType).filter(|id| snapshot.types.iter().any(|one| one.id == *id)).map(str::to_owned);
        if let Some(id) = told.or_else(|| find_type(&snapshot.types, &kind.name, &kind.category).map(|found| found.id.clone())) {
            return Remaining::InSync(id);
        }
        if fields.iter().any(|field| history.is_accepted(*field)) {
            return Remaining::NotVisible;
        }
        let same = |one: &CompensationType| find_type(std::slice::from_ref(one), &kind.name, &one.category).is_some();
        if snapshot.types.iter().any(same) {
            return Remaining::Drifted(Reason::ChangedSinceReview, vec![Field::PayType]);
        }
        Remaining::Todo(vec![Request { step: Step::CreatePayType, fields }])
    }

    fn assess_pay(
        &self,
        wanted: &Wanted<'_>,
        row: &BenefitRow,
        fields: Vec<Field>,
        snapshot: &PaySnapshot,
        history: &History,
    ) -> Remaining {
        let accepted = fields.iter().any(|field| history.is_accepted(*field));
        if !accepted && !history.is_unclear(Step::CreatePay) {
            if let Some(changed) = changed_type(row, snapshot) {
                return changed;
            }
            return if row.outside && self.blind.load(Ordering::Relaxed) {
                Remaining::Drifted(Reason::PayNotShown, Vec::new())
            } else if grew(wanted, snapshot, row) {
                Remaining::Drifted(Reason::ChangedSinceReview, vec![Field::PayAmount])
            } else {
                Remaining::Todo(vec![Request { step: Step::CreatePay, fields }])
            };
        }
        match found(wanted, snapshot, history) {
            Found::One(pay) if pay.amount == *wanted.amount => Remaining::InSync(pay.id.clone()),
            Found::One(_) => Remaining::Drifted(Reason::NotAsSent, vec![Field::PayAmount]),
            Found::Several => Remaining::Ambiguous,
            // It was accepted, and what came instead has another amount.
            Found::Nothing if accepted && history.before().is_some() && came(wanted, snapshot, history.before()) => {
                Remaining::Drifted(Reason::NotAsSent, vec![Field::PayAmount])
            }
            // What was accepted and is not shown must not be sent again; and of whom nothing is shown, nothing can be said.
            Found::Nothing if accepted || !shows(wanted.person, snapshot) => Remaining::NotVisible,
            // It may be this one, with another amount by now: sending it on top could be paying twice.
            Found::Nothing if came(wanted, snapshot, history.before()) => Remaining::Drifted(Reason::NotAsSent, vec![Field::PayAmount]),
            Found::Nothing => Remaining::Todo(vec![Request { step: Step::CreatePay, fields }]),
        }
    }

    async fn make_type(&self, kind: &RowType) -> StepAnswer {
        let made = answer(self.client.create_type(&kind.name, &kind.category).await, |made| Some(made.id));
        if let Answer::Accepted(Some(id)) = &made {
            let mut known = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(type_key(&kind.name, &kind.category), id.clone());
        }
        StepAnswer::Made(made)
    }

    async fn pay(&self, wanted: &Wanted<'_>, row: &BenefitRow, snapshot: &PaySnapshot) -> StepAnswer {
        let new = compensation(wanted, row);
        let paid = answer(self.client.create(&new).await, |id| id);
        let Answer::Accepted(told) = paid else { return StepAnswer::Made(paid) };
        // The first write of a run, and the first for somebody whose pay is not shown, is read back before anything else is
        // written: if it cannot be seen, it is the last one.
        let shown = shows(wanted.person, snapshot) || self.seen().contains(wanted.person);
        if self.proven.load(Ordering::Relaxed) && shown {
            return StepAnswer::Made(Answer::Accepted(told));
        }
        let now = match self.client.month_of(self.month, wanted.person).await {
            Ok(pay) => PaySnapshot::of(Vec::new(), pay),
            Err(error) => return StepAnswer::NotVisible(told, Box::new(error)),
        };
        let before: Before = snapshot.of_person(wanted.person).map(|pay| pay.id.clone()).collect();
        match made(wanted, &now, told.as_deref(), Some(&before)) {
            // What one amount became, every other would become.
            Found::One(pay) if pay.amount != *wanted.amount => StepAnswer::NotAsSent(Some(pay.id.clone()), Service::Personio),
            Found::Several => StepAnswer::NotAsSent(told, Service::Personio),
            Found::Nothing if came(wanted, &now, Some(&before)) => StepAnswer::NotAsSent(told, Service::Personio),
            Found::One(pay) => {
                self.proven.store(true, Ordering::Relaxed);
                self.seen().insert(wanted.person.clone());
                StepAnswer::Made(Answer::Accepted(Some(pay.id.clone())))
            }
            Found::Nothing => {
                self.blind.fetch_or(row.outside, Ordering::Relaxed);
                StepAnswer::NotVisible(told, Box::new(connectors::personio::not_shown()))
            }
        }
    }
}

/// The parts of a row that pays, once its type is known.
struct Pay<'a> {
    row: &'a BenefitRow,
    person: &'a PersonId,
    type_id: String,
    amount: &'a Money,
}

impl Pay<'_> {
    fn wanted(&self) -> Option<Wanted<'_>> {
        let payout = self.row.payout?;
        Some(Wanted { person: self.person, type_id: &self.type_id, month: self.row.month, payout, amount: self.amount })
    }
}

impl PersonioPay {
    fn pay_of<'a>(&self, change: &'a Change, snapshot: &PaySnapshot) -> Option<Pay<'a>> {
        let row = change.benefit.as_ref()?;
        let amount = amount_of(change)?;
        Some(Pay { row, person: change.target_id.as_ref()?, type_id: self.type_id(row.pay_type.as_ref()?, snapshot)?, amount })
    }
}

/// The amount that a row pays.
pub(super) fn amount_of(change: &Change) -> Option<&Money> {
    match &change.field(Field::PayAmount)?.new {
        Some(Value::Money(money)) => Some(money),
        _ => None,
    }
}

/// What became of a row's type since the owner looked: it is gone, or paid in another way. What was to be paid once could be paid
/// again and again.
fn changed_type(row: &BenefitRow, snapshot: &PaySnapshot) -> Option<Remaining> {
    let (kind, id) = row.pay_type.as_ref().and_then(|kind| Some((kind, kind.id.as_deref()?)))?;
    match snapshot.types.iter().find(|one| one.id == id) {
        Some(found) if found.category == kind.category => None,
        Some(_) => Some(Remaining::Drifted(Reason::ChangedSinceReview, vec![Field::PayCategory])),
        None => Some(Remaining::Drifted(Reason::TypeMissing, vec![Field::PayType])),
    }
}

fn to_make(change: &Change) -> Option<&RowType> {
    change.benefit.as_ref().filter(|row| row.state == BenefitState::TypeToMake).and_then(|row| row.pay_type.as_ref())
}

fn found<'a>(wanted: &Wanted<'_>, snapshot: &'a PaySnapshot, history: &History) -> Found<'a> {
    made(wanted, snapshot, history.made(Step::CreatePay), history.before())
}

impl Target for PersonioPay {
    type Snapshot = PaySnapshot;

    async fn read(&self) -> Result<PaySnapshot, Error> {
        Ok(PaySnapshot::of(self.client.types().await?, self.client.month(self.month).await?))
    }

    async fn reread(&self, change: &Change, snapshot: &PaySnapshot) -> Result<PaySnapshot, Error> {
        let Some(person) = &change.target_id else {
            return Ok(PaySnapshot::of(self.client.types().await?, snapshot.pay.clone()));
        };
        let mut pay = self.client.month_of(self.month, person).await?;
        pay.extend(snapshot.pay.iter().filter(|pay| pay.person != *person).cloned());
        Ok(PaySnapshot::of(snapshot.types.clone(), pay))
    }

    fn before(&self, snapshot: &PaySnapshot) -> String {
        let ids: BTreeSet<&str> = snapshot.pay.iter().map(|pay| pay.id.as_str()).collect();
        serde_json::json!({ "pay": ids }).to_string()
    }

    fn found(&self, change: &Change, snapshot: &PaySnapshot, history: &History) -> Option<String> {
        if let Some(kind) = to_make(change) {
            return find_type(&snapshot.types, &kind.name, &kind.category).map(|found| found.id.clone());
        }
        let pay = self.pay_of(change, snapshot)?;
        match found(&pay.wanted()?, snapshot, history) {
            Found::One(pay) => Some(pay.id.clone()),
            Found::Nothing | Found::Several => None,
        }
    }

    /// Who is who goes by address or number, anew each time: nothing is linked.
    fn link(&self, _change: &Change, _target_id: &str) -> Option<(PersonId, PersonId)> {
        None
    }

    fn assess(&self, change: &Change, snapshot: &PaySnapshot, history: &History) -> Remaining {
        let fields: Vec<Field> = change.fields.iter().map(|change| change.field).collect();
        if let Some(kind) = to_make(change) {
            return self.assess_type(kind, fields, snapshot, history);
        }
        let Some(pay) = self.pay_of(change, snapshot) else {
            return Remaining::Drifted(Reason::TypeMissing, vec![Field::PayType]);
        };
        match pay.wanted() {
            Some(wanted) => self.assess_pay(&wanted, pay.row, fields, snapshot, history),
            None => Remaining::Drifted(Reason::TypeMissing, vec![Field::PayType]),
        }
    }

    fn unwritable(&self, change: &Change, _held: &PaySnapshot) -> Option<CannotHold> {
        unwritable(change)
    }

    fn amount(&self, change: &Change, request: &Request, snapshot: &PaySnapshot) -> Option<Money> {
        let pay = self.pay_of(change, snapshot).filter(|_| request.step == Step::CreatePay)?;
        Some(compensation(&pay.wanted()?, pay.row).amount)
    }

    fn shown(&self, change: &Change, snapshot: &PaySnapshot, history: &History) -> Option<Vec<ReadBack>> {
        let pay = self.pay_of(change, snapshot)?;
        let shown = shown(&pay.wanted()?, snapshot, history.made(Step::CreatePay), history.before());
        Some(shown.into_iter().map(ReadBack::from).collect())
    }

    fn meaning(&self, change: &Change, _request: &Request) -> String {
        change.key.clone()
    }

    async fn send(&self, change: &Change, request: &Request, snapshot: &PaySnapshot, _history: &History) -> StepAnswer {
        if let (Step::CreatePayType, Some(kind)) = (request.step, to_make(change)) {
            return self.make_type(kind).await;
        }
        let pay = self.pay_of(change, snapshot);
        let parts = pay.as_ref().and_then(|pay| Some((pay.wanted()?, pay.row)));
        match parts {
            Some((wanted, row)) if request.step == Step::CreatePay => self.pay(&wanted, row, snapshot).await,
            _ => StepAnswer::CannotBeWritten(vec![Field::PayType], "a row without a type".to_owned()),
        }
    }

    /// A compensation that is known by its id is told from one that a hand made.
    fn tells_record(&self) -> bool {
        true
    }

    /// People whose pay is not shown were ticked on purpose: what is not shown of them says nothing of the others.
    fn is_known_unseen(&self, change: &Change) -> bool {
        change.benefit.as_ref().is_some_and(|row| row.outside)
    }

    /// Credentials that may not write one compensation may write none.
    fn ends_run(&self, error: &Error) -> bool {
        matches!(error.code, ErrorCode::WrongCredentials | ErrorCode::MissingRight)
    }
}
