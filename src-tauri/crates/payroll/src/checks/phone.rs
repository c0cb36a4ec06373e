//! Phone numbers, by the numbering plans that the library `phonenumber` carries. Without a country code it is Swedish.

use phonenumber::{Mode, country::Id};

use super::text::is_dash;
use crate::field::Field;
use crate::finding::{Finding, FindingCode};

/// Longer than any number with its prefix and separators.
const LONGEST: usize = 40;

/// What may stand before the national number at most: "00", a country code of three digits and a "(0)".
const LONGEST_PREFIX: usize = 6;

/// The number in the international form E.164 ("+46701234567"); `None` when it is no valid number.
pub fn international(text: &str) -> Option<String> {
    let text = text.trim();
    let allowed = |c: char| c.is_ascii_digit() || c.is_whitespace() || is_dash(c) || matches!(c, '+' | '(' | ')' | '.' | '/');
    if text.len() > LONGEST || !text.chars().all(allowed) {
        return None;
    }
    let spaced: String = text.chars().map(|c| if c.is_whitespace() || is_dash(c) { ' ' } else { c }).collect();
    let number = phonenumber::parse(Some(Id::SE), spaced).ok().filter(phonenumber::is_valid)?;
    let written: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = number.national().to_string();
    // The library reads as far as it can and forgets the rest: what it forgot could be half of another number.
    let prefix = written.strip_suffix(&national)?;
    (prefix.len() <= LONGEST_PREFIX).then(|| number.format().mode(Mode::E164).to_string())
}

/// A warning for what cannot be a phone number.
pub fn check(text: &str) -> Option<Finding> {
    international(text).is_none().then(|| Finding::warning(FindingCode::PhoneMalformed, Field::Phone))
}
