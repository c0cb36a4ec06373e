//! The programs that cargo built beside this one.

use std::{fs, path::PathBuf};

use super::DesktopError;

/// The path of a program of the workspace. Test binaries are one folder below it.
pub(super) fn program(name: &str) -> Result<PathBuf, DesktopError> {
    let this = std::env::current_exe().map_err(DesktopError::during("this program's path"))?;
    let folders = this.ancestors().skip(1).take(2);
    let found = folders.map(|folder| folder.join(name)).find(|path| path.is_file());
    found.ok_or_else(|| DesktopError::new(format!("{name} is not built: run `cargo xtask test`, or `cargo build --workspace`")))
}

/// The processes of `program` on the computer with this home folder.
pub(super) fn processes(program: &std::path::Path, home: &std::path::Path) -> Vec<u32> {
    let wanted = format!("HOME={}", home.display());
    let runs_it = |id: &u32| {
        let folder = PathBuf::from(format!("/proc/{id}"));
        let is_program = fs::read_link(folder.join("exe")).is_ok_and(|path| path == program);
        let environment = fs::read(folder.join("environ")).unwrap_or_default();
        is_program && environment.split(|byte| *byte == 0).any(|entry| entry == wanted.as_bytes())
    };
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(runs_it).collect()
}
