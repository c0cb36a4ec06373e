//! The scope of an integration, in both directions.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeSet;

use common::{Company, codes, ebba, ebba_in_alexis, employed, named};
use domain::finding::FindingCode;
use domain::person::{Person, Placement};
use domain::plan::ChangeKind;
use domain::plan::employees::{Direction, Scope};
use rstest::rstest;

const BOTH: [Direction; 2] = [Direction::Export, Direction::Import];

fn in_department(person: Person, department: &str) -> Person {
    Person { placement: Placement { department: Some(department.to_owned()), ..Placement::default() }, ..person }
}

fn nils(key: &str) -> Person {
    let (private_email, ssn) = (Some("nils@hem.example".to_owned()), Some("19800202-1239".to_owned()));
    Person { private_email, ssn, ..named(ebba(key), "Nils", "Ek") }
}

fn ids(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Ebba in the south and Nils in the north, on both sides. The scope is the north.
fn north() -> Company {
    let alexis = vec![in_department(ebba_in_alexis("a"), "south"), in_department(nils("b"), "north")];
    let mut company = Company::new(alexis, vec![ebba("1"), nils("2")]);
    company.settings.scope = Scope::Departments { ids: ids(&["north"]) };
    company
}

fn names(company: &Company, direction: Direction) -> Vec<String> {
    company.rows(direction).into_iter().map(|change| change.name).collect()
}

#[rstest]
#[case(Scope::All, true)]
#[case(Scope::Departments { ids: ids(&["d"]) }, true)]
#[case(Scope::Departments { ids: ids(&["o"]) }, false)]
#[case(Scope::Offices { ids: ids(&["o"]) }, true)]
#[case(Scope::CostCenters { ids: ids(&["c"]) }, true)]
#[case(Scope::CostCenters { ids: ids(&[]) }, false)]
#[case(Scope::People { ids: ids(&["a"]) }, true)]
#[case(Scope::People { ids: ids(&["b"]) }, false)]
fn scope_contains_matching_people(#[case] scope: Scope, #[case] holds: bool) {
    let placement = Placement { department: Some("d".into()), office: Some("o".into()), cost_center: Some("c".into()) };
    assert_eq!(scope.holds(&Person { placement, ..ebba("a") }), holds);
}

#[test]
fn people_outside_scope_are_only_counted() {
    for direction in BOTH {
        let planned = north().planned(direction);
        assert_eq!((names(&north(), direction), planned.active, planned.out_of_scope), (vec!["Nils Ek".to_owned()], 1, 1));
    }
}

#[test]
fn people_outside_scope_are_neither_created_nor_changed() {
    let mut company = north();
    company.kleer.remove(0);
    assert_eq!(names(&company, Direction::Export), ["Nils Ek"]);
    assert_eq!(names(&company, Direction::Import), ["Nils Ek"], "nor told to be missing");
}

#[test]
fn matching_includes_people_outside_scope() {
    let mut company = north();
    // Without Ebba, Nils would match her record by his address.
    company.alexis[1] = Person { ssn: None, private_email: company.alexis[0].private_email.clone(), ..company.alexis[1].clone() };
    company.kleer.remove(1);
    let nils = company.row(Direction::Export, "b");
    assert_eq!((nils.kind, nils.target_id.as_ref()), (ChangeKind::Blocked, None));
    assert_eq!(codes(&company.row(Direction::Export, "b"))[0], FindingCode::ContestedMatch);
}

#[test]
fn scope_includes_people_missing_in_alexis() {
    let mut company = north();
    company.alexis.remove(0);
    assert_eq!(company.row(Direction::Import, "1").kind, ChangeKind::Create);
}

#[test]
fn ambiguous_match_outside_scope_is_outside_scope() {
    let mut company = north();
    // Two people of the south have Ebba's number. Her match does not matter to the north.
    company.alexis.push(Person { id: common::id("c"), ..company.alexis[0].clone() });
    assert_eq!(names(&company, Direction::Import), ["Nils Ek"]);
}

#[test]
fn earlier_record_follows_its_replacement() {
    let mut company = north();
    company.kleer.push(Person { id: common::id("0"), active: false, employment: employed("2010-01-01", Some("2015-01-01")), ..ebba("0") });
    assert_eq!(names(&company, Direction::Import), ["Nils Ek"]);
}
