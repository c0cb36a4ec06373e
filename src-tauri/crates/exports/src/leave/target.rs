//! Kleer as the target of days of leave: the request that a row needs, and sending it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use connectors::kleer::{Client, Switch, is_about_values, switch_for};
use connectors::{Error, Service};
use domain::field::Field;
use domain::leave::{Activity, LeaveKind, Period, Record};
use domain::person::PersonId;
use domain::plan::leave::{Found, drifted_fields, find_record, unconfirmed_fields};
use domain::plan::{Change, ChangeKind};
use domain::run::{Reason, Step, StepState};

use super::event::{EventForm, event, payroll_event, unwritable};
use super::from_target::record;
use crate::calls::is_unproven;
use crate::employees::{answer, meaning};
use crate::runner::{Answer, CannotHold, History, PastRequest, Remaining, Request, StepAnswer, Target};

/// The days of some users of one Kleer company.
#[derive(Debug)]
pub struct KleerDays {
    pub client: Client,
    pub users: BTreeSet<PersonId>,
    pub period: Period,
    /// The activities, as they were when the plan was made.
    pub activities: Vec<Activity>,
    /// Whether one request reads the days of all users.
    pub read_everybody: bool,
    /// Whether new days are written as payroll events.
    pub payroll_events: bool,
}

/// The records of those days at Kleer.
#[derive(Debug, Clone, Default)]
pub struct LeaveSnapshot {
    records: Vec<Record>,
    /// Indexes into `records`.
    day_index: BTreeMap<(PersonId, NaiveDate), Vec<usize>>,
    id_index: BTreeMap<i64, usize>,
}

impl LeaveSnapshot {
    fn of(records: Vec<Record>) -> Self {
        let mut day_index: BTreeMap<(PersonId, NaiveDate), Vec<usize>> = BTreeMap::new();
        for (index, record) in records.iter().enumerate() {
            day_index.entry((record.user.clone(), record.date)).or_default().push(index);
        }
        // Reversed, because the first record of an id counts.
        let id_index = records.iter().enumerate().rev().map(|(index, record)| (record.id, index)).collect();
        Self { records, day_index, id_index }
    }

    fn records_on_day(&self, change: &Change) -> Vec<&Record> {
        let day = change.target_id.clone().zip(change.day.as_ref().map(|day| day.date));
        let indexes = day.and_then(|day| self.day_index.get(&day)).into_iter().flatten();
        indexes.filter_map(|index| self.records.get(*index)).collect()
    }

    /// The records of a row's day, and the records with these ids on any day.
    fn candidates(&self, change: &Change, ids: &[Option<i64>]) -> Vec<&Record> {
        let mut candidates = self.records_on_day(change);
        for record in ids.iter().flatten().filter_map(|id| self.id_index.get(id)).filter_map(|index| self.records.get(*index)) {
            if !candidates.iter().any(|known| std::ptr::eq(*known, record)) {
                candidates.push(record);
            }
        }
        candidates
    }
}

impl KleerDays {
    /// `None`: no row is about a day.
    pub fn of(client: Client, changes: &[Change], activities: Vec<Activity>) -> Option<Self> {
        let days = || changes.iter().filter_map(|change| change.day.as_ref()).map(|day| day.date);
        Some(Self {
            client,
            users: changes.iter().filter_map(|change| change.target_id.clone()).collect(),
            period: Period::new(days().min()?, days().max()?)?,
            activities,
            read_everybody: false,
            payroll_events: false,
        })
    }

    async fn records_of(&self, user: &PersonId, period: Period) -> Result<Vec<Record>, Error> {
        let Ok(id) = user.as_str().parse() else { return Ok(Vec::new()) };
        Ok(self.client.events(Some(id), period.from, period.to).await?.into_iter().map(record).collect())
    }

