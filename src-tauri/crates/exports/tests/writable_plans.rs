//! Every row of a random plan can be written: making its requests never fails with `CannotBeWritten`. No service runs here, so each
//! request that can be made ends with a refused connection.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../../domain/tests/common/mod.rs"]
mod common;
#[path = "common/company.rs"]
mod company;

use std::net::TcpListener;
use std::time::Duration;

use assertions::Reached;
use common::id;
use common::leave_chance::companies as leave_companies;
use company::{Company, TODAY};
use connectors::alexis::{self, WriteCalls, map as alexis_map};
use connectors::http::HttpOptions;
use connectors::kleer::wire::PayrollUser;
use connectors::kleer::{self, Calls, SalaryUnit};
use domain::person::EmailChoice;
use domain::plan::employees::{Direction, SourceOfTruth, decide};
use domain::plan::{Change, ChangeKind};
use exports::employees::{AlexisPeople, KleerPeople};
use exports::leave::KleerDays;
use exports::runner::{History, Remaining, StepAnswer, Target};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// An address with a closed port.
fn closed_address() -> String {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    format!("http://{address}")
}

fn without_retries() -> HttpOptions {
    HttpOptions { retries: 0, backoff: Duration::ZERO, ..HttpOptions::default() }
}

fn kleer_client() -> kleer::Client {
    kleer::Client::new(&closed_address(), "1", "token".into(), Calls::default(), without_retries()).unwrap()
}

/// Sends every request of a row, and fails when one cannot be made.
fn assert_writable<T: Target>(target: &T, change: &Change, snapshot: &T::Snapshot, reached: &Reached) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let history = History::default();
    assert_eq!(target.unwritable(change, snapshot), None, "{change:#?}");
    let Remaining::Todo(requests) = target.assess(change, snapshot, &history) else { return };
    for request in requests {
        reached.once();
        let answer = runtime.block_on(target.send(change, &request, snapshot, &history));
        assert!(!matches!(answer, StepAnswer::CannotBeWritten(..)), "{answer:?} of {request:?}: {change:#?}");
    }
}

fn one_of(values: Vec<Value>) -> impl Strategy<Value = Value> {
    select(values)
}

fn amounts() -> impl Strategy<Value = Value> {
    one_of(vec![json!(185.55), json!(38_000), json!("38000.005"), json!(-5), json!(0), json!(1e25), json!("x"), json!(null)])
}

fn days() -> impl Strategy<Value = &'static str> {
    select(vec!["2026-01-01", "2026-11-01", "2027-01-01"])
}

fn periods() -> impl Strategy<Value = &'static str> {
    select(vec!["HOURLY", "MONTHLY", "WEEKLY", "MONTHLY"])
}

prop_compose! {
    fn agreements()(
        monthly in prop::option::of(select(vec![0_i64, 38_000, 35_000, i64::MAX])),
        hourly in prop::option::weighted(0.3, select(vec![0_i64, 185, -1])),
        (since, start) in (prop::option::weighted(0.9, days()), prop::option::weighted(0.9, days())),
        end in prop::option::weighted(0.3, days()),
        texts in prop::collection::vec(prop::option::of(select(vec!["", " ", "x", "0701740620", "6000"])), 6),
        (table, column) in (prop::option::of(select(vec![0_i64, 32, -1])), prop::option::of(select(vec![1_i64, 9]))),
        ssn in prop::option::weighted(0.9, select(vec!["19900101-0017", "x", ""])),
    ) -> PayrollUser {
        let text = |at: usize| texts[at].map(str::to_owned);
        PayrollUser {
            ssn: ssn.map(str::to_owned),
            phone: text(0), address2: text(1), zip_code: text(2), state: text(3), clearing_nr: text(4), account_nr: text(5),
            tax_table: table, tax_table_column: column,
            employment_start_date: start.and_then(|day| day.parse().ok()), employment_end_date: end.and_then(|day| day.parse().ok()),
            monthly_salary: monthly, monthly_salary_start_date: since.and_then(|day| day.parse().ok()),
            hourly_salary: hourly, hourly_salary_start_date: since.and_then(|day| day.parse().ok()),
            ..PayrollUser::default()
        }
    }
}

prop_compose! {
    fn people()(
        id in select(vec!["1", "2", "3"]),
        names in (one_of(vec![json!("Ebba"), json!(" "), json!(null)]), one_of(vec![json!("Lindqvist"), json!("")])),
        emails in (one_of(vec![json!("ebba@example.test"), json!("new@example.test"), json!(null)]), one_of(vec![json!("w@example.test"), json!(null)])),
        (ssn, user) in (one_of(vec![json!("19900101-0017"), json!(null)]), one_of(vec![json!("u"), json!("u"), json!(null)])),
        (table, clearing) in (one_of(vec![json!(32), json!("x"), json!(null)]), one_of(vec![json!("6000"), json!(null)])),
        (active, employed) in (prop::bool::weighted(0.8), prop::bool::weighted(0.8)),
        (phone, street) in (one_of(vec![json!("0701740620"), json!(null)]), one_of(vec![json!("Storgatan 1"), json!(null)])),
        pay in prop::collection::vec((amounts(), periods(), days()), 0..3),
    ) -> (Value, Vec<(Value, &'static str, &'static str)>, bool) {
        let employee = json!({
            "id": id, "active": active, "userId": user, "firstName": names.0, "lastName": names.1, "privateEmail": emails.0,
            "workEmail": emails.1, "ssn": ssn, "tax": {"table": table, "column": 1}, "bankAccount": {"clearing": clearing, "number": "123456789"},
            "privatePhone": phone, "homeAddress": {"street": street, "city": "Lund"},
            "employmentId": if employed { json!(format!("e-{id}")) } else { json!(null) },
        });
        (employee, pay, employed)
    }
}

