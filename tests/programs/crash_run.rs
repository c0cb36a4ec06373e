//! A process that starts or continues a run, and pauses at one point of it so that a test can kill it there.
//!
//! Arguments: folder of the data file, addresses of the sandbox as JSON, the run's way as JSON, number of the point or `never`. The process
//! prints `there` at the point and waits; it prints `ended` if the run ends first.
#![allow(clippy::print_stdout, reason = "its standard output is how the test hears of it")]

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use exports::runner::{Mode, Point, Progress, Watch};
use tests::crash::{FileClock, Job, RUN};
use tests::fixture::Export;

struct PauseAt {
    at: Option<usize>,
    passed: AtomicUsize,
}

impl Watch for PauseAt {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, _point: Point) {
        if Some(self.passed.fetch_add(1, Ordering::SeqCst)) == self.at {
            print_line("there");
            // Waits until it is killed: the parent never writes.
            let _ = std::io::stdin().read_line(&mut String::new());
        }
    }
}

fn print_line(line: &str) {
    println!("{line}");
    let _ = std::io::stdout().flush();
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, addresses, job, at] = arguments.as_slice() else {
        return Err("folder, addresses, job and point are needed".into());
    };
    let job: Job = serde_json::from_str(job)?;
    let (folder, addresses) = (Path::new(folder), serde_json::from_str(addresses)?);
    let export = Export::open_by(Arc::new(FileClock::of(folder)), folder, &addresses, &job.options());
    export.store.mark_interrupted_runs()?;
    if export.store.run(RUN).is_err() {
        let plan = job.plan(&export).await;
        job.begin(&export, RUN, &plan);
    }
    let watch = PauseAt { at: at.parse().ok(), passed: AtomicUsize::new(0) };
    job.execute(&export, RUN, Mode::Send, &watch).await;
    print_line("ended");
    Ok(())
}
