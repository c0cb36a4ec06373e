//! People with timestamps in Alexis HR that can mean two days.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Company, codes, ebba, ebba_in_alexis, employed, fields, monthly};
use domain::field::Field;
use domain::finding::{Finding, FindingCode, Severity};
use domain::person::Person;
use domain::plan::ChangeKind;
use domain::plan::employees::Direction;

fn with_unclear(mut person: Person, field: Field) -> Person {
    person.findings.push(Finding::error(FindingCode::MomentUnclear, field).with("value", "2026-11-30T23:30:00Z"));
    person
}

/// Ebba in Kleer with an end date and another salary than in Alexis HR.
fn ebba_in_kleer() -> Person {
    Person { employment: employed("2019-06-01", Some("2026-12-31")), salaries: vec![monthly(30_000, "2025-01-01")], ..ebba("1") }
}

const DAYS: [(Field, &[Field]); 4] = [
    (Field::EmploymentStart, &[Field::EmploymentStart]),
    (Field::EmploymentEnd, &[Field::EmploymentEnd]),
    (Field::MonthlySalaryStart, &[Field::MonthlySalary, Field::MonthlySalaryStart]),
    (Field::HourlySalaryStart, &[Field::MonthlySalary, Field::MonthlySalaryStart]),
];

#[test]
fn ambiguous_day_holds_back_only_its_field() {
    for (field, kept_back) in DAYS {
        let change = Company::new(vec![with_unclear(ebba_in_alexis("a"), field)], vec![ebba_in_kleer()]).export();
        assert_eq!(change.kind, ChangeKind::Update, "{change:?}");
        assert!(assertions::all(kept_back.iter(), |kept| !fields(&change).contains(kept)), "{field:?}: {change:?}");
        let found = change.findings.iter().find(|found| found.code == FindingCode::MomentUnclear).unwrap();
        assert_eq!((found.severity, found.field, found.params["value"].as_str()), (Severity::Warning, Some(field), "2026-11-30T23:30:00Z"));
    }
}

#[test]
fn ambiguous_end_removes_no_end() {
    let change = Company::new(vec![with_unclear(ebba_in_alexis("a"), Field::EmploymentEnd)], vec![ebba_in_kleer()]).export();
    assert!(!codes(&change).contains(&FindingCode::EndDateRemoved), "{change:?}");
}

#[test]
fn row_with_only_an_ambiguous_day_is_blocked() {
    for (field, _) in DAYS {
        let change = Company::new(vec![with_unclear(ebba_in_alexis("a"), field)], vec![ebba("1")]).export();
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Blocked, vec![FindingCode::MomentUnclear]), "{field:?}");
    }
}

#[test]
fn ambiguous_day_blocks_a_new_person_or_agreement() {
    let without_agreement = Person { employment: None, salaries: vec![], ..ebba("1") };
    for kleer in [vec![], vec![without_agreement]] {
        for (field, _) in DAYS {
            let change = Company::new(vec![with_unclear(ebba_in_alexis("a"), field)], kleer.clone()).export();
            assert_eq!(change.kind, ChangeKind::Blocked, "{field:?}: {change:?}");
        }
    }
}

#[test]
fn merge_base_skips_an_ambiguous_day() {
    let company = Company::new(vec![with_unclear(ebba_in_alexis("a"), Field::EmploymentEnd)], vec![ebba("1")]);
    assert!(!company.planned(Direction::Export).merge_base[&common::id("a")].contains_key(&Field::EmploymentEnd));
}
