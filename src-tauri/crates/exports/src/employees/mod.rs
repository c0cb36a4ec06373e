//! The employee export, Alexis HR → Kleer.

mod held;
mod prepare;
mod target;

pub use held::Held;
pub use prepare::{PrepareError, Prepared, prepare};
pub use target::KleerPeople;
