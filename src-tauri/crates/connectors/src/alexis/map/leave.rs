//! From Alexis HR's leave to days of absence, and to what is needed to judge them. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::leave::UnclearDay;
use rust_decimal::Decimal;

use crate::alexis::calls::{self, Call};
use crate::alexis::day::{NoDay, calendar_day};
use crate::alexis::wire::{self, LeaveRead, LenientString};
use crate::error::{Error, ErrorCode, Service};
use crate::json::decimal;
use crate::text::upper_snake;

/// A number above this is no number of hours in a day.
const HOURS_A_DAY: Decimal = Decimal::from_parts(24, 0, 0, false, 0);
/// And one above this is no number of minutes.
const MINUTES_A_DAY: Decimal = Decimal::from_parts(1440, 0, 0, false, 0);
const MINUTES_AN_HOUR: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// Leave, understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Absences {
    /// The days of absence, in the order of the service.
    pub days: Vec<AbsenceDay>,
    /// The kinds of leave.
    pub types: Vec<AbsenceType>,
    /// The employees' children.
    pub children: Vec<AbsenceChild>,
    /// Who works when.
    pub weeks: Vec<WorkWeek>,
    /// Leave as it was entered, whatever became of it.
    pub entered: Vec<LeaveEntered>,
}

/// One day of somebody's absence. There can be several on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceDay {
    /// The id of the day's row.
    pub transaction_id: String,
    /// The leave that it comes from. None: it comes from an entry of a timesheet, or from nothing that is named.
    pub leave_id: Option<String>,
    /// Whose it is.
    pub employee_id: String,
    /// The kind of leave.
    pub type_id: String,
    /// The child that it is for.
    pub child_id: Option<String>,
    /// The calendar day; where `unclear` holds another one, the earlier of two.
    pub day: NaiveDate,
    /// The other day that it could be as well.
    pub unclear: Option<UnclearDay>,
    /// Hours of absence. None: not there, or not a number.
    pub hours: Option<Decimal>,
    /// How much of the day, in per cent. None: not there, or not from 0 to 100.
    pub extent: Option<Decimal>,
    /// What the person wrote.
    pub comment: Option<String>,
    /// Whether the service calls it confirmed, and not approved only.
    pub confirmed: bool,
    /// The status, when it is neither approved nor confirmed; empty when there is none.
    pub unknown_status: Option<String>,
}

/// A kind of leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceType {
    /// The service's id.
    pub id: String,
    /// Its name; empty when it has none.
    pub name: String,
    /// The service's own kind, as `SICK_LEAVE`.
    pub kind: Option<String>,
    /// The company's payroll code, when there is exactly one.
    pub code: Option<String>,
    /// Whether it is out of use.
    pub archived: bool,
}

/// An employee's child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceChild {
    /// The service's id.
    pub id: String,
    /// Whose child; empty when the service does not say.
    pub employee_id: String,
    /// Its name; empty when it has none.
    pub name: String,
    /// Its day of birth.
    pub born: Option<NaiveDate>,
}

/// A week of work. It holds for an employee, else for an office, else for the whole company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkWeek {
    /// The service's id.
    pub id: String,
    /// The employee that it is for.
    pub employee_id: Option<String>,
    /// The office that it is for.
    pub office_id: Option<String>,
    /// The first day that it holds.
    pub from: Option<NaiveDate>,
    /// The last day that it holds.
    pub to: Option<NaiveDate>,
    /// Days on which nobody can tell whether it holds.
    pub in_doubt: Vec<UnclearDay>,
    /// The days, Monday first.
    pub days: [WorkDay; 7],
}

/// A day of a week of work.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkDay {
    /// Whether it is a day of work.
    pub working: bool,
    /// Its hours. None: not there, or no number of hours or minutes in a day.
    pub hours: Option<Decimal>,
}

/// Leave as somebody entered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveEntered {
    /// The service's id.
    pub id: String,
    /// Whose it is.
    pub employee_id: String,
    /// The kind of leave.
    pub type_id: String,
    /// What became of it, as `APPROVED`.
    pub status: Option<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day, or the day after it: the service does not say.
    pub to: Option<NaiveDate>,
    /// What was told of a first or last day that could be two. Then `from` is the earliest, and `to` the latest.
    pub unclear: Option<String>,
}

/// Understands leave. A date that is not one, and a row that does not say whose it is or of which kind, is an error
/// that names the row and the field: without it nobody can say what is absent.
pub fn absences(read: &LeaveRead) -> Result<Absences, Error> {
    let codes = codes(&read.codes);
    Ok(Absences {
        days: read.transactions.iter().map(day).collect::<Result<_, _>>()?,
        types: read.types.iter().map(|kind| absence_type(kind, &codes)).collect(),
        children: read.children.iter().map(child).collect(),
        weeks: read.work_weeks.iter().map(week).collect::<Result<_, _>>()?,
        entered: read.leaves.iter().map(entered).collect::<Result<_, _>>()?,
    })
}

