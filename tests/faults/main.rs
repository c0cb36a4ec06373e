//! Every call of every service × every fault, in every export that makes the call and at every point of it: the run ends in a
//! truthful state, the words say what happened, and the next run settles it. Nothing here is listed by hand but what no export
//! asks: the calls come from the connectors' own tables, and where an export makes them from a clean run that is watched.
//!
//! The ordinary run walks every call with every fault once, each at another of the points at which it is made. With
//! `PAYBRIDGE_LONG=1` the same loops walk the whole product.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod case;
mod clean;
mod clock;
mod computers;
mod connecting;
mod fault_matrix;
mod faults;
mod flow;
mod gone;
mod held;
mod table;
mod words;
