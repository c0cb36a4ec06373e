//! The runner against a target in memory: random runs, faults, crashes and changes by hand.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../common/ledger.rs"]
mod ledger;
mod model;
mod script;
mod target;
mod world;
