//! Programs that are ended with everything they started.

use std::{
    io::{BufRead as _, BufReader},
    os::unix::process::CommandExt as _,
    process::{Child, Command, Stdio},
    sync::mpsc,
};

use super::{
    DesktopError,
    wait::{LIMIT, until},
};

/// A running program in a process group of its own. Dropping it kills the group.
#[derive(Debug)]
pub(super) struct Program {
    name: String,
    child: Child,
}

impl Program {
    /// Starts it; `errors` is where it complains. It is killed too when this process dies without saying goodbye.
    pub fn start(command: &Command, errors: Stdio) -> Result<Program, DesktopError> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut tied = Command::new("setpriv");
        tied.args(["--pdeathsig", "KILL", "--"]).arg(command.get_program()).args(command.get_args());
        for (key, value) in command.get_envs() {
            match value {
                Some(value) => tied.env(key, value),
                None => tied.env_remove(key),
            };
        }
        // Files and pipes that nobody reads would hold a program up: it gets neither, but a pipe that start_and_hear reads.
        tied.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors).process_group(0);
        let child = tied.spawn().map_err(DesktopError::during(&name))?;
        Ok(Program { name, child })
    }

    /// Starts it and returns with the first line that it prints.
    pub fn start_and_hear(command: &Command) -> Result<(Program, String), DesktopError> {
        let mut program = Program::start(command, Stdio::null())?;
        let stdout = program.child.stdout.take();
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let mut lines = BufReader::new(stdout?).lines().map_while(Result::ok);
            sender.send(lines.next()?).ok()?;
            // Read on, so that the pipe never fills.
            lines.for_each(drop);
            Some(())
        });
        let line = receiver.recv_timeout(LIMIT).map_err(|_| DesktopError::new(format!("{} did not say that it is ready", program.name)))?;
        Ok((program, line))
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, and waits until it has: time to put its things in order.
    pub fn end(&mut self) {
        let _ = signal(&self.child.id().to_string(), "TERM");
        let child = &mut self.child;
        let _ = until(&self.name, || child.try_wait().ok().flatten());
    }

    /// Kills it with everything it started.
    pub fn kill(&mut self) {
        let _ = signal(&format!("-{}", self.child.id()), "KILL");
        let _ = self.child.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal to a process, or with a minus before its number to a process group.
pub(super) fn signal(to: &str, name: &str) -> Result<(), DesktopError> {
    let status = Command::new("sh").args(["-c", "kill -s \"$1\" -- \"$2\" 2>/dev/null", "kill", name, to]).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(DesktopError::new(format!("process {to} is not there"))),
        Err(error) => Err(DesktopError::new(format!("kill: {error}"))),
    }
}
