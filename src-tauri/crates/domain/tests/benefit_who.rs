//! Matches list people by e-mail address, else by personnel number. Nobody is paid under two names.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::benefits::*;
use domain::benefits::{BenefitRule, ListPerson, Payout};
use domain::finding::FindingCode as Code;
use domain::person::PersonId;
use domain::plan::{BenefitState, ChangeKind};
use rstest::rstest;

fn world(email: Option<&str>, number: Option<&str>) -> World {
    let mut world = World::new().list("anna", "x", 5_000);
    (world.people[0].email, world.people[0].number) = (email.map(str::to_owned), number.map(str::to_owned));
    world.target.people[0].attributes = vec![attribute("n", "Personal-Nr.", " 007 "), attribute("shoe", "Shoe size", "8")];
    world.target.people[1].attributes = vec![attribute("n", "Personal-Nr.", "8")];
    world
}

fn blocked(world: &World) -> Vec<Code> {
    let (kind, state, _, _, codes) = world.summary();
    assert_eq!((kind, state), (ChangeKind::Blocked, BenefitState::Blocked), "{:#?}", world.row());
    codes
}

#[rstest]
#[case(Some("anna@pay.example"), None, "k-anna")]
#[case(Some("  ANNA@Pay.Example\t"), None, "k-anna")]
#[case(Some("anna@pay.example"), Some("007"), "k-anna")]
// A number that matches nobody is no contradiction.
#[case(Some("anna@pay.example"), Some("9"), "k-anna")]
#[case(None, Some("007"), "k-anna")]
#[case(Some("  "), Some(" 8 "), "k-bert")]
fn person_is_matched_by_address_or_number(#[case] email: Option<&str>, #[case] number: Option<&str>, #[case] found: &str) {
    let mut world = world(email, number);
    world.target.people[0].email = Some("Anna@pay.example ".to_owned());
    let row = world.row();
    assert_eq!(row.target_id.as_ref().map(PersonId::as_str), Some(found));
    assert!(is_ticked(&row), "{row:#?}");
}

#[rstest]
#[case(Some("nobody@pay.example"), Some("007"), Code::BenefitPersonUnknown)]
#[case(None, Some("7"), Code::BenefitNumberUnknown)]
#[case(None, None, Code::BenefitPersonUnnamed)]
#[case(Some(" "), Some(" "), Code::BenefitPersonUnnamed)]
#[case(Some("anna@pay.example"), Some("8"), Code::BenefitPersonContradicts)]
fn uncertain_person_is_blocked(#[case] email: Option<&str>, #[case] number: Option<&str>, #[case] code: Code) {
    assert_eq!(blocked(&world(email, number)), [code]);
}

#[test]
fn name_alone_matches_nobody() {
    let mut world = world(None, None);
    world.people[0].name = Some("anna there".to_owned());
    assert_eq!(blocked(&world), [Code::BenefitPersonUnnamed]);
    world.people.clear();
    assert_eq!(blocked(&world), [Code::BenefitPersonUnnamed], "somebody the list of people does not have");
}

#[test]
fn number_of_several_others_contradicts_the_address() {
    let mut world = world(Some("anna@pay.example"), Some("8"));
    let mut third = world.target.people[1].clone();
    (third.id, third.email) = (PersonId("k-third".to_owned()), None);
    world.target.people.push(third);
    assert_eq!(blocked(&world), [Code::BenefitPersonContradicts]);
    world.people[0].email = None;
    assert_eq!(blocked(&world), [Code::BenefitPersonAmbiguous]);
}

#[test]
fn unknown_number_beside_an_address_has_a_warning() {
    let mut world = world(Some("anna@pay.example"), Some("4711"));
    let (kind, _, hold, _, codes) = world.summary();
    assert_eq!((kind, hold, codes), (ChangeKind::Create, false, vec![Code::BenefitNumberNobodys]));
    let finding = &world.row().findings[0];
    assert_eq!((finding.params["email"].as_str(), finding.params["number"].as_str()), ("anna@pay.example", "4711"));
    // If the target has no numbers at all, there is no warning.
    for person in &mut world.target.people {
        person.attributes.clear();
    }
    assert_eq!(world.summary().4, []);
}

