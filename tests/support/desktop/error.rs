//! An error of the window's driver.

use std::fmt;

/// The description of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopError(String);

impl DesktopError {
    pub fn new(text: impl Into<String>) -> DesktopError {
        DesktopError(text.into())
    }

    /// For `map_err`: adds the failed action.
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
