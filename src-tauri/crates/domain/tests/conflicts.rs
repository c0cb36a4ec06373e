//! Conflicts: the owner decides about fields that changed on both sides.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Company, codes, conflicts, day, employed, fields, id, is_in_sync, monthly, named, new, text, today, untouched_fields};
use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::plan::employees::{Direction, SourceOfTruth, decide, fingerprint, merge_base_of};
use domain::plan::{ChangeKind, FieldChange, UntouchedWhy};
use rstest::rstest;

/// Both sides agreed on everything, then both changed the phone.
fn phones() -> Company {
    let mut company = Company::of_ebba();
    for person in company.alexis.iter_mut().chain(&mut company.kleer) {
        person.phone = Some("+46700000000".to_owned());
    }
    company.agree();
    company.alexis[0].phone = Some("+46701111111".to_owned());
    company.kleer[0].phone = Some("+46702222222".to_owned());
    company
}

fn row(company: &Company, direction: Direction) -> domain::plan::Change {
    if direction == Direction::Export { company.export() } else { company.import() }
}

const BOTH: [Direction; 2] = [Direction::Export, Direction::Import];

#[test]
fn field_changed_on_both_sides_is_a_conflict() {
    for lead in [SourceOfTruth::Alexis, SourceOfTruth::Kleer] {
        for direction in BOTH {
            let change = row(&phones().with_source_of_truth(lead.clone()), direction);
            assert_eq!((change.kind, conflicts(&change), fields(&change)), (ChangeKind::Conflict, vec![Field::Phone], vec![]));
            assert!(!change.is_sendable());
        }
    }
}

#[test]
fn field_changed_on_one_side_is_no_conflict() {
    let mut company = phones();
    company.kleer[0].phone = Some("070-000 00 00".to_owned());
    assert_eq!((fields(&company.export()), untouched_fields(&company.import())), (vec![Field::Phone], vec![Field::Phone]));
    let mut company = phones();
    company.alexis[0].phone = Some("+46700000000".to_owned());
    assert_eq!(
        (fields(&company.export()), untouched_fields(&company.import())),
        (vec![Field::Phone], vec![Field::Phone]),
        "Alexis HR leads"
    );
}

#[test]
fn difference_without_merge_base_is_no_conflict() {
    let mut company = phones();
    company.memory.merge_base.clear();
    assert_eq!(fields(&company.export()), [Field::Phone]);
}

#[rstest]
fn decided_row_equals_the_row_of_a_new_plan(
    #[values(Direction::Export, Direction::Import)] direction: Direction,
    #[values(true, false)] take_source: bool,
    #[values("phone", "bank", "name", "salary", "behind")] what: &str,
) {
    let (mut company, field) = conflict_in(what);
    let decided = company.decided(direction, field, take_source);
    assert_eq!(row(&company, direction), decided);
    if !take_source {
        assert_eq!(decided.kind, ChangeKind::InStep);
        assert!(assertions::all(decided.kept.iter(), |kept| kept.why == UntouchedWhy::Decided));
    }
}

/// Both sides agreed on everything, then both changed one field group.
fn conflict_in(what: &str) -> (Company, Field) {
    let mut company = Company::of_ebba();
    company.agree();
    let (alexis, kleer) = (&mut company.alexis[0], &mut company.kleer[0]);
    let field = match what {
        "phone" => return (phones(), Field::Phone),
        "bank" => {
            alexis.clearing_number = Some("8327-9".to_owned());
            kleer.account_number = Some("987654321".to_owned());
            Field::AccountNumber
        }
        "name" => {
            *alexis = named(alexis.clone(), "Ebba", "Berg");
            kleer.name = "Ebba Maria Ek".to_owned();
            Field::Name
        }
        "salary" => {
            alexis.salaries.push(monthly(36_000, "2026-11-01"));
            kleer.salaries.push(monthly(37_000, "2026-11-01"));
            Field::MonthlySalary
        }
        _ => {
            // The source's salary would begin before the target's.
            alexis.salaries.push(monthly(36_000, "2026-10-01"));
            kleer.salaries.push(monthly(37_000, "2026-11-01"));
            Field::MonthlySalary
        }
    };
    (company, field)
}

#[test]
fn decision_to_remove_an_end_has_a_warning() {
    for take_source in [true, false] {
        let mut company = Company::of_ebba();
        company.alexis[0].employment = employed("2020-01-01", Some("2026-12-31"));
        company.kleer[0].employment = employed("2020-01-01", Some("2026-12-31"));
        company.agree();
        company.alexis[0].employment = employed("2020-01-01", None);
        company.kleer[0].employment = employed("2020-01-01", Some("2027-06-30"));
        let decided = company.decided(Direction::Export, Field::EmploymentEnd, take_source);
        assert_eq!(company.export(), decided);
        assert_eq!(codes(&decided).contains(&FindingCode::EndDateRemoved), take_source);
    }
}

#[rstest]
fn decision_about_a_first_day_alone_is_remembered(#[values(true, false)] take_source: bool) {
    let mut company = Company::of_ebba();
    company.agree();
    company.alexis[0].salaries = vec![monthly(35_000, "2026-11-01")];
    company.kleer[0].salaries = vec![monthly(35_000, "2026-10-01")];
    let decided = company.decided(Direction::Export, Field::MonthlySalaryStart, take_source);
    assert_eq!(company.export(), decided);
}

