//! Writes the generated files and checks that they are fresh.

use std::{collections::BTreeMap, fs, process::Command};

use crate::{command::output, failure::Failure, rust, workspace::Workspace};

pub fn generate(workspace: &Workspace) -> Result<(), Failure> {
    rust::programs(workspace)?;
    for (name, text) in contract(workspace)? {
        let file = workspace.root.join(name);
        fs::write(&file, text).map_err(Failure::file(&file))?;
    }
    Ok(())
}

/// Fails when a file differs from the generated text. The programs must be built.
pub fn is_fresh(workspace: &Workspace) -> Result<(), Failure> {
    let mut stale = Vec::new();
    for (name, expected) in contract(workspace)? {
        let file = workspace.root.join(&name);
        if fs::read_to_string(&file).map_err(Failure::file(&file))? != expected {
            stale.push(format!("{name} is not fresh: run `cargo xtask generate`"));
        }
    }
    Failure::unless_empty(stale)
}

/// The files that are generated from the table of commands: the path below the root, and the text.
fn contract(workspace: &Workspace) -> Result<BTreeMap<String, String>, Failure> {
    let text = output(&mut Command::new(workspace.built("examples/contract")))?;
    let files: BTreeMap<String, String> =
        serde_json::from_str(&text).map_err(|error| Failure::Output(format!("the generated files: {error}")))?;
    if files.is_empty() {
        return Err(Failure::Output("the generated files: there are none".to_owned()));
    }
    Ok(files)
}
