//! Phone numbers, by the numbering plans that the library `phonenumber` carries. Without a country code it is Swedish.

use phonenumber::{Mode, country::Id};

use super::text::is_dash;
use crate::field::Field;
use crate::finding::{Finding, FindingCode};

/// Longer than any number with its prefix and separators.
const LONGEST: usize = 40;

/// The number in the international form E.164 ("+46701234567"); `None` when it is no valid number.
pub fn international(text: &str) -> Option<String> {
    let text = text.trim();
    // Letters would be read as the keys of an old telephone, or as an extension that this form cannot carry.
    let allowed = |c: char| c.is_ascii_digit() || c.is_whitespace() || is_dash(c) || matches!(c, '+' | '(' | ')' | '.' | '/');
    if text.len() > LONGEST || !text.chars().all(allowed) {
        return None;
    }
    let spaced: String = text.chars().map(|c| if c.is_whitespace() || is_dash(c) { ' ' } else { c }).collect();
    // With a country code the library must not be told a region: it would take away a zero that is the region's prefix
    // and, in Italy, a part of the number.
    let (region, spaced) = match spaced.strip_prefix("00") {
        Some(rest) => (None, format!("+{rest}")),
        None => ((!spaced.starts_with('+')).then_some(Id::SE), spaced),
    };
    let number = phonenumber::parse(region, spaced).ok().filter(phonenumber::is_valid)?;
    Some(number.format().mode(Mode::E164).to_string())
}

/// A warning for what cannot be a phone number.
pub fn check(text: &str) -> Option<Finding> {
    international(text).is_none().then(|| Finding::warning(FindingCode::PhoneMalformed, Field::Phone))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("070/174 06 05", Some("+46701740605"))]
    #[case("(070) 174 06 05", Some("+46701740605"))]
    #[case("+46 (0)70 174 06 05", Some("+46701740605"))]
    #[case("(+46) 70 174 06 05", Some("+46701740605"))]
    #[case("0046701740605", Some("+46701740605"))]
    #[case("+1 202 555 0123", Some("+12025550123"))]
    #[case("00 49 (0)30 23125 555", Some("+493023125555"))]
    #[case::the_zero_is_part_of_an_italian_number("+39 06 6982", Some("+39066982"))]
    #[case::too_long("+46 70 174 06 05 123", None)]
    #[case::two_numbers("070-174 06 05 / 08-40 68 00 00", None)]
    #[case::two_numbers_with_a_word("070-174 06 05, 08-40 68 00 00", None)]
    #[case::extension("08-40 68 00 00 ext. 3", None)]
    #[case::a_name_beside_it("070-174 06 05 (Nils)", None)]
    #[case::letters_as_keys("070-174FLOW", None)]
    #[case::a_word_before_it("call 070-174 06 05", None)]
    #[case::no_such_country("+999 123 456 789", None)]
    #[case::empty("", None)]
    #[case::signs_only("+-()", None)]
    fn the_international_form(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(international(text).as_deref(), expected);
    }

    proptest! {
        #[test]
        fn no_digit_at_the_end_is_lost(text in "(\\+|00|0)?[0-9]{1,3}[-+0-9() ./–]{5,20}") {
            if let Some(read) = international(&text) {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(&digits[digits.len() - 5..], &read[read.len() - 5..]);
            }
        }
    }
}
