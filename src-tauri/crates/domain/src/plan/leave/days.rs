//! The source's days of leave. All absences of one person, day, leave type and child become one record in Kleer.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::content::collapse_spaces;
use super::indexed_input::IndexedInput;
use crate::leave::{Absence, LeaveType, mark};
use crate::person::{Person, PersonId};

/// One day of one person's leave of one type.
#[derive(Debug)]
pub(super) struct Day<'a> {
    pub person: &'a Person,
    /// The source's id of the employee record with the leave. After a rehire it can be the earlier record.
    pub employee: &'a PersonId,
    /// The person's id in Kleer.
    pub user: Option<&'a PersonId>,
    pub date: NaiveDate,
    pub leave_type: LeaveType,
    pub child: Option<&'a str>,
    /// The external reference of the record.
    pub mark: String,
    /// Groups the days of one leave, which are shown together.
    pub leave: String,
    /// The source's absences, sorted by id.
    pub rows: Vec<&'a Absence>,
}

/// The days to plan, in a fixed order.
pub(super) fn planned<'a>(input: &'a IndexedInput<'a>) -> Vec<Day<'a>> {
    let types: BTreeMap<&str, &LeaveType> = input.types.iter().map(|leave_type| (leave_type.id.as_str(), leave_type)).collect();
    let mut grouped: BTreeMap<(&PersonId, NaiveDate, &str, Option<&str>), Vec<&'a Absence>> = BTreeMap::new();
    // An absence that can belong to two days is on both. Neither day is sent, and Kleer's records of both stay.
    let possible_days = |absence: &'a Absence| std::iter::once(absence.date).chain(absence.unclear.as_ref().map(|unclear| unclear.day));
    let dated = input.absences.iter().flat_map(|absence| possible_days(absence).map(move |date| (absence, date)));
    for (absence, date) in dated.filter(|(_, date)| input.is_planned(*date)) {
        if person_of(input, &absence.employee).is_none() {
            continue;
        }
        let key = (&absence.employee, date, absence.leave_type.as_str(), absence.child.as_deref().filter(|child| !child.is_empty()));
        grouped.entry(key).or_default().push(absence);
    }
    let to_day =
        |((employee, date, leave_type, child), mut rows): ((&'a PersonId, NaiveDate, &'a str, Option<&'a str>), Vec<&'a Absence>)| {
            rows.sort_by(|a, b| a.id.cmp(&b.id));
            rows.dedup_by(|a, b| a.id == b.id);
            let known = types.get(leave_type).map(|known| (*known).clone());
            let unknown_type =
                || LeaveType { id: leave_type.to_owned(), name: leave_type.to_owned(), kind: None, code: None, archived: false };
            let leave = rows.first().map(|row| row.leave.clone().unwrap_or_else(|| row.id.clone())).unwrap_or_default();
            person_of(input, employee).map(|person| Day {
                person,
                employee,
                user: input.user_of(employee),
                date,
                leave_type: known.unwrap_or_else(unknown_type),
                child,
                mark: mark(employee, date, leave_type, child),
                leave,
                rows,
            })
        };
    grouped.into_iter().filter_map(to_day).collect()
}

/// The person of an employee record. The record of an earlier employment belongs to the person of the current one.
fn person_of<'a>(input: &IndexedInput<'a>, employee: &PersonId) -> Option<&'a Person> {
    input.people.get(input.matches.current_id(employee)).copied()
}

impl Day<'_> {
    /// The source's texts of the absences that can belong to another day as well.
    pub fn unclear(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(|row| row.unclear.as_ref()).map(|unclear| unclear.moment.as_str())
    }

    /// Whether the day counts as a day of absence. An absence that can belong to two days counts on the earlier one.
    pub fn is_counted(&self) -> bool {
        self.rows.iter().any(|row| row.date == self.date)
    }

    /// The comments of the day, without duplicates.
    pub fn comment(&self) -> String {
        let mut texts: Vec<String> = Vec::new();
        for text in self.rows.iter().filter_map(|row| row.comment.as_deref()).map(collapse_spaces) {
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join("; ")
    }
}
