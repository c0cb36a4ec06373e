//! Kleer as the target of people: the requests that a row needs, and sending them.

use chrono::NaiveDate;
use connectors::kleer::map::{self, OWN_MARK};
use connectors::kleer::wire::User;
use connectors::kleer::{Client, Form, Switch, is_about_values, is_unsupported, switch_for};
use connectors::{Error, ErrorCode, Service};
use domain::field::Field;
use domain::person::PersonId;
use domain::plan::Change;
use domain::plan::employees::{EmployeeSettings, is_agreement, not_readable};
use domain::run::{Reason, Step};

use super::kleer_snapshot::KleerSnapshot;
use super::located::{Located, Reviewed};
use super::requests::{answer, chosen_fields, fields, meaning, with_salary_pairs};
use super::unwritable::unwritable_at_kleer;
use crate::calls::is_unproven;
use crate::runner::{Answer, CannotHold, History, Remaining, Request, StepAnswer, Target};

/// Whether a `foreign-id` is the external reference of a person that the app created.
pub fn is_mark(foreign_id: &str) -> bool {
    foreign_id.starts_with(OWN_MARK)
}

/// The people of one Kleer company.
#[derive(Debug)]
pub struct KleerPeople {
    pub client: Client,
    pub settings: EmployeeSettings,
    /// The form of the company's agreements, as far as the owner stated it.
    pub form: Form,
    /// The day of the run.
    pub today: NaiveDate,
}

impl KleerPeople {
    /// The external reference that the app writes into `foreign-id` of a person it creates.
    fn mark(change: &Change) -> String {
        format!("{OWN_MARK}{}", change.source_id.as_ref().map_or("", PersonId::as_str))
    }

    /// The requests for a person who is not at Kleer yet.
    fn create_requests(change: &Change) -> Vec<Request> {
        let (agreement, user): (Vec<Field>, Vec<Field>) = fields(change).partition(|field| is_agreement(*field));
        let mut requests = vec![Request { step: Step::CreateUser, fields: user }];
        if !agreement.is_empty() {
            requests.push(Request { step: Step::CreateAgreement, fields: agreement });
        }
        requests
    }

    /// The requests for the values that a person does not have yet.
    fn update_requests(change: &Change, pending: Vec<Field>, has_agreement: bool) -> Vec<Request> {
        let (agreement, user): (Vec<Field>, Vec<Field>) = pending.into_iter().partition(|field| is_agreement(*field));
        let mut requests = Vec::new();
        if !user.is_empty() {
            requests.push(Request { step: Step::UpdateUser, fields: user });
        }
        if !agreement.is_empty() {
            let step = if has_agreement { Step::UpdateAgreement } else { Step::CreateAgreement };
            requests.push(Request { step, fields: with_salary_pairs(change, agreement) });
        }
        requests
    }

    /// The id of the user whose agreement is written: from the snapshot, else from the answer to the creation.
    fn user_id(&self, change: &Change, snapshot: &KleerSnapshot, history: &History) -> Option<i64> {
        let found = self.found(change, snapshot, history);
        found.as_deref().or_else(|| history.made(Step::CreateUser))?.parse().ok()
    }

    /// A user as it is now; `None`: it is gone. Only the whole list proves that: "not found" for a single user can have other causes.
    async fn user_now(&self, id: i64) -> Result<Option<User>, Error> {
        match self.client.user(id).await {
            Ok(user) => Ok(Some(user)),
            Err(error) if error.code == ErrorCode::NotFound => Ok(self.client.users().await?.into_iter().find(|user| user.id == id)),
            Err(error) => Err(error),
        }
    }

    /// A user is sent whole. So it is read again first: a change that was made meanwhile must not be overwritten.
    async fn update_user(&self, reviewed: &User, change: &Change, request: &Request) -> StepAnswer {
        let now = match self.user_now(reviewed.id).await {
            Ok(Some(user)) => user,
            Ok(None) => return StepAnswer::Drifted(Reason::NotInTarget, Vec::new()),
            Err(error) => return StepAnswer::Made(Answer::NotSent(error)),
        };
        let has_drifted = |field: &&Field| match field {
            Field::Name => now.name != reviewed.name,
            Field::Email => now.email != reviewed.email,
            Field::Active => now.active != reviewed.active,
            _ => false,
        };
        let drifted: Vec<Field> = request.fields.iter().filter(has_drifted).copied().collect();
        if !drifted.is_empty() {
            return StepAnswer::Drifted(Reason::ChangedSinceReview, drifted);
        }
        let user = map::user_to_update(&now, &chosen_fields(change, request));
        StepAnswer::Made(answer(self.client.update_user(&user).await, |()| None))
    }

