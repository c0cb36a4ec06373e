//! The person of the target that a row is about, and what is left to do for that person.

use chrono::NaiveDate;
use domain::field::Field;
use domain::person::Person;
use domain::plan::Change;
use domain::plan::employees::{EmployeeSettings, moved_since, unconfirmed};
use domain::run::Reason;

use crate::runner::{Remaining, Request};

/// The result of looking for a row's person in the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Located<'a, T> {
    One(&'a T),
    /// The person is not in the target yet.
    Nobody,
    /// Another person has the identity of the person to be created: these fields. That person was not there at the review.
    Taken(&'static [Field]),
    /// Several new people could be the one that was created.
    Several,
}

impl<'a, T> Located<'a, T> {
    pub fn one(self) -> Option<&'a T> {
        match self {
            Self::One(one) => Some(one),
            _ => None,
        }
    }
}

/// A reviewed row, with the settings that it was compared by.
pub(super) struct Reviewed<'a> {
    pub(super) change: &'a Change,
    pub(super) settings: &'a EmployeeSettings,
    pub(super) today: NaiveDate,
}

impl Reviewed<'_> {
    /// What is left to do for the person that was found. `create` and `update` return the requests for it.
    pub(super) fn assess(
        &self,
        found: Located<'_, Person>,
        create: impl FnOnce(&Change) -> Vec<Request>,
        update: impl FnOnce(&Change, Vec<Field>, &Person) -> Vec<Request>,
    ) -> Remaining {
        let change = self.change;
        let person = match found {
            Located::One(person) => person,
            Located::Several => return Remaining::Ambiguous,
            Located::Taken(fields) => return Remaining::Drifted(Reason::ChangedSinceReview, fields.to_vec()),
            Located::Nobody if change.target_id.is_some() => return Remaining::Drifted(Reason::NotInTarget, Vec::new()),
            Located::Nobody => return Remaining::Todo(create(change)),
        };
        let pending = unconfirmed(change, person, self.settings, self.today);
        if pending.is_empty() {
            return Remaining::InSync(person.id.0.clone());
        }
        // A created person has no earlier state that could have drifted.
        let drifted = if change.target_id.is_some() { moved_since(change, person, self.settings, self.today) } else { Vec::new() };
        if !drifted.is_empty() {
            return Remaining::Drifted(Reason::ChangedSinceReview, drifted);
        }
        Remaining::Todo(update(change, pending, person))
    }
}
