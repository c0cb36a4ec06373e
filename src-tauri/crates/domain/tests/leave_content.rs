//! Leave: the owner's rules, the hours of a day, and absences that become one record.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::leave::{MONDAY, SEMESTER, SICK, SJUK, VACATION, World, absence, dec, hours, sent_as, summary, week};
use common::{codes, day, fields, id, new, text};
use domain::field::Field;
use domain::finding::{FindingCode, Severity};
use domain::leave::{Absence, GradedHours, LeaveRule};
use domain::plan::{Change, ChangeKind};
use rstest::rstest;

fn world_with(absence: Absence) -> World {
    World::with(&[absence])
}

fn sick(hours: &str) -> Absence {
    absence("t", SICK, MONDAY, hours)
}

fn blocked(change: &Change, code: FindingCode) {
    assert_eq!(summary(change), (ChangeKind::Blocked, vec![code], false));
    assert_eq!((change.findings[0].severity, fields(change)), (Severity::Error, vec![]));
}

#[test]
fn day_becomes_a_record_with_all_its_fields() {
    let change = world_with(Absence { comment: Some(" cold \n and fever ".to_owned()), ..sick("8") }).row();
    assert_eq!(summary(&change), (ChangeKind::Create, vec![], false));
    assert_eq!(fields(&change), [Field::LeaveActivity, Field::LeaveHours, Field::LeaveComment]);
    assert_eq!(new(&change, Field::LeaveActivity), Some(text("Sjuk")));
    assert_eq!((hours(&change).as_deref(), new(&change, Field::LeaveComment)), (Some("8"), Some(text("cold and fever"))));
    assert_eq!((change.source_id, change.target_id), (Some(id("a")), Some(id("1"))));
    let told = change.day.unwrap();
    assert_eq!((told.date, told.activity, told.record, told.sent_before), (day(MONDAY), Some(SJUK), None, false));
}

#[test]
fn leave_type_without_a_rule_is_blocked() {
    let mut world = world_with(sick("8"));
    world.settings.rules.clear();
    blocked(&world.row(), FindingCode::LeaveTypeUnmapped);
    assert_eq!(world.row().findings[0].params["type"], "Sick leave");
}

#[test]
fn excluded_leave_type_leaves_kleer_unchanged() {
    let mut world = world_with(sick("8"));
    world.carry_out();
    world.settings.rules.insert(SICK.to_owned(), LeaveRule::DoNotSend);
    let change = world.row();
    assert_eq!(summary(&change), (ChangeKind::InStep, vec![FindingCode::LeaveTypeNotSent], false));
    assert_eq!((change.findings[0].severity, change.day.unwrap().sent_before), (Severity::Warning, true));
}

#[test]
fn missing_activity_is_named_as_it_was_chosen() {
    let mut world = world_with(sick("8"));
    world.activities.retain(|activity| activity.id != SJUK);
    blocked(&world.row(), FindingCode::LeaveActivityGone);
    assert_eq!(world.row().findings[0].params["activity"], "activity 10");
}

#[rstest]
#[case("4", Some("4"))]
#[case("7.50", Some("7.5"))]
#[case("0.016666", Some("0.02"))]
#[case("0.335", Some("0.34"))]
#[case("24", Some("24"))]
#[case("24.01", None)]
#[case("0", None)]
#[case("0.004", None)]
#[case("-8", None)]
#[case("79228162514264337593543950335", None)]
fn half_days_and_minutes_are_sent_not_impossible_hours(#[case] told: &str, #[case] sent: Option<&str>) {
    let change = world_with(sick(told)).row();
    assert_eq!(hours(&change).as_deref(), sent);
    if sent.is_none() {
        blocked(&change, FindingCode::LeaveHoursImpossible);
    }
}

#[test]
fn unreadable_hours_are_blocked() {
    blocked(&world_with(Absence { hours: None, ..sick("1") }).row(), FindingCode::LeaveHoursMissing);
}

#[test]
fn hours_above_a_day_are_impossible() {
    let most = "79228162514264337593543950335";
    for (one, other) in [("16", "9"), (most, most)] {
        let world = World::with(&[absence("t", SICK, MONDAY, one), absence("u", SICK, MONDAY, other)]);
        blocked(&world.row(), FindingCode::LeaveHoursImpossible);
    }
}

