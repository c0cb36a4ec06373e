//! Tests of the commands as the page calls them, without a visible window.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod basics;
mod benefit_files;
mod benefits;
mod decisions;
mod drift;
mod import;
mod leave;
mod links;
mod open_writes;
mod page;
mod permissions;
mod repeated_calls;
mod secret_search;
mod settings;
mod shrink_guard;
