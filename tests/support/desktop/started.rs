//! A program with a window and without a driver.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::{DesktopError, process::Program};

/// A running program. Dropping the value kills the program and its child processes.
#[derive(Debug)]
pub struct Started {
    program: Program,
}

impl Started {
    pub(super) fn start(program: &Path, environment: &BTreeMap<String, String>) -> Result<Started, DesktopError> {
        let mut command = Command::new(program);
        command.env_clear().envs(environment);
        Ok(Started { program: Program::start(&command, Stdio::null())? })
    }

    /// The program and everything that it started, by their numbers.
    pub fn processes(&self) -> Vec<u32> {
        let parents = parents();
        let mut all = vec![self.program.id()];
        while let Some((child, _)) = parents.iter().find(|(child, parent)| all.contains(parent) && !all.contains(child)) {
            all.push(*child);
        }
        all
    }
}

/// Every process with the one that started it.
fn parents() -> Vec<(u32, u32)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let parent = |id: u32| {
        let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // The name before it may hold anything.
        Some((id, text.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?))
    };
    entries.filter_map(|entry| parent(entry.file_name().to_str()?.parse().ok()?)).collect()
}
