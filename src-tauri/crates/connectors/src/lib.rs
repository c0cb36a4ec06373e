//! HTTP clients of the services, with one folder per service.
//!
//! Every service folder has the same shape:
//! - `mod.rs` holds the facts of the service.
//! - `calls.rs` holds the table of calls.
//! - `client.rs` makes the calls.
//! - `wire` holds the records that the vendor sends and receives, in the vendor's names.
//! - `map` converts between wire and domain, without any I/O.
//! - `BEHAVIOR.md` lists what the vendor does that a reader would not expect.
//!
//! Only [`http`] uses the network.

pub mod alexis;
mod call;
mod error;
mod facts;
pub mod http;
mod json;
pub mod kleer;
pub mod personio;
mod text;

pub use call::{CallProof, Method, Proof};
pub use error::{Error, ErrorCode, Service, Written};
pub use facts::{CredentialField, Facts, Limits, Right};