    fn find<'a>(&self, change: &Change, snapshot: &'a LeaveSnapshot, history: &History) -> Found<'a> {
        let created_id = history.made(Step::CreateEvent).and_then(|id| id.parse().ok());
        let was_there = |id: i64| history.before().is_none_or(|before| before.contains(&id.to_string()));
        // The creation was accepted without a readable id, or its answer is unclear. If no mark comes back either, the record that is
        // new since the baseline is the one.
        let accepted =
            |request: &PastRequest| request.step == Step::CreateEvent && matches!(request.state, StepState::Sent | StepState::Confirmed);
        let id_is_unknown = created_id.is_none() && (history.is_unclear(Step::CreateEvent) || history.requests.iter().any(accepted));
        let was_in_baseline: Option<&dyn Fn(i64) -> bool> = if id_is_unknown { Some(&was_there) } else { None };
        let reviewed = change.day.as_ref().and_then(|day| day.record);
        find_record(change, &snapshot.candidates(change, &[reviewed, created_id]), created_id, was_in_baseline, &self.activities)
    }

    /// How many records of absence on the row's day the app did not make.
    fn count_others(&self, change: &Change, snapshot: &LeaveSnapshot) -> usize {
        let Some(day) = &change.day else { return 0 };
        let is_absence = |id: i64| {
            let name = self.activities.iter().find(|activity| activity.id == id).map(|activity| activity.name.as_str());
            day.activity == Some(id) || name.is_some_and(|name| LeaveKind::of_name(name).is_some())
        };
        let is_other = |record: &&Record| !record.is_marked() && !record.for_client && is_absence(record.activity);
        snapshot.records_on_day(change).into_iter().filter(is_other).count()
    }

    fn form(&self) -> EventForm<'_> {
        EventForm { activities: &self.activities, payroll_events: self.payroll_events }
    }

    async fn create(&self, change: &Change) -> StepAnswer {
        if self.payroll_events {
            return match payroll_event(change, self.form()) {
                Ok((user, event)) => {
                    let written = self.client.create_payroll_event(user, &event).await;
                    StepAnswer::Made(answer(written, |id| id.map(|id| id.to_string())))
                }
                Err(cannot_hold) => cannot_hold.into(),
            };
        }
        match event(change, None, self.form()) {
            Ok(event) => StepAnswer::Made(answer(self.client.create_event(&event).await, |id| Some(id.to_string()))),
            Err(cannot_hold) => cannot_hold.into(),
        }
    }

    /// Changes or removes a record as it is now, not as it was when the run began: its day is read again first.
    async fn update_or_remove(&self, change: &Change, step: Step, history: &History) -> StepAnswer {
        let (Some(user), Some(day)) = (&change.target_id, &change.day) else {
            return StepAnswer::CannotBeWritten(Vec::new(), "no day".to_owned());
        };
        let records = match self.records_of(user, Period { from: day.date, to: day.date }).await {
            Ok(records) => records,
            Err(error) => return StepAnswer::Made(Answer::NotSent(error)),
        };
        let now = LeaveSnapshot::of(records);
        let record = match self.find(change, &now, history) {
            Found::One(record) => record,
            Found::Nothing | Found::Several => return StepAnswer::Drifted(Reason::ChangedSinceReview, Vec::new()),
        };
        let drifted = drifted_fields(change, record, &self.activities);
        if !drifted.is_empty() {
            return StepAnswer::Drifted(Reason::ChangedSinceReview, drifted);
        }
        if step == Step::RemoveEvent {
            return StepAnswer::Made(answer(self.client.delete_event(record.id).await, |()| None));
        }
        match event(change, Some(record), self.form()) {
            Ok(event) => StepAnswer::Made(answer(self.client.update_event(record.id, &event).await, |()| None)),
            Err(cannot_hold) => cannot_hold.into(),
        }
    }
}

impl Target for KleerDays {
    type Snapshot = LeaveSnapshot;

    async fn read(&self) -> Result<LeaveSnapshot, Error> {
        let mut records = Vec::new();
        if self.read_everybody {
            records = self.client.events(None, self.period.from, self.period.to).await?.into_iter().map(record).collect();
        } else {
            for user in &self.users {
                records.extend(self.records_of(user, self.period).await?);
            }
        }
        Ok(LeaveSnapshot::of(records))
    }

    async fn reread(&self, change: &Change, snapshot: &LeaveSnapshot) -> Result<LeaveSnapshot, Error> {
        let Some(user) = &change.target_id else { return self.read().await };
        let mut records = self.records_of(user, self.period).await?;
        records.extend(snapshot.records.iter().filter(|record| record.user != *user).cloned());
        Ok(LeaveSnapshot::of(records))
    }

