//! The plan of the employee export to Alexis HR.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{
    Company, codes, ebba, ebba_in_alexis, employed, fields, hourly, is_in_sync, kronor, monthly, named, new, text, untouched_fields,
};
use domain::field::Field;
use domain::finding::{Finding, FindingCode, Severity};
use domain::person::{EmailChoice, PayPeriod, Person, Salary};
use domain::plan::employees::{Direction, SourceOfTruth, split_name};
use domain::plan::{ChangeKind, NameSplit, UntouchedWhy};

fn by_kleer(alexis: Vec<Person>, kleer: Vec<Person>) -> Company {
    Company::new(alexis, kleer).with_source_of_truth(SourceOfTruth::Kleer)
}

fn split(first: &str, last: &str) -> NameSplit {
    NameSplit { first: first.to_owned(), last: last.to_owned() }
}

fn called(key: &str, name: &str) -> Person {
    Person { name: name.to_owned(), ..ebba(key) }
}

#[test]
fn name_is_split_only_if_the_full_name_differs() {
    let berg = named(ebba_in_alexis("a"), "Anna", "Maria Berg");
    let same = by_kleer(vec![berg.clone()], vec![called("1", "anna maria  BERG")]).import();
    assert!(is_in_sync(&same) && same.splits.is_empty(), "{same:?}");
    let differs = by_kleer(vec![berg], vec![called("1", "Anna Maria Berg Ek")]).import();
    assert_eq!(fields(&differs), [Field::FirstName, Field::LastName]);
    assert_eq!(differs.splits, [split("Anna", "Maria Berg Ek"), split("Anna Maria", "Berg Ek"), split("Anna Maria Berg", "Ek")]);
}

#[test]
fn chosen_split_is_remembered_by_the_shown_name() {
    let mut company = by_kleer(vec![], vec![called("1", "Anna  Maria Berg")]);
    let mut change = company.import();
    let taken = split_name(&mut change, 0).unwrap();
    assert_eq!((new(&change, Field::FirstName), new(&change, Field::LastName)), (Some(text("Anna")), Some(text("Maria Berg"))));
    company.memory.splits.insert(change.name.clone(), taken);
    assert_eq!(company.import(), change);
}

#[test]
fn last_name_to_empty_leaves_the_name_untouched() {
    let change = by_kleer(vec![ebba_in_alexis("a")], vec![called("1", "Ebba")]).import();
    assert_eq!(
        (change.kind, fields(&change), untouched_fields(&change)),
        (ChangeKind::InStep, vec![], vec![Field::FirstName, Field::LastName])
    );
    assert!(assertions::all(change.kept.iter(), |kept| kept.why == UntouchedWhy::NoWayToEmpty));
}

#[test]
fn untouched_name_offers_no_splits() {
    let change = Company::new(vec![ebba_in_alexis("a")], vec![called("1", "Ebba Maria Lind")]).import();
    assert_eq!((untouched_fields(&change), change.splits), (vec![Field::LastName], vec![]));
}

#[test]
fn name_of_one_word_is_a_first_name() {
    let change = by_kleer(vec![], vec![called("1", "Madonna")]).import();
    assert_eq!((change.kind, new(&change, Field::FirstName)), (ChangeKind::Create, Some(text("Madonna"))));
    assert!(change.field(Field::LastName).is_none() && change.splits.is_empty());
}

fn numbered(person: Person, number: &str) -> Person {
    Person { employee_number: Some(number.to_owned()), ..person }
}

fn nils(key: &str) -> Person {
    Person {
        name: "Nils Ek".to_owned(),
        private_email: Some("nils@hem.example".to_owned()),
        ssn: Some("19800202-1239".to_owned()),
        ..ebba(key)
    }
}

