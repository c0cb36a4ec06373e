//! Swedish postal codes: five digits.

use super::text::{is_dash, without_spaces};
use crate::field::Field;
use crate::finding::{Finding, FindingCode};

/// Without spaces, and a Swedish one without the country's mark in front ("SE-111 22", "S-111 22").
pub fn plain(text: &str) -> String {
    let plain = without_spaces(text);
    let unmarked = ["SE", "se", "S", "s"].iter().filter_map(|mark| plain.strip_prefix(mark)).filter_map(|rest| rest.strip_prefix(is_dash));
    let swedish = unmarked.filter(|rest| is_swedish(rest)).map(str::to_owned).next();
    swedish.unwrap_or(plain)
}

/// Whether this is a Swedish postal code.
pub fn is_swedish(plain: &str) -> bool {
    plain.len() == 5 && plain.bytes().all(|byte| byte.is_ascii_digit())
}

/// A warning for what is not a Swedish postal code.
pub fn check(plain: &str) -> Option<Finding> {
    (!is_swedish(plain)).then(|| Finding::warning(FindingCode::ZipCodeMalformed, Field::ZipCode))
}
