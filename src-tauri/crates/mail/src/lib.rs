//! The summary mail: what a run did, in words for people, and the way to the owner's mail server.
//!
//! A mail never makes a run fail: whatever goes wrong here is a value.

mod address;
mod error;
mod message;
mod server;

pub use address::{NotAnAddress, address};
pub use error::{MailError, MailErrorCode};
pub use message::{Language, Message};
pub use server::{Limits, Security, Server};
