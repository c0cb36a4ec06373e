//! Reads answers of Alexis HR.

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

use crate::answers::{BASE, CannedClient, bodies_of, json_row_count, secret, understood};

static READ_CLIENT: LazyLock<CannedClient<Client>> = LazyLock::new(|| CannedClient::new(|options| Client::new(BASE, secret(), options)));
static WRITE_CLIENT: LazyLock<CannedClient<WriteClient>> =
    LazyLock::new(|| CannedClient::new(|options| WriteClient::new(BASE, secret(), options)));

pub fn company(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READ_CLIENT.run(bytes, async |client| client.company().await);
    understood_calls(understood(outcome), answered)
}

/// Reads people with their related records, and converts them. Nobody may be lost.
pub fn people(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READ_CLIENT.run(bytes, async |client| client.people(&|_, _| ()).await);
    let Some(people) = understood(outcome) else { return Vec::new() };
    let expected = json_row_count(&bodies_of(bytes, &answered, calls::EMPLOYEES.name), "data");
    assert!(expected.is_none_or(|expected| expected == people.employees.len()), "a row is lost");
    assert_eq!(map::people(&people).len(), people.employees.len(), "a person is lost");
    answered
}

pub fn employee(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READ_CLIENT.run(bytes, async |client| client.employee("x-1").await);
    understood_calls(understood(outcome), answered)
}

pub fn employment_types(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READ_CLIENT.run(bytes, async |client| client.employment_types().await);
    let rows = understood(outcome);
    if let Some(rows) = &rows {
        let expected = json_row_count(&bodies_of(bytes, &answered, calls::EMPLOYMENT_TYPES.name), "data");
        assert!(expected.is_none_or(|expected| expected == rows.len()), "a row is lost");
    }
    understood_calls(rows, answered)
}

/// Reads leave, and converts it to days of absence.
pub fn leave(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = READ_CLIENT.run(bytes, async |client| client.leave(day(1), day(28), &|_, _| ()).await);
    let Some(read) = understood(outcome) else { return Vec::new() };
    let _ = understood(map::absences(&read));
    answered
}

/// Reads the answer to a write. The first byte selects the write.
pub fn writes(bytes: &[u8]) -> Vec<&'static str> {
    let Some((which, bytes)) = bytes.split_first() else { return Vec::new() };
    let (outcome, answered) = WRITE_CLIENT.run(bytes, async |client| match which % 6 {
        0 => write_result(client.create_employee(&NewEmployee { record: record() }).await),
        1 => write_result(client.update_employee("x-1", &EmployeePatch { active: Some(false), record: record() }).await),
        2 => write_result(client.create_employment(&employment()).await),
        3 => {
            write_result(client.update_employment("x-1", &EmploymentPatch { start_date: Some(day(1)), ..EmploymentPatch::default() }).await)
        }
        4 => write_result(client.create_compensation(&compensation()).await),
        _ => write_result(client.update_compensation("x-1", &patch()).await),
    });
    understood_calls(understood(outcome), answered)
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
}

/// The error of a write, if any.
pub fn write_result<T>(written: Written<T>) -> Result<(), Error> {
    written.error().map_or(Ok(()), |error| Err(error.clone()))
}

/// The answered calls, if their answers were understood.
pub fn understood_calls<T>(understood: Option<T>, answered: Vec<&'static str>) -> Vec<&'static str> {
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
