//! Making a fresh machine ready: system packages, Rust, Node.

mod packages;
mod tools;

use crate::failure::Failure;

/// What the machine is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building the app, and opening it on the display there is.
    Build,
    /// Driving its window on a virtual display too.
    DriveWindow,
    /// The tests: the window driven, and a mail server to send to.
    Test,
}

/// Installs what may be installed, or says what is missing and how to get it.
pub fn ready(purpose: Purpose) -> Result<(), Failure> {
    let missing = tools::missing();
    if cfg!(target_os = "linux") {
        packages::ready(purpose)?;
    } else if purpose != Purpose::Build {
        return Err(Failure::Missing("The window is driven on Linux only: run the tests there.".into()));
    }
    if missing.is_empty() { Ok(()) } else { Err(Failure::Missing(missing.join("\n"))) }
}
