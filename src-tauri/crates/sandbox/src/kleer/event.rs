//! Reported time and absence, and the days that are locked against changes.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Company;

/// Time or absence of a user on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub id: i32,
    /// The client's own id of the event. Empty when the event was made by hand in Kleer.
    pub foreign_id: String,
    pub user: i32,
    pub activity: i32,
    /// The id of a client's project. An absence has none.
    #[serde(default)]
    pub client_project: Option<i32>,
    /// The child's name.
    #[serde(default)]
    pub child: Option<String>,
    pub date: NaiveDate,
    pub hours: Decimal,
    /// Visible to everybody.
    pub comment: String,
    /// Visible inside the company.
    #[serde(default)]
    pub internal_comment: String,
    /// The event's own status. The day can also be locked: see [`Company::day_status`].
    pub status: EventStatus,
    /// The user who reported it.
    pub registered_by: i32,
    pub registered_on: NaiveDate,
}

/// Only an open event or day can be changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventStatus {
    #[default]
    Open,
    Approved,
    Certified,
}

/// A day of a user that is approved or certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedDay {
    pub user: i32,
    pub date: NaiveDate,
    pub status: EventStatus,
}

impl Company {
    pub fn event(&self, id: i32) -> Option<&Event> {
        self.events.iter().find(|event| event.id == id)
    }

    /// A mutable event, locked or not: a change in Kleer itself.
    pub fn event_mut(&mut self, id: i32) -> Option<&mut Event> {
        self.events.iter_mut().find(|event| event.id == id)
    }

    /// A user's events by day, then by id.
    pub fn events_of(&self, user: i32) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.events.iter().filter(|event| event.user == user).collect();
        events.sort_by_key(|event| (event.date, event.id));
        events
    }

    /// Adds an event that the user makes in Kleer itself, without a `foreign-id`. Returns its id.
    pub fn add_event_by_hand(&mut self, user: i32, activity: i32, date: NaiveDate, hours: impl Into<Decimal>, comment: &str) -> i32 {
        let id = self.next_event_id();
        self.events.push(Event {
            id,
            foreign_id: String::new(),
            user,
            activity,
            client_project: None,
            child: None,
            date,
            hours: hours.into(),
            comment: comment.to_owned(),
            internal_comment: String::new(),
            status: EventStatus::Open,
            registered_by: user,
            registered_on: date,
        });
        id
    }

    /// Removes an event, locked or not: a change in Kleer itself.
    pub fn remove_event(&mut self, id: i32) -> Option<Event> {
        let index = self.events.iter().position(|event| event.id == id)?;
        Some(self.events.remove(index))
    }

    /// Approves, certifies or opens a user's days, both ends included, with the events on them.
    pub fn lock_days(&mut self, user: i32, from: NaiveDate, to: NaiveDate, status: EventStatus) {
        let among = |of: i32, date: NaiveDate| of == user && (from..=to).contains(&date);
        self.locked_days.retain(|day| !among(day.user, day.date));
        if status != EventStatus::Open {
            let days = from.iter_days().take_while(|day| *day <= to);
            self.locked_days.extend(days.map(|date| LockedDay { user, date, status }));
        }
        for event in self.events.iter_mut().filter(|event| among(event.user, event.date)) {
            event.status = status;
        }
    }

    /// The status of a user's day: the most locked status of the day itself and its events.
    pub fn day_status(&self, user: i32, date: NaiveDate) -> EventStatus {
        let days = self.locked_days.iter().filter(|day| day.user == user && day.date == date).map(|day| day.status);
        let events = self.events.iter().filter(|event| event.user == user && event.date == date).map(|event| event.status);
        days.chain(events).max().unwrap_or_default()
    }

    /// The id of the activity with this name.
    pub fn activity_named(&self, name: &str) -> Option<i32> {
        self.activities.iter().find(|activity| activity.name == name).map(|activity| activity.id)
    }

    /// An id that no event ever had.
    pub(super) fn next_event_id(&mut self) -> i32 {
        let highest = self.events.iter().map(|event| event.id).max().unwrap_or(7000);
        self.last_event_id = self.last_event_id.max(highest) + 1;
        self.last_event_id
    }
}
