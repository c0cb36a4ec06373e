//! The summary mail: composes the result of a run as a text for people, and sends it by the owner's mail server.
//!
//! A mail never makes a run fail: every error is returned as a value.

mod address;
mod catalogue;
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

pub use address::{NotAnAddress, address};
pub use compose::compose;
pub use deliver::{Delivered, check, check_within, deliver, deliver_within};
pub use error::{MailError, MailErrorCode};
pub use mailto::{MAILTO_LIMIT, mailto};
pub use message::{Language, Message};
pub use server::{Limits, Security, Server};
pub use summary::{BenefitLine, Counts, Line, Period, PersonLine, Proof, Sum, Summary};
