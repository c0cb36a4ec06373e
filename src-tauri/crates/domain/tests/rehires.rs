//! Rehires: a person who left and came back has two records with one personal number.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Company, codes, ebba, ebba_in_alexis, employed, fields, id};
use domain::field::Field;
use domain::finding::FindingCode;
use domain::person::Person;
use domain::plan::ChangeKind;
use domain::plan::employees::{Direction, SourceOfTruth};

/// Ebba's record of an earlier employment.
fn earlier(person: Person, key: &str) -> Person {
    Person { id: id(key), active: false, employment: employed("2010-01-01", Some("2015-12-31")), ..person }
}

/// Ebba came back. She has two records at Alexis HR and one at Kleer.
fn back_in_alexis() -> Company {
    Company::new(vec![ebba_in_alexis("a"), earlier(ebba_in_alexis("o"), "o")], vec![ebba("1")])
}

#[test]
fn active_record_is_exported_and_earlier_one_ignored() {
    let company = back_in_alexis();
    let (now, old) = (company.export(), company.row(Direction::Export, "o"));
    assert_eq!((now.kind, codes(&now), now.target_id), (ChangeKind::InStep, vec![FindingCode::Rehired], Some(id("1"))));
    assert_eq!((old.kind, codes(&old), old.target_id), (ChangeKind::InStep, vec![FindingCode::ReplacedByRehire], None));
}

#[test]
fn link_passes_from_earlier_to_active_record() {
    let mut company = back_in_alexis();
    company.links.insert(id("o"), id("1"));
    // Kleer has neither number nor address. Without the link she would be created a second time.
    company.kleer[0] = Person { ssn: None, private_email: None, ..company.kleer[0].clone() };
    assert_eq!((company.export().kind, company.export().target_id), (ChangeKind::Update, Some(id("1"))));
    company.memory.not_same_person.insert((id("a"), id("1")));
    assert_eq!(company.export().target_id, None, "unless the owner said that they are two");
    company.memory.not_same_person.clear();
    company.kleer.push(ebba("2"));
    company.links.insert(id("a"), id("2"));
    assert_eq!(company.export().target_id, Some(id("2")), "or linked the new one");
}

#[test]
fn two_earlier_links_pass_no_link() {
    let mut company = back_in_alexis();
    company.alexis.push(earlier(ebba_in_alexis("p"), "p"));
    company.kleer = vec![
        Person { name: "E".into(), ssn: None, private_email: None, ..ebba("1") },
        Person { name: "L".into(), ssn: None, private_email: None, ..ebba("2") },
    ];
    company.links.extend([(id("o"), id("1")), (id("p"), id("2"))]);
    assert_eq!(company.export().target_id, None);
}

#[test]
fn import_writes_to_active_record_whichever_is_linked() {
    for links in [vec![], vec!["o"], vec!["a"], vec!["a", "o"]] {
        let mut company = back_in_alexis().with_source_of_truth(SourceOfTruth::Kleer);
        company.links.extend(links.iter().map(|from| (id(from), id("1"))));
        let rows = company.rows(Direction::Import);
        assert_eq!(rows.len(), 1, "the earlier record is not somebody who is missing in Kleer");
        assert_eq!((rows[0].kind, rows[0].target_id.clone()), (ChangeKind::InStep, Some(id("a"))), "{links:?}");
    }
}

#[test]
fn active_person_never_matches_inactive_twin() {
    let company = Company::new(vec![ebba_in_alexis("a")], vec![ebba("1"), earlier(ebba("0"), "0")]);
    assert_eq!((company.export().kind, company.export().target_id), (ChangeKind::InStep, Some(id("1"))));
    assert_eq!(codes(&company.export()), [FindingCode::InactiveTwin], "the active one is taken, and this is said");
    assert_eq!(company.export().findings[0].params["names"], "Ebba Lindqvist (1), Ebba Lindqvist (0)");
    let mut left = company;
    left.alexis[0].active = false;
    assert_eq!(codes(&left.export()), [FindingCode::AmbiguousMatch], "who left is asked about");
}

#[test]
fn two_active_records_block_the_rows() {
    let mut company = back_in_alexis();
    company.alexis[1].active = true;
    for row in ["a", "o"] {
        let change = company.row(Direction::Export, row);
        assert_eq!(change.kind, ChangeKind::Blocked);
        assert!(codes(&change).contains(&FindingCode::ContestedMatch));
    }
    assert_eq!(codes(&company.import()), [FindingCode::AmbiguousMatch]);
}

#[test]
fn two_left_records_block_while_target_is_active() {
    let mut company = back_in_alexis();
    company.alexis[0].active = false;
    assert_eq!(company.export().kind, ChangeKind::Blocked);
    company.kleer[0].active = false;
    assert_eq!((company.export().kind, codes(&company.export())), (ChangeKind::InStep, vec![]));
    assert_eq!((company.import().kind, codes(&company.import())), (ChangeKind::InStep, vec![]));
}

/// Both records of Alexis HR are linked, each to an active person of Kleer.
fn both_linked() -> Company {
    let mut company = back_in_alexis();
    company.kleer.push(Person { private_email: None, ..ebba("2") });
    company.links.extend([(id("a"), id("1")), (id("o"), id("2"))]);
    company
}

#[test]
fn link_of_earlier_record_only_is_a_leaver() {
    let mut company = both_linked();
    let old = company.row(Direction::Export, "o");
    assert_eq!(old.target_id, Some(id("2")));
    for code in [FindingCode::LeaverStillActive, FindingCode::ReplacedByRehire] {
        assert!(codes(&old).contains(&code), "{old:?}");
    }
    assert!(!fields(&old).contains(&Field::Active));
    assert_eq!((company.export().target_id, company.rows(Direction::Export).len()), (Some(id("1")), 2), "nobody twice");
    company.settings.deactivate_leavers = true;
    let old = company.row(Direction::Export, "o");
    assert_eq!((old.kind, fields(&old).contains(&Field::Active)), (ChangeKind::Update, true));
    company.memory.not_same_person.insert((id("o"), id("2")));
    assert_eq!(company.row(Direction::Export, "o").target_id, None, "unless the owner said that they are two");
}

#[test]
fn earlier_record_without_free_link_is_replaced() {
    let mut company = both_linked();
    company.kleer[1].active = false;
    assert_eq!(codes(&company.row(Direction::Export, "o")), [FindingCode::ReplacedByRehire], "gone already");
    let mut company = both_linked();
    company.links.insert(id("o"), id("1"));
    assert_eq!(codes(&company.row(Direction::Export, "o")), [FindingCode::ReplacedByRehire], "the new record's own");
}

#[test]
fn leaver_by_earlier_record_is_deactivated_once() {
    let mut company = both_linked();
    company.settings.deactivate_leavers = true;
    company.carry_out(Direction::Export);
    let active: Vec<bool> = company.kleer.iter().map(|person| person.active).collect();
    assert_eq!(active, [true, false]);
    for direction in [Direction::Export, Direction::Import] {
        let rows = company.rows(direction);
        assert!(assertions::all(rows.iter(), |change| !change.is_sendable()), "{rows:?}");
    }
    assert_eq!(codes(&company.row(Direction::Export, "o")), [FindingCode::ReplacedByRehire]);
}