prop_compose! {
    fn companies()(
        people in prop::collection::vec(people(), 0..3),
        agreements in prop::collection::vec((agreements(), select(vec!["ebba@example.test", "other@example.test", " "]), prop::bool::weighted(0.9)), 0..3),
        unit in select(vec![None, Some(SalaryUnit::Ore), Some(SalaryUnit::Kronor)]),
        lead in select(vec![SourceOfTruth::Alexis, SourceOfTruth::Kleer]),
        (work, leavers, mapped, merge_base) in (any::<bool>(), any::<bool>(), prop::bool::weighted(0.8), any::<bool>()),
        before in amounts(),
    ) -> Company {
        let mut company = Company::new();
        company.settings.email = if work { EmailChoice::Work } else { EmailChoice::Private };
        (company.settings.deactivate_leavers, company.settings.lead, company.form) = (leavers, lead, unit.into());
        if !mapped {
            company.people.employment_types.clear();
            (company.settings.hourly_type, company.settings.permanent_type) = (None, None);
        }
        for (at, (mut employee, pay, employed)) in people.into_iter().enumerate() {
            let id = format!("{at}");
            employee["id"] = json!(id);
            employee["employmentId"] = if employed { json!(format!("e-{id}")) } else { json!(null) };
            company.employee(&id, &employee);
            if !employed {
                company.people.employments.remove(&format!("e-{id}"));
            }
            for (place, (amount, period, from)) in pay.iter().enumerate() {
                company.pay(&format!("c-{id}-{place}"), &id, amount, period, from);
            }
        }
        for ((agreement, email, has), id) in agreements.into_iter().zip(501..) {
            company.user(id, email, agreement);
            if !has {
                company.agreements.pop();
            }
        }
        if merge_base {
            // Both sides agreed on an earlier salary and may have changed it since: that makes conflicts.
            let mut earlier = company.clone();
            for pay in earlier.people.compensations.values_mut() {
                pay.amount.0 = before.as_str().map(str::to_owned).or_else(|| before.as_i64().map(|number| number.to_string()));
            }
            company.memory.merge_base = earlier.planned(Direction::Export).merge_base;
        }
        company
    }
}

static EXPORTED: Reached = Reached::new();
static IMPORTED: Reached = Reached::new();
static REPORTED: Reached = Reached::new();

/// The rows that can be sent, after the owner decided every conflict.
fn sendable_rows(company: &Company, direction: Direction) -> Vec<Change> {
    let mut rows = company.rows(direction);
    for row in &mut rows {
        while let Some(field) = row.conflicts.first().map(|change| change.field) {
            decide(row, field, true, direction, TODAY.parse().unwrap()).unwrap();
        }
    }
    rows.retain(Change::is_sendable);
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    fn exported_rows_can_be_written(company in companies()) {
        let both = company.both();
        let target = KleerPeople {
            client: kleer_client(), settings: company.settings.clone(), form: company.form, today: TODAY.parse().unwrap(),
        };
        for row in sendable_rows(&company, Direction::Export) {
            assert_writable(&target, &row, &both.kleer, &EXPORTED);
        }
    }

    fn imported_rows_can_be_written(company in companies()) {
        let both = company.both();
        let client = alexis::Client::new(&closed_address(), "token".into(), without_retries()).unwrap();
        let writing = alexis::WriteClient::new(&closed_address(), "token".into(), without_retries()).unwrap();
        let target = AlexisPeople::new(client, writing, WriteCalls::default(), company.settings.clone(), TODAY.parse().unwrap());
        for row in sendable_rows(&company, Direction::Import) {
            assert_writable(&target, &row, &both.alexis, &IMPORTED);
            // `send` stops at reading the person again, so the test maps the patch itself.
            let employee = row.target_id.as_ref().and_then(|id| company.people.employees.iter().find(|one| one.id == id.as_str()));
            if let Some(employee) = employee {
                let patch = alexis_map::employee_patch(&row.fields, employee, company.settings.email, WriteCalls::default());
                prop_assert!(patch.is_ok(), "{patch:?}: {row:#?}");
            }
        }
    }

    fn reported_days_can_be_written(mut world in leave_companies(), by_kind in any::<bool>()) {
        world.settings.payroll_events = by_kind;
        let plan = world.planned().plan;
        let created = plan.changes.into_iter().filter(|row| row.kind == ChangeKind::Create);
        // Kleer's ids are numeric.
        let rows: Vec<Change> = created.map(|row| Change { target_id: row.target_id.map(|_| id("501")), ..row }).collect();
        let Some(target) = KleerDays::of(kleer_client(), &rows, world.activities.clone()) else { return Ok(()) };
        let target = KleerDays { payroll_events: by_kind, ..target };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for row in &rows {
            REPORTED.once();
            prop_assert_eq!(target.unwritable(row, &exports::leave::LeaveSnapshot::default()), None);
            let request = exports::runner::Request { step: domain::run::Step::CreateEvent, fields: Vec::new() };
            let answer = runtime.block_on(target.send(row, &request, &exports::leave::LeaveSnapshot::default(), &History::default()));
            prop_assert!(!matches!(answer, StepAnswer::CannotBeWritten(..)), "{answer:?}: {row:#?}");
        }
    }
}

#[test]
fn plan_exports_only_writable_rows() {
    exported_rows_can_be_written();
    EXPORTED.assert_reached();
}

#[test]
fn plan_imports_only_writable_rows() {
    imported_rows_can_be_written();
    IMPORTED.assert_reached();
}

#[test]
fn plan_reports_only_writable_days() {
    reported_days_can_be_written();
    REPORTED.assert_reached();
}
