//! The first and last days of salaries and employments.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Company, codes, day, ebba, employed, fields, hourly, is_in_sync, monthly, new, untouched_fields};
use domain::field::{Field, Value};
use domain::finding::{FindingCode, Severity};
use domain::person::Salary;
use domain::plan::employees::{Direction, SourceOfTruth, moved_since, unconfirmed};
use domain::plan::{ChangeKind, UntouchedWhy};

/// Ebba with these salaries in the source and in the target. The source is the source of truth.
fn paid(direction: Direction, source: &[Salary], target: &[Salary]) -> Company {
    let (alexis, kleer, lead) = match direction {
        Direction::Export => (source, target, SourceOfTruth::Alexis),
        Direction::Import => (target, source, SourceOfTruth::Kleer),
    };
    let mut company = Company::of_ebba().with_source_of_truth(lead);
    (company.alexis[0].salaries, company.kleer[0].salaries) = (alexis.to_vec(), kleer.to_vec());
    company
}

fn row(direction: Direction, source: &[Salary], target: &[Salary]) -> domain::plan::Change {
    let company = paid(direction, source, target);
    if direction == Direction::Export { company.export() } else { company.import() }
}

const BOTH: [Direction; 2] = [Direction::Export, Direction::Import];
const PAY: [Field; 2] = [Field::MonthlySalary, Field::MonthlySalaryStart];

#[test]
fn salary_from_before_this_month_has_a_warning() {
    for direction in BOTH {
        let change = row(direction, &[monthly(36_000, "2026-10-31")], &[monthly(35_000, "2026-01-01")]);
        assert_eq!((change.kind, fields(&change), codes(&change)), (ChangeKind::Update, PAY.to_vec(), vec![FindingCode::SalaryBackdated]));
        let change = row(direction, &[monthly(36_000, "2026-11-01")], &[monthly(35_000, "2026-01-01")]);
        assert_eq!((fields(&change), codes(&change)), (PAY.to_vec(), vec![]));
    }
}

#[test]
fn salary_before_the_current_one_is_blocked() {
    for direction in BOTH {
        let change = row(direction, &[monthly(36_000, "2026-10-01")], &[monthly(35_000, "2026-11-01")]);
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Blocked, vec![FindingCode::SalaryBehindTarget]));
        assert_eq!(change.findings[0].severity, Severity::Error);
    }
}

#[test]
fn equal_amount_from_an_earlier_day_is_no_change() {
    for direction in BOTH {
        assert!(is_in_sync(&row(direction, &[monthly(35_000, "2026-01-01")], &[monthly(35_000, "2026-11-01")])));
    }
}

#[test]
fn future_raise_is_not_sent() {
    for direction in BOTH {
        let change = row(direction, &[monthly(35_000, "2026-01-01"), monthly(40_000, "2027-01-01")], &[monthly(35_000, "2026-01-01")]);
        assert_eq!((fields(&change), codes(&change)), (vec![], vec![FindingCode::SalaryLater]));
    }
}

#[test]
fn future_rehire_is_sent_once() {
    for direction in BOTH {
        let mut company = paid(direction, &[monthly(40_000, "2026-12-01")], &[monthly(35_000, "2015-01-01")]);
        for person in company.alexis.iter_mut().chain(&mut company.kleer) {
            person.employment = employed("2026-12-01", None);
        }
        let plan = company.carry_out(direction);
        let change = &plan.changes[0];
        assert_eq!(fields(change), PAY);
        let after = if direction == Direction::Export { &company.kleer[0] } else { &company.alexis[0] };
        assert_eq!(unconfirmed(change, after, &company.settings, common::today()), []);
        assert!(is_in_sync(&company.planned(direction).plan.changes[0]), "what is held on the day is what was sent");
    }
}

#[test]
fn future_salary_does_not_drift_by_itself() {
    let mut company = paid(Direction::Export, &[monthly(40_000, "2026-12-01")], &[monthly(35_000, "2015-01-01")]);
    company.alexis[0].employment = employed("2026-12-01", None);
    let change = company.export();
    assert_eq!(moved_since(&change, &company.kleer[0], &company.settings, common::today()), []);
    company.kleer[0].salaries.push(monthly(38_000, "2026-12-01"));
    assert_eq!(moved_since(&change, &company.kleer[0], &company.settings, common::today()), [Field::MonthlySalary]);
}

#[test]
fn future_hire_is_created_with_the_first_salary() {
    let kleer =
        domain::person::Person { employment: employed("2026-12-01", None), salaries: vec![monthly(40_000, "2026-12-01")], ..ebba("1") };
    let change = Company::new(vec![], vec![kleer.clone()]).import();
    assert_eq!((change.kind, new(&change, Field::MonthlySalaryStart)), (ChangeKind::Create, Some(Value::Date(day("2026-12-01")))));
    let by_the_hour = domain::person::Person { salaries: vec![hourly(180, "2026-12-01")], ..kleer };
    let change = Company::new(vec![], vec![by_the_hour]).import();
    assert_eq!((new(&change, Field::HourlySalary), codes(&change)), (None, vec![FindingCode::SalaryLater]));
}

#[test]
fn end_date_can_be_emptied_in_kleer_only() {
    let ending = |end: Option<&str>| employed("2020-01-01", end);
    let mut company = Company::of_ebba();
    for (alexis, kleer, sent) in [
        (Some("2026-12-31"), None, Some(Value::Date(day("2026-12-31")))),
        (Some("2027-01-31"), Some("2026-12-31"), Some(Value::Date(day("2027-01-31")))),
        (None, Some("2026-12-31"), None),
    ] {
        (company.alexis[0].employment, company.kleer[0].employment) = (ending(alexis), ending(kleer));
        let change = company.export();
        assert_eq!((fields(&change), new(&change, Field::EmploymentEnd)), (vec![Field::EmploymentEnd], sent));
        assert_eq!(codes(&change).contains(&FindingCode::EndDateRemoved), alexis.is_none());
    }
    company.settings.lead = SourceOfTruth::Kleer;
    (company.alexis[0].employment, company.kleer[0].employment) = (ending(Some("2026-12-31")), ending(None));
    let change = company.import();
    assert_eq!(
        (fields(&change), untouched_fields(&change), change.kept[0].why),
        (vec![], vec![Field::EmploymentEnd], UntouchedWhy::NoWayToEmpty)
    );
}
