//! No unwritable row should reach the runner. If one does, nothing of it is sent, and the log has an error that names the field. This
//! test needs its own process: the log is shared, and only here is the error expected.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/ledger.rs"]
mod ledger;

use std::sync::atomic::{AtomicUsize, Ordering};

use assertions::ErrorLog;
use connectors::Error;
use domain::field::{Field, Value};
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind, FieldChange};
use domain::run::{Outcome, Reason, RunState, Step};
use exports::runner::{Answer, CannotHold, History, Mode, Remaining, Request, Runner, Silent, StepAnswer, Target};
use ledger::{INTEGRATION, ManualClock, begin_run, new_store, person_row};
use tokio_util::sync::CancellationToken;

/// A target whose form cannot hold a telephone number. It reports that before the row's first request, or only in `send`.
struct TargetWithoutPhones {
    reports_before_send: bool,
    sent: AtomicUsize,
}

fn cannot_hold_phone() -> CannotHold {
    CannotHold { fields: vec![Field::Phone], why: "no room for it".to_owned() }
}

fn create_request(change: &Change) -> Request {
    Request { step: Step::CreateUser, fields: change.fields.iter().map(|change| change.field).collect() }
}

impl Target for TargetWithoutPhones {
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
        Remaining::Todo(vec![create_request(change)])
    }

    fn unwritable(&self, _change: &Change, (): &()) -> Option<CannotHold> {
        self.reports_before_send.then(cannot_hold_phone)
    }

    fn meaning(&self, change: &Change, _request: &Request) -> String {
        change.key.clone()
    }

    async fn send(&self, _change: &Change, request: &Request, (): &(), _history: &History) -> StepAnswer {
        if request.fields.contains(&Field::Phone) {
            return cannot_hold_phone().into();
        }
        self.sent.fetch_add(1, Ordering::Relaxed);
        StepAnswer::Made(Answer::Accepted(None))
    }
}

/// A row with a name and a telephone number.
fn row_with_phone() -> Change {
    let value = |field| FieldChange { field, old: None, new: Some(Value::Text("+49 30 123".to_owned())) };
    Change { name: "Ebba".to_owned(), ..person_row("1", ChangeKind::Create, vec![value(Field::Name), value(Field::Phone)]) }
}

#[tokio::test]
async fn unwritable_row_is_logged_and_not_sent() {
    let log = ErrorLog::listen();
    let folder = tempfile::tempdir().unwrap();
    let store = new_store(folder.path());
    for (run_id, reports_before_send) in [("known first", true), ("known late", false)] {
        begin_run(&store, run_id, vec![row_with_phone()], 0);
        let target = TargetWithoutPhones { reports_before_send, sent: AtomicUsize::new(0) };
        let (cancel, clock, watch) = (CancellationToken::new(), &ManualClock::default(), &Silent);
        let runner = Runner { store: &store, target: &target, clock, watch, cancel, run_id, integration_id: INTEGRATION };
        assert_eq!(runner.execute(Mode::Send).await.unwrap(), RunState::Done);
        let rows = store.run_rows(run_id).unwrap();
        let result = &rows[0].result;
        assert_eq!((result.outcome, result.reason), (Outcome::Failed, Some(Reason::CannotBeWritten)), "{run_id}");
        assert_eq!((&result.fields, target.sent.into_inner()), (&vec![Field::Phone], 0), "{run_id}");
        let errors = log.take();
        assert!(errors.len() == 1 && errors[0].contains("Phone") && !errors[0].contains("Ebba"), "{run_id}: {errors:?}");
    }
}
