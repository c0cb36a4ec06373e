//! Leave: days that are told as moments which could mean two days. Neither day is sent, and what Kleer holds of either stays.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::day;
use common::leave::{MONDAY, SICK, TUESDAY, VACATION, World, absence, entered, marked, said, week};
use domain::finding::FindingCode;
use domain::leave::{Absence, LeaveRule, UnclearDay, WorkWeek};
use domain::plan::Change;
use domain::plan::ChangeKind::{Blocked, Create, InStep, Remove};

const TOLD: &str = "2026-11-02T23:30:00.000Z";

/// Monday or Tuesday.
fn unclear(id: &str, leave_type: &str) -> Absence {
    Absence { unclear: Some(UnclearDay { day: day(TUESDAY), told: TOLD.to_owned() }), ..absence(id, leave_type, MONDAY, "8") }
}

fn dates(rows: &[Change]) -> Vec<String> {
    rows.iter().map(|row| row.day.as_ref().unwrap().date.to_string()).collect()
}

fn all_blocked_with_the_moment(rows: &[Change]) {
    let is_told = |row: &Change| row.findings.iter().any(|found| found.code == FindingCode::MomentUnclear && found.params["value"] == TOLD);
    assert!(assertions::all(rows.iter(), |row| row.kind == Blocked && is_told(row)), "{rows:#?}");
}

#[test]
fn an_unclear_day_is_sent_on_neither_day() {
    let world = World::with(&[unclear("t", SICK)]);
    let rows = world.rows();
    assert_eq!(dates(&rows), [MONDAY, TUESDAY]);
    all_blocked_with_the_moment(&rows);
    let planned = world.planned();
    assert_eq!((planned.days, planned.plan.leave.unwrap().types[0].days), (1, 1), "it is one day of absence");
}

#[test]
fn what_was_sent_of_a_day_that_became_unclear_is_not_called_gone() {
    for sent in [MONDAY, TUESDAY] {
        for tells_marks in [true, false] {
            let mut world = World { tells_marks, ..World::with(&[absence("t", SICK, sent, "8")]) };
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
fn half_a_day_beside_an_unclear_half_is_not_sent_alone() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "4"), absence("u", SICK, MONDAY, "4")]);
    world.carry_out();
    world.absences[1] = Absence { hours: world.absences[1].hours, ..unclear("u", SICK) };
    all_blocked_with_the_moment(&world.rows());
    assert_eq!(world.carry_out().len(), 0);
}

#[test]
fn leave_of_another_kind_on_the_same_day_goes() {
    let world = World::with(&[unclear("t", SICK), absence("u", VACATION, MONDAY, "8")]);
    let kinds: Vec<_> = world.rows().iter().map(|row| (row.day.as_ref().unwrap().leave_type.clone().unwrap(), row.kind)).collect();
    assert!(kinds.contains(&(VACATION.to_owned(), Create)), "{kinds:?}");
    assert_eq!(kinds.iter().filter(|(_, kind)| *kind == Blocked).count(), 2);
}

#[test]
fn another_kind_that_was_sent_and_is_told_no_more_is_withdrawn() {
    let mut world = World::with(&[unclear("t", SICK)]);
    world.records = vec![marked(7, VACATION, 20, MONDAY, "8")];
    assert_eq!(world.rows().iter().filter(|row| row.kind == Remove).count(), 1);
}

#[test]
fn of_two_days_only_those_of_the_period_have_a_row() {
    let friday = Absence { date: day("2026-10-31"), ..unclear("t", SICK) };
    let first = UnclearDay { day: day("2026-11-01"), told: TOLD.to_owned() };
    let rows = World::with(&[Absence { unclear: Some(first), ..friday }]).rows();
    assert_eq!(dates(&rows), ["2026-11-01"]);
    all_blocked_with_the_moment(&rows);
}

#[test]
fn a_kind_that_is_not_sent_need_not_be_clear() {
    let mut world = World::with(&[unclear("t", SICK)]);
    world.settings.rules.insert(SICK.to_owned(), LeaveRule::DoNotSend);
    assert!(assertions::all(world.rows().iter(), |row| said(row) == (InStep, vec![FindingCode::LeaveTypeNotSent], false)));
}

#[test]
fn a_pending_leave_says_that_its_days_are_unclear() {
    let mut world = World::new();
    world.entered = vec![domain::leave::EnteredLeave { unclear: Some(TOLD.to_owned()), ..entered("l", "PENDING", MONDAY, TUESDAY) }];
    let row = world.row();
    assert_eq!(said(&row).1, [FindingCode::LeavePending, FindingCode::MomentUnclear]);
    assert_eq!(row.findings[1].params["value"], TOLD);
}

#[test]
fn a_day_on_which_a_working_week_may_begin_is_not_sent() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8"), absence("u", SICK, TUESDAY, "8")]);
    let in_doubt = vec![UnclearDay { day: day(MONDAY), told: TOLD.to_owned() }];
    world.weeks.push(WorkWeek { from: Some(day(TUESDAY)), in_doubt, ..week("own", Some("a"), None, Some("8")) });
    let rows = world.rows();
    all_blocked_with_the_moment(&rows[..1]);
    assert_eq!((rows.len(), rows[1].kind), (2, Create));
}

#[test]
fn a_doubtful_week_of_others_blocks_nobody() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    let in_doubt = || vec![UnclearDay { day: day(MONDAY), told: TOLD.to_owned() }];
    world.weeks[0].in_doubt = in_doubt();
    world.weeks.push(WorkWeek { in_doubt: in_doubt(), ..week("office", None, Some("elsewhere"), Some("6")) });
    all_blocked_with_the_moment(&world.rows());
    // The person's own week holds, whatever the company's does.
    world.weeks.push(week("own", Some("a"), None, Some("8")));
    assert_eq!(world.row().kind, Create);
}
