//! Days around today, so that the sample company fits any current day.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::holidays::is_day_off;

/// The first day of a month: 0 is this month, 1 the next, -1 the last.
pub(super) fn first_of(today: NaiveDate, months: i32) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    let distance = Months::new(months.unsigned_abs());
    let moved = if months < 0 { first.checked_sub_months(distance) } else { first.checked_add_months(distance) };
    moved.unwrap_or(first)
}

/// The last day of a month.
pub(super) fn last_of(today: NaiveDate, months: i32) -> NaiveDate {
    first_of(today, months + 1).checked_sub_days(Days::new(1)).unwrap_or(today)
}

/// A day in the form of Alexis HR.
pub(super) fn instant(day: NaiveDate) -> String {
    format!("{day}T00:00:00.000Z")
}

/// The days of a month that are neither weekends nor public holidays.
pub(super) fn working_days(today: NaiveDate, months: i32) -> Vec<NaiveDate> {
    let last = last_of(today, months);
    first_of(today, months).iter_days().take_while(|day| *day <= last).filter(|day| !is_day_off(*day)).collect()
}