#[test]
fn address_is_decided_as_a_whole() {
    let mut company = Company::of_ebba();
    for person in company.alexis.iter_mut().chain(&mut company.kleer) {
        (person.address.street, person.address.city) = (Some("Storgatan 1".to_owned()), Some("Lund".to_owned()));
    }
    company.agree();
    company.alexis[0].address.street = Some("Lillgatan 2".to_owned());
    company.kleer[0].address.city = Some("Malmö".to_owned());
    assert_eq!(conflicts(&company.export()), [Field::Street, Field::City], "one half changed here, one there");
    let decided = company.decided(Direction::Export, Field::City, false);
    assert_eq!((untouched_fields(&decided), company.export()), (vec![Field::Street, Field::City], decided.clone()));
}

#[test]
fn field_group_is_decided_as_a_whole() {
    let (mut company, _) = conflict_in("bank");
    assert_eq!(conflicts(&company.export()), [Field::ClearingNumber, Field::AccountNumber], "one half changed here, one there");
    let change = company.decided(Direction::Export, Field::AccountNumber, true);
    assert_eq!((fields(&change), conflicts(&change)), (vec![Field::ClearingNumber, Field::AccountNumber], vec![]));
    let (mut company, _) = conflict_in("salary");
    let change = company.decided(Direction::Export, Field::MonthlySalaryStart, true);
    assert_eq!(fields(&change), [Field::MonthlySalary, Field::MonthlySalaryStart]);
}

#[rstest]
fn decision_holds_in_the_other_direction(#[values("phone", "bank", "name", "salary")] what: &str) {
    let (mut company, field) = conflict_in(what);
    company.decided(Direction::Export, field, false);
    let import = company.import();
    assert_eq!((import.kind, conflicts(&import)), (ChangeKind::Update, vec![]), "Kleer's value is right, so it is sent");
    company.carry_out(Direction::Import);
    assert!(is_in_sync(&company.export()) && is_in_sync(&company.import()));
    let (mut company, field) = conflict_in(what);
    company.decided(Direction::Import, field, false);
    let export = company.export();
    assert_eq!((export.kind, conflicts(&export)), (ChangeKind::Update, vec![]), "Alexis HR's value is right, so it is sent");
    company.carry_out(Direction::Export);
    assert!(is_in_sync(&company.export()) && is_in_sync(&company.import()));
}

#[test]
fn further_change_of_a_value_is_a_new_conflict() {
    for direction in BOTH {
        for take_source in [true, false] {
            let mut company = phones();
            company.decided(direction, Field::Phone, take_source);
            let mut here = company.clone();
            here.alexis[0].phone = Some("+46703333333".to_owned());
            assert_eq!(row(&here, direction).kind, ChangeKind::Conflict);
            company.kleer[0].phone = Some("+46703333333".to_owned());
            assert_eq!(row(&company, direction).kind, ChangeKind::Conflict);
        }
    }
}

#[test]
fn decision_survives_another_spelling() {
    let mut company = phones();
    company.decided(Direction::Export, Field::Phone, false);
    company.alexis[0].phone = Some("070-111 11 11".to_owned());
    assert_eq!(untouched_fields(&company.export()), [Field::Phone]);
}

#[test]
fn decide_without_conflict_returns_none() {
    let mut change = phones().export();
    assert_eq!(decide(&mut change, Field::Email, true, Direction::Export, today()), None);
}

#[test]
fn decision_leaves_a_row_with_an_error_blocked() {
    let mut company = phones();
    company.alexis[0].clearing_number = Some("12".to_owned());
    let mut change = company.export();
    assert_eq!((change.kind, conflicts(&change)), (ChangeKind::Blocked, vec![Field::Phone]));
    decide(&mut change, Field::Phone, true, Direction::Export, today()).unwrap();
    assert_eq!(change.kind, ChangeKind::Blocked);
}

#[test]
fn fingerprint_ignores_the_spelling() {
    let same = |field: Field, a: &str, b: &str| {
        assert_eq!(fingerprint(field, Some(&text(a)), today()), fingerprint(field, Some(&text(b)), today()), "{a} {b}");
    };
    same(Field::Phone, "070-111 11 11", "+46701111111");
    same(Field::Ssn, "9001010017", "19900101-0017");
    same(Field::Name, " anna  BERG", "Anna Berg");
    same(Field::ClearingNumber, "8327-9", "8327");
    same(Field::Country, "Sweden", "se");
    let empty = fingerprint(Field::Phone, None, today());
    assert_ne!(empty, fingerprint(Field::Phone, Some(&text("1")), today()));
    assert_ne!(empty, fingerprint(Field::City, None, today()));
}

#[test]
fn merge_base_has_first_and_last_name_as_one() {
    let change = |field: Field, value: &str| FieldChange { field, old: None, new: Some(text(value)) };
    let merge_base = merge_base_of(&[change(Field::FirstName, "Anna"), change(Field::LastName, "Berg")], today());
    assert_eq!(merge_base, [(Field::Name, fingerprint(Field::Name, Some(&text("Anna Berg")), today()))].into());
}

#[test]
fn amount_changed_alike_on_both_sides_is_no_conflict() {
    let mut company = Company::of_ebba();
    company.agree();
    company.alexis[0].salaries = vec![monthly(36_000, "2026-01-01")];
    company.kleer[0].salaries = vec![monthly(36_000, "2026-11-01")];
    assert_eq!(company.import().conflicts, []);
    assert_eq!(
        new(&company.clone().with_source_of_truth(SourceOfTruth::Kleer).import(), Field::MonthlySalaryStart),
        Some(Value::Date(day("2026-11-01")))
    );
    assert!(company.memory.merge_base[&id("a")].contains_key(&Field::MonthlySalary));
}
