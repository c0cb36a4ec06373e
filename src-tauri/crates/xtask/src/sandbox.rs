//! Runs the sandbox alone. Standard output belongs to the sandbox: one line of JSON.

use std::process::{Command, ExitCode};

use crate::{
    command::{cargo, run},
    failure::Failure,
    workspace::Workspace,
};

/// Builds the sandbox and runs it until it is stopped. It is built alone, because it needs no system library.
pub fn sandbox(workspace: &Workspace, flags: &[&str]) -> Result<ExitCode, Failure> {
    run(cargo(&workspace.root).args(["build", "--quiet", "--package", "sandbox", "--bin", "sandbox", "--locked"]))?;
    become_program(Command::new(workspace.built("sandbox")).args(flags))
}

/// Replaces this process by the sandbox, so that stopping this process stops the sandbox.
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
