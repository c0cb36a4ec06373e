//! Conversion of sent days to the stored form: midnight of the day in UTC.

use chrono::{DateTime, Duration, NaiveDate, Utc};

/// A timestamp in stored form; none when the text is no timestamp. A local midnight is the evening before in UTC.
pub(super) fn timestamp(text: &str, local_midnight: bool) -> Option<String> {
    let timestamp = text.parse::<DateTime<Utc>>().ok()?;
    if local_midnight {
        return Some(midnight((timestamp + Duration::hours(1)).date_naive()));
    }
    Some(timestamp.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
}

pub(super) fn day_or_timestamp(text: &str, local_midnight: bool) -> Option<String> {
    let is_plain_day = text.len() == 10;
    let day = || text.parse::<NaiveDate>().ok().filter(|_| is_plain_day);
    day().map(midnight).or_else(|| timestamp(text, local_midnight))
}

/// A day in stored form.
pub(super) fn midnight(day: NaiveDate) -> String {
    format!("{day}T00:00:00.000Z")
}

#[cfg(test)]
mod tests {
    use super::{day_or_timestamp, timestamp};

    #[test]
    fn timestamp_at_local_midnight_becomes_the_day_that_begins() {
        for sent in ["2026-11-30T23:00:00.000Z", "2026-12-01T00:00:00+01:00", "2026-12-01T00:00:00Z"] {
            assert_eq!(timestamp(sent, true).as_deref(), Some("2026-12-01T00:00:00.000Z"), "{sent}");
        }
        assert_eq!(timestamp("2026-11-30T23:00:00Z", false).as_deref(), Some("2026-11-30T23:00:00.000Z"));
    }

    #[test]
    fn timestamp_refuses_a_plain_day() {
        assert_eq!(timestamp("2026-12-01", false), None);
        assert_eq!(day_or_timestamp("2026-12-01", false).as_deref(), Some("2026-12-01T00:00:00.000Z"));
        for other in ["", "1 December", "2026-12-1", "2026-13-01"] {
            assert_eq!(day_or_timestamp(other, false), None, "{other}");
        }
    }
}
