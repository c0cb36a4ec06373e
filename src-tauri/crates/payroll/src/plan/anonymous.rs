//! A row without its person: what has to stay when somebody is erased, so that nothing is paid or reported twice.

use super::change::{Change, FieldChange, Plan};
use crate::field::Field;

/// Fields that say what was paid or reported and not about whom. They are what a later plan is held against.
pub(super) const STAY: [Field; 7] =
    [Field::LeaveActivity, Field::LeaveHours, Field::PayType, Field::PayCategory, Field::PayAmount, Field::PayInterval, Field::PayFrom];

impl Change {
    /// The row without name, address, number and every value about the person. Ids of the services, days, kinds of leave and
    /// amounts of compensations stay. Doing it twice is doing it once.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.name.clear();
        self.fields.retain(|change| STAY.contains(&change.field));
        for FieldChange { old, .. } in &mut self.fields {
            *old = None;
        }
        self.kept.clear();
        self.conflicts.clear();
        self.origins.clear();
        self.cuts.clear();
        self.findings.clear();
        self.candidates.clear();
        if let Some(benefit) = &mut self.benefit {
            benefit.email = None;
            benefit.number = None;
        }
        self
    }

    /// Whether the row was about somebody, and says of whom no more.
    pub fn is_anonymous(&self) -> bool {
        self.is_about_a_person() && self.name.is_empty()
    }

    /// Whether the row is about somebody, and not about something that all have in common: a compensation type.
    pub fn is_about_a_person(&self) -> bool {
        self.source_id.is_some() || self.target_id.is_some()
    }
}

impl Plan {
    /// The plan without the people that are meant: their rows are [`Change::anonymous`], and what the plan says of them beside
    /// its rows has no name.
    #[must_use]
    pub fn without(mut self, is_meant: impl Fn(&Change) -> bool) -> Self {
        let mut listed: Vec<String> = Vec::new();
        let changes = std::mem::take(&mut self.changes);
        self.changes = changes
            .into_iter()
            .map(|change| {
                if !change.is_about_a_person() || !is_meant(&change) {
                    return change;
                }
                listed.extend(change.source_id.iter().map(|id| id.as_str().to_owned()));
                change.anonymous()
            })
            .collect();
        let lines = self.benefits.iter_mut().flat_map(|benefits| &mut benefits.difference.lines);
        lines.filter(|line| listed.contains(&line.person)).for_each(|line| line.name.clear());
        self
    }

    /// The plan without anybody.
    #[must_use]
    pub fn without_anybody(self) -> Self {
        let mut plan = self.without(|_| true);
        let lines = plan.benefits.iter_mut().flat_map(|benefits| &mut benefits.difference.lines);
        lines.for_each(|line| line.name.clear());
        plan
    }
}
