//! Time and absence that was reported, and the days on which nothing can be reported any more.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Company;

/// Time or absence on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The id.
    pub id: i32,
    /// What its maker calls it. Empty when it was made by hand.
    pub foreign_id: String,
    /// Whose time.
    pub user: i32,
    /// What it is reported on.
    pub activity: i32,
    /// A client's project. An absence has none.
    #[serde(default)]
    pub client_project: Option<i32>,
    /// The child's name.
    #[serde(default)]
    pub child: Option<String>,
    /// The day.
    pub date: NaiveDate,
    /// The hours.
    pub hours: Decimal,
    /// What everybody sees.
    pub comment: String,
    /// What the company sees.
    #[serde(default)]
    pub internal_comment: String,
    /// Whether it can be changed. The day can be locked beside it: [`Company::day_status`].
    pub status: EventStatus,
    /// Who reported it.
    pub registered_by: i32,
    /// When it was reported.
    pub registered_on: NaiveDate,
}

/// Whether an event or a day can be changed: only what is open can.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventStatus {
    #[default]
    Open,
    Approved,
    Certified,
}

/// A day of a person that is approved or certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedDay {
    /// Whose day.
    pub user: i32,
    /// The day.
    pub date: NaiveDate,
    /// How far it is locked.
    pub status: EventStatus,
}

impl Company {
    /// An event.
    pub fn event(&self, id: i32) -> Option<&Event> {
        self.events.iter().find(|event| event.id == id)
    }

    /// An event, to be changed as somebody would in Kleer, locked or not.
    pub fn event_mut(&mut self, id: i32) -> Option<&mut Event> {
        self.events.iter_mut().find(|event| event.id == id)
    }

    /// A person's events by day, then in the order they were made.
    pub fn events_of(&self, user: i32) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.events.iter().filter(|event| event.user == user).collect();
        events.sort_by_key(|event| (event.date, event.id));
        events
    }

    /// An event that the person makes in Kleer, without a `foreign-id`. Gives its id.
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

    /// Takes an event away as somebody would in Kleer, locked or not.
    pub fn remove_event(&mut self, id: i32) -> Option<Event> {
        let index = self.events.iter().position(|event| event.id == id)?;
        Some(self.events.remove(index))
    }

    /// Approves or certifies a person's days, both ends included, or opens them again.
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

    /// How far a person's day is locked: as far as the day itself or any of its events.
    pub fn day_status(&self, user: i32, date: NaiveDate) -> EventStatus {
        let days = self.locked_days.iter().filter(|day| day.user == user && day.date == date).map(|day| day.status);
        let events = self.events.iter().filter(|event| event.user == user && event.date == date).map(|event| event.status);
        days.chain(events).max().unwrap_or_default()
    }

    /// The id of an activity by its name.
    pub fn activity_named(&self, name: &str) -> Option<i32> {
        self.activities.iter().find(|activity| activity.name == name).map(|activity| activity.id)
    }

    /// An id that no event has had.
    pub(super) fn next_event_id(&mut self) -> i32 {
        let highest = self.events.iter().map(|event| event.id).max().unwrap_or(7000);
        self.last_event_id = self.last_event_id.max(highest) + 1;
        self.last_event_id
    }
}
