//! The sandbox alone. Standard output is the sandbox's: one line of JSON.

use std::process::{Command, ExitCode};

use crate::{
    command::{cargo, run},
    failure::Failure,
    workspace::Workspace,
};

/// Builds and runs it until it is stopped. It needs no system library, so it is built by itself.
pub fn sandbox(workspace: &Workspace, flags: &[&str]) -> Result<ExitCode, Failure> {
    run(cargo(&workspace.root).args(["build", "--quiet", "--package", "sandbox", "--bin", "sandbox", "--locked"]))?;
    become_program(Command::new(workspace.built("sandbox")).args(flags))
}

/// On Unix this process becomes the sandbox, so that whoever stops the one stops the other.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<ExitCode, Failure> {
    use std::os::unix::process::CommandExt as _;
    let source = command.exec();
    Err(Failure::Start { program: "sandbox".into(), source })
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<ExitCode, Failure> {
    run(command).map(|()| ExitCode::SUCCESS)
}
