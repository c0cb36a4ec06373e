//! The summary mail: what a run did, in words for people, and the way to the owner's mail server.
//!
//! A mail never makes a run fail: whatever goes wrong here is a value.

mod address;
mod compose;
mod connection;
mod deliver;
mod error;
mod format;
mod mailto;
mod message;
mod mime;
mod server;
mod smtp_error;
mod summary;
mod words;

pub use address::{NotAnAddress, address};
pub use compose::compose;
pub use deliver::{Delivered, check, check_within, deliver, deliver_within};
pub use error::{MailError, MailErrorCode};
pub use mailto::{MAILTO_LIMIT, mailto};
pub use message::{Language, Message};
pub use server::{Limits, Security, Server};
pub use summary::{BenefitLine, Counts, Line, Period, PersonLine, Proof, Sum, Summary};
