//! Erasing people, and keeping runs for so long: what goes, what stays, and that it is gone from the disk.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::path::Path;

use chrono::{DateTime, Days, Utc};
use common::{Kept, begun, kept, now};
use domain::field::{Field, Value};
use domain::fingerprint::Fingerprint;
use domain::person::PersonId;
use domain::plan::{ErasureScope, FieldChange, Plan};
use domain::run::{ExportKind, Outcome, RunState, Step, StepState};
use rstest::rstest;
use store::{Intent, LinkOrigin, PersonIds, RowOutcome, RunFilter, Store, StoredPlan, StoredRun};

/// A run with a row each, ended, in which a value of everybody is told.
fn ended(store: &Store, id: &str, names: &[&str], at: DateTime<Utc>) {
    told(store, id, names, at, ExportKind::Employees);
    store.set_run_state(id, RunState::Done, Some(at), None).unwrap();
    for name in names {
        store.set_row_outcome(id, &format!("source:{name}"), &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    }
}

fn told(store: &Store, id: &str, names: &[&str], at: DateTime<Utc>, export: ExportKind) {
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
fn on_the_disk(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn an_erased_person_is_gone_from_every_row_and_from_the_disk() {
    let Kept { store, folder } = kept();
    ended(&store, "one", &["Ebba", "Nils"], now());
    told(&store, "two", &["Ebba"], now(), ExportKind::EmployeeImport);
    store.set_row_outcome("two", "source:Ebba", &RowOutcome::plain(Outcome::Failed)).unwrap();
    store.add_plan(&common::plan("never sent", &["Ebba"])).unwrap();
    store.put_link("i", &PersonId("Ebba".to_owned()), &PersonId("kleer Ebba".to_owned()), LinkOrigin::Matched, now()).unwrap();
    store.put_mail("one", r#"{"text": "Ebba: confirmed"}"#, now()).unwrap();
    store.put_mail("two", r#"{"text": "one person"}"#, now()).unwrap();
    assert!(on_the_disk(folder.path(), "Ebba Street 1"));

    let erased = store.erase(&ebba(), now()).unwrap();
    assert_eq!((erased.rows, erased.mails), (2, 1));
    assert!(!on_the_disk(folder.path(), "Ebba Street 1"), "what was deleted lies in unused pages");
    assert!(on_the_disk(folder.path(), "Nils Street 1"));
    let row = &store.run_rows("one").unwrap()[0];
    assert_eq!((row.change.name.as_str(), row.change.fields.len(), row.verdict.outcome), ("", 0, Outcome::Confirmed));
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
fn somebody_is_found_under_every_name_and_id() {
    let Kept { store, .. } = kept();
    ended(&store, "one", &["Ebba", "Nils"], now());
    told(&store, "two", &["Ebba"], now(), ExportKind::EmployeeImport);
    let found = store.known_people("i", " eBB").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].ids, ebba(), "the import's source is the integration's target");
    assert_eq!(found[0].runs.len(), 2);
    assert_eq!(found[0].open_run.as_deref(), Some("two"), "nobody knows yet what became of that run");
    assert_eq!(store.known_people("i", "").unwrap().len(), 2);
    assert_eq!(store.known_people("i", "xyz").unwrap(), []);
}

#[test]
fn a_link_joins_what_two_exports_say_of_one_person() {
    let Kept { store, .. } = kept();
    ended(&store, "one", &["Ebba"], now());
    store.put_link("i", &PersonId("Ebba".to_owned()), &PersonId("501".to_owned()), LinkOrigin::Matched, now()).unwrap();
    assert_eq!(store.known_people("i", "Ebba").unwrap()[0].ids.target, ["501".to_owned()].into());
}

#[test]
fn runs_that_are_too_old_lose_their_people_and_keep_their_counts() {
    let Kept { store, folder } = kept();
    let old = now().checked_sub_days(Days::new(400)).unwrap();
    ended(&store, "old", &["Ebba"], old);
    ended(&store, "young", &["Nils"], now());
    let limit = now().checked_sub_days(Days::new(365)).unwrap();
    assert_eq!(store.runs_to_clear(limit).unwrap(), 1);
    assert_eq!(store.clear_runs(limit, now()).unwrap(), 1);
    assert!(!on_the_disk(folder.path(), "Ebba Street 1") && on_the_disk(folder.path(), "Nils Street 1"));
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
fn what_is_not_settled_is_kept_however_old(#[case] state: RunState, #[case] write: Option<StepState>) {
    let Kept { store, .. } = kept();
    let old = now().checked_sub_days(Days::new(4000)).unwrap();
    ended(&store, "old", &["Ebba"], old);
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
fn what_was_accepted_and_never_read_back_is_kept() {
    let Kept { store, .. } = kept();
    ended(&store, "old", &["Ebba"], now().checked_sub_days(Days::new(4000)).unwrap());
    store.set_row_outcome("old", "source:Ebba", &RowOutcome::plain(Outcome::Sent)).unwrap();
    assert_eq!((store.runs_to_clear(now()).unwrap(), store.clear_runs(now(), now()).unwrap()), (0, 0));
}

#[test]
fn a_plan_without_anybody_names_nobody() {
    let plan = Plan { changes: vec![common::change("Ebba")], leave: None, benefits: None };
    let bare = plan.redacted(&ErasureScope::Everybody);
    assert_eq!((bare.changes.len(), bare.changes[0].name.as_str()), (1, ""));
    assert_eq!(bare.clone().redacted(&ErasureScope::Everybody), bare);
    begun(&kept().store, "r", &[]);
}
