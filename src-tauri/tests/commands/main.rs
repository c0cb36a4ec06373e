//! The commands as the page calls them, without a window.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod basics;
mod benefit_files;
mod benefits;
mod decisions;
mod doors;
mod drift;
mod import;
mod leave;
mod links;
mod open;
mod page;
mod searched;
mod settings;
mod shrink_guard;
mod twice;
