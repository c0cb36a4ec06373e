//! A plan without somebody: not in their own row, not in the rows of others, and not beside the rows.
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

/// The person by ids, with every word by which the plan calls them.
fn somebody(plan: &Plan, source: &[&str], target: &[&str]) -> ErasureSubject {
    let bare = ErasureSubject { source: ids(source), target: ids(target), words: BTreeSet::new() };
    ErasureSubject { words: bare.called_in(plan), ..bare }
}

fn redacted(plan: &Plan, source: &[&str], target: &[&str]) -> Plan {
    plan.clone().redacted(&ErasureScope::One(somebody(plan, source, target)))
}

fn says(plan: &Plan, text: &str) -> bool {
    serde_json::to_string(plan).unwrap().to_lowercase().contains(&text.to_lowercase())
}

#[test]
fn who_has_nothing_any_more_is_no_longer_why_a_month_is_less() {
    let mut world = World::new().list("bert", "x", 5_000);
    world.entry("anna", "x", month("2026-10"), euros(4_711));
    let plan = world.plan();
    assert_eq!((plan.changes.len(), overview(&plan).difference.lines[1].why), (1, DifferenceWhy::PersonGone));
    assert!(says(&plan, "ANNA"));
    let bare = redacted(&plan, &["anna"], &[]);
    let lines = &overview(&bare).difference.lines;
    assert_eq!((lines[0].name.as_str(), lines[1].name.as_str()), ("BERT", ""));
    assert_eq!(lines[1].before, Some(euros(4_711)), "the lines still add up");
    assert_eq!(redacted(&bare, &["anna"], &[]), bare, "doing it twice is doing it once");
    let empty = plan.redacted(&ErasureScope::Everybody);
    assert!(assertions::all(overview(&empty).difference.lines.iter(), |line| line.name.is_empty()));
}

/// Nils of Alexis HR, who could be two people of Kleer by his personal number.
fn two_of_one_number() -> Company {
    let nils = named(Person { private_email: None, ..ebba_in_alexis("n") }, "Nils", "Ek");
    let first = Person { name: "Ebba Lindqvist".to_owned(), ..ebba("1") };
    let second = Person { name: "Ida Alm".to_owned(), private_email: Some("ida@hem.example".to_owned()), ..ebba("2") };
    Company::new(vec![nils], vec![first, second])
}

#[test]
fn nobody_could_be_somebody_who_was_erased() {
    let plan = two_of_one_number().planned(Direction::Export).plan;
    let row = |plan: &Plan| plan.changes.iter().find(|change| change.source_id == Some(id("n"))).unwrap().clone();
    assert_eq!((row(&plan).findings[0].code, row(&plan).candidates.len()), (Code::AmbiguousMatch, 2));
    let bare = redacted(&plan, &[], &["1"]);
    assert!(!says(&bare, "Ebba") && says(&bare, "Ida Alm") && says(&bare, "Nils Ek"), "{bare:#?}");
    assert_eq!(row(&bare).candidates.iter().map(|other| other.id.as_str()).collect::<Vec<_>>(), ["2"]);
    assert_eq!((row(&bare).findings[0].code, row(&bare).findings[0].params["names"].as_str()), (Code::AmbiguousMatch, "–, Ida Alm"));
}

#[rstest]
#[case::export(Direction::Export)]
#[case::import(Direction::Import)]
fn what_people_share_no_longer_says_with_whom(#[case] direction: Direction) {
    // Two of the source who share number, address and employee number, and one of the target who has the address as well.
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
        assert!(says(&plan, name) && says(&plan, stays), "{plan:#?}");
        let bare = if key == "z" { redacted(&plan, &[], &[key]) } else { redacted(&plan, &[key], &[]) };
        assert!(!says(&bare, name) && says(&bare, stays), "{name}: {bare:#?}");
        let codes = |plan: &Plan| plan.changes.iter().map(|change| change.findings.len()).sum::<usize>();
        let own = |change: &&Change| change.name.is_empty();
        let lost: usize = plan.changes.iter().zip(&bare.changes).filter(|(_, bare)| own(bare)).map(|(row, _)| row.findings.len()).sum();
        assert_eq!(codes(&bare) + lost, codes(&plan), "what was found of others stays");
    }
}

#[test]
fn nobody_of_the_target_is_named_whose_id_is_not_told() {
    let mut world = World::new().list("anna", "x", 5_000);
    for person in &mut world.target.people {
        person.email = Some("anna@pay.example".to_owned());
    }
    let plan = world.plan();
    assert_eq!(plan.changes[0].findings[0].code, Code::BenefitPersonAmbiguous);
    assert!(says(&plan, "bert there"));
    // Bert of the list is called "bert there" at the target, and no row of the plan says so.
    let bare = redacted(&plan, &["bert"], &["k-bert"]);
    assert!(!says(&bare, "bert there") && says(&bare, "ANNA"), "{bare:#?}");
}

#[test]
fn twins_of_the_list_no_longer_name_each_other() {
    let mut world = World::new().list("anna", "x", 5_000).list("carl", "x", 5_000);
    let twin =
        ListPerson { id: "carl".to_owned(), number: None, email: Some(" ANNA@pay.example".to_owned()), name: Some("Ek, Carl".to_owned()) };
    world.people.push(twin);
    let plan = world.plan();
    assert!(assertions::all(plan.changes.iter(), |row| row.findings[0].code == Code::BenefitPersonTwice), "{plan:#?}");
    let bare = redacted(&plan, &["carl"], &[]);
    assert!(!says(&bare, "Ek, Carl") && says(&bare, "ANNA"), "{bare:#?}");
    let left = bare.changes.iter().find(|row| row.source_id == Some(PersonId("anna".to_owned()))).unwrap();
    assert_eq!(left.findings[0].params["names"], "ANNA, –");
}
