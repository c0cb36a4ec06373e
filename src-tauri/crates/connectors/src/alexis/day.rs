//! The one place where an instant becomes a calendar day.

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;

/// Where the people of an account live, as long as nothing else is known.
const ZONE: Tz = chrono_tz::Europe::Stockholm;

/// The employee's calendar day of a date or an instant. `None`: it is neither.
///
/// The service writes a day as an instant, at midnight in UTC or at midnight in Sweden, and both fall on the same
/// Swedish day. The last minute of a day in UTC marks an end and means that day; in Sweden it is already the next one.
pub(crate) fn calendar_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Some(day);
    }
    let instant = DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc);
    if (instant.hour(), instant.minute()) == (23, 59) {
        return Some(instant.date_naive());
    }
    Some(instant.with_timezone(&ZONE).date_naive())
}

/// A day as the service is sent it: the instant of its midnight in UTC.
///
/// That instant falls on the same calendar day in UTC and in Sweden, so it is read back as the day it is, whichever of
/// the two the service counts by.
pub(crate) fn instant(day: NaiveDate) -> String {
    format!("{}T00:00:00.000Z", day.format("%Y-%m-%d"))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::plain("2024-02-01", "2024-02-01")]
    #[case::utc_midnight("2024-02-01T00:00:00.000Z", "2024-02-01")]
    #[case::local_midnight_in_winter("2024-01-31T23:00:00.000Z", "2024-02-01")]
    #[case::local_midnight_in_summer("2024-06-30T22:00:00.000Z", "2024-07-01")]
    #[case::with_an_offset("2024-02-01T00:00:00+01:00", "2024-02-01")]
    #[case::with_a_far_offset("2024-02-01T23:30:00-05:00", "2024-02-02")]
    #[case::the_evening_before_in_winter("2024-01-31T22:00:00Z", "2024-01-31")]
    #[case::end_of_day_in_utc("2024-06-30T23:59:59.999Z", "2024-06-30")]
    #[case::end_of_day_in_sweden("2024-06-30T21:59:59.999Z", "2024-06-30")]
    #[case::the_clock_goes_forward("2024-03-30T23:00:00Z", "2024-03-31")]
    #[case::and_on_the_next_day("2024-03-31T22:00:00Z", "2024-04-01")]
    #[case::the_clock_goes_back("2024-10-26T22:00:00Z", "2024-10-27")]
    #[case::leap_day("2024-02-28T23:00:00Z", "2024-02-29")]
    fn is_the_employees_day(#[case] text: &str, #[case] day: &str) {
        assert_eq!(calendar_day(text).unwrap().to_string(), day);
    }

    #[test]
    fn what_is_sent_is_read_back_as_the_same_day() {
        let first: NaiveDate = "1970-01-01".parse().unwrap();
        for day in first.iter_days().take(40_000) {
            assert_eq!(calendar_day(&instant(day)), Some(day));
        }
        assert_eq!(instant("2026-12-01".parse().unwrap()), "2026-12-01T00:00:00.000Z");
    }

    #[rstest]
    #[case("")]
    #[case("soon")]
    #[case("2024-02-30")]
    #[case("2024-02-01T00:00:00")]
    #[case("20240201")]
    fn is_nothing(#[case] text: &str) {
        assert_eq!(calendar_day(text), None);
    }
}
