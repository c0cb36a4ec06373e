//! A row that cannot be written must never come to be sent: where one does, the log has an error that names its field, and nothing of
//! it has left. Alone in its process: the log is shared, and the error is expected here and nowhere else.
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
use ledger::{INTEGRATION, Stopped, begin_run, new_store, person_row};
use tokio_util::sync::CancellationToken;

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

/// A row with a name and a telephone number.
fn row_with_phone() -> Change {
    let value = |field| FieldChange { field, old: None, new: Some(Value::Text("+49 30 123".to_owned())) };
    Change { name: "Ebba".to_owned(), ..person_row("1", ChangeKind::Create, vec![value(Field::Name), value(Field::Phone)]) }
}

#[tokio::test]
async fn row_that_cannot_be_written_is_an_error_in_the_log_and_nothing_of_it_leaves() {
    let log = ErrorLog::listen();
    let folder = tempfile::tempdir().unwrap();
    let store = new_store(folder.path());
    for (run_id, is_known_first) in [("known first", true), ("known late", false)] {
        begin_run(&store, run_id, vec![row_with_phone()], 0);
        let target = NoPhones { is_known_first, sent: AtomicUsize::new(0) };
        let (cancel, clock, watch) = (CancellationToken::new(), &Stopped::default(), &Silent);
        let runner = Runner { store: &store, target: &target, clock, watch, cancel, run_id, integration_id: INTEGRATION };
        assert_eq!(runner.execute(Mode::Send).await.unwrap(), RunState::Done);
        let rows = store.run_rows(run_id).unwrap();
        let verdict = &rows[0].verdict;
        assert_eq!((verdict.outcome, verdict.reason), (Outcome::Failed, Some(Reason::CannotBeWritten)), "{run_id}");
        assert_eq!((&verdict.fields, target.sent.into_inner()), (&vec![Field::Phone], 0), "{run_id}");
        let errors = log.take();
        assert!(errors.len() == 1 && errors[0].contains("Phone") && !errors[0].contains("Ebba"), "{run_id}: {errors:?}");
    }
}
