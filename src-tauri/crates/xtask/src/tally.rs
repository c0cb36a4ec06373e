//! Counts passed and failed steps and prints the closing line.

use std::{process::ExitCode, time::Instant};

use crate::failure::Failure;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    /// A test that could not run counts as failed.
    pub failed: u64,
}

#[derive(Debug, Default)]
pub struct Tally {
    counts: Counts,
    failed_steps: Vec<String>,
}

impl Tally {
    /// Runs a step that counts as one test. Returns whether it passed.
    pub fn step(&mut self, name: &str, step: impl FnOnce() -> Result<(), Failure>) -> bool {
        self.tests(name, || step().map(|()| Counts { passed: 1, failed: 0 }))
    }

    /// Runs a step of many tests. Returns whether all passed.
    pub fn tests(&mut self, name: &str, step: impl FnOnce() -> Result<Counts, Failure>) -> bool {
        println!("\n== {name}");
        let begin = Instant::now();
        let counts = step().unwrap_or_else(|failure| {
            println!("{failure}");
            Counts { passed: 0, failed: 1 }
        });
        let seconds = begin.elapsed().as_secs();
        println!("== {name}: {} ({seconds} s)", if counts.failed == 0 { "good".to_owned() } else { format!("{} failed", counts.failed) });
        self.counts.passed = self.counts.passed.saturating_add(counts.passed);
        self.counts.failed = self.counts.failed.saturating_add(counts.failed);
        if counts.failed > 0 {
            self.failed_steps.push(name.to_owned());
        }
        counts.failed == 0
    }

    /// Prints the closing line and returns the exit status.
    pub fn close(self) -> ExitCode {
        println!();
        for step in &self.failed_steps {
            println!("failed: {step}");
        }
        println!("{} passed, {} failed", self.counts.passed, self.counts.failed);
        if self.counts.failed == 0 && self.counts.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
