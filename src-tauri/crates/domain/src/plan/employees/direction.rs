//! Which way an employee job goes.

use super::settings::Side;

/// Which way people go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Alexis HR → Kleer.
    Export,
    /// Kleer → Alexis HR.
    Import,
}

impl Direction {
    /// The side that is read from.
    pub fn source(self) -> Side {
        match self {
            Self::Export => Side::Alexis,
            Self::Import => Side::Kleer,
        }
    }

    /// The side that is written to.
    pub fn target(self) -> Side {
        match self {
            Self::Export => Side::Kleer,
            Self::Import => Side::Alexis,
        }
    }
}
