//! The two employee exports: Alexis HR → Kleer, and Kleer → Alexis HR (`Direction::Import`).

mod alexis_requests;
mod alexis_snapshot;
mod alexis_target;
mod kinds;
mod kleer_snapshot;
mod located;
mod prepare;
mod requests;
mod target;
mod unwritable;

pub use alexis_snapshot::AlexisSnapshot;
pub use alexis_target::AlexisPeople;
pub use kinds::propose;
pub use kleer_snapshot::KleerSnapshot;
pub use prepare::{BothSides, PlanInput, Readers};
pub(crate) use requests::{answer, meaning};
pub use target::{KleerPeople, is_mark};
