//! A process that opens the whole app over a data folder, without a window, and runs exports of the sample company.
//!
//! Argument: the folder. It prints `ready` and waits for a line; opens the app and prints `opened` or the code of the error; and
//! then answers each further line with one:
//!
//! - `start EXPORT` begins a run: `begun`.
//! - `start EXPORT POINTS` begins a run that stands still after so many points: `there`, or `ended` when it has fewer.
//! - `go on` lets it go on to its end: how it stands then.
//! - `state`: how the latest run stands, and the code of what stopped it.
//! - `continue` carries the latest run on, where it was interrupted: how its rows ended, each outcome once.
//! - `fill` takes all room on the disk: `full`. `make room` gives it back: `room`.
//!
//! In place of an answer there may be the code of an error. Whatever else it hears ends it.
#![allow(clippy::print_stdout, reason = "its standard output is how the test hears of it")]

mod ballast;
mod standing;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use app::{App, AppError, Folders};
use domain::run::{ExportKind, RunState};
use standing::{Standing, Told};
use tests::crash::HoursIn;
use tests::sample_run::{begun, latest};

/// What went wrong: the app's own error, which is an answer, or anything else, which ends the process.
enum DesktopError {
    App(AppError),
    Other(Box<dyn std::error::Error>),
}

impl From<AppError> for DesktopError {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

fn other<T>(done: Result<T, impl Into<Box<dyn std::error::Error>>>) -> Result<T, DesktopError> {
    done.map_err(|error| DesktopError::Other(error.into()))
}

fn say(word: &str) {
    println!("{word}");
    let _ = std::io::stdout().flush();
}

fn hear() -> String {
    let mut line = String::new();
    let _ = std::io::stdin().read_line(&mut line);
    line.trim().to_owned()
}

/// A word as the window gets it.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The app, and what it tells.
struct Opened {
    app: Arc<App>,
    folder: PathBuf,
    events: Arc<Standing>,
    told: Receiver<Told>,
    go_on: Sender<()>,
}

impl Opened {
    fn over(folder: &Path) -> Result<Self, AppError> {
        let (events, told, go_on) = Standing::new();
        let events = Arc::new(events);
        let folders = Folders { data: folder.to_path_buf(), log: folder.join("log") };
        let app = Arc::new(App::open(folders, Arc::new(HoursIn::of(folder)), events.clone())?);
        Ok(Self { app, folder: folder.to_path_buf(), events, told, go_on })
    }

    async fn answer(&self, line: &str) -> Result<Option<String>, DesktopError> {
        let words: Vec<&str> = line.split(' ').collect();
        Ok(Some(match words.as_slice() {
            ["start", export] => begun(&self.app, kind(export)?).await.map(|_| "begun".to_owned())?,
            ["start", export, points] => self.start_and_stand(kind(export)?, other(points.parse())?).await?,
            ["go", "on"] => self.let_go_on()?,
            ["state"] => self.standing()?,
            ["continue"] => self.carry_on().await?,
            ["fill"] => other(ballast::fill(&self.folder)).map(|()| "full".to_owned())?,
            ["make", "room"] => other(ballast::make_room(&self.folder)).map(|()| "room".to_owned())?,
            _ => return Ok(None),
        }))
    }

    async fn start_and_stand(&self, export: ExportKind, points: usize) -> Result<String, DesktopError> {
        self.events.stand_after(points);
        let run = begun(&self.app, export).await?;
        loop {
            match other(self.told.recv())? {
                Told::There => return Ok("there".to_owned()),
                Told::Ended(job) if job == run => return Ok("ended".to_owned()),
                // Making the plan was a job too.
                Told::Ended(_) => {}
            }
        }
    }

    fn let_go_on(&self) -> Result<String, DesktopError> {
        other(self.go_on.send(()))?;
        let run = other(latest(&self.app)?.ok_or("no run"))?.id;
        while other(self.told.recv())? != Told::Ended(run.clone()) {}
        Ok(self.standing()?)
    }

    fn standing(&self) -> Result<String, AppError> {
        let Some(run) = latest(&self.app)? else { return Ok("no run".to_owned()) };
        let stopped_by = run.stopped_by.map(|error| word(error.code));
        Ok([Some(word(run.state)), stopped_by].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    async fn carry_on(&self) -> Result<String, DesktopError> {
        self.app.sample_open().await?;
        let Some(run) = latest(&self.app)? else { return Ok("no run".to_owned()) };
        if run.state == RunState::Interrupted {
            self.app.run_continue(&run.id).await?;
            while other(self.told.recv())? != Told::Ended(run.id.clone()) {}
        }
        let outcomes: BTreeSet<String> = self.app.run(&run.id)?.rows.iter().map(|row| format!("{:?}", row.outcome)).collect();
        Ok(outcomes.into_iter().collect::<Vec<_>>().join(" "))
    }
}

fn kind(export: &str) -> Result<ExportKind, DesktopError> {
    other(serde_json::from_value(export.into()))
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("a folder is needed")?;
    say("ready");
    hear();
    let opened = match Opened::over(Path::new(&folder)) {
        Ok(opened) => opened,
        Err(error) => {
            say(&word(error.code));
            return Ok(());
        }
    };
    say("opened");
    loop {
        match opened.answer(&hear()).await {
            Ok(Some(answer)) => say(&answer),
            Ok(None) => return Ok(()),
            Err(DesktopError::App(error)) => say(&word(error.code)),
            Err(DesktopError::Other(error)) => return Err(error),
        }
    }
}
