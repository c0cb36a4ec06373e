//! Which records belong to whom.

use chrono::NaiveDate;

use crate::alexis::day::earliest;
use crate::alexis::wire::{Compensation, Employee, Employment, People};

/// Whose a new record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose<'a> {
    /// The person's id.
    pub employee_id: &'a str,
    /// The id of the person's user.
    pub user_id: &'a str,
}

/// The ids that a new record of this person needs. `None`: no such person, or one without a user.
pub fn whose<'a>(people: &'a People, employee_id: &str) -> Option<Whose<'a>> {
    let employee = employee(people, employee_id)?;
    Some(Whose { employee_id: &employee.id, user_id: employee.user_id.get()? })
}

/// The employment that counts for a person: the current one, else the one that starts last. The same one that is read.
pub fn current_employment<'a>(people: &'a People, employee_id: &str) -> Option<&'a Employment> {
    let referred = employee(people, employee_id).and_then(|employee| employee.employment_id.get());
    referred.and_then(|id| people.employments.get(id)).or_else(|| {
        let own = people.employments.values().filter(|employment| employment.employee_id.get() == Some(employee_id));
        latest(own)
    })
}

/// The employment that starts last. One whose start cannot be read comes after all others: passed over, it would leave an earlier
/// one in its place, and nobody would hear of it.
pub(super) fn latest<'a>(employments: impl Iterator<Item = &'a Employment>) -> Option<&'a Employment> {
    let start = |employment: &Employment| employment.start_date.get().map(|text| earliest(text).unwrap_or(NaiveDate::MAX));
    employments.max_by_key(|employment| (start(employment), &employment.id))
}

/// Every salary of a person, and the id of the one that the service counts as the present one.
pub(super) fn compensations<'a>(people: &'a People, employee_id: &str) -> (Vec<&'a Compensation>, Option<&'a str>) {
    let current = employee(people, employee_id).and_then(|employee| employee.compensation_id.get());
    let own = people.compensations.values().filter(|pay| match pay.employee_id.get() {
        Some(owner) => owner == employee_id,
        // A salary that only the person refers to.
        None => current == Some(pay.id.as_str()),
    });
    (own.collect(), current)
}

fn employee<'a>(people: &'a People, id: &str) -> Option<&'a Employee> {
    people.employees.iter().find(|employee| employee.id == id)
}
