//! What Alexis HR answers.

use std::sync::LazyLock;

use chrono::NaiveDate;
use connectors::{
    Error, Written,
    alexis::{
        Client, WriteClient, calls, map,
        wire::{
            CompensationPatch, EmployeePatch, EmployeeRecord, EmploymentPatch, NewCompensation, NewEmployee, NewEmployment,
            PayoutFrequency, PayoutPeriod,
        },
    },
};
use domain::money::Currency;

use crate::answers::{BASE, Bench, bodies_of, rows_of_json, secret, understood};

static READING: LazyLock<Bench<Client>> = LazyLock::new(|| Bench::new(|options| Client::new(BASE, secret(), options)));
static WRITING: LazyLock<Bench<WriteClient>> = LazyLock::new(|| Bench::new(|options| WriteClient::new(BASE, secret(), options)));

/// The account.
pub fn company(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READING.ask(bytes, async |client| client.company().await);
    said(understood(outcome), answered)
}

/// Everybody with what belongs to them, as records and as people: nobody is lost on the way.
pub fn people(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READING.ask(bytes, async |client| client.people(&|_, _| ()).await);
    let Some(people) = understood(outcome) else { return Vec::new() };
    let there = rows_of_json(&bodies_of(bytes, &answered, calls::EMPLOYEES.name), "data");
    assert!(there.is_none_or(|there| there == people.employees.len()), "a row is lost");
    assert_eq!(map::people(&people).len(), people.employees.len(), "a person is lost");
    answered
}

/// One person.
pub fn employee(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READING.ask(bytes, async |client| client.employee("x-1").await);
    said(understood(outcome), answered)
}

/// The kinds of employment.
pub fn employment_types(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READING.ask(bytes, async |client| client.employment_types().await);
    let rows = understood(outcome);
    if let Some(rows) = &rows {
        let there = rows_of_json(&bodies_of(bytes, &answered, calls::EMPLOYMENT_TYPES.name), "data");
        assert!(there.is_none_or(|there| there == rows.len()), "a row is lost");
    }
    said(rows, answered)
}

/// Leave, as records and as days of absence.
pub fn leave(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READING.ask(bytes, async |client| client.leave(day(1), day(28), &|_, _| ()).await);
    let Some(read) = understood(outcome) else { return Vec::new() };
    let _ = understood(map::absences(&read));
    answered
}

/// What is answered to writes; the first byte says to which.
pub fn writes(bytes: &[u8]) -> Vec<&'static str> {
    let Some((which, bytes)) = bytes.split_first() else { return Vec::new() };
    let (outcome, answered) = WRITING.ask(bytes, async |client| match which % 6 {
        0 => result(client.create_employee(&NewEmployee { record: record() }).await),
        1 => result(client.update_employee("x-1", &EmployeePatch { active: Some(false), record: record() }).await),
        2 => result(client.create_employment(&employment()).await),
        3 => result(client.update_employment("x-1", &EmploymentPatch { start_date: Some(day(1)), ..EmploymentPatch::default() }).await),
        4 => result(client.create_compensation(&compensation()).await),
        _ => result(client.update_compensation("x-1", &patch()).await),
    });
    said(understood(outcome), answered)
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
}

/// What is known after a write, as far as this is about the answer.
pub fn result<T>(written: Written<T>) -> Result<(), Error> {
    written.error().map_or(Ok(()), |error| Err(error.clone()))
}

/// The calls, when their answers were understood.
pub fn said<T>(understood: Option<T>, answered: Vec<&'static str>) -> Vec<&'static str> {
    understood.map_or_else(Vec::new, |_| answered)
}

fn record() -> EmployeeRecord {
    EmployeeRecord { first_name: Some("Ebba".to_owned()), ssn: Some("19900101-0017".to_owned()), ..EmployeeRecord::default() }
}

fn employment() -> NewEmployment {
    NewEmployment {
        employee_id: "x-1".to_owned(),
        user_id: "u-1".to_owned(),
        type_id: "t-1".to_owned(),
        start_date: day(1),
        end_date: None,
        terminated: false,
        rate: 100.into(),
        country: "SE".to_owned(),
    }
}

fn compensation() -> NewCompensation {
    NewCompensation {
        employee_id: "x-1".to_owned(),
        user_id: "u-1".to_owned(),
        amount: 35_500.into(),
        effective_date: day(1),
        currency: Currency::SEK,
        payout_period: PayoutPeriod::Monthly,
        payout_frequency: PayoutFrequency::Month,
        paid_overtime: false,
        payout_day: 25,
        salary_schedule: None,
    }
}

fn patch() -> CompensationPatch {
    CompensationPatch { amount: 35_500.into(), currency: Currency::SEK, payout_period: None }
}
