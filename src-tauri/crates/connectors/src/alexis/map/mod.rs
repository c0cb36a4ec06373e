//! Converts between Alexis HR's records and the domain. Pure.

mod defaults;
mod employee_records;
mod error;
mod leave;
mod pay;
mod read;
mod values;
mod write;

pub use defaults::{Defaults, defaults};
pub use employee_records::{EmployeeIds, current_employment, employee_ids};
pub use error::MapError;
pub use leave::{AbsenceChild, AbsenceDay, AbsenceType, Absences, LeaveEntered, WorkDay, WorkWeek, absences};
pub use pay::{Pay, pay};
pub(crate) use read::day_finding;
pub use read::people;
pub use write::{Record, employee_patch, employment_patch, new_employee, new_employment, record_of};
