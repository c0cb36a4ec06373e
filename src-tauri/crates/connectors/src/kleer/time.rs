//! The calls about reported time and absence.

use chrono::NaiveDate;

use super::calls::{self, Call};
use super::client::{Client, distinct, document, not_understood, saved};
use super::decode::time as decode;
use super::decode::{At, Node};
use super::wire::{Activity, DayStatus, Event, EventToWrite, PayrollEvent, PayrollEventToWrite, ScheduleDay};
use crate::error::{Error, Written};
use crate::http::Answer;

/// What is shorter says little, and masking it would spoil the words of a refusal.
const SHORT: usize = 2;

impl Client {
    /// What time can be reported on.
    pub async fn activities(&self) -> Result<Vec<Activity>, Error> {
        let call = calls::ACTIVITIES;
        let answer = self.read(&call, &[], &[]).await?;
        distinct(&call, rows(&call, &answer, "activity-readable", decode::activity)?, |activity: &Activity| activity.id)
    }

    /// The records of time from a day to another, both included: of one user, or of everybody the token sees.
    pub async fn events(&self, user: Option<i64>, from: NaiveDate, to: NaiveDate) -> Result<Vec<Event>, Error> {
        let call = calls::EVENTS;
        let mut query = vec![("startDate", from.to_string()), ("endDate", to.to_string())];
        query.extend(user.map(|user| ("userId", user.to_string())));
        let answer = self.read(&call, &[], &query).await?;
        let asked_for = |event: &Event| user.is_none_or(|user| event.user_id == user) && (from..=to).contains(&event.date);
        let events = rows(&call, &answer, "event-readable", |node| as_asked(node, decode::event(node)?, asked_for))?;
        distinct(&call, events, |event: &Event| event.id)
    }

    /// The status of a user's days from a day to another, both included. A day can be missing, and can come twice.
    pub async fn day_statuses(&self, user: i64, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, DayStatus)>, Error> {
        let call = calls::DAY_STATUSES;
        let query = [("userId", user.to_string()), ("fromDate", from.to_string()), ("toDate", to.to_string())];
        let answer = self.read(&call, &[], &query).await?;
        let asked_for = |(date, _): &(NaiveDate, DayStatus)| (from..=to).contains(date);
        rows(&call, &answer, "event-restriction-readable", |node| as_asked(node, decode::restriction(node)?, asked_for))
    }

    /// The hours that a user is to work from a day to another, both included. Somebody without an agreement is not found.
    pub async fn schedule(&self, user: i64, from: NaiveDate, to: NaiveDate) -> Result<Vec<ScheduleDay>, Error> {
        let call = calls::SCHEDULE;
        let answer = self.read(&call, &[("user", &user), ("from", &from), ("to", &to)], &[]).await?;
        let asked_for = |day: &ScheduleDay| (from..=to).contains(&day.date);
        rows(&call, &answer, "payroll-user-schedule-metadata", |node| as_asked(node, decode::schedule_day(node)?, asked_for))
    }

    /// The record with a comment, where the switch says that an empty one is refused.
    fn commented(&self, event: &EventToWrite) -> EventToWrite {
        if self.calls().no_empty_comment { event.with_comment() } else { event.clone() }
    }

    /// Creates a record of absence and returns its id.
    pub async fn create_event(&self, event: &EventToWrite) -> Written<i64> {
        let call = calls::CREATE_EVENT;
        let event = &self.commented(event);
        let written = self.write(&call, &[], Some(event.to_element()), &private(event.child.as_deref(), &event.comment)).await;
        written.and_then(|answer| named(&call, &answer))
    }

    /// Writes a record of absence anew.
    pub async fn update_event(&self, id: i64, event: &EventToWrite) -> Written<()> {
        let call = calls::UPDATE_EVENT;
        let event = &self.commented(event);
        let secrets = private(event.child.as_deref(), &event.comment);
        self.write(&call, &[("event", &id)], Some(event.to_element()), &secrets).await.and_then(|answer| that_one(&call, &answer, id))
    }

    /// Removes a record of time.
    pub async fn delete_event(&self, id: i64) -> Written<()> {
        let call = calls::DELETE_EVENT;
        self.write(&call, &[("event", &id)], None, &[]).await.and_then(|answer| that_one(&call, &answer, id))
    }

    /// A user's absence by its kind, from a day to another, both included. Somebody without an agreement is not found.
    pub async fn payroll_events(&self, user: i64, from: NaiveDate, to: NaiveDate) -> Result<Vec<PayrollEvent>, Error> {
        let call = calls::PAYROLL_EVENTS;
        let answer = self.read(&call, &[("user", &user), ("from", &from), ("to", &to)], &[]).await?;
        let asked_for = |event: &PayrollEvent| (from..=to).contains(&event.date);
        rows(&call, &answer, "payroll-event", |node| as_asked(node, decode::payroll_event(node)?, asked_for))
    }

    /// Creates a record of absence by its kind, and returns its id when the service tells it. Unproven: nobody has been
    /// seen to make this call.
    pub async fn create_payroll_event(&self, user: i64, event: &PayrollEventToWrite) -> Written<Option<i64>> {
        let call = calls::CREATE_PAYROLL_EVENT;
        let secrets = private(event.child.as_deref(), &event.comment);
        let written = self.write(&call, &[("user", &user)], Some(event.to_element()), &secrets).await;
        written.and_then(|answer| {
            saved(&call, &answer)?;
            Ok(named(&call, &answer).ok())
        })
    }
}

fn rows<T>(call: &Call, answer: &Answer, name: &'static str, decode: impl Fn(&Node<'_>) -> Result<T, At>) -> Result<Vec<T>, Error> {
    document(call, answer, |root| Node::root(root).rows(name)?.map(|node| decode(&node)).collect())
}

/// A row that was not asked for shows that the question was not understood, and then what was asked for may be missing.
fn as_asked<T>(node: &Node<'_>, row: T, asked_for: impl Fn(&T) -> bool) -> Result<T, At> {
    if asked_for(&row) { Ok(row) } else { Err(node.path().to_owned()) }
}

/// The id that an answer names.
fn named(call: &Call, answer: &Answer) -> Result<i64, Error> {
    let id = document(call, answer, |root| Node::root(root).id())?;
    if id > 0 { Ok(id) } else { Err(not_understood(call, answer, "id")) }
}

/// The answer to an update or a removal. One that names another record does not say what happened to this one.
fn that_one(call: &Call, answer: &Answer, id: i64) -> Result<(), Error> {
    saved(call, answer)?;
    match named(call, answer) {
        Ok(other) if other != id => Err(not_understood(call, answer, "id")),
        _ => Ok(()),
    }
}

/// What a refusal must not repeat.
fn private<'a>(child: Option<&'a str>, comment: &'a str) -> Vec<&'a str> {
    child.into_iter().chain([comment]).map(str::trim).filter(|text| text.chars().count() > SHORT).collect()
}
