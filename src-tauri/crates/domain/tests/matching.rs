//! Matching of people between two services.
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

fn found(source: &[Person], target: &[Person], links: &Links, source_id: &str) -> Match {
    match_people(source, target, links, &BTreeSet::new(), today()).source.remove(&id(source_id)).unwrap()
}

fn is_match(found: &Match, target: &str, expected: MatchedBy) -> bool {
    matches!(found, Match::Found { target: id, by } if id.as_str() == target && *by == expected)
}

fn code(found: &Match) -> Option<FindingCode> {
    match found {
        Match::Unclear { reason, .. } => Some(reason.code),
        _ => None,
    }
}

#[test]
fn link_wins_over_number_and_address() {
    let source = [person("a", Some("19900101-0017"), Some("a@x.example"))];
    let target = [person("1", None, None), person("2", Some("199001010017"), Some("a@x.example"))];
    let links = Links::from([(id("a"), id("1"))]);
    assert!(is_match(&found(&source, &target, &links, "a"), "1", MatchedBy::Link));
}

#[test]
fn broken_link_falls_back_to_other_keys() {
    let source = [person("a", Some("19900101-0017"), None)];
    let target = [person("2", Some("19900101-0017"), None)];
    let links = Links::from([(id("a"), id("1"))]);
    assert!(is_match(&found(&source, &target, &links, "a"), "2", MatchedBy::Ssn));
}

#[test]
fn personal_number_wins_over_address() {
    let source = [person("a", Some("9001010017"), Some("a@x.example"))];
    let target = [person("1", Some("19900101-0017"), Some("old@x.example")), person("2", None, Some("a@x.example"))];
    assert!(is_match(&found(&source, &target, &Links::new(), "a"), "1", MatchedBy::Ssn));
}

#[test]
fn address_matches_when_one_side_has_no_number() {
    let source = [person("a", Some("19900101-0017"), Some("A@X.example "))];
    let target = [person("1", None, Some("a@x.example"))];
    assert!(is_match(&found(&source, &target, &Links::new(), "a"), "1", MatchedBy::Email));
}

#[test]
fn same_address_with_different_numbers_is_unclear() {
    let source = [person("a", Some("19900101-0017"), Some("info@x.example"))];
    let target = [person("1", Some("19800202-1234"), Some("info@x.example"))];
    assert_eq!(code(&found(&source, &target, &Links::new(), "a")), Some(FindingCode::SsnDiffers));
}

#[test]
fn shared_address_is_unclear_on_either_side() {
    let one = [person("a", None, Some("info@x.example"))];
    let two = [person("1", None, Some("info@x.example")), person("2", None, Some("info@x.example"))];
    assert_eq!(code(&found(&one, &two, &Links::new(), "a")), Some(FindingCode::AmbiguousMatch));
    assert_eq!(code(&found(&two, &one, &Links::new(), "1")), Some(FindingCode::ContestedMatch));
}

#[test]
fn most_reliable_of_two_matches_wins() {
    let source = [person("a", Some("19900101-0017"), None), person("b", None, Some("b@x.example"))];
    let target = [person("1", Some("19900101-0017"), Some("b@x.example"))];
    assert!(is_match(&found(&source, &target, &Links::new(), "a"), "1", MatchedBy::Ssn));
    assert_eq!(code(&found(&source, &target, &Links::new(), "b")), Some(FindingCode::ContestedMatch));
}

#[test]
fn linked_person_matches_nobody_else() {
    let source = [person("a", None, None), person("b", None, Some("b@x.example"))];
    let target = [person("1", None, Some("b@x.example"))];
    let links = Links::from([(id("a"), id("1"))]);
    assert_eq!(found(&source, &target, &links, "b"), Match::Nobody);
}

#[test]
fn same_name_is_not_a_match() {
    let source = [Person::new("a", "Anna Andersson")];
    let target = [Person::new("1", "Anna Andersson")];
    assert_eq!(found(&source, &target, &Links::new(), "a"), Match::Nobody);
    assert_eq!(match_people(&source, &target, &Links::new(), &BTreeSet::new(), today()).only_in_target, [id("1")]);
}

#[test]
fn addresses_with_invisible_characters_differ() {
    let source = [person("a", None, Some("a\u{200b}@x.example"))];
    let target = [person("1", None, Some("a@x.example"))];
    assert_eq!(found(&source, &target, &Links::new(), "a"), Match::Nobody);
}

#[test]
fn matching_ignores_the_order_of_people() {
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

// Counters of the checks below, because the random input may not reach them.
static GIVEN: Reached = Reached::new();
static LEFT_OVER: Reached = Reached::new();

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    fn target_is_matched_once_each_time(source in people("s"), target in people("t")) {
        let matches = match_people(&source, &target, &Links::new(), &BTreeSet::new(), today());
        let mut matched: Vec<&PersonId> = matches.source.values().filter_map(|result| match result {
            Match::Found { target, .. } => Some(target),
            _ => None,
        }).collect();
        let all = matched.len();
        if all > 1 {
            GIVEN.once();
        }
        matched.sort();
        matched.dedup();
        prop_assert_eq!(matched.len(), all);
        for id in &matches.only_in_target {
            LEFT_OVER.once();
            prop_assert!(!matched.contains(&id));
        }
        prop_assert_eq!(matches.source.len(), source.len());
    }
}

#[test]
fn target_is_matched_at_most_once() {
    target_is_matched_once_each_time();
    GIVEN.assert_reached();
    LEFT_OVER.assert_reached();
}
