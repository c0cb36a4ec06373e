//! Amounts that were added up from equal rows of a file, as the owner said, are marked where they are paid.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::benefits::*;
use domain::benefits::{BenefitRule, Payout, Share};
use domain::finding::{FindingCode as Code, Severity};
use domain::plan::{BenefitState, Change};

fn marks(row: &Change) -> Vec<(&str, &str)> {
    let marks = row.findings.iter().filter(|finding| finding.code == Code::BenefitEqualRows);
    marks.map(|mark| (mark.params["rows"].as_str(), mark.params["times"].as_str())).collect()
}

#[test]
fn equal_rows_that_count_are_marked_at_the_payment() {
    let mut world = World::new().list("anna", "x", 10_000).list("bert", "x", 5_000);
    world.entries[0].equal_rows = vec![vec![3, 7], vec![4, 5, 9]];
    let plan = world.plan();
    let row = of_type(&plan, "anna", "a");
    assert_eq!(marks(row), [("3, 7", "2"), ("4, 5, 9", "3")]);
    assert!(
        ticked(row) && assertions::all(row.findings.iter(), |finding| finding.severity == Severity::Warning),
        "the owner said that each counts"
    );
    assert_eq!(marks(of_type(&plan, "bert", "a")), []);
}

const HALF: Share = Share::Percent(rust_decimal::Decimal::from_parts(50, 0, 0, false, 0));

#[test]
fn equal_rows_are_marked_once_a_row_and_while_something_is_to_be_done() {
    let halves = vec![part(existing("a"), HALF, Payout::OneTime), part(existing("b"), Share::Rest, Payout::OneTime)];
    let mut world = World::new().rule("x", BenefitRule::Send { parts: halves }).list("anna", "x", 10_000);
    world.entries[0].equal_rows = vec![vec![3, 7]];
    let plan = world.plan();
    for kind in ["a", "b"] {
        assert_eq!(marks(of_type(&plan, "anna", kind)), [("3, 7", "2")], "{kind}");
    }
    let mut world = World::new().list("anna", "x", 10_000);
    world.entries[0].equal_rows = vec![vec![3, 7]];
    world.settings.rules.remove("x");
    let row = world.row();
    assert_eq!((told(&row).state, marks(&row)), (BenefitState::Blocked, vec![("3, 7", "2")]));
    let mut world = World::new().list("anna", "x", 10_000);
    world.entries[0].equal_rows = vec![vec![3, 7]];
    world.hold("there", "anna", "a", 10_000);
    let row = world.row();
    assert_eq!((told(&row).state, marks(&row)), (BenefitState::ThereEqual, vec![]), "nothing is to be paid");
}

#[test]
fn many_equal_rows_are_named_in_part() {
    let mut world = World::new().list("anna", "x", 10_000);
    world.entries[0].equal_rows = vec![(2..14).collect()];
    assert_eq!(marks(&world.row()), [("2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …", "12")]);
}
