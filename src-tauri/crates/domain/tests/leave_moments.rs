//! Leave: days that are told as moments which could mean two days. Neither day is sent, and what Kleer holds of either stays.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::day;
use common::leave::{MONDAY, SICK, TUESDAY, VACATION, World, absence, entered, marked_record, summary, week};
use domain::finding::FindingCode;
use domain::leave::{Absence, LeaveRule, UnclearDay, WorkWeek};
use domain::plan::Change;
use domain::plan::ChangeKind::{Blocked, Create, InStep, Remove};

const TOLD: &str = "2026-11-02T23:30:00.000Z";

/// Monday or Tuesday.
fn unclear(id: &str, leave_type: &str) -> Absence {
    Absence { unclear: Some(UnclearDay { day: day(TUESDAY), moment: TOLD.to_owned() }), ..absence(id, leave_type, MONDAY, "8") }
}

fn dates(rows: &[Change]) -> Vec<String> {
    rows.iter().map(|row| row.day.as_ref().unwrap().date.to_string()).collect()
}

fn all_blocked_with_the_moment(rows: &[Change]) {
    let is_told = |row: &Change| row.findings.iter().any(|found| found.code == FindingCode::MomentUnclear && found.params["value"] == TOLD);
    assert!(assertions::all(rows.iter(), |row| row.kind == Blocked && is_told(row)), "{rows:#?}");
}

#[test]
fn ambiguous_day_is_sent_on_neither_day() {
    let world = World::with(&[unclear("t", SICK)]);
    let rows = world.rows();
    assert_eq!(dates(&rows), [MONDAY, TUESDAY]);
    all_blocked_with_the_moment(&rows);
    let planned = world.planned();
    assert_eq!((planned.days, planned.plan.leave.unwrap().types[0].days), (1, 1), "it is one day of absence");
}

#[test]
fn sent_day_that_becomes_ambiguous_is_not_withdrawn() {
    for sent in [MONDAY, TUESDAY] {
        for returns_marks in [true, false] {
            let mut world = World { returns_marks, ..World::with(&[absence("t", SICK, sent, "8")]) };
            world.carry_out();
            world.absences = vec![unclear("t", SICK)];
            let rows = world.rows();
            assert_eq!(rows.len(), 2, "{rows:#?}");
            all_blocked_with_the_moment(&rows);
            assert_eq!((world.carry_out().len(), world.records.len()), (0, 1), "the record stays as it is");
        }
    }
}

#[test]
fn half_day_beside_an_ambiguous_half_is_not_sent() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "4"), absence("u", SICK, MONDAY, "4")]);
    world.carry_out();
    world.absences[1] = Absence { hours: world.absences[1].hours, ..unclear("u", SICK) };
    all_blocked_with_the_moment(&world.rows());
    assert_eq!(world.carry_out().len(), 0);
}

#[test]
fn other_leave_type_on_an_ambiguous_day_is_sent() {
    let world = World::with(&[unclear("t", SICK), absence("u", VACATION, MONDAY, "8")]);
    let kinds: Vec<_> = world.rows().iter().map(|row| (row.day.as_ref().unwrap().leave_type.clone().unwrap(), row.kind)).collect();
    assert!(kinds.contains(&(VACATION.to_owned(), Create)), "{kinds:?}");
    assert_eq!(kinds.iter().filter(|(_, kind)| *kind == Blocked).count(), 2);
}

#[test]
fn other_leave_type_no_longer_listed_is_withdrawn() {
    let mut world = World::with(&[unclear("t", SICK)]);
    world.records = vec![marked_record(7, VACATION, 20, MONDAY, "8")];
    assert_eq!(world.rows().iter().filter(|row| row.kind == Remove).count(), 1);
}

#[test]
fn ambiguous_day_has_rows_within_the_period_only() {
    let friday = Absence { date: day("2026-10-31"), ..unclear("t", SICK) };
    let first = UnclearDay { day: day("2026-11-01"), moment: TOLD.to_owned() };
    let rows = World::with(&[Absence { unclear: Some(first), ..friday }]).rows();
    assert_eq!(dates(&rows), ["2026-11-01"]);
    all_blocked_with_the_moment(&rows);
}

#[test]
fn excluded_leave_type_may_be_ambiguous() {
    let mut world = World::with(&[unclear("t", SICK)]);
    world.settings.rules.insert(SICK.to_owned(), LeaveRule::DoNotSend);
    assert!(assertions::all(world.rows().iter(), |row| summary(row) == (InStep, vec![FindingCode::LeaveTypeNotSent], false)));
}

#[test]
fn pending_leave_with_ambiguous_days_has_a_warning() {
    let mut world = World::new();
    world.entered = vec![domain::leave::EnteredLeave { unclear: Some(TOLD.to_owned()), ..entered("l", "PENDING", MONDAY, TUESDAY) }];
    let row = world.row();
    assert_eq!(summary(&row).1, [FindingCode::LeavePending, FindingCode::MomentUnclear]);
    assert_eq!(row.findings[1].params["value"], TOLD);
}

#[test]
fn day_with_an_ambiguous_week_start_is_not_sent() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8"), absence("u", SICK, TUESDAY, "8")]);
    let unclear_days = vec![UnclearDay { day: day(MONDAY), moment: TOLD.to_owned() }];
    world.weeks.push(WorkWeek { from: Some(day(TUESDAY)), unclear_days, ..week("own", Some("a"), None, Some("8")) });
    let rows = world.rows();
    all_blocked_with_the_moment(&rows[..1]);
    assert_eq!((rows.len(), rows[1].kind), (2, Create));
}

#[test]
fn ambiguous_week_of_others_blocks_nobody() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    let unclear_days = || vec![UnclearDay { day: day(MONDAY), moment: TOLD.to_owned() }];
    world.weeks[0].unclear_days = unclear_days();
    world.weeks.push(WorkWeek { unclear_days: unclear_days(), ..week("office", None, Some("elsewhere"), Some("6")) });
    all_blocked_with_the_moment(&world.rows());
    // The person's own week holds, whatever the company's does.
    world.weeks.push(week("own", Some("a"), None, Some("8")));
    assert_eq!(world.row().kind, Create);
}
