//! Leave in the data file: the last write under each mark, periods, and corrections.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use chrono::{DateTime, Utc};
use domain::field::{Field, Value};
use domain::fingerprint::Fingerprint;
use domain::leave::{Period, mark};
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind, FieldChange, LeaveDay, LeaveOverview, Plan};
use domain::run::{ExportKind, RunState, Step, StepState};
use store::{Intent, Store, StoredConnection, StoredIntegration, StoredPlan, StoredRun};
use tempfile::TempDir;

fn now() -> DateTime<Utc> {
    "2026-11-21T10:00:00Z".parse().unwrap()
}

fn november() -> Period {
    Period { from: "2026-11-01".parse().unwrap(), to: "2026-11-30".parse().unwrap() }
}

fn hours(text: &str) -> Value {
    Value::Hours(text.parse().unwrap())
}

/// A row that sets the hours of Ebba's day.
fn day_row(day: &str, kind: ChangeKind, new: Option<Value>) -> Change {
    let (employee, date) = (PersonId("ebba".to_owned()), day.parse().unwrap());
    Change {
        key: mark(&employee, date, "vacation", None),
        source_id: Some(employee),
        target_id: Some(PersonId("501".to_owned())),
        name: "Ebba".to_owned(),
        kind,
        fields: vec![FieldChange { field: Field::LeaveHours, old: None, new }],
        findings: Vec::new(),
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        candidates: Vec::new(),
        day: Some(LeaveDay {
            date,
            until: None,
            leave: "l".to_owned(),
            leave_type: Some("vacation".to_owned()),
            leave_type_name: "Semester".to_owned(),
            activity: Some(9002),
            record: None,
            others: 0,
            sent_before: false,
            late: false,
            closed: false,
            hold: false,
            lock: None,
            agi: None,
        }),
        benefit: None,
        open: None,
    }
}

fn open_store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), now()).unwrap();
    for id in ["source", "target"] {
        let text = || id.to_owned();
        let row = StoredConnection {
            id: text(),
            service: text(),
            label: text(),
            address: text(),
            account_id: None,
            salary_unit: None,
            sample: false,
        };
        store.add_connection(&row, now()).unwrap();
    }
    let row = StoredIntegration {
        id: "i".to_owned(),
        label: "Nordlicht AB".to_owned(),
        source_id: "source".to_owned(),
        target_id: "target".to_owned(),
        settings: "{}".to_owned(),
        sample: false,
        removed: false,
    };
    store.add_integration(&row, now()).unwrap();
    (store, folder)
}

/// Adds a run of one row whose request ended in a given state.
fn add_run(store: &Store, id: &str, change: Change, step: Step, state: StepState, target_id: Option<&str>) {
    let leave = LeaveOverview {
        sent_before: 0,
        period: november(),
        sums: Vec::new(),
        types: Vec::new(),
        activities: Vec::new(),
        held_before: 0,
        graded_unasked: false,
    };
    let plan = StoredPlan {
        id: format!("plan {id}"),
        integration_id: "i".to_owned(),
        export: ExportKind::Leave,
        made_at: now(),
        today: "2026-11-21".parse().unwrap(),
        salaries_known: true,
        active: 1,
        out_of_scope: 0,
        settings_fingerprint: String::new(),
        known_writes: store.newest_write().unwrap(),
        plan: Plan { changes: vec![change.clone()], leave: Some(leave), benefits: None },
    };
    store.add_plan(&plan).unwrap();
    let run = StoredRun {
        id: id.to_owned(),
        plan_id: plan.id.clone(),
        integration_id: "i".to_owned(),
        export: ExportKind::Leave,
        started_at: now(),
        ended_at: None,
        state: RunState::Done,
        stopped_by: None,
        cleared_at: None,
    };
    assert!(store.begin_run(&run, &[&change]).unwrap());
    let idempotency_key = Fingerprint::of(&[id]);
    let intent =
        Intent { idempotency_key: &idempotency_key, run_id: id, row_key: &change.key, step, fields: &[Field::LeaveHours], amount: None };
    let seq = store.record_intent_unless_written(&intent, i64::MAX, now()).unwrap().unwrap();
    store.set_step(seq, state, target_id, now()).unwrap();
}

