//! The text of the summary mail.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod hostile;
mod privacy;
mod sample;
mod wording;
