//! The use cases of the app, and the data types of the window. This crate does not depend on Tauri: the shell is a thin adapter.

mod active_runs;
mod app;
mod clients;
mod clock;
mod diagnostics;
pub mod dto;
pub mod error;
mod events;
mod lock;
mod report;
mod sample;
mod settings;
mod use_cases;

pub use app::{App, Folders};
pub use clock::SystemClock;
pub use error::{AppError, ErrorCode};
pub use events::Events;
pub use exports::clock::Clock;
pub use exports::runner::Point;
