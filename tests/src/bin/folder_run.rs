//! A process that opens the app over a data folder, without a window, and starts or continues the sample company's export.
//!
//! Argument: the folder. It prints `ready` and waits for a line; opens the app and prints `opened` or the code of the error; and
//! then, at each further line: `start` begins a run and prints `begun`, `continue` carries the interrupted run on and prints how its
//! rows ended, each outcome once. Whatever else it hears ends it.
#![allow(clippy::print_stdout, reason = "its standard output is how the test hears of it")]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use app::view::{HistoryFilter, Progress, Stage};
use app::{App, AppError, Events, Folders, SystemClock};
use payroll::run::{ExportKind, RunState};

/// Passes on what the app tells.
struct Told(Mutex<Sender<Progress>>);

impl Events for Told {
    fn progress(&self, progress: Progress) {
        let _ = self.0.lock().unwrap_or_else(PoisonError::into_inner).send(progress);
    }
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

fn open(folder: &Path) -> Result<(Arc<App>, Receiver<Progress>), AppError> {
    let (tell, told) = channel();
    let folders = Folders { data: folder.to_path_buf(), log: folder.join("log") };
    let app = App::open(folders, Arc::new(SystemClock), Arc::new(Told(Mutex::new(tell))))?;
    Ok((Arc::new(app), told))
}

/// Begins the employee export of the sample company.
async fn start(app: &Arc<App>) -> Result<String, AppError> {
    let integration = app.sample_open().await?;
    let plan = app.plan_prepare(&integration, ExportKind::Employees).await?;
    let keys: Vec<String> = plan.changes.iter().filter(|change| change.is_sendable()).map(|change| change.key.clone()).collect();
    app.run_start(&plan.id, &keys, false).await.map(|_| "begun".to_owned())
}

/// Carries the latest run on, and says how its rows ended.
async fn carry_on(app: &Arc<App>, told: &Receiver<Progress>) -> Result<String, AppError> {
    app.sample_open().await?;
    let filter = HistoryFilter { integration_id: None, needs_attention: false, text: None, limit: 1, offset: 0 };
    let Some(run) = app.history(&filter)?.runs.into_iter().next() else { return Ok("no run".to_owned()) };
    if run.state == RunState::Interrupted {
        app.run_continue(&run.id).await?;
        while let Ok(progress) = told.recv() {
            if progress.job == run.id && progress.stage == Stage::Ended {
                break;
            }
        }
    }
    let outcomes: BTreeSet<String> = app.run(&run.id)?.rows.iter().map(|row| format!("{:?}", row.outcome)).collect();
    Ok(outcomes.into_iter().collect::<Vec<_>>().join(" "))
}

fn told_as(error: &AppError) -> String {
    serde_json::to_value(error).map_or_else(|_| "an error".to_owned(), |value| value["code"].as_str().unwrap_or("an error").to_owned())
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("a folder is needed")?;
    say("ready");
    hear();
    let (app, told) = match open(Path::new(&folder)) {
        Ok(opened) => opened,
        Err(error) => {
            say(&told_as(&error));
            return Ok(());
        }
    };
    say("opened");
    loop {
        let done = match hear().as_str() {
            "start" => start(&app).await,
            "continue" => carry_on(&app, &told).await,
            _ => return Ok(()),
        };
        say(&done.unwrap_or_else(|error| told_as(&error)));
    }
}
