//! Stores a digest of a step's inputs, so that the step is repeated only when they have changed.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use crate::{failure::Failure, workspace::Workspace};

/// Runs `step`, unless it was run with the same `inputs` and its `result` still exists.
pub fn run_if_changed(
    workspace: &Workspace,
    name: &str,
    inputs: &[PathBuf],
    result: &Path,
    step: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let file = workspace.target.join("xtask").join(name);
    let current = digest(inputs)?;
    if result.exists() && fs::read_to_string(&file).is_ok_and(|stored| stored == current) {
        return Ok(());
    }
    step()?;
    fs::create_dir_all(workspace.target.join("xtask")).map_err(Failure::file(&file))?;
    fs::write(&file, current).map_err(Failure::file(&file))
}

/// A digest of files and folders. It detects changes, not attacks.
fn digest(inputs: &[PathBuf]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        for file in files(input)? {
            file.hash(&mut hasher);
            fs::read(&file).map_err(Failure::file(&file))?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(Failure::file(path))?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    let below = paths.iter().map(|path| files(path)).collect::<Result<Vec<_>, _>>()?;
    Ok(below.into_iter().flatten().collect())
}
