//! A virtual display.

use std::process::Command;

use super::{Trouble, process::Program};

/// A display of its own, as long as this value lives.
#[derive(Debug)]
pub(super) struct Display {
    _server: Program,
    /// What `DISPLAY` is to be.
    pub name: String,
}

impl Display {
    /// Starts one with a number that is free.
    pub fn start() -> Result<Display, Trouble> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
        let (server, number) = Program::start_and_hear(&command)?;
        Ok(Display { _server: server, name: format!(":{}", number.trim()) })
    }
}
