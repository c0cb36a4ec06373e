//! The demo: drives the sample company's export through the real window on a virtual display.

use std::{
    fs,
    process::{Command, ExitCode},
};

use crate::{command::run, failure::Failure, workspace::Workspace};

/// Runs the demo. The pictures and the report are left in `target/demo/`.
pub fn demo(workspace: &Workspace, is_requested: bool) -> Result<ExitCode, Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::Usage("The demo needs Linux. `cargo xtask start` opens the app.".into()));
    }
    let why = if is_requested { "As asked for" } else { "This machine has no display, so" };
    println!("{why}: the sample company's export is shown in a virtual one, with a keychain of its own.");
    let folder = workspace.target.join("demo");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    run(Command::new(workspace.built("demo")).arg(&folder)).map(|()| ExitCode::SUCCESS)
}
