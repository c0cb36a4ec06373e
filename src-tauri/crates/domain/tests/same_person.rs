//! Who could be the same person, and who the owner said is not.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Company, codes, ebba, ebba_in_alexis, employed, id};
use domain::finding::FindingCode;
use domain::person::Person;
use domain::plan::employees::Direction;
use domain::plan::{Change, ChangeKind};

/// Ebba on both sides, with nothing to find her by but her name and first day.
fn by_name() -> Company {
    let kleer = Person { ssn: None, private_email: Some("e@work.example".to_owned()), name: "ebba  LINDQVIST".to_owned(), ..ebba("1") };
    Company::new(vec![ebba_in_alexis("a")], vec![kleer])
}

fn both(company: &Company) -> [Change; 2] {
    [company.export(), company.import()]
}

#[test]
fn the_same_name_and_first_day_is_asked() {
    for change in both(&by_name()) {
        assert_eq!((change.kind, codes(&change), change.candidates.len()), (ChangeKind::Blocked, vec![FindingCode::MaybeSame], 1));
        assert!(change.fields.is_empty());
    }
}

/// Whoever looks at them sees one name twice: nobody is created beside, and nobody is taken for the other unasked.
#[test]
fn names_that_differ_in_what_cannot_be_seen_are_asked() {
    let mut company = by_name();
    company.kleer[0].name = "\u{202e}Ebba\u{200b} Lind\u{ad}qvist\u{feff}".to_owned();
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change), change.candidates.len()), (ChangeKind::Blocked, vec![FindingCode::MaybeSame], 1));
    }
}

#[test]
fn the_same_name_alone_is_a_warning() {
    let mut company = by_name();
    company.kleer[0].employment = employed("2021-01-01", None);
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Create, vec![FindingCode::SameName]));
        assert_eq!((change.candidates.len(), change.is_sendable()), (1, true), "the owner can link right there");
    }
}

#[test]
fn two_numbers_are_two_people() {
    let mut company = by_name();
    company.kleer[0].ssn = Some("19800202-1239".to_owned());
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Create, vec![]));
    }
}

#[test]
fn who_is_apart_is_not_asked_about_again() {
    let mut company = by_name();
    company.memory.not_same_person.insert((id("a"), id("1")));
    for change in both(&company) {
        assert_eq!((change.kind, codes(&change)), (ChangeKind::Create, vec![]));
    }
}

#[test]
fn apart_settles_a_number_of_two() {
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
fn apart_settles_an_address_handed_on() {
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
