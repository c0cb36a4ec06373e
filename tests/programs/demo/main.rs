//! The sample company's employee export in the real window, from the first click to the confirmed result.
//!
//! `demo FOLDER` saves numbered screenshots and the run's report in the folder. It fails if a person of the export has an unexpected
//! result.
#![allow(clippy::print_stdout)] // What it prints is what it is for.

#[cfg(target_os = "linux")]
mod report;
#[cfg(target_os = "linux")]
mod steps;

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("demo FOLDER");
        return ExitCode::FAILURE;
    };
    match steps::run(folder.as_ref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The demo did not end as it should: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("The demo drives a virtual display, which only Linux has.");
    ExitCode::FAILURE
}
