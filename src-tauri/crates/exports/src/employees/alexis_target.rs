//! Alexis HR as the target of people: the requests that a row needs, and sending them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use connectors::alexis::map::{self, EmployeeIds, Pay, Record};
use connectors::alexis::wire::People;
use connectors::alexis::{Client, MapError, WriteCalls, WriteClient};
use connectors::{Error, ErrorCode, Written};
use domain::field::Field;
use domain::person::{Person, PersonId};
use domain::plan::Change;
use domain::plan::employees::EmployeeSettings;
use domain::run::{Reason, Step};

use super::alexis_requests::{employment_kinds, needs_new_employment, requests, with_whole_employment};
use super::alexis_snapshot::AlexisSnapshot;
use super::located::{Located, Reviewed};
use super::requests::{answer, chosen_fields, fields, meaning, with_salary_pairs};
use super::unwritable::{AlexisForm, unwritable_at_alexis};
use crate::runner::{Answer, CannotHold, History, Remaining, Request, StepAnswer, Target};

/// The people of one Alexis HR account.
#[derive(Debug)]
pub struct AlexisPeople {
    client: Client,
    writing: WriteClient,
    calls: WriteCalls,
    settings: EmployeeSettings,
    today: NaiveDate,
    /// User ids of the people that this run created, by employee id. Their other records need them, and the snapshot is older.
    created_users: Mutex<BTreeMap<String, String>>,
}

impl AlexisPeople {
    pub fn new(client: Client, writing: WriteClient, calls: WriteCalls, settings: EmployeeSettings, today: NaiveDate) -> Self {
        Self { client, writing, calls, settings, today, created_users: Mutex::default() }
    }

    /// The requests for a person who is not in Alexis HR yet.
    fn create_requests(change: &Change) -> Vec<Request> {
        let steps = [
            (Record::Employee, Step::CreateEmployee),
            (Record::Employment, Step::CreateEmployment),
            (Record::Compensation, Step::CreateCompensation),
        ];
        requests(fields(change).collect(), steps)
    }

    /// The requests for the values that a person does not have yet.
    fn update_requests(change: &Change, pending: Vec<Field>, snapshot: &AlexisSnapshot, person: &Person) -> Vec<Request> {
        let pending = with_salary_pairs(change, pending);
        let employment = if needs_new_employment(change, person) { Step::CreateEmployment } else { Step::UpdateEmployment };
        let pending = if employment == Step::CreateEmployment { with_whole_employment(change, pending) } else { pending };
        let steps = [
            (Record::Employee, Step::UpdateEmployee),
            (Record::Employment, employment),
            (Record::Compensation, Self::pay_step(change, snapshot, person)),
        ];
        requests(pending, steps)
    }

    /// Changes the salary that starts on the same day, if there is one; else creates one.
    fn pay_step(change: &Change, snapshot: &AlexisSnapshot, person: &Person) -> Step {
        let ids = EmployeeIds { employee_id: person.id.as_str(), user_id: "" };
        match map::pay(&change.fields, ids, &snapshot.records, snapshot.defaults()).as_deref() {
            Ok([Pay::Update { .. }]) => Step::UpdateCompensation,
            _ => Step::CreateCompensation,
        }
    }

    /// `None`: the person is not in Alexis HR.
    fn id(&self, change: &Change, snapshot: &AlexisSnapshot, history: &History) -> Option<String> {
        self.found(change, snapshot, history).or_else(|| history.made(Step::CreateEmployee).map(str::to_owned))
    }

    /// The id of a person's user, which new employments and salaries need.
    async fn user_id(&self, id: &str, snapshot: &AlexisSnapshot) -> Result<String, Error> {
        let known = map::employee_ids(&snapshot.records, id).map(|ids| ids.user_id.to_owned());
        let created = || self.created_users.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
        match known.or_else(created) {
            Some(user) => Ok(user),
            // The answer to the creation had no user id: a read has it.
            None => self.client.user_of(id).await,
        }
    }

    async fn create_employee(&self, change: &Change, request: &Request) -> Result<StepAnswer, MapError> {
        let employee = map::new_employee(&chosen_fields(change, request), self.settings.email)?;
        let written = self.writing.create_employee(&employee).await;
        if let Written::Done(created) = &written
            && let Some(user) = &created.user_id
        {
            let mut users = self.created_users.lock().unwrap_or_else(PoisonError::into_inner);
            users.insert(created.id.clone(), user.clone());
        }
        Ok(StepAnswer::Made(answer(written, |created| Some(created.id))))
    }

    /// Objects are sent whole. So the person is read again first: a change that was made meanwhile must not be overwritten.
    async fn update_employee(&self, id: &str, change: &Change, request: &Request) -> Result<StepAnswer, MapError> {
        let employee = match self.client.employee(id).await {
            Ok(employee) => employee,
            Err(error) if error.code == ErrorCode::NotFound => return Ok(StepAnswer::Drifted(Reason::NotInTarget, Vec::new())),
            Err(error) => return Ok(StepAnswer::Made(Answer::NotSent(error))),
        };
        // Employments and salaries are left out: this request has only the person's own fields.
        let now = AlexisSnapshot::of(People { employees: vec![employee.clone()], ..People::default() });
        let Some(person) = now.person(id) else { return Ok(StepAnswer::Drifted(Reason::NotInTarget, Vec::new())) };
        let drifted = domain::plan::employees::moved_since(change, person, &self.settings, self.today);
        let drifted: Vec<Field> = drifted.into_iter().filter(|field| request.fields.contains(field)).collect();
        if !drifted.is_empty() {
            return Ok(StepAnswer::Drifted(Reason::ChangedSinceReview, drifted));
        }
        let patch = match map::employee_patch(&chosen_fields(change, request), &employee, self.settings.email, self.calls) {
            Ok(patch) => patch,
            // The field was writable at the review: the object that it is sent with has changed since.
            Err(MapError::ExistingNotUnderstood(field)) => return Ok(StepAnswer::Drifted(Reason::ChangedSinceReview, vec![field])),
            Err(error) => return Err(error),
        };
        Ok(StepAnswer::Made(answer(self.writing.update_employee(id, &patch).await, |()| None)))
    }

