//! Who of the target a change is about, and what is left to do for them.

use chrono::NaiveDate;
use domain::field::Field;
use domain::person::Person;
use domain::plan::Change;
use domain::plan::employees::{EmployeeSettings, moved_since, unconfirmed};
use domain::run::Reason;

use crate::runner::{Remaining, Request};

/// Who a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Located<'a, T> {
    /// This one.
    One(&'a T),
    /// Nobody: not there yet.
    Nobody,
    /// Somebody who was not there when the owner reviewed has what should be the new person's own: these fields.
    Taken(&'static [Field]),
    /// Several who were not there before could be the one created.
    Several,
}

impl<'a, T> Located<'a, T> {
    /// The one, when it is one.
    pub fn one(self) -> Option<&'a T> {
        match self {
            Self::One(one) => Some(one),
            _ => None,
        }
    }
}

/// What the review rests on.
pub(super) struct Reviewed<'a> {
    pub(super) change: &'a Change,
    pub(super) settings: &'a EmployeeSettings,
    pub(super) today: NaiveDate,
}

impl Reviewed<'_> {
    /// What is left to do, given who was found and what they hold. `create` and `update` say which requests it takes.
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
        // A person who was created has no earlier state that could have moved.
        let moved = if change.target_id.is_some() { moved_since(change, person, self.settings, self.today) } else { Vec::new() };
        if !moved.is_empty() {
            return Remaining::Drifted(Reason::ChangedSinceReview, moved);
        }
        Remaining::Todo(update(change, pending, person))
    }
}
