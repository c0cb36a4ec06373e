//! A virtual display.

use std::{
    process::Command,
    sync::{Mutex, PoisonError},
};

use super::{Trouble, process::Program};

/// Two servers that look for a free number at the same moment can take the same one.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A display of its own, as long as this value lives.
#[derive(Debug)]
pub(super) struct Display {
    server: Program,
    /// What `DISPLAY` is to be.
    pub name: String,
}

impl Display {
    /// Starts one with a number that is free.
    pub fn start() -> Result<Display, Trouble> {
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
        let (server, number) = Program::start_and_hear(&command)?;
        Ok(Display { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    /// A server that is killed leaves its number's lock behind, over which the next ones may fall.
    fn drop(&mut self) {
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        self.server.end();
    }
}
