//! The proof fails on each figure that does not match the others, and shows the difference.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use common::benefits::{World, benefit_row, euros, existing, new_type, november, whole};
use domain::benefits::ReadBack;
use domain::money::{Currency, Money};
use domain::plan::{BenefitPart, BenefitState, Change};
use domain::proof::{EndedRow, ProofFigures, ProofMark, ShownBy, WrittenPay, prove};
use domain::run::{Outcome, Reason};
use proptest::prelude::*;
use rstest::rstest;
use rust_decimal::Decimal;

fn shown(amount: Money, day: &str) -> ReadBack {
    ReadBack { record: "r".to_owned(), amount, effective_from: Some(day.parse().unwrap()) }
}

fn ended(sent: i64, read: &[i64]) -> EndedRow {
    let read_back = read.iter().map(|cents| shown(euros(*cents), "2026-11-01")).collect();
    EndedRow {
        outcome: Outcome::Confirmed,
        reason: None,
        writes: vec![WrittenPay { accepted: true, amount: Some(euros(sent)), read_back }],
    }
}

/// A planned row with these parts.
fn row(parts: &[i64]) -> Change {
    let mut row = World::new().list("anna", "x", 5_000).row();
    let part = |(at, cents): (usize, &i64)| BenefitPart { benefit: format!("b{at}"), name: format!("B{at}"), amount: euros(*cents) };
    row.benefit.as_mut().unwrap().parts = parts.iter().enumerate().map(part).collect();
    row
}

fn prove_row(row: &Change, ended: Option<EndedRow>) -> ProofFigures {
    let ended: BTreeMap<String, EndedRow> = ended.into_iter().map(|ended| (row.key.clone(), ended)).collect();
    prove(std::slice::from_ref(row), november(), &Currency::EUR, &ended)
}

#[rstest]
#[case::less_is_there(ended(5_000, &[4_999]), 1)]
#[case::more_is_there(ended(5_000, &[5_050]), 50)]
#[case::there_twice(ended(5_000, &[5_000, 5_000]), 5_000)]
#[case::another_amount_left(ended(4_900, &[4_900]), 0)]
#[case::nothing_is_shown(ended(5_000, &[]), 0)]
#[case::only_the_owner_saw_it(EndedRow { reason: Some(Reason::SeenByOwner), ..ended(5_000, &[]) }, 0)]
#[case::failed_with_the_right_figures(EndedRow { outcome: Outcome::Failed, ..ended(5_000, &[5_000]) }, 0)]
#[case::sent_twice(EndedRow { writes: [ended(5_000, &[5_000]).writes, ended(5_000, &[5_000]).writes].concat(), ..ended(0, &[]) }, 0)]
fn confirmed_outcome_alone_proves_nothing(#[case] ended: EndedRow, #[case] differs: i64) {
    let proof = prove_row(&row(&[5_000]), Some(ended));
    assert_eq!((proof.total.holds, proof.total.mark), (false, ProofMark::NotProven), "{proof:#?}");
    assert_eq!(proof.differs, euros(differs));
}

#[rstest]
#[case::another_currency(Money::new(Decimal::from(50), "USD".parse().unwrap()), "2026-11-01")]
#[case::another_month(euros(5_000), "2026-12-01")]
fn equal_number_in_another_currency_or_month_fails(#[case] amount: Money, #[case] day: &str) {
    let mut other = ended(5_000, &[]);
    other.writes[0].read_back = vec![shown(amount, day)];
    let proof = prove_row(&row(&[5_000]), Some(other));
    assert!(!proof.total.holds, "{proof:#?}");
    assert_eq!(proof.benefits[0].people[0].differing.len(), 1, "what is there is told");
}

#[test]
fn amount_already_there_fails_if_the_read_differs() {
    let mut world = World::new().list("anna", "x", 5_000);
    world.add_pay("by hand", "anna", "a", 5_000);
    let mut row = world.row();
    let proof = prove_row(&row, None);
    assert_eq!((proof.total.mark, proof.benefits[0].people[0].shown_by), (ProofMark::WasThere, Some(ShownBy::Planning)));
    assert_eq!(benefit_row(&row).held.len(), 1);
    row.benefit.as_mut().unwrap().held[0].amount = euros(4_990);
    let proof = prove_row(&row, None);
    assert_eq!((proof.total.mark, proof.total.there, proof.differs), (ProofMark::NotProven, euros(4_990), euros(10)));
}

