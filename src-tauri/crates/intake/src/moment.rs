//! Dates with a time of day.

use chrono::{Datelike, NaiveDateTime, NaiveTime, TimeDelta};
use domain::benefits::PayrollMonth;
use domain::moment::{TimeOfDay, time_of_day};

use crate::table::Cell;

/// The largest offsets of local clocks from UTC. The intended date lies within these hours of the written one.
const MAX_HOURS_BEHIND: i64 = 12;
const MAX_HOURS_AHEAD: i64 = 14;

/// The day of a time near midnight, else the date and time. 23:59 at the end of a month stays a time, because it means that month
/// to some programs and the next month to others.
pub fn to_cell(moment: NaiveDateTime) -> Cell {
    match time_of_day(moment) {
        TimeOfDay::Midnight(day) => Cell::Date(day),
        TimeOfDay::EndOfDay { ending, beginning } if ending.month() == beginning.month() => Cell::Date(beginning),
        TimeOfDay::EndOfDay { .. } | TimeOfDay::Within => Cell::Moment(moment),
    }
}

/// The month of a date and time, if it is the same in every time zone.
pub fn payroll_month(moment: NaiveDateTime) -> Option<PayrollMonth> {
    let first = moment.checked_sub_signed(TimeDelta::hours(MAX_HOURS_BEHIND))?;
    let last = moment.checked_add_signed(TimeDelta::hours(MAX_HOURS_AHEAD))?;
    let (first, last) = (PayrollMonth::of(first.date())?, PayrollMonth::of(last.date())?);
    (first == last).then_some(first)
}

/// Splits a lower-case text into date and time. `None`: the text has no valid time.
pub fn split_time(text: &str) -> Option<(&str, NaiveTime)> {
    let (date, time) = match text.find(':') {
        Some(colon) => {
            let hour = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
            if !(1..=2).contains(&colon.saturating_sub(hour)) {
                return None;
            }
            text.split_at(hour)
        }
        // "20261031t230000z"
        None => {
            let (date, time) = text.split_once('t')?;
            let is_short = date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit());
            return is_short.then_some(date).zip(parse_compact_time(time));
        }
    };
    let without_t = date.strip_suffix('t').filter(|date| date.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(date);
    (without_t.len() < date.len() || date.ends_with(' ')).then_some(())?;
    let date = without_t.trim_end();
    let date = ["kl.", "kl", "um"].iter().find_map(|word| date.strip_suffix(word)).unwrap_or(date);
    Some((date.trim_end_matches([' ', ',']), parse_colon_time(time)?))
}

/// "23:00", "23:00:00.000z", "11:00 pm", "23:00+01:00", "23:00 uhr".
fn parse_colon_time(text: &str) -> Option<NaiveTime> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let mut parts = clock.split(':');
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute = parse_two_digits(parts.next()?)?;
    let (second, fraction) = parts.next().map_or((0, ""), |part| match part.split_once(['.', ',']) {
        Some((second, fraction)) => (parse_two_digits(second).unwrap_or(60), fraction),
        None => (parse_two_digits(part).unwrap_or(60), ""),
    });
    if parts.next().is_some() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hour = match rest.trim() {
        "am" | "a.m." => to_24_hours(hour, 0)?,
        "pm" | "p.m." => to_24_hours(hour, 12)?,
        rest if is_zone(rest) => hour,
        _ => return None,
    };
    let milli: u32 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    NaiveTime::from_hms_milli_opt(hour, minute, second, milli)
}

fn to_24_hours(hour: u32, offset: u32) -> Option<u32> {
    (1..=12).contains(&hour).then_some(hour % 12 + offset)
}

/// "2300", "230000", "230000.000z".
fn parse_compact_time(text: &str) -> Option<NaiveTime> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    if !matches!(clock.len(), 4 | 6) || !is_zone(rest.trim()) {
        return None;
    }
    let second = if clock.len() == 6 { parse_two_digits(clock.get(4..6)?)? } else { 0 };
    NaiveTime::from_hms_opt(parse_two_digits(clock.get(..2)?)?, parse_two_digits(clock.get(2..4)?)?, second)
}

