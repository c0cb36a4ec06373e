//! `cargo xtask test`: everything, and one closing line.

use std::process::{Command, ExitCode};

use crate::{generate, page, rules, rust, setup, tally::Tally, third_party, workspace::Workspace};

/// How often the tests try what is drawn by chance, or what may go wrong once in many times.
#[derive(Clone, Copy)]
pub enum Length {
    /// A sample, for every change.
    Sample,
    /// Many times.
    Long,
}

impl Length {
    /// Tells the tests.
    pub fn tell(self, tests: &mut Command) {
        match self {
            Self::Sample => tests.env_remove("PAYBRIDGE_LONG"),
            Self::Long => tests.env("PAYBRIDGE_LONG", "1"),
        };
    }
}

/// The page comes first because cargo embeds it.
pub fn test(workspace: &Workspace, length: Length) -> ExitCode {
    let mut tally = Tally::default();
    let ready = tally.step("set-up", || setup::ready(setup::Purpose::Test).and_then(|()| page::install(workspace)));
    if !ready {
        return tally.close();
    }
    tally.step("rules of the house", || rules::house(workspace));
    tally.step("who uses whom", || rules::dependencies(workspace));
    tally.step("named tests exist", || rules::matrix(workspace));
    tally.step("licences", || rules::licences(workspace));
    tally.step("Rust: format", || rust::format(workspace));
    tally.step("page: format and lints", || page::lint(workspace));
    let built = tally.step("page: types and build", || page::build(workspace));
    if built {
        tally.step("licences of others", || third_party::is_whole(workspace));
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
