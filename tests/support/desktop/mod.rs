//! The real window, driven: an owner's [`Desktop`] with a display, a session bus and a keychain of its own, the app's
//! [`Window`] on it, and the [`Services`] it talks to.
//!
//! Nothing here is shared between tests: every computer has its own home folder. What was started is ended when the value
//! that stands for it goes.

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