/// A manual entry beside the listed amount counts as there too, whether the app or a person entered the listed amount.
#[rstest]
#[case::twice_by_hand(None, 5_000)]
#[case::once_by_the_app(Some("p1"), 5_000)]
#[case::another_amount(Some("p1"), 700)]
#[case::taken_off_again(Some("p1"), -700)]
fn entries_beside_the_listed_amount_fail(#[case] ours: Option<&str>, #[case] beside: i64) {
    let mut world = World::new().list("anna", "x", 5_000);
    world.add_pay("p1", "anna", "a", 5_000);
    world.add_pay("p2", "anna", "a", beside);
    if ours.is_some() {
        world.add_sent("anna", "a", 5_000, ours);
    }
    let row = world.row();
    assert_eq!(benefit_row(&row).state, BenefitState::ThereEqual);
    let proof = prove_row(&row, None);
    assert_eq!((proof.total.mark, proof.total.there, proof.total.holds), (ProofMark::NotProven, euros(5_000 + beside), false));
    let told: Vec<_> = proof.benefits[0].people[0].differing.iter().map(|shown| (shown.record.as_str(), shown.amount.clone())).collect();
    assert_eq!(told, [("p1", euros(5_000)), ("p2", euros(beside))]);
    assert_eq!(proof.differs, euros(beside.abs()));
}

#[test]
fn entry_in_another_currency_beside_the_amount_fails() {
    let mut world = World::new().list("anna", "x", 5_000);
    world.add_pay("p1", "anna", "a", 5_000);
    world.add_pay("p2", "anna", "a", 0).amount = Money::new(Decimal::from(50), Currency::SEK);
    let proof = prove_row(&world.row(), None);
    assert_eq!((&proof.total.there, proof.total.holds), (&euros(5_000), false), "{proof:#?}");
    assert_eq!(proof.benefits[0].people[0].differing.len(), 2);
}

/// Different, manual or unlisted pay is shown and does not hold. A manual entry is no part of an amount that was not approved.
#[rstest]
#[case::more_by_hand(5_000, 7_000, false, 0)]
#[case::less_by_hand(5_000, 3_000, false, 0)]
#[case::ours_and_less(5_000, 3_000, true, 3_000)]
#[case::ours_and_no_longer_listed(0, 5_000, true, 5_000)]
fn different_pay_without_an_outcome_is_shown(#[case] listed: i64, #[case] held: i64, #[case] is_ours: bool, #[case] there: i64) {
    let mut world = World::new();
    if listed != 0 {
        world = world.list("anna", "x", listed);
    }
    world.add_pay("p1", "anna", "a", held);
    if is_ours {
        world.add_sent("anna", "a", held, Some("p1"));
    }
    let proof = prove_row(&world.row(), None);
    assert_eq!((&proof.total.listed, &proof.total.there), (&euros(listed), &euros(there)), "{proof:#?}");
    assert_eq!((proof.total.holds, proof.total.mark), (false, ProofMark::NotProven));
    assert_eq!(proof.benefits[0].people[0].differing.len(), 1);
}

/// The listed amounts of a person and type add up to zero, and the type has a manual entry.
#[test]
fn entry_beside_a_sum_of_zero_fails() {
    let mut world = World::new().rule("y", whole(existing("a"), domain::benefits::Payout::OneTime));
    world.settings.send_negative = true;
    let mut world = world.list("anna", "x", 5_000).list("anna", "y", -5_000);
    assert!(prove_row(&world.row(), None).total.holds);
    world.add_pay("p1", "anna", "a", 3_000);
    let proof = prove_row(&world.row(), None);
    assert_eq!((proof.total.there, proof.total.holds, proof.differs), (euros(3_000), false, euros(3_000)));
}

/// Amounts of both signs, amounts that cancel each other, and zero.
fn parts() -> impl Strategy<Value = Vec<i64>> {
    let any = proptest::collection::vec(prop_oneof![4 => 1_i64..20_000, 3 => -20_000_i64..0, 1 => Just(0)], 1..4);
    let cancelled = (1_i64..20_000).prop_map(|cents| vec![cents, -cents]);
    prop_oneof![4 => any, 1 => cancelled, 1 => Just(vec![0]), 1 => Just(vec![0, 0])]
}

