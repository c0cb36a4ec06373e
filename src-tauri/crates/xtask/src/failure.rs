//! The failures of a command of `cargo xtask`. The text is shown in the terminal.

use std::{io, path::PathBuf};

use thiserror::Error;

#[derive(Debug, Error)]
pub enum Failure {
    /// The command line is invalid.
    #[error("{0}")]
    Usage(String),
    /// Something is missing on this machine. The text says what to do.
    #[error("{0}")]
    Missing(String),
    /// A program could not be started.
    #[error("{program} could not be started: {source}")]
    Start { program: String, source: io::Error },
    /// A program failed and has printed the cause.
    #[error("{0} failed")]
    Program(String),
    /// A file or folder could not be used.
    #[error("{path}: {source}")]
    File { path: PathBuf, source: io::Error },
    /// Violations of rules, one line each.
    #[error("{}", .0.join("\n"))]
    Rules(Vec<String>),
    /// The output of a program cannot be parsed.
    #[error("{0}")]
    Output(String),
}

impl Failure {
    /// Converts an I/O error of a file, for `map_err`.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Failure {
        let path = path.into();
        move |source| Failure::File { path, source }
    }

    /// Fails when there are violations.
    pub fn unless_empty(violations: Vec<String>) -> Result<(), Failure> {
        if violations.is_empty() { Ok(()) } else { Err(Failure::Rules(violations)) }
    }
}
