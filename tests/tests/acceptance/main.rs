//! The employee export against the sandbox, from the first read to the last.

mod faults;
mod plan;
mod send;
mod switches;
