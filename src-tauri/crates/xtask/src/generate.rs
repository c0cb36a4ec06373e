//! The generated files: writing them, and proving that they are fresh.

use std::{fs, path::PathBuf, process::Command};

use crate::{command::output, failure::Failure, rust, workspace::Workspace};

/// Writes them.
pub fn generate(workspace: &Workspace) -> Result<(), Failure> {
    rust::programs(workspace)?;
    let (file, text) = bindings(workspace)?;
    fs::write(&file, text).map_err(Failure::file(&file))
}

/// Fails when one is not what would be written. The programs are built.
pub fn is_fresh(workspace: &Workspace) -> Result<(), Failure> {
    let (file, wanted) = bindings(workspace)?;
    let there = fs::read_to_string(&file).map_err(Failure::file(&file))?;
    if there == wanted {
        return Ok(());
    }
    Err(Failure::Rules(vec![format!("{} is not fresh: run `cargo xtask generate`", file.display())]))
}

/// The TypeScript of the window's types.
fn bindings(workspace: &Workspace) -> Result<(PathBuf, String), Failure> {
    let text = output(&mut Command::new(workspace.built("examples/bindings")))?;
    Ok((workspace.ui().join("src/lib/bindings.ts"), text))
}
