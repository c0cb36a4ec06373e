//! The plan finds the values that the target cannot hold, and offers no row that would fail when it is sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/company.rs"]
mod company;

use company::Company;
use connectors::kleer::SalaryUnit;
use connectors::kleer::wire::PayrollUser;
use domain::field::Field;
use domain::finding::{FindingCode, Severity};
use domain::plan::employees::Direction;
use domain::plan::{Change, ChangeKind, UntouchedWhy};
use serde_json::json;

fn finding(change: &Change, code: FindingCode) -> (Severity, Option<Field>) {
    let found = change.findings.iter().find(|finding| finding.code == code).unwrap_or_else(|| panic!("{change:#?}"));
    (found.severity, found.field)
}

fn agreement() -> PayrollUser {
    PayrollUser { ssn: Some("19900101-0017".to_owned()), employment_start_date: "2024-01-01".parse().ok(), ..PayrollUser::default() }
}

fn codes(change: &Change) -> Vec<FindingCode> {
    change.findings.iter().map(|finding| finding.code).collect()
}

fn company_with_hourly_salary() -> Company {
    let mut company = Company::new();
    company.employee("1", &json!({}));
    company.pay("c1", "1", &json!(185.55), "HOURLY", "2026-01-01");
    company
}

#[test]
fn new_person_with_unwritable_salary_is_blocked() {
    let rows = company_with_hourly_salary().rows(Direction::Export);
    assert_eq!(rows[0].kind, ChangeKind::Blocked, "{rows:#?}");
    assert_eq!(finding(&rows[0], FindingCode::SalaryTooFine), (Severity::Error, Some(Field::HourlySalary)));
    assert_eq!(rows[0].findings[0].params["amount"], "185.55 SEK");
}

#[test]
fn update_leaves_out_the_unwritable_salary() {
    let mut company = company_with_hourly_salary();
    company.people.employees[0].private_phone.0 = Some("+46 70 174 06 20".to_owned());
    company.user(501, "ebba@example.test", agreement());
    let rows = company.rows(Direction::Export);
    assert_eq!(rows[0].kind, ChangeKind::Update, "{rows:#?}");
    assert_eq!(finding(&rows[0], FindingCode::SalaryTooFine), (Severity::Warning, Some(Field::HourlySalary)));
    assert!(
        rows[0].field(Field::Phone).is_some() && assertions::all(rows[0].fields.iter(), |change| !change.field.is_salary()),
        "{rows:#?}"
    );
    let kept: Vec<_> = rows[0].kept.iter().filter(|kept| kept.why == UntouchedWhy::CannotBeHeld).map(|kept| kept.field).collect();
    assert_eq!(kept, [Field::HourlySalary, Field::HourlySalaryStart]);
}

#[test]
fn update_of_an_unwritable_salary_alone_is_blocked() {
    let mut company = company_with_hourly_salary();
    company.user(501, "ebba@example.test", agreement());
    let rows = company.rows(Direction::Export);
    assert_eq!((rows[0].kind, rows[0].fields.len()), (ChangeKind::Blocked, 0), "{rows:#?}");
    assert_eq!(finding(&rows[0], FindingCode::SalaryTooFine), (Severity::Error, Some(Field::HourlySalary)));
}

#[test]
fn new_agreement_with_unwritable_salary_is_blocked() {
    let mut company = company_with_hourly_salary();
    company.user(501, "ebba@example.test", agreement());
    company.agreements.clear();
    let rows = company.rows(Direction::Export);
    assert_eq!(rows[0].kind, ChangeKind::Blocked, "{rows:#?}");
}

#[test]
fn conflict_about_an_unwritable_salary_is_blocked() {
    let mut company = company_with_hourly_salary();
    let snapshot = |raw| PayrollUser { hourly_salary: Some(raw), hourly_salary_start_date: "2026-01-01".parse().ok(), ..agreement() };
    company.user(501, "ebba@example.test", snapshot(180));
    company.people.compensations.get_mut("c1").unwrap().amount.0 = Some("180".to_owned());
    // Both sides agree, and then both change.
    company.memory.merge_base = company.planned(Direction::Export).merge_base;
    company.people.compensations.get_mut("c1").unwrap().amount.0 = Some("185.55".to_owned());
    company.agreements[0] = PayrollUser { user_id: 501, ..snapshot(190) };
    let rows = company.rows(Direction::Export);
    assert_eq!((rows[0].kind, rows[0].conflicts.len()), (ChangeKind::Blocked, 0), "{rows:#?}");
    company.form = Some(SalaryUnit::Ore).into();
    company.agreements[0] = PayrollUser { user_id: 501, ..snapshot(19_000) };
    assert_eq!(company.rows(Direction::Export)[0].kind, ChangeKind::Conflict, "what can be sent is asked about");
}

#[test]
fn import_keeps_weekly_pay() {
    let mut company = Company::new();
    company.employee("1", &json!({}));
    company.pay("c1", "1", &json!(9_000), "WEEKLY", "2026-01-01");
    let monthly = PayrollUser { monthly_salary: Some(38_000), monthly_salary_start_date: "2026-01-01".parse().ok(), ..agreement() };
    company.user(501, "ebba@example.test", PayrollUser { phone: Some("+46701740620".to_owned()), ..monthly });
    company.settings.lead = domain::plan::employees::SourceOfTruth::Kleer;
    let rows = company.rows(Direction::Import);
    assert_eq!(rows[0].kind, ChangeKind::Update, "{rows:#?}");
    assert_eq!(finding(&rows[0], FindingCode::SalaryOtherPeriodHeld), (Severity::Warning, Some(Field::MonthlySalary)));
    assert!(
        assertions::all(rows[0].fields.iter(), |change| !change.field.is_salary()) && rows[0].field(Field::Phone).is_some(),
        "{rows:#?}"
    );
    assert!(codes(&rows[0]).contains(&FindingCode::OtherSalaryKind) || rows[0].kept.iter().any(|kept| kept.field == Field::MonthlySalary));
}

#[test]
fn import_without_a_user_is_blocked() {
    let mut company = Company::new();
    company.employee("1", &json!({"userId": null}));
    let monthly = PayrollUser { monthly_salary: Some(38_000), monthly_salary_start_date: "2026-01-01".parse().ok(), ..agreement() };
    company.user(501, "ebba@example.test", monthly);
    company.settings.lead = domain::plan::employees::SourceOfTruth::Kleer;
    let rows = company.rows(Direction::Import);
    assert_eq!(rows[0].kind, ChangeKind::Blocked, "{rows:#?}");
    assert_eq!(finding(&rows[0], FindingCode::UserMissing), (Severity::Error, Some(Field::MonthlySalary)));
}
