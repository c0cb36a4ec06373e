//! Moments that stand for days, and the moments that could be one of two days.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// A moment at most this many seconds from midnight counts as midnight, because programs count from a start that is seconds or minutes off.
const TOLERANCE: i64 = 600;
const SECONDS_PER_DAY: i64 = 86_400;

/// The relation of a moment to the day that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeOfDay {
    /// The midnight at the start of this day, or minutes from it.
    Midnight(NaiveDate),
    /// The last minute or the last second of a day. Some programs mean that day, others mean the next midnight.
    EndOfDay { ending: NaiveDate, beginning: NaiveDate },
    /// Any other time of the day.
    Within,
}

pub fn time_of_day(moment: NaiveDateTime) -> TimeOfDay {
    let since = moment.signed_duration_since(moment.date().and_time(NaiveTime::MIN)).num_seconds();
    if since <= TOLERANCE {
        return TimeOfDay::Midnight(moment.date());
    }
    match moment.date().checked_add_days(Days::new(1)) {
        Some(beginning) if is_end_mark(moment.time()) => TimeOfDay::EndOfDay { ending: moment.date(), beginning },
        Some(beginning) if SECONDS_PER_DAY - since <= TOLERANCE => TimeOfDay::Midnight(beginning),
        _ => TimeOfDay::Within,
    }
}

/// "23:59", or "23:59:59" with any fraction.
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
    fn moment_minutes_from_midnight_is_midnight(#[case] moment: &str, #[case] day: &str) {
        assert_eq!(at(moment), TimeOfDay::Midnight(day.parse().unwrap()));
    }

    #[rstest]
    #[case("2026-10-31T23:59:00")]
    #[case("2026-10-31T23:59:59")]
    #[case("2026-10-31T23:59:59.999")]
    fn last_minute_or_second_is_end_of_day(#[case] moment: &str) {
        let (ending, beginning) = ("2026-10-31".parse().unwrap(), "2026-11-01".parse().unwrap());
        assert_eq!(at(moment), TimeOfDay::EndOfDay { ending, beginning });
    }

    #[rstest]
    #[case("2026-11-01T00:10:01")]
    #[case("2026-11-01T12:00:00")]
    #[case("2026-10-31T23:49:59")]
    fn other_times_are_within_the_day(#[case] moment: &str) {
        assert_eq!(at(moment), TimeOfDay::Within);
    }
}
