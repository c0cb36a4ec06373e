//! `cargo xtask check`: what is quick enough to run after every change.

use std::process::ExitCode;

use crate::{generate, page, rules, rust, setup, tally::Tally, workspace::Workspace};

/// Everything but the page's and the window's tests, acceptance and crash.
pub fn check(workspace: &Workspace) -> ExitCode {
    let mut tally = Tally::default();
    let ready = tally.step("set-up", || setup::ready(setup::Purpose::Build).and_then(|()| page::install(workspace)));
    if !ready {
        return tally.close();
    }
    tally.step("rules of the house", || rules::house(workspace));
    tally.step("who uses whom", || rules::dependencies(workspace));
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