    async fn write_employment(
        &self,
        ids: (&str, &str),
        change: &Change,
        request: &Request,
        snapshot: &AlexisSnapshot,
    ) -> Result<StepAnswer, MapError> {
        let (id, user_id) = ids;
        let (values, kinds) = (chosen_fields(change, request), employment_kinds(&self.settings, snapshot));
        if request.step == Step::CreateEmployment {
            let ids = EmployeeIds { employee_id: id, user_id };
            let employment = map::new_employment(&values, ids, &kinds, snapshot.defaults(), self.today)?;
            return Ok(StepAnswer::Made(answer(self.writing.create_employment(&employment).await, |_| None)));
        }
        let Some(employment) = map::current_employment(&snapshot.records, id) else {
            return Ok(StepAnswer::Drifted(Reason::NotInTarget, vec![Field::EmploymentStart]));
        };
        let patch = map::employment_patch(&values, employment, &kinds)?;
        Ok(StepAnswer::Made(answer(self.writing.update_employment(&employment.id, &patch).await, |()| None)))
    }

    async fn write_pay(
        &self,
        ids: (&str, &str),
        change: &Change,
        request: &Request,
        snapshot: &AlexisSnapshot,
    ) -> Result<StepAnswer, MapError> {
        let ids = EmployeeIds { employee_id: ids.0, user_id: ids.1 };
        let pays = map::pay(&chosen_fields(change, request), ids, &snapshot.records, snapshot.defaults())?;
        // A plan has one kind of salary per person.
        Ok(match pays.into_iter().next() {
            Some(Pay::Create(pay)) => StepAnswer::Made(answer(self.writing.create_compensation(&pay).await, |_| None)),
            Some(Pay::Update { id, patch }) => StepAnswer::Made(answer(self.writing.update_compensation(&id, &patch).await, |()| None)),
            None => StepAnswer::CannotBeWritten(request.fields.clone(), "no salary to write".to_owned()),
        })
    }

    async fn write(
        &self,
        change: &Change,
        request: &Request,
        snapshot: &AlexisSnapshot,
        history: &History,
    ) -> Result<StepAnswer, MapError> {
        if request.step == Step::CreateEmployee {
            return self.create_employee(change, request).await;
        }
        let Some(id) = self.id(change, snapshot, history) else {
            return Ok(StepAnswer::Drifted(Reason::NotInTarget, request.fields.clone()));
        };
        let user = match request.step {
            Step::CreateEmployment | Step::CreateCompensation => match self.user_id(&id, snapshot).await {
                Ok(user) => user,
                Err(error) => return Ok(StepAnswer::Made(Answer::NotSent(error))),
            },
            _ => String::new(),
        };
        match request.step {
            Step::UpdateEmployee => self.update_employee(&id, change, request).await,
            Step::CreateEmployment | Step::UpdateEmployment => self.write_employment((&id, &user), change, request, snapshot).await,
            Step::CreateCompensation | Step::UpdateCompensation => self.write_pay((&id, &user), change, request, snapshot).await,
            other => Ok(StepAnswer::CannotBeWritten(request.fields.clone(), format!("{other:?} is no request to Alexis HR"))),
        }
    }
}

impl Target for AlexisPeople {
    type Snapshot = AlexisSnapshot;

    async fn read(&self) -> Result<AlexisSnapshot, Error> {
        let people = self.client.people(&|_, _| ()).await?;
        Ok(AlexisSnapshot::of(people).with_types(self.client.employment_types().await?))
    }

    fn before(&self, snapshot: &AlexisSnapshot) -> String {
        serde_json::to_string(&snapshot.ids()).unwrap_or_default()
    }

    fn found(&self, change: &Change, snapshot: &AlexisSnapshot, history: &History) -> Option<String> {
        snapshot.locate(change, history, self.today).one().map(|person| person.id.0.clone())
    }

    fn link(&self, change: &Change, target_id: &str) -> Option<(PersonId, PersonId)> {
        change.source_id.clone().map(|kleer| (PersonId(target_id.to_owned()), kleer))
    }

    fn assess(&self, change: &Change, snapshot: &AlexisSnapshot, history: &History) -> Remaining {
        let reviewed = Reviewed { change, settings: &self.settings, today: self.today };
        let found: Located<'_, Person> = snapshot.locate(change, history, self.today);
        reviewed.assess(found, Self::create_requests, |change, pending, person| Self::update_requests(change, pending, snapshot, person))
    }

    fn meaning(&self, change: &Change, request: &Request) -> String {
        meaning(change, request)
    }

    fn unwritable(&self, change: &Change, snapshot: &AlexisSnapshot) -> Option<CannotHold> {
        let form = AlexisForm { settings: &self.settings, calls: self.calls, today: self.today };
        unwritable_at_alexis(change, snapshot, form).into_iter().next().map(CannotHold::from)
    }

    async fn send(&self, change: &Change, request: &Request, snapshot: &AlexisSnapshot, history: &History) -> StepAnswer {
        match self.write(change, request, snapshot, history).await {
            Ok(answer) => answer,
            Err(error) => StepAnswer::CannotBeWritten(vec![error.field()], error.to_string()),
        }
    }
}
