//! Converts between Kleer's records and the domain. The functions are pure.

mod form;
mod read;
mod salary;
mod write;

pub use form::{Form, Gaps, StreetLine};
pub use read::{OWN_MARK, people, with_employee_numbers};
pub use salary::{SalarySample, SalaryUnit, salary_samples};
pub use write::{MapError, agreement, user_to_create, user_to_update};
