//! Converts Alexis HR's leave to days of absence, and the related lists that explain them. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::leave::UnclearDay;
use rust_decimal::Decimal;

use crate::alexis::calls::{self, Call};
use crate::alexis::day::{DayError, calendar_day};
use crate::alexis::wire::{self, LeaveRead, LenientString};
use crate::error::{Error, ErrorCode, Service};
use crate::json::decimal;
use crate::text::upper_snake;

/// The most hours in a day. A greater duration is in minutes.
const HOURS_A_DAY: Decimal = Decimal::from_parts(24, 0, 0, false, 0);
/// The most minutes in a day.
const MINUTES_A_DAY: Decimal = Decimal::from_parts(1440, 0, 0, false, 0);
const MINUTES_AN_HOUR: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// The decoded leave of an account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Absences {
    /// In the order of the service.
    pub days: Vec<AbsenceDay>,
    pub types: Vec<AbsenceType>,
    pub children: Vec<AbsenceChild>,
    /// The working weeks of employees, offices and the company.
    pub weeks: Vec<WorkWeek>,
    /// Leave as it was entered, in any status.
    pub entered: Vec<LeaveEntered>,
}

/// One day of a person's absence. A person can have several of them on one calendar day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceDay {
    pub transaction_id: String,
    /// The leave that the day comes from. `None` when it comes from a timesheet entry or the service names no origin.
    pub leave_id: Option<String>,
    pub employee_id: String,
    /// The id of the leave type.
    pub type_id: String,
    pub child_id: Option<String>,
    /// The calendar day. When `unclear` contains another day, this is the earlier of the two.
    pub day: NaiveDate,
    /// The other possible day.
    pub unclear: Option<UnclearDay>,
    /// Hours of absence. `None` when missing or not a number.
    pub hours: Option<Decimal>,
    /// The share of the day in per cent. `None` when missing or not from 0 to 100.
    pub extent: Option<Decimal>,
    pub comment: Option<String>,
    /// Whether the status is confirmed, and not only approved.
    pub confirmed: bool,
    /// The status when it is neither approved nor confirmed. Empty when the status is missing.
    pub unknown_status: Option<String>,
}

/// A leave type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceType {
    pub id: String,
    /// Empty when the service has no name.
    pub name: String,
    /// The service's own kind as `UPPER_SNAKE`, for example `SICK_LEAVE`.
    pub kind: Option<String>,
    /// The company's payroll code. `None` unless the type has exactly one.
    pub code: Option<String>,
    /// Whether the type is no longer used.
    pub archived: bool,
}

/// An employee's child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceChild {
    pub id: String,
    /// The parent. Empty when the service does not say.
    pub employee_id: String,
    /// Empty when the service has no name.
    pub name: String,
    pub born: Option<NaiveDate>,
}

/// A working week. It applies to an employee, to an office, or to the whole company when both ids are `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkWeek {
    pub id: String,
    pub employee_id: Option<String>,
    pub office_id: Option<String>,
    /// The first day on which the week certainly applies.
    pub from: Option<NaiveDate>,
    /// The last day on which the week certainly applies.
    pub to: Option<NaiveDate>,
    /// The days on which the week may or may not apply.
    pub unclear_days: Vec<UnclearDay>,
    /// Monday first.
    pub days: [WorkDay; 7],
}

/// A weekday of a working week.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkDay {
    pub working: bool,
    /// The working hours. `None` when missing, or when the duration is neither hours nor minutes of one day.
    pub hours: Option<Decimal>,
}

/// Leave as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveEntered {
    pub id: String,
    pub employee_id: String,
    /// The id of the leave type.
    pub type_id: String,
    /// The status as `UPPER_SNAKE`, for example `APPROVED`.
    pub status: Option<String>,
    pub from: Option<NaiveDate>,
    /// The last day, or the day after it. It is unknown which of the two the service sends.
    pub to: Option<NaiveDate>,
    /// The first or last day as the service wrote it, when it can mean two days. Then `from` is the earlier and `to` the later.
    pub unclear: Option<String>,
}

