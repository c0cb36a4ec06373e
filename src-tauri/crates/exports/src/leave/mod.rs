//! The leave export, Alexis HR → Kleer, day by day.

mod event;
mod from_source;
mod from_target;
mod prepare;
mod target;

pub use prepare::{LeavePlanRequest, LeaveReaders, PreparedLeave, look_back};
pub use target::{KleerDays, LeaveSnapshot};
