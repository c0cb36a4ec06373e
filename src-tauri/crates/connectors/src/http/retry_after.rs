//! The wait that a service asks for: the `Retry-After` header, in seconds or as a date.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

/// Reads the header. A date is compared with the answer's own `Date` header, so a wrong clock on this computer does not
/// matter. Without a `Date` header a date is ignored.
pub(crate) fn retry_after(value: Option<&str>, date: Option<&str>) -> Option<Duration> {
    let value = value?.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let wait = instant(value)?.signed_duration_since(instant(date?.trim())?);
    Some(wait.to_std().unwrap_or(Duration::ZERO))
}

fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc2822(text).ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const NOW: &str = "Sat, 21 Nov 2026 10:00:00 GMT";

    #[rstest]
    #[case(Some("0"), None, Some(0))]
    #[case(Some(" 120 "), None, Some(120))]
    #[case(Some("Sat, 21 Nov 2026 10:00:30 GMT"), Some(NOW), Some(30))]
    #[case(Some("Sat, 21 Nov 2026 09:00:00 GMT"), Some(NOW), Some(0))]
    #[case(Some("Sat, 21 Nov 2026 10:00:30 GMT"), None, None)]
    #[case(Some("soon"), Some(NOW), None)]
    #[case(Some("-5"), Some(NOW), None)]
    #[case(Some("1.5"), Some(NOW), None)]
    #[case(None, Some(NOW), None)]
    fn retry_after_reads_seconds_and_dates(#[case] value: Option<&str>, #[case] date: Option<&str>, #[case] seconds: Option<u64>) {
        assert_eq!(retry_after(value, date), seconds.map(Duration::from_secs));
    }
}
