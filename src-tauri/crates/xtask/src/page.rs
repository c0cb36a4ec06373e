//! The window's page: installing its packages, building and testing it.

use std::fs;

use crate::{
    command::{listen, npm, run},
    failure::Failure,
    results,
    stamp::unless_done,
    tally::Counts,
    test::Length,
    third_party,
    workspace::Workspace,
};

/// Installs the npm packages, if the lock file changed.
pub fn install(workspace: &Workspace) -> Result<(), Failure> {
    let ui = workspace.ui();
    let inputs = [ui.join("package.json"), ui.join("package-lock.json")];
    unless_done(workspace, "npm", &inputs, &ui.join("node_modules/.package-lock.json"), || {
        eprintln!("npm packages");
        run(npm("npm", &ui).args(["ci", "--no-audit", "--no-fund"]))
    })
}

/// Type-checks and builds the page, if its sources changed. Cargo embeds the result, so this comes before it.
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
    unless_done(workspace, "page", &inputs, &ui.join("dist/index.html"), || {
        eprintln!("building the page");
        run(npm("npm", &ui).args(["run", "--silent", "build"]))
    })?;
    third_party::write(workspace)
}

/// Types alone.
pub fn types(workspace: &Workspace) -> Result<(), Failure> {
    run(npm("npx", &workspace.ui()).args(["--no-install", "tsc", "--noEmit"]))
}

/// Format and lints.
pub fn lint(workspace: &Workspace) -> Result<(), Failure> {
    run(npm("npm", &workspace.ui()).args(["run", "--silent", "lint"]))
}

/// The page's tests.
pub fn tests(workspace: &Workspace, length: Length) -> Result<Counts, Failure> {
    let report = workspace.target.join("xtask/vitest.json");
    let _ = fs::remove_file(&report);
    let mut vitest = npm("npx", &workspace.ui());
    vitest.args(["--no-install", "vitest", "run", "--reporter=default", "--reporter=json"]);
    vitest.arg(format!("--outputFile.json={}", report.display()));
    length.tell(&mut vitest);
    let succeeded = listen(&mut vitest, |_| {})?;
    results::of_vitest(&fs::read_to_string(&report).map_err(Failure::file(&report))?, succeeded)
}
