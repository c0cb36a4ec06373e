//! The runner sends each chosen row of a plan once, and records for each what the target holds afterwards.
//!
//! Every write takes three steps: commit the intent to the ledger, send the request, commit the result to the ledger. An unclear
//! answer is settled by reading the target, never by sending again.

mod absence;
mod baseline;
mod execute;
mod half_sent;
mod invariants;
mod prove;
mod send;
mod shown;
mod target;
mod watch;

pub use absence::MAY_STILL_APPEAR;
pub use baseline::Baseline;
pub use execute::{Mode, RunError, Runner};
pub use target::{Answer, CannotHold, History, PastRequest, Remaining, Request, StepAnswer, Target};
pub use watch::{Point, Progress, Silent, Stage, Watch};
