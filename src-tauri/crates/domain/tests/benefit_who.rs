//! Who is paid: by e-mail address, else by personnel number. Never somebody else, and never one under two names.
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
    let (kind, state, _, _, codes) = world.says();
    assert_eq!((kind, state), (ChangeKind::Blocked, BenefitState::Blocked), "{:#?}", world.row());
    codes
}

#[rstest]
#[case(Some("anna@pay.example"), None, "k-anna")]
#[case(Some("  ANNA@Pay.Example\t"), None, "k-anna")]
#[case(Some("anna@pay.example"), Some("007"), "k-anna")]
// A number that leads to nobody contradicts nobody.
#[case(Some("anna@pay.example"), Some("9"), "k-anna")]
#[case(None, Some("007"), "k-anna")]
#[case(Some("  "), Some(" 8 "), "k-bert")]
fn somebody_is_found(#[case] email: Option<&str>, #[case] number: Option<&str>, #[case] found: &str) {
    let mut world = world(email, number);
    world.target.people[0].email = Some("Anna@pay.example ".to_owned());
    let row = world.row();
    assert_eq!(row.target_id.as_ref().map(PersonId::as_str), Some(found));
    assert!(ticked(&row), "{row:#?}");
}

#[rstest]
#[case(Some("nobody@pay.example"), Some("007"), Code::BenefitPersonUnknown)]
#[case(None, Some("7"), Code::BenefitNumberUnknown)]
#[case(None, None, Code::BenefitPersonUnnamed)]
#[case(Some(" "), Some(" "), Code::BenefitPersonUnnamed)]
#[case(Some("anna@pay.example"), Some("8"), Code::BenefitPersonContradicts)]
fn nobody_is_guessed(#[case] email: Option<&str>, #[case] number: Option<&str>, #[case] code: Code) {
    assert_eq!(blocked(&world(email, number)), [code]);
}

#[test]
fn a_name_is_never_enough() {
    let mut world = world(None, None);
    world.people[0].name = Some("anna there".to_owned());
    assert_eq!(blocked(&world), [Code::BenefitPersonUnnamed]);
    world.people.clear();
    assert_eq!(blocked(&world), [Code::BenefitPersonUnnamed], "somebody the list of people does not have");
}

#[test]
fn a_number_that_several_others_have_contradicts_too() {
    let mut world = world(Some("anna@pay.example"), Some("8"));
    let mut third = world.target.people[1].clone();
    (third.id, third.email) = (PersonId("k-third".to_owned()), None);
    world.target.people.push(third);
    assert_eq!(blocked(&world), [Code::BenefitPersonContradicts]);
    world.people[0].email = None;
    assert_eq!(blocked(&world), [Code::BenefitPersonAmbiguous]);
}

#[test]
fn a_number_that_is_nobodys_beside_an_address_is_said() {
    let mut world = world(Some("anna@pay.example"), Some("4711"));
    let (kind, _, hold, _, codes) = world.says();
    assert_eq!((kind, hold, codes), (ChangeKind::Create, false, vec![Code::BenefitNumberNobodys]));
    let finding = &world.row().findings[0];
    assert_eq!((finding.params["email"].as_str(), finding.params["number"].as_str()), ("anna@pay.example", "4711"));
    // Where the target tells no numbers at all, none is missed.
    for person in &mut world.target.people {
        person.attributes.clear();
    }
    assert_eq!(world.says().4, []);
}

#[test]
fn of_two_attributes_the_owner_says_which() {
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
fn one_address_of_two_people_is_asked() {
    let mut world = world(Some("anna@pay.example"), None);
    world.target.people[1].email = Some("ANNA@pay.example".to_owned());
    assert_eq!(blocked(&world), [Code::BenefitPersonAmbiguous]);
    assert_eq!(world.row().findings[0].params["names"], "anna there, bert there");
}

#[test]
fn two_of_the_list_who_are_one_are_both_left() {
    let mut world = world(Some("anna@pay.example"), None).list("again", "y", 100);
    world.people.push(ListPerson { id: "again".to_owned(), number: Some("007".to_owned()), email: None, name: None });
    let plan = world.plan();
    assert_eq!(plan.changes.len(), 2);
    for row in &plan.changes {
        assert_eq!((row.kind, codes(row)), (ChangeKind::Blocked, vec![Code::BenefitPersonTwice]), "{row:#?}");
    }
}

#[test]
fn hidden_addresses_stop_who_has_one() {
    let mut world = world(Some("anna@pay.example"), Some("007"));
    world.target.emails_released = false;
    assert_eq!(blocked(&world), [Code::BenefitEmailsHidden]);
    world.people[0].email = None;
    assert!(ticked(&world.row()), "a number needs no address");
}

#[rstest]
#[case(Some(true), false)]
#[case(None, false)]
#[case(Some(false), true)]
fn the_inactive_wait(#[case] active: Option<bool>, #[case] hold: bool) {
    let mut world = world(Some("anna@pay.example"), None);
    world.target.people[0].active = active;
    let codes = if hold { vec![Code::BenefitPersonInactive] } else { Vec::new() };
    assert_eq!(world.says(), (ChangeKind::Create, BenefitState::New, hold, false, codes));
}

#[test]
fn of_whom_no_pay_is_shown_it_is_said() {
    let mut world = world(Some("anna@pay.example"), None);
    world.pay.retain(|pay| pay.person.as_str() != "k-anna");
    assert_eq!(world.says(), (ChangeKind::Create, BenefitState::New, false, false, vec![Code::BenefitUnseen]));
    assert!(told(&world.row()).unseen);
    assert_eq!(overview(&world.plan()).unseen, 1);
    // What the ledger knows counts all the more.
    world.ledger("anna", "a", 5_000, None);
    let (kind, _, hold, sent_before, codes) = world.says();
    assert_eq!((kind, hold, sent_before), (ChangeKind::Create, true, true));
    assert_eq!(codes, [Code::BenefitUnseen], "of whom nothing is shown, nobody can say that something was removed");
}

#[test]
fn who_gets_nothing_sent_needs_no_name() {
    let world = world(None, None).rule("x", BenefitRule::DoNotSend);
    assert_eq!(world.says(), (ChangeKind::InStep, BenefitState::NotSent, false, false, vec![Code::BenefitNotSent]));
    let world = World::new().rule("x", whole(existing("a"), Payout::OneTime));
    assert!(world.plan().changes.is_empty());
}
