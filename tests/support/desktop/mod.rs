//! Control of the real window: an owner's [`Desktop`] with a display, a session bus and a keychain of its own, the app's [`Window`] on
//! it, and the [`Services`] that it calls.
//!
//! Tests share nothing: every computer has its own home folder. Dropping a value ends the programs that it started.

mod app;
mod bus;
pub mod company;
mod dialog;
mod display;
mod driver;
mod error;
mod http;
mod machine;
mod memory;
mod process;
mod script;
mod search;
mod services;
mod started;
mod wait;
mod window;

pub use error::DesktopError;
pub use machine::{Desktop, Keychain};
pub use memory::Running;
pub use services::Services;
pub use started::Started;
pub use window::Window;
