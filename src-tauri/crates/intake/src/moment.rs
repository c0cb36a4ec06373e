//! Moments that stand for days.

use chrono::{Datelike, NaiveDateTime, NaiveTime, TimeDelta};
use domain::benefits::PayrollMonth;
use domain::moment::{TimeOfDay, time_of_day};

use crate::table::Cell;

/// The hours by which the clocks of the world differ from the common one, at most: so far may the day lie from where it is meant.
const BEHIND: i64 = 12;
const AHEAD: i64 = 14;

/// The day of a moment near a midnight, else the moment. The mark of the end of a month is that month to some and the next one to
/// others.
pub fn cell(moment: NaiveDateTime) -> Cell {
    match time_of_day(moment) {
        TimeOfDay::Midnight(day) => Cell::Date(day),
        TimeOfDay::EndOfDay { ending, beginning } if ending.month() == beginning.month() => Cell::Date(beginning),
        TimeOfDay::EndOfDay { .. } | TimeOfDay::Within => Cell::Moment(moment),
    }
}

/// The month in which a moment lies wherever it was written; `None`: it could mean two.
pub fn month(moment: NaiveDateTime) -> Option<PayrollMonth> {
    let first = moment.checked_sub_signed(TimeDelta::hours(BEHIND))?;
    let last = moment.checked_add_signed(TimeDelta::hours(AHEAD))?;
    let (first, last) = (PayrollMonth::of(first.date())?, PayrollMonth::of(last.date())?);
    (first == last).then_some(first)
}

/// A date with a time of day, taken apart: what stands before the time, and the time. `None`: there is no time in it, or none
/// that can be read. The text is in lower case.
pub fn apart(text: &str) -> Option<(&str, NaiveTime)> {
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
            return is_short.then_some(date).zip(short_time(time));
        }
    };
    let bare = date.strip_suffix('t').filter(|date| date.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(date);
    (bare.len() < date.len() || date.ends_with(' ')).then_some(())?;
    let bare = bare.trim_end();
    let bare = ["kl.", "kl", "um"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
    Some((bare.trim_end_matches([' ', ',']), long_time(time)?))
}

/// "23:00", "23:00:00.000z", "11:00 pm", "23:00+01:00", "23:00 uhr".
fn long_time(text: &str) -> Option<NaiveTime> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let mut parts = clock.split(':');
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute = two(parts.next()?)?;
    let (second, fraction) = parts.next().map_or((0, ""), |part| match part.split_once(['.', ',']) {
        Some((second, fraction)) => (two(second).unwrap_or(60), fraction),
        None => (two(part).unwrap_or(60), ""),
    });
    if parts.next().is_some() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hour = match rest.trim() {
        "am" | "a.m." => half(hour, 0)?,
        "pm" | "p.m." => half(hour, 12)?,
        rest if is_zone(rest) => hour,
        _ => return None,
    };
    let milli: u32 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    NaiveTime::from_hms_milli_opt(hour, minute, second, milli)
}

fn half(hour: u32, plus: u32) -> Option<u32> {
    (1..=12).contains(&hour).then_some(hour % 12 + plus)
}

/// "2300", "230000", "230000.000z".
fn short_time(text: &str) -> Option<NaiveTime> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    if !matches!(clock.len(), 4 | 6) || !is_zone(rest.trim()) {
        return None;
    }
    let second = if clock.len() == 6 { two(clock.get(4..6)?)? } else { 0 };
    NaiveTime::from_hms_opt(two(clock.get(..2)?)?, two(clock.get(2..4)?)?, second)
}

fn two(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// What may stand behind a time: nothing, the common clock, or how far the clock is from it.
fn is_zone(text: &str) -> bool {
    let offset = |text: &str| {
        let digits: String = text.chars().filter(|c| *c != ':').collect();
        matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let place = |text: &str| text.strip_suffix(']').is_some_and(|name| name.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '_')));
    let (zone, named) = text.split_once('[').map_or((text, None), |(zone, named)| (zone, Some(named)));
    if named.is_some_and(|named| !place(named)) {
        return false;
    }
    match zone {
        "" | "z" | "utc" | "gmt" | "uhr" | "h" => true,
        _ => zone.strip_prefix(['+', '-', '\u{2212}']).is_some_and(offset),
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
    fn a_moment_near_midnight_is_its_day(#[case] day: &str, #[case] time: &str, #[case] wanted: &str) {
        assert_eq!(cell(at(day, time)).shown(), wanted);
    }

    #[rstest]
    #[case("2026-10-31", "23:00:00", None)]
    #[case("2026-10-31", "10:00:00", None)]
    #[case("2026-10-31", "09:59:00", Some("2026-10"))]
    #[case("2026-11-01", "01:00:00", None)]
    #[case("2026-11-01", "12:00:00", Some("2026-11"))]
    #[case("2026-11-15", "14:30:00", Some("2026-11"))]
    fn a_moment_is_in_a_month_when_it_is_so_everywhere(#[case] day: &str, #[case] time: &str, #[case] wanted: Option<&str>) {
        assert_eq!(month(at(day, time)).map(|month| month.to_string()).as_deref(), wanted);
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
    fn a_time_is_told_from_its_date(#[case] text: &str, #[case] date: &str, #[case] time: &str) {
        assert_eq!(apart(text), Some((date, time.parse().unwrap())));
    }

    #[rstest]
    #[case("2026-11")]
    #[case("2026-11-01t24:00:00")]
    #[case("2026-11-01 25:00")]
    #[case("2026-11-01 11:60")]
    #[case("november 2026")]
    #[case("2026-11-01 10:00 somewhere")]
    fn what_is_no_time_is_none(#[case] text: &str) {
        assert_eq!(apart(text), None);
    }
}
