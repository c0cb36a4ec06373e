//! Personio: people and compensations are read, compensations and their types are made. Nothing is changed or removed
//! there, because it cannot be.

pub mod calls;
mod client;
pub mod map;
mod pages;
mod problem;
mod sending;
mod token;
mod wire;

pub use calls::unproven;
pub use client::Client;

use std::time::Duration;

use crate::error::{Error, ErrorCode, Service};
use crate::facts::{CredentialField, Facts, Limits, Right};
use crate::http::{HeaderName, Http, HttpOptions, Said};

/// Rows asked for per page of compensations and of their types: the most there may be.
pub(crate) const PAGE: u32 = 100;

/// The least time from one request about compensations to the next. Five a second are allowed, and a little is kept
/// back for requests that travel faster than those before them.
const GAP: Duration = Duration::from_millis(210);

/// The facts of the service.
pub const FACTS: Facts = Facts {
    service: Service::Personio,
    default_base: "https://api.personio.de",
    credentials: &[
        CredentialField { key: "client_id", secret: false, kept: true },
        CredentialField { key: "client_secret", secret: true, kept: true },
    ],
    rights: &[
        Right { key: "employees", place: "Employees", tick: "Read" },
        Right { key: "compensations", place: "Compensations", tick: "Read, Write" },
        Right { key: "email", place: "Readable employee attributes", tick: "Email" },
    ],
    limits: Limits { page: Some(PAGE), concurrent: 1 },
    calls: calls::proofs,
};

/// A client that says who calls. The service asks every integration for a name of its own.
fn http(base_url: &str, options: HttpOptions, more: &[(HeaderName, &'static str)], said: fn(u16, &[u8]) -> Said) -> Result<Http, Error> {
    let name = (HeaderName::from_static("x-personio-app-id"), "PAYBRIDGE");
    let headers: Vec<_> = more.iter().cloned().chain([name]).collect();
    Ok(Http::new(Service::Personio, base_url, options)?.speaking(&headers, said))
}

/// The error of a compensation that was accepted and that no read shows.
pub fn not_shown() -> Error {
    Error::new(ErrorCode::NotShown, Service::Personio, calls::COMPENSATIONS.name)
}
