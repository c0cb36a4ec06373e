//! Sweden's public holidays by the law of 1989. Eves are no public holidays.

use chrono::{Datelike, Days, NaiveDate, Weekday};

pub(crate) fn is_public_holiday(day: NaiveDate) -> bool {
    let (month, date) = (day.month(), day.day());
    let fixed = matches!((month, date), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 25 | 26));
    let saturday = day.weekday() == Weekday::Sat;
    let midsummer = saturday && month == 6 && (20..=26).contains(&date);
    let all_saints = saturday && ((month, date) == (10, 31) || (month == 11 && date <= 6));
    fixed || midsummer || all_saints || follows_easter(day)
}

/// Whether a day is a weekend or a public holiday.
pub(crate) fn is_day_off(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || is_public_holiday(day)
}

/// Good Friday, Easter Sunday and Monday, Ascension Day and Pentecost.
fn follows_easter(day: NaiveDate) -> bool {
    let Some(easter) = easter(day.year()) else { return false };
    matches!(day.signed_duration_since(easter).num_days(), -2 | 0 | 1 | 39 | 49)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4) % 7;
    let correction = (golden + 11 * moon + 22 * to_sunday) / 451;
    let days = moon + to_sunday - 7 * correction;
    // The days count from 22 March, the earliest possible Easter.
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(u64::try_from(days).ok()?))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{easter, is_public_holiday};

    #[test]
    fn easter_matches_known_years() {
        for (year, day) in
            [(2000, "04-23"), (2008, "03-23"), (2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"), (2038, "04-25")]
        {
            assert_eq!(easter(year), format!("{year}-{day}").parse().ok(), "{year}");
        }
    }

    #[test]
    fn public_holidays_of_2026_are_complete() {
        let year: Vec<String> = NaiveDate::from_ymd_opt(2026, 1, 1)
            .unwrap()
            .iter_days()
            .take(365)
            .filter(|day| is_public_holiday(*day))
            .map(|day| day.format("%m-%d").to_string())
            .collect();
        #[rustfmt::skip]
        let expected = [
            "01-01", "01-06", "04-03", "04-05", "04-06", "05-01", "05-14", "05-24", "06-06", "06-20", "10-31", "12-25", "12-26",
        ];
        assert_eq!(year, expected);
    }
}
