//! Who is who between two services.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use assertions::Reached;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::finding::FindingCode;
use domain::matching::{Links, Match, MatchedBy, match_people};
use domain::person::{Person, PersonId};
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn person(id: &str, ssn: Option<&str>, email: Option<&str>) -> Person {
    Person { ssn: ssn.map(str::to_owned), private_email: email.map(str::to_owned), ..Person::new(id, format!("Person {id}")) }
}

fn id(text: &str) -> PersonId {
    PersonId(text.to_owned())
}

fn found(source: &[Person], target: &[Person], links: &Links, who: &str) -> Match {
    match_people(source, target, links, &BTreeSet::new(), today()).source.remove(&id(who)).unwrap()
}

fn is(found: &Match, target: &str, how: MatchedBy) -> bool {
    matches!(found, Match::Found { target: id, by } if id.as_str() == target && *by == how)
}

fn code(found: &Match) -> Option<FindingCode> {
    match found {
        Match::Unclear { reason, .. } => Some(reason.code),
        _ => None,
    }
}

#[test]
fn a_link_goes_before_everything_else() {
    let source = [person("a", Some("19900101-0017"), Some("a@x.example"))];
    let target = [person("1", None, None), person("2", Some("199001010017"), Some("a@x.example"))];
    let links = Links::from([(id("a"), id("1"))]);
    assert!(is(&found(&source, &target, &links, "a"), "1", MatchedBy::Link));
}

#[test]
fn whoever_was_linked_to_somebody_who_is_gone_is_looked_for_anew() {
    let source = [person("a", Some("19900101-0017"), None)];
    let target = [person("2", Some("19900101-0017"), None)];
    let links = Links::from([(id("a"), id("1"))]);
    assert!(is(&found(&source, &target, &links, "a"), "2", MatchedBy::Ssn));
}

#[test]
fn the_personal_number_goes_before_the_address() {
    let source = [person("a", Some("9001010017"), Some("a@x.example"))];
    let target = [person("1", Some("19900101-0017"), Some("old@x.example")), person("2", None, Some("a@x.example"))];
    assert!(is(&found(&source, &target, &Links::new(), "a"), "1", MatchedBy::Ssn));
}

#[test]
fn an_address_is_enough_when_the_other_side_has_no_number() {
    let source = [person("a", Some("19900101-0017"), Some("A@X.example "))];
    let target = [person("1", None, Some("a@x.example"))];
    assert!(is(&found(&source, &target, &Links::new(), "a"), "1", MatchedBy::Email));
}

#[test]
fn an_address_that_was_handed_on_to_somebody_else_is_asked() {
    let source = [person("a", Some("19900101-0017"), Some("info@x.example"))];
    let target = [person("1", Some("19800202-1234"), Some("info@x.example"))];
    assert_eq!(code(&found(&source, &target, &Links::new(), "a")), Some(FindingCode::SsnDiffers));
}

#[test]
fn two_of_one_address_are_asked_on_either_side() {
    let one = [person("a", None, Some("info@x.example"))];
    let two = [person("1", None, Some("info@x.example")), person("2", None, Some("info@x.example"))];
    assert_eq!(code(&found(&one, &two, &Links::new(), "a")), Some(FindingCode::AmbiguousMatch));
    assert_eq!(code(&found(&two, &one, &Links::new(), "1")), Some(FindingCode::ContestedMatch));
}

#[test]
fn the_surest_of_two_claims_stands_and_the_other_is_asked() {
    let source = [person("a", Some("19900101-0017"), None), person("b", None, Some("b@x.example"))];
    let target = [person("1", Some("19900101-0017"), Some("b@x.example"))];
    assert!(is(&found(&source, &target, &Links::new(), "a"), "1", MatchedBy::Ssn));
    assert_eq!(code(&found(&source, &target, &Links::new(), "b")), Some(FindingCode::ContestedMatch));
}

#[test]
fn somebody_linked_is_not_given_to_another() {
    let source = [person("a", None, None), person("b", None, Some("b@x.example"))];
    let target = [person("1", None, Some("b@x.example"))];
    let links = Links::from([(id("a"), id("1"))]);
    assert_eq!(found(&source, &target, &links, "b"), Match::Nobody);
}

#[test]
fn one_name_on_both_sides_is_not_a_match() {
    let source = [Person::new("a", "Anna Andersson")];
    let target = [Person::new("1", "Anna Andersson")];
    assert_eq!(found(&source, &target, &Links::new(), "a"), Match::Nobody);
    assert_eq!(match_people(&source, &target, &Links::new(), &BTreeSet::new(), today()).only_in_target, [id("1")]);
}

#[test]
fn what_cannot_be_seen_tells_two_addresses_apart() {
    let source = [person("a", None, Some("a\u{200b}@x.example"))];
    let target = [person("1", None, Some("a@x.example"))];
    assert_eq!(found(&source, &target, &Links::new(), "a"), Match::Nobody);
}

#[test]
fn the_order_in_which_people_are_told_does_not_matter() {
    let number = Some("19900101-0017");
    let mut source = [person("a", number, None), person("b", number, None)];
    let mut target = [person("1", number, None), person("2", number, None)];
    let one = match_people(&source, &target, &Links::new(), &BTreeSet::new(), today());
    source.reverse();
    target.reverse();
    assert_eq!(one, match_people(&source, &target, &Links::new(), &BTreeSet::new(), today()));
}

fn people(side: &'static str) -> impl Strategy<Value = Vec<Person>> {
    let ssns = prop::option::of(prop::sample::select(vec!["19900101-0017", "9001010017", "19800202-1234", "x"]));
    let emails = prop::option::of(prop::sample::select(vec!["a@x.example", "A@x.example", "b@x.example", "c@x.example"]));
    prop::collection::vec((ssns, emails), 0..6).prop_map(move |all| {
        all.into_iter().enumerate().map(|(number, (ssn, email))| person(&format!("{side}{number}"), ssn, email)).collect()
    })
}

// How often the checks below were reached: chance may draw nothing that they are about.
static GIVEN: Reached = Reached::new();
static LEFT_OVER: Reached = Reached::new();

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    fn nobody_of_the_target_is_given_to_two_each_time(source in people("s"), target in people("t")) {
        let matches = match_people(&source, &target, &Links::new(), &BTreeSet::new(), today());
        let mut given: Vec<&PersonId> = matches.source.values().filter_map(|found| match found {
            Match::Found { target, .. } => Some(target),
            _ => None,
        }).collect();
        let all = given.len();
        if all > 1 {
            GIVEN.once();
        }
        given.sort();
        given.dedup();
        prop_assert_eq!(given.len(), all);
        for id in &matches.only_in_target {
            LEFT_OVER.once();
            prop_assert!(!given.contains(&id));
        }
        prop_assert_eq!(matches.source.len(), source.len());
    }
}

#[test]
fn nobody_of_the_target_is_given_to_two() {
    nobody_of_the_target_is_given_to_two_each_time();
    GIVEN.at_all();
    LEFT_OVER.at_all();
}