#[test]
fn shared_or_taken_employee_number_is_blocked() {
    let shared = by_kleer(vec![], vec![numbered(ebba("1"), "7"), numbered(nils("2"), " 7 ")]);
    for change in shared.rows(Direction::Import) {
        assert_eq!(change.kind, ChangeKind::Blocked);
        assert!(codes(&change).contains(&FindingCode::EmployeeNumberShared));
    }
    let own = by_kleer(vec![numbered(ebba_in_alexis("a"), "7")], vec![numbered(ebba("1"), "7")]);
    assert!(is_in_sync(&own.import()));
    let taken = by_kleer(vec![ebba_in_alexis("a"), numbered(named(nils("b"), "Nils", "Ek"), "7")], vec![numbered(ebba("1"), "7")]).import();
    assert_eq!((taken.kind, codes(&taken)), (ChangeKind::Blocked, vec![FindingCode::EmployeeNumberTaken]));
    assert_eq!(taken.findings[0].params["name"], "Nils Ek");
}

#[test]
fn taken_number_that_is_not_written_blocks_nothing() {
    let alexis = vec![numbered(ebba_in_alexis("a"), "8"), numbered(named(nils("b"), "Nils", "Ek"), "7")];
    let change = Company::new(alexis, vec![numbered(ebba("1"), "7")]).import();
    assert_eq!((change.kind, untouched_fields(&change), codes(&change)), (ChangeKind::InStep, vec![Field::EmployeeNumber], vec![]));
}

#[test]
fn number_of_two_target_people_is_taken_in_any_order() {
    let mut alexis = vec![numbered(ebba_in_alexis("a"), "7"), numbered(named(nils("b"), "Nils", "Ek"), "7")];
    let kleer = vec![numbered(ebba("1"), "7")];
    let one = by_kleer(alexis.clone(), kleer.clone()).import();
    alexis.reverse();
    assert_eq!(one, by_kleer(alexis, kleer).import());
}

#[test]
fn employment_type_follows_the_salary() {
    let by_the_hour = Person { salaries: vec![hourly(180, "2026-11-01")], ..ebba("1") };
    let made = by_kleer(vec![], vec![by_the_hour.clone()]).import();
    assert_eq!(new(&made, Field::EmploymentType), Some(text("Hourly")));
    assert_eq!((new(&made, Field::HourlySalary), made.field(Field::MonthlySalary)), (Some(kronor(180)), None));
    assert_eq!(new(&by_kleer(vec![], vec![ebba("1")]).import(), Field::EmploymentType), Some(text("Permanent")));
    let kind = |name: &str| Person { employment_type: Some(name.to_owned()), ..ebba_in_alexis("a") };
    let flips = |held: &str, kleer: Person| new(&by_kleer(vec![kind(held)], vec![kleer]).import(), Field::EmploymentType);
    assert_eq!(flips("Permanent", by_the_hour.clone()), Some(text("Hourly")));
    assert_eq!(flips("Hourly", ebba("1")), Some(text("Permanent")));
    assert_eq!(flips("Probation", by_the_hour), None);
}

#[test]
fn unmapped_employment_type_leaves_the_employment_out() {
    let mut company = by_kleer(vec![], vec![Person { employment: employed("2020-01-01", Some("2027-01-31")), ..ebba("1") }]);
    company.settings.permanent_type = None;
    let change = company.import();
    assert_eq!((change.kind, codes(&change)), (ChangeKind::Create, vec![FindingCode::EmploymentTypeUnmapped]));
    let employment = [Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd];
    assert!(!fields(&change).iter().any(|field| employment.contains(field)));
}

#[test]
fn merge_base_skips_an_end_that_was_not_compared() {
    let alexis = Person { employment: None, employment_type: None, ..ebba_in_alexis("a") };
    let mut company = by_kleer(vec![alexis], vec![Person { employment: employed("2020-01-01", Some("2027-01-31")), ..ebba("1") }]);
    company.settings.permanent_type = None;
    assert!(!company.planned(Direction::Import).merge_base[&common::id("a")].contains_key(&Field::EmploymentEnd));
}

