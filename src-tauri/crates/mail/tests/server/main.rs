//! Mails handed to a real server, and everything that can be in the way.

mod common;
mod delivery;
mod hostile;
mod refusals;
mod trouble;
mod trust;
