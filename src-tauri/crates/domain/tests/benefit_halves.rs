//! The parts of a split benefit are ticked by default together or not at all.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::benefits::*;
use domain::benefits::{BenefitRule, Interval, Payout, Share, TypeChoice};
use domain::finding::FindingCode as Code;
use domain::plan::BenefitState;
use rust_decimal::Decimal;

/// 10.00 to the first type, the rest to the second.
fn split(first: TypeChoice, second: TypeChoice, payout: Payout) -> BenefitRule {
    let ten = part(first, Share::Amount(Decimal::TEN), payout);
    BenefitRule::Send { parts: vec![ten, part(second, Share::Rest, payout)] }
}

#[test]
fn manual_entry_for_one_part_holds_the_other_part() {
    let mut world = World::new().list("anna", "x", 5_000).rule("x", split(existing("a"), existing("b"), Payout::OneTime));
    let plan = world.plan();
    assert!(is_ticked(of_type(&plan, "anna", "a")) && is_ticked(of_type(&plan, "anna", "b")));
    world.add_pay("p1", "anna", "a", 5_000);
    let plan = world.plan();
    assert!(codes(of_type(&plan, "anna", "a")).contains(&Code::BenefitOthersThere));
    let other = of_type(&plan, "anna", "b");
    assert!(!is_ticked(other) && codes(other) == [Code::BenefitHalf], "{other:#?}");
}

#[test]
fn part_that_exists_holds_nothing() {
    let mut world = World::new().list("anna", "x", 5_000).rule("x", split(existing("a"), existing("b"), Payout::OneTime));
    world.add_pay("p1", "anna", "a", 1_000);
    let plan = world.plan();
    assert_eq!(benefit_row(of_type(&plan, "anna", "a")).state, BenefitState::ThereEqual);
    assert!(is_ticked(of_type(&plan, "anna", "b")));
}

#[test]
fn unsendable_part_holds_the_other_part() {
    // Type r would be paid monthly for j and yearly for x.
    let yearly = part(existing("r"), Share::Rest, Payout::Recurring { interval: Interval::Yearly });
    let rule = BenefitRule::Send { parts: vec![part(existing("a"), Share::Amount(Decimal::TEN), Payout::OneTime), yearly] };
    let world = World::new().list("anna", "x", 5_000).list("anna", "j", 700).rule("x", rule);
    let plan = world.plan();
    assert_eq!(benefit_row(of_type(&plan, "anna", "r")).state, BenefitState::Blocked);
    assert!(!is_ticked(of_type(&plan, "anna", "a")));
}

#[test]
fn hold_spreads_through_benefits_with_a_common_payment() {
    // Benefit x goes to a and b, and y to b and a new type. Type a has a manual entry.
    let mut world = World::new()
        .list("anna", "x", 5_000)
        .list("anna", "y", 5_000)
        .rule("x", split(existing("a"), existing("b"), Payout::OneTime))
        .rule("y", split(existing("b"), new_type("Neu"), Payout::OneTime));
    world.add_pay("p1", "anna", "a", 4_000);
    let plan = world.plan();
    assert!(assertions::all(plan.changes.iter(), |row| !is_ticked(row)), "not even the type that only the held row needs: {plan:#?}");
    let bert = world.list("bert", "y", 5_000);
    let plan = bert.plan();
    assert!(is_ticked(of_type(&plan, "bert", "Neu")), "others are not held");
    assert!(plan.changes.iter().any(|row| benefit_row(row).state == BenefitState::TypeToMake && is_ticked(row)), "and get their type");
}
