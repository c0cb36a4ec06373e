//! A data file with one integration, and helpers that add runs.
#![allow(dead_code, reason = "not every test needs all of it")]

use chrono::{DateTime, NaiveDate, Utc};
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind, Plan};
use domain::run::{ExportKind, RunState};
use store::{Store, StoredConnection, StoredIntegration, StoredPlan, StoredRun};
use tempfile::TempDir;

pub fn now() -> DateTime<Utc> {
    "2026-11-21T10:00:00Z".parse().unwrap()
}

pub fn change(name: &str) -> Change {
    Change {
        key: format!("source:{name}"),
        source_id: Some(PersonId(name.to_owned())),
        target_id: None,
        name: name.to_owned(),
        kind: ChangeKind::Create,
        fields: Vec::new(),
        findings: Vec::new(),
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        day: None,
        benefit: None,
        open: None,
        candidates: Vec::new(),
    }
}

pub struct Fixture {
    pub store: Store,
    pub folder: TempDir,
}

pub fn fixture() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let (store, notice) = Store::open(folder.path(), now()).unwrap();
    assert_eq!(notice, None);
    for id in ["source", "target"] {
        let row = StoredConnection {
            id: id.to_owned(),
            service: id.to_owned(),
            label: id.to_owned(),
            address: "https://a.example".to_owned(),
            account_id: Some("1".to_owned()),
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
    Fixture { store, folder }
}

pub fn plan(id: &str, names: &[&str]) -> StoredPlan {
    StoredPlan {
        id: id.to_owned(),
        integration_id: "i".to_owned(),
        export: ExportKind::Employees,
        made_at: now(),
        today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
        salaries_known: true,
        active: 20,
        out_of_scope: 0,
        settings_fingerprint: "settings_fingerprint".to_owned(),
        known_writes: 0,
        plan: Plan { changes: names.iter().map(|name| change(name)).collect(), leave: None, benefits: None },
    }
}

pub fn run(id: &str, plan: &StoredPlan) -> StoredRun {
    StoredRun {
        id: id.to_owned(),
        plan_id: plan.id.clone(),
        integration_id: "i".to_owned(),
        export: ExportKind::Employees,
        started_at: now(),
        ended_at: None,
        state: RunState::Running,
        stopped_by: None,
        cleared_at: None,
    }
}

pub fn add_run_of(store: &Store, id: &str, names: &[&str]) {
    let plan = StoredPlan { known_writes: store.newest_write().unwrap(), ..plan(&format!("plan {id}"), names) };
    store.add_plan(&plan).unwrap();
    assert!(store.begin_run(&run(id, &plan), &plan.plan.changes.iter().collect::<Vec<_>>()).unwrap());
}
