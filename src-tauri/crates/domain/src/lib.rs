//! The domain of Paybridge. Pure: no input or output, no clock, no async.
//!
//! People and money as the services hold them, the checks that find what is wrong with a record, the matching of
//! people between two services, and the plan: what an export would change.

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
pub mod plain;
pub mod plan;
pub mod proof;
pub mod run;
pub mod run_mark;
pub mod spelling;
