//! Leave: compares a day with Kleer's records, both the app's and those of others.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::leave::{
    KONSULT, MONDAY, SEMESTER, SICK, SJUK, TUESDAY, VAB, VACATION, World, absence, dec, hours, manual_record, marked_record, sent_as,
    summary,
};
use common::{codes, day, fields, id};
use domain::field::Field;
use domain::finding::FindingCode;
use domain::leave::{Absence, Record, mark};
use domain::plan::ChangeKind::{Blocked, Create, InStep, Remove, Update};

fn sent() -> World {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    assert_eq!(world.carry_out().len(), 1);
    world
}

/// The same when Kleer does not return marks.
fn sent_without_marks() -> World {
    let mut world = World { returns_marks: false, ..World::with(&[absence("t", SICK, MONDAY, "8")]) };
    world.carry_out();
    assert_eq!(world.records[0].mark, None);
    world
}

#[test]
fn sent_day_is_in_step_with_or_without_marks() {
    for world in [sent(), sent_without_marks()] {
        assert_eq!(summary(&world.row()), (InStep, vec![], false));
        assert!(world.row().day.unwrap().sent_before);
        assert_eq!(world.planned().plan.leave.unwrap().held_before, 1);
    }
}

#[test]
fn mark_is_enough_without_the_ledger() {
    let mut world = sent();
    world.written.clear();
    assert_eq!(summary(&world.row()), (InStep, vec![], false));
    world.absences.clear();
    assert_eq!(world.row().kind, Remove);
}

#[test]
fn spaces_and_trailing_zeros_are_no_difference() {
    let mut world = World::with(&[Absence { comment: Some("a b".to_owned()), ..absence("t", SICK, MONDAY, "7.5") }]);
    world.carry_out();
    (world.records[0].hours, world.records[0].comment) = (dec("7.500"), Some(" a \r\n b ".to_owned()));
    world.records[0].child = Some(" ".to_owned());
    assert_eq!(summary(&world.row()), (InStep, vec![], false));
}

#[test]
fn update_has_only_the_changed_fields() {
    type Edit = fn(&mut World);
    let edits: [(Edit, Field); 4] = [
        (|world| world.absences[0].hours = Some(dec("4")), Field::LeaveHours),
        (|world| world.absences[0].comment = Some("cold".to_owned()), Field::LeaveComment),
        (|world| world.absences[0].child = Some("child of a".to_owned()), Field::LeaveChild),
        (|world| drop(world.settings.rules.insert(SICK.to_owned(), sent_as(SEMESTER))), Field::LeaveActivity),
    ];
    for (edit, field) in edits {
        for mut world in [sent(), sent_without_marks()] {
            edit(&mut world);
            if field == Field::LeaveChild {
                // The mark is the same and the child differs: Kleer has no child because somebody removed it from the record.
                let key = mark(&id("a"), day(MONDAY), SICK, Some("child of a"));
                let written = world.written.pop_first().unwrap().1;
                world.written.insert(key.clone(), written);
                world.records[0].mark = world.records[0].mark.as_ref().map(|_| key);
            }
            let change = world.row();
            assert_eq!((summary(&change), fields(&change)), ((Update, vec![], false), vec![field]));
            assert_eq!(change.day.unwrap().record, Some(world.records[0].id));
            world.carry_out();
            assert_eq!((world.sendable(), world.records.len()), (vec![], 1));
        }
    }
}

#[test]
fn activities_of_one_name_are_compared_by_id() {
    let mut world = sent();
    world.activities.push(domain::leave::Activity { id: 11, name: "Sjuk".to_owned(), description: None, needs_child: false });
    world.settings.rules.insert(SICK.to_owned(), sent_as(11));
    assert_eq!((world.row().kind, fields(&world.row())), (Update, vec![Field::LeaveActivity]));
    world.carry_out();
    assert_eq!((world.records[0].activity, world.sendable()), (11, vec![]));
}

#[test]
fn equal_manual_record_is_enough() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    world.records = vec![manual_record(7, SJUK, MONDAY, "8.0")];
    let change = world.row();
    assert_eq!(summary(&change), (InStep, vec![FindingCode::LeaveSameByHand], false));
    assert_eq!((change.fields, change.day.unwrap().sent_before), (vec![], false));
}

#[test]
fn manual_record_is_enough_for_one_row_only() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "4"), absence("u", VACATION, MONDAY, "4")]);
    world.settings.rules.insert(VACATION.to_owned(), sent_as(SJUK));
    world.records = vec![manual_record(7, SJUK, MONDAY, "4")];
    let mut told: Vec<_> = world.rows().iter().map(summary).collect();
    told.sort_by_key(|row| row.2);
    let other = (Create, vec![FindingCode::LeaveOtherRecord], true);
    assert_eq!(told, [(InStep, vec![FindingCode::LeaveSameByHand], false), other]);
}

#[test]
fn other_manual_absence_holds_the_row() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    world.records = vec![manual_record(8, SEMESTER, MONDAY, "3"), manual_record(7, SJUK, MONDAY, "4.50")];
    let change = world.row();
    assert_eq!(summary(&change), (Create, vec![FindingCode::LeaveOtherRecord], true));
    assert_eq!((change.findings[0].params["hours"].as_str(), change.findings[0].params["activity"].as_str()), ("4.5", "Sjuk"));
    assert_eq!((change.day.as_ref().unwrap().others, change.day.unwrap().record), (2, None));
}

