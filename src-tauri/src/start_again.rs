//! A second try to start, in a new process: the window system can be set up only once in each.

use std::{env, process::Command};

/// How often this start was begun anew.
const TRIES: &str = "PAYBRIDGE_STARTED_AGAIN";

/// After these, the app opens without asking who else runs. The lock on its folder still keeps two apart.
const MOST: u8 = 2;

/// Whether, and how, the app may be started again.
pub(crate) struct StartAgain {
    tries: u8,
}

impl StartAgain {
    /// What the process before this one left word of.
    pub(crate) fn from_environment() -> StartAgain {
        StartAgain { tries: env::var(TRIES).ok().and_then(|tries| tries.parse().ok()).unwrap_or(0) }
    }

    /// Whether it was tried often enough.
    pub(crate) fn is_spent(&self) -> bool {
        self.tries >= MOST
    }

    /// Runs the app anew; on Unix in place of this process, so that whoever started it keeps it.
    pub(crate) fn start(self) -> Result<(), tauri::Error> {
        let mut again = Command::new(env::current_exe()?);
        again.args(env::args_os().skip(1)).env(TRIES, self.tries.saturating_add(1).to_string());
        #[cfg(unix)]
        return Err(std::os::unix::process::CommandExt::exec(&mut again).into());
        #[cfg(not(unix))]
        return again.spawn().map(drop).map_err(Into::into);
    }
}