    fn before(&self, snapshot: &LeaveSnapshot) -> String {
        let ids: BTreeSet<i64> = snapshot.records.iter().map(|record| record.id).collect();
        serde_json::to_string(&ids).unwrap_or_default()
    }

    fn found(&self, change: &Change, snapshot: &LeaveSnapshot, history: &History) -> Option<String> {
        match self.find(change, snapshot, history) {
            Found::One(record) => Some(record.id.to_string()),
            Found::Nothing | Found::Several => None,
        }
    }

    /// A day of leave links no people: they were linked before.
    fn link(&self, _change: &Change, _target_id: &str) -> Option<(PersonId, PersonId)> {
        None
    }

    fn assess(&self, change: &Change, snapshot: &LeaveSnapshot, history: &History) -> Remaining {
        let fields: Vec<Field> = change.fields.iter().map(|change| change.field).collect();
        match (self.find(change, snapshot, history), change.kind) {
            (Found::Several, _) => Remaining::Ambiguous,
            (Found::Nothing, ChangeKind::Remove) => Remaining::InSync(String::new()),
            (Found::Nothing, ChangeKind::Create) => {
                let new_others = change
                    .day
                    .as_ref()
                    .is_some_and(|day| self.count_others(change, snapshot) > usize::try_from(day.others).unwrap_or(usize::MAX));
                // The day was reported by hand since the review: the owner has to decide again.
                let accepted = fields.iter().any(|field| history.is_accepted(*field));
                if new_others && !accepted && !history.is_unclear(Step::CreateEvent) {
                    return Remaining::Drifted(Reason::ChangedSinceReview, vec![Field::LeaveHours]);
                }
                Remaining::Todo(vec![Request { step: Step::CreateEvent, fields }])
            }
            (Found::Nothing, _) => Remaining::Drifted(Reason::NotInTarget, Vec::new()),
            (Found::One(record), ChangeKind::Remove) => match drifted_fields(change, record, &self.activities) {
                drifted if drifted.is_empty() => Remaining::Todo(vec![Request { step: Step::RemoveEvent, fields }]),
                drifted => Remaining::Drifted(Reason::ChangedSinceReview, drifted),
            },
            (Found::One(record), kind) => {
                let pending = unconfirmed_fields(change, record, &self.activities);
                if pending.is_empty() {
                    return Remaining::InSync(record.id.to_string());
                }
                let drifted = drifted_fields(change, record, &self.activities);
                // A record that a creation finds was not there at the review.
                if kind == ChangeKind::Create || !drifted.is_empty() {
                    return Remaining::Drifted(Reason::ChangedSinceReview, if drifted.is_empty() { pending } else { drifted });
                }
                Remaining::Todo(vec![Request { step: Step::UpdateEvent, fields: pending }])
            }
        }
    }

    fn unproven(&self, step: Step) -> Option<Service> {
        is_unproven(step, self.payroll_events).then_some(Service::Kleer)
    }

    fn switch_for(&self, error: &Error) -> Option<&'static str> {
        switch_for(error).map(Switch::code)
    }

    fn is_about_values(&self, error: &Error) -> bool {
        is_about_values(error)
    }

    fn unwritable(&self, change: &Change, snapshot: &LeaveSnapshot) -> Option<CannotHold> {
        let record = change.day.as_ref().and_then(|day| day.record);
        let record = record.and_then(|id| snapshot.id_index.get(&id)).and_then(|index| snapshot.records.get(*index));
        unwritable(change, record, self.form())
    }

    fn meaning(&self, change: &Change, request: &Request) -> String {
        format!("{} {}", change.key, meaning(change, request))
    }

    /// A day's record is known by its id. If Kleer does not return the mark, the next plan finds the record by its id alone.
    fn tells_record(&self) -> bool {
        true
    }

    async fn send(&self, change: &Change, request: &Request, _snapshot: &LeaveSnapshot, history: &History) -> StepAnswer {
        match request.step {
            Step::CreateEvent => self.create(change).await,
            Step::UpdateEvent | Step::RemoveEvent => self.update_or_remove(change, request.step, history).await,
            other => StepAnswer::CannotBeWritten(request.fields.clone(), format!("{other:?} is no request about a day")),
        }
    }
}
