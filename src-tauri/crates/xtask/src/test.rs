//! `cargo xtask test`: runs everything and prints one closing line.

use std::process::{Command, ExitCode};

use crate::{generate, page, rules, rust, setup, tally::Tally, third_party, workspace::Workspace};

/// The number of random or repeated cases in the tests.
#[derive(Clone, Copy)]
pub enum Length {
    /// A sample that is enough for every change.
    Sample,
    Long,
}

impl Length {
    pub fn set_environment(self, tests: &mut Command) {
        match self {
            Self::Sample => tests.env_remove("PAYBRIDGE_LONG"),
            Self::Long => tests.env("PAYBRIDGE_LONG", "1"),
        };
    }
}

/// Runs all checks and tests. The page comes first because cargo embeds it.
pub fn test(workspace: &Workspace, length: Length) -> ExitCode {
    let mut tally = Tally::default();
    let is_set_up = tally.step("set-up", || setup::prepare(setup::Purpose::Test).and_then(|()| page::install(workspace)));
    if !is_set_up {
        return tally.close();
    }
    tally.step("architecture rules", || rules::architecture(workspace));
    tally.step("allowed dependencies", || rules::dependencies(workspace));
    tally.step("named tests exist", || rules::matrix(workspace));
    tally.step("licences", || rules::licences(workspace));
    tally.step("Rust: format", || rust::format(workspace));
    tally.step("page: format and lints", || page::lint(workspace));
    let built = tally.step("page: types and build", || page::build(workspace));
    if built {
        tally.step("licences of others", || third_party::check_list(workspace));
    }
    tally.tests("page: tests", || page::tests(workspace, length));
    if built {
        tally.step("Rust: lints", || rust::lint(workspace));
        if tally.step("Rust: build", || rust::everything(workspace)) {
            tally.step("generated files are fresh", || generate::is_fresh(workspace));
            tally.tests("Rust: tests", || rust::tests(workspace, length));
        }
    }
    tally.close()
}
