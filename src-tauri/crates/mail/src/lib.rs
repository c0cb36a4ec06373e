//! The summary mail: what a run did, in words for people, and the way to the owner's mail server.
//!
//! A mail never makes a run fail: whatever goes wrong here is a value.

mod address;
mod connection;
mod deliver;
mod error;
mod letter;
mod message;
mod plain;
mod reply;
mod server;

pub use address::{NotAnAddress, address};
pub use deliver::{Delivered, check, check_within, deliver, deliver_within};
pub use error::{MailError, MailErrorCode};
pub use message::{Language, Message};
pub use server::{Limits, Security, Server};
