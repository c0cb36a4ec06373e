//! A real mail server for tests: aiosmtpd, with a certificate of a test authority.
//!
//! ```no_run
//! smtp::trusting(|authority| {
//!     let server = smtp::Server::start(authority, &smtp::Settings::default());
//!     // … send to localhost, server.port(), as smtp::USER with smtp::PASSWORD …
//!     assert_eq!(server.next_mail().recipients, ["ebba@mejl.example"]);
//! });
//! ```
//!
//! A program started by a test trusts the server when its environment names the authority's file: `SSL_CERT_FILE`.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod authority;
mod fault;
mod server;
mod settings;
mod trusting;

pub use authority::{Authority, Certificate};
pub use fault::{Fault, Faults, Stage};
pub use server::{Mail, Server};
pub use settings::{Encryption, Login, PASSWORD, Settings, USER};
pub use trusting::trusting;
