//! Alexis HR as the target of people: which requests a change needs, and making them.

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

use super::alexis_requests::{kinds, needs_new_employment, requests, with_whole_employment};
use super::alexis_snapshot::AlexisSnapshot;
use super::located::{Located, Reviewed};
use super::requests::{answer, chosen, fields, meaning, with_salary_pairs};
use super::unwritable::{AlexisForm, at_alexis};
use crate::runner::{Answer, CannotHold, History, Remaining, Request, StepAnswer, Target};

/// The people of one Alexis HR account.
#[derive(Debug)]
pub struct AlexisPeople {
    client: Client,
    writing: WriteClient,
    calls: WriteCalls,
    settings: EmployeeSettings,
    today: NaiveDate,
    /// The users of the people who were created in this run: their other records need them, and the read is older.
    created: Mutex<BTreeMap<String, String>>,
}

impl AlexisPeople {
    /// The people of an account, for one run.
    pub fn new(client: Client, writing: WriteClient, calls: WriteCalls, settings: EmployeeSettings, today: NaiveDate) -> Self {
        Self { client, writing, calls, settings, today, created: Mutex::default() }
    }

    /// The requests for a person who is not in Alexis HR yet.
    fn create(change: &Change) -> Vec<Request> {
        let steps = [
            (Record::Employee, Step::CreateEmployee),
            (Record::Employment, Step::CreateEmployment),
            (Record::Compensation, Step::CreateCompensation),
        ];
        requests(fields(change).collect(), steps)
    }

    /// The requests for what a person does not hold yet.
    fn update(change: &Change, pending: Vec<Field>, snapshot: &AlexisSnapshot, person: &Person) -> Vec<Request> {
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

    /// A salary from a day on which one starts already is changed; any other is created.
    fn pay_step(change: &Change, snapshot: &AlexisSnapshot, person: &Person) -> Step {
        let whose = EmployeeIds { employee_id: person.id.as_str(), user_id: "" };
        match map::pay(&change.fields, whose, &snapshot.records, snapshot.defaults()).as_deref() {
            Ok([Pay::Update { .. }]) => Step::UpdateCompensation,
            _ => Step::CreateCompensation,
        }
    }

    /// The person's id in Alexis HR. `None`: nobody is there.
    fn id(&self, change: &Change, snapshot: &AlexisSnapshot, history: &History) -> Option<String> {
        self.found(change, snapshot, history).or_else(|| history.made(Step::CreateEmployee).map(str::to_owned))
    }

    /// The id of a person's user, which new employments and salaries need.
    async fn user(&self, id: &str, snapshot: &AlexisSnapshot) -> Result<String, Error> {
        let known = map::employee_ids(&snapshot.records, id).map(|whose| whose.user_id.to_owned());
        let made = || self.created.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
        match known.or_else(made) {
            Some(user) => Ok(user),
            // Created without the answer telling the user: reading tells.
            None => self.client.user_of(id).await,
        }
    }

    async fn create_employee(&self, change: &Change, request: &Request) -> Result<StepAnswer, MapError> {
        let employee = map::new_employee(&chosen(change, request), self.settings.email)?;
        let written = self.writing.create_employee(&employee).await;
        if let Written::Done(created) = &written
            && let Some(user) = &created.user_id
        {
            let mut users = self.created.lock().unwrap_or_else(PoisonError::into_inner);
            users.insert(created.id.clone(), user.clone());
        }
        Ok(StepAnswer::Made(answer(written, |created| Some(created.id))))
    }

    /// Objects are sent whole, so the person is read again first: what somebody changed meanwhile is not written back.
    async fn update_employee(&self, id: &str, change: &Change, request: &Request) -> Result<StepAnswer, MapError> {
        let employee = match self.client.employee(id).await {
            Ok(employee) => employee,
            Err(error) if error.code == ErrorCode::NotFound => return Ok(StepAnswer::Drifted(Reason::NotInTarget, Vec::new())),
            Err(error) => return Ok(StepAnswer::Made(Answer::NotSent(error))),
        };
        // Without the records that belong to them: only the person's own fields are in this request.
        let now = AlexisSnapshot::of(People { employees: vec![employee.clone()], ..People::default() });
        let Some(person) = now.person(id) else { return Ok(StepAnswer::Drifted(Reason::NotInTarget, Vec::new())) };
        let moved = domain::plan::employees::moved_since(change, person, &self.settings, self.today);
        let moved: Vec<Field> = moved.into_iter().filter(|field| request.fields.contains(field)).collect();
        if !moved.is_empty() {
            return Ok(StepAnswer::Drifted(Reason::ChangedSinceReview, moved));
        }
        let patch = match map::employee_patch(&chosen(change, request), &employee, self.settings.email, self.calls) {
            Ok(patch) => patch,
            // Writable when the owner looked: what it would be sent along with is another one by now.
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
        let (values, kinds) = (chosen(change, request), kinds(&self.settings, snapshot));
        if request.step == Step::CreateEmployment {
            let whose = EmployeeIds { employee_id: id, user_id };
            let employment = map::new_employment(&values, whose, &kinds, snapshot.defaults(), self.today)?;
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
        let whose = EmployeeIds { employee_id: ids.0, user_id: ids.1 };
        let pays = map::pay(&chosen(change, request), whose, &snapshot.records, snapshot.defaults())?;
        // A plan holds one kind of salary a person.
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
            Step::CreateEmployment | Step::CreateCompensation => match self.user(&id, snapshot).await {
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
        reviewed.assess(found, Self::create, |change, pending, person| Self::update(change, pending, snapshot, person))
    }

    fn meaning(&self, change: &Change, request: &Request) -> String {
        meaning(change, request)
    }

    fn unwritable(&self, change: &Change, snapshot: &AlexisSnapshot) -> Option<CannotHold> {
        let form = AlexisForm { settings: &self.settings, calls: self.calls, today: self.today };
        at_alexis(change, snapshot, form).into_iter().next().map(CannotHold::from)
    }

    async fn send(&self, change: &Change, request: &Request, snapshot: &AlexisSnapshot, history: &History) -> StepAnswer {
        match self.write(change, request, snapshot, history).await {
            Ok(answer) => answer,
            Err(error) => StepAnswer::CannotBeWritten(vec![error.field()], error.to_string()),
        }
    }
}