fn parse_two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Whether the text behind a time is empty or a time zone.
fn is_zone(text: &str) -> bool {
    let is_offset = |text: &str| {
        let digits: String = text.chars().filter(|c| *c != ':').collect();
        matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_place =
        |text: &str| text.strip_suffix(']').is_some_and(|name| name.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '_')));
    let (zone, named) = text.split_once('[').map_or((text, None), |(zone, named)| (zone, Some(named)));
    if named.is_some_and(|named| !is_place(named)) {
        return false;
    }
    match zone {
        "" | "z" | "utc" | "gmt" | "uhr" | "h" => true,
        _ => zone.strip_prefix(['+', '-', '\u{2212}']).is_some_and(is_offset),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use rstest::rstest;

    use super::*;

    fn at(day: &str, time: &str) -> NaiveDateTime {
        day.parse::<NaiveDate>().unwrap().and_time(time.parse().unwrap())
    }

    #[rstest]
    #[case("2026-10-31", "23:59:16", "2026-11-01")]
    #[case("2026-10-31", "23:50:00", "2026-11-01")]
    #[case("2026-11-01", "00:00:44", "2026-11-01")]
    #[case("2026-11-01", "00:10:00", "2026-11-01")]
    #[case("2026-10-30", "23:59:59", "2026-10-31")]
    #[case("2026-10-31", "23:59:58.999", "2026-11-01")]
    #[case("2026-10-31", "23:59:00", "2026-10-31 23:59:00")]
    #[case("2026-10-31", "23:59:59", "2026-10-31 23:59:59")]
    #[case("2026-10-31", "23:59:59.999", "2026-10-31 23:59:59")]
    #[case("2026-10-31", "23:49:59", "2026-10-31 23:49:59")]
    #[case("2026-11-01", "00:10:01", "2026-11-01 00:10:01")]
    fn moment_near_midnight_becomes_its_day(#[case] day: &str, #[case] time: &str, #[case] wanted: &str) {
        assert_eq!(to_cell(at(day, time)).display_text(), wanted);
    }

    #[rstest]
    #[case("2026-10-31", "23:00:00", None)]
    #[case("2026-10-31", "10:00:00", None)]
    #[case("2026-10-31", "09:59:00", Some("2026-10"))]
    #[case("2026-11-01", "01:00:00", None)]
    #[case("2026-11-01", "12:00:00", Some("2026-11"))]
    #[case("2026-11-15", "14:30:00", Some("2026-11"))]
    fn moment_has_a_month_when_no_time_zone_changes_it(#[case] day: &str, #[case] time: &str, #[case] wanted: Option<&str>) {
        assert_eq!(payroll_month(at(day, time)).map(|month| month.to_string()).as_deref(), wanted);
    }

    #[rstest]
    #[case("2026-10-31t23:00:00.000z", "2026-10-31", "23:00:00")]
    #[case("2026-10-31 23:00", "2026-10-31", "23:00:00")]
    #[case("31.10.2026, 23:00:00", "31.10.2026", "23:00:00")]
    #[case("10/31/2026 11:00:00 pm", "10/31/2026", "23:00:00")]
    #[case("10/31/2026 12:05 am", "10/31/2026", "00:05:00")]
    #[case("20261031t230000z", "20261031", "23:00:00")]
    #[case("2026-11-01t00:00:00+01:00", "2026-11-01", "00:00:00")]
    #[case("2026-11-01t00:00:00+0100[europe/berlin]", "2026-11-01", "00:00:00")]
    #[case("31.10.2026 23:00 uhr", "31.10.2026", "23:00:00")]
    #[case("31 oktober 2026 kl. 23:00", "31 oktober 2026", "23:00:00")]
    fn time_is_split_from_its_date(#[case] text: &str, #[case] date: &str, #[case] time: &str) {
        assert_eq!(split_time(text), Some((date, time.parse().unwrap())));
    }

    #[rstest]
    #[case("2026-11")]
    #[case("2026-11-01t24:00:00")]
    #[case("2026-11-01 25:00")]
    #[case("2026-11-01 11:60")]
    #[case("november 2026")]
    #[case("2026-11-01 10:00 somewhere")]
    fn text_without_a_valid_time_is_not_split(#[case] text: &str) {
        assert_eq!(split_time(text), None);
    }
}
