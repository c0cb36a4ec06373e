//! A data file with one integration, and runs in it.

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind, FieldChange, Plan};
use domain::run::{ExportKind, RunState};
use exports::clock::Clock;
use store::{Store, StoredConnection, StoredIntegration, StoredPlan, StoredRun};

pub const INTEGRATION: &str = "i";

/// A clock that stands still until a test moves it.
#[derive(Debug, Default)]
pub struct ManualClock {
    minutes: AtomicI64,
}

impl ManualClock {
    #[allow(dead_code, reason = "some tests need no time to pass")]
    pub fn advance(&self, minutes: i64) {
        self.minutes.fetch_add(minutes, Ordering::Relaxed);
    }
}

pub fn test_start() -> DateTime<Utc> {
    "2026-11-21T10:00:00Z".parse().unwrap()
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        test_start() + TimeDelta::minutes(self.minutes.load(Ordering::Relaxed))
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

pub fn new_store(folder: &Path) -> Store {
    let (store, _) = Store::open(folder, test_start()).unwrap();
    for id in ["source", "target"] {
        let connection = StoredConnection {
            id: id.to_owned(),
            service: id.to_owned(),
            label: id.to_owned(),
            address: format!("https://{id}.example"),
            account_id: None,
            salary_unit: None,
            sample: false,
        };
        store.add_connection(&connection, test_start()).unwrap();
    }
    let integration = StoredIntegration {
        id: INTEGRATION.to_owned(),
        label: "Nordlicht AB".to_owned(),
        source_id: "source".to_owned(),
        target_id: "target".to_owned(),
        settings: "{}".to_owned(),
        sample: false,
        removed: false,
    };
    store.add_integration(&integration, test_start()).unwrap();
    store
}

pub fn person_row(id: &str, kind: ChangeKind, fields: Vec<FieldChange>) -> Change {
    Change {
        key: format!("source:{id}"),
        source_id: Some(PersonId(id.to_owned())),
        target_id: None,
        name: format!("Person {id}"),
        kind,
        fields,
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

/// Begins a run of all rows of a plan. `known_writes`: the number of the last ledger entry that the plan knows.
pub fn begin_run(store: &Store, run_id: &str, rows: Vec<Change>, known_writes: i64) {
    let plan = StoredPlan {
        id: format!("plan of {run_id}"),
        integration_id: INTEGRATION.to_owned(),
        export: ExportKind::Employees,
        made_at: test_start(),
        today: test_start().date_naive(),
        salaries_known: true,
        active: 1,
        out_of_scope: 0,
        settings_fingerprint: "fingerprint".to_owned(),
        known_writes,
        plan: Plan { changes: rows, leave: None, benefits: None },
    };
    store.add_plan(&plan).unwrap();
    let run = StoredRun {
        id: run_id.to_owned(),
        plan_id: plan.id.clone(),
        integration_id: INTEGRATION.to_owned(),
        export: ExportKind::Employees,
        started_at: test_start(),
        ended_at: None,
        state: RunState::Running,
        stopped_by: None,
        cleared_at: None,
    };
    assert!(store.begin_run(&run, &plan.plan.changes.iter().collect::<Vec<_>>()).unwrap());
}
