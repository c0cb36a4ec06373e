//! The network. One client per connection sends requests, waits, retries and redacts. No other module uses the network.
//!
//! [`Http`] can only read. Only a [`Writer`] can write, and a service that is never written to has none.

mod address;
mod call_options;
#[cfg(feature = "fuzzing")]
mod canned;
mod failure;
mod options;
pub mod proxy_script;
mod rate_limiter;
mod redact;
mod retry;
mod retry_after;
mod send;
mod status;
mod test_timeout;
mod writer;

pub(crate) use call_options::{Bearer, CallOptions};
#[cfg(feature = "fuzzing")]
pub use canned::{Canned, CannedAnswer, is_callable};
pub use options::HttpOptions;
pub(crate) use redact::redact;
pub(crate) use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderName};
pub use retry::{Decision, Kind, Outcome, TransportError, decide};
pub use send::Http;
pub(crate) use send::{Answer, Credential, Query};
pub(crate) use status::ErrorBody;
pub use test_timeout::TestTimeout;
pub(crate) use writer::{Verb, Writer};
