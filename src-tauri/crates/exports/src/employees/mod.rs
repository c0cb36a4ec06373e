//! The employee export, Alexis HR → Kleer, and the import, Kleer → Alexis HR.

mod alexis_held;
mod alexis_requests;
mod alexis_target;
mod held;
mod kinds;
mod located;
mod prepare;
mod requests;
mod target;
mod unwritable;

pub use alexis_held::AlexisHeld;
pub use alexis_target::AlexisPeople;
pub use held::Held;
pub use kinds::propose;
pub use prepare::{Basis, Both, Readers};
pub(crate) use requests::{answer, meaning};
pub use target::{KleerPeople, is_mark};
