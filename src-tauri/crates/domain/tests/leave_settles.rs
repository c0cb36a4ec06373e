//! Whatever leave there is and was, Kleer holds exactly that after an export, and nobody else's records are touched.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use assertions::Reached;
use std::collections::{BTreeMap, BTreeSet};

use common::leave::World;
use common::leave_chance::{chaos, companies, leave, locks};
use common::leave_model::{Says, expected, says};
use domain::finding::Severity;
use domain::leave::Record;
use domain::plan::{Change, ChangeKind};
use proptest::prelude::*;

fn held(world: &World) -> Vec<Says> {
    let mut held: Vec<Says> = world.records.iter().map(says).collect();
    held.sort();
    held
}

/// What the app made, as its rows say it: the test's own book, beside the ledger.
fn book(ours: &mut BTreeMap<i64, String>, world: &World, sent: &[Change], before: &BTreeSet<i64>) {
    let made = world.records.iter().filter(|record| !before.contains(&record.id));
    for record in made {
        let row = sent
            .iter()
            .find(|row| row.kind == ChangeKind::Create && world.written.get(&row.key).is_some_and(|it| it.record == Some(record.id)));
        ours.insert(record.id, row.unwrap().key.clone());
    }
    let there: BTreeSet<i64> = world.records.iter().map(|record| record.id).collect();
    ours.retain(|id, _| there.contains(id));
}

