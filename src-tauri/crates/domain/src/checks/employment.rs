//! The days of an employment.

use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::person::Employment;

/// An error when the last day is before the first. One day is an employment.
pub fn check(employment: &Employment) -> Option<Finding> {
    let (start, end) = (employment.start?, employment.end?);
    (end < start).then(|| Finding::error(FindingCode::EndBeforeStart, Field::EmploymentEnd))
}
