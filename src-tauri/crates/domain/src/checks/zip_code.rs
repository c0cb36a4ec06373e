//! Swedish postal codes: five digits.

use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::text::{is_dash, strip_whitespace};

/// The code without spaces. A Swedish one also loses the prefix of the country ("SE-111 22", "S-111 22").
pub fn normalize(text: &str) -> String {
    let code = strip_whitespace(text);
    let unprefixed =
        ["SE", "se", "S", "s"].iter().filter_map(|prefix| code.strip_prefix(prefix)).filter_map(|rest| rest.strip_prefix(is_dash));
    let swedish = unprefixed.filter(|rest| is_swedish(rest)).map(str::to_owned).next();
    swedish.unwrap_or(code)
}

pub fn is_swedish(code: &str) -> bool {
    code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// A warning for a normalized code that is not Swedish.
pub fn check(code: &str) -> Option<Finding> {
    (!is_swedish(code)).then(|| Finding::warning(FindingCode::ZipCodeMalformed, Field::ZipCode))
}
