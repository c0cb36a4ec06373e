//! A process that begins a run or carries one on, and stands still at one point of it so that it can be killed there.
//!
//! Arguments: folder of the data file, addresses of the sandbox and the run's way as JSON, number of the point to stand still at (or
//! `never`). When it gets there it prints `there` and waits; when the run ends first it prints `ended`.
#![allow(clippy::print_stdout, reason = "its standard output is how the test hears of it")]

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use exports::runner::{Mode, Point, Progress, Watch};
use tests::crash::{HoursIn, RUN, Way};
use tests::fixture::Export;

struct StandStill {
    at: Option<usize>,
    passed: AtomicUsize,
}

impl Watch for StandStill {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, _point: Point) {
        if Some(self.passed.fetch_add(1, Ordering::SeqCst)) == self.at {
            say("there");
            // Until it is killed: the parent never writes.
            let _ = std::io::stdin().read_line(&mut String::new());
        }
    }
}

fn say(word: &str) {
    println!("{word}");
    let _ = std::io::stdout().flush();
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, addresses, way, at] = arguments.as_slice() else {
        return Err("folder, addresses, way and point are needed".into());
    };
    let way: Way = serde_json::from_str(way)?;
    let (folder, addresses) = (Path::new(folder), serde_json::from_str(addresses)?);
    let export = Export::open_by(Arc::new(HoursIn::of(folder)), folder, &addresses, &way.choice());
    export.store.mark_interrupted_runs()?;
    if export.store.run(RUN).is_err() {
        let plan = way.plan(&export).await;
        way.begin(&export, RUN, &plan);
    }
    let watch = StandStill { at: at.parse().ok(), passed: AtomicUsize::new(0) };
    way.carry_on(&export, RUN, Mode::Send, &watch).await;
    say("ended");
    Ok(())
}
