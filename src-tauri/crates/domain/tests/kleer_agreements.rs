//! Agreements at Kleer with fields in another place or without fields.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Company, codes, ebba, ebba_in_alexis, fields, today};
use domain::field::Field;
use domain::finding::{Finding, FindingCode};
use domain::person::{Address, Person};
use domain::plan::ChangeKind;
use domain::plan::employees::{EmployeeSettings, unconfirmed};

fn with_address(mut person: Person, street: Option<&str>) -> Person {
    let text = |text: &str| Some(text.to_owned());
    person.address = Address { street: street.map(str::to_owned), zip_code: text("11122"), city: text("Stockholm"), country: text("SE") };
    person
}

fn with_finding(mut person: Person, code: FindingCode, field: Field) -> Person {
    person.findings.push(Finding::warning(code, field));
    person
}

fn in_alexis() -> Person {
    Person { phone: Some("+46701740601".to_owned()), ..with_address(ebba_in_alexis("a"), Some("Hamngatan 2")) }
}

#[test]
fn export_warns_of_street_in_other_line() {
    let kleer = with_finding(with_address(ebba("1"), None), FindingCode::StreetElsewhere, Field::Street);
    let change = Company::new(vec![in_alexis()], vec![kleer]).export();
    assert_eq!((change.kind, fields(&change)), (ChangeKind::Update, vec![Field::Phone]));
    assert_eq!(codes(&change), [FindingCode::StreetElsewhere]);
}

#[test]
fn import_warns_of_street_and_empties_nothing() {
    let kleer = with_finding(with_address(ebba("1"), None), FindingCode::StreetElsewhere, Field::Street);
    let change = Company::new(vec![in_alexis()], vec![kleer]).import();
    assert_eq!((fields(&change), codes(&change)), (vec![], vec![FindingCode::StreetElsewhere]));
}

#[test]
fn export_fills_a_gap_with_a_warning() {
    let kleer = with_finding(with_address(ebba("1"), Some("Hamngatan 2")), FindingCode::AgreementGap, Field::Phone);
    let change = Company::new(vec![in_alexis()], vec![kleer]).export();
    assert_eq!((change.kind, fields(&change), codes(&change)), (ChangeKind::Update, vec![Field::Phone], vec![FindingCode::AgreementGap]));
}

#[test]
fn missing_field_is_neither_compared_nor_sent() {
    for field in [Field::Phone, Field::EmploymentStart] {
        let mut kleer = with_finding(with_address(ebba("1"), Some("Hamngatan 2")), FindingCode::AgreementNotTold, field);
        if field == Field::EmploymentStart {
            kleer.phone = Some("+46701740601".to_owned());
            kleer.employment.as_mut().unwrap().start = None;
        }
        let change = Company::new(vec![in_alexis()], vec![kleer]).export();
        assert_eq!((change.kind, fields(&change), codes(&change)), (ChangeKind::InStep, vec![], vec![FindingCode::AgreementNotTold]));
    }
}

#[test]
fn new_agreement_is_confirmed_by_returned_fields() {
    let change = Company::new(vec![in_alexis()], vec![]).export();
    assert!(fields(&change).contains(&Field::Phone));
    let read = with_address(ebba("1"), Some("Hamngatan 2"));
    let missing = |person: &Person| unconfirmed(&change, person, &EmployeeSettings::default(), today());
    assert_eq!(missing(&read), [Field::Phone], "what is not there is not confirmed");
    assert_eq!(missing(&with_finding(read, FindingCode::AgreementNotTold, Field::Phone)), []);
}
