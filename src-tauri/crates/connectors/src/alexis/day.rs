//! Converts the service's instants to calendar days. No other module converts them.

use chrono::{DateTime, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use domain::moment::{TimeOfDay, time_of_day};

/// The time zone of all employees. The service does not state one.
const ZONE: Tz = chrono_tz::Europe::Stockholm;
/// The largest offset of Sweden's clocks from UTC, in hours. A program that uses the summer offset in winter writes a midnight that
/// is an hour off.
const MAX_OFFSET_HOURS: i64 = 2;

/// The reason why a text is not one calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayError {
    /// The text is neither a date nor an instant.
    Unreadable,
    /// The text is an instant that can mean either of two consecutive days.
    Unclear { first: NaiveDate, last: NaiveDate },
}

/// The employee's calendar day of a date or an instant.
///
/// The service writes a day as the instant of midnight in UTC or in Sweden, or as an instant within minutes of it. Any other instant
/// is a day only when UTC, Sweden's clocks and the instant's own offset agree on the day.
pub(crate) fn calendar_day(text: &str) -> Result<NaiveDate, DayError> {
    let text = text.trim();
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Ok(day);
    }
    let instant = DateTime::parse_from_rfc3339(text).map_err(|_| DayError::Unreadable)?;
    let (own_offset, utc, local) = (instant.naive_local(), instant.naive_utc(), instant.with_timezone(&ZONE).naive_local());
    let times = [time_of_day(utc), time_of_day(local)];
    if let Some(day) = times.iter().find_map(|time| if let TimeOfDay::Midnight(day) = time { Some(*day) } else { None }) {
        return Ok(day);
    }
    for time in times {
        if let TimeOfDay::EndOfDay { ending, beginning } = time {
            return Err(DayError::Unclear { first: ending, last: beginning });
        }
    }
    let ahead = utc.checked_add_signed(TimeDelta::hours(MAX_OFFSET_HOURS)).unwrap_or(utc);
    let readings = [utc.date(), local.date(), ahead.date(), own_offset.date()];
    let first = readings.into_iter().min().unwrap_or(utc.date());
    let last = readings.into_iter().max().unwrap_or(first);
    if first == last { Ok(first) } else { Err(DayError::Unclear { first, last }) }
}

/// The earliest day that a text can mean. `None` when the text is neither a date nor an instant. The result is for sorting and
/// comparing, and must never be sent.
pub(crate) fn earliest(text: &str) -> Option<NaiveDate> {
    match calendar_day(text) {
        Ok(day) | Err(DayError::Unclear { first: day, .. }) => Some(day),
        Err(DayError::Unreadable) => None,
    }
}

/// The latest day that a text can mean. `None` when the text is neither a date nor an instant.
pub(crate) fn latest(text: &str) -> Option<NaiveDate> {
    match calendar_day(text) {
        Ok(day) | Err(DayError::Unclear { last: day, .. }) => Some(day),
        Err(DayError::Unreadable) => None,
    }
}

/// A day in the format of a request: the instant of its midnight in UTC.
///
/// This instant falls on the same calendar day in UTC and in Sweden. So the day is read back unchanged, whichever of the two
/// time zones the service uses.
pub(crate) fn utc_midnight(day: NaiveDate) -> String {
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
    fn calendar_day_is_the_employees_day(#[case] text: &str, #[case] day: &str) {
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
    fn calendar_day_near_midnight_is_unclear(#[case] text: &str, #[case] first: &str) {
        let first: NaiveDate = first.parse().unwrap();
        assert_eq!(calendar_day(text), Err(DayError::Unclear { first, last: first.succ_opt().unwrap() }));
        assert_eq!((earliest(text), latest(text)), (Some(first), first.succ_opt()));
    }

    #[test]
    fn utc_midnight_is_read_back_as_the_same_day() {
        let first: NaiveDate = "1970-01-01".parse().unwrap();
        for day in first.iter_days().take(40_000) {
            assert_eq!(calendar_day(&utc_midnight(day)), Ok(day));
        }
        assert_eq!(utc_midnight("2026-12-01".parse().unwrap()), "2026-12-01T00:00:00.000Z");
    }

    #[test]
    fn calendar_day_has_at_most_two_candidates() {
        let start: chrono::NaiveDateTime = "2024-03-30T00:00:00".parse().unwrap();
        let mut unclear = 0;
        for minute in (0..3 * 1440).step_by(7) {
            for offset in ["Z", "+01:00", "+14:00", "-12:00"] {
                let moment = start.checked_add_signed(TimeDelta::minutes(minute)).unwrap();
                if let Err(error) = calendar_day(&format!("{}{offset}", moment.format("%Y-%m-%dT%H:%M:%S"))) {
                    let DayError::Unclear { first, last } = error else { panic!("{moment}{offset} is an instant") };
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
    fn calendar_day_refuses_other_texts(#[case] text: &str) {
        assert_eq!(calendar_day(text), Err(DayError::Unreadable));
    }
}
