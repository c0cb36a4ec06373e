//! Why the window could not be driven.

use std::fmt;

/// What went wrong, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopError(String);

impl DesktopError {
    /// In words.
    pub fn new(words: impl Into<String>) -> DesktopError {
        DesktopError(words.into())
    }

    /// For `map_err`: what was being done when the error came.
    pub fn during<E: fmt::Display>(doing: impl fmt::Display) -> impl FnOnce(E) -> DesktopError {
        move |error| DesktopError(format!("{doing}: {error}"))
    }
}

impl fmt::Display for DesktopError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for DesktopError {}
