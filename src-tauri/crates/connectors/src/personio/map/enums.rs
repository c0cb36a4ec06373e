//! The names of Personio's enumerations.

use domain::benefits::{Category, Interval};

use crate::json::LenientString;
use crate::text::upper_snake;

const ONE_TIME: &str = "ONE_TIME";
const RECURRING: &str = "RECURRING";

/// A category. An unknown name is kept. A missing name is kept as an empty text.
pub(super) fn category(name: &LenientString) -> Category {
    let name = name.get().unwrap_or_default();
    match upper_snake(name).as_str() {
        ONE_TIME => Category::OneTime,
        RECURRING => Category::Recurring,
        _ => Category::Other(name.to_owned()),
    }
}

/// The name of a category that may be written.
pub(super) fn category_name(category: &Category) -> Option<&'static str> {
    match category {
        Category::OneTime => Some(ONE_TIME),
        Category::Recurring => Some(RECURRING),
        Category::Other(_) => None,
    }
}

/// An interval. `None` when the name is missing or unknown.
pub(super) fn interval(name: &LenientString) -> Option<Interval> {
    match upper_snake(name.get()?).as_str() {
        "MONTHLY" => Some(Interval::Monthly),
        "QUARTERLY" => Some(Interval::Quarterly),
        "HALF_YEARLY" => Some(Interval::HalfYearly),
        "YEARLY" => Some(Interval::Yearly),
        _ => None,
    }
}

/// The name of an interval. Half a year is written with a hyphen.
pub(super) fn interval_name(interval: Interval) -> &'static str {
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

    fn answered(name: &str) -> LenientString {
        LenientString(Some(name.to_owned()))
    }

    #[rstest]
    #[case(Interval::Monthly, "MONTHLY")]
    #[case(Interval::Quarterly, "QUARTERLY")]
    #[case(Interval::HalfYearly, "HALF-YEARLY")]
    #[case(Interval::Yearly, "YEARLY")]
    fn interval_is_read_back_as_sent(#[case] value: Interval, #[case] name: &str) {
        assert_eq!(interval_name(value), name);
        assert_eq!(interval(&answered(name)), Some(value));
        assert_eq!(interval(&answered(&name.to_lowercase().replace('-', "_"))), Some(value));
    }

    #[test]
    fn interval_that_is_unknown_is_none() {
        assert_eq!(interval(&LenientString(None)), None);
        assert_eq!(interval(&answered("WEEKLY")), None);
    }

    #[test]
    fn category_that_is_unknown_is_kept() {
        assert_eq!(category(&answered("one_time")), Category::OneTime);
        assert_eq!(category(&answered("RECURRING")), Category::Recurring);
        assert_eq!(category(&answered("FIXED_SALARY")), Category::Other("FIXED_SALARY".to_owned()));
        assert_eq!(category(&LenientString(None)), Category::Other(String::new()));
        for known in [Category::OneTime, Category::Recurring] {
            assert_eq!(category(&answered(category_name(&known).unwrap())), known);
        }
        assert_eq!(category_name(&Category::Other("FIXED_SALARY".to_owned())), None);
    }
}
