//! A plan: the rows that an export would carry out, for the owner to review.

mod attention;
mod benefit_rows;
pub mod benefits;
mod change;
pub mod employees;
pub mod leave;
mod leave_rows;
mod left;
mod open;
mod redaction;

pub use attention::SharedFinding;
pub use benefit_rows::{
    BenefitOverview, BenefitPart, BenefitRow, BenefitState, BenefitUse, DifferenceLine, DifferenceWhy, HeldPay, MonthDifference, RowType,
};
pub use change::{
    Candidate, Change, ChangeKind, FieldChange, FieldOrigin, NameSplit, Plan, PlanCounts, Untouched, UntouchedWhy, ValueOrigin,
};
pub use leave_rows::{LeaveDay, LeaveOverview, LeaveSum, LeaveTypeUse};
pub use left::LeftBehind;
pub use open::{OpenKnown, OpenPay, OpenRow, OpenWrite, hold_back_open};
pub use redaction::{ErasureScope, ErasureSubject};