#[test]
fn negative_hours_are_blocked_in_a_sum() {
    let world = World::with(&[absence("t", SICK, MONDAY, "8"), absence("u", SICK, MONDAY, "-3")]);
    blocked(&world.row(), FindingCode::LeaveHoursImpossible);
}

/// A share beside the hours of a whole day, with each setting of the owner. The week has 8 hours per day.
#[rstest]
#[case("8", "50", None, None)]
#[case("8", "50", Some(GradedHours::AsTold), Some("8"))]
#[case("8", "50", Some(GradedHours::ShareOfDay), Some("4"))]
#[case("8", "33.33", Some(GradedHours::ShareOfDay), Some("2.67"))]
#[case("4", "50", None, Some("4"))]
#[case("4", "50", Some(GradedHours::ShareOfDay), Some("4"))]
#[case("8", "100", None, Some("8"))]
fn graded_days_are_blocked_until_the_owner_decides(
    #[case] told: &str,
    #[case] extent: &str,
    #[case] graded: Option<GradedHours>,
    #[case] sent: Option<&str>,
) {
    let mut world = world_with(Absence { extent: Some(dec(extent)), ..sick(told) });
    world.settings.graded = graded;
    let planned = world.planned().plan;
    assert_eq!(hours(&world.row()).as_deref(), sent);
    assert_eq!(planned.leave.unwrap().graded_unasked, sent.is_none());
    if sent.is_none() {
        blocked(&world.row(), FindingCode::LeaveGradedUnasked);
    }
}

#[test]
fn share_of_an_unknown_day_is_blocked() {
    let mut world = world_with(Absence { extent: Some(dec("50")), ..sick("4") });
    let mut untold = week("company", None, None, Some("8"));
    untold.days.iter_mut().for_each(|day| day.hours = None);
    world.weeks = vec![untold];
    blocked(&world.row(), FindingCode::LeaveGradedUnasked);
    world.schedule.insert((id("1"), day(MONDAY)), dec("8"));
    assert_eq!(hours(&world.row()).as_deref(), Some("4"), "Kleer's schedule knows the whole day");
}

#[test]
fn rows_of_one_leave_type_are_one_record() {
    let with = |id: &str, leave_type: &str, hours: &str, comment: &str| Absence {
        comment: Some(comment.to_owned()),
        ..absence(id, leave_type, MONDAY, hours)
    };
    let world = World::with(&[
        with("u", SICK, "2.5", "cold"),
        with("t", SICK, "1.5", "fever"),
        with("t", SICK, "1.5", "fever"),
        with("w", SICK, "1", "cold"),
        with("v", VACATION, "3", "sun"),
    ]);
    let rows = world.rows();
    let mut sent: Vec<_> = rows.iter().map(|row| (row.day.as_ref().unwrap().activity, hours(row), new(row, Field::LeaveComment))).collect();
    sent.sort_by_key(|row| row.0);
    let expected = |activity, hours: &str, comment: &str| (Some(activity), Some(hours.to_owned()), Some(text(comment)));
    assert_eq!(sent, [expected(SJUK, "5", "fever; cold"), expected(SEMESTER, "3", "sun")]);
}

#[test]
fn two_leave_types_with_one_activity_are_two_records() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "4"), absence("u", VACATION, MONDAY, "4")]);
    world.settings.rules.insert(VACATION.to_owned(), sent_as(SJUK));
    assert_eq!(world.carry_out().len(), 2);
    assert_eq!((world.records.len(), world.sendable()), (2, vec![]));
}

#[test]
fn unknown_status_is_never_sent() {
    let change = world_with(Absence { unknown_status: Some("MAYBE".to_owned()), ..sick("8") }).row();
    blocked(&change, FindingCode::UnknownValue);
    assert_eq!(change.findings[0].params["value"], "MAYBE");
}

#[test]
fn day_has_all_its_errors_at_once() {
    let mut world = world_with(Absence { hours: None, unknown_status: Some("MAYBE".to_owned()), ..sick("1") });
    world.settings.rules.clear();
    let mut found = codes(&world.row());
    found.sort();
    assert_eq!(found, [FindingCode::UnknownValue, FindingCode::LeaveTypeUnmapped, FindingCode::LeaveHoursMissing]);
}
