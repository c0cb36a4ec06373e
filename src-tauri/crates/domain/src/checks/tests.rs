use rstest::rstest;
use rust_decimal::Decimal;

use super::*;
use crate::finding::Severity::{self, Error, Warning};
use crate::money::Money;
use crate::person::{Address, Employment, PayPeriod, Salary};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-21")
}

/// A person without findings.
fn ebba() -> Person {
    Person {
        work_email: Some("ebba@nordlicht.example".into()),
        private_email: Some("ebba.lindqvist@mejl.example".into()),
        phone: Some("070-174 06 05".into()),
        ssn: Some("901211-9948".into()),
        address: Address {
            street: Some("Provgatan 1".into()),
            zip_code: Some("111 22".into()),
            city: Some("Stockholm".into()),
            country: Some("Sverige".into()),
        },
        tax_table: Some(32),
        tax_column: Some(1),
        clearing_number: Some("8327-9".into()),
        account_number: Some("123 456 789-7".into()),
        employment: Some(Employment { start: Some(day("2024-02-01")), end: None }),
        salaries: vec![Salary::kronor(Decimal::from(35_500), PayPeriod::Monthly, day("2026-01-01"))],
        ..Person::new("1", "Ebba Lindqvist")
    }
}

fn found(change: impl FnOnce(&mut Person)) -> Vec<(Severity, FindingCode, Option<Field>)> {
    let mut person = ebba();
    change(&mut person);
    check(&person, EmailChoice::Private, today()).into_iter().map(|found| (found.severity, found.code, found.field)).collect()
}

#[test]
fn correct_record_has_no_findings() {
    assert_eq!(found(|_| ()), []);
}

#[test]
fn empty_fields_are_not_checked() {
    assert_eq!(check(&Person::new("1", "Ebba Lindqvist"), EmailChoice::Work, today()), []);
    assert_eq!(found(|person| person.ssn = Some(" ".into())), []);
    assert_eq!(found(|person| person.phone = Some(String::new())), []);
}

#[rstest]
#[case("901211-994", FindingCode::SsnMalformed)]
#[case("901311-9948", FindingCode::SsnNoDate)]
#[case("901211-T948", FindingCode::SsnInterim)]
#[case("20271212-9986", FindingCode::SsnFuture)]
#[case("20150916-0006", FindingCode::SsnBirthNumber)]
#[case("901211-9949", FindingCode::SsnCheckDigit)]
fn wrong_personal_number_is_an_error(#[case] ssn: &str, #[case] code: FindingCode) {
    let person = Person { ssn: Some(ssn.into()), ..ebba() };
    let findings = check(&person, EmailChoice::Private, today());
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].severity, findings[0].code, findings[0].field), (Error, code, Some(Field::Ssn)));
}

#[rstest]
#[case("ebba", false)]
#[case("ebba@localhost", false)]
#[case("ebba@[127.0.0.1]", false)]
#[case("Ebba <ebba@mejl.example>", false)]
#[case("ebba@mejl.example, e@mejl.example", false)]
#[case("ebba lind@mejl.example", false)]
#[case(" ebba.lind+lön@mejl.example ", true)]
fn email_with_more_than_an_address_is_an_error(#[case] email: &str, #[case] good: bool) {
    let expected = if good { vec![] } else { vec![(Error, FindingCode::EmailMalformed, Some(Field::Email))] };
    assert_eq!(found(|person| person.private_email = Some(email.into())), expected);
}

#[test]
fn unchosen_email_address_is_not_checked() {
    let person = Person { work_email: Some("nonsense".into()), ..ebba() };
    assert_eq!(check(&person, EmailChoice::Private, today()), []);
    assert_eq!(check(&person, EmailChoice::Work, today()).len(), 1);
}

#[rstest]
#[case("12")]
#[case("070-174 06 05 / 08-40 68 00")]
#[case("ask Nils")]
#[case("070-174 06 05 ext 3")]
#[case("+46701740605123456789")]
fn wrong_phone_number_is_a_warning(#[case] phone: &str) {
    assert_eq!(found(|person| person.phone = Some(phone.into())), [(Warning, FindingCode::PhoneMalformed, Some(Field::Phone))]);
}

#[rstest]
#[case("SE", "111 22", None)]
#[case("SWE", "1112", Some((Warning, FindingCode::ZipCodeMalformed, Some(Field::ZipCode))))]
#[case("", "1112A", Some((Warning, FindingCode::ZipCodeMalformed, Some(Field::ZipCode))))]
#[case("Schweden", "SE-111 22", None)]
#[case("Norge", "0150", None)]
#[case("Sweeden", "0150", Some((Warning, FindingCode::CountryUnknown, Some(Field::Country))))]
fn postal_code_is_checked_in_sweden_only(
    #[case] country: &str,
    #[case] zip_code: &str,
    #[case] expected: Option<(Severity, FindingCode, Option<Field>)>,
) {
    let address = Address { country: Some(country.into()), zip_code: Some(zip_code.into()), ..Address::default() };
    assert_eq!(found(|person| person.address = address), Vec::from_iter(expected));
}

