//! Mails handed to a real server, and everything that can be in the way.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;
mod delivery;
mod hostile;
mod refusals;
mod trouble;
mod trust;
