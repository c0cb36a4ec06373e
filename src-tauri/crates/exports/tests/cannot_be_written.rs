//! A row that cannot be written must never come to be sent: where one does, the log has an error that names its field, and nothing of
//! it has left. Alone in its process: the log is shared, and the error is expected here and nowhere else.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::atomic::{AtomicUsize, Ordering};

use assertions::ErrorLog;
use chrono::{DateTime, NaiveDate, Utc};
use connectors::Error;
use domain::field::{Field, Value};
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind, FieldChange, Plan};
use domain::run::{ExportKind, Outcome, Reason, RunState, Step};
use exports::clock::Clock;
use exports::runner::{Answer, CannotHold, History, Mode, Remaining, Request, Runner, Silent, StepAnswer, Target};
use store::{Store, StoredConnection, StoredIntegration, StoredPlan, StoredRun};
use tokio_util::sync::CancellationToken;

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> DateTime<Utc> {
        "2026-11-21T10:00:00Z".parse().unwrap()
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// A target whose form holds no telephone number: it finds out either before anything of a row leaves, or when it makes the request.
struct NoPhones {
    is_known_first: bool,
    sent: AtomicUsize,
}

fn phone() -> CannotHold {
    CannotHold { fields: vec![Field::Phone], why: "no room for it".to_owned() }
}

fn whole(change: &Change) -> Request {
    Request { step: Step::CreateUser, fields: change.fields.iter().map(|change| change.field).collect() }
}

impl Target for NoPhones {
    type Snapshot = ();

    async fn read(&self) -> Result<(), Error> {
        Ok(())
    }

    fn before(&self, (): &()) -> String {
        "[]".to_owned()
    }

    fn found(&self, _change: &Change, (): &(), _history: &History) -> Option<String> {
        None
    }

    fn link(&self, _change: &Change, _target_id: &str) -> Option<(PersonId, PersonId)> {
        None
    }

    fn assess(&self, change: &Change, (): &(), _history: &History) -> Remaining {
        Remaining::Todo(vec![whole(change)])
    }

    fn unwritable(&self, _change: &Change, (): &()) -> Option<CannotHold> {
        self.is_known_first.then(phone)
    }

    fn meaning(&self, change: &Change, _request: &Request) -> String {
        change.key.clone()
    }

    async fn send(&self, _change: &Change, request: &Request, (): &(), _history: &History) -> StepAnswer {
        if request.fields.contains(&Field::Phone) {
            return phone().into();
        }
        self.sent.fetch_add(1, Ordering::Relaxed);
        StepAnswer::Made(Answer::Accepted(None))
    }
}

/// A run of one row with a name and a telephone number.
fn begun(store: &Store, run_id: &str) {
    let value = |field| FieldChange { field, old: None, new: Some(Value::Text("+49 30 123".to_owned())) };
    let change = Change {
        key: "source:1".to_owned(),
        source_id: Some(PersonId("1".to_owned())),
        target_id: None,
        name: "Ebba".to_owned(),
        kind: ChangeKind::Create,
        fields: vec![value(Field::Name), value(Field::Phone)],
        findings: Vec::new(),
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        day: None,
        benefit: None,
        open: None,
        candidates: Vec::new(),
    };
    let plan = StoredPlan {
        id: format!("plan of {run_id}"),
        integration_id: "i".to_owned(),
        export: ExportKind::Employees,
        made_at: Stopped.now(),
        today: Stopped.today(),
        salaries_known: true,
        active: 1,
        out_of_scope: 0,
        settings_fingerprint: "settings_fingerprint".to_owned(),
        known_writes: 0,
        plan: Plan { changes: vec![change.clone()], leave: None, benefits: None },
    };
    store.add_plan(&plan).unwrap();
    let run = StoredRun {
        id: run_id.to_owned(),
        plan_id: plan.id,
        integration_id: "i".to_owned(),
        export: ExportKind::Employees,
        started_at: Stopped.now(),
        ended_at: None,
        state: RunState::Running,
        stopped_by: None,
        cleared_at: None,
    };
    assert!(store.begin_run(&run, &[&change]).unwrap());
}

fn opened(folder: &std::path::Path) -> Store {
    let (store, _) = Store::open(folder, Stopped.now()).unwrap();
    for id in ["source", "target"] {
        let row = StoredConnection {
            id: id.to_owned(),
            service: id.to_owned(),
            label: id.to_owned(),
            address: "https://a.example".to_owned(),
            account_id: None,
            salary_unit: None,
            sample: false,
        };
        store.add_connection(&row, Stopped.now()).unwrap();
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
    store.add_integration(&row, Stopped.now()).unwrap();
    store
}

#[tokio::test]
async fn row_that_cannot_be_written_is_an_error_in_the_log_and_nothing_of_it_leaves() {
    let log = ErrorLog::listen();
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    for (run_id, is_known_first) in [("known first", true), ("known late", false)] {
        begun(&store, run_id);
        let target = NoPhones { is_known_first, sent: AtomicUsize::new(0) };
        let (cancel, clock, watch) = (CancellationToken::new(), &Stopped, &Silent);
        let runner = Runner { store: &store, target: &target, clock, watch, cancel, run_id, integration_id: "i" };
        assert_eq!(runner.execute(Mode::Send).await.unwrap(), RunState::Done);
        let rows = store.run_rows(run_id).unwrap();
        let verdict = &rows[0].verdict;
        assert_eq!((verdict.outcome, verdict.reason), (Outcome::Failed, Some(Reason::CannotBeWritten)), "{run_id}");
        assert_eq!((&verdict.fields, target.sent.into_inner()), (&vec![Field::Phone], 0), "{run_id}");
        let errors = log.take();
        assert!(errors.len() == 1 && errors[0].contains("Phone") && !errors[0].contains("Ebba"), "{run_id}: {errors:?}");
    }
}
