//! Property tests of the leave plan with random leave: after an export Kleer has exactly that leave, and records of others are unchanged.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use assertions::Reached;
use std::collections::{BTreeMap, BTreeSet};

use common::leave::World;
use common::leave_chance::{chaos, companies, leave, locks};
use common::leave_model::{Content, content, expected};
use domain::finding::Severity;
use domain::leave::Record;
use domain::plan::{Change, ChangeKind};
use proptest::prelude::*;

fn kleer_records(world: &World) -> Vec<Content> {
    let mut kleer_records: Vec<Content> = world.records.iter().map(content).collect();
    kleer_records.sort();
    kleer_records
}

/// Notes the records that the app created according to its rows. The test keeps this list besides the ledger.
fn note_created(ours: &mut BTreeMap<i64, String>, world: &World, sent: &[Change], before: &BTreeSet<i64>) {
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

// Counts how often the checks below ran, because random cases can miss them.
static EXPORTED: Reached = Reached::new();
static TOUCHED: Reached = Reached::new();
static OTHERS: Reached = Reached::new();
static RECORDS: Reached = Reached::new();
static ROWS: Reached = Reached::new();

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    fn kleer_matches_the_rules_after_every_export_each_time(
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
                // Another computer has no ledger. If Kleer returns marks, they are enough.
                (Some(_), 2) if world.returns_marks => world.written.clear(),
                _ => {}
            }
            let there: BTreeSet<i64> = world.records.iter().map(|record| record.id).collect();
            ours.retain(|id, _| there.contains(id));
            let should = expected(&world, &ours);
            let sent = world.carry_out();
            prop_assert_eq!(kleer_records(&world), should);
            if !sent.is_empty() {
                EXPORTED.once();
            }
            prop_assert_eq!(world.sendable(), vec![], "planned again, nothing is left to send");
            note_created(&mut ours, &world, &sent, &there);
        }
    }

    fn rows_touch_only_records_of_the_app_each_time(world in chaos()) {
        let is_ours = |record: &Record| {
            let by_ledger = world.written.values().any(|written| written.present && written.record == Some(record.id));
            match record.mark.as_deref().filter(|mark| mark.starts_with("alexis-leave-")) {
                Some(mark) => world.written.contains_key(mark) || could_be_ours(&world, record, mark),
                None => by_ledger,
            }
        };
        for row in world.sendable() {
            let details = row.day.as_ref().unwrap();
            prop_assert_eq!(details.record.is_some(), row.kind != ChangeKind::Create);
            let Some(at) = details.record else { continue };
            let record = world.records.iter().find(|record| record.id == at).unwrap();
            TOUCHED.once();
            prop_assert!(is_ours(record), "{:?}", record);
            prop_assert_eq!((Some(&record.user), record.date), (row.target_id.as_ref(), details.date));
        }
        let mut after = world.clone();
        after.carry_out();
        for record in world.records.iter().filter(|record| !is_ours(record)) {
            OTHERS.once();
            prop_assert!(after.records.contains(record));
        }
    }

    fn keys_are_unique_and_each_record_has_one_row_each_time(world in chaos()) {
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
    fn plan_ignores_the_order_of_the_input(world in chaos(), turn in 0_usize..7) {
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

    fn row_with_error_is_not_sent_others_are_complete_each_time(world in chaos()) {
        for row in world.rows() {
            ROWS.once();
            let error = row.findings.iter().any(|finding| finding.severity == Severity::Error);
            prop_assert_eq!(row.kind == ChangeKind::Blocked, error);
            let details = row.day.as_ref().unwrap();
            prop_assert!(!row.is_sendable() || (!row.fields.is_empty() && details.lock.is_none() && row.target_id.is_some()));
            prop_assert!(!row.is_sendable() || !details.late || details.hold);
            prop_assert!(!row.is_sendable() || details.late || !details.closed);
            prop_assert!(world.window.contains(details.date));
        }
    }
}

#[test]
fn kleer_matches_the_rules_after_every_export() {
    kleer_matches_the_rules_after_every_export_each_time();
    EXPORTED.assert_reached();
}

#[test]
fn rows_touch_only_records_of_the_app() {
    rows_touch_only_records_of_the_app_each_time();
    TOUCHED.assert_reached();
    OTHERS.assert_reached();
}

#[test]
fn keys_are_unique_and_each_record_has_one_row() {
    keys_are_unique_and_each_record_has_one_row_each_time();
    RECORDS.assert_reached();
}

#[test]
fn row_with_error_is_not_sent_others_are_complete() {
    row_with_error_is_not_sent_others_are_complete_each_time();
    ROWS.assert_reached();
}

/// Whether a mark belongs to a person in the scope and to the record's day.
fn could_be_ours(world: &World, record: &Record, mark: &str) -> bool {
    let children = world.children.iter().map(|child| Some(child.id.as_str())).chain([None]).collect::<Vec<_>>();
    let of = |person: &domain::person::Person, kind: &str| {
        children.iter().any(|child| domain::leave::mark(&person.id, record.date, kind, *child) == mark)
    };
    world.people.iter().any(|person| world.types.iter().any(|kind| of(person, &kind.id)))
}
