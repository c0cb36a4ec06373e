//! People that could be the same person, and people that the owner declared different.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Company, codes, ebba, ebba_in_alexis, employed, id};
use domain::finding::FindingCode;
use domain::person::Person;
use domain::plan::employees::Direction;
use domain::plan::{Change, ChangeKind};

/// Ebba on both sides, with only her name and first day in common.
fn by_name() -> Company {
    let kleer = Person { ssn: None, private_email: Some("e@work.example".to_owned()), name: "ebba  LINDQVIST".to_owned(), ..ebba("1") };
    Company::new(vec![ebba_in_alexis("a")], vec![kleer])
}

fn both(company: &Company) -> [Change; 2] {
    [company.export(), company.import()]
}

#[test]
fn same_name_and_first_day_blocks_the_row() {
    for change in both(&by_name()) {
        assert_eq!((change.kind, codes(&change), change.candidates.len()), (ChangeKind::Blocked, vec![FindingCode::MaybeSame], 1));
        assert!(change.fields.is_empty());
    }
}

/// Both names look alike to the owner. So no person is created, and nothing is matched without asking.
#[test]
fn names_that_look_alike_block_the_row() {
    let mut company = by_name();
    company.kleer[0].name = "\u{202e}Ebba\u{200b} Lind\u{ad}qvist\u{feff}".to_owned();
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change), change.candidates.len()), (ChangeKind::Blocked, vec![FindingCode::MaybeSame], 1));
    }
}

#[test]
fn same_name_alone_is_a_warning() {
    let mut company = by_name();
    company.kleer[0].employment = employed("2021-01-01", None);
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Create, vec![FindingCode::SameName]));
        assert_eq!((change.candidates.len(), change.is_sendable()), (1, true), "the owner can link right there");
    }
}

#[test]
fn different_numbers_are_different_people() {
    let mut company = by_name();
    company.kleer[0].ssn = Some("19800202-1239".to_owned());
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Create, vec![]));
    }
}

#[test]
fn not_same_person_is_not_asked_again() {
    let mut company = by_name();
    company.memory.not_same_person.insert((id("a"), id("1")));
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Create, vec![]));
    }
}

#[test]
fn not_same_person_resolves_a_shared_number() {
    let second = Person { private_email: Some("e@work.example".to_owned()), ..ebba("2") };
    let mut company = Company::new(vec![ebba_in_alexis("a")], vec![ebba("1"), second]);
    assert_eq!(codes(&company.export()), [FindingCode::AmbiguousMatch]);
    for source in ["1", "2"] {
        assert!(codes(&company.row(Direction::Import, source)).contains(&FindingCode::ContestedMatch));
    }
    company.memory.not_same_person.insert((id("a"), id("2")));
    assert_eq!((company.export().kind, company.export().target_id), (ChangeKind::InStep, Some(id("1"))));
    assert_eq!(company.import().target_id, Some(id("a")));
    assert_eq!(company.row(Direction::Import, "2").target_id, None);
}

#[test]
fn not_same_person_resolves_a_shared_address() {
    let other = Person { name: "Nils Ek".to_owned(), ssn: Some("19800202-1239".to_owned()), ..ebba("1") };
    let mut company = Company::new(vec![ebba_in_alexis("a")], vec![other]);
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Blocked, vec![FindingCode::SsnDiffers]));
    }
    company.memory.not_same_person.insert((id("a"), id("1")));
    for change in both(&company) {
        assert_eq!(codes(&change), [FindingCode::EmailTaken], "still, two people have one address");
    }
}
