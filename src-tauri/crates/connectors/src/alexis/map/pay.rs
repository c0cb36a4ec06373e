//! From the salary fields of a plan to what is sent.

use chrono::NaiveDate;
use domain::field::Field;
use domain::money::Money;
use domain::person::PayPeriod;
use domain::plan::FieldChange;

use super::defaults::{Defaults, flag};
use super::error::MapError;
use super::of::{Whose, compensations};
use super::values::{date, money, whole};
use crate::alexis::day::{earliest, latest};
use crate::alexis::salary::period;
use crate::alexis::wire::{Compensation, CompensationPatch, NewCompensation, PayoutFrequency, PayoutPeriod, People, SalarySchedule};

/// What a change of pay becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pay {
    /// A salary from a day on which none starts yet.
    Create(NewCompensation),
    /// Another amount from the same day on: the first day of what is held cannot be changed.
    Update {
        /// The id of what is held.
        id: String,
        /// The change.
        patch: CompensationPatch,
    },
}

/// The salaries, from the fields of a change. Fields of the person and of the employment are passed over.
///
/// A raise keeps what else the person's pay has: the day and frequency of paying out, overtime, schedule.
pub fn pay(fields: &[FieldChange], whose: Whose<'_>, people: &People, defaults: &Defaults) -> Result<Vec<Pay>, MapError> {
    const KINDS: [(Field, Field, PayoutPeriod); 2] = [
        (Field::HourlySalary, Field::HourlySalaryStart, PayoutPeriod::Hourly),
        (Field::MonthlySalary, Field::MonthlySalaryStart, PayoutPeriod::Monthly),
    ];
    let (held, current) = compensations(people, whose.employee_id);
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut pays = Vec::new();
    for (amount, start, period) in KINDS {
        let Some((money, from)) = both(fields, amount, start)? else { continue };
        if days.contains(&from) {
            return Err(MapError::SalaryAmbiguous(amount));
        }
        days.push(from);
        pays.push(match on(&held, current, from, amount)? {
            Some(held) => Pay::Update { id: held.id.clone(), patch: change(held, money, period, amount)? },
            None => Pay::Create(new(whose, money, from, period, before(&held, current), defaults)),
        });
    }
    Ok(pays)
}

/// An amount and its first day: both or neither.
fn both(fields: &[FieldChange], amount: Field, start: Field) -> Result<Option<(Money, NaiveDate)>, MapError> {
    let of = |field: Field| fields.iter().find(|change| change.field == field);
    match (of(amount), of(start)) {
        (None, None) => Ok(None),
        (Some(amount), Some(start)) => Ok(Some((money(amount)?, date(start)?))),
        _ => Err(MapError::HalfSalary(amount)),
    }
}

/// The salary that starts on a day. Of several the present one is meant; without it nobody can tell, and neither where the first day
/// of one could be this day or another.
fn on<'a>(held: &[&'a Compensation], current: Option<&str>, day: NaiveDate, amount: Field) -> Result<Option<&'a Compensation>, MapError> {
    let could_start = |pay: &Compensation| pay.effective_date.get().and_then(|text| Some(earliest(text)? <= day && day <= latest(text)?));
    let same: Vec<&Compensation> = held.iter().copied().filter(|pay| could_start(pay) == Some(true)).collect();
    if same.iter().any(|pay| starts(pay) != pay.effective_date.get().and_then(latest)) {
        return Err(MapError::SalaryAmbiguous(amount));
    }
    match same.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => {
            let present = several.iter().copied().find(|pay| current == Some(pay.id.as_str()));
            present.map(Some).ok_or(MapError::SalaryAmbiguous(amount))
        }
    }
}

fn change(held: &Compensation, money: Money, wanted: PayoutPeriod, amount: Field) -> Result<CompensationPatch, MapError> {
    let payout_period = match (period(held), wanted) {
        (PayPeriod::Hourly, PayoutPeriod::Hourly) | (PayPeriod::Monthly, PayoutPeriod::Monthly) => None,
        (PayPeriod::Hourly, PayoutPeriod::Monthly) | (PayPeriod::Monthly, PayoutPeriod::Hourly) => Some(wanted),
        (PayPeriod::Other(_), _) => return Err(MapError::OtherPeriod(amount)),
    };
    Ok(CompensationPatch { amount: money.amount, currency: money.currency, payout_period })
}

/// The salary that a new one follows: the present one, else the one that starts last.
fn before<'a>(held: &[&'a Compensation], current: Option<&str>) -> Option<&'a Compensation> {
    let present = held.iter().copied().find(|pay| current == Some(pay.id.as_str()));
    present.or_else(|| held.iter().copied().max_by_key(|pay| (starts(pay), &pay.id)))
}

fn starts(pay: &Compensation) -> Option<NaiveDate> {
    pay.effective_date.get().and_then(earliest)
}

fn new(
    whose: Whose<'_>,
    money: Money,
    from: NaiveDate,
    period: PayoutPeriod,
    before: Option<&Compensation>,
    defaults: &Defaults,
) -> NewCompensation {
    NewCompensation {
        employee_id: whose.employee_id.to_owned(),
        user_id: whose.user_id.to_owned(),
        amount: money.amount,
        effective_date: from,
        currency: money.currency,
        payout_day: before.and_then(|pay| whole(pay.payout_day.get()?)).unwrap_or(defaults.payout_day),
        payout_period: period,
        payout_frequency: before.and_then(frequency).unwrap_or_default(),
        salary_schedule: before.and_then(schedule),
        paid_overtime: before.and_then(|pay| flag(&pay.paid_overtime)).unwrap_or(defaults.paid_overtime),
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
