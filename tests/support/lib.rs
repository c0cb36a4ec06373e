//! Fixtures and drivers of the acceptance, crash and desktop tests.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

pub mod benefit_fixture;
pub mod chance;
pub mod crash;
pub mod desktop;
pub mod fixture;
pub mod instance;
pub mod leave_fixture;
pub mod long;
pub mod places;
pub mod sample_run;
