//! Leave: what a plan says beside the days: sums, kinds, what waits, the employer return; and whose leave it is after a rehire.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::leave::{MONDAY, SEMESTER, SICK, SJUK, TUESDAY, VAB, VACATION, World, absence, dec, entered, period, said};
use common::{codes, day, id};
use domain::finding::FindingCode;
use domain::leave::{Absence, AgiKind, Deduction, LeaveRule};
use domain::matching::Match;
use domain::person::Person;
use domain::plan::ChangeKind::{Create, InStep, Remove};
use domain::plan::leave::far_fewer;

#[test]
fn sums_are_of_what_kleer_would_hold() {
    let graded = Absence { extent: Some(dec("50")), ..absence("x", SICK, "2026-11-05", "8") };
    let mut world = World::with(&[
        absence("t", SICK, MONDAY, "8"),
        absence("u", SICK, TUESDAY, "3"),
        absence("u2", SICK, TUESDAY, "0.5"),
        absence("v", VACATION, MONDAY, "2.25"),
        absence("w", SICK, "2026-11-07", "8"),
        graded,
    ]);
    let sums = |world: &World| {
        let sums = world.planned().plan.leave.unwrap().sums;
        sums.into_iter().map(|sum| (sum.name, sum.days, sum.hours.to_string())).collect::<Vec<_>>()
    };
    let expected = [("Sick leave".to_owned(), 2, "11.5".to_owned()), ("Vacation".to_owned(), 1, "2.25".to_owned())];
    assert_eq!(sums(&world), expected);
    world.carry_out();
    assert_eq!(sums(&world), expected, "the same when it is there");
    assert_eq!((world.planned().plan.leave.unwrap().held_before, world.planned().days), (3, 4));
}

#[test]
fn every_kind_that_occurs_is_listed_with_a_proposal_and_the_undecided_first() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8"), absence("v", VACATION, MONDAY, "2"), absence("n", "new", MONDAY, "1")]);
    world.settings.rules.remove(VACATION);
    let leave = world.planned().plan.leave.unwrap();
    let told: Vec<_> = leave.types.iter().map(|used| (used.id.as_str(), used.days, used.rule.is_some())).collect();
    assert_eq!(told, [("new", 1, false), (VACATION, 1, false), (SICK, 1, true)]);
    let proposals: Vec<_> = leave.types.iter().map(|used| used.proposal.as_ref().map(|activity| activity.id)).collect();
    assert_eq!(proposals, [None, Some(SEMESTER), Some(SJUK)]);
}

#[test]
fn two_activities_of_one_name_are_both_shown() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    world.settings.rules.remove(SICK);
    let second = domain::leave::Activity { id: 11, name: "Sjuk".to_owned(), description: Some("dag 15-".to_owned()), needs_child: false };
    world.activities.push(second.clone());
    let leave = world.planned().plan.leave.unwrap();
    assert_eq!(leave.types[0].proposal, None, "which of them, only the owner can say");
    assert_eq!(leave.types[0].alike.iter().map(|activity| activity.id).collect::<Vec<_>>(), [SJUK, 11]);
    assert_eq!(leave.types[0].alike[1], second);
}

#[test]
fn the_proposal_does_not_depend_on_the_order_of_the_activities() {
    let mut world = World::with(&[absence("t", VAB, MONDAY, "8")]);
    world.types.iter_mut().for_each(|leave_type| leave_type.name = "Care".to_owned());
    let of = |id: i64, name: &str| domain::leave::Activity { id, name: name.to_owned(), description: None, needs_child: false };
    world.activities = vec![of(1, "VAB"), of(2, "VAB x"), of(3, "x VAB")];
    let proposal = |world: &World| world.planned().plan.leave.unwrap().types[0].proposal.clone();
    let first = proposal(&world);
    world.activities.reverse();
    assert_eq!(proposal(&world), first);
}

#[test]
fn days_that_give_a_benefit_are_marked_with_their_return() {
    let mut world = World::with(&[absence("t", VAB, "2026-11-30", "8"), absence("s", SICK, "2026-11-30", "1")]);
    world.settings.rules.insert(VAB.to_owned(), LeaveRule::DoNotSend);
    let marks = |world: &World| {
        let rows = world.rows().into_iter().filter_map(|row| row.day?.agi);
        rows.map(|agi| (agi.kind, agi.return_month)).collect::<Vec<_>>()
    };
    assert_eq!(marks(&world), [(AgiKind::TemporaryParentalBenefit, "2026-12".to_owned())], "sent or not");
    world.settings.deduction = Deduction::SameMonth;
    assert_eq!(marks(&world)[0].1, "2026-11");
}