#[test]
fn new_employment_includes_type_and_first_day() {
    let only_hired = Person { employment_type: None, ..ebba_in_alexis("a") };
    let first = by_kleer(vec![only_hired], vec![ebba("1")]).import();
    assert_eq!(fields(&first), [Field::EmploymentType, Field::EmploymentStart]);
    let left = Person { employment: employed("2015-01-01", Some("2018-06-30")), ..ebba_in_alexis("a") };
    let back = by_kleer(vec![left.clone()], vec![ebba("1")]).import();
    assert_eq!((fields(&back), untouched_fields(&back)), (vec![Field::EmploymentType, Field::EmploymentStart], vec![]));
    let alone = by_kleer(vec![left], vec![ebba("1")])
        .with_source_of_truth(SourceOfTruth::ByField { kleer: [Field::EmploymentStart].into() })
        .import();
    assert_eq!(fields(&alone), [Field::EmploymentType, Field::EmploymentStart]);
}

#[test]
fn salary_without_a_first_day_has_a_warning() {
    let kleer = Person { salaries: vec![Salary::kronor(36_000.into(), PayPeriod::Monthly, None)], ..ebba("1") };
    let change = by_kleer(vec![ebba_in_alexis("a")], vec![kleer]).import();
    assert_eq!((change.kind, codes(&change)), (ChangeKind::InStep, vec![FindingCode::SalaryStartUnknown]));
}

#[test]
fn ended_salary_is_ignored() {
    let ended = Person { salaries: vec![monthly(35_000, "2026-01-01"), hourly(180, "2024-01-01"), hourly(0, "2026-02-01")], ..ebba("1") };
    assert!(is_in_sync(&by_kleer(vec![ebba_in_alexis("a")], vec![ended]).import()));
    let none = Person { salaries: vec![monthly(35_000, "2026-01-01"), monthly(0, "2026-06-01")], ..ebba("1") };
    let alexis = Person { salaries: vec![monthly(34_000, "2025-01-01")], ..ebba_in_alexis("a") };
    let change = by_kleer(vec![alexis], vec![none]).import();
    assert!(is_in_sync(&change), "neither nothing nor what was before is written: {change:?}");
}

#[test]
fn two_salaries_of_one_day_give_one_plan_in_any_order() {
    let both = vec![monthly(35_000, "2026-01-01"), hourly(180, "2026-01-01")];
    let turned = both.iter().cloned().rev().collect();
    let row = |salaries| by_kleer(vec![], vec![Person { salaries, ..ebba("1") }]).import();
    assert_eq!(row(both), row(turned));
}

#[test]
fn import_creates_only_active_people_with_an_agreement() {
    let accountant = by_kleer(vec![], vec![Person { employment: None, ..ebba("1") }]).import();
    assert_eq!((accountant.kind, codes(&accountant)), (ChangeKind::InStep, vec![FindingCode::NoAgreement]));
    let left = by_kleer(vec![], vec![Person { active: false, ..ebba("1") }]).import();
    assert_eq!((left.kind, codes(&left)), (ChangeKind::InStep, vec![FindingCode::LeftAndNotInTarget]));
}

#[test]
fn email_is_written_to_the_chosen_field() {
    let kleer = Person { private_email: None, work_email: Some("ebba@work.example".to_owned()), ..ebba("1") };
    let mut company = by_kleer(vec![ebba_in_alexis("a")], vec![kleer]);
    company.settings.email = EmailChoice::Work;
    let change = company.import();
    assert_eq!((fields(&change), change.fields[0].old.clone()), (vec![Field::Email], None));
    company.settings.email = EmailChoice::Private;
    assert_eq!((fields(&company.import()), codes(&company.import())), (vec![], vec![FindingCode::EmailChosenMissing]));
}

