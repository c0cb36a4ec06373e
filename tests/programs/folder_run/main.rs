//! A process that opens the whole app with a data folder, without a window, and runs exports of the sample company.
//!
//! Argument: the folder. The process prints `ready` and waits for a line; then it opens the app and prints `opened` or an error code. It
//! answers each further line with one line:
//!
//! - `start EXPORT` starts a run: `start_run`.
//! - `start EXPORT POINTS` starts a run that pauses after this many points: `there`, or `ended` if the run has fewer points.
//! - `go on` resumes the run to its end: the run's state.
//! - `state`: the state of the latest run, and the error code that stopped it.
//! - `continue` continues the latest run if it was interrupted: the distinct outcomes of its rows.
//! - `fill` fills the disk: `full`. `make room` frees it: `room`.
//!
//! Any answer may be an error code instead. Every other line ends the process.
#![allow(clippy::print_stdout, reason = "its standard output is how the test hears of it")]

mod ballast;
mod pausing;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use app::{App, AppError, Folders};
use domain::run::{ExportKind, RunState};
use pausing::{AppEvent, PausingEvents};
use tests::crash::FileClock;
use tests::sample_run::{latest, start_run};

/// An error of the app, which is an answer, or any other error, which ends the process.
enum RunError {
    App(AppError),
    Other(Box<dyn std::error::Error>),
}

impl From<AppError> for RunError {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

fn other<T>(done: Result<T, impl Into<Box<dyn std::error::Error>>>) -> Result<T, RunError> {
    done.map_err(|error| RunError::Other(error.into()))
}

fn print_line(line: &str) {
    println!("{line}");
    let _ = std::io::stdout().flush();
}

fn read_line() -> String {
    let mut line = String::new();
    let _ = std::io::stdin().read_line(&mut line);
    line.trim().to_owned()
}

/// A value as the window spells it.
fn serialized_name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The app and its events.
struct Opened {
    app: Arc<App>,
    folder: PathBuf,
    events: Arc<PausingEvents>,
    app_events: Receiver<AppEvent>,
    go_on: Sender<()>,
}

impl Opened {
    fn over(folder: &Path) -> Result<Self, AppError> {
        let (events, app_events, go_on) = PausingEvents::new();
        let events = Arc::new(events);
        let folders = Folders { data: folder.to_path_buf(), log: folder.join("log") };
        let app = Arc::new(App::open(folders, Arc::new(FileClock::of(folder)), events.clone())?);
        Ok(Self { app, folder: folder.to_path_buf(), events, app_events, go_on })
    }

    async fn answer(&self, line: &str) -> Result<Option<String>, RunError> {
        let words: Vec<&str> = line.split(' ').collect();
        Ok(Some(match words.as_slice() {
            ["start", export] => start_run(&self.app, kind(export)?).await.map(|_| "begun".to_owned())?,
            ["start", export, points] => self.start_and_pause(kind(export)?, other(points.parse())?).await?,
            ["go", "on"] => self.resume_to_end()?,
            ["state"] => self.run_state()?,
            ["continue"] => self.continue_run().await?,
            ["fill"] => other(ballast::fill(&self.folder)).map(|()| "full".to_owned())?,
            ["make", "room"] => other(ballast::make_room(&self.folder)).map(|()| "room".to_owned())?,
            _ => return Ok(None),
        }))
    }

    async fn start_and_pause(&self, export: ExportKind, points: usize) -> Result<String, RunError> {
        self.events.pause_after(points);
        let run = start_run(&self.app, export).await?;
        loop {
            match other(self.app_events.recv())? {
                AppEvent::Paused => return Ok("there".to_owned()),
                AppEvent::Ended(job) if job == run => return Ok("ended".to_owned()),
                // Planning was a job too.
                AppEvent::Ended(_) => {}
            }
        }
    }

    fn resume_to_end(&self) -> Result<String, RunError> {
        other(self.go_on.send(()))?;
        let run = other(latest(&self.app)?.ok_or("no run"))?.id;
        while other(self.app_events.recv())? != AppEvent::Ended(run.clone()) {}
        Ok(self.run_state()?)
    }

    fn run_state(&self) -> Result<String, AppError> {
        let Some(run) = latest(&self.app)? else { return Ok("no run".to_owned()) };
        let stopped_by = run.stopped_by.map(|error| serialized_name(error.code));
        Ok([Some(serialized_name(run.state)), stopped_by].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    async fn continue_run(&self) -> Result<String, RunError> {
        self.app.sample_open().await?;
        let Some(run) = latest(&self.app)? else { return Ok("no run".to_owned()) };
        if run.state == RunState::Interrupted {
            self.app.run_continue(&run.id).await?;
            while other(self.app_events.recv())? != AppEvent::Ended(run.id.clone()) {}
        }
        let outcomes: BTreeSet<String> = self.app.run(&run.id)?.rows.iter().map(|row| format!("{:?}", row.outcome)).collect();
        Ok(outcomes.into_iter().collect::<Vec<_>>().join(" "))
    }
}

fn kind(export: &str) -> Result<ExportKind, RunError> {
    other(serde_json::from_value(export.into()))
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("a folder is needed")?;
    print_line("ready");
    read_line();
    let opened = match Opened::over(Path::new(&folder)) {
        Ok(opened) => opened,
        Err(error) => {
            print_line(&serialized_name(error.code));
            return Ok(());
        }
    };
    print_line("opened");
    loop {
        match opened.answer(&read_line()).await {
            Ok(Some(answer)) => print_line(&answer),
            Ok(None) => return Ok(()),
            Err(RunError::App(error)) => print_line(&serialized_name(error.code)),
            Err(RunError::Other(error)) => return Err(error),
        }
    }
}
