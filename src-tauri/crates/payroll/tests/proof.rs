//! The proof fails on every figure: whichever of them is not as the others say, it does not hold, and tells by how much.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use common::benefits::{World, euros, november, told};
use payroll::benefits::ReadBack;
use payroll::money::{Currency, Money};
use payroll::plan::{BenefitPart, Change};
use payroll::proof::{EndedRow, ProofFigures, ProofMark, ShownBy, WrittenPay, prove};
use payroll::run::{Outcome, Reason};
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

/// A row of the benefits x and y, as it was planned.
fn row(parts: &[i64]) -> Change {
    let mut row = World::new().list("anna", "x", 5_000).row();
    let part = |(at, cents): (usize, &i64)| BenefitPart { benefit: format!("b{at}"), name: format!("B{at}"), amount: euros(*cents) };
    row.benefit.as_mut().unwrap().parts = parts.iter().enumerate().map(part).collect();
    row
}

fn of(row: &Change, ended: Option<EndedRow>) -> ProofFigures {
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
fn a_confirmed_row_is_not_proven_by_its_outcome(#[case] ended: EndedRow, #[case] differs: i64) {
    let proof = of(&row(&[5_000]), Some(ended));
    assert_eq!((proof.total.holds, proof.total.mark), (false, ProofMark::NotProven), "{proof:#?}");
    assert_eq!(proof.differs, euros(differs));
}

#[rstest]
#[case::another_currency(Money::new(Decimal::from(50), "USD".parse().unwrap()), "2026-11-01")]
#[case::another_month(euros(5_000), "2026-12-01")]
fn the_right_number_of_something_else_is_not_proven(#[case] amount: Money, #[case] day: &str) {
    let mut other = ended(5_000, &[]);
    other.writes[0].read_back = vec![shown(amount, day)];
    let proof = of(&row(&[5_000]), Some(other));
    assert!(!proof.total.holds, "{proof:#?}");
    assert_eq!(proof.benefits[0].people[0].differing.len(), 1, "what is there is told");
}

#[test]
fn what_was_there_fails_on_what_the_read_showed() {
    let mut world = World::new().list("anna", "x", 5_000);
    world.hold("by hand", "anna", "a", 5_000);
    let mut row = world.row();
    let proof = of(&row, None);
    assert_eq!((proof.total.mark, proof.benefits[0].people[0].shown_by), (ProofMark::WasThere, Some(ShownBy::Planning)));
    row.benefit.as_mut().unwrap().there = Some(euros(4_990));
    let proof = of(&row, None);
    assert_eq!((proof.total.mark, proof.total.there), (ProofMark::NotProven, euros(4_990)));
    // A plan from before that was noted is proven by what it holds.
    row.benefit.as_mut().unwrap().there = None;
    assert_eq!(of(&row, None).total.there, euros(5_000));
    row.benefit.as_mut().unwrap().held[0].amount = euros(4_990);
    assert_eq!(of(&row, None).total.mark, ProofMark::NotProven);
    assert_eq!(told(&row).held.len(), 1);
}

proptest! {
    #[test]
    fn it_holds_only_when_every_figure_is_the_same(
        parts in proptest::collection::vec(1_i64..20_000, 1..4),
        sent_off in prop_oneof![3 => Just(0_i64), 1 => -50_i64..50],
        read_off in prop_oneof![3 => Just(0_i64), 1 => -50_i64..50],
    ) {
        let listed: i64 = parts.iter().sum();
        let (sent, read) = (listed + sent_off, listed + sent_off + read_off);
        let proof = of(&row(&parts), Some(ended(sent, &[read])));
        prop_assert_eq!(&proof.total.listed, &euros(listed));
        prop_assert_eq!(&proof.total.sent, &euros(sent));
        prop_assert_eq!(&proof.total.read_back, &euros(read));
        prop_assert_eq!(&proof.differs, &euros(read_off.abs()));
        prop_assert_eq!(proof.total.holds, sent_off == 0 && read_off == 0);
        // No part of a record that does not agree is proven, and the benefits add up to the whole.
        prop_assert_eq!(proof.benefits.len(), parts.len());
        for benefit in &proof.benefits {
            prop_assert_eq!(benefit.line.holds, proof.total.holds);
        }
        let sum: Decimal = proof.benefits.iter().map(|benefit| benefit.line.read_back.amount).sum();
        prop_assert_eq!(sum, proof.total.read_back.amount);
    }
}

#[test]
fn days_within_the_month_are_the_month() {
    let mut late = ended(5_000, &[]);
    late.writes[0].read_back =
        vec![ReadBack { effective_from: NaiveDate::from_ymd_opt(2026, 11, 30), ..shown(euros(5_000), "2026-11-01") }];
    assert!(of(&row(&[5_000]), Some(late)).total.holds);
}
