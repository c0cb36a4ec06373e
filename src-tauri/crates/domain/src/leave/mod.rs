//! Leave: absence by day as the source tells it, what the target can hold of it, and the owner's mapping between both.

mod absence;
mod activity;
mod agi;
mod kind;
mod period;
mod record;
mod settings;
mod week;

pub use absence::{Absence, Child, EnteredLeave, LeaveType, UnclearDay};
pub use activity::Activity;
pub use agi::{Agi, AgiKind, Deduction};
pub use kind::{LeaveKind, suggest};
pub use period::Period;
pub use record::{DayLock, MARK, Record, Written, mark};
pub use settings::{GradedHours, LeaveRule, LeaveSettings};
pub use week::{WorkDay, WorkWeek, in_doubt, working_hours};
