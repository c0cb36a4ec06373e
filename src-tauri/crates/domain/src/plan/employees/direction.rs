//! The direction of an employee export.

use super::settings::Side;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Alexis HR → Kleer.
    Export,
    /// Kleer → Alexis HR.
    Import,
}

impl Direction {
    /// The side that is read.
    pub fn source(self) -> Side {
        match self {
            Self::Export => Side::Alexis,
            Self::Import => Side::Kleer,
        }
    }

    /// The side that is written.
    pub fn target(self) -> Side {
        match self {
            Self::Export => Side::Kleer,
            Self::Import => Side::Alexis,
        }
    }
}
