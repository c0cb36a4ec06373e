//! Sums, legal limits and the difference to the month before.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::benefits::*;
use domain::benefits::{BenefitKind, BenefitRule};
use domain::finding::{FindingCode as Code, Severity};
use domain::money::{Currency, Money};
use domain::plan::{BenefitState, Change, ChangeKind, DifferenceWhy};
use rust_decimal::Decimal;

fn limits(row: &Change) -> Vec<(Code, &str, &str)> {
    let is = |code| code == Code::BenefitOverMonth || code == Code::BenefitOverYear;
    let told = row.findings.iter().filter(|finding| is(finding.code));
    told.map(|finding| (finding.code, finding.params["limit"].as_str(), finding.params["sum"].as_str())).collect()
}

#[test]
fn limit_warns_and_cuts_nothing() {
    let mut world = World::new().list("anna", "x", 5_000);
    in_kind(&mut world, "x", BenefitKind::InKind);
    assert_eq!(limits(&world.row()), []);
    world.entries[0].amount = euros(5_001);
    let row = world.row();
    assert_eq!(limits(&row), [(Code::BenefitOverMonth, "in_kind", "50.01 EUR")]);
    assert!(is_ticked(&row) && assertions::all(row.findings.iter(), |finding| finding.severity == Severity::Warning));
    assert_eq!(benefit_row(&row).wanted, Some(euros(5_001)), "nothing is cut");
    assert_eq!(overview(&world.plan()).uses[0].to_send, euros(5_001));
}

#[test]
fn benefits_of_one_kind_share_a_limit_and_one_warning() {
    let mut world = World::new().list("anna", "x", 3_000).list("anna", "y", 2_001).list("bert", "x", 5_000);
    in_kind(&mut world, "x", BenefitKind::InKind);
    in_kind(&mut world, "y", BenefitKind::InKind);
    let plan = world.plan();
    let hits: Vec<_> = plan.changes.iter().flat_map(limits).collect();
    assert_eq!(hits, [(Code::BenefitOverMonth, "in_kind", "50.01 EUR")]);
    // An amount that is not sent counts too, because the person gets the benefit.
    let plan = world.rule("y", BenefitRule::DoNotSend).plan();
    assert_eq!(limits(of_type(&plan, "anna", "a")), [(Code::BenefitOverMonth, "in_kind", "50.01 EUR")]);
}

#[test]
fn yearly_limit_adds_up_months_within_its_validity() {
    let mut world = World::new().list("anna", "x", 6_000);
    in_kind(&mut world, "x", BenefitKind::Recreation);
    world.entry("anna", "x", month("2026-03"), euros(9_600));
    world.entry("anna", "x", month("2025-03"), euros(9_600));
    world.entry("anna", "x", month("2026-12"), euros(9_600));
    assert_eq!(limits(&world.row()), []);
    world.entries[1].amount = euros(9_601);
    assert_eq!(limits(&world.row()), [(Code::BenefitOverYear, "recreation", "156.01 EUR")]);
    let limit = world.limits.iter_mut().find(|limit| limit.id == "recreation").unwrap();
    limit.most = euros(15_601);
    assert_eq!(limits(&world.row()), []);
    let limit = world.limits.iter_mut().find(|limit| limit.id == "recreation").unwrap();
    (limit.most, limit.until) = (euros(1), Some(month("2026-10")));
    assert_eq!(limits(&world.row()), []);
    let limit = world.limits.iter_mut().find(|limit| limit.id == "recreation").unwrap();
    limit.until = Some(november());
    assert_eq!(limits(&world.row()).len(), 1);
    let limit = world.limits.iter_mut().find(|limit| limit.id == "recreation").unwrap();
    limit.from = month("2026-12");
    assert_eq!(limits(&world.row()), []);
}

#[test]
fn overview_shows_each_benefit_with_its_sums() {
    let mut world = World::new().list("anna", "x", 5_000).list("bert", "x", 300).list("anna", "z", 100).list("bert", "y", 0);
    world.add_pay("p1", "bert", "a", 300);
    let plan = world.plan();
    let uses = &overview(&plan).uses;
    assert_eq!(uses.iter().map(|told| told.benefit.id.as_str()).collect::<Vec<_>>(), ["z", "x", "y"], "what is to be decided first");
    let x = &uses[1];
    assert_eq!((&x.listed, &x.to_send, &x.there, &x.left_out), (&euros(5_300), &euros(5_000), &euros(300), &euros(0)));
    assert_eq!((x.people, uses[2].people, uses[0].left_out.clone()), (2, 0, euros(100)));
    let state = |state| plan.changes.iter().filter(|row| benefit_row(row).state == state).count();
    assert_eq!((state(BenefitState::ThereEqual), state(BenefitState::New), state(BenefitState::Blocked)), (1, 1, 1));
    assert_eq!(plan.changes[0].kind, ChangeKind::Blocked, "what needs the owner stands first");
}

#[test]
fn salary_type_is_not_proposed() {
    let mut world = World::new().list("anna", "z", 100);
    let named = |world: &mut World, name: &str| world.catalogue[3].name = name.to_owned();
    let proposed = |world: &World| overview(&world.plan()).uses[0].proposal.clone().map(|kind| kind.id);
    named(&mut world, "GEHALT");
    assert_eq!(proposed(&world), None);
    named(&mut world, "type-b");
    assert_eq!(proposed(&world), Some("b".to_owned()));
    named(&mut world, "\u{200f}");
    assert_eq!(proposed(&world), None);
}

#[test]
fn difference_to_the_month_before_has_a_line_per_change() {
    let mut world = World::new().list("anna", "x", 5_000).list("anna", "y", 100).list("bert", "x", 700);
    let before = month("2026-10");
    world.entry("anna", "x", before, euros(6_000));
    world.entry("anna", "z", before, euros(50));
    world.entry("gone", "x", before, euros(900));
    world.entry("gone", "x", month("2026-09"), euros(99_900));
    world.entry("bert", "y", before, Money::new(Decimal::from(5), Currency::SEK));
    let difference = overview(&world.plan()).difference.clone();
    let lines: Vec<_> = difference.lines.iter().map(|line| (line.person.as_str(), line.why, line.change.clone())).collect();
    let expected = [
        ("anna", DifferenceWhy::Less, euros(-1_000)),
        ("gone", DifferenceWhy::PersonGone, euros(-900)),
        ("bert", DifferenceWhy::NewPerson, euros(700)),
        ("anna", DifferenceWhy::NewBenefit, euros(100)),
        ("anna", DifferenceWhy::BenefitGone, euros(-50)),
    ];
    assert_eq!(lines, expected);
    assert_eq!((difference.total_before, difference.total_now), (euros(6_950), euros(5_800)));
    world.entries[0].amount = euros(6_001);
    assert!(overview(&world.plan()).difference.lines.iter().any(|line| line.why == DifferenceWhy::More));
}
