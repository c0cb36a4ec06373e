//! Why a command of `cargo xtask` could not go on. Its text is what the person at the terminal reads.

use std::{io, path::PathBuf};

use thiserror::Error;

/// A reason to stop.
#[derive(Debug, Error)]
pub enum Failure {
    /// The command line makes no sense.
    #[error("{0}")]
    Usage(String),
    /// Something is missing on this machine; the text says what to do.
    #[error("{0}")]
    Missing(String),
    /// A program could not be started.
    #[error("{program} could not be started: {source}")]
    Start {
        /// Which.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// A program ended with a failure; it has said why.
    #[error("{0} failed")]
    Program(String),
    /// A file or folder could not be used.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A rule does not hold; one line each.
    #[error("{}", .0.join("\n"))]
    Rules(Vec<String>),
    /// A program's answer cannot be understood.
    #[error("{0}")]
    Answer(String),
}

impl Failure {
    /// For `map_err` on anything done with a file.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Failure {
        let path = path.into();
        move |source| Failure::File { path, source }
    }

    /// No violation is no failure.
    pub fn unless_empty(violations: Vec<String>) -> Result<(), Failure> {
        if violations.is_empty() { Ok(()) } else { Err(Failure::Rules(violations)) }
    }
}
