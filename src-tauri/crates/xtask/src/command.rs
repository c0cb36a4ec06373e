//! Running other programs.

use std::{
    io::{BufRead, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use crate::failure::Failure;

/// Cargo, as if it were called from a shell: what the cargo around this program left in the environment would make some
/// build scripts run again.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let left = |name: &str| {
        ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|start| name.starts_with(start))
            || ["CARGO", "CARGO_PRIMARY_PACKAGE", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"].contains(&name)
    };
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(left) {
            command.env_remove(name);
        }
    }
    command.current_dir(root);
    command
}

/// npm or npx, in the page's folder.
pub fn npm(name: &str, ui: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() });
    command.current_dir(ui);
    command
}

/// Runs a program that writes to the terminal.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|source| Failure::Start { program: name(command), source })?;
    if status.success() { Ok(()) } else { Err(Failure::Program(name(command))) }
}

/// Runs a program for what it prints.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|source| Failure::Start { program: name(command), source })?;
    match String::from_utf8(output.stdout) {
        Ok(text) if output.status.success() => Ok(text),
        Ok(_) => Err(Failure::Program(name(command))),
        Err(_) => Err(Failure::Answer(format!("{} does not print text", name(command)))),
    }
}

/// Whether a program runs and succeeds. Quiet.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Runs a program that writes to the terminal, and hears every line of its standard output too. Says whether it succeeded.
pub fn listen(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<bool, Failure> {
    let program = name(command);
    let start = |source| Failure::Start { program: program.clone(), source };
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start)?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let _ = std::io::stdout().write_all(&line);
            hear(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
    }
    Ok(child.wait().map_err(start)?.success())
}

/// The program and its first arguments, for a message.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args().take(3));
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
