//! The one place where an instant becomes a calendar day.

use chrono::{DateTime, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use domain::moment::{TimeOfDay, time_of_day};

/// Where the people of an account live, as long as nothing else is known.
const ZONE: Tz = chrono_tz::Europe::Stockholm;
/// The hours by which Sweden's clocks are ahead of UTC, at most. A program that takes the summer's for the winter's writes a midnight
/// that is an hour off.
const AHEAD: i64 = 2;

/// Why a text tells no calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoDay {
    /// It is neither a date nor an instant.
    Unreadable,
    /// It is an instant that could mean either of two days, one after the other.
    Unclear {
        /// The earlier one.
        first: NaiveDate,
        /// The later one.
        last: NaiveDate,
    },
}

/// The employee's calendar day of a date or an instant.
///
/// The service writes a day as an instant, at midnight in UTC or at midnight in Sweden, or minutes from it. Any other instant is a
/// day only where UTC, Sweden's clocks and the offset that stands behind it agree on one.
pub(crate) fn calendar_day(text: &str) -> Result<NaiveDate, NoDay> {
    let text = text.trim();
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Ok(day);
    }
    let instant = DateTime::parse_from_rfc3339(text).map_err(|_| NoDay::Unreadable)?;
    let (own, utc, local) = (instant.naive_local(), instant.naive_utc(), instant.with_timezone(&ZONE).naive_local());
    let times = [time_of_day(utc), time_of_day(local)];
    if let Some(day) = times.iter().find_map(|time| if let TimeOfDay::Midnight(day) = time { Some(*day) } else { None }) {
        return Ok(day);
    }
    for time in times {
        if let TimeOfDay::EndOfDay { ending, beginning } = time {
            return Err(NoDay::Unclear { first: ending, last: beginning });
        }
    }
    let ahead = utc.checked_add_signed(TimeDelta::hours(AHEAD)).unwrap_or(utc);
    let readings = [utc.date(), local.date(), ahead.date(), own.date()];
    let first = readings.into_iter().min().unwrap_or(utc.date());
    let last = readings.into_iter().max().unwrap_or(first);
    if first == last { Ok(first) } else { Err(NoDay::Unclear { first, last }) }
}

/// The earliest day that a text could mean; `None`: it is neither a date nor an instant. For putting in order, never for sending.
pub(crate) fn earliest(text: &str) -> Option<NaiveDate> {
    match calendar_day(text) {
        Ok(day) | Err(NoDay::Unclear { first: day, .. }) => Some(day),
        Err(NoDay::Unreadable) => None,
    }
}

/// The latest day that a text could mean; `None`: it is neither a date nor an instant.
pub(crate) fn latest(text: &str) -> Option<NaiveDate> {
    match calendar_day(text) {
        Ok(day) | Err(NoDay::Unclear { last: day, .. }) => Some(day),
        Err(NoDay::Unreadable) => None,
    }
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
    #[case::the_clock_goes_forward("2024-03-30T23:00:00Z", "2024-03-31")]
    #[case::and_on_the_next_day("2024-03-31T22:00:00Z", "2024-04-01")]
    #[case::the_clock_goes_back("2024-10-26T22:00:00Z", "2024-10-27")]
    #[case::leap_day("2024-02-28T23:00:00Z", "2024-02-29")]
    #[case::seconds_before_utc_midnight("2024-01-31T23:59:16Z", "2024-02-01")]
    #[case::seconds_before_local_midnight("2024-01-31T22:59:16.000Z", "2024-02-01")]
    #[case::minutes_after_midnight("2024-02-01T00:09:59Z", "2024-02-01")]
    #[case::noon("2024-02-01T12:00:00Z", "2024-02-01")]
    #[case::a_working_morning("2024-07-01T06:30:00.000Z", "2024-07-01")]
    #[case::noon_elsewhere("2024-02-01T12:00:00-05:00", "2024-02-01")]
    fn is_the_employees_day(#[case] text: &str, #[case] day: &str) {
        assert_eq!(calendar_day(text).unwrap().to_string(), day);
    }

    #[rstest]
    #[case::one_at_night_in_summer("2024-06-30T23:00:00.000Z", "2024-06-30")]
    #[case::an_hour_before_local_midnight_in_winter("2024-01-31T22:00:00Z", "2024-01-31")]
    #[case::between_both_midnights("2024-01-31T23:30:00Z", "2024-01-31")]
    #[case::late_in_the_evening("2024-06-30T22:30:00Z", "2024-06-30")]
    #[case::the_end_of_a_day_in_utc("2024-06-30T23:59:59.999Z", "2024-06-30")]
    #[case::the_end_of_a_day_in_sweden("2024-06-30T21:59:59.999Z", "2024-06-30")]
    #[case::its_last_minute("2024-12-31T23:59:00Z", "2024-12-31")]
    #[case::midnight_farther_east("2024-02-01T00:00:00+05:30", "2024-01-31")]
    #[case::midnight_next_door("2024-02-01T00:00:00+02:00", "2024-01-31")]
    #[case::late_farther_west("2024-02-01T23:30:00-05:00", "2024-02-01")]
    fn could_be_two_days(#[case] text: &str, #[case] first: &str) {
        let first: NaiveDate = first.parse().unwrap();
        assert_eq!(calendar_day(text), Err(NoDay::Unclear { first, last: first.succ_opt().unwrap() }));
        assert_eq!((earliest(text), latest(text)), (Some(first), first.succ_opt()));
    }

    #[test]
    fn what_is_sent_is_read_back_as_the_same_day() {
        let first: NaiveDate = "1970-01-01".parse().unwrap();
        for day in first.iter_days().take(40_000) {
            assert_eq!(calendar_day(&instant(day)), Ok(day));
        }
        assert_eq!(instant("2026-12-01".parse().unwrap()), "2026-12-01T00:00:00.000Z");
    }

    #[test]
    fn an_instant_means_two_days_at_most() {
        let start: chrono::NaiveDateTime = "2024-03-30T00:00:00".parse().unwrap();
        let mut unclear = 0;
        for minute in (0..3 * 1440).step_by(7) {
            for offset in ["Z", "+01:00", "+14:00", "-12:00"] {
                let moment = start.checked_add_signed(TimeDelta::minutes(minute)).unwrap();
                if let Err(no_day) = calendar_day(&format!("{}{offset}", moment.format("%Y-%m-%dT%H:%M:%S"))) {
                    let NoDay::Unclear { first, last } = no_day else { panic!("{moment}{offset} is an instant") };
                    assert_eq!(first.checked_add_days(chrono::Days::new(1)), Some(last), "{moment}{offset}");
                    unclear += 1;
                }
            }
        }
        assert!(unclear > 0);
    }

    #[rstest]
    #[case("")]
    #[case("soon")]
    #[case("2024-02-30")]
    #[case("2024-02-01T00:00:00")]
    #[case("20240201")]
    fn is_nothing(#[case] text: &str) {
        assert_eq!(calendar_day(text), Err(NoDay::Unreadable));
    }
}
