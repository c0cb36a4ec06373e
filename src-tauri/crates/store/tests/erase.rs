//! Erasure and retention: the data that is removed, also from the disk, and the data that stays.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::path::Path;

use chrono::{DateTime, Days, Utc};
use common::{Fixture, add_run_of, fixture, now};
use domain::field::{Field, Value};
use domain::fingerprint::Fingerprint;
use domain::person::PersonId;
use domain::plan::{ErasureScope, FieldChange, Plan};
use domain::run::{ExportKind, Outcome, RunState, Step, StepState};
use rstest::rstest;
use store::{Intent, LinkOrigin, PersonIds, RowOutcome, RunFilter, Store, StoredPlan, StoredRun};

/// Adds an ended run with one row for each person. Each row holds a value of the person.
fn add_ended_run(store: &Store, id: &str, names: &[&str], at: DateTime<Utc>) {
    add_run(store, id, names, at, ExportKind::Employees);
    store.set_run_state(id, RunState::Done, Some(at), None).unwrap();
    for name in names {
        store.set_row_outcome(id, &format!("source:{name}"), &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    }
}

fn add_run(store: &Store, id: &str, names: &[&str], at: DateTime<Utc>, export: ExportKind) {
    let mut plan: StoredPlan = common::plan(&format!("plan {id}"), names);
    plan.export = export;
    for change in &mut plan.plan.changes {
        let new = Some(Value::Text(format!("{} Street 1", change.name)));
        change.fields.push(FieldChange { field: Field::Street, old: Some(Value::Text("Old Lane 2".to_owned())), new });
        if export == ExportKind::EmployeeImport {
            (change.source_id, change.target_id) = (Some(PersonId(format!("kleer {}", change.name))), change.source_id.clone());
        }
    }
    store.add_plan(&plan).unwrap();
    let run = StoredRun { started_at: at, export, ..common::run(id, &plan) };
    assert!(store.begin_run(&run, &plan.plan.changes.iter().collect::<Vec<_>>()).unwrap());
}

fn ebba() -> PersonIds {
    PersonIds { integration_id: "i".to_owned(), source: ["Ebba".to_owned()].into(), target: ["kleer Ebba".to_owned()].into() }
}

/// Whether any file of the folder holds the text.
fn is_on_disk(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn erased_person_is_gone_from_rows_and_disk() {
    let Fixture { store, folder } = fixture();
    add_ended_run(&store, "one", &["Ebba", "Nils"], now());
    add_run(&store, "two", &["Ebba"], now(), ExportKind::EmployeeImport);
    store.set_row_outcome("two", "source:Ebba", &RowOutcome::plain(Outcome::Failed)).unwrap();
    store.add_plan(&common::plan("never sent", &["Ebba"])).unwrap();
    store.put_link("i", &PersonId("Ebba".to_owned()), &PersonId("kleer Ebba".to_owned()), LinkOrigin::Matched, now()).unwrap();
    store.put_mail("one", r#"{"text": "Ebba: confirmed"}"#, now()).unwrap();
    store.put_mail("two", r#"{"text": "one person"}"#, now()).unwrap();
    assert!(is_on_disk(folder.path(), "Ebba Street 1"));

    let erased = store.erase(&ebba(), now()).unwrap();
    assert_eq!((erased.rows, erased.mails), (2, 1));
    assert!(!is_on_disk(folder.path(), "Ebba Street 1"), "what was deleted lies in unused pages");
    assert!(is_on_disk(folder.path(), "Nils Street 1"));
    let row = &store.run_rows("one").unwrap()[0];
    assert_eq!((row.change.name.as_str(), row.change.fields.len(), row.result.outcome), ("", 0, Outcome::Confirmed));
    assert_eq!(row.change.key, "source:Ebba", "by its key the app knows what it did");
    assert_eq!(store.plan("plan one").unwrap().plan.changes[0].name, "");
    assert_eq!(store.plan("plan one").unwrap().plan.changes[1].name, "Nils");
    assert!(store.plan("never sent").is_err() && store.links("i").unwrap().is_empty());
    assert!(store.mail("one").unwrap().is_none() && store.mail("two").unwrap().is_some());
    assert_eq!(store.runs(&RunFilter { text: Some("ebba".to_owned()), limit: 9, ..RunFilter::default() }).unwrap().1, 0);
    assert_eq!(store.known_people("i", "ebba").unwrap(), []);
    assert_eq!(store.erase(&ebba(), now()).unwrap().mails, 0, "a second time there is nothing left");
}

#[test]
fn person_is_found_under_every_name_and_id() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", &["Ebba", "Nils"], now());
    add_run(&store, "two", &["Ebba"], now(), ExportKind::EmployeeImport);
    let found = store.known_people("i", " eBB").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].ids, ebba(), "the import's source is the integration's target");
    assert_eq!(found[0].runs.len(), 2);
    assert_eq!(found[0].open_run.as_deref(), Some("two"), "nobody knows yet what became of that run");
    assert_eq!(store.known_people("i", "").unwrap().len(), 2);
    assert_eq!(store.known_people("i", "xyz").unwrap(), []);
}

#[test]
fn link_joins_ids_of_one_person() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "one", &["Ebba"], now());
    store.put_link("i", &PersonId("Ebba".to_owned()), &PersonId("501".to_owned()), LinkOrigin::Matched, now()).unwrap();
    assert_eq!(store.known_people("i", "Ebba").unwrap()[0].ids.target, ["501".to_owned()].into());
}