// How often the checks below were reached: chance may draw nothing that they are about.
static HELD: Reached = Reached::new();
static TOUCHED: Reached = Reached::new();
static OTHERS: Reached = Reached::new();
static RECORDS: Reached = Reached::new();
static ROWS: Reached = Reached::new();

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    fn kleer_holds_what_the_rules_say_after_every_export_each_time(
        mut world in companies(),
        edits in prop::collection::vec((leave(), locks(), prop::option::of(any::<prop::sample::Index>()), 0_u8..4), 0..4),
    ) {
        let mut ours = BTreeMap::new();
        for (leave, locks, at, kind) in std::iter::once((world.absences.clone(), world.locks.clone(), None, 0)).chain(edits) {
            // Some leave stays, some is edited, some is withdrawn.
            let stays = world.absences.iter().filter(|row| row.id.ends_with(['1', '2', '3'])).cloned();
            let rows: BTreeMap<String, _> = leave.into_iter().chain(stays).map(|row| (row.id.clone(), row)).collect();
            world.absences = rows.into_values().collect();
            world.locks = locks;
            let record = at.filter(|_| !world.records.is_empty()).map(|at| at.index(world.records.len()));
            match (record, kind) {
                (Some(at), 0) => drop(world.records.remove(at)),
                (Some(at), 1) => world.records[at].hours += rust_decimal::Decimal::ONE,
                // Another computer has no ledger; where marks are told, they are enough.
                (Some(_), 2) if world.tells_marks => world.written.clear(),
                _ => {}
            }
            let there: BTreeSet<i64> = world.records.iter().map(|record| record.id).collect();
            ours.retain(|id, _| there.contains(id));
            let should = expected(&world, &ours);
            let sent = world.carry_out();
            prop_assert_eq!(held(&world), should);
            if !sent.is_empty() {
                HELD.once();
            }
            prop_assert_eq!(world.sendable(), vec![], "planned again, nothing is left to send");
            book(&mut ours, &world, &sent, &there);
        }
    }

    fn no_row_touches_what_the_app_did_not_make_each_time(world in chaos()) {
        let is_ours = |record: &Record| {
            let by_ledger = world.written.values().any(|written| written.present && written.record == Some(record.id));
            match record.mark.as_deref().filter(|mark| mark.starts_with("alexis-leave-")) {
                Some(mark) => world.written.contains_key(mark) || could_be_ours(&world, record, mark),
                None => by_ledger,
            }
        };
        for row in world.sendable() {
            let told = row.day.as_ref().unwrap();
            prop_assert_eq!(told.record.is_some(), row.kind != ChangeKind::Create);
            let Some(at) = told.record else { continue };
            let record = world.records.iter().find(|record| record.id == at).unwrap();
            TOUCHED.once();
            prop_assert!(is_ours(record), "{:?}", record);
            prop_assert_eq!((Some(&record.user), record.date), (row.target_id.as_ref(), told.date));
        }
        let mut after = world.clone();
        after.carry_out();
        for record in world.records.iter().filter(|record| !is_ours(record)) {
            OTHERS.once();
            prop_assert!(after.records.contains(record));
        }
    }

    fn each_row_has_its_own_key_and_each_record_one_row_each_time(world in chaos()) {
        let rows = world.rows();
        let keys: BTreeSet<&str> = rows.iter().map(|row| row.key.as_str()).collect();
        prop_assert_eq!(keys.len(), rows.len());
        let mut records: Vec<i64> = rows.iter().filter(|row| row.is_sendable()).filter_map(|row| row.day.as_ref()?.record).collect();
        records.sort_unstable();
        if records.len() > 1 {
            RECORDS.once();
        }
        let all = records.len();
        records.dedup();
        prop_assert_eq!(records.len(), all);
    }

    #[test]
    fn the_order_of_what_is_told_changes_no_byte(world in chaos(), turn in 0_usize..7) {
        let mut turned = world.clone();
        let by = |length: usize| turn.min(length);
        turned.people.reverse();
        turned.children.reverse();
        turned.types.rotate_left(1);
        turned.activities.reverse();
        turned.absences.rotate_left(by(world.absences.len()));
        turned.absences.reverse();
        turned.records.rotate_left(by(world.records.len()));
        turned.records.reverse();
        let json = |world: &World| serde_json::to_string(&world.planned().plan).unwrap();
        prop_assert_eq!(json(&world), json(&turned));
        prop_assert_eq!(world.planned(), turned.planned());
    }

    fn what_has_an_error_is_not_sent_and_what_is_sent_is_said_whole_each_time(world in chaos()) {
        for row in world.rows() {
            ROWS.once();
            let error = row.findings.iter().any(|finding| finding.severity == Severity::Error);
            prop_assert_eq!(row.kind == ChangeKind::Blocked, error);
            let told = row.day.as_ref().unwrap();
            prop_assert!(!row.is_sendable() || (!row.fields.is_empty() && told.lock.is_none() && row.target_id.is_some()));
            prop_assert!(!row.is_sendable() || !told.late || told.hold);
            prop_assert!(!row.is_sendable() || told.late || !told.closed);
            prop_assert!(world.window.holds(told.date));
        }
    }
}

#[test]
fn kleer_holds_what_the_rules_say_after_every_export() {
    kleer_holds_what_the_rules_say_after_every_export_each_time();
    HELD.at_all();
}

#[test]
fn no_row_touches_what_the_app_did_not_make() {
    no_row_touches_what_the_app_did_not_make_each_time();
    TOUCHED.at_all();
    OTHERS.at_all();
}

#[test]
fn each_row_has_its_own_key_and_each_record_one_row() {
    each_row_has_its_own_key_and_each_record_one_row_each_time();
    RECORDS.at_all();
}

#[test]
fn what_has_an_error_is_not_sent_and_what_is_sent_is_said_whole() {
    what_has_an_error_is_not_sent_and_what_is_sent_is_said_whole_each_time();
    ROWS.at_all();
}

/// Whether a mark is one of somebody whom the integration is about, for the day that the record stands on.
fn could_be_ours(world: &World, record: &Record, held: &str) -> bool {
    let children = world.children.iter().map(|child| Some(child.id.as_str())).chain([None]).collect::<Vec<_>>();
    let of = |person: &domain::person::Person, kind: &str| {
        children.iter().any(|child| domain::leave::mark(&person.id, record.date, kind, *child) == held)
    };
    world.people.iter().any(|person| world.types.iter().any(|kind| of(person, &kind.id)))
}
