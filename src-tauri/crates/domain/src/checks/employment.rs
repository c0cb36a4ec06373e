//! The first and last day of an employment.

use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::person::Employment;

/// An error when the last day is before the first. An employment of one day is allowed.
pub fn check(employment: &Employment) -> Option<Finding> {
    let (start, end) = (employment.start?, employment.end?);
    (end < start).then(|| Finding::error(FindingCode::EndBeforeStart, Field::EmploymentEnd))
}
