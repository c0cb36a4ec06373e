//! Moments that stand for days: what is midnight, and what could be one of two days.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// So many seconds from a midnight, a moment is that midnight: programs count from a start that is seconds or minutes off.
const NEAR: i64 = 600;
/// Seconds of a day.
const DAY: i64 = 86_400;

/// What a moment says of the day that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeOfDay {
    /// The midnight with which this day begins, or minutes from it.
    Midnight(NaiveDate),
    /// The last minute or the last second of a day, as programs mark an end: that day to some, the next midnight to others.
    EndOfDay {
        /// The day that ends.
        ending: NaiveDate,
        /// The day that begins.
        beginning: NaiveDate,
    },
    /// Any other time of its day.
    Within,
}

/// Tells a midnight from other times of day.
pub fn time_of_day(moment: NaiveDateTime) -> TimeOfDay {
    let since = moment.signed_duration_since(moment.date().and_time(NaiveTime::MIN)).num_seconds();
    if since <= NEAR {
        return TimeOfDay::Midnight(moment.date());
    }
    match moment.date().checked_add_days(Days::new(1)) {
        Some(beginning) if is_end_mark(moment.time()) => TimeOfDay::EndOfDay { ending: moment.date(), beginning },
        Some(beginning) if DAY - since <= NEAR => TimeOfDay::Midnight(beginning),
        _ => TimeOfDay::Within,
    }
}

/// "23:59", and "23:59:59" with whatever fraction.
fn is_end_mark(time: NaiveTime) -> bool {
    let last_minute = (time.hour(), time.minute()) == (23, 59);
    last_minute && (time.second() == 59 || (time.second() == 0 && time.nanosecond() == 0))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn at(text: &str) -> TimeOfDay {
        time_of_day(text.parse().unwrap())
    }

    #[rstest]
    #[case("2026-11-01T00:00:00", "2026-11-01")]
    #[case("2026-11-01T00:10:00", "2026-11-01")]
    #[case("2026-10-31T23:50:00", "2026-11-01")]
    #[case("2026-10-31T23:59:16", "2026-11-01")]
    #[case("2026-10-31T23:59:58.999", "2026-11-01")]
    fn a_moment_minutes_from_midnight_is_that_midnight(#[case] moment: &str, #[case] day: &str) {
        assert_eq!(at(moment), TimeOfDay::Midnight(day.parse().unwrap()));
    }

    #[rstest]
    #[case("2026-10-31T23:59:00")]
    #[case("2026-10-31T23:59:59")]
    #[case("2026-10-31T23:59:59.999")]
    fn the_end_mark_of_a_day_is_no_midnight(#[case] moment: &str) {
        let (ending, beginning) = ("2026-10-31".parse().unwrap(), "2026-11-01".parse().unwrap());
        assert_eq!(at(moment), TimeOfDay::EndOfDay { ending, beginning });
    }

    #[rstest]
    #[case("2026-11-01T00:10:01")]
    #[case("2026-11-01T12:00:00")]
    #[case("2026-10-31T23:49:59")]
    fn any_other_time_lies_within_its_day(#[case] moment: &str) {
        assert_eq!(at(moment), TimeOfDay::Within);
    }
}