#[test]
fn unconfirmed_unit_imports_no_salaries() {
    let mut company = by_kleer(vec![ebba_in_alexis("a")], vec![Person { salaries: vec![], ..ebba("1") }]);
    company.salaries_known = false;
    let change = company.import();
    assert_eq!((fields(&change), codes(&change)), (vec![], vec![FindingCode::SalaryUnitUnconfirmed]));
}

/// Ebba left in 2018 and comes back on `day`.
fn back_on(day: &str) -> Company {
    let left = Person { employment: employed("2015-01-01", Some("2018-06-30")), ..ebba_in_alexis("a") };
    by_kleer(vec![left], vec![Person { employment: employed(day, Some("2027-12-31")), ..ebba("1") }])
}

#[test]
fn future_rehire_gets_the_employment_when_it_begins() {
    let later = back_on("2026-11-22").import();
    assert_eq!((later.kind, fields(&later), untouched_fields(&later)), (ChangeKind::InStep, vec![], vec![]));
    assert_eq!(codes(&later), [FindingCode::EmploymentLater]);
    assert_eq!(later.findings[0].params["date"], "2026-11-22");
    let now = back_on("2026-11-21").import();
    assert_eq!((fields(&now), codes(&now)), (vec![Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd], vec![]));
}

#[test]
fn future_employment_is_postponed_with_any_source_of_truth() {
    let mut company = back_on("2026-12-01").with_source_of_truth(SourceOfTruth::Alexis);
    let change = company.import();
    assert_eq!(
        (fields(&change), untouched_fields(&change), codes(&change)),
        (vec![], vec![Field::EmploymentStart, Field::EmploymentEnd], vec![])
    );
    let now = company.clone();
    company.alexis[0].employment = employed("2020-01-01", None);
    company.kleer[0].employment = employed("2020-01-01", None);
    company.agree();
    (company.alexis, company.kleer) = (now.alexis, now.kleer);
    assert_eq!((company.import().kind, codes(&company.import())), (ChangeKind::InStep, vec![FindingCode::EmploymentLater]));
}

fn unread(code: FindingCode, field: Option<Field>) -> Finding {
    Finding::error(code, field).with("value", "?")
}

#[test]
fn unreadable_field_of_the_target_is_not_written() {
    for (code, field, row) in [
        (FindingCode::UnknownValue, Some(Field::TaxColumn), Field::TaxTable),
        (FindingCode::UnknownValue, Some(Field::HourlySalary), Field::MonthlySalary),
        (FindingCode::MomentUnclear, Some(Field::MonthlySalaryStart), Field::MonthlySalary),
        (FindingCode::SalaryAmbiguous, None, Field::MonthlySalary),
    ] {
        for direction in [Direction::Export, Direction::Import] {
            let mut company = Company::of_ebba();
            let (source, target) = match direction {
                Direction::Export => (&mut company.alexis[0], &mut company.kleer[0]),
                Direction::Import => (&mut company.kleer[0], &mut company.alexis[0]),
            };
            (source.tax_table, source.tax_column) = (Some(33), Some(1));
            target.salaries.clear();
            target.findings.push(unread(code, field));
            let change = company.row(direction, if direction == Direction::Export { "a" } else { "1" });
            assert!(!fields(&change).contains(&row) && !untouched_fields(&change).contains(&row), "{change:?}");
            assert!(!fields(&change).is_empty(), "the rest is sent: {change:?}");
            let said: Vec<Severity> = change.findings.iter().filter(|it| it.code == code).map(|it| it.severity).collect();
            assert_eq!((change.kind, said), (ChangeKind::Update, vec![Severity::Warning]));
        }
    }
}

#[test]
fn unreadable_employment_gets_no_second_one() {
    for code in [FindingCode::UnknownValue, FindingCode::MomentUnclear] {
        for field in [Field::EmploymentStart, Field::EmploymentEnd] {
            let mut alexis = Person { employment: None, employment_type: None, ..ebba_in_alexis("a") };
            alexis.findings.push(unread(code, Some(field)));
            let change = by_kleer(vec![alexis], vec![ebba("1")]).import();
            assert_eq!((change.kind, fields(&change), codes(&change)), (ChangeKind::InStep, vec![], vec![code]));
        }
    }
}

