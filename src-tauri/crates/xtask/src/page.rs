//! The page of the window: installs its packages, builds and tests it.

use std::fs;

use crate::{
    command::{npm, run, run_with_lines},
    failure::Failure,
    results,
    stamp::run_if_changed,
    tally::Counts,
    test::Length,
    third_party,
    workspace::Workspace,
};

/// Installs the npm packages when the lock file has changed.
pub fn install(workspace: &Workspace) -> Result<(), Failure> {
    let ui = workspace.ui();
    let inputs = [ui.join("package.json"), ui.join("package-lock.json")];
    run_if_changed(workspace, "npm", &inputs, &ui.join("node_modules/.package-lock.json"), || {
        eprintln!("npm packages");
        run(npm("npm", &ui).args(["ci", "--no-audit", "--no-fund"]))
    })
}

/// Type-checks and builds the page when its sources have changed. Cargo embeds the result, so this comes first.
pub fn build(workspace: &Workspace) -> Result<(), Failure> {
    let ui = workspace.ui();
    let mut inputs = Vec::new();
    for entry in fs::read_dir(&ui).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(Failure::file(&ui))? {
        let name = entry.file_name();
        if !["node_modules", "dist", "pictures"].iter().any(|other| name == *other) {
            inputs.push(entry.path());
        }
    }
    inputs.sort();
    run_if_changed(workspace, "page", &inputs, &ui.join("dist/index.html"), || {
        eprintln!("building the page");
        run(npm("npm", &ui).args(["run", "--silent", "build"]))
    })?;
    third_party::write(workspace)
}

/// Checks the types without a build.
pub fn types(workspace: &Workspace) -> Result<(), Failure> {
    run(npm("npx", &workspace.ui()).args(["--no-install", "tsc", "--noEmit"]))
}

/// Checks format and lints.
pub fn lint(workspace: &Workspace) -> Result<(), Failure> {
    run(npm("npm", &workspace.ui()).args(["run", "--silent", "lint"]))
}

/// Runs the page's tests.
pub fn tests(workspace: &Workspace, length: Length) -> Result<Counts, Failure> {
    let report = workspace.target.join("xtask/vitest.json");
    let _ = fs::remove_file(&report);
    let mut vitest = npm("npx", &workspace.ui());
    vitest.args(["--no-install", "vitest", "run", "--reporter=default", "--reporter=json"]);
    vitest.arg(format!("--outputFile.json={}", report.display()));
    length.set_environment(&mut vitest);
    let succeeded = run_with_lines(&mut vitest, |_| {})?;
    results::vitest_counts(&fs::read_to_string(&report).map_err(Failure::file(&report))?, succeeded)
}
