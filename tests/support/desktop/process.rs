//! Programs that end together with all their child processes.

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

/// A running program in a process group of its own. Dropping the value kills the group.
#[derive(Debug)]
pub(super) struct Program {
    name: String,
    child: Child,
}

impl Program {
    /// Starts a program; `errors` is its standard error. The kernel kills the program when this process dies.
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
        // A full pipe without a reader would block a program. Its only pipe is the output that `start_and_read_line` reads.
        tied.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors).process_group(0);
        let child = tied.spawn().map_err(DesktopError::during(&name))?;
        Ok(Program { name, child })
    }

    /// Starts a program and returns with its first line.
    pub fn start_and_read_line(command: &Command) -> Result<(Program, String), DesktopError> {
        let mut program = Program::start(command, Stdio::null())?;
        let stdout = program.child.stdout.take();
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let mut lines = BufReader::new(stdout?).lines().map_while(Result::ok);
            sender.send(lines.next()?).ok()?;
            // The thread continues to read, so that the pipe never fills.
            lines.for_each(drop);
            Some(())
        });
        let line = receiver.recv_timeout(LIMIT).map_err(|_| DesktopError::new(format!("{} did not say that it is ready", program.name)))?;
        Ok((program, line))
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks the program to end, and waits for it, so that it can clean up.
    pub fn end(&mut self) {
        let _ = signal(&self.child.id().to_string(), "TERM");
        let child = &mut self.child;
        let _ = until(&self.name, || child.try_wait().ok().flatten());
    }

    /// Kills the process group.
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

/// Sends a signal to a process, or to a process group if the number has a minus.
pub(super) fn signal(to: &str, name: &str) -> Result<(), DesktopError> {
    let status = Command::new("sh").args(["-c", "kill -s \"$1\" -- \"$2\" 2>/dev/null", "kill", name, to]).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(DesktopError::new(format!("process {to} is not there"))),
        Err(error) => Err(DesktopError::new(format!("kill: {error}"))),
    }
}