#[rstest]
#[case(28, false)]
#[case(29, true)]
#[case(42, true)]
#[case(43, false)]
#[case(-32, false)]
fn tax_table_out_of_range_is_an_error(#[case] table: i64, #[case] good: bool) {
    let finding = Finding::error(FindingCode::TaxTableOutOfRange, Field::TaxTable).with("from", 29).with("to", 42);
    let findings = check(&Person { tax_table: Some(table), ..ebba() }, EmailChoice::Private, today());
    assert_eq!(findings, if good { vec![] } else { vec![finding] });
}

#[rstest]
#[case(2013, 29, 37)]
#[case(2014, 29, 37)]
#[case(2015, 29, 40)]
#[case(2016, 29, 42)]
#[case(2030, 29, 42)]
fn tax_tables_depend_on_the_year(#[case] year: i32, #[case] from: i64, #[case] to: i64) {
    assert_eq!(tax::tables(year), from..=to);
}

#[rstest]
#[case(0, Some((Error, FindingCode::TaxColumnOutOfRange)))]
#[case(1, None)]
#[case(6, None)]
#[case(7, Some((Warning, FindingCode::TaxColumnRare)))]
#[case(8, Some((Error, FindingCode::TaxColumnOutOfRange)))]
fn tax_column_out_of_range_is_an_error(#[case] column: i64, #[case] expected: Option<(Severity, FindingCode)>) {
    let expected = expected.map(|(severity, code)| (severity, code, Some(Field::TaxColumn)));
    assert_eq!(found(|person| person.tax_column = Some(column)), Vec::from_iter(expected));
}

#[rstest]
#[case("2024-02-01", false)]
#[case("2024-01-31", true)]
fn employment_with_end_before_start_is_an_error(#[case] end: &str, #[case] wrong: bool) {
    let expected = if wrong { vec![(Error, FindingCode::EndBeforeStart, Some(Field::EmploymentEnd))] } else { vec![] };
    assert_eq!(found(|person| person.employment = Some(Employment { start: Some(day("2024-02-01")), end: Some(day(end)) })), expected);
}

#[rstest]
#[case("0", true)]
#[case("35500.50", true)]
#[case("35500.5000", true)]
#[case("35500.505", false)]
#[case("-1", false)]
fn salary_amount_must_fit_the_target(#[case] amount: &str, #[case] good: bool) {
    let money = Money { amount: amount.parse().unwrap(), currency: "SEK".parse().unwrap() };
    let salary = Salary { money, period: PayPeriod::Hourly, from: None };
    let expected = if good { vec![] } else { vec![(Error, FindingCode::SalaryMalformed, Some(Field::HourlySalary))] };
    assert_eq!(found(|person| person.salaries = vec![salary]), expected);
}

#[test]
fn other_currency_or_period_is_named_in_the_error() {
    let money = Money { amount: Decimal::from(3000), currency: "EUR".parse().unwrap() };
    let salary = Salary { money, period: PayPeriod::Other("WEEKLY".into()), from: None };
    let findings = check(&Person { salaries: vec![salary], ..ebba() }, EmailChoice::Private, today());
    let currency = Finding::error(FindingCode::SalaryCurrency, None).with("currency", "EUR");
    let period = Finding::error(FindingCode::PayPeriodUnsupported, None).with("period", "WEEKLY");
    assert_eq!(findings, [currency, period]);
}

#[rstest]
#[case::past_and_current(&[Some("2020-01-01"), Some("2026-11-21")], 1)]
#[case::in_any_order(&[Some("2026-11-21"), Some("2020-01-01")], 0)]
#[case::a_raise_to_come(&[Some("2020-01-01"), Some("2026-11-22")], 0)]
#[case::the_first_of_those_to_come(&[Some("2027-02-01"), Some("2027-01-01")], 1)]
#[case::no_start_is_the_oldest(&[None, Some("2020-01-01")], 1)]
#[case::no_start_is_in_effect(&[None, Some("2027-01-01")], 0)]
fn only_salary_in_effect_is_checked(#[case] starts: &[Option<&str>], #[case] expected: usize) {
    let amount = Decimal::from(100);
    let salaries: Vec<Salary> = starts.iter().map(|from| Salary::kronor(amount, PayPeriod::Monthly, from.map(day))).collect();
    assert_eq!(salary::in_effect(&salaries, today()), salaries.get(expected));
    for (place, _) in salaries.iter().enumerate() {
        let mut salaries = salaries.clone();
        salaries[place].period = PayPeriod::Other("ANNUAL".into());
        assert_eq!(found(|person| person.salaries = salaries).is_empty(), place != expected);
    }
}

#[test]
fn findings_are_sorted_with_errors_first() {
    let findings = found(|person| {
        person.tax_column = Some(7);
        person.phone = Some("12".into());
        person.clearing_number = Some("832".into());
        person.private_email = Some("x".into());
    });
    let codes: Vec<_> = findings.into_iter().map(|(_, code, _)| code).collect();
    use FindingCode::*;
    assert_eq!(codes, [EmailMalformed, ClearingMalformed, PhoneMalformed, TaxColumnRare]);
}

#[test]
fn finding_parameters_contain_no_personal_number() {
    // Some account numbers are personal numbers too.
    let person = Person {
        ssn: Some("19901211-9949".into()),
        clearing_number: Some("3300".into()),
        account_number: Some("9012119949".into()),
        ..ebba()
    };
    let findings = check(&person, EmailChoice::Private, today());
    assert_eq!(findings.len(), 2);
    assert!(findings.iter().flat_map(|found| found.params.values()).all(|value| !value.contains("9949")));
}
