//! The days that the source tells: rows of one person, day, kind and child are one record in Kleer.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::held::squeezed;
use super::indexed_input::IndexedInput;
use crate::leave::{Absence, LeaveType, mark};
use crate::person::{Person, PersonId};

/// One day of somebody's leave of one kind.
#[derive(Debug)]
pub(super) struct Day<'a> {
    pub person: &'a Person,
    /// The record that the leave stands under; after a rehire it may be the earlier one.
    pub employee: &'a PersonId,
    /// Who it is at Kleer.
    pub user: Option<&'a PersonId>,
    pub date: NaiveDate,
    pub leave_type: LeaveType,
    pub child: Option<&'a str>,
    /// The app's mark of the record.
    pub mark: String,
    /// The leave that it is shown with.
    pub leave: String,
    /// What the source tells, in the order of its ids.
    pub rows: Vec<&'a Absence>,
}

/// The days to be planned, in a fixed order.
pub(super) fn of<'a>(input: &'a IndexedInput<'a>) -> Vec<Day<'a>> {
    let types: BTreeMap<&str, &LeaveType> = input.types.iter().map(|leave_type| (leave_type.id.as_str(), leave_type)).collect();
    let mut grouped: BTreeMap<(&PersonId, NaiveDate, &str, Option<&str>), Vec<&'a Absence>> = BTreeMap::new();
    // An absence that could be of two days stands on both: neither is sent, and what Kleer holds of either stays.
    let could_be = |absence: &'a Absence| std::iter::once(absence.date).chain(absence.unclear.as_ref().map(|unclear| unclear.day));
    let on_days = input.absences.iter().flat_map(|absence| could_be(absence).map(move |date| (absence, date)));
    for (absence, date) in on_days.filter(|(_, date)| input.counts(*date)) {
        if whose(input, &absence.employee).is_none() {
            continue;
        }
        let key = (&absence.employee, date, absence.leave_type.as_str(), absence.child.as_deref().filter(|child| !child.is_empty()));
        grouped.entry(key).or_default().push(absence);
    }
    let day = |((employee, date, leave_type, child), mut rows): ((&'a PersonId, NaiveDate, &'a str, Option<&'a str>), Vec<&'a Absence>)| {
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        rows.dedup_by(|a, b| a.id == b.id);
        let known = types.get(leave_type).map(|known| (*known).clone());
        let nameless = || LeaveType { id: leave_type.to_owned(), name: leave_type.to_owned(), kind: None, code: None, archived: false };
        let leave = rows.first().map(|row| row.leave.clone().unwrap_or_else(|| row.id.clone())).unwrap_or_default();
        whose(input, employee).map(|person| Day {
            person,
            employee,
            user: input.user_of(employee),
            date,
            leave_type: known.unwrap_or_else(nameless),
            child,
            mark: mark(employee, date, leave_type, child),
            leave,
            rows,
        })
    };
    grouped.into_iter().filter_map(day).collect()
}

/// Whose leave a record's is. That of an earlier employment's record is the same person's.
fn whose<'a>(input: &IndexedInput<'a>, employee: &PersonId) -> Option<&'a Person> {
    input.people.get(input.matches.counts(employee)).copied()
}

impl Day<'_> {
    /// What the source told of rows that could be of another day as well.
    pub fn unclear(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(|row| row.unclear.as_ref()).map(|unclear| unclear.told.as_str())
    }

    /// Whether the day counts among the days of absence: rows that could be of two days count on the earlier one.
    pub fn counts(&self) -> bool {
        self.rows.iter().any(|row| row.date == self.date)
    }

    /// What was written about the day, each text once.
    pub fn comment(&self) -> String {
        let mut texts: Vec<String> = Vec::new();
        for text in self.rows.iter().filter_map(|row| row.comment.as_deref()).map(squeezed) {
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join("; ")
    }
}