#[test]
fn last_write_under_a_mark_is_known() {
    let (store, _folder) = open_store();
    let day = || day_row("2026-11-03", ChangeKind::Create, Some(hours("8")));
    add_run(&store, "made", day(), Step::CreateEvent, StepState::Confirmed, Some("7001"));
    let known = store.written_days("i", november()).unwrap();
    let entry = &known[&day().key];
    assert_eq!((entry.record, entry.present, entry.user.as_ref()), (Some(7001), true, Some(&PersonId("501".to_owned()))));
    assert_eq!(entry.fields[&Field::LeaveHours], hours("8"));

    // A refused update is ignored. An accepted one counts, and the record's id does not change.
    let update = || day_row("2026-11-03", ChangeKind::Update, Some(hours("4")));
    add_run(&store, "refused", update(), Step::UpdateEvent, StepState::Failed, None);
    assert_eq!(store.written_days("i", november()).unwrap()[&day().key].fields[&Field::LeaveHours], hours("8"));
    add_run(&store, "changed", update(), Step::UpdateEvent, StepState::Confirmed, None);
    let entry = &store.written_days("i", november()).unwrap()[&day().key];
    assert_eq!((entry.record, &entry.fields[&Field::LeaveHours]), (Some(7001), &hours("4")));

    add_run(&store, "removed", day_row("2026-11-03", ChangeKind::Remove, None), Step::RemoveEvent, StepState::Confirmed, None);
    let entry = &store.written_days("i", november()).unwrap()[&day().key];
    assert_eq!((entry.record, entry.present), (None, false));
}

#[test]
fn days_outside_period_and_other_accounts_are_left_out() {
    let (store, _folder) = open_store();
    for (id, day) in [("first", "2026-11-01"), ("last", "2026-11-30"), ("before", "2026-10-31"), ("after", "2026-12-01")] {
        add_run(&store, id, day_row(day, ChangeKind::Create, Some(hours("8"))), Step::CreateEvent, StepState::Sent, Some("1"));
    }
    assert_eq!(store.written_days("i", november()).unwrap().len(), 2);
    assert_eq!(store.exported_periods("i").unwrap().len(), 4);
    // The accounts were replaced: the ids of the ledger are other records in the new ones.
    store.close_period("i", november(), now()).unwrap();
    store.reset_for_new_accounts("i").unwrap();
    assert_eq!(store.written_days("i", november()).unwrap().len(), 0);
    assert_eq!(store.exported_periods("i").unwrap(), []);
    assert_eq!(store.closed_periods("i").unwrap(), []);
}

#[test]
fn correction_keeps_its_notice_time_until_done() {
    let (store, _folder) = open_store();
    let later: DateTime<Utc> = "2026-11-22T10:00:00Z".parse().unwrap();
    let day = day_row("2026-11-03", ChangeKind::Blocked, Some(hours("8")));
    store.put_corrections("i", &[&day], now()).unwrap();
    store.put_corrections("i", &[&day], later).unwrap();
    assert_eq!(store.corrections("i").unwrap()[0].noticed_at, now());
    assert_eq!(store.open_corrections("i").unwrap(), 1);
    store.correction_done("i", &day.key, later).unwrap();
    assert_eq!(store.open_corrections("i").unwrap(), 0);
    store.forget_correction("i", &day.key).unwrap();
    assert_eq!(store.corrections("i").unwrap()[0].done_at, Some(later), "what is done is not forgotten");
    store.put_corrections("i", &[&day], later).unwrap();
    assert_eq!(store.corrections("i").unwrap()[0].noticed_at, later, "noticed anew");
    store.forget_correction("i", &day.key).unwrap();
    assert!(store.corrections("i").unwrap().is_empty());
}
