//! The fault matrix: every call of every service × every fault, in every export that makes the call and at each of its points. The run ends
//! in a truthful state, the failure names the fault, and the next run settles it. Only the calls that no export makes are listed by hand:
//! the calls come from the connectors' own tables, and their points from an observed run without faults.
//!
//! The ordinary run tests every call with every fault once, each at another point. With `PAYBRIDGE_LONG=1` the same loops test the whole
//! product.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod case;
mod clean;
mod clock;
mod computers;
mod connecting;
mod error_texts;
mod fault_matrix;
mod faults;
mod flow;
mod gone;
mod table;
mod target_records;
