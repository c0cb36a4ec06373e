//! Converts the salary fields of a plan to the requests of Alexis HR.

use chrono::NaiveDate;
use domain::field::Field;
use domain::money::Money;
use domain::person::PayPeriod;
use domain::plan::FieldChange;

use super::defaults::{Defaults, flag};
use super::employee_records::{EmployeeIds, compensations};
use super::error::MapError;
use super::values::{date, money, whole_number};
use crate::alexis::day::{earliest, latest};
use crate::alexis::salary::period;
use crate::alexis::wire::{Compensation, CompensationPatch, NewCompensation, PayoutFrequency, PayoutPeriod, People, SalarySchedule};

/// The request for a change of pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pay {
    /// Creates a salary on a day on which no salary starts yet.
    Create(NewCompensation),
    /// Changes the amount of the existing salary `id`. Its first day cannot be changed.
    Update { id: String, patch: CompensationPatch },
}

/// The salary requests for the fields of a change. Fields of the person and of the employment are ignored.
///
/// A new salary keeps the payout day, payout frequency, overtime and schedule of the previous one.
pub fn pay(fields: &[FieldChange], ids: EmployeeIds<'_>, people: &People, defaults: &Defaults) -> Result<Vec<Pay>, MapError> {
    const KINDS: [(Field, Field, PayoutPeriod); 2] = [
        (Field::HourlySalary, Field::HourlySalaryStart, PayoutPeriod::Hourly),
        (Field::MonthlySalary, Field::MonthlySalaryStart, PayoutPeriod::Monthly),
    ];
    let (existing, current) = compensations(people, ids.employee_id);
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut pays = Vec::new();
    for (amount, start, period) in KINDS {
        let Some((money, from)) = amount_and_start(fields, amount, start)? else { continue };
        if days.contains(&from) {
            return Err(MapError::SalaryAmbiguous(amount));
        }
        days.push(from);
        pays.push(match salary_starting_on(&existing, current, from, amount)? {
            Some(salary) => Pay::Update { id: salary.id.clone(), patch: patch(salary, money, period, amount)? },
            None => Pay::Create(new_compensation(ids, money, from, period, previous_salary(&existing, current), defaults)),
        });
    }
    Ok(pays)
}

/// An amount and its first day. A change must contain both or neither.
fn amount_and_start(fields: &[FieldChange], amount: Field, start: Field) -> Result<Option<(Money, NaiveDate)>, MapError> {
    let change_of = |field: Field| fields.iter().find(|change| change.field == field);
    match (change_of(amount), change_of(start)) {
        (None, None) => Ok(None),
        (Some(amount), Some(start)) => Ok(Some((money(amount)?, date(start)?))),
        _ => Err(MapError::HalfSalary(amount)),
    }
}

/// The salary that starts on a day. Of several, the current one is meant. The result is ambiguous when none of several is current, or
/// when the first day of a salary can be this day or another.
fn salary_starting_on<'a>(
    existing: &[&'a Compensation],
    current: Option<&str>,
    day: NaiveDate,
    amount: Field,
) -> Result<Option<&'a Compensation>, MapError> {
    let could_start = |pay: &Compensation| pay.effective_date.get().and_then(|text| Some(earliest(text)? <= day && day <= latest(text)?));
    let candidates: Vec<&Compensation> = existing.iter().copied().filter(|pay| could_start(pay) == Some(true)).collect();
    if candidates.iter().any(|pay| earliest_start(pay) != pay.effective_date.get().and_then(latest)) {
        return Err(MapError::SalaryAmbiguous(amount));
    }
    match candidates.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => {
            let current_salary = several.iter().copied().find(|pay| current == Some(pay.id.as_str()));
            current_salary.map(Some).ok_or(MapError::SalaryAmbiguous(amount))
        }
    }
}

fn patch(existing: &Compensation, money: Money, wanted: PayoutPeriod, amount: Field) -> Result<CompensationPatch, MapError> {
    let payout_period = match (period(existing), wanted) {
        (PayPeriod::Hourly, PayoutPeriod::Hourly) | (PayPeriod::Monthly, PayoutPeriod::Monthly) => None,
        (PayPeriod::Hourly, PayoutPeriod::Monthly) | (PayPeriod::Monthly, PayoutPeriod::Hourly) => Some(wanted),
        (PayPeriod::Other(_), _) => return Err(MapError::OtherPeriod(amount)),
    };
    Ok(CompensationPatch { amount: money.amount, currency: money.currency, payout_period })
}

/// The salary before a new one: the current one, else the one that starts last.
fn previous_salary<'a>(existing: &[&'a Compensation], current: Option<&str>) -> Option<&'a Compensation> {
    let current_salary = existing.iter().copied().find(|pay| current == Some(pay.id.as_str()));
    current_salary.or_else(|| existing.iter().copied().max_by_key(|pay| (earliest_start(pay), &pay.id)))
}

fn earliest_start(pay: &Compensation) -> Option<NaiveDate> {
    pay.effective_date.get().and_then(earliest)
}

fn new_compensation(
    ids: EmployeeIds<'_>,
    money: Money,
    from: NaiveDate,
    period: PayoutPeriod,
    previous: Option<&Compensation>,
    defaults: &Defaults,
) -> NewCompensation {
    NewCompensation {
        employee_id: ids.employee_id.to_owned(),
        user_id: ids.user_id.to_owned(),
        amount: money.amount,
        effective_date: from,
        currency: money.currency,
        payout_day: previous.and_then(|pay| whole_number(pay.payout_day.get()?)).unwrap_or(defaults.payout_day),
        payout_period: period,
        payout_frequency: previous.and_then(frequency).unwrap_or_default(),
        salary_schedule: previous.and_then(schedule),
        paid_overtime: previous.and_then(|pay| flag(&pay.paid_overtime)).unwrap_or(defaults.paid_overtime),
    }
}

fn frequency(pay: &Compensation) -> Option<PayoutFrequency> {
    match pay.payout_frequency.get()?.to_ascii_lowercase().as_str() {
        "week" => Some(PayoutFrequency::Week),
        "bi_weekly" => Some(PayoutFrequency::BiWeekly),
        "month" => Some(PayoutFrequency::Month),
        _ => None,
    }
}

fn schedule(pay: &Compensation) -> Option<SalarySchedule> {
    match pay.salary_schedule.get()?.to_ascii_lowercase().as_str() {
        "advance" => Some(SalarySchedule::Advance),
        "delayed" => Some(SalarySchedule::Delayed),
        _ => None,
    }
}
