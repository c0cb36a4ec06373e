//! The domain of Paybridge, without input and output, clock and async.
//!
//! It contains people and money, the checks of a record, the matching of people between two services, the plan of an export, and the
//! proof of a run.

pub mod benefits;
pub mod checks;
pub mod field;
pub mod finding;
pub mod fingerprint;
pub mod leave;
mod listed;
pub mod mask;
pub mod matching;
pub mod moment;
pub mod money;
pub mod person;
pub mod plan;
pub mod proof;
pub mod run;
pub mod run_mark;
pub mod text;
