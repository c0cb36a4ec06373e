//! Sets up a fresh machine: system packages, Rust, Node.

mod packages;
mod tools;

use crate::failure::Failure;

/// The purpose of the set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Build the app and open it on the existing display.
    Build,
    /// Also drive the window on a virtual display.
    DriveWindow,
    /// Run the tests: also start a mail server.
    Test,
}

/// Installs the system packages. Fails with instructions when something is missing.
pub fn prepare(purpose: Purpose) -> Result<(), Failure> {
    let missing = tools::missing();
    if cfg!(target_os = "linux") {
        packages::install_missing(purpose)?;
    } else if purpose != Purpose::Build {
        return Err(Failure::Missing("The window is driven on Linux only: run the tests there.".into()));
    }
    if missing.is_empty() { Ok(()) } else { Err(Failure::Missing(missing.join("\n"))) }
}
