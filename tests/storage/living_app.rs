//! The data file fails under the running app in the middle of a run: the owner gets the reason, every outcome is true, and a continuation
//! in the same app sends the rest and nothing twice.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use app::dto::{ExportKind, Progress, RunView, Stage};
use app::{App, Clock, ErrorCode, Events, Folders};
use chrono::{DateTime, NaiveDate, Utc};
use domain::run::{Outcome, RunState, StepState};
use exports::runner::Point;
use rstest::rstest;
use rusqlite::Connection;
use serde_json::Value;
use tests::fixture::midnight;
use tests::instance::company;
use tests::sample_run::{latest, start_run};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The moment at which the other program locks the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LockMoment {
    /// Before the first intent is stored.
    FirstRow,
    /// After the effect of the first request, before its answer is stored.
    FirstAnswer,
}

/// Simulates the other program, and reports the ends of runs.
struct OtherProgram {
    file: PathBuf,
    when: Mutex<Option<LockMoment>>,
    lock_connection: Mutex<Option<Connection>>,
    ends: UnboundedSender<String>,
}

impl OtherProgram {
    fn lock_if(&self, now: LockMoment) {
        let mut when = self.when.lock().unwrap();
        if *when == Some(now) {
            *when = None;
            let connection = Connection::open(&self.file).unwrap();
            connection.execute_batch("BEGIN IMMEDIATE").unwrap();
            *self.lock_connection.lock().unwrap() = Some(connection);
        }
    }

    fn unlock(&self) {
        assert!(self.lock_connection.lock().unwrap().take().is_some(), "it has the file");
    }
}

impl Events for OtherProgram {
    fn progress(&self, progress: Progress) {
        match progress.stage {
            Stage::Sending => self.lock_if(LockMoment::FirstRow),
            Stage::Ended => drop(self.ends.send(progress.job)),
            _ => {}
        }
    }

    fn passed(&self, _run_id: &str, point: Point) {
        if point == Point::Answered {
            self.lock_if(LockMoment::FirstAnswer);
        }
    }
}

struct NoonClock;

impl Clock for NoonClock {
    fn now(&self) -> DateTime<Utc> {
        midnight() + chrono::TimeDelta::hours(12)
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

struct RunningApp {
    app: Arc<App>,
    other: Arc<OtherProgram>,
    ends: UnboundedReceiver<String>,
}

impl RunningApp {
    fn over(folder: &Path, when: Option<LockMoment>) -> Self {
        let (sender, ends) = unbounded_channel();
        let (when, lock_connection) = (Mutex::new(when), Mutex::default());
        let other = Arc::new(OtherProgram { file: folder.join("paybridge.db"), when, lock_connection, ends: sender });
        let folders = Folders { data: folder.to_owned(), log: folder.join("log") };
        let app = App::open(folders, Arc::new(NoonClock), other.clone()).unwrap();
        Self { app: Arc::new(app), other, ends }
    }

    async fn end_of(&mut self, run: &str) -> RunView {
        while self.ends.recv().await.unwrap() != run {}
        self.app.run(run).unwrap()
    }
}

/// The services' data after an undisturbed export.
async fn state_after_undisturbed_run(export: ExportKind) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let mut running = RunningApp::over(folder.path(), None);
    let run = start_run(&running.app, export).await.unwrap();
    assert_eq!(running.end_of(&run).await.summary.state, RunState::Done);
    company(folder.path())
}

#[rstest]
#[case(ExportKind::Employees, LockMoment::FirstRow)]
#[case(ExportKind::Employees, LockMoment::FirstAnswer)]
#[case(ExportKind::EmployeeImport, LockMoment::FirstAnswer)]
#[case(ExportKind::Leave, LockMoment::FirstAnswer)]
#[case(ExportKind::Benefits, LockMoment::FirstAnswer)]
#[tokio::test(flavor = "multi_thread")]
async fn data_file_locked_under_the_running_app_is_reported(#[case] export: ExportKind, #[case] when: LockMoment) {
    let folder = tempfile::tempdir().unwrap();
    let mut running = RunningApp::over(folder.path(), Some(when));
    let run = start_run(&running.app, export).await.unwrap();
    let interrupted = running.end_of(&run).await;
    assert_eq!(interrupted.summary.state, RunState::Interrupted);
    assert_eq!(interrupted.summary.stopped_by.as_ref().map(|error| error.code), Some(ErrorCode::StorageLocked));
    let in_history = latest(&running.app).unwrap().unwrap();
    assert_eq!((in_history.state, in_history.stopped_by), (RunState::Interrupted, interrupted.summary.stopped_by.clone()));
    let sent: Vec<_> = interrupted.rows.iter().filter(|row| row.steps.iter().any(|step| step.state != StepState::Failed)).collect();
    assert_eq!(sent.len(), usize::from(when == LockMoment::FirstAnswer), "one request left, where one left");
    for row in &interrupted.rows {
        let truth = if row.steps.is_empty() { Outcome::Waiting } else { Outcome::Unknown };
        assert_eq!(row.outcome, truth, "{}", row.name);
    }
    assert_eq!((interrupted.summary.counts.unknown, in_history.counts.unknown), (sent.len() as u32, sent.len() as u32));
    // While the file is locked, a continuation fails with the same reason.
    assert_eq!(running.app.run_continue(&run).await.unwrap_err().code, ErrorCode::StorageLocked);
    assert_eq!(running.app.run(&run).unwrap().summary.state, RunState::Interrupted);
    running.other.unlock();
    running.app.run_continue(&run).await.unwrap();
    let ended = running.end_of(&run).await;
    assert_eq!((ended.summary.state, ended.summary.stopped_by), (RunState::Done, None));
    for row in &ended.rows {
        assert_eq!(row.outcome, Outcome::Confirmed, "{}: {:?}", row.name, row.reason);
    }
    assert_eq!(company(folder.path()), state_after_undisturbed_run(export).await, "each effect once, and no other");
}
