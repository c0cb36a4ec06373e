//! Leave: absence by day at the source, records at the target, and the owner's mapping between both.

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
pub use record::{DayLock, MARK_PREFIX, Record, WrittenDay, mark};
pub use settings::{GradedHours, LeaveRule, LeaveSettings};
pub use week::{WorkDay, WorkWeek, unclear_moment, working_hours};
