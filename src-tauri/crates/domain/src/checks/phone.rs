//! Phone numbers, by the numbering plans of the library `phonenumber`. A number without a country code is Swedish.

use phonenumber::{Mode, country::Id};

use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::text::is_dash;

/// No number with prefix and separators is longer.
const MAX_LENGTH: usize = 40;

/// The number in the form E.164 ("+46701234567"). `None` when the number is not valid.
pub fn to_e164(text: &str) -> Option<String> {
    let text = text.trim();
    // The library would read letters as telephone keys, or as an extension that E.164 cannot hold.
    let allowed = |c: char| c.is_ascii_digit() || c.is_whitespace() || is_dash(c) || matches!(c, '+' | '(' | ')' | '.' | '/');
    if text.len() > MAX_LENGTH || !text.chars().all(allowed) {
        return None;
    }
    let spaced: String = text.chars().map(|c| if c.is_whitespace() || is_dash(c) { ' ' } else { c }).collect();
    // A number with a country code is parsed without a region. Otherwise the library would drop a leading zero, which is a prefix in
    // that region but part of the number in Italy.
    let (region, spaced) = match spaced.strip_prefix("00") {
        Some(rest) => (None, format!("+{rest}")),
        None => ((!spaced.starts_with('+')).then_some(Id::SE), spaced),
    };
    let number = phonenumber::parse(region, spaced).ok().filter(phonenumber::is_valid)?;
    Some(number.format().mode(Mode::E164).to_string())
}

/// A warning for a text that is not a phone number.
pub fn check(text: &str) -> Option<Finding> {
    to_e164(text).is_none().then(|| Finding::warning(FindingCode::PhoneMalformed, Field::Phone))
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
    fn to_e164_accepts_single_valid_numbers(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(to_e164(text).as_deref(), expected);
    }

    proptest! {
        #[test]
        fn to_e164_keeps_the_last_digits(text in "(\\+|00|0)?[0-9]{1,3}[-+0-9() ./–]{5,20}") {
            if let Some(read) = to_e164(&text) {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(&digits[digits.len() - 5..], &read[read.len() - 5..]);
            }
        }
    }
}
