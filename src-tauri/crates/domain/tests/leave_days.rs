//! Leave: working days, the person of a day, and the child of a day.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::leave::{MONDAY, SICK, SJUK, VAB, World, absence, dec, hours, marked_record, summary, week};
use common::{day, id, new, text};
use domain::field::Field;
use domain::finding::FindingCode;
use domain::leave::{Absence, WorkWeek};
use domain::matching::Match;
use domain::plan::ChangeKind::{Blocked, Create, InStep, Remove, Update};
use domain::plan::{Change, ChangeKind};
use rstest::rstest;

const SATURDAY: &str = "2026-11-07";

fn sick_on(date: &str) -> World {
    World::with(&[absence("t", SICK, date, "8")])
}

/// Working weeks of nobody, of the company, of the office `north` and of Ebba, with and without the day. The nearest week counts.
#[rstest]
#[case(&[week("c", None, None, None)], InStep)]
#[case(&[week("c", None, None, None), week("o", None, Some("north"), Some("8"))], Create)]
#[case(&[week("c", None, None, Some("8")), week("o", None, Some("north"), None)], InStep)]
#[case(&[week("c", None, None, Some("8")), week("o", None, Some("south"), None)], Create)]
#[case(&[week("c", None, None, None), week("o", None, Some("north"), None), week("e", Some("a"), None, Some("6"))], Create)]
#[case(&[week("c", None, None, Some("8")), week("o", None, Some("north"), Some("8")), week("e", Some("a"), None, None)], InStep)]
#[case(&[week("c", None, None, Some("8")), week("e", Some("b"), None, None)], Create)]
fn nearest_week_decides_about_a_working_day(#[case] weeks: &[WorkWeek], #[case] kind: ChangeKind) {
    let mut world = sick_on(MONDAY);
    world.people[0].placement.office = Some("north".to_owned());
    world.weeks = weeks.to_vec();
    let change = world.row();
    let found = if kind == InStep { vec![FindingCode::LeaveNotAWorkingDay] } else { vec![] };
    assert_eq!(summary(&change), (kind, found, false));
}

#[test]
fn weekend_is_not_sent_and_its_record_is_removed() {
    let mut world = sick_on(SATURDAY);
    assert_eq!(summary(&world.row()), (InStep, vec![FindingCode::LeaveNotAWorkingDay], false));
    assert_eq!(world.planned().days, 0);
    world.records = vec![marked_record(7, SICK, SJUK, SATURDAY, "8")];
    let change = world.row();
    assert_eq!((change.kind, change.day.unwrap().record), (Remove, Some(7)));
    assert!(assertions::all(change.fields.iter(), |field| field.new.is_none()));
}

#[test]
fn holiday_in_kleer_waits_for_the_owner() {
    let mut world = sick_on(MONDAY);
    world.schedule.insert((id("1"), day(MONDAY)), dec("0"));
    assert_eq!(summary(&world.row()), (Create, vec![FindingCode::LeaveFreeInKleer], true));
}

#[test]
fn free_day_that_kleer_schedules_has_a_warning() {
    let mut world = sick_on(SATURDAY);
    world.schedule.insert((id("1"), day(SATURDAY)), dec("6.0"));
    let change = world.row();
    assert_eq!(summary(&change), (InStep, vec![FindingCode::LeaveNotAWorkingDay, FindingCode::LeaveWorkedInKleer], false));
    assert_eq!(change.findings[1].params["hours"], "6");
}

#[rstest]
#[case(None, Blocked, &[FindingCode::LeaveWorkingDayUnknown])]
#[case(Some("0"), InStep, &[FindingCode::LeaveNotAWorkingDay])]
#[case(Some("8"), Create, &[])]
fn schedule_decides_without_a_week(#[case] schedule: Option<&str>, #[case] kind: ChangeKind, #[case] found: &[FindingCode]) {
    let mut world = sick_on(MONDAY);
    world.weeks.clear();
    world.schedule.extend(schedule.map(|hours| ((id("1"), day(MONDAY)), dec(hours))));
    assert_eq!(summary(&world.row()), (kind, found.to_vec(), false));
}