proptest! {
    #[test]
    fn proof_holds_only_if_all_figures_match(
        parts in parts(),
        sent_off in prop_oneof![3 => Just(0_i64), 1 => -50_i64..50],
        read_off in prop_oneof![3 => Just(0_i64), 1 => -50_i64..50],
    ) {
        let listed: i64 = parts.iter().sum();
        let (sent, read) = (listed + sent_off, listed + sent_off + read_off);
        let proof = prove_row(&row(&parts), Some(ended(sent, &[read])));
        prop_assert_eq!(&proof.total.listed, &euros(listed));
        prop_assert_eq!(&proof.total.sent, &euros(sent));
        prop_assert_eq!(&proof.total.read_back, &euros(read));
        prop_assert_eq!(&proof.differs, &euros(read_off.abs()));
        // Zero cannot be sent, so it is not proven.
        prop_assert_eq!(proof.total.holds, sent_off == 0 && read_off == 0 && sent != 0);
        // No part of a differing record is proven, and the benefits add up to the total.
        prop_assert_eq!(proof.benefits.len(), parts.len());
        for (benefit, cents) in proof.benefits.iter().zip(&parts) {
            prop_assert_eq!(benefit.line.holds, proof.total.holds);
            prop_assert_eq!(&benefit.line.listed, &euros(*cents));
            prop_assert!(*cents != 0 || benefit.line.mark != ProofMark::Proven);
        }
        let sum: Decimal = proof.benefits.iter().map(|benefit| benefit.line.read_back.amount).sum();
        prop_assert_eq!(sum, proof.total.read_back.amount);
    }

    /// A row that was not chosen does not hold, whatever its sum. Each part is listed with its own amount.
    #[test]
    fn row_without_an_outcome_never_holds(parts in parts(), state in prop::sample::select(vec![BenefitState::New, BenefitState::Blocked])) {
        let mut row = row(&parts);
        row.benefit.as_mut().unwrap().state = state;
        let proof = prove_row(&row, None);
        prop_assert_eq!((proof.total.holds, proof.total.mark), (false, ProofMark::NotProven));
        let lines: Vec<_> = proof.benefits.iter().flat_map(|benefit| [&benefit.line, &benefit.people[0].line]).collect();
        prop_assert_eq!(lines.len(), 2 * parts.len());
        for line in lines {
            prop_assert_eq!((line.holds, line.mark), (false, ProofMark::NotProven));
        }
        let listed: Vec<_> = proof.benefits.iter().map(|benefit| benefit.line.listed.clone()).collect();
        prop_assert_eq!(listed, parts.iter().map(|cents| euros(*cents)).collect::<Vec<_>>());
    }

    /// Amounts left out on purpose hold part by part. An amount of zero is not left out.
    #[test]
    fn row_left_out_on_purpose_holds_and_is_not_proven(parts in parts()) {
        let mut row = row(&parts);
        row.benefit.as_mut().unwrap().state = BenefitState::NotSent;
        let proof = prove_row(&row, None);
        let mark = |cents: i64| if cents == 0 { ProofMark::NothingSent } else { ProofMark::LeftOut };
        prop_assert_eq!((proof.total.holds, proof.total.mark), (true, mark(parts.iter().map(|cents| cents.abs()).sum())));
        for (benefit, cents) in proof.benefits.iter().zip(&parts) {
            prop_assert_eq!((benefit.line.holds, benefit.line.mark), (true, mark(*cents)));
            prop_assert_eq!(&benefit.line.left_out, &euros(*cents));
        }
    }
}

#[rstest]
#[case::cancel_each_other(&[5_000, -5_000])]
#[case::zero(&[0])]
fn amounts_that_cancel_each_other_are_not_proven(#[case] parts: &[i64]) {
    let proof = prove_row(&row(parts), None);
    assert_eq!((proof.total.holds, proof.total.mark), (false, ProofMark::NotProven), "{proof:#?}");
    assert_eq!(proof.benefits.len(), parts.len());
    assert!(proof.benefits.iter().zip(parts).all(|(benefit, cents)| benefit.line.listed == euros(*cents) && !benefit.line.holds));
}

/// The sent amounts of two people cancel each other. Something was sent nevertheless.
#[test]
fn sent_amounts_of_both_signs_are_proven_together() {
    let (one, mut other) = (row(&[5_000]), row(&[-5_000]));
    other.key = "other".to_owned();
    let ended = BTreeMap::from([(one.key.clone(), ended(5_000, &[5_000])), (other.key.clone(), ended(-5_000, &[-5_000]))]);
    let proof = prove(&[one, other], november(), &Currency::EUR, &ended);
    assert_eq!((proof.total.sent, proof.total.holds, proof.total.mark), (euros(0), true, ProofMark::Proven));
}

/// An amount in another currency is no figure of the proof, and is not proven.
#[test]
fn amount_in_another_currency_fails() {
    let mut row = row(&[5_000]);
    row.benefit.as_mut().unwrap().parts[0].amount = Money::new(Decimal::from(50), Currency::SEK);
    let proof = prove_row(&row, None);
    assert_eq!((proof.total.listed, proof.total.holds, proof.total.mark), (euros(0), false, ProofMark::NotProven));
}

/// A row that creates a type has no amount.
#[test]
fn row_that_creates_a_type_has_no_line() {
    let plan = World::new().list("anna", "x", 5_000).rule("x", whole(new_type("Neu"), domain::benefits::Payout::OneTime)).plan();
    let states: Vec<BenefitState> = plan.changes.iter().map(|row| benefit_row(row).state).collect();
    assert_eq!(states, [BenefitState::TypeToMake, BenefitState::New]);
    let proof = prove(&plan.changes, november(), &Currency::EUR, &BTreeMap::new());
    assert_eq!(proof.benefits.iter().map(|benefit| (benefit.name.as_str(), benefit.people.len())).collect::<Vec<_>>(), [("benefit x", 1)]);
}

#[test]
fn any_day_of_the_month_matches_the_month() {
    let mut late = ended(5_000, &[]);
    late.writes[0].read_back =
        vec![ReadBack { effective_from: NaiveDate::from_ymd_opt(2026, 11, 30), ..shown(euros(5_000), "2026-11-01") }];
    assert!(prove_row(&row(&[5_000]), Some(late)).total.holds);
}