#[test]
fn work_is_no_absence() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    let client = Record { for_client: true, ..manual_record(8, SJUK, MONDAY, "8") };
    world.records = vec![manual_record(7, KONSULT, MONDAY, "8"), client, manual_record(9, SEMESTER, TUESDAY, "8")];
    assert_eq!(summary(&world.row()), (Create, vec![], false));
    let before = world.records.clone();
    world.carry_out();
    world.absences.clear();
    world.carry_out();
    assert_eq!(world.records, before);
}

#[test]
fn record_removed_in_kleer_waits_for_the_owner() {
    for mut world in [sent(), sent_without_marks()] {
        world.records.clear();
        assert_eq!(summary(&world.row()), (Create, vec![FindingCode::LeaveRemovedInKleer], true));
        world.absences.clear();
        assert_eq!(world.rows(), [], "what is gone on both sides is no row");
    }
}

#[test]
fn record_changed_in_kleer_waits_for_the_owner() {
    for mut world in [sent(), sent_without_marks()] {
        world.records[0].hours = dec("6");
        assert_eq!(summary(&world.row()), (Update, vec![FindingCode::LeaveChangedInKleer], true));
        world.absences[0].hours = Some(dec("6"));
        assert_eq!(summary(&world.row()), (InStep, vec![], false), "both say the same again");
        world.absences.clear();
        let change = world.row();
        assert_eq!(summary(&change), (Remove, vec![FindingCode::LeaveChangedInKleer, FindingCode::LeaveWithdrawn], true));
        let mut world = World { absences: vec![absence("t", SICK, MONDAY, "8")], ..world };
        world.weeks = vec![common::leave::week("free", None, None, None)];
        assert_eq!(summary(&world.row()), (Remove, vec![FindingCode::LeaveNotAWorkingDay, FindingCode::LeaveChangedInKleer], true));
    }
}

#[test]
fn withdrawn_leave_is_removed() {
    for mut world in [sent(), sent_without_marks()] {
        world.absences.clear();
        let change = world.row();
        assert_eq!(summary(&change), (Remove, vec![FindingCode::LeaveWithdrawn], false));
        assert_eq!((fields(&change), hours(&change)), (vec![Field::LeaveActivity, Field::LeaveHours], None));
        let told = change.day.unwrap();
        assert_eq!((told.leave_type, told.leave_type_name.as_str(), told.sent_before), (None, "Sjuk", true));
        world.carry_out();
        assert_eq!((world.records.len(), world.rows()), (0, vec![]));
    }
}

#[test]
fn moved_leave_is_removed_and_created() {
    let mut world = sent();
    world.absences = vec![absence("t", SICK, TUESDAY, "8")];
    assert_eq!(world.rows().iter().map(|row| row.kind).collect::<Vec<_>>(), [Remove, Create]);
    world.carry_out();
    assert_eq!((world.records.len(), world.records[0].date, world.sendable()), (1, day(TUESDAY), vec![]));
}

#[test]
fn several_records_with_one_mark_are_blocked() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    world.records = vec![marked_record(7, SICK, SJUK, MONDAY, "8"), marked_record(8, SICK, SJUK, MONDAY, "4")];
    assert_eq!(summary(&world.row()), (Blocked, vec![FindingCode::LeaveSeveralRecords], false));
    assert!(world.row().day.unwrap().sent_before);
    world.absences.clear();
    assert_eq!(summary(&world.row()), (Blocked, vec![FindingCode::LeaveSeveralRecords], false));
    world.exported = vec![world.period];
    world.window.from = day("2026-11-01");
    world.period = common::leave::period("2026-12-01", "2026-12-31");
    world.window.to = day("2026-12-31");
    world.absences = vec![absence("t", SICK, MONDAY, "8")];
    let late = world.row().day.unwrap();
    assert!(late.late && late.hold, "a late change is one in every shape");
}

#[test]
fn record_with_a_foreign_mark_is_not_touched() {
    let mut world = World::with(&[absence("t", SICK, MONDAY, "8")]);
    let of = |number: i64, mark: String| Record { mark: Some(mark), ..manual_record(number, SJUK, MONDAY, "2") };
    let theirs = mark(&id("of another account"), day(MONDAY), SICK, None);
    let later = mark(&id("a"), day(TUESDAY), SICK, None);
    world.records = vec![of(7, theirs), of(8, "timesheet-1".to_owned()), of(9, later), of(10, String::new())];
    let change = world.row();
    assert_eq!((summary(&change), change.day.unwrap().others), ((Create, vec![FindingCode::LeaveOtherRecord], true), 4));
    world.absences.clear();
    assert_eq!(world.rows(), []);
}

#[test]
fn record_moved_by_hand_is_blocked_with_its_own_key() {
    for mut world in [sent(), sent_without_marks()] {
        world.records[0].date = day(TUESDAY);
        let rows = world.rows();
        assert_eq!(rows.iter().map(|row| row.kind).collect::<Vec<_>>(), [Create, Blocked]);
        assert_eq!((codes(&rows[0]), rows[0].day.as_ref().unwrap().hold), (vec![FindingCode::LeaveRemovedInKleer], true));
        assert_eq!(codes(&rows[1]), [FindingCode::LeaveChangedInKleer]);
        assert_ne!(rows[0].key, rows[1].key);
        world.absences.clear();
        assert_eq!(world.row().kind, Remove, "when the leave is gone, so may the record be");
    }
}

#[test]
fn record_of_a_child_is_recognized_without_the_ledger() {
    let child = Some("child of a".to_owned());
    let mut world = World::with(&[Absence { child, ..absence("t", VAB, MONDAY, "8") }]);
    world.carry_out();
    world.written.clear();
    world.absences.clear();
    assert_eq!(world.row().kind, Remove);
}
