//! Conversion from Stockholm time to UTC.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};

/// A local time in UTC, as services send it.
pub(crate) fn instant(local: NaiveDateTime) -> String {
    let utc: DateTime<Utc> = (local - Duration::hours(utc_offset_hours(local))).and_utc();
    utc.format("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

/// Local midnight of a day in UTC: the evening before.
pub(crate) fn midnight(day: NaiveDate) -> String {
    instant(day.and_time(NaiveTime::MIN))
}

/// The hours ahead of UTC: two from the last Sunday of March to the last Sunday of October, else one.
fn utc_offset_hours(local: NaiveDateTime) -> i64 {
    let transition = |month: u32, hour: i64| Some(last_sunday(local.year(), month)?.and_time(NaiveTime::MIN) + Duration::hours(hour));
    let summer = transition(3, 2).zip(transition(10, 3)).is_some_and(|(begin, end)| begin <= local && local < end);
    if summer { 2 } else { 1 }
}

/// The month must have 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(Weekday::Sun))))
}

#[cfg(test)]
mod tests {
    use super::{instant, midnight};

    #[test]
    fn midnight_follows_daylight_saving_time() {
        for (day, expected) in [
            ("2026-01-01", "2025-12-31T23:00:00.000Z"),
            ("2026-03-29", "2026-03-28T23:00:00.000Z"),
            ("2026-03-30", "2026-03-29T22:00:00.000Z"),
            ("2026-10-25", "2026-10-24T22:00:00.000Z"),
            ("2026-10-26", "2026-10-25T23:00:00.000Z"),
        ] {
            assert_eq!(midnight(day.parse().unwrap()), expected);
        }
        assert_eq!(instant("2026-03-29T08:00:00".parse().unwrap()), "2026-03-29T06:00:00.000Z");
        assert_eq!(instant("2026-10-25T08:00:00".parse().unwrap()), "2026-10-25T07:00:00.000Z");
    }
}
