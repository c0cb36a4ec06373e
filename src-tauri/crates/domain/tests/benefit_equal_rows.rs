//! Payments that add up equal rows of a file have a warning. The owner chose to count each of these rows.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::benefits::*;
use domain::benefits::{BenefitRule, Payout, Share};
use domain::finding::{FindingCode as Code, Severity};
use domain::plan::{BenefitState, Change};

fn warnings(row: &Change) -> Vec<(&str, &str)> {
    let warnings = row.findings.iter().filter(|finding| finding.code == Code::BenefitEqualRows);
    warnings.map(|mark| (mark.params["rows"].as_str(), mark.params["times"].as_str())).collect()
}

#[test]
fn payment_of_counted_equal_rows_has_a_warning() {
    let mut world = World::new().list("anna", "x", 10_000).list("bert", "x", 5_000);
    world.entries[0].equal_rows = vec![vec![3, 7], vec![4, 5, 9]];
    let plan = world.plan();
    let row = of_type(&plan, "anna", "a");
    assert_eq!(warnings(row), [("3, 7", "2"), ("4, 5, 9", "3")]);
    assert!(
        is_ticked(row) && assertions::all(row.findings.iter(), |finding| finding.severity == Severity::Warning),
        "the owner said that each counts"
    );
    assert_eq!(warnings(of_type(&plan, "bert", "a")), []);
}

const HALF: Share = Share::Percent(rust_decimal::Decimal::from_parts(50, 0, 0, false, 0));

#[test]
fn equal_rows_warn_once_per_row_until_nothing_is_to_do() {
    let halves = vec![part(existing("a"), HALF, Payout::OneTime), part(existing("b"), Share::Rest, Payout::OneTime)];
    let mut world = World::new().rule("x", BenefitRule::Send { parts: halves }).list("anna", "x", 10_000);
    world.entries[0].equal_rows = vec![vec![3, 7]];
    let plan = world.plan();
    for kind in ["a", "b"] {
        assert_eq!(warnings(of_type(&plan, "anna", kind)), [("3, 7", "2")], "{kind}");
    }
    let mut world = World::new().list("anna", "x", 10_000);
    world.entries[0].equal_rows = vec![vec![3, 7]];
    world.settings.rules.remove("x");
    let row = world.row();
    assert_eq!((benefit_row(&row).state, warnings(&row)), (BenefitState::Blocked, vec![("3, 7", "2")]));
    let mut world = World::new().list("anna", "x", 10_000);
    world.entries[0].equal_rows = vec![vec![3, 7]];
    world.add_pay("there", "anna", "a", 10_000);
    let row = world.row();
    assert_eq!((benefit_row(&row).state, warnings(&row)), (BenefitState::ThereEqual, vec![]), "nothing is to be paid");
}

#[test]
fn warning_lists_only_some_of_many_equal_rows() {
    let mut world = World::new().list("anna", "x", 10_000);
    world.entries[0].equal_rows = vec![(2..14).collect()];
    assert_eq!(warnings(&world.row()), [("2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …", "12")]);
}
