//! The plan of the employee export to Kleer, row by row.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use chrono::NaiveDate;
use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::matching::Links;
use domain::money::Money;
use domain::person::{Employment, PayPeriod, Person, Salary};
use domain::plan::employees::{Direction, EmployeeInput, EmployeeSettings, Memory, moved_since, plan, unconfirmed};
use domain::plan::{Change, ChangeKind};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-21")
}

fn ebba() -> Person {
    let mut ebba = Person::new("a", "Ebba Lindqvist");
    ebba.private_email = Some("ebba@hem.example".to_owned());
    ebba.ssn = Some("19900101-0017".to_owned());
    ebba.clearing_number = Some("6000".to_owned());
    ebba.account_number = Some("123456789".to_owned());
    ebba.employment = Some(Employment { start: Some(day("2020-01-01")), end: None });
    ebba.salaries = vec![Salary::kronor(35_000.into(), PayPeriod::Monthly, day("2026-01-01"))];
    ebba
}

/// The same person in the target.
fn ebba_in_target() -> Person {
    Person { id: domain::person::PersonId("1".to_owned()), ..ebba() }
}

fn rows(source: &[Person], target: &[Person], settings: &EmployeeSettings, salaries_known: bool) -> Vec<Change> {
    let (links, memory) = (Links::new(), Memory::default());
    let direction = Direction::Export;
    plan(&EmployeeInput { direction, source, target, links: &links, settings, memory: &memory, salaries_known, today: today() })
        .plan
        .changes
}

fn row(source: Person, target: Option<Person>) -> Change {
    let target: Vec<Person> = target.into_iter().collect();
    rows(&[source], &target, &EmployeeSettings::default(), true).remove(0)
}

fn fields(change: &Change) -> Vec<Field> {
    change.fields.iter().map(|field| field.field).collect()
}

