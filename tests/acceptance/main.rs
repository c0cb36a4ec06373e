//! The exports against the sandbox, from the first read to the last.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod benefits_faults;
mod benefits_model;
mod benefits_open;
mod benefits_plan;
mod benefits_proof;
mod benefits_send;
mod benefits_size;
mod benefits_switches;
mod companies;
mod dates;
mod faults;
mod import;
mod kleer_forms;
mod leave_faults;
mod leave_model;
mod leave_plan;
mod leave_send;
mod leave_size;
mod leave_switches;
mod moments;
mod one_user;
mod plan;
mod rights;
mod same_person;
mod send;
mod size;
mod switches;