/// Decodes leave. An unreadable date, a missing employee and a missing leave type are errors that name the row and the field,
/// because without these values the absence is unknown.
pub fn absences(read: &LeaveRead) -> Result<Absences, Error> {
    let codes = codes(&read.codes);
    Ok(Absences {
        days: read.transactions.iter().map(day).collect::<Result<_, _>>()?,
        types: read.types.iter().map(|row| absence_type(row, &codes)).collect(),
        children: read.children.iter().map(child).collect(),
        weeks: read.work_weeks.iter().map(work_week).collect::<Result<_, _>>()?,
        entered: read.leaves.iter().map(entered_leave).collect::<Result<_, _>>()?,
    })
}

fn day(row: &wire::LeaveTransaction) -> Result<AbsenceDay, Error> {
    let field_of_row = |field| RowField { call: &calls::LEAVE_TRANSACTIONS, id: &row.id, field };
    let status = row.status.get().unwrap_or_default();
    let confirmed = status.eq_ignore_ascii_case("confirmed");
    let is_known = confirmed || status.eq_ignore_ascii_case("approved");
    let date = field_of_row("date").date(&row.date)?.ok_or_else(|| field_of_row("date").error())?;
    Ok(AbsenceDay {
        transaction_id: row.id.clone(),
        leave_id: row.parent.as_ref().and_then(leave_id),
        employee_id: field_of_row("employeeId").required(&row.employee_id)?,
        type_id: field_of_row("leaveTypeId").required(&row.leave_type_id)?,
        child_id: text(&row.child_id),
        day: date.first,
        unclear: date.later_day(),
        hours: row.hours.get().and_then(decimal),
        extent: row.extent.get().and_then(decimal).and_then(per_cent),
        comment: text(&row.description),
        confirmed,
        unknown_status: if is_known { None } else { Some(status.to_owned()) },
    })
}

/// The id of the parent when it is leave. The parent can also be a timesheet entry.
fn leave_id(parent: &wire::LeaveParent) -> Option<String> {
    let kind = parent.kind.get().unwrap_or("Leave");
    if kind.eq_ignore_ascii_case("leave") { text(&parent.id) } else { None }
}

/// Converts a share to per cent. A share up to 1 is a fraction, because nobody is absent for one hundredth of a day.
fn per_cent(extent: Decimal) -> Option<Decimal> {
    let per_cent = if extent <= Decimal::ONE { extent.checked_mul(Decimal::ONE_HUNDRED)? } else { extent };
    let is_in_range = per_cent >= Decimal::ZERO && per_cent <= Decimal::ONE_HUNDRED;
    is_in_range.then(|| per_cent.normalize())
}

/// The code of each leave type. A type with two different codes has none, because either code could be meant.
fn codes(codes: &[wire::LeaveTypeCode]) -> BTreeMap<&str, Option<&str>> {
    let mut by_type: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (leave_type, code) in codes.iter().filter_map(|code| Some((code.leave_type_id.get()?, code.code.get()?))) {
        by_type.entry(leave_type).and_modify(|known| *known = known.filter(|known| *known == code)).or_insert(Some(code));
    }
    by_type
}

fn absence_type(row: &wire::LeaveType, codes: &BTreeMap<&str, Option<&str>>) -> AbsenceType {
    AbsenceType {
        id: row.id.clone(),
        name: text(&row.name).unwrap_or_default(),
        kind: row.kind.get().map(upper_snake),
        code: codes.get(row.id.as_str()).copied().flatten().map(str::to_owned),
        archived: is_true(&row.archived),
    }
}

fn child(row: &wire::Child) -> AbsenceChild {
    AbsenceChild {
        id: row.id.clone(),
        employee_id: text(&row.employee_id).unwrap_or_default(),
        name: text(&row.name).unwrap_or_default(),
        born: row.birthdate.get().and_then(|text| calendar_day(text).ok()),
    }
}

