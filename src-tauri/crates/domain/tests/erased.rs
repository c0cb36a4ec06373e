//! Redaction of a person from a plan: in the own row, in the rows of others, and outside the rows.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeSet;

use common::benefits::{World, euros, month, overview};
use common::{Company, ebba, ebba_in_alexis, employed, id, named};
use domain::benefits::ListPerson;
use domain::finding::FindingCode as Code;
use domain::person::{Person, PersonId};
use domain::plan::employees::Direction;
use domain::plan::{Change, DifferenceWhy, ErasureScope, ErasureSubject, Plan};
use rstest::rstest;

fn ids(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// The person by ids, with every name in the plan.
fn subject(plan: &Plan, source: &[&str], target: &[&str]) -> ErasureSubject {
    let subject = ErasureSubject { source: ids(source), target: ids(target), names: BTreeSet::new() };
    ErasureSubject { names: subject.names_in(plan), ..subject }
}

fn redacted(plan: &Plan, source: &[&str], target: &[&str]) -> Plan {
    plan.clone().redacted(&ErasureScope::One(subject(plan, source, target)))
}

fn contains(plan: &Plan, text: &str) -> bool {
    serde_json::to_string(plan).unwrap().to_lowercase().contains(&text.to_lowercase())
}

#[test]
fn redaction_removes_names_from_month_difference() {
    let mut world = World::new().list("bert", "x", 5_000);
    world.entry("anna", "x", month("2026-10"), euros(4_711));
    let plan = world.plan();
    assert_eq!((plan.changes.len(), overview(&plan).difference.lines[1].why), (1, DifferenceWhy::PersonGone));
    assert!(contains(&plan, "ANNA"));
    let after = redacted(&plan, &["anna"], &[]);
    let lines = &overview(&after).difference.lines;
    assert_eq!((lines[0].name.as_str(), lines[1].name.as_str()), ("BERT", ""));
    assert_eq!(lines[1].before, Some(euros(4_711)), "the lines still add up");
    assert_eq!(redacted(&after, &["anna"], &[]), after, "doing it twice is doing it once");
    let empty = plan.redacted(&ErasureScope::Everybody);
    assert!(assertions::all(overview(&empty).difference.lines.iter(), |line| line.name.is_empty()));
}

/// Nils of Alexis HR. His personal number fits two people of Kleer.
fn two_of_one_number() -> Company {
    let nils = named(Person { private_email: None, ..ebba_in_alexis("n") }, "Nils", "Ek");
    let first = Person { name: "Ebba Lindqvist".to_owned(), ..ebba("1") };
    let second = Person { name: "Ida Alm".to_owned(), private_email: Some("ida@hem.example".to_owned()), ..ebba("2") };
    Company::new(vec![nils], vec![first, second])
}

#[test]
fn redaction_removes_person_from_candidates() {
    let plan = two_of_one_number().planned(Direction::Export).plan;
    let row = |plan: &Plan| plan.changes.iter().find(|change| change.source_id == Some(id("n"))).unwrap().clone();
    assert_eq!((row(&plan).findings[0].code, row(&plan).candidates.len()), (Code::AmbiguousMatch, 2));
    let after = redacted(&plan, &[], &["1"]);
    assert!(!contains(&after, "Ebba") && contains(&after, "Ida Alm") && contains(&after, "Nils Ek"), "{after:#?}");
    assert_eq!(row(&after).candidates.iter().map(|other| other.id.as_str()).collect::<Vec<_>>(), ["2"]);
    assert_eq!((row(&after).findings[0].code, row(&after).findings[0].params["names"].as_str()), (Code::AmbiguousMatch, "–, Ida Alm"));
}

#[rstest]
#[case::export(Direction::Export)]
#[case::import(Direction::Import)]
fn redaction_removes_person_from_shared_values(#[case] direction: Direction) {
    // Two people of the source share number, address and employee number. One person of the target has the same address.
    let share = |key: &str, first: &str, last: &str| {
        let (number, address) = (Some("7".to_owned()), Some("all@hem.example".to_owned()));
        let shared = Person { employee_number: number, private_email: address, ..ebba_in_alexis(key) };
        named(shared, first, last)
    };
    let (one, other) = (share("x", "Ebba", "Lindqvist"), share("y", "Nils", "Ek"));
    let taken = Person { ssn: None, employment: employed("2010-01-01", None), ..share("z", "Ida", "Alm") };
    let company = match direction {
        Direction::Export => Company::new(vec![one, other], vec![taken]),
        Direction::Import => Company::new(vec![taken], vec![one, other]),
    };
    let plan = company.planned(direction).plan;
    for (key, name, stays) in [("x", "Ebba Lindqvist", "Nils Ek"), ("y", "Nils Ek", "Ebba Lindqvist"), ("z", "Ida Alm", "Nils Ek")] {
        assert!(contains(&plan, name) && contains(&plan, stays), "{plan:#?}");
        let after = if key == "z" { redacted(&plan, &[], &[key]) } else { redacted(&plan, &[key], &[]) };
        assert!(!contains(&after, name) && contains(&after, stays), "{name}: {after:#?}");
        let codes = |plan: &Plan| plan.changes.iter().map(|change| change.findings.len()).sum::<usize>();
        let own = |change: &&Change| change.name.is_empty();
        let lost: usize = plan.changes.iter().zip(&after.changes).filter(|(_, after)| own(after)).map(|(row, _)| row.findings.len()).sum();
        assert_eq!(codes(&after) + lost, codes(&plan), "what was found of others stays");
    }
}

#[test]
fn redaction_finds_names_without_an_id_in_the_plan() {
    let mut world = World::new().list("anna", "x", 5_000);
    for person in &mut world.target.people {
        person.email = Some("anna@pay.example".to_owned());
    }
    let plan = world.plan();
    assert_eq!(plan.changes[0].findings[0].code, Code::BenefitPersonAmbiguous);
    assert!(contains(&plan, "bert there"));
    // The target calls Bert "bert there". No row of the plan contains his id.
    let after = redacted(&plan, &["bert"], &["k-bert"]);
    assert!(!contains(&after, "bert there") && contains(&after, "ANNA"), "{after:#?}");
}

#[test]
fn redaction_removes_person_from_duplicates() {
    let mut world = World::new().list("anna", "x", 5_000).list("carl", "x", 5_000);
    let twin =
        ListPerson { id: "carl".to_owned(), number: None, email: Some(" ANNA@pay.example".to_owned()), name: Some("Ek, Carl".to_owned()) };
    world.people.push(twin);
    let plan = world.plan();
    assert!(assertions::all(plan.changes.iter(), |row| row.findings[0].code == Code::BenefitPersonTwice), "{plan:#?}");
    let after = redacted(&plan, &["carl"], &[]);
    assert!(!contains(&after, "Ek, Carl") && contains(&after, "ANNA"), "{after:#?}");
    let left = after.changes.iter().find(|row| row.source_id == Some(PersonId("anna".to_owned()))).unwrap();
    assert_eq!(left.findings[0].params["names"], "ANNA, –");
}
