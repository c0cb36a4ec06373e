//! The data file fails under the living app in the middle of a run: the owner is told what is in the way, no row says more or less
//! than what is known, and carrying on, in the same app, does the rest and nothing twice.

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
use tests::sample_run::{begun, latest};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// When the other program takes the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// Before the first intent is kept.
    AtTheFirstRow,
    /// After the first request had its effect, before that is kept.
    AtTheFirstAnswer,
}

/// The other program, and who hears of the end of runs.
struct Other {
    file: PathBuf,
    when: Mutex<Option<When>>,
    holds: Mutex<Option<Connection>>,
    ends: UnboundedSender<String>,
}

impl Other {
    fn take_if(&self, now: When) {
        let mut when = self.when.lock().unwrap();
        if *when == Some(now) {
            *when = None;
            let held = Connection::open(&self.file).unwrap();
            held.execute_batch("BEGIN IMMEDIATE").unwrap();
            *self.holds.lock().unwrap() = Some(held);
        }
    }

    fn let_go(&self) {
        assert!(self.holds.lock().unwrap().take().is_some(), "it has the file");
    }
}

impl Events for Other {
    fn progress(&self, progress: Progress) {
        match progress.stage {
            Stage::Sending => self.take_if(When::AtTheFirstRow),
            Stage::Ended => drop(self.ends.send(progress.job)),
            _ => {}
        }
    }

    fn passed(&self, _run_id: &str, point: Point) {
        if point == Point::Answered {
            self.take_if(When::AtTheFirstAnswer);
        }
    }
}

struct Noon;

impl Clock for Noon {
    fn now(&self) -> DateTime<Utc> {
        midnight() + chrono::TimeDelta::hours(12)
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

struct Living {
    app: Arc<App>,
    other: Arc<Other>,
    ends: UnboundedReceiver<String>,
}

impl Living {
    fn over(folder: &Path, when: Option<When>) -> Self {
        let (told, ends) = unbounded_channel();
        let (when, holds) = (Mutex::new(when), Mutex::default());
        let other = Arc::new(Other { file: folder.join("paybridge.db"), when, holds, ends: told });
        let folders = Folders { data: folder.to_owned(), log: folder.join("log") };
        let app = App::open(folders, Arc::new(Noon), other.clone()).unwrap();
        Self { app: Arc::new(app), other, ends }
    }

    async fn end_of(&mut self, run: &str) -> RunView {
        while self.ends.recv().await.unwrap() != run {}
        self.app.run(run).unwrap()
    }
}

/// What an export leaves where nothing goes wrong.
async fn undisturbed(export: ExportKind) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let mut living = Living::over(folder.path(), None);
    let run = begun(&living.app, export).await.unwrap();
    assert_eq!(living.end_of(&run).await.summary.state, RunState::Done);
    company(folder.path())
}

#[rstest]
#[case(ExportKind::Employees, When::AtTheFirstRow)]
#[case(ExportKind::Employees, When::AtTheFirstAnswer)]
#[case(ExportKind::EmployeeImport, When::AtTheFirstAnswer)]
#[case(ExportKind::Leave, When::AtTheFirstAnswer)]
#[case(ExportKind::Benefits, When::AtTheFirstAnswer)]
#[tokio::test(flavor = "multi_thread")]
async fn another_program_takes_the_file_of_the_living_app(#[case] export: ExportKind, #[case] when: When) {
    let folder = tempfile::tempdir().unwrap();
    let mut living = Living::over(folder.path(), Some(when));
    let run = begun(&living.app, export).await.unwrap();
    let held = living.end_of(&run).await;
    assert_eq!(held.summary.state, RunState::Interrupted);
    assert_eq!(held.summary.stopped_by.as_ref().map(|error| error.code), Some(ErrorCode::StorageLocked));
    let in_history = latest(&living.app).unwrap().unwrap();
    assert_eq!((in_history.state, in_history.stopped_by), (RunState::Interrupted, held.summary.stopped_by.clone()));
    let sent: Vec<_> = held.rows.iter().filter(|row| row.steps.iter().any(|step| step.state != StepState::Failed)).collect();
    assert_eq!(sent.len(), usize::from(when == When::AtTheFirstAnswer), "one request left, where one left");
    for row in &held.rows {
        let truth = if row.steps.is_empty() { Outcome::Waiting } else { Outcome::Unknown };
        assert_eq!(row.outcome, truth, "{}", row.name);
    }
    assert_eq!((held.summary.counts.unknown, in_history.counts.unknown), (sent.len() as u32, sent.len() as u32));
    // As long as the file is held nothing goes on, and the reason is told again.
    assert_eq!(living.app.run_continue(&run).await.unwrap_err().code, ErrorCode::StorageLocked);
    assert_eq!(living.app.run(&run).unwrap().summary.state, RunState::Interrupted);
    living.other.let_go();
    living.app.run_continue(&run).await.unwrap();
    let ended = living.end_of(&run).await;
    assert_eq!((ended.summary.state, ended.summary.stopped_by), (RunState::Done, None));
    for row in &ended.rows {
        assert_eq!(row.outcome, Outcome::Confirmed, "{}: {:?}", row.name, row.reason);
    }
    assert_eq!(company(folder.path()), undisturbed(export).await, "each effect once, and no other");
}