#[test]
fn a_withdrawn_day_keeps_its_mark_for_the_return() {
    let child = Some("child of a".to_owned());
    let mut world = World::with(&[Absence { child, ..absence("t", VAB, MONDAY, "8") }]);
    world.carry_out();
    world.absences.clear();
    assert_eq!(world.row().day.unwrap().agi.unwrap().kind, AgiKind::TemporaryParentalBenefit);
}

#[test]
fn leave_that_waits_for_approval_is_told_and_not_sent() {
    let world = World { entered: vec![entered("L", "PENDING", "2026-10-20", "2026-11-03")], ..World::new() };
    let change = world.row();
    assert_eq!((said(&change), change.key.as_str()), ((InStep, vec![FindingCode::LeavePending], false), "leave:L"));
    let told = change.day.unwrap();
    assert_eq!((told.date, told.until), (day("2026-11-01"), Some(day(TUESDAY))), "the part within the period");
    let elsewhere = World { entered: vec![entered("L", "PENDING", "2026-10-20", "2026-10-31")], ..World::new() };
    assert_eq!(elsewhere.rows(), []);
}

#[test]
fn approved_leave_without_a_single_day_is_told() {
    let of = |leave: &str| Absence { leave: Some(leave.to_owned()), ..absence("t", SICK, MONDAY, "8") };
    let mut world = World::with(&[of("L")]);
    world.entered = vec![
        entered("L", "APPROVED", MONDAY, MONDAY),
        entered("M", "APPROVED", TUESDAY, TUESDAY),
        entered("N", "DECLINED", MONDAY, MONDAY),
    ];
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[1].key.as_str(), codes(&rows[1])), ("leave:M", vec![FindingCode::LeaveWithoutDays]));
    world.absences[0].leave = None;
    assert_eq!(world.rows().len(), 1, "where no day tells its leave, nothing is said");
}

#[test]
fn free_days_alone_are_no_leave_without_days() {
    let of = |leave: &str| Absence { leave: Some(leave.to_owned()), ..absence("t", SICK, MONDAY, "8") };
    let mut world = World::with(&[of("L")]);
    // From a Friday before the period to the Sunday that it begins with.
    world.entered = vec![entered("M", "APPROVED", "2026-10-30", "2026-11-01")];
    assert_eq!(world.rows().len(), 1);
}

#[test]
fn leave_that_is_suddenly_gone_is_asked_about() {
    let mut world = World::with(&["02", "03", "04", "05"].map(|date| absence(date, SICK, &format!("2026-11-{date}"), "8")));
    world.carry_out();
    let asked = |world: &World| {
        let planned = world.planned();
        far_fewer(planned.days, planned.plan.leave.unwrap().held_before, None, 20)
    };
    assert_eq!(asked(&world), None);
    world.absences.truncate(1);
    assert_eq!(asked(&world), Some(4));
    world.absences.clear();
    assert_eq!(asked(&world), Some(4));
}

/// Ebba came back: `old` is the record of her first employment, `a` the one that counts.
fn rehired() -> World {
    let mut world = World::with(&[Absence { employee: id("old"), ..absence("t", SICK, MONDAY, "8") }]);
    world.matches.source.insert(id("old"), Match::Replaced);
    world.matches.replaced.insert(id("old"), id("a"));
    world
}

#[test]
fn leave_under_the_record_of_an_earlier_employment_is_the_same_persons() {
    let mut world = rehired();
    let change = world.row();
    assert_eq!(
        (said(&change), change.source_id.clone(), change.target_id.clone()),
        ((Create, vec![], false), Some(id("a")), Some(id("1")))
    );
    world.carry_out();
    assert_eq!(said(&world.row()), (InStep, vec![], false));
    world.written.clear();
    world.absences.clear();
    assert_eq!(world.row().kind, Remove, "its mark is known as one of hers");
}

#[test]
fn the_own_record_of_an_earlier_employment_goes_with_its_own_link() {
    let mut world = rehired();
    world.join("old", "2", "Ebba Lindqvist");
    assert_eq!(world.row().target_id, Some(id("2")));
    world.people = vec![Person::new("a", "Ebba Lindqvist")];
    assert_eq!(world.rows(), [], "out of the integration's scope");
}

#[test]
fn a_period_ends_where_it_ends() {
    assert!(domain::leave::Period::new(day(TUESDAY), day(MONDAY)).is_none());
    assert_eq!((period(MONDAY, MONDAY).days(), period(MONDAY, TUESDAY).days()), (1, 2));
}
