//! The network: one client per connection that sends, waits, retries and redacts. Nothing else touches it.
//!
//! [`Http`] can only read. What writes is a [`Writer`], and a service that is never written to never gets one.

mod address;
#[cfg(feature = "fuzzing")]
mod canned;
mod failure;
mod options;
mod pace;
mod patience;
pub mod proxy_script;
mod redact;
mod retry;
mod retry_after;
mod send;
mod status;
mod terms;
mod writer;

#[cfg(feature = "fuzzing")]
pub use canned::{Canned, CannedAnswer, is_callable};
pub use options::HttpOptions;
pub use patience::TimeIsUp;
pub(crate) use redact::redact;
pub(crate) use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderName};
pub use retry::{Decision, Kind, Outcome, Transport, decide};
pub use send::Http;
pub(crate) use send::{Answer, Credential, Query};
pub(crate) use status::Said;
pub(crate) use terms::{Bearer, Terms};
pub(crate) use writer::{Verb, Writer};
