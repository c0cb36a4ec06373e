//! The words of Personio's enumerations.

use domain::benefits::{Category, Interval};

use crate::json::LenientString;
use crate::text::upper_snake;

const ONE_TIME: &str = "ONE_TIME";
const RECURRING: &str = "RECURRING";

/// A category. A word that is not known is kept, and so is none.
pub(super) fn category(word: &LenientString) -> Category {
    let word = word.get().unwrap_or_default();
    match upper_snake(word).as_str() {
        ONE_TIME => Category::OneTime,
        RECURRING => Category::Recurring,
        _ => Category::Other(word.to_owned()),
    }
}

/// The word of a category that may be written.
pub(super) fn category_word(category: &Category) -> Option<&'static str> {
    match category {
        Category::OneTime => Some(ONE_TIME),
        Category::Recurring => Some(RECURRING),
        Category::Other(_) => None,
    }
}

/// An interval. A word that is not known is none.
pub(super) fn interval(word: &LenientString) -> Option<Interval> {
    match upper_snake(word.get()?).as_str() {
        "MONTHLY" => Some(Interval::Monthly),
        "QUARTERLY" => Some(Interval::Quarterly),
        "HALF_YEARLY" => Some(Interval::HalfYearly),
        "YEARLY" => Some(Interval::Yearly),
        _ => None,
    }
}

/// The word of an interval. Half a year has a hyphen.
pub(super) fn interval_word(interval: Interval) -> &'static str {
    match interval {
        Interval::Monthly => "MONTHLY",
        Interval::Quarterly => "QUARTERLY",
        Interval::HalfYearly => "HALF-YEARLY",
        Interval::Yearly => "YEARLY",
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn told(word: &str) -> LenientString {
        LenientString(Some(word.to_owned()))
    }

    #[rstest]
    #[case(Interval::Monthly, "MONTHLY")]
    #[case(Interval::Quarterly, "QUARTERLY")]
    #[case(Interval::HalfYearly, "HALF-YEARLY")]
    #[case(Interval::Yearly, "YEARLY")]
    fn an_interval_comes_back_as_it_was_sent(#[case] value: Interval, #[case] word: &str) {
        assert_eq!(interval_word(value), word);
        assert_eq!(interval(&told(word)), Some(value));
        assert_eq!(interval(&told(&word.to_lowercase().replace('-', "_"))), Some(value));
    }

    #[test]
    fn an_interval_that_is_not_known_is_none() {
        assert_eq!(interval(&LenientString(None)), None);
        assert_eq!(interval(&told("WEEKLY")), None);
    }

    #[test]
    fn a_category_is_one_of_two_or_kept() {
        assert_eq!(category(&told("one_time")), Category::OneTime);
        assert_eq!(category(&told("RECURRING")), Category::Recurring);
        assert_eq!(category(&told("FIXED_SALARY")), Category::Other("FIXED_SALARY".to_owned()));
        assert_eq!(category(&LenientString(None)), Category::Other(String::new()));
        for known in [Category::OneTime, Category::Recurring] {
            assert_eq!(category(&told(category_word(&known).unwrap())), known);
        }
        assert_eq!(category_word(&Category::Other("FIXED_SALARY".to_owned())), None);
    }
}
