//! Killing the process in the middle of a run.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use sandbox::Addresses;

/// The run that is killed.
pub const RUN: &str = "run";

/// The people of the run: between them they need every kind of request.
pub const CHOSEN: [&str; 4] = ["Ebba Lindqvist", "Leo Berg Ström", "Nils Åberg", "Rasmus Falk"];

/// How a process came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It was killed at its point.
    Killed,
    /// The run ended before that point.
    Ended,
}

/// Starts a process that runs and stands still at a point.
pub fn start(program: &str, folder: &Path, addresses: &Addresses, at: Option<usize>) -> Child {
    let addresses = serde_json::to_string(addresses).expect("addresses as JSON");
    let at = at.map_or_else(|| "never".to_owned(), |at| at.to_string());
    Command::new(program)
        .arg(folder)
        .args([addresses, at])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the process starts")
}

/// Waits until the process stands still, and kills it (SIGKILL where there is one); or until the run ended.
pub fn kill_when_there(mut child: Child) -> Came {
    let output = child.stdout.take().expect("its standard output");
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).expect("a line");
    match line.trim() {
        "there" => {
            child.kill().expect("it can be killed");
            child.wait().expect("it is gone");
            Came::Killed
        }
        "ended" => {
            assert!(child.wait().expect("it is gone").success());
            Came::Ended
        }
        other => panic!("the process said {other:?}"),
    }
}