fn codes(change: &Change) -> Vec<FindingCode> {
    change.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn in_step() {
    let change = row(ebba(), Some(ebba_in_target()));
    assert_eq!((change.kind, fields(&change)), (ChangeKind::InStep, vec![]));
}

#[test]
fn empty_source_value_empties_nothing() {
    let mut source = ebba();
    source.phone = None;
    let target = Person { phone: Some("+46701234567".to_owned()), ..ebba_in_target() };
    assert_eq!(row(source, Some(target)).kind, ChangeKind::InStep);
}

#[test]
fn changed_amount_includes_its_first_day() {
    let mut source = ebba();
    source.salaries = vec![Salary::kronor(36_000.into(), PayPeriod::Monthly, day("2026-01-01"))];
    let change = row(source, Some(ebba_in_target()));
    assert_eq!(fields(&change), [Field::MonthlySalary, Field::MonthlySalaryStart]);
    assert_eq!(change.field(Field::MonthlySalaryStart).unwrap().new, Some(Value::Date(day("2026-01-01"))));
}

#[test]
fn changed_first_day_includes_its_amount() {
    let mut source = ebba();
    source.salaries = vec![Salary::kronor(35_000.into(), PayPeriod::Monthly, day("2026-02-01"))];
    assert_eq!(fields(&row(source, Some(ebba_in_target()))), [Field::MonthlySalary, Field::MonthlySalaryStart]);
}

#[test]
fn hidden_first_day_of_an_equal_amount_is_no_change() {
    let mut target = ebba_in_target();
    target.salaries = vec![Salary::kronor(35_000.into(), PayPeriod::Monthly, None)];
    assert_eq!(row(ebba(), Some(target)).kind, ChangeKind::InStep);
}

#[test]
fn salary_without_a_first_day_is_blocked() {
    let mut source = ebba();
    source.salaries = vec![Salary::kronor(36_000.into(), PayPeriod::Monthly, None)];
    let change = row(source, Some(ebba_in_target()));
    assert_eq!(change.kind, ChangeKind::Blocked);
    assert!(codes(&change).contains(&FindingCode::Missing));
}

#[test]
fn raise_waits_for_its_day() {
    let mut source = ebba();
    source.salaries.push(Salary::kronor(40_000.into(), PayPeriod::Monthly, day("2027-01-01")));
    let change = row(source, Some(ebba_in_target()));
    assert_eq!((change.kind, codes(&change)), (ChangeKind::InStep, vec![FindingCode::SalaryLater]));
}

#[test]
fn future_hire_gets_the_first_salary_ahead() {
    let mut source = ebba();
    source.employment = Some(Employment { start: Some(day("2026-12-01")), end: None });
    source.salaries = vec![Salary::kronor(40_000.into(), PayPeriod::Monthly, day("2026-12-01"))];
    let change = row(source, None);
    assert_eq!(change.kind, ChangeKind::Create);
    assert_eq!(change.field(Field::MonthlySalary).unwrap().new, Some(Value::Money(Money::kronor(40_000.into()))));
}

#[test]
fn future_hourly_salary_is_not_sent_ahead() {
    let mut source = ebba();
    source.employment = Some(Employment { start: Some(day("2026-12-01")), end: None });
    source.salaries = vec![Salary::kronor(200.into(), PayPeriod::Hourly, day("2026-12-01"))];
    let change = row(source, None);
    assert_eq!(change.kind, ChangeKind::Create);
    assert!(change.field(Field::HourlySalary).is_none());
    assert!(codes(&change).contains(&FindingCode::SalaryLater));
}

#[test]
fn salary_of_the_other_kind_has_a_warning() {
    let mut target = ebba_in_target();
    target.salaries.push(Salary::kronor(180.into(), PayPeriod::Hourly, day("2025-01-01")));
    assert_eq!(codes(&row(ebba(), Some(target))), [FindingCode::OtherSalaryKind]);
}

#[test]
fn end_date_is_set_moved_and_removed() {
    let ending = |end: &str| Some(Employment { start: Some(day("2020-01-01")), end: Some(day(end)) });
    let set = row(Person { employment: ending("2026-12-31"), ..ebba() }, Some(ebba_in_target()));
    assert_eq!(fields(&set), [Field::EmploymentEnd]);
    let moved =
        row(Person { employment: ending("2027-01-31"), ..ebba() }, Some(Person { employment: ending("2026-12-31"), ..ebba_in_target() }));
    assert_eq!(moved.field(Field::EmploymentEnd).unwrap().new, Some(Value::Date(day("2027-01-31"))));
    let removed = row(ebba(), Some(Person { employment: ending("2026-12-31"), ..ebba_in_target() }));
    assert_eq!(removed.field(Field::EmploymentEnd).unwrap().new, None);
    assert!(codes(&removed).contains(&FindingCode::EndDateRemoved));
}

#[test]
fn half_a_bank_account_is_not_sent() {
    let change = row(Person { clearing_number: None, account_number: Some("987654321".to_owned()), ..ebba() }, Some(ebba_in_target()));
    assert_eq!((change.kind, codes(&change)), (ChangeKind::InStep, vec![FindingCode::BankAccountIncomplete]));
}

#[test]
fn agreement_needs_a_number_and_a_first_day() {
    for target in [None, Some(Person { employment: None, ..ebba_in_target() })] {
        let change = row(Person { ssn: None, employment: None, ..ebba() }, target);
        let missing = change.findings.iter().filter(|finding| finding.code == FindingCode::Missing).map(|finding| finding.field);
        assert_eq!(missing.collect::<Vec<_>>(), [Some(Field::Ssn), Some(Field::EmploymentStart)]);
        assert_eq!(change.kind, ChangeKind::Blocked);
    }
}

#[test]
fn address_of_two_people_blocks_both() {
    let twin = Person { id: domain::person::PersonId("b".to_owned()), ssn: Some("19800202-1235".to_owned()), ..ebba() };
    let changes = rows(&[ebba(), twin], &[], &EmployeeSettings::default(), true);
    assert!(
        assertions::all(changes.iter(), |change| change.kind == ChangeKind::Blocked && codes(change).contains(&FindingCode::EmailShared))
    );
}

#[test]
fn address_taken_in_the_target_blocks_a_creation() {
    let nils = Person { id: domain::person::PersonId("b".to_owned()), ssn: Some("19800202-1235".to_owned()), ..ebba() };
    let links = Links::from([(ebba().id, ebba_in_target().id)]);
    let (source, target, settings) = ([Person { private_email: None, ..ebba() }, nils], [ebba_in_target()], EmployeeSettings::default());
    let input = EmployeeInput {
        direction: Direction::Export,
        source: &source,
        target: &target,
        links: &links,
        settings: &settings,
        memory: &Memory::default(),
        salaries_known: true,
        today: today(),
    };
    let changes = plan(&input).plan.changes;
    let nils = changes.iter().find(|change| change.key == "source:b").unwrap();
    assert_eq!(nils.kind, ChangeKind::Blocked);
    assert!(codes(nils).contains(&FindingCode::EmailTaken));
}

#[test]
fn personal_number_of_two_people_blocks_both() {
    let twin = Person { id: domain::person::PersonId("b".to_owned()), private_email: Some("twin@hem.example".to_owned()), ..ebba() };
    let changes = rows(&[ebba(), twin], &[], &EmployeeSettings::default(), true);
    assert!(assertions::all(changes.iter(), |change| change.kind == ChangeKind::Blocked && codes(change).contains(&FindingCode::SsnShared)));
}

#[test]
fn broken_link_has_a_warning() {
    let links = Links::from([(ebba().id, domain::person::PersonId("9".to_owned()))]);
    let (source, target, settings) = ([ebba()], [ebba_in_target()], EmployeeSettings::default());
    let input = EmployeeInput {
        direction: Direction::Export,
        source: &source,
        target: &target,
        links: &links,
        settings: &settings,
        memory: &Memory::default(),
        salaries_known: true,
        today: today(),
    };
    let change = plan(&input).plan.changes.remove(0);
    assert_eq!((change.kind, codes(&change)), (ChangeKind::InStep, vec![FindingCode::LinkBroken]));
    assert_eq!(change.target_id.unwrap().as_str(), "1");
}

#[test]
fn earlier_leaver_is_not_created() {
    let change = row(Person { active: false, ..ebba() }, None);
    assert_eq!((change.kind, codes(&change)), (ChangeKind::InStep, vec![FindingCode::LeftAndNotInTarget]));
}

#[test]
fn leaver_on_both_sides_has_no_findings() {
    let gone = |person: Person| Person { active: false, phone: Some("12".to_owned()), clearing_number: Some("x".to_owned()), ..person };
    let change = row(gone(ebba()), Some(Person { account_number: None, ..gone(ebba_in_target()) }));
    assert_eq!((change.kind, codes(&change)), (ChangeKind::InStep, vec![]));
}

#[test]
fn unconfirmed_unit_skips_salaries() {
    let mut source = ebba();
    source.salaries = vec![Salary::kronor(36_000.into(), PayPeriod::Monthly, day("2026-01-01"))];
    let change = rows(&[source], &[ebba_in_target()], &EmployeeSettings::default(), false).remove(0);
    assert_eq!((change.kind, codes(&change)), (ChangeKind::InStep, vec![FindingCode::SalaryUnitUnconfirmed]));
}

#[test]
fn change_is_confirmed_only_with_every_field() {
    let change = row(Person { phone: Some("070-123 45 67".to_owned()), name: "Ebba Lind".to_owned(), ..ebba() }, Some(ebba_in_target()));
    let settings = EmployeeSettings::default();
    assert_eq!(unconfirmed(&change, &ebba_in_target(), &settings, today()), [Field::Name, Field::Phone]);
    let half = Person { name: "Ebba  lind".to_owned(), ..ebba_in_target() };
    assert_eq!(unconfirmed(&change, &half, &settings, today()), [Field::Phone]);
    let whole = Person { phone: Some("+46 70 123 45 67".to_owned()), ..half };
    assert!(unconfirmed(&change, &whole, &settings, today()).is_empty());
}

#[test]
fn field_with_a_third_value_has_drifted() {
    let change = row(Person { name: "Ebba Lind".to_owned(), ..ebba() }, Some(ebba_in_target()));
    let settings = EmployeeSettings::default();
    assert!(moved_since(&change, &ebba_in_target(), &settings, today()).is_empty(), "as seen");
    assert!(moved_since(&change, &Person { name: "Ebba Lind".to_owned(), ..ebba_in_target() }, &settings, today()).is_empty(), "as wanted");
    assert_eq!(moved_since(&change, &Person { name: "Ebba Berg".to_owned(), ..ebba_in_target() }, &settings, today()), [Field::Name]);
}

/// A simple model of the target after a row was carried out.
fn carried_out(change: &Change, mut target: Person) -> Person {
    for field in &change.fields {
        match (field.field, &field.new) {
            (Field::Name, Some(Value::Text(text))) => target.name.clone_from(text),
            (Field::Email, Some(Value::Text(text))) => target.private_email = Some(text.clone()),
            (Field::Phone, Some(Value::Text(text))) => target.phone = Some(text.clone()),
            (Field::City, Some(Value::Text(text))) => target.address.city = Some(text.clone()),
            (Field::TaxTable, Some(Value::Number(number))) => target.tax_table = Some(*number),
            (Field::EmploymentEnd, end) => {
                target.employment.as_mut().unwrap().end = match end {
                    Some(Value::Date(end)) => Some(*end),
                    _ => None,
                }
            }
            (Field::MonthlySalary, Some(Value::Money(money))) => {
                let Some(Value::Date(from)) = change.field(Field::MonthlySalaryStart).and_then(|start| start.new.clone()) else {
                    panic!("an amount without its first day")
                };
                target.salaries.retain(|salary| salary.from != Some(from));
                target.salaries.push(Salary { money: money.clone(), period: PayPeriod::Monthly, from: Some(from) });
            }
            (Field::MonthlySalaryStart, _) => {}
            other => panic!("not in this model: {other:?}"),
        }
    }
    target
}

prop_compose! {
    fn any_person()(
        name in prop::sample::select(vec!["Ebba Lindqvist", "ebba  lindqvist", "Ebba Berg"]),
        phone in prop::option::of(prop::sample::select(vec!["0701234567", "+46 70 123 45 67", "+46709999999"])),
        city in prop::option::of(prop::sample::select(vec!["Lund", "LUND ", "Malmö"])),
        tax_table in prop::option::of(29_i64..43),
        end in prop::option::of(prop::sample::select(vec!["2026-12-31", "2027-01-31"])),
        salary in prop::sample::select(vec![30_000_i64, 35_000, 35_500]),
        from in prop::sample::select(vec!["2026-01-01", "2026-11-01"]),
    ) -> Person {
        let mut person = ebba();
        person.name = name.to_owned();
        person.phone = phone.map(str::to_owned);
        person.address.city = city.map(str::to_owned);
        person.tax_table = tax_table;
        person.employment.as_mut().unwrap().end = end.map(day);
        person.salaries = vec![Salary::kronor(salary.into(), PayPeriod::Monthly, day(from))];
        person
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plan_after_carrying_out_a_plan_is_empty(source in any_person(), target in any_person()) {
        let target = Person { id: domain::person::PersonId("1".to_owned()), ..target };
        let mut target = target;
        // A salary of the target with a later first day than the source's would stay in effect.
        target.salaries[0].from = target.salaries[0].from.min(source.salaries[0].from);
        let change = row(source.clone(), Some(target.clone()));
        let after = carried_out(&change, target);
        prop_assert!(unconfirmed(&change, &after, &EmployeeSettings::default(), today()).is_empty());
        let again = row(source, Some(after));
        prop_assert_eq!(again.kind, ChangeKind::InStep, "{:?}", again.fields);
    }
}
