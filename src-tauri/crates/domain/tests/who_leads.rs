//! The source of truth: the export into it creates people and fills in empty fields, and overwrites nothing.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Company, codes, ebba, fields, hourly, is_in_sync, monthly, untouched_fields};
use domain::field::Field;
use domain::finding::FindingCode;
use domain::person::{PayPeriod, Person, Salary};
use domain::plan::employees::{Direction, SourceOfTruth};
use domain::plan::{ChangeKind, UntouchedWhy};
use rstest::rstest;

/// Both sides differ in phone, bank account and salary.
fn differing() -> Company {
    let mut company = Company::of_ebba();
    company.alexis[0].phone = Some("+46701111111".to_owned());
    company.kleer[0].phone = Some("+46702222222".to_owned());
    company.kleer[0].clearing_number = Some("8327-9".to_owned());
    company.kleer[0].account_number = Some("987654321".to_owned());
    company.kleer[0].salaries = vec![monthly(36_000, "2026-02-01")];
    company.alexis[0].salaries = vec![monthly(37_000, "2026-02-01")];
    company
}

const ALL: [Field; 5] = [Field::Phone, Field::ClearingNumber, Field::AccountNumber, Field::MonthlySalary, Field::MonthlySalaryStart];
const DIFFERING: [Field; 4] = [Field::Phone, Field::ClearingNumber, Field::AccountNumber, Field::MonthlySalary];

#[rstest]
#[case(SourceOfTruth::Alexis, Direction::Export, true)]
#[case(SourceOfTruth::Alexis, Direction::Import, false)]
#[case(SourceOfTruth::Kleer, Direction::Export, false)]
#[case(SourceOfTruth::Kleer, Direction::Import, true)]
fn only_the_source_of_truth_overwrites(#[case] lead: SourceOfTruth, #[case] direction: Direction, #[case] overwrites: bool) {
    let company = differing().with_source_of_truth(lead);
    let change = if direction == Direction::Export { company.export() } else { company.import() };
    if overwrites {
        assert_eq!((change.kind, fields(&change), untouched_fields(&change)), (ChangeKind::Update, ALL.to_vec(), vec![]));
    } else {
        assert_eq!((change.kind, fields(&change), untouched_fields(&change)), (ChangeKind::InStep, vec![], DIFFERING.to_vec()));
        assert!(assertions::all(change.kept.iter(), |kept| kept.why == UntouchedWhy::TargetLeads));
    }
}

#[test]
fn field_group_has_one_source_of_truth() {
    let lead = SourceOfTruth::ByField { kleer: [Field::ClearingNumber, Field::MonthlySalary].into() };
    let company = differing().with_source_of_truth(lead);
    assert_eq!((fields(&company.export()), untouched_fields(&company.export())), (vec![Field::Phone], DIFFERING[1..].to_vec()));
    assert_eq!((fields(&company.import()), untouched_fields(&company.import())), (ALL[1..].to_vec(), vec![Field::Phone]));
}

#[test]
fn empty_field_of_the_source_of_truth_is_filled_in() {
    let mut company = differing().with_source_of_truth(SourceOfTruth::Kleer);
    let kleer = &mut company.kleer[0];
    (kleer.phone, kleer.clearing_number, kleer.account_number) = (None, None, None);
    kleer.salaries.clear();
    assert_eq!(fields(&company.export()), ALL);
    company.kleer[0].account_number = Some("987654321".to_owned());
    assert_eq!(untouched_fields(&company.export()), [Field::ClearingNumber, Field::AccountNumber], "half an account is somebody's, too");
    company.kleer[0].salaries = vec![Salary::kronor(0.into(), PayPeriod::Monthly, common::day("2026-03-01"))];
    company.alexis[0].salaries = vec![monthly(37_000, "2026-03-01")];
    assert!(fields(&company.export()).contains(&Field::MonthlySalary), "no amount is no salary, whatever its day");
}

#[test]
fn salary_of_the_other_kind_is_not_empty() {
    let mut company = Company::of_ebba().with_source_of_truth(SourceOfTruth::Kleer);
    company.kleer[0].salaries = vec![hourly(180, "2026-01-01")];
    let change = company.export();
    assert_eq!((fields(&change), untouched_fields(&change)), (vec![], vec![Field::MonthlySalary, Field::MonthlySalaryStart]));
}

