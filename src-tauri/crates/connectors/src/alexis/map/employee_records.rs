//! Finds the records that belong to a person.

use chrono::NaiveDate;

use crate::alexis::day::earliest;
use crate::alexis::wire::{Compensation, Employee, Employment, People};

/// The ids that a new employment or salary needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmployeeIds<'a> {
    pub employee_id: &'a str,
    /// The id of the person's user account.
    pub user_id: &'a str,
}

/// The ids of a person. `None` when there is no such person, or the person has no user.
pub fn employee_ids<'a>(people: &'a People, employee_id: &str) -> Option<EmployeeIds<'a>> {
    let employee = employee(people, employee_id)?;
    Some(EmployeeIds { employee_id: &employee.id, user_id: employee.user_id.get()? })
}

/// The employment that counts for a person: the current one, else the one that starts last. `people` uses the same rule.
pub fn current_employment<'a>(people: &'a People, employee_id: &str) -> Option<&'a Employment> {
    let current_id = employee(people, employee_id).and_then(|employee| employee.employment_id.get());
    current_id.and_then(|id| people.employments.get(id)).or_else(|| {
        let own = people.employments.values().filter(|employment| employment.employee_id.get() == Some(employee_id));
        latest(own)
    })
}

/// The employment that starts last. An employment with an unreadable start sorts after all others. If it were skipped, an earlier
/// employment would silently take its place.
pub(super) fn latest<'a>(employments: impl Iterator<Item = &'a Employment>) -> Option<&'a Employment> {
    let start = |employment: &Employment| employment.start_date.get().map(|text| earliest(text).unwrap_or(NaiveDate::MAX));
    employments.max_by_key(|employment| (start(employment), &employment.id))
}

/// All salaries of a person, and the id of the salary that the service marks as current.
pub(super) fn compensations<'a>(people: &'a People, employee_id: &str) -> (Vec<&'a Compensation>, Option<&'a str>) {
    let current = employee(people, employee_id).and_then(|employee| employee.compensation_id.get());
    let own = people.compensations.values().filter(|pay| match pay.employee_id.get() {
        Some(owner) => owner == employee_id,
        // A salary without an owner belongs to the person that refers to it.
        None => current == Some(pay.id.as_str()),
    });
    (own.collect(), current)
}

fn employee<'a>(people: &'a People, id: &str) -> Option<&'a Employee> {
    people.employees.iter().find(|employee| employee.id == id)
}
