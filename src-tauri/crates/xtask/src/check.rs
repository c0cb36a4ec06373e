//! `cargo xtask check`: the checks that are quick enough to run after every change.

use std::process::ExitCode;

use crate::{generate, page, rules, rust, setup, tally::Tally, workspace::Workspace};

/// Runs everything except the tests of the page and the window, the acceptance tests and the crash tests.
pub fn check(workspace: &Workspace) -> ExitCode {
    let mut tally = Tally::default();
    let is_set_up = tally.step("set-up", || setup::prepare(setup::Purpose::Build).and_then(|()| page::install(workspace)));
    if !is_set_up {
        return tally.close();
    }
    tally.step("architecture rules", || rules::architecture(workspace));
    tally.step("allowed dependencies", || rules::dependencies(workspace));
    tally.step("named tests exist", || rules::matrix(workspace));
    tally.step("licences", || rules::licences(workspace));
    tally.step("Rust: format", || rust::format(workspace));
    tally.step("page: format and lints", || page::lint(workspace));
    tally.step("page: types", || page::types(workspace));
    if tally.step("page: build", || page::build(workspace)) {
        tally.step("Rust: lints", || rust::lint(workspace));
        tally.step("generated files are fresh", || rust::programs(workspace).and_then(|()| generate::is_fresh(workspace)));
        tally.tests("Rust: unit tests", || rust::unit_tests(workspace));
    }
    tally.close()
}