#[test]
fn old_runs_lose_people_and_keep_counts() {
    let Fixture { store, folder } = fixture();
    let old = now().checked_sub_days(Days::new(400)).unwrap();
    add_ended_run(&store, "old", &["Ebba"], old);
    add_ended_run(&store, "young", &["Nils"], now());
    let limit = now().checked_sub_days(Days::new(365)).unwrap();
    assert_eq!(store.runs_to_clear(limit).unwrap(), 1);
    assert_eq!(store.clear_runs(limit, now()).unwrap(), 1);
    assert!(!is_on_disk(folder.path(), "Ebba Street 1") && is_on_disk(folder.path(), "Nils Street 1"));
    assert_eq!(store.run("old").unwrap().cleared_at, Some(now()));
    assert_eq!(store.outcome_counts("old").unwrap(), [(Outcome::Confirmed, 1)]);
    assert_eq!(store.runs(&RunFilter { limit: 9, ..RunFilter::default() }).unwrap().1, 2, "the history stays whole");
    assert_eq!(store.runs_kept().unwrap().0, 1);
    assert_eq!(store.clear_runs(limit, now()).unwrap(), 0);
}

#[rstest]
#[case::running(RunState::Running, None)]
#[case::interrupted(RunState::Interrupted, None)]
#[case::never_learnt(RunState::Done, Some(StepState::Unknown))]
fn unsettled_run_is_kept_at_any_age(#[case] state: RunState, #[case] write: Option<StepState>) {
    let Fixture { store, .. } = fixture();
    let old = now().checked_sub_days(Days::new(4000)).unwrap();
    add_ended_run(&store, "old", &["Ebba"], old);
    store.set_run_state("old", state, Some(old), None).unwrap();
    if let Some(write) = write {
        let idempotency_key = Fingerprint::of(&["meaning"]);
        let intent = Intent {
            idempotency_key: &idempotency_key,
            run_id: "old",
            row_key: "source:Ebba",
            step: Step::CreateUser,
            fields: &[],
            amount: None,
        };
        let seq = store.record_intent_unless_written(&intent, i64::MAX, old).unwrap().unwrap();
        store.set_step(seq, write, None, old).unwrap();
    }
    assert_eq!(store.clear_runs(now(), now()).unwrap(), 0);
    assert_eq!(store.run_rows("old").unwrap()[0].change.name, "Ebba");
}

#[test]
fn unconfirmed_run_is_kept_at_any_age() {
    let Fixture { store, .. } = fixture();
    add_ended_run(&store, "old", &["Ebba"], now().checked_sub_days(Days::new(4000)).unwrap());
    store.set_row_outcome("old", "source:Ebba", &RowOutcome::plain(Outcome::Sent)).unwrap();
    assert_eq!((store.runs_to_clear(now()).unwrap(), store.clear_runs(now(), now()).unwrap()), (0, 0));
}

#[test]
fn fully_redacted_plan_names_nobody() {
    let plan = Plan { changes: vec![common::change("Ebba")], leave: None, benefits: None };
    let redacted = plan.redacted(&ErasureScope::Everybody);
    assert_eq!((redacted.changes.len(), redacted.changes[0].name.as_str()), (1, ""));
    assert_eq!(redacted.clone().redacted(&ErasureScope::Everybody), redacted);
    add_run_of(&fixture().store, "r", &[]);
}
