//! Leave: the summary of a plan, pending leave, the employer's tax return, and the leave of rehired people.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::leave::{MONDAY, SEMESTER, SICK, SJUK, TUESDAY, VAB, VACATION, World, absence, dec, entered, period, summary};
use common::{codes, day, id};
use domain::finding::FindingCode;
use domain::leave::{Absence, AgiKind, Deduction, LeaveRule};
use domain::matching::Match;
use domain::person::Person;
use domain::plan::ChangeKind::{Create, InStep, Remove};
use domain::plan::leave::shrunk_from;

#[test]
fn sums_show_kleer_after_the_export() {
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
fn leave_types_have_proposals_with_undecided_ones_first() {
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
fn proposal_ignores_the_order_of_the_activities() {
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
fn day_with_a_state_benefit_has_its_return() {
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
fn withdrawn_day_keeps_its_return() {
    let child = Some("child of a".to_owned());
    let mut world = World::with(&[Absence { child, ..absence("t", VAB, MONDAY, "8") }]);
    world.carry_out();
    world.absences.clear();
    assert_eq!(world.row().day.unwrap().agi.unwrap().kind, AgiKind::TemporaryParentalBenefit);
}

#[test]
fn pending_leave_has_a_warning_and_is_not_sent() {
    let world = World { entered: vec![entered("L", "PENDING", "2026-10-20", "2026-11-03")], ..World::new() };
    let change = world.row();
    assert_eq!((summary(&change), change.key.as_str()), ((InStep, vec![FindingCode::LeavePending], false), "leave:L"));
    let told = change.day.unwrap();
    assert_eq!((told.date, told.until), (day("2026-11-01"), Some(day(TUESDAY))), "the part within the period");
    let elsewhere = World { entered: vec![entered("L", "PENDING", "2026-10-20", "2026-10-31")], ..World::new() };
    assert_eq!(elsewhere.rows(), []);
}

#[test]
fn approved_leave_without_days_has_a_warning() {
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
fn leave_on_free_days_only_has_no_warning() {
    let of = |leave: &str| Absence { leave: Some(leave.to_owned()), ..absence("t", SICK, MONDAY, "8") };
    let mut world = World::with(&[of("L")]);
    // From the Friday before the period to the Sunday on which it begins.
    world.entered = vec![entered("M", "APPROVED", "2026-10-30", "2026-11-01")];
    assert_eq!(world.rows().len(), 1);
}

#[test]
fn shrink_guard_asks_when_all_leave_is_gone() {
    let mut world = World::with(&["02", "03", "04", "05"].map(|date| absence(date, SICK, &format!("2026-11-{date}"), "8")));
    world.carry_out();
    let asked = |world: &World| {
        let planned = world.planned();
        shrunk_from(planned.days, planned.plan.leave.unwrap().held_before, None, 20)
    };
    assert_eq!(asked(&world), None);
    world.absences.truncate(1);
    assert_eq!(asked(&world), Some(4));
    world.absences.clear();
    assert_eq!(asked(&world), Some(4));
}

/// Ebba was rehired. `old` is the record of her first employment, `a` the current one.
fn rehired() -> World {
    let mut world = World::with(&[Absence { employee: id("old"), ..absence("t", SICK, MONDAY, "8") }]);
    world.matches.source.insert(id("old"), Match::Replaced);
    world.matches.replaced.insert(id("old"), id("a"));
    world
}

#[test]
fn leave_of_an_earlier_record_belongs_to_the_person() {
    let mut world = rehired();
    let change = world.row();
    assert_eq!(
        (summary(&change), change.source_id.clone(), change.target_id.clone()),
        ((Create, vec![], false), Some(id("a")), Some(id("1")))
    );
    world.carry_out();
    assert_eq!(summary(&world.row()), (InStep, vec![], false));
    world.written.clear();
    world.absences.clear();
    assert_eq!(world.row().kind, Remove, "its mark is known as one of hers");
}

#[test]
fn linked_earlier_record_keeps_its_own_link() {
    let mut world = rehired();
    world.add_person("old", "2", "Ebba Lindqvist");
    assert_eq!(world.row().target_id, Some(id("2")));
    world.people = vec![Person::new("a", "Ebba Lindqvist")];
    assert_eq!(world.rows(), [], "out of the integration's scope");
}

#[test]
fn period_excludes_the_day_after_its_end() {
    assert!(domain::leave::Period::new(day(TUESDAY), day(MONDAY)).is_none());
    assert_eq!((period(MONDAY, MONDAY).days(), period(MONDAY, TUESDAY).days()), (1, 2));
}
