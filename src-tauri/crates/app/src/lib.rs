//! Everything the window can ask for, one module per screen. Knows no Tauri: the shell is a thin adapter.

mod app;
mod clients;
mod clock;
mod diagnostics;
pub mod error;
mod events;
mod lock;
mod report;
mod sample;
mod screens;
mod settings;
mod under_way;
pub mod view;

pub use app::{App, Folders};
pub use clock::SystemClock;
pub use error::{AppError, ErrorCode};
pub use events::Events;
pub use exports::clock::Clock;
pub use exports::runner::Point;
