//! One folder per service: how to speak to it, what it sends, and how that maps to the domain.
//!
//! Every service folder has the same shape: `mod.rs` (the facts), `calls.rs` (the table of calls), `client.rs` (making
//! them), `wire` (what the vendor sends and is sent), `map` (wire to domain and back, pure) and `BEHAVIOR.md` (the vendor's surprises). [`http`] is the only
//! part that touches the network.

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
