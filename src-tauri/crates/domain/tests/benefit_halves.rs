//! A benefit that is split goes out whole or waits whole.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::benefits::*;
use domain::benefits::{BenefitRule, Interval, Payout, Share, TypeChoice};
use domain::finding::FindingCode as Code;
use domain::plan::BenefitState;
use rust_decimal::Decimal;

/// Ten to the first type, the rest to the second.
fn split(first: TypeChoice, second: TypeChoice, payout: Payout) -> BenefitRule {
    let ten = part(first, Share::Amount(Decimal::TEN), payout);
    BenefitRule::Send { parts: vec![ten, part(second, Share::Rest, payout)] }
}

#[test]
fn what_others_entered_for_one_part_holds_the_other() {
    let mut world = World::new().list("anna", "x", 5_000).rule("x", split(existing("a"), existing("b"), Payout::OneTime));
    let plan = world.plan();
    assert!(ticked(of_type(&plan, "anna", "a")) && ticked(of_type(&plan, "anna", "b")));
    world.hold("p1", "anna", "a", 5_000);
    let plan = world.plan();
    assert!(codes(of_type(&plan, "anna", "a")).contains(&Code::BenefitOthersThere));
    let other = of_type(&plan, "anna", "b");
    assert!(!ticked(other) && codes(other) == [Code::BenefitHalf], "{other:#?}");
}

#[test]
fn a_part_that_is_there_holds_nothing() {
    let mut world = World::new().list("anna", "x", 5_000).rule("x", split(existing("a"), existing("b"), Payout::OneTime));
    world.hold("p1", "anna", "a", 1_000);
    let plan = world.plan();
    assert_eq!(told(of_type(&plan, "anna", "a")).state, BenefitState::ThereEqual);
    assert!(ticked(of_type(&plan, "anna", "b")));
}

#[test]
fn a_part_that_cannot_be_sent_holds_the_other() {
    // Type r would be paid every month for j and every year for x.
    let yearly = part(existing("r"), Share::Rest, Payout::Recurring { interval: Interval::Yearly });
    let rule = BenefitRule::Send { parts: vec![part(existing("a"), Share::Amount(Decimal::TEN), Payout::OneTime), yearly] };
    let world = World::new().list("anna", "x", 5_000).list("anna", "j", 700).rule("x", rule);
    let plan = world.plan();
    assert_eq!(told(of_type(&plan, "anna", "r")).state, BenefitState::Blocked);
    assert!(!ticked(of_type(&plan, "anna", "a")));
}

#[test]
fn holding_goes_on_through_what_is_paid_together() {
    // x: a and b. y: b and a new type. Somebody entered something under a.
    let mut world = World::new()
        .list("anna", "x", 5_000)
        .list("anna", "y", 5_000)
        .rule("x", split(existing("a"), existing("b"), Payout::OneTime))
        .rule("y", split(existing("b"), new_type("Neu"), Payout::OneTime));
    world.hold("p1", "anna", "a", 4_000);
    let plan = world.plan();
    assert!(assertions::all(plan.changes.iter(), |row| !ticked(row)), "not even the type that only the held row needs: {plan:#?}");
    let bert = world.list("bert", "y", 5_000);
    let plan = bert.plan();
    assert!(ticked(of_type(&plan, "bert", "Neu")), "others are not held");
    assert!(plan.changes.iter().any(|row| told(row).state == BenefitState::TypeToMake && ticked(row)), "and get their type");
}