#[test]
fn two_number_attributes_need_the_setting() {
    let mut world = world(None, Some("8"));
    world.target.people[0].attributes.push(attribute("other", "Employee ID", "8"));
    assert_eq!(blocked(&world), [Code::BenefitNumberUnknown], "two could be the number");
    world.settings.number_attribute = Some("other".to_owned());
    assert_eq!(world.row().target_id.unwrap().as_str(), "k-anna");
    world.settings.number_attribute = Some("n".to_owned());
    assert_eq!(world.row().target_id.unwrap().as_str(), "k-bert");
    world.settings.number_attribute = Some("shoe".to_owned());
    assert_eq!(world.row().target_id.unwrap().as_str(), "k-anna");
    world.settings.number_attribute = Some("gone".to_owned());
    assert_eq!(blocked(&world), [Code::BenefitNumberUnknown]);
}

#[test]
fn address_of_two_people_is_blocked() {
    let mut world = world(Some("anna@pay.example"), None);
    world.target.people[1].email = Some("ANNA@pay.example".to_owned());
    assert_eq!(blocked(&world), [Code::BenefitPersonAmbiguous]);
    assert_eq!(world.row().findings[0].params["names"], "anna there, bert there");
}

#[test]
fn two_list_people_with_one_match_are_blocked() {
    let mut world = world(Some("anna@pay.example"), None).list("again", "y", 100);
    world.people.push(ListPerson { id: "again".to_owned(), number: Some("007".to_owned()), email: None, name: None });
    let plan = world.plan();
    assert_eq!(plan.changes.len(), 2);
    for row in &plan.changes {
        assert_eq!((row.kind, codes(row)), (ChangeKind::Blocked, vec![Code::BenefitPersonTwice]), "{row:#?}");
    }
}

#[test]
fn hidden_addresses_block_people_with_an_address() {
    let mut world = world(Some("anna@pay.example"), Some("007"));
    world.target.emails_released = false;
    assert_eq!(blocked(&world), [Code::BenefitEmailsHidden]);
    world.people[0].email = None;
    assert!(is_ticked(&world.row()), "a number needs no address");
}

#[rstest]
#[case(Some(true), false)]
#[case(None, false)]
#[case(Some(false), true)]
fn inactive_person_waits_for_the_owner(#[case] active: Option<bool>, #[case] hold: bool) {
    let mut world = world(Some("anna@pay.example"), None);
    world.target.people[0].active = active;
    let codes = if hold { vec![Code::BenefitPersonInactive] } else { Vec::new() };
    assert_eq!(world.summary(), (ChangeKind::Create, BenefitState::New, hold, false, codes));
}

#[test]
fn person_without_visible_pay_has_a_warning() {
    let mut world = world(Some("anna@pay.example"), None);
    world.pay.retain(|pay| pay.person.as_str() != "k-anna");
    assert_eq!(world.summary(), (ChangeKind::Create, BenefitState::New, false, false, vec![Code::BenefitUnseen]));
    assert!(benefit_row(&world.row()).unseen);
    assert_eq!(overview(&world.plan()).unseen, 1);
    // The ledger counts even if the target shows no pay.
    world.add_sent("anna", "a", 5_000, None);
    let (kind, _, hold, sent_before, codes) = world.summary();
    assert_eq!((kind, hold, sent_before), (ChangeKind::Create, true, true));
    assert_eq!(codes, [Code::BenefitUnseen], "of whom nothing is shown, nobody can say that something was removed");
}

#[test]
fn person_without_sent_amounts_needs_no_match() {
    let world = world(None, None).rule("x", BenefitRule::DoNotSend);
    assert_eq!(world.summary(), (ChangeKind::InStep, BenefitState::NotSent, false, false, vec![Code::BenefitNotSent]));
    let world = World::new().rule("x", whole(existing("a"), Payout::OneTime));
    assert!(world.plan().changes.is_empty());
}
