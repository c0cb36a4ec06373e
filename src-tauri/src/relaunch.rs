//! Starts the app once more in a new process, because a process can initialize the window system only once.

use std::{env, process::Command};

/// The environment variable with the number of relaunches so far.
const RELAUNCHES: &str = "PAYBRIDGE_STARTED_AGAIN";

/// After this many relaunches the app opens without the check for another instance. The lock on its folder still separates two apps.
const MAX_RELAUNCHES: u8 = 2;

pub(crate) struct Relaunch {
    count: u8,
}

impl Relaunch {
    /// Reads the count that the previous process passed on.
    pub(crate) fn from_environment() -> Relaunch {
        Relaunch { count: env::var(RELAUNCHES).ok().and_then(|count| count.parse().ok()).unwrap_or(0) }
    }

    pub(crate) fn is_exhausted(&self) -> bool {
        self.count >= MAX_RELAUNCHES
    }

    /// Runs the app again. On Unix it replaces this process, so that it stays the child of the program that started it.
    pub(crate) fn start(self) -> Result<(), tauri::Error> {
        let mut command = Command::new(env::current_exe()?);
        command.args(env::args_os().skip(1)).env(RELAUNCHES, self.count.saturating_add(1).to_string());
        #[cfg(unix)]
        return Err(std::os::unix::process::CommandExt::exec(&mut command).into());
        #[cfg(not(unix))]
        return command.spawn().map(drop).map_err(Into::into);
    }
}
