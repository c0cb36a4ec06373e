//! The exports and the runner: fetch → match → check → plan → send → verify → report.
//!
//! The runner knows no service and no kind of export: each export implements [`runner::Target`].

pub mod benefits;
pub mod calls;
pub mod clock;
pub mod employees;
mod failure;
pub mod leave;
pub mod runner;

pub use failure::{failure_of, writing_refused};