fn work_week(row: &wire::WorkWeek) -> Result<WorkWeek, Error> {
    let field_of_row = |field| RowField { call: &calls::WORK_WEEKS, id: &row.id, field };
    let (from, to) = (field_of_row("effectiveFrom").date(&row.effective_from)?, field_of_row("effectiveTo").date(&row.effective_to)?);
    let (first_doubt, last_doubt) = (from.as_ref().and_then(PossibleDays::earlier_day), to.as_ref().and_then(PossibleDays::later_day));
    let days = [&row.monday, &row.tuesday, &row.wednesday, &row.thursday, &row.friday, &row.saturday, &row.sunday];
    Ok(WorkWeek {
        id: row.id.clone(),
        employee_id: text(&row.employee_id),
        office_id: text(&row.office_id),
        from: from.map(|from| from.last),
        to: to.map(|to| to.first),
        unclear_days: first_doubt.into_iter().chain(last_doubt).collect(),
        days: days.map(|day| day.as_ref().map(work_day).unwrap_or_default()),
    })
}

fn work_day(row: &wire::WeekDay) -> WorkDay {
    let hours = row.duration.get().and_then(decimal).and_then(hours);
    let working = match row.working.get() {
        Some(_) => is_true(&row.working),
        None => hours.is_some_and(|hours| !hours.is_zero()),
    };
    WorkDay { working, hours }
}

/// Converts a duration to hours. Its unit is not documented. A day has 24 hours, so a greater number is in minutes.
fn hours(duration: Decimal) -> Option<Decimal> {
    let hours = if duration <= HOURS_A_DAY { duration } else { duration.checked_div(MINUTES_AN_HOUR)? };
    let is_in_range = duration >= Decimal::ZERO && duration <= MINUTES_A_DAY;
    is_in_range.then(|| hours.normalize())
}

fn entered_leave(row: &wire::Leave) -> Result<LeaveEntered, Error> {
    let field_of_row = |field| RowField { call: &calls::LEAVES, id: &row.id, field };
    let (from, to) = (field_of_row("startDate").date(&row.start_date)?, field_of_row("endDate").date(&row.end_date)?);
    let unclear = [&from, &to].into_iter().flatten().find_map(PossibleDays::later_day);
    Ok(LeaveEntered {
        id: row.id.clone(),
        employee_id: field_of_row("employeeId").required(&row.employee_id)?,
        type_id: field_of_row("typeId").required(&row.type_id)?,
        status: row.status.get().map(upper_snake),
        from: from.map(|from| from.first),
        to: to.map(|to| to.last),
        unclear: unclear.map(|unclear| unclear.moment),
    })
}

fn text(value: &LenientString) -> Option<String> {
    value.get().map(str::to_owned)
}

fn is_true(value: &LenientString) -> bool {
    value.get().is_some_and(|text| text.eq_ignore_ascii_case("true") || text == "1")
}

/// A field of a row, for error paths.
struct RowField<'a> {
    call: &'static Call,
    id: &'a str,
    field: &'static str,
}

impl RowField<'_> {
    fn error(&self) -> Error {
        let Self { call, id, field } = self;
        Error::new(ErrorCode::NotUnderstood, Service::Alexis, call.name).at(&format!("{}[{id}].{field}", call.path))
    }

    fn required(&self, value: &LenientString) -> Result<String, Error> {
        text(value).ok_or_else(|| self.error())
    }

    fn date<'a>(&self, value: &'a LenientString) -> Result<Option<PossibleDays<'a>>, Error> {
        let Some(text) = value.get() else { return Ok(None) };
        let (first, last) = match calendar_day(text) {
            Ok(day) => (day, day),
            Err(DayError::Unclear { first, last }) => (first, last),
            Err(DayError::Unreadable) => return Err(self.error()),
        };
        Ok(Some(PossibleDays { text, first, last }))
    }
}

/// The days that a text can mean: one, or either of two. `first` and `last` are equal for one day.
struct PossibleDays<'a> {
    text: &'a str,
    first: NaiveDate,
    last: NaiveDate,
}

impl PossibleDays<'_> {
    /// The later of two possible days. `None` for one day.
    fn later_day(&self) -> Option<UnclearDay> {
        (self.first != self.last).then(|| UnclearDay { day: self.last, moment: self.text.to_owned() })
    }

    /// The earlier of two possible days. `None` for one day.
    fn earlier_day(&self) -> Option<UnclearDay> {
        (self.first != self.last).then(|| UnclearDay { day: self.first, moment: self.text.to_owned() })
    }
}
