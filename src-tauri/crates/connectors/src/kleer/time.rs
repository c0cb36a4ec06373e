//! The calls about reported time and absence.

use chrono::NaiveDate;

use super::calls::{self, Call};
use super::client::{Client, check_saved, check_unique_ids, decode_document, not_understood};
use super::decode::time as decode;
use super::decode::{FieldPath, Node};
use super::wire::{Activity, DayStatus, Event, EventToWrite, PayrollEvent, PayrollEventToWrite, ScheduleDay};
use crate::error::{Error, Written};
use crate::http::Answer;

/// Texts of at most this many characters are not masked. They reveal little, and masking them would spoil a message.
const MAX_UNMASKED: usize = 2;

impl Client {
    /// The activities on which time can be reported.
    pub async fn activities(&self) -> Result<Vec<Activity>, Error> {
        let call = calls::ACTIVITIES;
        let answer = self.read(&call, &[], &[]).await?;
        check_unique_ids(&call, decode_rows(&call, &answer, "activity-readable", decode::activity)?, |activity: &Activity| activity.id)
    }

    /// The time records from one day to another, inclusive, of one user or of everybody whom the token can see.
    pub async fn events(&self, user: Option<i64>, from: NaiveDate, to: NaiveDate) -> Result<Vec<Event>, Error> {
        let call = calls::EVENTS;
        let mut query = vec![("startDate", from.to_string()), ("endDate", to.to_string())];
        query.extend(user.map(|user| ("userId", user.to_string())));
        let answer = self.read(&call, &[], &query).await?;
        let is_requested = |event: &Event| user.is_none_or(|user| event.user_id == user) && (from..=to).contains(&event.date);
        let events = decode_rows(&call, &answer, "event-readable", |node| check_requested(node, decode::event(node)?, is_requested))?;
        check_unique_ids(&call, events, |event: &Event| event.id)
    }

    /// The status of a user's days from one day to another, inclusive. A day can be missing, and can come twice.
    pub async fn day_statuses(&self, user: i64, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, DayStatus)>, Error> {
        let call = calls::DAY_STATUSES;
        let query = [("userId", user.to_string()), ("fromDate", from.to_string()), ("toDate", to.to_string())];
        let answer = self.read(&call, &[], &query).await?;
        let is_requested = |(date, _): &(NaiveDate, DayStatus)| (from..=to).contains(date);
        decode_rows(&call, &answer, "event-restriction-readable", |node| check_requested(node, decode::restriction(node)?, is_requested))
    }

    /// A user's scheduled hours from one day to another, inclusive. A user without an agreement is not found.
    pub async fn schedule(&self, user: i64, from: NaiveDate, to: NaiveDate) -> Result<Vec<ScheduleDay>, Error> {
        let call = calls::SCHEDULE;
        let answer = self.read(&call, &[("user", &user), ("from", &from), ("to", &to)], &[]).await?;
        let is_requested = |day: &ScheduleDay| (from..=to).contains(&day.date);
        decode_rows(&call, &answer, "payroll-user-schedule-metadata", |node| {
            check_requested(node, decode::schedule_day(node)?, is_requested)
        })
    }

    /// Replaces an empty comment with a dash, if the switch says that the service refuses empty comments.
    fn with_allowed_comment(&self, event: &EventToWrite) -> EventToWrite {
        if self.calls().no_empty_comment { event.with_non_empty_comment() } else { event.clone() }
    }

    /// Creates an absence record and returns its id.
    pub async fn create_event(&self, event: &EventToWrite) -> Written<i64> {
        let call = calls::CREATE_EVENT;
        let event = &self.with_allowed_comment(event);
        let written = self.write(&call, &[], Some(event.to_element()), &secrets_of(event.child.as_deref(), &event.comment)).await;
        written.and_then(|answer| answered_id(&call, &answer))
    }

    /// Updates an absence record. The body contains the whole record.
    pub async fn update_event(&self, id: i64, event: &EventToWrite) -> Written<()> {
        let call = calls::UPDATE_EVENT;
        let event = &self.with_allowed_comment(event);
        let secrets = secrets_of(event.child.as_deref(), &event.comment);
        self.write(&call, &[("event", &id)], Some(event.to_element()), &secrets)
            .await
            .and_then(|answer| check_saved_record(&call, &answer, id))
    }

    pub async fn delete_event(&self, id: i64) -> Written<()> {
        let call = calls::DELETE_EVENT;
        self.write(&call, &[("event", &id)], None, &[]).await.and_then(|answer| check_saved_record(&call, &answer, id))
    }

    /// A user's absence records with a kind, from one day to another, inclusive. A user without an agreement is not found.
    pub async fn payroll_events(&self, user: i64, from: NaiveDate, to: NaiveDate) -> Result<Vec<PayrollEvent>, Error> {
        let call = calls::PAYROLL_EVENTS;
        let answer = self.read(&call, &[("user", &user), ("from", &from), ("to", &to)], &[]).await?;
        let is_requested = |event: &PayrollEvent| (from..=to).contains(&event.date);
        decode_rows(&call, &answer, "payroll-event", |node| check_requested(node, decode::payroll_event(node)?, is_requested))
    }

    /// Creates an absence record with a kind. Returns its id when the answer contains one. The call is unproven.
    pub async fn create_payroll_event(&self, user: i64, event: &PayrollEventToWrite) -> Written<Option<i64>> {
        let call = calls::CREATE_PAYROLL_EVENT;
        let secrets = secrets_of(event.child.as_deref(), &event.comment);
        let written = self.write(&call, &[("user", &user)], Some(event.to_element()), &secrets).await;
        written.and_then(|answer| {
            check_saved(&call, &answer)?;
            Ok(answered_id(&call, &answer).ok())
        })
    }
}

fn decode_rows<T>(
    call: &Call,
    answer: &Answer,
    name: &'static str,
    decode: impl Fn(&Node<'_>) -> Result<T, FieldPath>,
) -> Result<Vec<T>, Error> {
    decode_document(call, answer, |root| Node::root(root).rows(name)?.map(|node| decode(&node)).collect())
}

/// Refuses a row that was not requested. It shows that the service ignored the query, so requested rows may be missing.
fn check_requested<T>(node: &Node<'_>, row: T, is_requested: impl Fn(&T) -> bool) -> Result<T, FieldPath> {
    if is_requested(&row) { Ok(row) } else { Err(node.path().to_owned()) }
}

fn answered_id(call: &Call, answer: &Answer) -> Result<i64, Error> {
    let id = decode_document(call, answer, |root| Node::root(root).id())?;
    if id > 0 { Ok(id) } else { Err(not_understood(call, answer, "id")) }
}

/// Checks the answer to an update or a removal. With the id of another record it proves nothing about the written one.
fn check_saved_record(call: &Call, answer: &Answer, id: i64) -> Result<(), Error> {
    check_saved(call, answer)?;
    match answered_id(call, answer) {
        Ok(other) if other != id => Err(not_understood(call, answer, "id")),
        _ => Ok(()),
    }
}

/// The texts of a record that an error must not contain.
fn secrets_of<'a>(child: Option<&'a str>, comment: &'a str) -> Vec<&'a str> {
    child.into_iter().chain([comment]).map(str::trim).filter(|text| text.chars().count() > MAX_UNMASKED).collect()
}
