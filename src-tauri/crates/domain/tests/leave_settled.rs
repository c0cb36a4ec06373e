//! Leave: locked days, closed periods and late changes.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::leave::{MONDAY, SICK, SJUK, World, absence, dec, marked_record, period, summary};
use common::{codes, day, id};
use domain::finding::FindingCode;
use domain::leave::{DayLock, Period};
use domain::plan::ChangeKind::{Blocked, Create, InStep, Remove, Update};
use rstest::rstest;

/// Leave to create, change and remove, and no leave.
fn worlds() -> [World; 4] {
    let create = World::with(&[absence("t", SICK, MONDAY, "8")]);
    let mut sent = create.clone();
    sent.carry_out();
    let mut update = sent.clone();
    update.absences[0].hours = Some(dec("4"));
    let remove = World { absences: vec![], ..sent.clone() };
    [create, update, remove, sent]
}

#[rstest]
#[case(DayLock::Approved, "approved")]
#[case(DayLock::Certified, "certified")]
#[case(DayLock::Unknown, "unknown")]
fn locked_day_is_blocked(#[case] lock: DayLock, #[case] word: &str) {
    let [create, update, remove, sent] = worlds();
    for by_record in [false, true] {
        for mut world in [create.clone(), update.clone(), remove.clone()] {
            if by_record && world.records.is_empty() {
                continue;
            }
            let fields = world.row().fields;
            if by_record {
                world.records[0].lock = Some(lock);
            } else {
                world.locks.insert((id("1"), day(MONDAY)), lock);
            }
            let change = world.row();
            assert_eq!(
                (change.kind, codes(&change)[0], change.findings[0].params["status"].as_str()),
                (Blocked, FindingCode::LeaveDayLocked, word)
            );
            assert_eq!((change.fields, change.day.unwrap().lock), (fields, Some(lock)), "what is to be done by hand is told");
        }
    }
    let mut sent = sent;
    sent.locks.insert((id("1"), day(MONDAY)), lock);
    assert_eq!((summary(&sent.row()), sent.row().day.unwrap().lock), ((InStep, vec![], false), Some(lock)));
}

#[test]
fn lock_of_another_day_or_person_is_ignored() {
    let [mut create, ..] = worlds();
    create.locks.insert((id("2"), day(MONDAY)), DayLock::Approved);
    create.locks.insert((id("1"), day("2026-11-03")), DayLock::Certified);
    assert_eq!(summary(&create.row()), (Create, vec![], false));
}

#[test]
fn closed_period_is_blocked() {
    let [create, update, remove, sent] = worlds();
    for mut world in [create, update, remove] {
        world.closed = vec![world.period];
        let change = world.row();
        assert_eq!((change.kind, codes(&change)[0]), (Blocked, FindingCode::LeavePeriodClosed));
        assert!(change.day.unwrap().closed);
    }
    let closed = World { closed: vec![period(MONDAY, MONDAY)], ..sent };
    assert_eq!(summary(&closed.row()), (InStep, vec![], false));
}

/// The same company in December, after November.
fn in_december(world: &World, closed: &[Period], exported: &[Period]) -> World {
    World {
        period: period("2026-12-01", "2026-12-31"),
        window: period("2026-11-01", "2026-12-31"),
        closed: closed.to_vec(),
        exported: exported.to_vec(),
        ..world.clone()
    }
}

#[test]
fn late_change_of_a_settled_period_waits_for_the_owner() {
    let november = [period("2026-11-01", "2026-11-30")];
    for (closed, exported) in [(&november[..], &[][..]), (&[], &november), (&november, &november)] {
        let rows = worlds().map(|world| in_december(&world, closed, exported).rows());
        for (rows, kind) in rows.iter().zip([Create, Update, Remove]) {
            let told = rows[0].day.as_ref().unwrap();
            assert_eq!((rows[0].kind, told.late, told.hold, told.closed), (kind, true, true, !closed.is_empty()));
            assert!(!codes(&rows[0]).contains(&FindingCode::LeavePeriodClosed));
        }
        assert_eq!(rows[3], [], "what is in step is old news");
    }
}

#[test]
fn open_period_has_no_late_changes() {
    for world in worlds() {
        assert_eq!(in_december(&world, &[], &[period("2026-10-01", "2026-10-31")]).rows(), []);
    }
}

#[test]
fn late_change_of_a_locked_day_is_blocked() {
    let [create, ..] = worlds();
    let mut world = in_december(&create, &[period("2026-11-01", "2026-11-30")], &[]);
    world.locks.insert((id("1"), day(MONDAY)), DayLock::Certified);
    assert_eq!((summary(&world.row()), world.row().day.unwrap().late), ((Blocked, vec![FindingCode::LeaveDayLocked], true), true));
}

#[test]
fn late_days_are_neither_counted_nor_summed() {
    let [create, ..] = worlds();
    let world = in_december(&create, &[], &[period("2026-11-01", "2026-11-30")]);
    let planned = world.planned();
    assert_eq!((planned.days, planned.plan.leave.unwrap().sums), (0, vec![]));
    assert_eq!((planned.planned_days.len(), planned.planned_days.first()), (61, Some(&day("2026-11-01"))));
    let world = World { exported: vec![], ..world };
    assert_eq!(world.planned().planned_days.first(), Some(&day("2026-12-01")), "what nobody settled was not held against anything");
}

#[test]
fn leave_across_months_and_years_is_limited_to_the_period() {
    let days = ["2025-12-31", "2026-01-01", "2026-01-30", "2026-02-02"];
    let leave: Vec<_> = days.iter().map(|day| absence(day, SICK, day, "8")).collect();
    let mut world = World::with(&leave);
    world.records = vec![marked_record(7, SICK, SJUK, "2025-12-30", "8"), marked_record(8, SICK, SJUK, "2026-02-03", "8")];
    for (from, to, held) in [("2026-01-01", "2026-01-31", 2), ("2025-12-31", "2026-01-01", 2), ("2026-02-02", "2026-02-02", 1)] {
        (world.period, world.window) = (period(from, to), period(from, to));
        assert_eq!((world.rows().len(), world.planned().days), (held, u32::try_from(held).unwrap()));
    }
}
