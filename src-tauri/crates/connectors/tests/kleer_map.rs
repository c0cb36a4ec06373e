//! Conversions between Kleer's records and the domain: people, salaries with their unit, and records to write.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use chrono::NaiveDate;
use common::user;
use connectors::kleer::map::{agreement, people, salary_samples, user_to_create, user_to_update, with_employee_numbers};
use connectors::kleer::wire::{Agreement, EndDate, PayrollUser, User};
use connectors::kleer::{Form, Gaps, MapError, SalaryUnit, StreetLine};
use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::money::{Currency, Money};
use domain::person::{EmailChoice, PayPeriod};
use domain::plan::FieldChange;
use domain::plan::employees::NumberPlace;
use rstest::rstest;
use rust_decimal::Decimal;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn change(field: Field, new: impl Into<Option<Value>>) -> FieldChange {
    FieldChange { field, old: None, new: new.into() }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn kronor(amount: &str) -> Value {
    Value::Money(Money::kronor(amount.parse().unwrap()))
}

fn paid(monthly: i64, start: Option<&str>, history: &[(i64, &str)]) -> PayrollUser {
    PayrollUser {
        user_id: 501,
        monthly_salary: Some(monthly),
        monthly_salary_start_date: start.map(day),
        monthly_history: history.iter().map(|(amount, from)| (*amount, Some(day(from)))).collect(),
        ..PayrollUser::default()
    }
}

#[test]
fn person_is_converted_with_all_fields() {
    let some = |text: &str| Some(text.to_owned());
    let stored = PayrollUser {
        address1: some("c/o Berg"),
        address2: some("Exempelgatan 4"),
        zip_code: some("11122"),
        state: some("Stockholm"),
        country_code: some("SE"),
        phone: some("070"),
        ssn: some("19900101-0017"),
        tax_table: Some(32),
        tax_table_column: Some(1),
        clearing_nr: some("6000"),
        account_nr: some("123456789"),
        employment_start_date: Some(day("2024-01-01")),
        hourly_salary: Some(18_050),
        ..paid(3_500_000, Some("2025-01-01"), &[(3_300_000, "2024-01-01"), (3_500_000, "2025-01-01")])
    };
    insta::assert_json_snapshot!(people(&[user()], &[stored], EmailChoice::Private, Some(SalaryUnit::Ore)));
}

/// The findings about a person with this agreement.
fn findings_of(agreement: PayrollUser, form: Form) -> Vec<(FindingCode, Option<Field>)> {
    let person = people(&[user()], &[PayrollUser { user_id: 501, ..agreement }], EmailChoice::Private, form).remove(0);
    person.findings.iter().map(|finding| (finding.code, finding.field)).collect()
}

#[test]
fn street_in_the_other_line_is_a_finding() {
    let some = |text: &str| Some(text.to_owned());
    let (first, second) = (Form { street: StreetLine::Address1, ..Form::default() }, Form::default());
    let with_lines = |address1: Option<String>, address2: Option<String>| PayrollUser { address1, address2, ..PayrollUser::default() };
    let elsewhere = vec![(FindingCode::StreetElsewhere, Some(Field::Street))];
    assert_eq!(findings_of(with_lines(some("Exempelgatan 4"), None), second), elsewhere);
    assert_eq!(findings_of(with_lines(None, some("Exempelgatan 4")), first), elsewhere);
    for (address1, address2) in [(some("c/o Berg"), some("Exempelgatan 4")), (None, None)] {
        assert!(findings_of(with_lines(address1.clone(), address2.clone()), second).is_empty());
        assert!(findings_of(with_lines(address1, address2), first).is_empty());
    }
    assert!(findings_of(with_lines(None, some("Exempelgatan 4")), second).is_empty());
}

#[test]
fn missing_field_is_a_finding_by_the_setting() {
    let agreement = PayrollUser { missing_elements: ["phone", "address1", "employment-start-date"].into(), ..PayrollUser::default() };
    let expected = |code| vec![(code, Some(Field::Phone)), (code, Some(Field::EmploymentStart))];
    assert_eq!(findings_of(agreement.clone(), Form::default()), expected(FindingCode::AgreementGap), "the other line is no field");
    assert_eq!(findings_of(agreement, Form { gaps: Gaps::NotTold, ..Form::default() }), expected(FindingCode::AgreementNotTold));
}

#[test]
fn person_without_agreement_or_unit_has_no_salary() {
    let other_agreement = PayrollUser { user_id: 9, ..paid(1, None, &[]) };
    let without_agreement = people(&[user()], &[other_agreement], EmailChoice::Work, Some(SalaryUnit::Kronor)).remove(0);
    assert_eq!((without_agreement.employment, without_agreement.salaries.len()), (None, 0));
    assert_eq!((without_agreement.work_email.as_deref(), without_agreement.private_email), (Some("ebba@example.test"), None));
    let without_unit = people(&[user()], &[paid(3_500_000, None, &[])], EmailChoice::Work, None).remove(0);
    assert!(without_unit.employment.is_some());
    assert!(without_unit.salaries.is_empty());
}

#[rstest]
#[case(NumberPlace::Nowhere, None, None)]
#[case(NumberPlace::InternalId, Some("12"), Some("1042"))]
#[case(NumberPlace::ForeignId, Some("A-7"), None)]
fn employee_number_comes_from_the_chosen_field(#[case] place: NumberPlace, #[case] first: Option<&str>, #[case] second: Option<&str>) {
    let foreign = User { foreign_id: Some(" A-7 ".to_owned()), ..user() };
    let ours = User { id: 502, internal_id: Some(1042), foreign_id: Some("alexis-65a000000000000000000001".to_owned()), ..user() };
    let neither = User { id: 503, internal_id: None, foreign_id: None, ..user() };
    let users = [ours, neither, foreign];
    let found = with_employee_numbers(people(&users, &[], EmailChoice::Private, None), &users, place);
    let number = |id: &str| found.iter().find(|person| person.id.as_str() == id).unwrap().employee_number.as_deref();
    assert_eq!((number("501"), number("502"), number("503")), (first, second, None));
    assert!(assertions::all(found.iter(), |person| person.employment_type.is_none() && person.first_name.is_none()));
}

#[rstest]
#[case::none(paid(0, None, &[]), &[])]
#[case::zero_with_start(paid(0, Some("2025-01-01"), &[]), &[])]
#[case::single(paid(35, Some("2025-01-01"), &[]), &["35 2025-01-01"])]
#[case::without_start(paid(35, None, &[]), &["35 -"])]
#[case::start_in_history(paid(35, None, &[(33, "2024-01-01"), (35, "2025-01-01")]), &["33 2024-01-01", "35 2025-01-01"])]
#[case::missing_in_history(paid(36, None, &[(33, "2024-01-01"), (35, "2025-01-01")]), &["36 -"])]
#[case::present_overrides_history(paid(36, Some("2025-01-01"), &[(33, "2024-01-01"), (35, "2025-01-01")]), &["33 2024-01-01", "36 2025-01-01"])]
#[case::future_raise(paid(36, Some("2030-01-01"), &[(33, "2024-01-01")]), &["33 2024-01-01", "36 2030-01-01"])]
#[case::ended(paid(0, Some("2025-01-01"), &[(33, "2024-01-01")]), &["33 2024-01-01", "0 2025-01-01"])]
#[case::ended_in_history(paid(0, None, &[(33, "2024-01-01"), (0, "2025-01-01")]), &["33 2024-01-01", "0 2025-01-01"])]
#[case::first_is_in_the_future(paid(0, None, &[(35, "2030-01-01")]), &["35 2030-01-01"])]
#[case::leading_zero(paid(35, Some("2025-01-01"), &[(0, "2023-01-01")]), &["35 2025-01-01"])]
fn salaries_combine_present_and_history(#[case] agreement: PayrollUser, #[case] expected: &[&str]) {
    let person = people(&[user()], &[agreement], EmailChoice::Private, Some(SalaryUnit::Kronor)).remove(0);
    let salaries: Vec<_> = person
        .salaries
        .iter()
        .map(|salary| format!("{} {}", salary.money.amount, salary.from.map_or("-".to_owned(), |from| from.to_string())))
        .collect();
    assert_eq!(salaries, expected);
}

#[test]
fn amount_survives_the_conversion_in_both_units() {
    for raw in [0, 1, 99, 100, 3_500_000, i64::MAX] {
        for unit in [SalaryUnit::Ore, SalaryUnit::Kronor] {
            assert_eq!(unit.from_money(&unit.to_money(raw), Field::MonthlySalary), Ok(raw), "{unit:?}");
        }
    }
    assert_eq!(SalaryUnit::Ore.to_money(3_500_050).to_string(), "35000.5 SEK");
    assert_eq!(SalaryUnit::Kronor.to_money(35_000).to_string(), "35000 SEK");
}

#[rstest]
#[case(SalaryUnit::Ore, "35000.50", Ok(3_500_050))]
#[case(SalaryUnit::Ore, "35000.505", Err(MapError::TooFine(Field::MonthlySalary)))]
#[case(SalaryUnit::Kronor, "35000.00", Ok(35_000))]
#[case(SalaryUnit::Kronor, "35000.50", Err(MapError::TooFine(Field::MonthlySalary)))]
#[case(SalaryUnit::Kronor, "-1", Err(MapError::Negative(Field::MonthlySalary)))]
#[case(SalaryUnit::Ore, "79228162514264337593543950335", Err(MapError::TooLarge(Field::MonthlySalary)))]
#[case(SalaryUnit::Kronor, "79228162514264337593543950335", Err(MapError::TooLarge(Field::MonthlySalary)))]
fn amount_is_never_rounded(#[case] unit: SalaryUnit, #[case] amount: &str, #[case] raw: Result<i64, MapError>) {
    assert_eq!(unit.from_money(&Money { amount: amount.parse().unwrap(), currency: Currency::SEK }, Field::MonthlySalary), raw);
}

#[test]
fn amount_in_another_currency_is_refused() {
    let euro = Money { amount: Decimal::ONE, currency: "EUR".parse().unwrap() };
    assert_eq!(SalaryUnit::Ore.from_money(&euro, Field::HourlySalary), Err(MapError::NotKronor(Field::HourlySalary)));
}

#[test]
fn salary_samples_are_active_users_monthly_first() {
    let other = |id: i64, name: &str, active: bool| User { id, name: name.to_owned(), active, ..user() };
    let users = [user(), other(502, "Alva", true), other(503, "Gone", false), other(504, "Bo", true)];
    let pay = |user_id, monthly, hourly| PayrollUser { user_id, monthly_salary: monthly, hourly_salary: hourly, ..PayrollUser::default() };
    let agreements = [pay(501, Some(35), None), pay(502, Some(0), Some(180)), pay(503, Some(99), None), pay(504, Some(30), Some(0))];
    let samples: Vec<_> = salary_samples(&users, &agreements).into_iter().map(|sample| (sample.name, sample.raw, sample.period)).collect();
    let sample = |name: &str, raw, period| (name.to_owned(), raw, period);
    let expected =
        [sample("Bo", 30, PayPeriod::Monthly), sample("Ebba Lindqvist", 35, PayPeriod::Monthly), sample("Alva", 180, PayPeriod::Hourly)];
    assert_eq!(samples, expected);
}

#[test]
fn new_user_needs_name_and_email() {
    let fields = [
        change(Field::Active, Value::Flag(true)),
        change(Field::Name, text("Ebba")),
        change(Field::Email, text("e@example.test")),
        change(Field::Phone, text("070")),
    ];
    let user = user_to_create(&fields, "alx-7").unwrap();
    assert_eq!((user.foreign_id.as_str(), user.name.as_str(), user.email.as_str(), user.active), ("alx-7", "Ebba", "e@example.test", true));
    assert_eq!(user_to_create(&fields[..2], "alx-7"), Err(MapError::Needed(Field::Email)));
    assert_eq!(user_to_create(&fields[2..], "alx-7"), Err(MapError::Needed(Field::Name)));
}

#[test]
fn user_update_keeps_other_fields() {
    let fields = [change(Field::Email, text("new@example.test")), change(Field::Name, None), change(Field::City, text("Lund"))];
    assert_eq!(user_to_update(&user(), &fields), User { email: "new@example.test".to_owned(), ..user() });
    assert!(!user_to_update(&user(), &[change(Field::Active, Value::Flag(false))]).active);
}

#[test]
fn agreement_contains_changed_fields_only() {
    let fields = [
        change(Field::Name, text("Ebba")),
        change(Field::City, text("Lund")),
        change(Field::TaxTable, Value::Number(32)),
        change(Field::EmploymentEnd, Value::Date(day("2027-05-31"))),
        change(Field::MonthlySalary, kronor("35000.5")),
        change(Field::MonthlySalaryStart, Value::Date(day("2026-12-01"))),
    ];
    let expected = Agreement {
        state: Some("Lund".to_owned()),
        tax_table: Some(32),
        employment_end: Some(EndDate::Set(day("2027-05-31"))),
        monthly_salary: Some(3_500_050),
        monthly_salary_start_date: Some(day("2026-12-01")),
        ..Agreement::default()
    };
    assert_eq!(agreement(&fields, Some(SalaryUnit::Ore)), Ok(expected));
    assert!(agreement(&fields[..1], None).unwrap().is_empty());
}

#[test]
fn empty_end_removes_the_end() {
    let written = agreement(&[change(Field::EmploymentEnd, None)], None).unwrap();
    assert_eq!(written, Agreement { employment_end: Some(EndDate::Remove), ..Agreement::default() });
}

#[rstest]
#[case(&[change(Field::MonthlySalary, kronor("1")), change(Field::MonthlySalaryStart, Value::Date(day("2026-01-01")))], None, MapError::UnitUnconfirmed(Field::MonthlySalary))]
#[case(&[change(Field::MonthlySalary, kronor("1"))], Some(SalaryUnit::Ore), MapError::HalfSalary(Field::MonthlySalary))]
#[case(&[change(Field::HourlySalaryStart, Value::Date(day("2026-01-01")))], Some(SalaryUnit::Ore), MapError::HalfSalary(Field::HourlySalary))]
#[case(&[change(Field::Ssn, None)], None, MapError::CannotEmpty(Field::Ssn))]
#[case(&[change(Field::Ssn, text(" "))], None, MapError::CannotEmpty(Field::Ssn))]
#[case(&[change(Field::Ssn, Value::Number(1))], None, MapError::WrongKind(Field::Ssn))]
#[case(&[change(Field::TaxTable, text("32"))], None, MapError::WrongKind(Field::TaxTable))]
#[case(&[change(Field::EmploymentStart, text("2026-01-01"))], None, MapError::WrongKind(Field::EmploymentStart))]
#[case(&[change(Field::HourlySalary, Value::Number(1))], Some(SalaryUnit::Ore), MapError::WrongKind(Field::HourlySalary))]
fn unwritable_field_is_an_error(#[case] fields: &[FieldChange], #[case] unit: Option<SalaryUnit>, #[case] error: MapError) {
    assert_eq!(agreement(fields, unit), Err(error));
}
