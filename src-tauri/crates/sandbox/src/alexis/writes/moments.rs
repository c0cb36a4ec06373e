//! Days as they are sent, and as they are kept: the midnight of the day, in UTC.

use chrono::{DateTime, Duration, NaiveDate, Utc};

/// A moment as it is kept; none when the text is no moment. A local midnight is the evening before in UTC.
pub(super) fn moment(text: &str, local_midnight: bool) -> Option<String> {
    let moment = text.parse::<DateTime<Utc>>().ok()?;
    if local_midnight {
        return Some(midnight((moment + Duration::hours(1)).date_naive()));
    }
    Some(moment.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
}

/// A moment or a plain day.
pub(super) fn day(text: &str, local_midnight: bool) -> Option<String> {
    let plain = text.len() == 10;
    let day = || text.parse::<NaiveDate>().ok().filter(|_| plain);
    day().map(midnight).or_else(|| moment(text, local_midnight))
}

/// A day as it is kept.
pub(super) fn midnight(day: NaiveDate) -> String {
    format!("{day}T00:00:00.000Z")
}

#[cfg(test)]
mod tests {
    use super::{day, moment};

    #[test]
    fn a_local_midnight_is_the_day_that_begins() {
        for sent in ["2026-11-30T23:00:00.000Z", "2026-12-01T00:00:00+01:00", "2026-12-01T00:00:00Z"] {
            assert_eq!(moment(sent, true).as_deref(), Some("2026-12-01T00:00:00.000Z"), "{sent}");
        }
        assert_eq!(moment("2026-11-30T23:00:00Z", false).as_deref(), Some("2026-11-30T23:00:00.000Z"));
    }

    #[test]
    fn a_plain_day_is_no_moment() {
        assert_eq!(moment("2026-12-01", false), None);
        assert_eq!(day("2026-12-01", false).as_deref(), Some("2026-12-01T00:00:00.000Z"));
        for other in ["", "1 December", "2026-12-1", "2026-13-01"] {
            assert_eq!(day(other, false), None, "{other}");
        }
    }
}
