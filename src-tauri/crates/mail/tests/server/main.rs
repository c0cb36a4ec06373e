//! Sends mails to a real server, with every fault that it can have.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;
mod delivery;
mod hostile;
mod refusals;
mod trouble;
mod trust;
