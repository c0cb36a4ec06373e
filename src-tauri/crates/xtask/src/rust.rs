//! The Rust part: format, lints, builds and tests.
//!
//! Cargo chooses the features of a shared crate by the selected packages. All commands select the same packages (the workspace, with its
//! test dependencies), so that nothing is built twice.

use std::fs;

use crate::{
    command::{cargo, run, run_with_lines},
    failure::Failure,
    results::CargoTests,
    tally::Counts,
    test::Length,
    workspace::Workspace,
};

pub fn format(workspace: &Workspace) -> Result<(), Failure> {
    run(cargo(&workspace.root).args(["fmt", "--all", "--check"]))
}

/// Clippy, with every warning an error.
pub fn lint(workspace: &Workspace) -> Result<(), Failure> {
    run(cargo(&workspace.root).args(["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"]))
}

/// Builds the app, the sandbox, the demo and the example that prints the contract. This program is left out because it is running, and the
/// benchmarks are left out. The example makes cargo choose the features that the tests need.
pub fn programs(workspace: &Workspace) -> Result<(), Failure> {
    let selection =
        ["--workspace", "--exclude", "xtask", "--exclude", "bench", "--exclude", "empty-window", "--bins", "--example", "contract"];
    run(cargo(&workspace.root).arg("build").args(selection).arg("--locked"))
}

/// Builds the programs and every test.
pub fn everything(workspace: &Workspace) -> Result<(), Failure> {
    programs(workspace)?;
    run(cargo(&workspace.root).args(["test", "--workspace", "--no-run", "--locked"]))
}

/// Runs every Rust test. The traffic with the sandbox is recorded in target/traffic.
pub fn tests(workspace: &Workspace, length: Length) -> Result<Counts, Failure> {
    let traffic = workspace.target.join("traffic");
    if traffic.exists() {
        fs::remove_dir_all(&traffic).map_err(Failure::file(&traffic))?;
    }
    fs::create_dir_all(&traffic).map_err(Failure::file(&traffic))?;
    let mut test = cargo(&workspace.root);
    test.args(["test", "--workspace", "--no-fail-fast", "--locked"]);
    test.env("PAYBRIDGE_TRAFFIC_DIR", &traffic).env("INSTA_UPDATE", "no");
    length.set_environment(&mut test);
    run_tests(test)
}

/// Runs the unit tests.
pub fn unit_tests(workspace: &Workspace) -> Result<Counts, Failure> {
    let mut test = cargo(&workspace.root);
    test.args(["test", "--workspace", "--lib", "--no-fail-fast", "--locked", "--quiet"]).env("INSTA_UPDATE", "no");
    run_tests(test)
}

fn run_tests(mut test: std::process::Command) -> Result<Counts, Failure> {
    let mut results = CargoTests::default();
    let succeeded = run_with_lines(&mut test, |line| results.add_line(line))?;
    Ok(results.counts(succeeded))
}