    async fn write_agreement(&self, user_id: i64, change: &Change, request: &Request) -> StepAnswer {
        let agreement = match map::agreement(&chosen_fields(change, request), self.form) {
            Ok(agreement) => agreement,
            Err(error) => return StepAnswer::CannotBeWritten(vec![error.field()], error.to_string()),
        };
        let written = match request.step {
            Step::CreateAgreement => self.client.create_agreement(user_id, &agreement).await,
            _ => self.client.update_agreement(user_id, &agreement).await,
        };
        StepAnswer::Made(answer(written, |()| None))
    }
}

impl Target for KleerPeople {
    type Snapshot = KleerSnapshot;

    async fn read(&self) -> Result<KleerSnapshot, Error> {
        KleerSnapshot::read(&self.client, &self.settings, self.form).await
    }

    fn before(&self, snapshot: &KleerSnapshot) -> String {
        serde_json::to_string(&snapshot.ids()).unwrap_or_default()
    }

    fn found(&self, change: &Change, snapshot: &KleerSnapshot, history: &History) -> Option<String> {
        snapshot.locate(change, &Self::mark(change), history).one().map(|user| user.id.to_string())
    }

    fn link(&self, change: &Change, target_id: &str) -> Option<(PersonId, PersonId)> {
        change.source_id.clone().map(|alexis| (alexis, PersonId(target_id.to_owned())))
    }

    fn assess(&self, change: &Change, snapshot: &KleerSnapshot, history: &History) -> Remaining {
        let found = match snapshot.locate(change, &Self::mark(change), history) {
            Located::One(user) => snapshot.person(user.id).map_or(Located::Nobody, Located::One),
            Located::Nobody => Located::Nobody,
            Located::Taken(fields) => Located::Taken(fields),
            Located::Several => Located::Several,
        };
        let reviewed = Reviewed { change, settings: &self.settings, today: self.today };
        reviewed.assess(found, Self::create_requests, |change, pending, person| {
            Self::update_requests(change, pending, person.employment.is_some())
        })
    }

    fn not_readable(&self, change: &Change, snapshot: &KleerSnapshot, target_id: &str) -> Vec<Field> {
        let person = target_id.parse().ok().and_then(|id| snapshot.person(id));
        person.map(|person| not_readable(change, person)).unwrap_or_default()
    }

    fn meaning(&self, change: &Change, request: &Request) -> String {
        meaning(change, request)
    }

    fn unproven(&self, step: Step) -> Option<Service> {
        is_unproven(step, false).then_some(Service::Kleer)
    }

    fn switch_for(&self, error: &Error) -> Option<&'static str> {
        switch_for(error).map(Switch::code)
    }

    fn is_about_values(&self, error: &Error) -> bool {
        is_about_values(error)
    }

    fn ends_run(&self, error: &Error) -> bool {
        error.code == ErrorCode::WrongCredentials || is_unsupported(error)
    }

    fn unwritable(&self, change: &Change, snapshot: &KleerSnapshot) -> Option<CannotHold> {
        unwritable_at_kleer(change, snapshot, self.form).into_iter().next().map(CannotHold::from)
    }

    async fn send(&self, change: &Change, request: &Request, snapshot: &KleerSnapshot, history: &History) -> StepAnswer {
        match request.step {
            Step::CreateUser => match map::user_to_create(&chosen_fields(change, request), &Self::mark(change)) {
                Ok(user) => StepAnswer::Made(answer(self.client.create_user(&user).await, |id| Some(id.to_string()))),
                Err(error) => StepAnswer::CannotBeWritten(vec![error.field()], error.to_string()),
            },
            Step::UpdateUser => match snapshot.locate(change, &Self::mark(change), history) {
                Located::One(user) => self.update_user(user, change, request).await,
                _ => StepAnswer::Drifted(Reason::NotInTarget, Vec::new()),
            },
            Step::CreateAgreement | Step::UpdateAgreement => match self.user_id(change, snapshot, history) {
                Some(id) => self.write_agreement(id, change, request).await,
                None => StepAnswer::Drifted(Reason::NotInTarget, request.fields.clone()),
            },
            other => StepAnswer::CannotBeWritten(request.fields.clone(), format!("{other:?} is no request to Kleer")),
        }
    }
}
