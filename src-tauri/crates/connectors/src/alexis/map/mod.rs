//! Between Alexis HR's records and the domain. Pure.

mod defaults;
mod error;
mod leave;
mod of;
mod pay;
mod read;
mod values;
mod write;

pub use defaults::{Defaults, defaults};
pub use error::MapError;
pub use leave::{AbsenceChild, AbsenceDay, AbsenceType, Absences, LeaveEntered, WorkDay, WorkWeek, absences};
pub use of::{Whose, current_employment, whose};
pub use pay::{Pay, pay};
pub(crate) use read::no_day;
pub use read::people;
pub use write::{Record, employee_patch, employment_patch, new_employee, new_employment, record_of};
