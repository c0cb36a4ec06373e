//! Everything in Rust: format, lints, building, tests.
//!
//! Cargo chooses the features of a shared crate by what is selected. All commands here select the same (the workspace, with
//! what its tests need), so that nothing is built twice.

use std::fs;

use crate::{
    command::{cargo, listen, run},
    failure::Failure,
    results::CargoTests,
    tally::Counts,
    test::Length,
    workspace::Workspace,
};

/// `cargo fmt`.
pub fn format(workspace: &Workspace) -> Result<(), Failure> {
    run(cargo(&workspace.root).args(["fmt", "--all", "--check"]))
}

/// Clippy, with every warning an error.
pub fn lint(workspace: &Workspace) -> Result<(), Failure> {
    run(cargo(&workspace.root).args(["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"]))
}

/// The programs: the app, the sandbox, the demo and the example that prints the contract. This program itself is left out,
/// because it is running, and so are those of the benchmark. The example is what makes cargo choose the features that the tests need.
pub fn programs(workspace: &Workspace) -> Result<(), Failure> {
    let selection =
        ["--workspace", "--exclude", "xtask", "--exclude", "bench", "--exclude", "empty-window", "--bins", "--example", "contract"];
    run(cargo(&workspace.root).arg("build").args(selection).arg("--locked"))
}

/// The programs, and every test.
pub fn everything(workspace: &Workspace) -> Result<(), Failure> {
    programs(workspace)?;
    run(cargo(&workspace.root).args(["test", "--workspace", "--no-run", "--locked"]))
}

/// Every test in Rust. What they exchange with the sandbox is recorded in target/traffic.
pub fn tests(workspace: &Workspace, length: Length) -> Result<Counts, Failure> {
    let traffic = workspace.target.join("traffic");
    if traffic.exists() {
        fs::remove_dir_all(&traffic).map_err(Failure::file(&traffic))?;
    }
    fs::create_dir_all(&traffic).map_err(Failure::file(&traffic))?;
    let mut test = cargo(&workspace.root);
    test.args(["test", "--workspace", "--no-fail-fast", "--locked"]);
    test.env("PAYBRIDGE_TRAFFIC_DIR", &traffic).env("INSTA_UPDATE", "no");
    length.tell(&mut test);
    counted(test)
}

/// The unit tests alone.
pub fn unit_tests(workspace: &Workspace) -> Result<Counts, Failure> {
    let mut test = cargo(&workspace.root);
    test.args(["test", "--workspace", "--lib", "--no-fail-fast", "--locked", "--quiet"]).env("INSTA_UPDATE", "no");
    counted(test)
}

fn counted(mut test: std::process::Command) -> Result<Counts, Failure> {
    let mut results = CargoTests::default();
    let succeeded = listen(&mut test, |line| results.hear(line))?;
    Ok(results.counts(succeeded))
}