#[test]
fn field_emptied_by_the_source_of_truth_stays_empty() {
    let mut company = Company::of_ebba().with_source_of_truth(SourceOfTruth::Kleer);
    company.alexis[0].phone = Some("+46701111111".to_owned());
    company.kleer[0].phone = Some("070-111 11 11".to_owned());
    company.agree();
    company.kleer[0].phone = None;
    assert_eq!((fields(&company.export()), untouched_fields(&company.export())), (vec![], vec![Field::Phone]));
    company.settings.lead = SourceOfTruth::Alexis;
    assert_eq!(fields(&company.export()), [Field::Phone]);
}

#[test]
fn people_are_created_with_any_source_of_truth() {
    for lead in [SourceOfTruth::Alexis, SourceOfTruth::Kleer] {
        let company = Company::new(vec![], vec![ebba("1")]).with_source_of_truth(lead.clone());
        assert_eq!(company.import().kind, ChangeKind::Create);
        let company = Company::new(vec![common::ebba_in_alexis("a")], vec![]).with_source_of_truth(lead);
        assert_eq!(company.export().kind, ChangeKind::Create);
    }
}

#[test]
fn salary_that_is_not_written_blocks_nothing() {
    let mut company = Company::of_ebba().with_source_of_truth(SourceOfTruth::Kleer);
    company.kleer[0].salaries = vec![monthly(36_000, "2026-03-01")];
    assert_eq!((company.export().kind, codes(&company.export())), (ChangeKind::InStep, vec![]), "behind Kleer's, which stands");
    company.alexis[0].salaries = vec![Salary::kronor(36_500.into(), PayPeriod::Monthly, None)];
    assert_eq!((company.export().kind, codes(&company.export())), (ChangeKind::InStep, vec![]), "no first day, and none needed");
    company.settings.lead = SourceOfTruth::Alexis;
    assert_eq!((company.export().kind, codes(&company.export())), (ChangeKind::Blocked, vec![FindingCode::Missing]));
    company.alexis[0].salaries = vec![monthly(36_500, "2026-02-01")];
    assert_eq!((company.export().kind, codes(&company.export())), (ChangeKind::Blocked, vec![FindingCode::SalaryBehindTarget]));
}

#[test]
fn equal_sides_need_no_change() {
    let same = |person: Person| Person { phone: Some("070-111 11 11".to_owned()), ..person };
    let company = Company::new(vec![same(common::ebba_in_alexis("a"))], vec![same(ebba("1"))]);
    assert!(is_in_sync(&company.export()) && is_in_sync(&company.import()));
}

#[test]
fn salary_of_an_unknown_period_is_not_empty() {
    let mut company = Company::of_ebba().with_source_of_truth(SourceOfTruth::Kleer);
    company.kleer[0].salaries = vec![Salary::kronor(9_000.into(), PayPeriod::Other("weekly".to_owned()), common::day("2026-01-01"))];
    assert_eq!(
        (fields(&company.export()), untouched_fields(&company.export())),
        (vec![], vec![Field::MonthlySalary, Field::MonthlySalaryStart])
    );
    company.kleer[0].salaries[0].money.amount = 0.into();
    assert_eq!(fields(&company.export()), [Field::MonthlySalary, Field::MonthlySalaryStart]);
}

#[test]
fn address_and_tax_table_are_field_groups() {
    let mut company = Company::of_ebba().with_source_of_truth(SourceOfTruth::ByField { kleer: [Field::Street, Field::TaxTable].into() });
    let alexis = &mut company.alexis[0];
    (alexis.address.street, alexis.address.zip_code) = (Some("Storgatan 1".to_owned()), Some("22100".to_owned()));
    (alexis.address.city, alexis.address.country) = (Some("Lund".to_owned()), Some("SE".to_owned()));
    (alexis.tax_table, alexis.tax_column) = (Some(33), Some(1));
    let all = [Field::Street, Field::ZipCode, Field::City, Field::Country, Field::TaxTable, Field::TaxColumn];
    assert_eq!(fields(&company.export()), all, "what the leading side does not have is filled in");
    company.kleer[0].address.city = Some("Oslo".to_owned());
    company.kleer[0].tax_column = Some(2);
    assert_eq!((fields(&company.export()), untouched_fields(&company.export())), (vec![], all.to_vec()), "half of it is somebody's, too");
}