fn day(row: &wire::LeaveTransaction) -> Result<AbsenceDay, Error> {
    let at = |field| At { call: &calls::LEAVE_TRANSACTIONS, id: &row.id, field };
    let status = row.status.get().unwrap_or_default();
    let confirmed = status.eq_ignore_ascii_case("confirmed");
    let known = confirmed || status.eq_ignore_ascii_case("approved");
    let date = at("date").date(&row.date)?.ok_or_else(|| at("date").error())?;
    Ok(AbsenceDay {
        transaction_id: row.id.clone(),
        leave_id: row.parent.as_ref().and_then(leave_id),
        employee_id: at("employeeId").needed(&row.employee_id)?,
        type_id: at("leaveTypeId").needed(&row.leave_type_id)?,
        child_id: text(&row.child_id),
        day: date.first,
        unclear: date.other(),
        hours: row.hours.get().and_then(decimal),
        extent: row.extent.get().and_then(decimal).and_then(per_cent),
        comment: text(&row.description),
        confirmed,
        unknown_status: if known { None } else { Some(status.to_owned()) },
    })
}

/// A day can come from an entry of a timesheet too.
fn leave_id(parent: &wire::LeaveParent) -> Option<String> {
    let kind = parent.kind.get().unwrap_or("Leave");
    if kind.eq_ignore_ascii_case("leave") { text(&parent.id) } else { None }
}

/// A share up to 1 is a fraction: nobody is absent for one hundredth of a day.
fn per_cent(extent: Decimal) -> Option<Decimal> {
    let per_cent = if extent <= Decimal::ONE { extent.checked_mul(Decimal::ONE_HUNDRED)? } else { extent };
    let possible = per_cent >= Decimal::ZERO && per_cent <= Decimal::ONE_HUNDRED;
    possible.then(|| per_cent.normalize())
}

/// The code of each kind that has exactly one: of two nobody can say which one is meant.
fn codes(codes: &[wire::LeaveTypeCode]) -> BTreeMap<&str, Option<&str>> {
    let mut by_type: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (kind, code) in codes.iter().filter_map(|code| Some((code.leave_type_id.get()?, code.code.get()?))) {
        by_type.entry(kind).and_modify(|known| *known = known.filter(|known| *known == code)).or_insert(Some(code));
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

fn week(row: &wire::WorkWeek) -> Result<WorkWeek, Error> {
    let at = |field| At { call: &calls::WORK_WEEKS, id: &row.id, field };
    let (from, to) = (at("effectiveFrom").date(&row.effective_from)?, at("effectiveTo").date(&row.effective_to)?);
    let (first_doubt, last_doubt) = (from.as_ref().and_then(Told::before_last), to.as_ref().and_then(Told::other));
    let days = [&row.monday, &row.tuesday, &row.wednesday, &row.thursday, &row.friday, &row.saturday, &row.sunday];
    Ok(WorkWeek {
        id: row.id.clone(),
        employee_id: text(&row.employee_id),
        office_id: text(&row.office_id),
        from: from.map(|from| from.last),
        to: to.map(|to| to.first),
        in_doubt: first_doubt.into_iter().chain(last_doubt).collect(),
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

/// The unit is not documented. A day has 24 hours, so a number above that counts minutes.
fn hours(duration: Decimal) -> Option<Decimal> {
    let hours = if duration <= HOURS_A_DAY { duration } else { duration.checked_div(MINUTES_AN_HOUR)? };
    let possible = duration >= Decimal::ZERO && duration <= MINUTES_A_DAY;
    possible.then(|| hours.normalize())
}

fn entered(row: &wire::Leave) -> Result<LeaveEntered, Error> {
    let at = |field| At { call: &calls::LEAVES, id: &row.id, field };
    let (from, to) = (at("startDate").date(&row.start_date)?, at("endDate").date(&row.end_date)?);
    let unclear = [&from, &to].into_iter().flatten().find_map(Told::other);
    Ok(LeaveEntered {
        id: row.id.clone(),
        employee_id: at("employeeId").needed(&row.employee_id)?,
        type_id: at("typeId").needed(&row.type_id)?,
        status: row.status.get().map(upper_snake),
        from: from.map(|from| from.first),
        to: to.map(|to| to.last),
        unclear: unclear.map(|unclear| unclear.told),
    })
}

fn text(value: &LenientString) -> Option<String> {
    value.get().map(str::to_owned)
}

fn is_true(value: &LenientString) -> bool {
    value.get().is_some_and(|text| text.eq_ignore_ascii_case("true") || text == "1")
}

/// A field of a row.
struct At<'a> {
    call: &'static Call,
    id: &'a str,
    field: &'static str,
}

impl At<'_> {
    fn error(&self) -> Error {
        let Self { call, id, field } = self;
        Error::new(ErrorCode::NotUnderstood, Service::Alexis, call.name).at(&format!("{}[{id}].{field}", call.path))
    }

    fn needed(&self, value: &LenientString) -> Result<String, Error> {
        text(value).ok_or_else(|| self.error())
    }

    fn date<'a>(&self, value: &'a LenientString) -> Result<Option<Told<'a>>, Error> {
        let Some(text) = value.get() else { return Ok(None) };
        let (first, last) = match calendar_day(text) {
            Ok(day) => (day, day),
            Err(NoDay::Unclear { first, last }) => (first, last),
            Err(NoDay::Unreadable) => return Err(self.error()),
        };
        Ok(Some(Told { text, first, last }))
    }
}

/// A day as it was told: one, or an instant that could be either of two.
struct Told<'a> {
    text: &'a str,
    first: NaiveDate,
    last: NaiveDate,
}

impl Told<'_> {
    /// The later of two days.
    fn other(&self) -> Option<UnclearDay> {
        (self.first != self.last).then(|| UnclearDay { day: self.last, told: self.text.to_owned() })
    }

    /// The earlier of two days.
    fn before_last(&self) -> Option<UnclearDay> {
        (self.first != self.last).then(|| UnclearDay { day: self.first, told: self.text.to_owned() })
    }
}