#[test]
fn merge_base_skips_unreadable_fields() {
    let mut company = by_kleer(vec![ebba_in_alexis("a")], vec![ebba("1")]);
    company.alexis[0].findings.push(unread(FindingCode::UnknownValue, Some(Field::EmploymentEnd)));
    assert!(!company.planned(Direction::Import).merge_base[&common::id("a")].contains_key(&Field::EmploymentEnd));
}

#[test]
fn replaced_salary_of_another_kind_has_a_warning() {
    let paid = |from: &str| Person { salaries: vec![hourly(180, from)], ..ebba_in_alexis("a") };
    let change = by_kleer(vec![paid("2025-06-01")], vec![ebba("1")]).import();
    assert_eq!((change.kind, codes(&change)), (ChangeKind::Update, vec![FindingCode::OtherSalaryKind]));
    assert_eq!((change.findings[0].field, change.findings[0].params["amount"].as_str()), (Some(Field::HourlySalary), "180 SEK"));
    let weekly = Person {
        salaries: vec![Salary::kronor(9_000.into(), PayPeriod::Other("weekly".to_owned()), common::day("2025-06-01"))],
        ..ebba_in_alexis("a")
    };
    assert_eq!(codes(&by_kleer(vec![weekly], vec![ebba("1")]).import()), [FindingCode::OtherSalaryKind]);
    let behind = by_kleer(vec![paid("2026-06-01")], vec![ebba("1")]).import();
    assert_eq!((behind.kind, codes(&behind)), (ChangeKind::Blocked, vec![FindingCode::SalaryBehindTarget, FindingCode::OtherSalaryKind]));
    assert_eq!(behind.findings[0].params["date"], "2026-06-01");
    let earlier = Person { salaries: vec![hourly(180, "2020-01-01"), monthly(35_000, "2026-01-01")], ..ebba_in_alexis("a") };
    assert!(by_kleer(vec![earlier], vec![ebba("1")]).import().findings.is_empty(), "what is no longer paid is nothing");
}

#[test]
fn equal_amount_before_another_kind_has_a_finding() {
    let paid = Person { salaries: vec![monthly(35_000, "2026-01-01"), hourly(180, "2026-06-01")], ..ebba_in_alexis("a") };
    let change = by_kleer(vec![paid], vec![ebba("1")]).import();
    assert_eq!((fields(&change), codes(&change)), (vec![], vec![FindingCode::OtherSalaryKind]));
}

#[test]
fn two_current_salaries_give_no_salary_and_no_type() {
    let both = Person {
        salaries: vec![monthly(35_000, "2026-01-01"), hourly(180, "2026-02-01")],
        phone: Some("0701111111".to_owned()),
        ..ebba("1")
    };
    let pay = Person { salaries: vec![monthly(30_000, "2020-01-01")], ..ebba_in_alexis("a") };
    let change = by_kleer(vec![pay.clone()], vec![both.clone()]).import();
    assert_eq!((change.kind, fields(&change), codes(&change)), (ChangeKind::Update, vec![Field::Phone], vec![FindingCode::TwoSalaryKinds]));
    assert_eq!(change.findings[0].params["amount"], "35000 SEK");
    let made = by_kleer(vec![], vec![both.clone()]).import();
    let left_out = |field: &Field| field.is_salary() || [Field::EmploymentType, Field::EmploymentStart].contains(field);
    assert!(made.kind == ChangeKind::Create && !fields(&made).iter().any(left_out), "{made:?}");
    let left = Person { employment: employed("2015-01-01", Some("2018-06-30")), ..pay };
    assert_eq!(fields(&by_kleer(vec![left], vec![both]).import()), [Field::Phone], "a new employment has a kind");
}
