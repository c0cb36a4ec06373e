//! The plan: the reviewable list of changes that an export would make.

mod change;
pub mod employees;

pub use change::{Candidate, Change, ChangeKind, FieldChange, FieldOrigin, Kept, KeptWhy, NameCut, Plan, PlanCounts, ValueOrigin};