#[rstest]
#[case("7.5", &[FindingCode::LeaveBeyondSchedule])]
#[case("8.00", &[])]
#[case("9", &[])]
fn hours_above_the_schedule_have_a_warning(#[case] schedule: &str, #[case] found: &[FindingCode]) {
    let mut world = sick_on(MONDAY);
    world.schedule.insert((id("1"), day(MONDAY)), dec(schedule));
    let change = world.row();
    assert_eq!((summary(&change), hours(&change).as_deref()), ((Create, found.to_vec(), false), Some("8")));
    for finding in &change.findings {
        assert_eq!((finding.params["hours"].as_str(), finding.params["schedule"].as_str()), ("8", "7.5"));
    }
}

#[test]
fn person_without_kleer_user_or_agreement_is_not_sent() {
    let mut world = sick_on(MONDAY);
    world.known_children.clear();
    assert_eq!(summary(&world.row()), (Blocked, vec![FindingCode::LeaveNoAgreement], false));
    world.matches.source.insert(id("a"), Match::Nobody);
    assert_eq!(summary(&world.row()), (Blocked, vec![FindingCode::LeavePersonNotLinked], false));
    world.people.clear();
    assert_eq!(world.rows(), [], "whom the integration is not about has no row");
}

#[test]
fn person_with_an_ambiguous_match_loses_no_record() {
    let mut world = sick_on(MONDAY);
    world.carry_out();
    world.matches.source.insert(id("a"), Match::Nobody);
    assert_eq!(world.sendable(), []);
    world.absences.clear();
    assert_eq!(world.sendable(), []);
}

fn vab(child: Option<&str>) -> World {
    World::with(&[Absence { child: child.map(str::to_owned), ..absence("t", VAB, MONDAY, "8") }])
}

fn refused(change: &Change, code: FindingCode) {
    assert_eq!((summary(change), change.findings[0].field), ((Blocked, vec![code], false), Some(Field::LeaveChild)));
}

#[test]
fn a_child_has_the_spelling_of_kleer() {
    let mut world = vab(Some("child of a"));
    world.known_children.insert(id("1"), vec!["Bo".to_owned(), "ALVA  ".to_owned()]);
    assert_eq!(new(&world.row(), Field::LeaveChild), Some(text("ALVA  ")));
    world.carry_out();
    assert_eq!(summary(&world.row()), (InStep, vec![], false));
}

#[test]
fn a_child_missing_unknown_or_not_in_kleer_is_blocked() {
    let world = vab(None);
    refused(&world.row(), FindingCode::LeaveChildMissing);
    assert_eq!(world.row().findings[0].params["activity"], "VAB");
    refused(&vab(Some("gone")).row(), FindingCode::LeaveChildUnknown);
    let mut world = vab(Some("child of a"));
    for known in [vec![], vec!["Bo".to_owned(), "Alvar".to_owned()], vec!["Alva".to_owned(), "alva".to_owned()]] {
        world.known_children.insert(id("1"), known.clone());
        refused(&world.row(), FindingCode::LeaveChildNotInKleer);
        assert_eq!(
            (&world.row().findings[0].params["child"], &world.row().findings[0].params["known"]),
            (&"Alva".to_owned(), &known.join(", "))
        );
    }
}

#[test]
fn empty_child_equals_no_child() {
    let of = |id: &str, child: Option<&str>| Absence { child: child.map(str::to_owned), ..absence(id, SICK, MONDAY, "4") };
    let world = World::with(&[of("t", None), of("u", Some(""))]);
    assert_eq!(hours(&world.row()).as_deref(), Some("8"));
}

#[test]
fn another_child_is_another_record() {
    let mut world = vab(Some("child of a"));
    world.carry_out();
    world.children.push(domain::leave::Child { id: "second".to_owned(), employee: id("a"), name: "Bo".to_owned() });
    world.known_children.insert(id("1"), vec!["Alva".to_owned(), "Bo".to_owned()]);
    world.absences[0].child = Some("second".to_owned());
    let kinds: Vec<_> = world.rows().iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [Remove, Create], "what is removed goes first");
    world.carry_out();
    assert_eq!((world.records.len(), world.records[0].child.as_deref(), world.sendable()), (1, Some("Bo"), vec![]));
}

#[test]
fn a_child_renamed_in_kleer_is_an_update() {
    let mut world = vab(Some("child of a"));
    world.carry_out();
    world.known_children.insert(id("1"), vec!["ALVA".to_owned()]);
    let change = world.row();
    assert_eq!((summary(&change), common::fields(&change)), ((Update, vec![], false), vec![Field::LeaveChild]));
}
